"""What a page shows of a story's items: plain values for templates, made from core values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dreamline.emoji import names
from dreamline.emoji.suggest import suggest
from dreamline.picture.path.dated import crowded_years, date_label
from dreamline.picture.path.stops import path_of
from dreamline.story.story import COLOURS
from dreamline_web.stories import photos, picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dreamline.story.moment import Moment, Photo
    from dreamline.story.story import Chapter, Story

FEELINGS: Final = (
    gettext_lazy("a low"),
    gettext_lazy("hard"),
    gettext_lazy("even"),
    gettext_lazy("good"),
    gettext_lazy("a high"),
)


@dataclass(frozen=True, slots=True)
class PhotoView:
    square: str
    whole: str
    alt: str
    focus: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class MomentView:
    """One moment in the list. `emoji` is its own, else a guess; `label` its short date; `chapter` an id.

    `open_to` are the first names of those for whom it is open.
    """

    id: str
    anchor: str
    version: int
    moment: Moment
    label: str
    emoji: str
    feeling_word: str
    photo: PhotoView | None
    chapter: str
    colour_index: int
    values: tuple[str, ...]
    is_first: bool
    is_last: bool
    open_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterView:
    """One chapter in the list; `colour_index` counts the ten colours, `years` is its span in words."""

    id: str
    name: str
    colour: str
    colour_index: int
    years: str
    version: int
    moments: tuple[MomentView, ...]
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all items of one story while they are made ready: everything that is looked up once."""

    lang: str
    memory: Mapping[str, str]
    colours: Mapping[str, int]
    crowded: frozenset[int]
    values: Mapping[str, tuple[str, ...]]
    versions: Mapping[str, int]
    open_to: Mapping[str, tuple[str, ...]]


def setting(
    story: Story,
    memory: Mapping[str, str],
    versions: Mapping[str, int],
    *,
    today: date,
    open_to: Mapping[str, tuple[str, ...]] | None = None,
) -> Setting:
    tied: dict[str, tuple[str, ...]] = {}
    for value in story.values:
        for moment in value.moments:
            tied[moment] = (*tied.get(moment, ()), value.name)
    crowded = crowded_years(moment.when for moment in story.moments)
    return Setting(story.lang, memory, colours(story, today=today), crowded, tied, versions, open_to or {})


def colours(story: Story, *, today: date) -> dict[str, int]:
    """The colour of each chapter as the picture gives it; of an empty one that which it would begin with."""
    drawn = path_of(story, today=today, lang=story.lang or "en", photos={}).chapters
    found = dict(zip(drawn.ids, drawn.colours, strict=True))
    for at, chapter in enumerate(story.chapters):
        own = COLOURS.index(chapter.colour) if chapter.colour in COLOURS else at % len(COLOURS)
        found.setdefault(chapter.id, own)
    return found


def chapter_view(story: Story, at: int, known: Setting) -> ChapterView:
    chapter = story.chapters[at]
    colour = known.colours[chapter.id]
    is_last = at == len(story.chapters) - 1
    return ChapterView(
        id=chapter.id,
        name=chapter.name,
        colour=COLOURS[colour],
        colour_index=colour,
        years=years(chapter, runs_on=is_last),
        version=known.versions.get(chapter.id, 0),
        moments=tuple(moment_view(chapter, place, known) for place in range(len(chapter.moments))),
        is_first=at == 0,
        is_last=is_last,
    )


def moment_view(chapter: Chapter, place: int, known: Setting) -> MomentView:
    moment = chapter.moments[place]
    return MomentView(
        id=moment.id,
        anchor=f"moment-{moment.id}",
        version=known.versions.get(moment.id, 0),
        moment=moment,
        label=date_label(moment.when, known.lang or "en", known.crowded),
        emoji=moment.emoji or next(iter(suggest(moment.text, lang=known.lang, limit=1, own=known.memory)), ""),
        feeling_word="" if moment.feeling is None else str(FEELINGS[moment.feeling + 2]),
        photo=photo_view(moment.photo),
        chapter=chapter.id,
        colour_index=known.colours[chapter.id],
        values=known.values.get(moment.id, ()),
        is_first=place == 0,
        is_last=place == len(chapter.moments) - 1,
        open_to=known.open_to.get(moment.id, ()),
    )


def photo_view(photo: Photo | None) -> PhotoView | None:
    number = photos.number_of(photo.name) if photo else 0
    if photo is None or not number:
        return None
    whole = reverse("photo", args=[number])
    return PhotoView(picture.square_address(number, photo.focus), whole, photo.alt, photo.focus)


def years(chapter: Chapter, *, runs_on: bool) -> str:
    """From the first to the last year a chapter tells of; until today where it `runs_on`."""
    whens = [when for when in (chapter.when, *(moment.when for moment in chapter.moments)) if when]
    first = min((when.earliest.year for when in whens if when.earliest), default=None)
    last = max((when.latest.year for when in whens if when.latest), default=None)
    if runs_on and first is not None:
        return _("{first}–today").format(first=first)
    if first is None or last is None:
        return str(first or last or "")
    return str(first) if first == last else f"{first}–{last}"


def named(emojis: Sequence[str], lang: str) -> tuple[tuple[str, str], ...]:
    """Each emoji with what it is called."""
    return tuple((emoji, names.name(emoji, lang)) for emoji in emojis)


def newest_first(chapter: ChapterView) -> ChapterView:
    return replace(chapter, moments=chapter.moments[::-1])
