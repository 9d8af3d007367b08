"""The themes: legible, ordered so that neighbours differ, and the same in shape."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from dreamline.picture.look import THEMES, Theme, contrast, hill_tints, mix, text_pairs
from dreamline.story.story import COLOURS

EVERY = list(THEMES.values())
COLOURED = [THEMES["day"], THEMES["night"], THEMES["contrast"]]


def named(theme: Theme) -> str:
    return theme.name


def test_there_are_four_themes_of_ten_chapters() -> None:
    assert list(THEMES) == ["day", "night", "paper", "contrast"]
    assert {len(theme.chapters) for theme in EVERY} == {len(COLOURS)} == {10}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#CF3F24") == pytest.approx(4.78, abs=0.01)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#000000", "#FF8000", share) for share in (0, 0.5, 1)] == ["#000000", "#804000", "#FF8000"]


@pytest.mark.parametrize("theme", EVERY, ids=named)
def test_every_text_is_legible_on_every_ground(theme: Theme) -> None:
    least = 7 if theme.name == "contrast" else 4.5
    weak = [(what, ink, ground) for what, ink, ground in text_pairs(theme) if contrast(ink, ground) < least]
    assert weak == []


def test_the_pairs_name_every_kind_of_text_in_the_picture() -> None:
    kinds = {what for what, _, _ in text_pairs(THEMES["day"])}
    assert kinds == {
        "label", "year and why", "caption", "title", "subtitle", "tier name", "goal", "goal reached", "dream", "TODAY",
        "tab new", "tab changed", "way sign", "letter in a badge",
    }  # fmt: skip


@pytest.mark.parametrize("theme", EVERY, ids=named)
def test_trail_and_flag_stand_out(theme: Theme) -> None:
    edge = theme.trail_edge
    grounds = [edge] if edge else [theme.tiers[0], theme.tiers[3], theme.hill_near]
    assert all(contrast(theme.trail, ground) >= 3 for ground in grounds)
    assert all(contrast(theme.flag, ground) >= 3 for ground in hill_tints(theme) if theme.name != "paper")
    assert contrast(theme.flag, theme.flag_text) >= 4.5


@pytest.mark.parametrize("theme", COLOURED, ids=named)
def test_snow_is_lighter_than_the_tier_below(theme: Theme) -> None:
    assert contrast(theme.tiers[0], theme.tiers[1]) >= 1.25


@pytest.mark.parametrize("theme", EVERY, ids=named)
def test_every_colour_is_written_in_full(theme: Theme) -> None:
    for field in fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name" and value:
            assert len(value) == 7
            assert value[0] == "#"
            assert value == value.upper()


def test_paper_tells_chapters_by_pattern_and_contrast_by_both() -> None:
    for theme in (THEMES["paper"], THEMES["contrast"]):
        patterns = [chapter.pattern for chapter in theme.chapters]
        assert all(patterns)
        assert all(one != other for one, other in pairwise(patterns))
        assert all(0 not in stroke.dash for pattern in patterns for stroke in pattern)


@pytest.mark.parametrize("theme", [THEMES["day"], THEMES["contrast"]], ids=named)
@pytest.mark.parametrize("sight", ["normal", "protan", "deutan", "tritan"])
def test_neighbouring_chapters_differ_for_every_sight(theme: Theme, sight: str) -> None:
    seen = [lab(simulated(chapter.line, sight)) for chapter in theme.chapters]
    close = [
        (COLOURS[place], round(difference(one, other), 1))
        for place, (one, other) in enumerate(pairwise(seen))
        if difference(one, other) < 17
    ]
    assert close == []


def test_neighbouring_chapters_differ_at_night_for_full_sight() -> None:
    """The design's night colours come close for some sights (sky and plum); there the signs carry the names."""
    seen = [lab(simulated(chapter.line, "normal")) for chapter in THEMES["night"].chapters]
    assert min(difference(one, other) for one, other in pairwise(seen)) >= 17


def test_the_measure_of_difference_is_ciede2000() -> None:
    """Two pairs of the test data of Sharma, Wu and Dalal (2005)."""
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(1.2644, abs=1e-4)


SIGHTS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear light."""

Three = tuple[float, float, float]


def simulated(colour: str, sight: str) -> Three:
    """Linear red, green and blue as this sight sees the colour."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    if sight == "normal":
        return light[0], light[1], light[2]
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0), 1) for row in SIGHTS[sight])
    return red, green, blue


def lab(light: Three) -> Three:
    r, g, b = light
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Three, other: Three) -> float:
    """CIEDE2000, after Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    t = (1 - 0.17 * cos(radians(h_mean - 30)) + 0.24 * cos(radians(2 * h_mean))
         + 0.32 * cos(radians(3 * h_mean + 6)) - 0.20 * cos(radians(4 * h_mean - 63)))  # fmt: skip
    sl = 1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2)
    sc, sh = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    rotation = -2 * sqrt(c_mean**7 / (c_mean**7 + 25**7)) * sin(radians(60 * exp(-(((h_mean - 275) / 25) ** 2))))
    return sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rotation * dc / sc * dh / sh)
