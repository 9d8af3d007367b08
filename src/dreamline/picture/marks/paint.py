"""Styles, each made once: a picture asks for the same few again and again."""

from __future__ import annotations

from functools import lru_cache

from dreamline.picture.shapes import Style


@lru_cache(maxsize=1024)
def filled(colour: str, opacity: float = 1) -> Style:
    return Style(fill=colour, fill_opacity=opacity)


@lru_cache(maxsize=1024)
def edged(colour: str, edge: str, width: float) -> Style:
    """A fill with an outline that has round corners."""
    return Style(fill=colour, stroke=edge, stroke_width=width, join="round")


@lru_cache(maxsize=1024)
def line(colour: str, width: float, *, ends: bool = False, dash: tuple[float, ...] = (), opacity: float = 1) -> Style:
    """A stroke; `ends` asks for round ends."""
    return Style(stroke=colour, stroke_width=width, cap="round" if ends else "butt", dash=dash, stroke_opacity=opacity)
