"""Whether a story makes sense: kind sentences about what a person may want to look at again. Nothing is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.sentence import say
from dreamline.story.moment import HIGHEST, LOWEST
from dreamline.story.story import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dreamline.sentence import Said
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment
    from dreamline.story.story import Chapter, Story

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
    sentence: Said

    def __str__(self) -> str:
        return f"{self.id}: {self.sentence}" if self.id else self.sentence


def check(story: Story, *, today: date) -> tuple[Finding, ...]:
    """What is worth another look, in the order of the story; () if nothing is."""
    return tuple(
        Finding(name, sentence)
        for findings in (_ids(story), _moments(story, today), _chapters(story), _links(story), _dreams(story))
        for name, sentence in findings
    )


def _ids(story: Story) -> Iterator[tuple[str, Said]]:
    ids = (
        (say("moments"), [moment.id for moment in story.moments]),
        (say("chapters"), [chapter.id for chapter in story.chapters]),
        (say("dreams"), [dream.id for dream in story.dreams]),
    )
    for kind, named in ids:
        for name, count in Counter(named).items():
            if count > 1:
                yield name, say("{count} {kind} share this id; give each its own.", count=count, kind=kind)


def _moments(story: Story, today: date) -> Iterator[tuple[str, Said]]:
    for moment in story.moments:
        yield from ((moment.id, sentence) for sentence in _moment(moment, story, today))


def _moment(moment: Moment, story: Story, today: date) -> Iterator[Said]:
    text = _short(moment.text)
    if not moment.text.strip():
        yield say("This moment has no text yet; a few words are enough.")
    if len(moment.text) > LONGEST_TEXT:
        yield say(
            "“{text}” has {length} characters; long texts are cut in the picture from {longest} on.",
            text=text, length=len(moment.text), longest=LONGEST_TEXT,
        )  # fmt: skip
    if moment.feeling is not None and not LOWEST <= moment.feeling <= HIGHEST:
        yield say(
            "The feeling {feeling} is outside {low} to +{high}.", feeling=moment.feeling, low=LOWEST, high=HIGHEST
        )
    if moment.when and moment.when.earliest and moment.when.earliest > today:
        yield say("“{text}” lies in the future; is it a goal or a dream?", text=text)
    if story.born and story.born.earliest and _ends_before(moment, story.born.earliest):
        yield say(
            "“{text}” lies before the birth in {born}; is one of the two dates wrong?",
            text=text, born=story.born.words,
        )  # fmt: skip
    if moment.show_why and not moment.why:
        yield say("“{text}” should show its why in the picture, but says none.", text=text)


def _ends_before(moment: Moment, day: date) -> bool:
    return bool(moment.when and moment.when.latest and moment.when.latest < day)


def _chapters(story: Story) -> Iterator[tuple[str, Said]]:
    before = None
    for at, chapter in enumerate(story.chapters):
        if not chapter.name and at:
            yield chapter.id, say("This chapter has no name yet.")
        for sentence in _chapter(chapter, before):
            yield chapter.id, sentence
        before = chapter.colour


def _chapter(chapter: Chapter, before: str | None) -> Iterator[Said]:
    """On its name and its colour; `before` is the colour of the chapter before it."""
    name, colour = _short(chapter.name), chapter.colour
    if len(chapter.name) > LONGEST_CHAPTER:
        yield say("“{name}” is long for a sign; {longest} characters fit.", name=name, longest=LONGEST_CHAPTER)
    if colour and colour not in COLOURS:
        known = ", ".join(COLOURS)
        yield say("There is no chapter colour “{colour}”; choose one of {known}.", colour=colour, known=known)
    if colour and colour == before:
        yield say("“{name}” has the colour of the chapter before it; another is easier to see.", name=name)


def _links(story: Story) -> Iterator[tuple[str, Said]]:
    known = {moment.id for moment in story.moments}
    for value in story.values:
        if not value.name.strip():
            yield "", say("A value has no name yet.")
        for name in value.moments:
            if name not in known:
                yield "", say(
                    "The value “{value}” points at the moment “{name}”, which is not in the story.",
                    value=_short(value.name), name=name,
                )  # fmt: skip
    for dream in story.dreams:
        for name in (*dream.grew_from, *([dream.became] if dream.became else [])):
            if name not in known:
                yield dream.id, say(
                    "“{title}” points at the moment “{name}”, which is not in the story.",
                    title=_short(dream.title), name=name,
                )  # fmt: skip


def _dreams(story: Story) -> Iterator[tuple[str, Said]]:
    for dream in story.dreams:
        yield from ((dream.id, sentence) for sentence in _dream(dream))


def _dream(dream: Dream) -> Iterator[Said]:
    if not dream.title.strip():
        yield say("This dream has no title yet.")
    if dream.became and dream.state != "reached":
        yield say("“{title}” became a moment but is not marked as reached.", title=_short(dream.title))
    for need in dream.needs:
        if need.importance is not None and need.importance not in _IMPORTANCE:
            yield say("The importance of “{need}” is outside 0 to 3.", need=_short(need.name))
        if need.competence is not None and need.competence not in _COMPETENCE:
            yield say("The competence in “{need}” is outside 1 to 5.", need=_short(need.name))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1].rstrip()}…"
