"""What is understood of one line while it is typed: when, what, which emojis fit, and where it will stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dreamline.emoji import art
from dreamline.emoji.suggest import suggest
from dreamline.picture.path.dated import date_label
from dreamline.story.when import NotADate, find_when, read_when
from dreamline_web.stories import seating

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.story.story import Story
    from dreamline.story.when import When

NEW_CHAPTER: Final = "new"
"""What the field `chapter` says for a chapter that is still to be made."""
LONGEST: Final = 1000
_AT_END: Final = 4
"""A date at the end of a line has at most so many words."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BEFORE_DATE: Final = re.compile(r"[\s,;:–—-]+(?:(?:in|im|i|år|en|nel|em)\s*)?$", re.IGNORECASE)
"""What stands between the words of a line and a date at its end, in the six languages."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`leading` is an emoji typed into the line, `guess` the best one for its words, `emojis` all that are offered.

    `chapter` is the name of the chapter it will stand in and `after` the label of the moment before it; both may be "".
    `ahead`: its day has not come, so the road does not reach it. `wants_born`: an age, and no birth to count from.
    """

    line: str = ""
    text: str = ""
    found: When | None = None
    label: str = ""
    leading: str = ""
    guess: str = ""
    emojis: tuple[str, ...] = ()
    chapter: str = ""
    chapter_id: str = ""
    after: str = ""
    colour_index: int | None = None
    ahead: bool = False
    wants_born: bool = False

    @property
    def when(self) -> str:
        return self.found.words if self.found else ""

    @property
    def emoji(self) -> str:
        """The one chosen unless the person says otherwise."""
        return self.leading or self.guess


def understand(line: str, filed: Filed, *, memory: Mapping[str, str], today: date) -> Understood:
    """Everything a line says. It may begin with the emoji, and begin or end with the date.

    `colour_index` is left to the page.
    """
    story = filed.story
    words = " ".join(line[:LONGEST].split())
    leading, rest = art.leading_emoji(words)
    found, text = find_when(rest, today=today, lang=story.lang, born=story.born)
    if not found:
        found, text = _at_end(rest, story, today=today)
    if not leading:
        leading, text = art.leading_emoji(text)
    emojis = suggest(text, lang=story.lang, own=memory) if text else ()
    chapter, chapter_id, after = _place(story, found) if words else ("", "", "")
    return Understood(
        line=line,
        text=text,
        found=found,
        label=date_label(found, story.lang or "en"),
        leading=art.qualified(leading) if leading else "",
        guess=emojis[0] if emojis else "",
        emojis=emojis,
        chapter=chapter,
        chapter_id=chapter_id,
        after=after,
        ahead=bool(found and found.earliest and found.earliest > today),
        wants_born=not (found or story.born) and _counts_from_birth(rest, story, today=today),
    )


def _counts_from_birth(line: str, story: Story, *, today: date) -> bool:
    """Whether the line would have a date if a birth were known."""
    anybody = read_when(str(today.year - 40), today=today)
    return find_when(line, today=today, lang=story.lang, born=anybody)[0] is not None


def _at_end(line: str, story: Story, *, today: date) -> tuple[When | None, str]:
    """The date a line ends with ("Born in Hull 1989") and the words before it; one with a year that has come only."""
    words = line.rstrip(" .!").split(" ")
    for count in range(min(_AT_END, len(words) - 1), 0, -1):
        said = " ".join(words[-count:])
        years = [int(year) for year in _YEAR.findall(said)]
        if years and max(years) <= today.year and (when := _read(said, story, today=today)):
            return when, _BEFORE_DATE.sub("", " ".join(words[:-count]) + " ")
    return None, line


def _read(said: str, story: Story, *, today: date) -> When | None:
    try:
        return read_when(said, today=today, lang=story.lang, born=story.born)
    except NotADate:
        return None


def _place(story: Story, when: When | None) -> tuple[str, str, str]:
    """Chapter (name and id) and the label of the moment before."""
    if not story.chapters:
        return "", "", ""
    seat = seating.seat(story.chapters, when)
    chapter = story.chapters[seat.chapter]
    before = chapter.moments[seat.place - 1] if seat.place else None
    return chapter.name, chapter.id, date_label(before.when, story.lang or "en") if before else ""
