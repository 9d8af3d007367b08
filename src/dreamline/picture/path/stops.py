"""What stands on the path: the story's moments in their order, ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dreamline.emoji import art
from dreamline.emoji.suggest import suggest
from dreamline.picture.path.dated import crowded_years, date_label
from dreamline.picture.path.remarks import remarks_in, undrawn
from dreamline.picture.photos import readable
from dreamline.story.order import in_order
from dreamline.story.story import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dreamline.emoji.art import Art
    from dreamline.picture.path.remarks import Remarks
    from dreamline.story.moment import Moment, Photo
    from dreamline.story.story import Chapter, Story
    from dreamline.story.when import When

LONGEST_NAME = 24
"""Letters of a chapter's name on its sign."""
PINE = 1
EACH_WHY = 5
"""One why for each five moments (or part of five)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One moment as it stands on the path.

    `title` is the whole text with its date; `why` is "" where it is not shown; `letter` stands in the badge of an emoji
    that has no drawing. `chapter` is an index into the chapters of the path, `colour` into the ten colours.
    """

    id: str
    title: str
    date: str
    text: str
    why: str
    art: Art | None
    pale: bool
    letter: str
    photo: Photo | None
    feeling: int | None
    chapter: int
    colour: int
    turning: bool
    star: bool
    when: When | None


@dataclass(frozen=True, slots=True)
class Chapters:
    """Chapters that have moments on the path: ids, names for signs ("" = no sign) and colours."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    colours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The whole path before it is cut into sheets.

    `felt`: feelings make highs and lows; they are not all the same.
    """

    stops: tuple[Stop, ...]
    chapters: Chapters
    remarks: tuple[str, ...]
    felt: bool


def path_of(story: Story, *, today: date, lang: str, photos: Mapping[str, bytes]) -> Path:
    """The moments in their order, each chapter sorted by date; moments of the future stay away, with a remark."""
    said_of = remarks_in(lang)
    remarks: list[str] = []
    parts: list[tuple[Chapter, list[Moment]]] = []
    for chapter in story.chapters:
        past = [moment for moment in chapter.moments if not _ahead(moment.when, today)]
        remarks += [
            said_of.ahead.format(text=_plain(moment.text)) for moment in chapter.moments if _ahead(moment.when, today)
        ]
        if past:
            parts.append((chapter, in_order(past)))
    colours = _colours(story.chapters)
    shown = [colours[chapter.id] for chapter, _ in parts]
    _part_neighbours(shown, [chapter for chapter, _ in parts])
    moments = [moment for _, some in parts for moment in some]
    whys = _whys(moments)
    stars = {dream.became for dream in story.dreams if dream.state == "reached" and dream.became}
    crowded = crowded_years(moment.when for moment in moments)
    stops = []
    for index, (_, some) in enumerate(parts):
        for moment in some:
            photo = _photo(moment, photos, remarks, said_of)
            if undrawn(moment.text) or (moment.id in whys and undrawn(moment.why)):
                remarks.append(said_of.letters.format(text=_plain(moment.text)))
            drawn, pale, letter = _badge(moment.emoji, moment.text, lang)
            label = date_label(moment.when, lang, crowded)
            said = _plain(moment.when.words) if moment.when else ""
            text = _plain(moment.text)
            stops.append(
                Stop(
                    moment.id, f"{said}: {text}" if said else text, label, text,
                    _plain(moment.why) if moment.id in whys else "", drawn, pale,
                    letter, photo, moment.feeling, index, shown[index], moment.turning_point, moment.id in stars,
                    moment.when,
                )
            )  # fmt: skip
    named = len(parts) > 1 or (len(parts) == 1 and parts[0][0].name)
    names = tuple(_sign(chapter.name) if named else "" for chapter, _ in parts)
    return Path(
        tuple(stops),
        Chapters(tuple(c.id for c, _ in parts), names, tuple(shown)),
        tuple(remarks),
        len({stop.feeling or 0 for stop in stops}) > 1,
    )


def _ahead(when: When | None, today: date) -> bool:
    return bool(when and when.earliest and when.earliest > today)


def _plain(text: str) -> str:
    """The text on one line, single spaces."""
    return text if text.isprintable() and "  " not in text and text == text.strip() else " ".join(text.split())


def _sign(name: str) -> str:
    name = _plain(name)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _colours(chapters: Sequence[Chapter]) -> dict[str, int]:
    """A colour for each chapter: the one chosen, else the next in order that its neighbours do not have."""
    if len(chapters) == 1 and not chapters[0].name and not chapters[0].colour:
        return {chapters[0].id: PINE}
    chosen = [COLOURS.index(chapter.colour) if chapter.colour in COLOURS else None for chapter in chapters]
    colours: dict[str, int] = {}
    before: int | None = None
    turn = 0
    for index, chapter in enumerate(chapters):
        own = chosen[index]
        if own is None or own == before:
            after = chosen[index + 1] if index + 1 < len(chosen) else None
            while turn % 10 in {before, after}:
                turn += 1
            own = turn % 10
            turn += 1
        colours[chapter.id] = before = own
    return colours


def _part_neighbours(colours: list[int], chapters: Sequence[Chapter]) -> None:
    """Where an empty chapter fell out and two of one colour meet, the later one moves on to the next free colour."""
    for index in range(1, len(chapters)):
        after = colours[index + 1] if index + 1 < len(colours) else None
        while colours[index] == colours[index - 1]:
            step = 1 if (colours[index] + 1) % 10 != after else 2
            colours[index] = (colours[index] + step) % 10


def _whys(moments: Sequence[Moment]) -> frozenset[str]:
    """Whose why is shown: those marked; none marked: turning points first, then the strongest feelings."""
    told = [moment for moment in moments if moment.why.strip()]
    asked = [moment for moment in told if moment.show_why] or told
    ranked = sorted(asked, key=lambda moment: (not moment.turning_point, -abs(moment.feeling or 0)))
    most = max(1, len(moments) // EACH_WHY)
    return frozenset(moment.id for moment in ranked[:most])


@lru_cache(maxsize=4096)
def _badge(emoji: str, text: str, lang: str) -> tuple[Art | None, bool, str]:
    """The drawing in the badge and whether it is pale, or the letter that stands for an emoji nobody has drawn."""
    chosen = emoji.strip() or next(iter(suggest(text, lang=lang, limit=1)), "")
    drawn = art.find(chosen) if chosen else None
    if drawn:
        return drawn, art.is_pale(chosen), ""
    return None, False, _initial(text) if emoji.strip() else ""


def _initial(text: str) -> str:
    return next((sign.upper()[:1] for sign in text if sign.isalnum()), "")


def _photo(moment: Moment, photos: Mapping[str, bytes], remarks: list[str], said_of: Remarks) -> Photo | None:
    """The moment's photo if it can be drawn; a missing or broken one is remarked and gives way to the emoji."""
    if not moment.photo:
        return None
    name = moment.photo.name
    if name not in photos:
        remarks.append(said_of.photo_missing.format(name=name))
        return None
    if not readable(photos[name]):
        remarks.append(said_of.photo_broken.format(name=name))
        return None
    return moment.photo
