"""Two themes in one, so that a page shows both from one drawing and the reader's wish for light or dark picks.

Every colour of a twin is a pair, CSS `light-dark(day, night)`. Themes never move anything, but some things they draw in
other shapes (a moon is smaller than the sun, and only the night has stars): those a mark draws once for each side.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from dreamline.picture.themes.colour import pair, see_through
from dreamline.picture.themes.theme import ChapterLook

if TYPE_CHECKING:
    from dreamline.picture.themes.theme import Theme

APART: Final = frozenset({
    "name", "sides", "sky", "sun", "sun_line", "sun_share", "rings", "rings_opacity", "birds", "star_count", "lights",
})  # fmt: skip
"""What is drawn for each side apart; here the first side's value stands."""
SHEER: Final = {
    "peak_snow_opacity": "peak_snow",
    "mountain_shade_opacity": "mountain_shade",
    "shadow_opacity": "shadow",
}
"""Opacities, and the colour that carries the difference where two themes have others."""


def twin(day: Theme, night: Theme) -> Theme:
    """Both themes as one. Raises ValueError where they differ in more than a page can choose between."""
    values = {
        field.name: _both(field.name, getattr(day, field.name), getattr(night, field.name))
        for field in fields(day)
        if field.name not in APART and field.name not in SHEER and field.name not in SHEER.values()
    }
    for opacity, colour in SHEER.items():
        values |= _sheer(opacity, colour, day, night)
    return replace(day, sides=(day, night), **values)


def _both(name: str, day: Any, night: Any) -> Any:
    if day == night:
        return day
    if isinstance(day, str) and day and night:
        return pair(day, night)
    if isinstance(day, tuple) and len(day) == len(night):
        return tuple(_both(name, *parts) for parts in zip(day, night, strict=True))
    if isinstance(day, ChapterLook):
        return _looks(day, night)
    raise ValueError(f"One page cannot show two themes with another “{name}”: {day!r} and {night!r}.")


def _looks(day: ChapterLook, night: ChapterLook) -> ChapterLook:
    """The colours of a chapter; its edge is drawn for each side apart, as the night has none."""
    names = [field.name for field in fields(day) if field.name != "edge"]
    return ChapterLook(edge="", **{name: _both(name, getattr(day, name), getattr(night, name)) for name in names})


def _sheer(opacity: str, colour: str, day: Theme, night: Theme) -> dict[str, Any]:
    """A colour of which one side is fainter, as a part of the more opaque one."""
    most = max(getattr(day, opacity), getattr(night, opacity))
    sides = [see_through(getattr(theme, colour), getattr(theme, opacity) / most) for theme in (day, night)]
    return {opacity: most, colour: pair(*sides)}
