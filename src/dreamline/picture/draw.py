"""From everything a person filed to the finished drawing: the sheets, the path, the mountain, the sky."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dreamline.emoji.language import guess_language
from dreamline.picture import collector
from dreamline.picture.checking.due import due_of
from dreamline.picture.checking.guard import sound
from dreamline.picture.look import DAY_AND_NIGHT, THEMES
from dreamline.picture.marks import heading
from dreamline.picture.marks.moment import moment
from dreamline.picture.marks.path import path as road
from dreamline.picture.marks.sign import sign
from dreamline.picture.marks.today import today as flag
from dreamline.picture.measure import width
from dreamline.picture.path import place, sheets
from dreamline.picture.path.stops import path_of
from dreamline.picture.scroll.sheet import Told, scroll
from dreamline.picture.shapes import Drawing, Group, Sheet
from dreamline.picture.telling import describe
from dreamline.picture.words import right_to_left, words
from dreamline.picture.world import landscape
from dreamline.picture.world.chance import seed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page
    from dreamline.picture.path.place import Placed
    from dreamline.picture.path.sheets import PaperWish, Part, Placing
    from dreamline.picture.path.stops import Path
    from dreamline.picture.shapes import Shape
    from dreamline.picture.words import Words
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment

PAPERS: dict[str, PaperWish] = {"screen": "screen", "a2": "a2", "a3": "a3", "a4": "a4"}
STYLES = ("path", "scroll")
UNITS = {("A3", "a4"): 0.25 * 2**-0.5, ("A3", "a2"): 0.25 * 2**0.5}
"""Millimetres for 1 u where a canvas is printed on another paper than it was made for."""


_SCRIPTS = {
    "el": ("\u0370", "\u03ff"),
    "ru": ("\u0400", "\u04ff"),
    "he": ("\u0590", "\u05ff"),
    "ar": ("\u0600", "\u06ff"),
    "th": ("\u0e00", "\u0e7f"),
    "ja": ("\u3040", "\u9fff"),
}
_TELLING = {"ru": (frozenset("іїєґ"), "uk"), "ja": (frozenset(map(chr, range(0x3040, 0x3100))), "zh")}
"""Letters that only the second language has (Ukrainian), or that the first is never without (Japanese kana)."""
_FIRST = 3
"""Title and subtitle are read before everything on the path."""
_DIGITS = 8
"""So much wider some digits of a sheet's number may be than others."""
_MANY = (2, 88)
"""Stands for numbers of sheets while their titles are measured."""


class _Task(NamedTuple):
    """What holds for the whole drawing."""

    filed: Filed
    today: date
    lang: str
    theme: Theme
    words: Words
    title: str


class _Choices(NamedTuple):
    """What `draw` was asked for."""

    filed: Filed
    today: date
    style: str
    theme: Theme
    paper: str
    lang: str
    photos: Mapping[str, bytes]


@collector.paused()
def draw(  # noqa: PLR0913 (each is one choice of the person)
    filed: Filed,
    *,
    today: date,
    style: str = "path",
    theme: str = "day",
    paper: str = "screen",
    lang: str = "",
    photos: Mapping[str, bytes] | None = None,
) -> Drawing:
    """The picture of everything in `filed`; what a viewer may not see must already be gone.

    `photos` holds JPEGs by the names the moments give. Raises ValueError, one plain sentence, for a style, theme or
    paper that does not exist. The same arguments always give the same drawing.
    """
    return _drawn(_Choices(filed, today, style, _theme(theme), paper, lang, photos or {}), 0)


@collector.paused()
def draw_for_page(
    filed: Filed,
    *,
    today: date,
    style: str = "path",
    photos: Mapping[str, bytes] | None = None,
) -> Drawing:
    """As `draw`, by day and by night at once: for a page, whose reader's wish for light or dark chooses.

    Colours are CSS `light-dark()`, and what only the day or the night has stands in groups with a `look`.
    """
    return _drawn(_Choices(filed, today, style, DAY_AND_NIGHT, "screen", "", photos or {}), 0)


