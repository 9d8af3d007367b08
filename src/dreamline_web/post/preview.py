"""Letters to look at, in demo and development: samples of every kind, and the last ones written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404

from dreamline_web.post import letters, queries, reading

if TYPE_CHECKING:
    from dreamline_web.post.letters import Kind, Written
    from dreamline_web.post.models import Letter

LAST = 20


@dataclass(frozen=True, slots=True)
class Last:
    """A letter written here; `written` is None when it cannot be read any more."""

    letter: Letter
    written: Written | None


def entrance() -> None:
    """Raises Http404 wherever real letters are written."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404


def sample(name: str, language: str) -> Written:
    """Raises Http404 for a kind or language that is not there."""
    kind = letters.kind(name)
    if kind is None or language not in dict(settings.LANGUAGES):
        raise Http404
    return reading.sample(kind, language)


def last_ones() -> tuple[Last, ...]:
    return tuple(Last(letter, _readable(letter)) for letter in queries.newest(LAST))


def last_one(number: int) -> tuple[Letter, Written]:
    """Raises Http404 when it is none of the last, or cannot be read any more."""
    for last in last_ones():
        if last.letter.pk == number and last.written:
            return last.letter, last.written
    raise Http404


def samples() -> tuple[Kind, ...]:
    return letters.kinds()


def _readable(letter: Letter) -> Written | None:
    """Not when its parts are wiped: a letter that needed them cannot be written again."""
    if letter.settled is not None:
        return None
    try:
        return reading.written(letter)
    except Exception:  # noqa: BLE001  # one that cannot be written must not hide the others
        return None
