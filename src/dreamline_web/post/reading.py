"""From a row to a letter that can be read: its kind writes it, in the addressee's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

from dreamline_web.post import letters, parts

if TYPE_CHECKING:
    from dreamline_web.post.letters import Kind, Written
    from dreamline_web.post.models import Letter


class UnknownKind(LookupError):
    """No app of this version registered it."""


def written(letter: Letter) -> Written:
    """Raises UnknownKind, parts.Erased, parts.KeysAway, letters.NotNeeded, and whatever the kind raises."""
    kind = letters.kind(letter.kind)
    if kind is None:
        raise UnknownKind
    opened = parts.opened(letter)
    with override(letter.language):
        return kind.write(letter.about, opened, letter.language)


def sample(kind: Kind, language: str) -> Written:
    with override(language):
        return kind.sample(language)
