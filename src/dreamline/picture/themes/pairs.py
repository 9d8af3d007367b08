"""Which text can stand on which ground: the pairs whose contrast every theme must keep."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dreamline.picture.themes.colour import mix
from dreamline.picture.themes.theme import LIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.themes.theme import Theme


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
