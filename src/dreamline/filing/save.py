"""The interchange form: everything of a file as JSON, `"format": 1`, as schema.json in this package describes it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from dreamline.filing import Filed, Loose, Section, SectionKind
from dreamline.filing.documents import (
    Document,
    chapter_from_json,
    chapter_to_json,
    dream_from_json,
    dream_to_json,
    goal_from_json,
    goal_to_json,
    moment_from_json,
    moment_to_json,
    promise_from_json,
    promise_to_json,
    read_chapter,
    read_dream,
    read_goal,
    read_moment,
    read_promise,
    read_summit,
    read_value,
    read_when,
    summit_from_json,
    summit_to_json,
    value_from_json,
    value_to_json,
    when_to_json,
)
from dreamline.filing.door import MOST_IN_JSON, BadText, refuse_unwritable
from dreamline.filing.places import BadJson, Place
from dreamline.goals.pyramid import Pyramid
from dreamline.sentence import at, say
from dreamline.story.story import Chapter, Story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.filing import Remark
    from dreamline.story.moment import Moment

__all__ = [
    "FORMAT",
    "BadJson",
    "chapter_from_json",
    "chapter_to_json",
    "dream_from_json",
    "dream_to_json",
    "dumps",
    "from_json",
    "goal_from_json",
    "goal_to_json",
    "loads",
    "moment_from_json",
    "moment_to_json",
    "promise_from_json",
    "promise_to_json",
    "summit_from_json",
    "summit_to_json",
    "to_json",
    "value_from_json",
    "value_to_json",
]

FORMAT = 1

_FAULTS = {
    "Expecting value": say("Expecting value"),
    "Expecting ',' delimiter": say("Expecting ',' delimiter"),
    "Expecting ':' delimiter": say("Expecting ':' delimiter"),
    "Expecting property name enclosed in double quotes": say("Expecting property name enclosed in double quotes"),
    "Illegal trailing comma before end of object": say("Illegal trailing comma before end of object"),
    "Illegal trailing comma before end of array": say("Illegal trailing comma before end of array"),
    "Unterminated string starting at": say("Unterminated string starting at"),
    "Invalid control character at": say("Invalid control character at"),
    "Invalid \\escape": say("Invalid \\escape"),
    "Invalid \\uXXXX escape": say("Invalid \\uXXXX escape"),
    "Extra data": say("Extra data"),
}
"""What Python's json reader finds wrong, as sentences of ours; a word of a newer one is shown as it is."""


def to_json(filed: Filed) -> Document:
    """The document of a file; empty fields are left out."""
    story, pyramid = filed.story, filed.pyramid
    document = {
        "format": FORMAT,
        "title": story.title,
        "person": story.person,
        "subtitle": story.subtitle,
        "caption": story.caption,
        "born": when_to_json(story.born),
        "lang": story.lang,
        "chapters": [chapter_to_json(chapter) for chapter in story.chapters],
        "moments": [
            moment_to_json(moment) | {"chapter": chapter.id} for chapter in story.chapters for moment in chapter.moments
        ],
        "values": [value_to_json(value) for value in story.values],
        "dreams": [dream_to_json(dream) for dream in story.dreams],
        "goals": [goal_to_json(goal) for goal in pyramid.goals],
        "promises": [promise_to_json(promise) for promise in pyramid.promises],
        "summits": [summit_to_json(summit) for summit in pyramid.summits],
        "sections": [{"kind": section.kind, "heading": section.heading} for section in filed.sections],
        "loose": [{"after": loose.after, "text": loose.text} for loose in filed.loose],
    }
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def from_json(data: object) -> tuple[Filed, tuple[Remark, ...]]:
    """A file from any JSON value, and remarks on what was changed or left out.

    Raises BadJson with one sentence that names the place.
    """
    remarks: list[Remark] = []
    if not isinstance(data, dict):
        raise BadJson(say("A story in JSON is an object with fields."))
    top = Place.of(data, "", remarks)
    _check_format(top)
    filed = Filed(_story(top), _pyramid(top), _loose(top), _sections(top))
    top.finish()
    _check_links(filed, top)
    return filed, tuple(remarks)


def dumps(filed: Filed) -> str:
    """The JSON text: two spaces of indent, letters as they are, the same bytes for the same file."""
    return json.dumps(to_json(filed), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def loads(text: str) -> tuple[Filed, tuple[Remark, ...]]:
    """A file from JSON text; raises BadJson as `from_json` does."""
    if len(text) > MOST_IN_JSON:
        raise BadJson(
            say(
                "This file is too long ({length:,} characters); at most {most:,} can be read.",
                length=len(text), most=MOST_IN_JSON,
            )
        )  # fmt: skip
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once_each, parse_constant=_no_number)
    except BadJson:
        raise
    except json.JSONDecodeError as wrong:
        fault = _FAULTS.get(wrong.msg, wrong.msg)
        raise BadJson(say("line {line}: this is not JSON ({fault}).", line=wrong.lineno, fault=fault)) from None
    except RecursionError:
        raise BadJson(say("This JSON is nested too deeply to be a story.")) from None
    except ValueError:
        raise BadJson(say("This JSON holds a number that is too long to be read.")) from None
    return from_json(data)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise BadJson(at(repr(twice[:40]), say("this field stands twice in one object; keep one of them.")))
    return found


