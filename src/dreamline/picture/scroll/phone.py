"""The phone's sheet: 390 u wide (1 u is one pixel of a screen), as tall as the story needs; all its fixed lengths."""

from __future__ import annotations

from typing import Final

from dreamline.picture.page import Page, SizeClass
from dreamline.picture.plan import Box

WIDTH: Final = 390.0
MIDDLE: Final = WIDTH / 2
EDGE: Final = 8.0
"""Nothing comes nearer to the edge of the screen."""
TEXT_EDGE: Final = 18.0
"""Words keep this from the edge of the screen."""

SIZES: Final = SizeClass("phone", "phone", 17, 16, 19.5, 20.5, 19.5, 14.5, 30, 4.5, 22, 32, 47, 227, 0)
"""`step` is the way sideways for each point of feeling."""

PHONE: Final = Page(
    "phone", WIDTH, 0, 0, 0, Box(0, 0, WIDTH, 0), 0, SIZES, True,
    34, 23.4, WIDTH - 2 * TEXT_EDGE, 15.5, 13, 15, 13.5, 15.5, 18, 16, 15, 15,
)  # fmt: skip
"""Everything about the phone but its height, which follows from the story."""
