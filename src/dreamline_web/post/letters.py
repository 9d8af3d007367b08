"""What kinds of letters there are. The app that knows what a letter says registers its kind and writes it.

A kind is written when it is sent, in the addressee's language, from ids (`about`) and sealed parts. What `write` gives
back is never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from dreamline_web.post import palette

About = Mapping[str, int]
"""Ids of rows and small numbers, in the clear."""
Parts = Mapping[str, str]
"""What cannot be read again at sending time, such as a sign-in code; sealed until then, wiped afterwards."""


class NotNeeded(Exception):
    """Raised by `write` when there is nothing to tell any more; the letter is withdrawn."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar object; `method` is REQUEST, CANCEL or REPLY as it stands in `content`."""

    content: bytes
    method: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter ready to go. The subject is neutral: it is read on lock screens. `headers` as name and value."""

    subject: str
    text: str
    html: str
    calendar: Calendar | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind; `name` is `app.letter`.

    `write(about, parts, language)` runs with that language active and outside of any transaction; whatever it raises
    gives the letter up, except NotNeeded. `sample(language)` shows the letter with invented people on the preview page.
    """

    name: str
    write: Callable[[About, Parts, str], Written]
    sample: Callable[[str], Written]


_kinds: dict[str, Kind] = {}
_tellers: list[Callable[[], Mapping[str, Any]]] = []


def register(kind: Kind) -> None:
    """From the app's `ready()`; a second kind of the same name takes the place of the first."""
    _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds[name] for name in sorted(_kinds))


def kind(name: str) -> Kind | None:
    return _kinds.get(name)


def tell(teller: Callable[[], Mapping[str, Any]]) -> None:
    """Adds what the templates of every letter know, such as `run_by` as the organiser wrote it last."""
    _tellers.append(teller)


def from_templates(subject: str, template: str, context: Mapping[str, Any], **more: Any) -> Written:
    """A letter from `<template>.txt` and `<template>.html`, which extend post/letter.txt and post/letter.html.

    `template` is like "people/letters/code"; `more` are Written's calendar and headers. Both templates also know
    `subject`, `origin`, `run_by`, `colours`, and what was added by `tell`.
    """
    known = {"subject": subject, "origin": settings.ORIGIN, "run_by": settings.RUN_BY, "colours": palette.COLOURS}
    told = {name: value for teller in _tellers for name, value in teller().items()}
    whole = known | told | dict(context)
    text, html = (render_to_string(f"{template}.{kind}", whole) for kind in ("txt", "html"))
    return Written(subject, _tidy(text), html, **more)


def link(route: str, *args: Any) -> str:
    """The whole address of a page, always on the configured origin."""
    return settings.ORIGIN + reverse(route, args=args)


def _tidy(text: str) -> str:
    """No spaces at the ends of lines, and never two empty lines in a row: what template tags leave behind."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    return "\n".join(kept) + "\n"
