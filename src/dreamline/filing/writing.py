"""Values to a story file: one canonical line for everything, unknown lines where they stood."""

from __future__ import annotations

import re
from collections import deque
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from dreamline.filing.brackets import Part, sight_part, state_part, with_bracket
from dreamline.filing.dates import Dates
from dreamline.filing.escapes import broken, guarded, plain_start
from dreamline.filing.items import (
    Opening,
    chapter_part,
    dream_part,
    goal_part,
    moment_part,
    promise_part,
    read_opening,
    value_part,
)
from dreamline.filing.pictographs import is_emoji, leading_emoji
from dreamline.filing.references import Moments
from dreamline.filing.titles import Tops
from dreamline.filing.words import TIER_WORDS, heading_of, section_of
from dreamline.goals.pyramid import Pyramid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dreamline.filing import Filed, SectionKind
    from dreamline.goals.pyramid import Goal, Promise
    from dreamline.story.dream import Dream, Need
    from dreamline.story.moment import Moment, Photo
    from dreamline.story.story import Chapter, Value
    from dreamline.story.when import When

_ANY_DAY = date(2026, 1, 1)
"""Only words that mean the same on every day are written alone, so it does not matter which day this is."""

_BRACKET_END = re.compile(r"\A([^\n]*)\)(?=\n|\Z)")
_DONE = {"reached": "done"}
"""Goals are done, dreams are reached; both words are read for both."""

_ORDER: tuple[SectionKind, ...] = ("dreams", "values", "goals")


def write_text(filed: Filed) -> str:
    """The story file of `filed`; `read_text` gives the same back (photo focus and ids are only in the JSON form)."""
    return _Writing(filed).text()


