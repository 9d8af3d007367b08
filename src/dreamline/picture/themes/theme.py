"""What a theme is: everything a picture needs to know about colour.

A theme is a list of colours and a few switches; it never changes a position (PICTURE 13). "" stands for "not drawn".
Widths are in u.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dreamline.picture.themes.colour import mix

LIGHTS: Final = 0.24
"""Northern lights colour the sky by this share at most, so that words on them stay legible."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a pattern: width in u, or if `share` as share of the path's width; `mark` or ground colour."""

    width: float
    share: bool = False
    dash: tuple[float, ...] = ()
    round: bool = False
    mark: bool = True


@dataclass(frozen=True, slots=True)
class ChapterLook:
    """The colours of a chapter.

    `line` is the path and the badge ring, `edge` the thin line on both sides of the path, `ink` the year and the why on
    the hill, `plate` the way sign and its pole, `letter` a letter in the badge. `pattern` is drawn along the path in
    the theme's `pattern_mark` and `pattern_ground`.
    """

    line: str
    edge: str
    ink: str
    plate: str
    letter: str
    pattern: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Everything a picture needs to know about colour. Two themes are the same only if they are one.

    `..._line` and `..._width` are outlines ("" and 0 = none). `tiers` are snow, long term, this year, every week.
    `pale` tints the disc behind a pale emoji. `lights` are the two colours of the northern lights. `sides` are the two
    themes a twin is made of (`twin.py`).
    """

    name: str
    chapters: tuple[ChapterLook, ...]
    text: str
    quiet: str
    mat: str
    frame: str
    sky: tuple[tuple[float, str], ...]
    sun: str
    sun_line: str
    sun_share: float
    rings: tuple[str, str]
    rings_opacity: float
    hill_far: str
    hill_near: str
    hill_line: str
    hill_width: float
    foreground: str
    lake: str
    ripples: str
    woods: str
    front_woods: str
    peak: str
    peak_snow: str
    peak_snow_opacity: float
    tiers: tuple[str, str, str, str]
    tier_text: str
    mountain_line: str
    mountain_width: float
    mountain_shade: str
    mountain_shade_opacity: float
    ledge_line: str
    trail: str
    trail_edge: str
    plaque: str
    plaque_text: str
    plaque_line: str
    plaque_width: float
    reached: str
    reached_line: str
    reached_tick: str
    reached_rim: str
    cloud: str
    cloud_text: str
    cloud_line: str
    cloud_width: float
    private: str
    private_tab: str
    work: str
    work_tab: str
    tab_sign: str
    tab_new: str
    tab_changed: str
    tab_text: str
    casing: str
    dots: str
    path_width: float
    path_line: str
    pattern_mark: str
    pattern_ground: str
    badge: str
    badge_line: str
    pale: str
    sign_text: str
    sign_line: str
    flag: str
    flag_text: str
    pole: str
    knob: str
    star: str
    star_disc: str
    shadow: str
    shadow_opacity: float
    birds: str
    star_count: int
    lights: tuple[str, ...]
    grey: bool = False
    sides: tuple[Theme, ...] = ()

    def chapter(self, index: int) -> ChapterLook:
        """The look of colour number `index` (0 first); after the tenth they start again."""
        return self.chapters[index % len(self.chapters)]

    def hill(self, share: float) -> str:
        """The colour of a hill: share 0 the farthest row, 1 the nearest."""
        return mix(self.hill_far, self.hill_near, share)