def _no_number(name: str) -> NoReturn:
    raise BadJson(say("{number} is no number a story can hold; take it out.", number=name))


def _check_format(top: Place) -> None:
    said = top.raw("format")
    if said is None:
        raise top.wrong("format", say('this is no story of ours; it should say "format": {number}.', number=FORMAT))
    if isinstance(said, bool) or said != FORMAT:
        raise top.wrong(
            "format",
            say("only format {number} can be read here; a newer Dreamline may have written this file.", number=FORMAT),
        )


def _story(top: Place) -> Story:
    chapters = [read_chapter(place) for place in top.items("chapters")]
    return Story(
        title=top.text("title"),
        person=top.text("person"),
        subtitle=top.text("subtitle"),
        caption=top.text("caption"),
        born=read_when(top, "born"),
        lang=top.text("lang"),
        chapters=_with_moments(chapters, top),
        values=tuple(read_value(place) for place in top.items("values")),
        dreams=tuple(read_dream(place) for place in top.items("dreams")),
    )


def _with_moments(chapters: list[Chapter], top: Place) -> tuple[Chapter, ...]:
    """Moments into the chapters they name; those that name none stand before the first."""
    inside: dict[str, list[Moment]] = {chapter.id: [] for chapter in chapters}
    before: list[Moment] = []
    for place in top.items("moments"):
        name = place.link("chapter")
        if name is not None and name not in inside:
            raise place.wrong("chapter", say("there is no chapter with the id “{name}”.", name=name[:40]))
        (before if name is None else inside[name]).append(read_moment(place))
    nameless = [Chapter(_free("c0", inside), "", tuple(before))] if before else []
    told = [
        Chapter(chapter.id, chapter.name, tuple(inside[chapter.id]), chapter.when, chapter.colour)
        for chapter in chapters
    ]
    return (*nameless, *told)


def _free(name: str, taken: Iterable[str]) -> str:
    known = set(taken)
    while name in known:
        name += "0"
    return name


def _pyramid(top: Place) -> Pyramid:
    return Pyramid(
        goals=tuple(read_goal(place) for place in top.items("goals")),
        promises=tuple(read_promise(place) for place in top.items("promises")),
        summits=tuple(read_summit(place) for place in top.items("summits")),
    )


def _sections(top: Place) -> tuple[Section, ...]:
    kinds = get_args(SectionKind)
    return tuple(
        Section(place.choice("kind", kinds, kinds[0]), place.text("heading")) for place in top.items("sections")
    )


def _loose(top: Place) -> tuple[Loose, ...]:
    return tuple(Loose(place.text("after"), _verbatim(place)) for place in top.items("loose"))


def _verbatim(place: Place) -> str:
    """A text as it stands, with its spaces."""
    text = place.raw("text")
    if not isinstance(text, str):
        raise place.wrong("text", say("this must be a text."))
    try:
        refuse_unwritable(text)
    except BadText as wrong:
        raise place.wrong("text", wrong.said) from None
    return text


def _check_links(filed: Filed, top: Place) -> None:
    """Ids stand once; a link to nothing is remarked on and kept."""
    story, pyramid = filed.story, filed.pyramid
    moments = _once("moments", [moment.id for moment in story.moments])
    _once("chapters", [chapter.id for chapter in story.chapters])
    tops = _once("dreams", [dream.id for dream in story.dreams])
    tops |= _once("summits", [summit.id for summit in pyramid.summits])
    _once("goals", [goal.id for goal in pyramid.goals])
    _once("promises", [promise.id for promise in pyramid.promises])
    for index, value in enumerate(story.values):
        _remark_lost(top, f"values[{index}].moments", value.moments, moments)
    for index, dream in enumerate(story.dreams):
        _remark_lost(top, f"dreams[{index}].grew_from", dream.grew_from, moments)
        _remark_lost(top, f"dreams[{index}].became", [dream.became] if dream.became else [], moments)
    for index, goal in enumerate(pyramid.goals):
        _remark_lost(top, f"goals[{index}].dream", [goal.dream] if goal.dream else [], tops)
    for index, promise in enumerate(pyramid.promises):
        _remark_lost(top, f"promises[{index}].dream", [promise.dream] if promise.dream else [], tops)


def _once(kind: str, ids: list[str]) -> set[str]:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            sentence = say("the id “{name}” is taken by an earlier one; ids stand once.", name=name[:40])
            raise BadJson(at(f"{kind}[{index}].id", sentence))
        seen.add(name)
    return seen


def _remark_lost(top: Place, where: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            top.remark(where, say("nothing here has the id “{name}”.", name=name[:40]))