class _Writing:
    def __init__(self, filed: Filed) -> None:
        self._filed = filed
        self._story = filed.story
        self._dates = Dates(_ANY_DAY, filed.story.lang, filed.story.born)
        self._moments = Moments(filed.story.moments, self._dates)
        self._loose: dict[str, list[str]] = {}
        for loose in filed.loose:
            self._loose.setdefault(loose.after, []).append(loose.text)
        self._lines: list[str] = []

    def text(self) -> str:
        self._loose_after("")
        self._gap()
        self._head()
        for at, chapter in enumerate(self._story.chapters):
            self._chapter(chapter, first=at == 0)
        for kind, heading in self._sections():
            self._section(kind, heading)
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "\n".join([*self._lines, ""]) if self._lines else ""

    def _add(self, line: str, indent: str = "    ") -> None:
        self._lines.append(broken(line, indent))

    def _details(self, *details: tuple[str, str]) -> None:
        for key, raw in details:
            if raw:
                self._add(f"  {key}: {raw}")

    def _gap(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def _loose_after(self, name: str) -> None:
        self._lines += self._loose.pop(name, [])

    def _head(self) -> None:
        story = self._story
        if story.title:
            self._add("# " + _heading(story.title))
        if story.person:
            colon = "\\" if story.person.startswith(":") else ""
            self._add(("by " if story.title else "by: ") + colon + guarded(story.person))
        born = Dates(_ANY_DAY, story.lang).written(story.born) if story.born else ""
        keys = {
            "born": born,
            "lang": story.lang,
            "subtitle": guarded(story.subtitle),
            "caption": guarded(story.caption),
        }
        for key, raw in keys.items():
            if raw:
                self._add(f"{key}: {raw}")
        self._loose_after("head")
        if self._lines:
            self._gap()

    def _chapter(self, chapter: Chapter, *, first: bool) -> None:
        parts = [self._dates.written(chapter.when) if chapter.when else "", chapter.colour]
        if not first or chapter.name or any(parts) or not chapter.moments or chapter.id in self._loose:
            self._gap()
            name = _heading(chapter.name)
            understand = chapter_part(self._dates)
            line = with_bracket(name, parts, understand) if name or any(parts) else ""
            self._add(f"## {line}".rstrip())
        self._loose_after(chapter.id)
        for moment in chapter.moments:
            self._moment(moment)

    def _moment(self, moment: Moment) -> None:
        feeling = "" if moment.feeling is None else f"{moment.feeling:+d}" if moment.feeling else "0"
        parts = [feeling, "turning point" if moment.turning_point else "", sight_part(moment.sight)]
        opening, below = self._opening(moment)
        self._add("- " + with_bracket(opening, parts, moment_part))
        self._details(*below, ("chose", guarded(moment.chose)))
        if moment.why or moment.show_why:
            self._add(f"  {'why!' if moment.show_why else 'why'}: {guarded(moment.why)}".rstrip())
        self._details(*_photo(moment.photo), ("people", guarded(moment.people)), ("place", guarded(moment.place)))
        self._loose_after(moment.id)

    def _opening(self, moment: Moment) -> tuple[str, list[tuple[str, str]]]:
        """Date, emoji and text on one line if they can be read from it; what cannot goes below it."""
        when = moment.when
        emoji = moment.emoji if is_emoji(moment.emoji) else ""
        below = [] if emoji or not moment.emoji else [("emoji", guarded(moment.emoji))]
        if when and self._dates.stands_alone(when) and (line := self._line(Opening(when, emoji, moment.text))):
            return line, below
        if when:
            below.insert(0, ("when", self._dates.written(when)))
        return self._line(Opening(None, emoji, moment.text)), below

    def _line(self, opening: Opening) -> str:
        """The first way to write an opening that is read as meant; "" if none is."""
        words = opening.when.words if opening.when else ""
        for text in _ways(opening.text):
            line = " ".join(part for part in (words, opening.emoji, text) if part)
            if read_opening(line, self._dates) == opening:
                return line
        return ""

    def _sections(self) -> Iterator[tuple[SectionKind, str]]:
        """The sections as they stood, then those that have something to say but stood nowhere."""
        pyramid = self._filed.pyramid
        filled = {
            "dreams": bool(self._story.dreams),
            "values": bool(self._story.values),
            "goals": pyramid != Pyramid() or any(loose.after.startswith("under ") for loose in self._filed.loose),
        }
        headings = {section.kind: section.heading for section in self._filed.sections}
        yield from headings.items()
        for kind in _ORDER:
            if kind not in headings and (filled[kind] or kind in self._loose):
                yield kind, heading_of(kind, self._story.lang)

    def _section(self, kind: SectionKind, heading: str) -> None:
        self._gap()
        self._add(f"# {heading}")
        self._loose_after(kind)
        if kind == "dreams":
            for dream in self._story.dreams:
                self._dream(dream)
        elif kind == "values":
            for number, value in enumerate(self._story.values, 1):
                self._value(value)
                self._loose_after(f"v{number}")
        else:
            self._goals()

    def _dream(self, dream: Dream) -> None:
        horizon = self._by("horizon", dream.horizon, dream_part(self._dates))
        state = state_part(dream.state, dream.state_when, self._dates)
        parts = [dream.area, dream.size, horizon, state, sight_part(dream.sight)]
        title, below = _with_emoji(dream.emoji, dream.title)
        self._add("- " + with_bracket(title, parts, dream_part(self._dates)))
        self._details(
            *below,
            *_photo(dream.photo),
            ("why", guarded(dream.why)),
            ("was", guarded(dream.was)),
            ("from", self._labels(dream.grew_from)),
            ("in the way", guarded(dream.in_the_way)),
            ("needs", ", ".join(_need(need) for need in dream.needs)),
            ("became", self._moments.label(dream.became or "")),
        )
        self._loose_after(dream.id)

    def _by(self, key: str, when: When | None, understand: Callable[[str], Part | None]) -> str:
        """`by 2031`; a date whose own words say so ("until 2031", "before 2031") needs no second word."""
        if when is None:
            return ""
        words = self._dates.written(when)
        alone = when.edtf.startswith("../") and understand(words) == Part({key: when})
        return words if alone else f"by {words}"

    def _labels(self, moments: Iterable[str]) -> str:
        return ", ".join(label for name in moments if (label := self._moments.label(name)))

    def _value(self, value: Value) -> None:
        labels = self._labels(value.moments)
        name = _started(guarded(value.name, ":"), value.name)
        line = f"{name}: {labels}" if labels else name
        self._add("- " + with_bracket(line, [sight_part(value.sight)], value_part))

    def _goals(self) -> None:
        """Goals and promises in their order; a heading wherever the dream above them changes."""
        story, pyramid = self._story, self._filed.pyramid
        titles = {dream.id: dream.title for dream in story.dreams}
        titles |= {summit.id: summit.title for summit in pyramid.summits}
        tops = Tops([(dream.id, dream.title) for dream in story.dreams])
        promises = deque(pyramid.promises)
        above: str | None = None
        runs = [(top, list(goals)) for top, goals in groupby(pyramid.goals, key=lambda goal: goal.dream)]
        named = dict.fromkeys([goal.dream for goal in pyramid.goals] + [promise.dream for promise in pyramid.promises])
        summits = [summit.id for summit in pyramid.summits]
        first = [] if [name for name in named if name in set(summits)] == summits else summits
        for name in first:
            above = self._top(name, titles, tops)
        for top, goals in runs:
            above = self._under(top, above, titles, tops)
            for goal in goals:
                self._goal(goal)
            while promises and promises[0].dream == top:
                self._promise(promises.popleft())
        for promise in promises:
            above = self._under(promise.dream, above, titles, tops)
            self._promise(promise)
        bare = [loose.after.removeprefix("under ") for loose in self._filed.loose if loose.after.startswith("under ")]
        for name in dict.fromkeys(bare):
            if name in titles and name not in named and name not in first:
                self._top(name, titles, tops)

    def _under(self, top: str | None, above: str | None, titles: dict[str, str], tops: Tops) -> str | None:
        known = top if top in titles else None
        return above if known == above else self._top(known, titles, tops)

    def _top(self, top: str | None, titles: dict[str, str], tops: Tops) -> str | None:
        if self._lines and not self._lines[-1].startswith("# "):
            self._gap()
        if top is None:
            self._add("##")
            return None
        self._add("## " + tops.heading(top, titles[top]))
        tops.remember(top, titles[top])
        self._loose_after(f"under {top}")
        return top

    def _goal(self, goal: Goal) -> None:
        title, below = _with_emoji(goal.emoji, goal.title)
        parts = [
            TIER_WORDS[goal.tier] if goal.tier else "",
            self._by("due", goal.due, goal_part(self._dates)),
            "set aside" if goal.parked else "",
            state_part(_DONE.get(goal.state, goal.state), goal.state_when, self._dates),
            sight_part(goal.sight),
        ]
        self._add("- " + with_bracket(f"{goal.kind}: {title}".rstrip(), parts, goal_part(self._dates)))
        self._details(
            *below,
            ("if-then", guarded(goal.if_then)),
            ("in the way", guarded(goal.in_the_way)),
            ("objective", guarded(goal.objective)),
        )
        self._loose_after(goal.id)

    def _promise(self, promise: Promise) -> None:
        who = f" ({guarded(promise.who, '()')})" if promise.who else ""
        parts = [
            self._by("due", promise.due, promise_part(self._dates)),
            state_part(promise.state, promise.state_when, self._dates),
        ]
        text = _started(guarded(promise.text), promise.text)
        self._add("- " + with_bracket(f"promise{who}: {text}".rstrip(), parts, promise_part(self._dates)))
        self._loose_after(promise.id)


def _ways(text: str) -> tuple[str, ...]:
    """A text as it is, and protected: where it begins, where its first line ends in a bracket, at both."""
    raw = guarded(text)
    closed = _BRACKET_END.sub(r"\1\\)", raw, count=1)
    return raw, "\\" + raw, closed, "\\" + closed


def _heading(words: str) -> str:
    raw = _started(guarded(words), words)
    return "\\" + raw if section_of(raw) else raw


def _started(raw: str, text: str) -> str:
    """`raw` such that `plain_start` gives `text` back."""
    return raw if plain_start(raw) == text else "\\" + raw


def _with_emoji(emoji: str, text: str) -> tuple[str, list[tuple[str, str]]]:
    raw = _started(guarded(text), text)
    if leading_emoji(raw):
        raw = "\\" + raw
    if not emoji:
        return raw, []
    return (f"{emoji} {raw}".rstrip(), []) if is_emoji(emoji) else (raw, [("emoji", guarded(emoji))])


def _photo(photo: Photo | None) -> list[tuple[str, str]]:
    return [("photo", guarded(photo.name)), ("alt", guarded(photo.alt))] if photo else []


def _need(need: Need) -> str:
    name = guarded(need.name, ",/")
    if need.importance is None and need.competence is None:
        return name
    numbers = ("?" if number is None else str(number) for number in (need.importance, need.competence))
    return f"{name} {'/'.join(numbers)}"
