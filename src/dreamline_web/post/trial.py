"""The trial letter: shows whoever set mail up that letters arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext

from dreamline_web.post import letters

if TYPE_CHECKING:
    from dreamline_web.post.letters import About, Parts, Written

NAME: Final = "post.trial"


def write(_about: About, _parts: Parts, _language: str) -> Written:
    return letters.from_templates(gettext("Letters from Dreamline arrive"), "post/letters/trial", {})


def sample(language: str) -> Written:
    return write({}, {}, language)


def open_up() -> None:
    letters.register(letters.Kind(NAME, write, sample))