@collector.paused()
def draw_checked(  # noqa: PLR0913 (as `draw`)
    filed: Filed,
    *,
    today: date,
    style: str = "path",
    theme: str = "day",
    paper: str = "screen",
    lang: str = "",
    photos: Mapping[str, bytes] | None = None,
) -> Drawing:
    """As `draw`, but only a picture without a fault: where one is found, it is drawn again from a lower rung.

    Raises ValueError as `draw` does, and where no rung gives a sound picture.
    """
    choices = _Choices(filed, today, style, _theme(theme), paper, lang, photos or {})
    return sound(lambda lower: _drawn(choices, lower), lambda drawing: due_of(filed, today=today, lang=drawing.lang))


def _drawn(choices: _Choices, lower: int) -> Drawing:
    """The picture; of the ways to place its path the first `lower` that hold are passed over."""
    filed, today, style, theme, paper, lang, photos = choices
    _check(style, STYLES, "style")
    _check(paper, tuple(PAPERS), "paper")
    story = filed.story
    spoken = lang or story.lang or _guessed(filed)
    task = _Task(filed, today, spoken, theme, words(spoken), story.title or words(spoken).title(story.person))
    path = path_of(story, today=today, lang=spoken, photos=photos)
    passes = place.Passes(lower)
    sheets_drawn, unit, left_out = _scroll(task, path) if style == "scroll" else _posters(task, path, paper, passes)
    used = {stop.photo.name for stop in path.stops if stop.photo}
    return Drawing(
        sheets_drawn,
        task.title,
        describe(_told(filed, path), today=today, lang=spoken),
        spoken,
        tuple((name, photo) for name, photo in sorted(photos.items()) if name in used),
        unit,
        path.remarks + left_out,
        task.theme.grey,
    )


def _posters(
    task: _Task, path: Path, paper: str, passes: place.Passes
) -> tuple[tuple[Sheet, ...], float, tuple[str, ...]]:
    """The winding path on sheets of paper, the length of 1 u, and a sentence about dreams that found no room."""
    placings = sheets.plan(path, PAPERS[paper], task.words, lambda part, page: _arranged(task, part, page, passes))
    mirrored = right_to_left(task.lang)
    made: list[Sheet] = []
    remarks: list[str] = []
    for number, placing in enumerate(placings, 1):
        page = placing[1]
        shapes, left_out = _sheet(task, placing, number, len(placings))
        made.append(Sheet(page.width, page.height, task.theme.mat, shapes, mirrored))
        remarks += _missed(left_out)
    return tuple(made), UNITS.get((placings[0][1].paper, paper), 0.25), tuple(remarks)


def _missed(left_out: Sequence[Dream]) -> Iterator[str]:
    """What to say about dreams that are not in the picture."""
    if left_out:
        titles = ", ".join(f"“{dream.title}”" for dream in left_out)
        yield f"The sky has no room for all dreams; not in the picture: {titles}. Shorter dreams need less room."


def _scroll(task: _Task, path: Path) -> tuple[tuple[Sheet, ...], float, tuple[str, ...]]:
    """The scroll for a phone, and the length of 1 u."""
    seed = seed_of((task.title, "scroll"))
    told = Told(task.filed, path, task.today, task.lang, task.theme, task.words, task.title, seed)
    sheet, unit = scroll(told, mirrored=right_to_left(task.lang))
    return (sheet,), unit, ()


def _theme(name: str) -> Theme:
    _check(name, tuple(THEMES), "theme")
    return THEMES[name]


def _check(choice: str, known: tuple[str, ...], what: str) -> None:
    if choice not in known:
        raise ValueError(f"There is no {what} called “{choice}”: choose one of {', '.join(known)}.")


def _guessed(filed: Filed) -> str:
    """The language of most words; where most letters are of another script, the language that writes them so."""
    story = filed.story
    texts = [story.title, *(moment.text for moment in story.moments), *(dream.title for dream in story.dreams)]
    letters = [sign for text in texts for sign in text if sign.isalpha()]
    for lang, (first, last) in _SCRIPTS.items():
        if 2 * sum(first <= sign <= last for sign in letters) > len(letters):
            return _of_script(lang, letters)
    return guess_language(texts)


