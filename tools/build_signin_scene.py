"""The landscape behind the sign-in card: `python tools/build_signin_scene.py` draws it from the shipped artwork.

A sample, the same everywhere. Its colours are the page's own (custom properties of tokens.css), so that one drawing is
right by day and by night; it is used as an outside symbol, which inherits them.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

from dreamline.emoji import art

OUT = Path(__file__).parents[1] / "src/dreamline_web/signin/static/signin/scene.svg"
ROWS = ((312, "👶📻📦🚲🎓⛪🎸"), (512, "🔋💼📉🛫🏡🍼🎿"), (738, "🍼🚲🏥🐈🎻🌱🏅"))
"""Three rows of the road: height, and what stands at the stops from left to right."""
LEFT, RIGHT, STEP = 156, 990, 139
CHAPTERS = ((0.17, 0), (0.47, 1), (0.7, 3), (1.0, 4))
"""Up to which part of the road a chapter goes, and its colour."""
ON_THE_MOUNTAIN = (
    ("🏆", 1385, 458, 44),
    ("🗺️", 1385, 540, 48),
    ("🎯", 1315, 670, 60),
    ("📚", 1455, 670, 60),
    ("🗓️", 1295, 816, 60),
    ("🩺", 1475, 816, 60),
    ("🌟", 1385, 261, 44),
)
DREAMS = (("🏥", 1378, 166, 1.0), ("⛵", 1122, 150, 0.8), ("🛖", 1580, 310, 0.66), ("👩‍🏫", 1216, 350, 0.68))
TIERS = (
    "1385 285 1441 405 1329 405",
    "1329 405 1441 405 1524 585 1246 585",
    "1246 585 1524 585 1598 745 1172 745",
    "1172 745 1598 745 1700 970 1070 970",
)
TRAIL = (
    "M1072 750C1116 768 1096 848 1153 860H1581C1633 858 1617 740 1553 740H1235C1179 738 1199 594 1265 592"
    "H1473C1509 586 1485 424 1425 420C1355 416 1369 350 1385 301"
)
FAR = (
    "M-1400 800C-1000 700-600 870-200 790S300 690 640 800 1150 76"
    "0 1400 790 1900 700 2300 800 2900 760 3200 800V1700H-1400Z"
)
NEAR = (
    "M-1400 900C-1000 830-500 930-100 872S420 840 780 900 1160 88"
    "4 1400 898 1900 850 2300 900 3000 890 3200 900V1700H-1400Z"
)
PINES = ((72, 812, 1.5), (36, 806, 1), (1046, 872, 1.1), (1080, 876, 1.5), (1114, 880, 1), (1640, 870, 1.4))
Point = tuple[float, float]


def emoji(characters: str, x: float, y: float, size: float) -> str:
    """Centred at x, y."""
    drawn = art.find(characters)
    if drawn is None:
        raise SystemExit(f"There is no drawing of {characters}.")
    box = f'x="{x - size / 2:g}" y="{y - size / 2:g}" width="{size:g}" height="{size:g}"'
    return f'<svg {box} viewBox="0 0 {drawn.width:g} {drawn.height:g}">{drawn.body}</svg>'


def wave(x: float, height: float) -> float:
    return height + 12 * math.sin(x / 128 + height)


def road() -> list[Point]:
    """The road's points, from its start at the upper left to today."""
    first = [(x, wave(x, 312)) for x in range(LEFT, RIGHT, 12)]
    back = [(x, wave(x, 512)) for x in range(RIGHT, LEFT, -12)]
    last = [(x, wave(x, 738)) for x in range(LEFT, RIGHT + 70, 12)]
    right = turn(RIGHT, wave(RIGHT, 312), wave(RIGHT, 512), 1)
    left = turn(LEFT, wave(LEFT, 512), wave(LEFT, 738), -1)
    return [*first, *right, *back, *left, *last]


def turn(x: float, top: float, low: float, side: int) -> list[Point]:
    half, middle = (low - top) / 2, (low + top) / 2
    angles = (math.pi * step / 24 for step in range(25))
    return [(x + side * half * math.sin(angle), middle - half * math.cos(angle)) for angle in angles]


def stroke(points: list[Point], colour: str, width: float, extra: str = "") -> str:
    way = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)
    look = f'fill="none" stroke="var(--{colour})" stroke-width="{width:g}" stroke-linejoin="round"'
    return f'<path d="{way}" {look}{extra}/>'


def chapter(points: list[Point], place: int) -> int:
    return next(colour for end, colour in CHAPTERS if place <= end * len(points))


def in_colours(points: list[Point]) -> str:
    ends = [0, *(round(end * len(points)) for end, _ in CHAPTERS)]
    pieces = zip(pairwise(ends), CHAPTERS, strict=True)
    return "".join(stroke(points[start : end + 1], f"chapter-{colour}", 34) for (start, end), (_, colour) in pieces)


def stops(points: list[Point]) -> str:
    places = ((LEFT + step * STEP, height, sign) for height, signs in ROWS for step, sign in enumerate(signs))
    return "".join(stop(points, x, wave(x, height), sign) for x, height, sign in places)


def stop(points: list[Point], x: float, y: float, sign: str) -> str:
    nearest = min(range(len(points)), key=lambda place: math.dist(points[place], (x, y)))
    look = f'fill="var(--stop)" stroke="var(--chapter-{chapter(points, nearest)})" stroke-width="6"'
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="46" {look}/>{emoji(sign, round(x), round(y), 58)}'


def mountain() -> str:
    """Behind the near hill: four tiers, the path up, and what waits on it."""
    tiers = (f'<polygon points="{tier}" fill="var(--mountain-{place})"/>' for place, tier in enumerate(TIERS, start=1))
    look = 'fill="none" stroke="var(--coral)" stroke-width="6" stroke-linecap="round" stroke-dasharray="0.1 13"'
    return "".join(tiers) + f'<path d="{TRAIL}" {look}/>' + "".join(emoji(*place) for place in ON_THE_MOUNTAIN)


def cloud(sign: str, x: float, y: float, scale: float) -> str:
    body = '<rect x="-128" y="-14" width="256" height="88" rx="44"/><circle cx="-52" cy="-10" r="52"/>'
    tops = '<circle cx="26" cy="-24" r="66"/><circle cx="78" cy="4" r="42"/>'
    place = f'transform="translate({x} {y}) scale({scale})"'
    return f'<g {place}><g fill="var(--cloud)">{body}{tops}</g>{emoji(sign, 4, 4, 76)}</g>'


def pine(x: float, y: float, size: float) -> str:
    shape = "M0 26V14H-18L-5-4H-12L0-24 12-4H5L18 14H0Z"
    return f'<path transform="translate({x} {y}) scale({size})" d="{shape}" fill="var(--pine)"/>'


def scene() -> str:
    points = road()
    land = f'<path d="{FAR}" fill="var(--hill-1)"/>{mountain()}<path d="{NEAR}" fill="var(--hill-2)"/>'
    way = stroke(points, "road-edge", 54, ' stroke-linecap="round"') + in_colours(points)
    way += stroke(points, "road-middle", 2.5, ' stroke-linecap="round" stroke-dasharray="0.1 15"')
    return (
        land
        + "".join(pine(*place) for place in PINES)
        + "".join(cloud(*dream) for dream in DREAMS)
        + way
        + stops(points)
    )


def main() -> None:
    symbol = 'symbol id="scene" viewBox="0 0 1680 960" overflow="visible" preserveAspectRatio="xMidYMax slice"'
    OUT.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><{symbol}>{scene()}</symbol></svg>\n', encoding="utf-8")


if __name__ == "__main__":
    main()
