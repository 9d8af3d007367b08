"""What is understood of one line while it is typed: when, what, which emojis fit, and where it will stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dreamline.emoji import art
from dreamline.emoji.suggest import suggest
from dreamline.picture.path.dated import date_label
from dreamline.story.when import find_when
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


@dataclass(frozen=True, slots=True)
class Understood:
    """`leading` is an emoji typed into the line, `guess` the best one for its words, `emojis` all that are offered.

    `chapter` is the name of the chapter it will stand in and `after` the label of the moment before it; both may be "".
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

    @property
    def when(self) -> str:
        return self.found.words if self.found else ""

    @property
    def emoji(self) -> str:
        """The one chosen unless the person says otherwise."""
        return self.leading or self.guess


def understand(line: str, filed: Filed, *, memory: Mapping[str, str], today: date) -> Understood:
    """Everything a line says. It may begin with the emoji or with the date. `colour_index` is left to the page."""
    story = filed.story
    words = " ".join(line[:LONGEST].split())
    leading, rest = art.leading_emoji(words)
    found, text = find_when(rest, today=today, lang=story.lang, born=story.born)
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
    )


def _place(story: Story, when: When | None) -> tuple[str, str, str]:
    """Chapter (name and id) and the label of the moment before."""
    if not story.chapters:
        return "", "", ""
    seat = seating.seat(story.chapters, when)
    chapter = story.chapters[seat.chapter]
    before = chapter.moments[seat.place - 1] if seat.place else None
    return chapter.name, chapter.id, date_label(before.when, story.lang or "en") if before else ""
