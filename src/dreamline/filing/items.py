"""One block of the story file to one value: moments, chapters, dreams, goals, promises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dreamline.filing.brackets import Part, read_sight_part, read_state, take_bracket, word_and_rest
from dreamline.filing.doubts import bracket_doubts, moment_doubts
from dreamline.filing.escapes import plain, plain_start, split_at
from dreamline.filing.pictographs import leading_emoji
from dreamline.filing.words import (
    AREAS,
    COLOUR_NAMES,
    DREAM_STATES,
    DUE,
    GOAL_STATES,
    KINDS,
    MOMENT_MARKS,
    PARKED,
    PROMISE,
    PROMISE_STATES,
    SIZES,
    TIERS,
    folded,
)
from dreamline.goals.pyramid import Goal, Promise
from dreamline.sentence import say
from dreamline.story.dream import Dream, Need
from dreamline.story.moment import HIGHEST, LOWEST, Moment, Photo
from dreamline.story.story import Chapter, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline.filing.brackets import Bracketed
    from dreamline.filing.dates import Dates
    from dreamline.filing.outline import Block
    from dreamline.sentence import Said
    from dreamline.story.when import When

_FEELING = re.compile(r"([+\-−–])\s?(\d{1,3})([.,]\d{1,3})?|(\d)")
_NEED = re.compile(r"(.*\S)\s+(\d{1,3}|\?)/(\d{1,3}|\?)", re.DOTALL)
_KIND = re.compile(r"([^\s:()\\][^:()\\]{0,30}?)\s*:(?:\s+|$)(.*)", re.DOTALL)
_PROMISE = re.compile(r"([^\s:()\\]{1,20})\s*(?:\(((?:\\.|[^()\\])*)\))?\s*:(?:\s+|$)(.*)", re.DOTALL)
_MOST_IMPORTANT, _NEAREST = 3, 5


@dataclass(frozen=True, slots=True)
class Opening:
    """What a moment begins with: date, emoji, text."""

    when: When | None
    emoji: str
    text: str


def read_opening(raw: str, dates: Dates) -> Opening:
    """`1995 📻 Took the radio apart`; a date after the emoji is found too."""
    when, rest = dates.leading(raw)
    emoji, rest = read_emoji(rest)
    if emoji and not when:
        when, rest = dates.leading(rest)
    return Opening(when, emoji, plain_start(rest))


def read_emoji(raw: str) -> tuple[str, str]:
    emoji = leading_emoji(raw)
    return emoji, raw[len(emoji) :].lstrip()


def read_moment(block: Block, name: str, dates: Dates) -> tuple[Moment, tuple[Said, ...]]:
    """A moment and remarks on its line."""
    line = take_bracket(block.body, moment_part)
    opening = read_opening(line.text, dates)
    when = _when_below(block, dates) or opening.when
    why, shown = block.details_of("why"), block.details_of("why!")
    moment = Moment(
        id=name,
        text=opening.text,
        when=when,
        emoji=block.text_of("emoji") or opening.emoji,
        photo=_photo(block),
        chose=block.text_of("chose"),
        why=plain("\n".join(text for _, text in sorted([*why, *shown]) if text)),
        show_why=bool(shown),
        people=block.text_of("people"),
        place=block.text_of("place"),
        **line.fields,
    )
    return moment, (*line.remarks, *moment_doubts(line, dates, dated=when is not None))


def _when_below(block: Block, dates: Dates) -> When | None:
    said = [text for _, text in block.details_of("when") if text]
    return dates.read(said[0]) if said else None


def moment_part(part: str) -> Part | None:
    if MOMENT_MARKS.get(folded(plain(part))):
        return Part({"turning_point": True})
    return read_sight_part(part) or _feeling(part)


def _feeling(part: str) -> Part | None:
    found = _FEELING.fullmatch(part)
    if not found:
        return None
    said = float((found[2] or found[4]) + (found[3] or "").replace(",", "."))
    said = -said if found[1] and found[1] != "+" else said
    nearest = max(LOWEST, min(HIGHEST, int(said + (0.5 if said >= 0 else -0.5))))
    if nearest == said:
        return Part({"feeling": nearest})
    remark = say(
        "A feeling goes from -2 to +2 in whole steps; I read “{words}” as {nearest:+d}.", words=part, nearest=nearest
    )
    return Part({"feeling": nearest}, remark)


def _photo(block: Block) -> Photo | None:
    name, alt = block.text_of("photo"), block.text_of("alt")
    return Photo(name, alt) if name or alt else None


def read_chapter(block: Block, name: str, dates: Dates) -> tuple[Chapter, tuple[Said, ...]]:
    line = take_bracket(block.body, chapter_part(dates))
    return Chapter(id=name, name=plain_start(line.text), **line.fields), _remarks(line, dates)


def _remarks(line: Bracketed, dates: Dates) -> tuple[Said, ...]:
    return (*line.remarks, *bracket_doubts(line, dates))


def chapter_part(dates: Dates) -> Callable[[str], Part | None]:
    def understand(part: str) -> Part | None:
        if colour := COLOUR_NAMES.get(folded(part)):
            return Part({"colour": colour})
        when = dates.read(part)
        return Part({"when": when}) if when else None

    return understand


def read_dream(block: Block, name: str, dates: Dates) -> tuple[Dream, tuple[Said, ...]]:
    """A dream without its moments (they are found when all are read), and remarks on its line and needs."""
    line = take_bracket(block.body, dream_part(dates))
    emoji, rest = read_emoji(line.text)
    needs, remarks = _needs(block)
    dream = Dream(
        id=name,
        title=plain_start(rest),
        emoji=block.text_of("emoji") or emoji,
        photo=_photo(block),
        why=block.text_of("why"),
        in_the_way=block.text_of("in the way"),
        needs=needs,
        was=block.text_of("was"),
        **line.fields,
    )
    return dream, (*_remarks(line, dates), *remarks)


def dream_part(dates: Dates) -> Callable[[str], Part | None]:
    def understand(part: str) -> Part | None:
        words = folded(plain(part))
        if area := AREAS.get(words):
            return Part({"area": area})
        if size := SIZES.get(words):
            return Part({"size": size})
        state = read_state(part, DREAM_STATES, dates)
        return state or _due("horizon", part, dates) or read_sight_part(part) or _bare("horizon", part, dates)

    return understand


def _due(key: str, part: str, dates: Dates) -> Part | None:
    """`by Dec 2026`."""
    word, rest = word_and_rest(part, DUE)
    return _bare(key, rest, dates) if word else None


def _bare(key: str, part: str, dates: Dates) -> Part | None:
    """`Dec 2026`."""
    when = dates.read(part)
    return Part({key: when}) if when else None


def _needs(block: Block) -> tuple[tuple[Need, ...], list[Said]]:
    remarks: list[Said] = []
    parts = [part for _, text in block.details_of("needs") for part in split_at(text, ",") if part]
    return tuple(_need(part, remarks) for part in parts), remarks


def _need(part: str, remarks: list[Said]) -> Need:
    found = _NEED.fullmatch(part)
    if not found:
        return Need(plain(part))
    importance = _within(found[2], 0, _MOST_IMPORTANT)
    competence = _within(found[3], 1, _NEAREST)
    if (importance, competence) != tuple(_within(number, 0, 999) for number in found.group(2, 3)):
        remarks.append(
            say(
                "Importance goes from 0 to 3, competence from 1 to 5; I read “{words}” as the nearest.",
                words=plain(part),
            )
        )
    return Need(plain(found[1]), importance, competence)


def _within(number: str, low: int, high: int) -> int | None:
    return None if number == "?" else max(low, min(high, int(number)))


def read_value(block: Block) -> tuple[Value, list[str], tuple[Said, ...]]:
    """A value, the labels of its moments, and remarks."""
    line = take_bracket(block.body, value_part)
    name, *rest = split_at(line.text, ":")
    labels = [":".join(rest), *(text for _, text in block.details_of("from"))]
    return Value(plain_start(name), **line.fields), labels, line.remarks


def value_part(part: str) -> Part | None:
    return read_sight_part(part)


def read_goal(block: Block, name: str, dates: Dates) -> tuple[Goal, tuple[Said, ...]]:
    line = take_bracket(block.body, goal_part(dates))
    before, rest = read_emoji(line.text)
    kind, rest = _kind(rest)
    emoji, rest = ("", rest) if before else read_emoji(rest)
    fields: dict[str, Any] = {"kind": kind} | line.fields
    goal = Goal(
        id=name,
        title=plain_start(rest),
        emoji=block.text_of("emoji") or before or emoji,
        if_then=block.text_of("if-then"),
        in_the_way=block.text_of("in the way"),
        objective=block.text_of("objective"),
        **fields,
    )
    return goal, _remarks(line, dates)


def _kind(raw: str) -> tuple[str, str]:
    found = _KIND.fullmatch(raw)
    kind = KINDS.get(folded(found[1])) if found else None
    return (kind, found[2]) if found and kind else ("outcome", raw)


def goal_part(dates: Dates) -> Callable[[str], Part | None]:
    def understand(part: str) -> Part | None:
        words = folded(plain(part))
        if tier := TIERS.get(words):
            return Part({"tier": tier})
        if PARKED.get(words):
            return Part({"parked": True})
        state = read_state(part, GOAL_STATES, dates)
        return state or _due("due", part, dates) or read_sight_part(part) or _bare("due", part, dates)

    return understand


def is_promise(block: Block) -> bool:
    found = _PROMISE.fullmatch(block.body)
    return bool(found) and folded(found[1]) in PROMISE if found else False


def read_promise(block: Block, name: str, dates: Dates) -> tuple[Promise, tuple[Said, ...]]:
    line = take_bracket(block.body, promise_part(dates))
    found = _PROMISE.fullmatch(line.text)
    who, text = (plain((found[2] or "").strip()), found[3]) if found else ("", line.text)
    return Promise(id=name, who=who, text=plain_start(text), **line.fields), _remarks(line, dates)


def promise_part(dates: Dates) -> Callable[[str], Part | None]:
    def understand(part: str) -> Part | None:
        return read_state(part, PROMISE_STATES, dates) or _due("due", part, dates) or _bare("due", part, dates)

    return understand