def _of_script(lang: str, letters: list[str]) -> str:
    """Which of the two languages that share a script: Russian or Ukrainian, Japanese or Chinese."""
    telling, other = _TELLING.get(lang, (frozenset(), lang))
    has = not telling.isdisjoint(sign.lower() for sign in letters)
    return other if has == (lang == "ru") else lang


def _arranged(task: _Task, part: Part, page: Page, passes: place.Passes) -> Placed | None:
    """The path of one sheet, placed around its heading and mountain."""
    whole = part.begins and part.ends
    counts = (1,) if whole else _MANY
    titles = [_heading(task, page, 1 if part.begins else count, count) for count in counts]
    taken = [box for planned in titles for box in heading.boxes(planned, page)]
    if not whole:
        taken = [box._replace(x1=max(box.x1 + _DIGITS, _shrunk(titles, page))) for box in taken]
    return place.arrange(
        place.Sheet(
            part, page, landscape.edge(page), task.lang, task.words, task.words.date(task.today),
            tuple(taken),
        ),
        passes,
    )  # fmt: skip


def _shrunk(titles: list[heading.Heading], page: Page) -> float:
    """How far to the right a title may reach that has to shrink with some numbers of its sheets, but not with all."""
    if all(title.title_size == page.title for title in titles):
        return 0.0
    wide = max(width(title.title, "title", title.title_size) for title in titles)
    return heading.TITLE_X + (page.title_width if wide <= page.title_width else heading.widest(page))


def _heading(task: _Task, page: Page, number: int, of: int) -> heading.Heading:
    story = task.filed.story
    title = task.title if of == 1 else task.words.sheet_title(task.title, number, of)
    return heading.plan(title, story.subtitle if number == 1 else "", story.caption, page)


def _sheet(task: _Task, placing: Placing, number: int, of: int) -> tuple[tuple[Shape, ...], tuple[Dream, ...]]:
    """One sheet, from the ground up, and the dreams its sky had no room for."""
    part, page, placed = placing
    planned = _heading(task, page, number, of)
    front = [*_front(task, placing)]
    scene = landscape.scene(
        task.filed, page, placed, task.theme, today=task.today, lang=task.lang, seed=seed_of((task.title, str(number)))
    )
    order = len(part.stops) + len(placed.signs) + 4
    shapes = (*scene.behind, *front, *scene.above(order), *heading.heading(planned, page, task.theme))
    return shapes, scene.clouds.left_out


def _front(task: _Task, placing: Placing) -> Iterator[Group]:
    """Path, signs, moments and flag, numbered in the order they are read."""
    part, page, placed = placing
    theme = task.theme
    yield road(placed, page, theme)
    by_owner = {made.owner: made for made in placed.signs if made.owner}
    elsewhere = [made for made in placed.signs if not made.owner]
    opening = {index: by_owner[part.chapters[part.stops[index].chapter]] for index, _ in part.openings}
    read: list[Group] = [sign(made, theme, order=_FIRST) for made in elsewhere if made.ahead < 0]
    moments: list[Group] = []
    turn = 1
    for index, (stop, spot, label) in enumerate(zip(placed.stops, placed.spots, placed.labels, strict=True)):
        if index in opening:
            read.append(sign(opening[index], theme, order=_FIRST + len(read) + len(moments)))
        at = _FIRST + len(read) + len(moments)
        moments.append(moment(stop, spot, label, page.sizes, theme, turn=turn, order=at))
        turn = -turn if stop.photo else turn
    ends = _FIRST + len(read) + len(moments)
    read += [sign(made, theme, order=ends) for made in elsewhere if made.ahead > 0]
    yield from read
    yield from moments
    if placed.flag:
        yield flag(placed.flag, theme, order=ends)


def _told(filed: Filed, path: Path) -> Filed:
    """What the picture shows of the story, in its drawn order."""
    by_id = {moment.id: moment for moment in filed.story.moments}
    shown: dict[str, list[Moment]] = defaultdict(list)
    for stop in path.stops:
        shown[path.chapters.ids[stop.chapter]].append(by_id[stop.id])
    chapters = tuple(replace(chapter, moments=tuple(shown[chapter.id])) for chapter in filed.story.chapters)
    return replace(filed, story=replace(filed.story, chapters=chapters))
