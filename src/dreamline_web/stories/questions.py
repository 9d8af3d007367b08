"""Four gentle questions to begin with. Each is answered in one line; all may be skipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Question:
    number: int
    words: _StrPromise
    example: _StrPromise


QUESTIONS: Final = (
    Question(
        1,
        _("Where did you grow up, and what could you do there for hours?"),
        _("1991 Built radios in the cellar in Umeå"),
    ),
    Question(
        2,
        _("Who believed in you before you did, and when?"),
        _("2001 My maths teacher lent me her own books"),
    ),
    Question(
        3,
        _("Which of your choices surprised the people around you?"),
        _("2009 Left the bank for a year on a boat"),
    ),
    Question(
        4,
        _("When did work last feel light, and what were you doing?"),
        _("2024 Showed a newcomer how our trams think"),
    ),
)


def question(number: int) -> Question | None:
    return next((one for one in QUESTIONS if one.number == number), None)
