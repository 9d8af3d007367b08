"""How a picture looks: themes as data, and the arithmetic of colour and contrast.

A theme is a list of colours and a few switches; it never changes a position (PICTURE 13). "" stands for "not drawn".
Widths are in u.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


_SRGB_KNEE = 0.04045
"""Below this share an sRGB channel is linear (IEC 61966-2-1)."""


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


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a picture needs to know about colour.

    `..._line` and `..._width` are outlines ("" and 0 = none). `tiers` are snow, long term, this year, every week.
    `pale` tints the disc behind a pale emoji. `lights` are the two colours of the northern lights.
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

    def chapter(self, index: int) -> ChapterLook:
        """The look of colour number `index` (0 first); after the tenth they start again."""
        return self.chapters[index % len(self.chapters)]

    def hill(self, share: float) -> str:
        """The colour of a hill: share 0 the farthest row, 1 the nearest."""
        return mix(self.hill_far, self.hill_near, share)


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from the first to the second, both "#RRGGBB"."""
    if not first or not second:
        return first
    channels = (round(a + (b - a) * share) for a, b in zip(_rgb(first), _rgb(second), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def contrast(first: str, second: str) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4


def hill_tints(theme: Theme) -> tuple[str, ...]:
    """Every ground a label can stand on: ten steps from the farthest to the nearest hill."""
    return tuple(dict.fromkeys(theme.hill(step / 10) for step in range(11)))


def text_pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """All pairs of text and ground that can occur in a picture: (what, colour of the text, colour of the ground)."""
    pairs = [
        *_on_hills(theme),
        *_on_sky_and_mat(theme),
        *_on_mountain(theme),
        ("goal", theme.plaque_text, theme.plaque),
        ("goal reached", theme.plaque_text, theme.reached),
        ("dream", theme.cloud_text, theme.cloud),
        ("TODAY", theme.flag_text, theme.flag),
        ("tab new", theme.tab_text, theme.tab_new),
        ("tab changed", theme.tab_text, theme.tab_changed),
    ]
    for chapter in theme.chapters:
        pairs.append(("way sign", theme.sign_text, chapter.plate))
        pairs.extend(("letter in a badge", chapter.letter, disc) for disc in (theme.badge, theme.pale))
    return list(dict.fromkeys(pairs))


def _on_hills(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for ground in hill_tints(theme):
        yield "label", theme.text, ground
        for chapter in theme.chapters:
            yield "year and why", chapter.ink, ground


def _on_sky_and_mat(theme: Theme) -> Iterator[tuple[str, str, str]]:
    yield "caption", theme.quiet, theme.mat
    for (_, upper), (_, lower) in pairwise(theme.sky):
        for step in range(5):
            ground = mix(upper, lower, step / 4)
            yield "title", theme.text, ground
            yield "subtitle", theme.quiet, ground
    for light in theme.lights:
        yield "title", theme.text, mix(theme.sky[0][1], light, LIGHTS)
        yield "subtitle", theme.quiet, mix(theme.sky[0][1], light, LIGHTS)
    if len(theme.sky) == 1:
        yield "title", theme.text, theme.sky[0][1]
        yield "subtitle", theme.quiet, theme.sky[0][1]


def _on_mountain(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for ground in theme.tiers[1:]:
        yield "tier name", theme.tier_text, ground
        if theme.mountain_shade:
            yield "tier name", theme.tier_text, mix(ground, theme.mountain_shade, theme.mountain_shade_opacity)


_DAY_INKS = (
    ("#EDAA3B", "#6B4700"), ("#20746B", "#12594F"), ("#B8431F", "#963018"), ("#6DBBE6", "#175987"),
    ("#8259A0", "#6A3F8C"), ("#6E8644", "#4A5C1C"), ("#5474C9", "#33477C"), ("#CF8797", "#8C3350"),
    ("#6B4A38", "#5D3F2E"), ("#98A6B0", "#435462"),
)  # fmt: skip
_NIGHT_LINES = (
    "#F6C766", "#6FD0C0", "#FF9E80", "#8CC8F2", "#CDA9EC", "#B9CF86", "#A9BCF0", "#F5B3C4", "#D9BBA2", "#C3CFD8",
)  # fmt: skip
_CONTRAST_LINES = (
    "#7A4E00", "#00453C", "#A3240A", "#003A6B", "#6B2A94", "#3F4D00", "#1F3FA8", "#86113F", "#4A2A18", "#33424F",
)  # fmt: skip

_THIN = (Stroke(2.2),)
_THICK = (Stroke(0.34, share=True),)
_TICKS = (Stroke(0.42, share=True, dash=(3, 9)),)
_DOUBLE = (Stroke(0.40, share=True), Stroke(0.208, share=True, mark=False))
_ROUND_DOTS = (Stroke(0.30, share=True, dash=(1, 13), round=True),)
_DASHES = (Stroke(4, dash=(16, 9)),)
_PAPER_PATTERNS = (_THIN, _THICK, _TICKS, _DOUBLE, _ROUND_DOTS, _DASHES)
_MARKINGS = (
    (Stroke(3, dash=(1, 13), round=True),),
    (Stroke(3),),
    (Stroke(0.36, share=True, dash=(3, 12)),),
    (Stroke(3.5, dash=(16, 9)),),
    (Stroke(0.28, share=True, dash=(1, 15), round=True),),
    (Stroke(0.34, share=True), Stroke(0.14, share=True, mark=False)),
)

DAY = Theme(
    name="day",
    chapters=tuple(ChapterLook(line, ink, ink, ink, ink) for line, ink in _DAY_INKS),
    text="#1F2A44",
    quiet="#5B6377",
    mat="#FFFDF8",
    frame="#E7DCC8",
    sky=((0, "#FBE3C8"), (0.38, "#FDF1E0"), (0.75, "#FEF8EE")),
    sun="#FFDF9E",
    sun_line="",
    sun_share=1,
    rings=("#FEE6BA", "#FDE6C6"),
    rings_opacity=0.75,
    hill_far="#D8E5E5",
    hill_near="#BDD6BA",
    hill_line="",
    hill_width=0,
    foreground="#93B88E",
    lake="#A9CBDD",
    ripples="#E4F1F6",
    woods="#6F9773",
    front_woods="#6F9773",
    peak="#C9D6E0",
    peak_snow="#FBFCFE",
    peak_snow_opacity=0.85,
    tiers=("#FBFCFE", "#D3DEEC", "#B9CAE0", "#9DB4D2"),
    tier_text="#1F2A44",
    mountain_line="",
    mountain_width=0,
    mountain_shade="#203A66",
    mountain_shade_opacity=0.07,
    ledge_line="",
    trail="#CF3F24",
    trail_edge="#FFFFFF",
    plaque="#FFFFFF",
    plaque_text="#1F2A44",
    plaque_line="",
    plaque_width=0,
    reached="#EEF7EF",
    reached_line="#2C7A4B",
    reached_tick="#FFFFFF",
    reached_rim="#FFFFFF",
    cloud="#FFFFFF",
    cloud_text="#1F2A44",
    cloud_line="",
    cloud_width=0,
    private="#F3B49B",
    private_tab="#B4425F",
    work="#A9BDE6",
    work_tab="#3A5AA8",
    tab_sign="#FFFFFF",
    tab_new="#12594F",
    tab_changed="#33477C",
    tab_text="#FFFFFF",
    casing="#FFFFFF",
    dots="#FFFFFF",
    path_width=0,
    path_line="",
    pattern_mark="",
    pattern_ground="",
    badge="#FFFFFF",
    badge_line="",
    pale="#EEF1F6",
    sign_text="#FFFFFF",
    sign_line="#FFFFFF",
    flag="#CF3F24",
    flag_text="#FFFFFF",
    pole="#1F2A44",
    knob="#F2B233",
    star="#F2B233",
    star_disc="#FFFFFF",
    shadow="#3A4A63",
    shadow_opacity=0.16,
    birds="#B99F86",
    star_count=0,
    lights=(),
)

NIGHT = Theme(
    name="night",
    chapters=tuple(
        ChapterLook(line, "", line, line, ink) for line, (_, ink) in zip(_NIGHT_LINES, _DAY_INKS, strict=True)
    ),
    text="#F2F4FC",
    quiet="#B9C1E0",
    mat="#0C1128",
    frame="#2C376B",
    sky=((0, "#0E1535"), (0.38, "#1A2453"), (0.75, "#34407C")),
    sun="#F6EFD6",
    sun_line="",
    sun_share=72 / 118,
    rings=("#343F78", "#28336A"),
    rings_opacity=0.55,
    hill_far="#2D3B73",
    hill_near="#18234B",
    hill_line="",
    hill_width=0,
    foreground="#0D1430",
    lake="#2A3A78",
    ripples="#8FA3E0",
    woods="#0A1029",
    front_woods="#080D22",
    peak="#4B598F",
    peak_snow="#DCE3F4",
    peak_snow_opacity=0.55,
    tiers=("#DCE3F4", "#56669F", "#4A5A93", "#39487F"),
    tier_text="#F2F4FC",
    mountain_line="",
    mountain_width=0,
    mountain_shade="#070C24",
    mountain_shade_opacity=0.16,
    ledge_line="",
    trail="#FF9C7E",
    trail_edge="#161F47",
    plaque="#E9EDF9",
    plaque_text="#182148",
    plaque_line="",
    plaque_width=0,
    reached="#E3F3E6",
    reached_line="#2C7A4B",
    reached_tick="#FFFFFF",
    reached_rim="#FFFFFF",
    cloud="#DCE2F4",
    cloud_text="#182148",
    cloud_line="",
    cloud_width=0,
    private="#E79C88",
    private_tab="#B4425F",
    work="#7F97DA",
    work_tab="#3A5AA8",
    tab_sign="#DCE2F4",
    tab_new="#12594F",
    tab_changed="#33477C",
    tab_text="#FFFFFF",
    casing="#0F1738",
    dots="#0F1738",
    path_width=0,
    path_line="",
    pattern_mark="",
    pattern_ground="",
    badge="#FBF6E8",
    badge_line="",
    pale="#E4E6F2",
    sign_text="#121A3A",
    sign_line="#0F1738",
    flag="#FF7F60",
    flag_text="#23102A",
    pole="#F2F4FC",
    knob="#FFC94D",
    star="#FFC94D",
    star_disc="#141C40",
    shadow="#04071A",
    shadow_opacity=0.34,
    birds="",
    star_count=90,
    lights=("#67E8B8", "#63C7E6"),
)

PAPER = Theme(
    name="paper",
    chapters=tuple(
        ChapterLook("#FFFFFF", "", "#000000", "#FFFFFF", "#000000", _PAPER_PATTERNS[number % 6]) for number in range(10)
    ),
    text="#000000",
    quiet="#333333",
    mat="#FFFFFF",
    frame="#000000",
    sky=((0, "#FFFFFF"),),
    sun="",
    sun_line="#000000",
    sun_share=1,
    rings=("", ""),
    rings_opacity=0,
    hill_far="#FFFFFF",
    hill_near="#FFFFFF",
    hill_line="#8A8A8A",
    hill_width=1.2,
    foreground="#FFFFFF",
    lake="",
    ripples="",
    woods="",
    front_woods="",
    peak="#FFFFFF",
    peak_snow="",
    peak_snow_opacity=1,
    tiers=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
    tier_text="#000000",
    mountain_line="#000000",
    mountain_width=2,
    mountain_shade="",
    mountain_shade_opacity=0,
    ledge_line="",
    trail="#000000",
    trail_edge="",
    plaque="#FFFFFF",
    plaque_text="#000000",
    plaque_line="#000000",
    plaque_width=1.5,
    reached="#FFFFFF",
    reached_line="#000000",
    reached_tick="#FFFFFF",
    reached_rim="#FFFFFF",
    cloud="#FFFFFF",
    cloud_text="#000000",
    cloud_line="#000000",
    cloud_width=1.5,
    private="",
    private_tab="#000000",
    work="",
    work_tab="#000000",
    tab_sign="#FFFFFF",
    tab_new="#000000",
    tab_changed="#000000",
    tab_text="#FFFFFF",
    casing="#FFFFFF",
    dots="",
    path_width=2,
    path_line="#000000",
    pattern_mark="#000000",
    pattern_ground="#FFFFFF",
    badge="#FFFFFF",
    badge_line="#000000",
    pale="#FFFFFF",
    sign_text="#000000",
    sign_line="#000000",
    flag="#000000",
    flag_text="#FFFFFF",
    pole="#000000",
    knob="#000000",
    star="#000000",
    star_disc="#FFFFFF",
    shadow="",
    shadow_opacity=0,
    birds="#8A8A8A",
    star_count=0,
    lights=(),
    grey=True,
)

CONTRAST = Theme(
    name="contrast",
    chapters=tuple(
        ChapterLook(line, "#000000", line, line, "#000000", _MARKINGS[number % 6])
        for number, line in enumerate(_CONTRAST_LINES)
    ),
    text="#000000",
    quiet="#262626",
    mat="#FFFFFF",
    frame="#000000",
    sky=((0, "#FFFFFF"),),
    sun="#FFD84A",
    sun_line="#000000",
    sun_share=1,
    rings=("", ""),
    rings_opacity=0,
    hill_far="#FFFFFF",
    hill_near="#FFFFFF",
    hill_line="#4D4D4D",
    hill_width=2,
    foreground="#0B3D1E",
    lake="#BFE0FF",
    ripples="#003A6B",
    woods="",
    front_woods="#0B3D1E",
    peak="#C4CFDC",
    peak_snow="#FFFFFF",
    peak_snow_opacity=1,
    tiers=("#FFFFFF", "#24508F", "#183C72", "#0D2850"),
    tier_text="#FFFFFF",
    mountain_line="#000000",
    mountain_width=3,
    mountain_shade="",
    mountain_shade_opacity=0,
    ledge_line="#FFFFFF",
    trail="#C00A0A",
    trail_edge="#FFFFFF",
    plaque="#FFFFFF",
    plaque_text="#000000",
    plaque_line="#000000",
    plaque_width=2,
    reached="#FFFFFF",
    reached_line="#00511F",
    reached_tick="#FFFFFF",
    reached_rim="#FFFFFF",
    cloud="#FFFFFF",
    cloud_text="#000000",
    cloud_line="#000000",
    cloud_width=2.5,
    private="#86113F",
    private_tab="#86113F",
    work="#003A6B",
    work_tab="#003A6B",
    tab_sign="#FFFFFF",
    tab_new="#00453C",
    tab_changed="#1F3FA8",
    tab_text="#FFFFFF",
    casing="#FFFFFF",
    dots="",
    path_width=2,
    path_line="",
    pattern_mark="#FFFFFF",
    pattern_ground="",
    badge="#FFFFFF",
    badge_line="",
    pale="#E6E9F0",
    sign_text="#FFFFFF",
    sign_line="#FFFFFF",
    flag="#B00000",
    flag_text="#FFFFFF",
    pole="#000000",
    knob="#000000",
    star="#000000",
    star_disc="#FFD84A",
    shadow="",
    shadow_opacity=0,
    birds="#4D4D4D",
    star_count=0,
    lights=(),
)

THEMES = {theme.name: theme for theme in (DAY, NIGHT, PAPER, CONTRAST)}
"""The themes by name."""
