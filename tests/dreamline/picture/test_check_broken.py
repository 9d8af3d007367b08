"""One whole picture broken in one way after the other: the check notices each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dreamline.emoji import art
from dreamline.picture.checking.check import faults
from dreamline.picture.checking.due import due_of
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.shapes import Circle, Emoji, Group, Path, Rect, Style, Text
from dreamline.samples import names, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dreamline.picture.shapes import Drawing, Role, Shape

    Change = Callable[[Shape], tuple[Shape, ...]]
    Maker = Callable[[], Change]
    """Makes a change anew, for changes count the groups they have seen."""

STORY = sample("linnea")
DUE = due_of(STORY.filed, today=STORY.today)
WHOLE = {style: draw(STORY.filed, today=STORY.today, photos=STORY.photos, style=style) for style in ("path", "scroll")}


def found(drawing: Drawing) -> set[str]:
    return {fault.rule for fault in faults(drawing, due=DUE)}


def changed(drawing: Drawing, maker: Maker) -> Drawing:
    """The drawing with every shape replaced by what a change makes of it; its children after it."""
    change = maker()

    def walk(shape: Shape) -> Iterator[Shape]:
        for made in change(shape):
            yield replace(made, shapes=tuple(walked(made.shapes))) if isinstance(made, Group) else made

    def walked(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
        for shape in shapes:
            yield from walk(shape)

    return replace(
        drawing, sheets=tuple(replace(sheet, shapes=tuple(walked(sheet.shapes))) for sheet in drawing.sheets)
    )


def first(role: Role, make: Callable[[Group], tuple[Shape, ...]], at: int = 0) -> Maker:
    """Changes only one group of a role."""

    def maker() -> Change:
        seen = iter(range(10_000))

        def change(shape: Shape) -> tuple[Shape, ...]:
            if isinstance(shape, Group) and shape.role == role and next(seen) == at:
                return make(shape)
            return (shape,)

        return change

    return maker


def gone(_: Shape) -> tuple[Shape, ...]:
    return ()


def each_text(make: Callable[[Text], Text]) -> Maker:
    return lambda: lambda shape: (make(shape),) if isinstance(shape, Text) else (shape,)


def texts_in(group: Group, make: Callable[[Text], tuple[Shape, ...]]) -> Group:
    shapes: list[Shape] = []
    for shape in group.shapes:
        shapes += make(shape) if isinstance(shape, Text) else (shape,)
    return replace(group, shapes=tuple(shapes))


def emoji_of(make: Callable[[Emoji], Emoji]) -> Maker:
    """Changes the emoji of the first badge."""

    def badge(group: Group) -> tuple[Shape, ...]:
        return (replace(group, shapes=tuple(make(s) if isinstance(s, Emoji) else s for s in group.shapes)),)

    return first("badge", badge)


def inside(group: Group, role: Role, change: Callable[[Group], tuple[Shape, ...]]) -> Group:
    shapes: list[Shape] = []
    for shape in group.shapes:
        shapes += change(shape) if isinstance(shape, Group) and shape.role == role else (shape,)
    return replace(group, shapes=tuple(shapes))


def a_label(group: Group) -> Text:
    return next(s for part in group.shapes if isinstance(part, Group) for s in part.shapes if isinstance(s, Text))


def with_emoji_on_label(group: Group) -> tuple[Shape, ...]:
    drawing = art.find("☕")
    assert drawing is not None
    text = a_label(group)
    return (replace(group, shapes=(*group.shapes, Emoji(text.x, text.y - 5, 40, drawing))),)


def with_star_on_label(group: Group) -> tuple[Shape, ...]:
    text = a_label(group)
    star = Group((Circle(text.x, text.y - 5, 15, Style(fill="#FFFFFF")),), role="star")
    return (replace(group, shapes=(*group.shapes, star)),)


def with_tick_on_words(group: Group) -> tuple[Shape, ...]:
    text = next(shape for shape in group.shapes if isinstance(shape, Text))
    tick = Group((Circle(text.x + 20, text.y - 5, 13, Style(fill="#2C7A4B")),), role="tick")
    return (replace(group, shapes=(*group.shapes, tick)),)


def with_words_in(role: Role) -> Maker:
    """A text put into a badge or a tab, where it has no room."""

    def change(group: Group) -> tuple[Shape, ...]:
        disc = next(shape for shape in group.shapes if isinstance(shape, Circle))
        words = Text(disc.x, disc.y, "Far too many words for this", "text", 17, "#1F2A44")
        return (replace(group, shapes=(*group.shapes, words)),)

    return first(role, change)


def words_to_corner(group: Group) -> tuple[Shape, ...]:
    """The words of a cloud in the upper left corner of its box, where there is only sky."""
    discs = [shape for shape in group.shapes if isinstance(shape, Circle)]
    pill = next(shape for shape in group.shapes if isinstance(shape, Rect))
    top = min(disc.y - disc.r for disc in discs)
    highest = min(shape.y for shape in group.shapes if isinstance(shape, Text))
    move = top + 24 - highest
    return (texts_in(group, lambda text: (replace(text, x=pill.x + 4, y=text.y + move, anchor="start"),)),)


def larger(by: float) -> Callable[[Text], Text]:
    return lambda text: replace(text, size=text.size * by)


def hill_over_all(drawing: Drawing) -> Drawing:
    hill = Path("M-5 300C400 100 800 500 2000 300L2000 9000L-5 9000Z", Style(fill="#C9D8A8"))
    group = Group((hill,), role="hills")
    return replace(drawing, sheets=tuple(replace(sheet, shapes=(*sheet.shapes, group)) for sheet in drawing.sheets))


def rect_over_all(drawing: Drawing) -> Drawing:
    cover = Rect(0, 0, 3000, 9000, 0, Style(fill="#FFFFFF"))
    return replace(drawing, sheets=tuple(replace(sheet, shapes=(*sheet.shapes, cover)) for sheet in drawing.sheets))


def moved_label(down: float) -> Maker:
    def change(group: Group) -> tuple[Shape, ...]:
        return (inside(group, "label", lambda label: (texts_in(label, lambda t: (replace(t, y=t.y + down),)),)),)

    return first("moment", change)


def without_years() -> Change:
    def change(shape: Shape) -> tuple[Shape, ...]:
        if isinstance(shape, Group) and shape.role == "label":
            return (texts_in(shape, lambda text: () if text.face == "heavy" else (text,)),)
        return (shape,)

    return change


def within(role: Role, inner: Role, make: Callable[[Group], tuple[Shape, ...]]) -> Maker:
    return first(role, lambda group: (inside(group, inner, make),))


BROKEN: dict[str, tuple[Maker, str]] = {
    "no first moment": (first("moment", gone), "is missing"),
    "no middle moment": (first("moment", gone, 7), "is missing"),
    "no last moment": (first("moment", gone, 15), "is missing"),
    "a moment twice": (first("moment", lambda group: (group, group), 3), "stands twice"),
    "no first goal": (first("goal", gone), "is missing"),
    "no last goal": (first("goal", gone, 6), "is missing"),
    "no first dream": (first("dream", gone), "is missing"),
    "no last dream": (first("dream", gone, 3), "is missing"),
    "no sign": (first("sign", gone), "is missing"),
    "no flag": (first("flag", gone), "is missing"),
    "no trail": (first("trail", gone), "is missing"),
    "no casing": (first("casing", gone), "has no casing"),
    "no path": (first("path", gone), "is missing"),
    "no badge": (within("moment", "badge", gone), "has no badge"),
    "an emoji off the sheet": (emoji_of(lambda e: replace(e, x=-200.0)), "does not fit into its"),
    "an emoji aside": (emoji_of(lambda e: replace(e, x=e.x + 60)), "does not fit into its"),
    "an emoji on the label": (emoji_of(lambda e: replace(e, y=e.y + 70)), "does not fit into its"),
    "an emoji too large": (emoji_of(lambda e: replace(e, size=e.size * 5)), "does not fit into its"),
    "an emoji over a label": (first("moment", with_emoji_on_label), "lies on"),
    "a star on its own label": (first("moment", with_star_on_label), "lies on"),
    "a tick on its own words": (first("goal", with_tick_on_words), "lies on"),
    "a label clipped away": (
        within("moment", "label", lambda g: (replace(g, clip="M0 0L1 0L1 1L0 1Z"),)), "is clipped",
    ),
    "a label that cannot be seen": (within("moment", "label", lambda g: (replace(g, opacity=0),)), "is faint"),
    "a faint moment": (first("moment", lambda g: (replace(g, opacity=0.5),)), "is faint"),
    "all texts small": (each_text(larger(1 / 3)), "is too small"),
    "all texts large": (each_text(larger(1.4)), "comes too near to"),
    "all texts white": (each_text(lambda text: replace(text, fill="#FFFFFF")), "cannot be read on its ground"),
    "words in a badge": (with_words_in("badge"), "does not fit into its"),
    "words in a tab": (with_words_in("tab"), "does not fit into its"),
    "no years": (without_years, "does not say its date"),
    "no words on a sign": (first("sign", lambda g: (texts_in(g, lambda _: ()),)), "has no words"),
    "no words in a cloud": (first("dream", lambda g: (texts_in(g, lambda _: ()),)), "has no words"),
    "words in the corner of a cloud": (first("dream", words_to_corner), "sticks out of"),
    "no plate": (
        first("goal", lambda g: (replace(g, shapes=tuple(s for s in g.shapes if not isinstance(s, Rect))),)),
        "has no ground",
    ),
    "no tooltip": (first("moment", lambda g: (replace(g, title=""),)), "has no title"),
    "no label": (within("moment", "label", gone), "has no words"),
}  # fmt: skip

ON_PAPER: dict[str, tuple[Maker, str]] = {
    "a subtitle in the title": (
        first("subtitle", lambda g: (texts_in(g, lambda t: (replace(t, y=t.y - 12),)),)), "overlaps",
    ),
    "a label 8 u too high": (moved_label(-8), "comes too near to"),
    "a label on its badge": (moved_label(-30), "overlaps"),
}  # fmt: skip


def test_whole_pictures_have_no_faults() -> None:
    assert [faults(drawing, due=DUE) for drawing in WHOLE.values()] == [(), ()]


@pytest.mark.parametrize("style", WHOLE)
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_noticed(name: str, style: str) -> None:
    change, rule = BROKEN[name]
    broken = changed(WHOLE[style], change)
    assert broken != WHOLE[style]
    assert rule in found(broken)


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_broken_sheet_is_noticed(name: str) -> None:
    change, rule = ON_PAPER[name]
    assert rule in found(changed(WHOLE["path"], change))


@pytest.mark.parametrize("style", WHOLE)
@pytest.mark.parametrize("cover", [hill_over_all, rect_over_all])
def test_what_is_painted_over_is_noticed(style: str, cover: Callable[[Drawing], Drawing]) -> None:
    assert "is painted over" in found(cover(WHOLE[style]))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", names())
def test_no_theme_of_a_sample_hides_anything(name: str, theme: str) -> None:
    made = sample(name)
    due = due_of(made.filed, today=made.today)
    assert faults(draw(made.filed, today=made.today, photos=made.photos, theme=theme), due=due) == ()
