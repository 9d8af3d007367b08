"""Whether a story makes sense: kind sentences about what a person may want to look at again. Nothing is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.story.moment import HIGHEST, LOWEST
from dreamline.story.story import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment
    from dreamline.story.story import Story

LONGEST_TEXT = 48
"""Characters of a moment's text from which on the picture may cut it (the form's counter turns amber here)."""
LONGEST_CHAPTER = 24
"""Characters a chapter's sign holds."""
_QUOTED = 30
_IMPORTANCE, _COMPETENCE = range(4), range(1, 6)


@dataclass(frozen=True, slots=True)
class Finding:
    """One plain sentence about the item with that id ("" = the story as a whole)."""

    id: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.id}: {self.sentence}" if self.id else self.sentence


def check(story: Story, *, today: date) -> tuple[Finding, ...]:
    """What is worth another look, in the order of the story; () if nothing is."""
    return tuple(
        Finding(name, sentence)
        for findings in (_ids(story), _moments(story, today), _chapters(story), _links(story), _dreams(story))
        for name, sentence in findings
    )


def _ids(story: Story) -> Iterator[tuple[str, str]]:
    ids = {
        "moments": [moment.id for moment in story.moments],
        "chapters": [chapter.id for chapter in story.chapters],
        "dreams": [dream.id for dream in story.dreams],
    }
    for kind, named in ids.items():
        for name, count in Counter(named).items():
            if count > 1:
                yield name, f"{count} {kind} share this id; give each its own."


def _moments(story: Story, today: date) -> Iterator[tuple[str, str]]:
    for moment in story.moments:
        yield from ((moment.id, sentence) for sentence in _moment(moment, story, today))


def _moment(moment: Moment, story: Story, today: date) -> Iterator[str]:
    if not moment.text.strip():
        yield "This moment has no text yet; a few words are enough."
    if len(moment.text) > LONGEST_TEXT:
        length = len(moment.text)
        yield f"{_said(moment.text)} has {length} characters; long texts are cut in the picture from {LONGEST_TEXT} on."
    if moment.feeling is not None and not LOWEST <= moment.feeling <= HIGHEST:
        yield f"The feeling {moment.feeling} is outside {LOWEST} to +{HIGHEST}."
    if moment.when and moment.when.earliest and moment.when.earliest > today:
        yield f"{_said(moment.text)} lies in the future; is it a goal or a dream?"
    if story.born and story.born.earliest and _ends_before(moment, story.born.earliest):
        yield f"{_said(moment.text)} lies before the birth in {story.born.words}; is one of the two dates wrong?"
    if moment.show_why and not moment.why:
        yield f"{_said(moment.text)} should show its why in the picture, but says none."


def _ends_before(moment: Moment, day: date) -> bool:
    return bool(moment.when and moment.when.latest and moment.when.latest < day)


def _chapters(story: Story) -> Iterator[tuple[str, str]]:
    before = None
    for at, chapter in enumerate(story.chapters):
        if not chapter.name and at:
            yield chapter.id, "This chapter has no name yet."
        if len(chapter.name) > LONGEST_CHAPTER:
            yield chapter.id, f"{_said(chapter.name)} is long for a sign; {LONGEST_CHAPTER} characters fit."
        if chapter.colour and chapter.colour not in COLOURS:
            yield chapter.id, f"There is no chapter colour “{chapter.colour}”; choose one of {', '.join(COLOURS)}."
        if chapter.colour and chapter.colour == before:
            yield (
                chapter.id,
                f"{_said(chapter.name)} has the colour of the chapter before it; another is easier to see.",
            )
        before = chapter.colour


def _links(story: Story) -> Iterator[tuple[str, str]]:
    known = {moment.id for moment in story.moments}
    for value in story.values:
        if not value.name.strip():
            yield "", "A value has no name yet."
        for name in value.moments:
            if name not in known:
                yield "", f"The value {_said(value.name)} points at the moment “{name}”, which is not in the story."
    for dream in story.dreams:
        for name in (*dream.grew_from, *([dream.became] if dream.became else [])):
            if name not in known:
                yield dream.id, f"{_said(dream.title)} points at the moment “{name}”, which is not in the story."


def _dreams(story: Story) -> Iterator[tuple[str, str]]:
    for dream in story.dreams:
        yield from ((dream.id, sentence) for sentence in _dream(dream))


def _dream(dream: Dream) -> Iterator[str]:
    if not dream.title.strip():
        yield "This dream has no title yet."
    if dream.became and dream.state != "reached":
        yield f"{_said(dream.title)} became a moment but is not marked as reached."
    for need in dream.needs:
        if need.importance is not None and need.importance not in _IMPORTANCE:
            yield f"The importance of {_said(need.name)} is outside 0 to 3."
        if need.competence is not None and need.competence not in _COMPETENCE:
            yield f"The competence in {_said(need.name)} is outside 1 to 5."


def _said(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _QUOTED else f"“{words[: _QUOTED - 1].rstrip()}…”"
