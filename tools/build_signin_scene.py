"""The landscape behind the sign-in card: `python tools/build_signin_scene.py` draws it from the shipped artwork.

A sample, the same everywhere. Its colours are the page's own (custom properties of tokens.css), so that one drawing is
right by day and by night; it is used as an outside symbol, which inherits them.
"""

from __future__ import annotations

import math
from pathlib import Path

from dreamline.emoji import art

OUT = Path(__file__).parents[1] / "src/dreamline_web/signin/static/signin/scene.svg"
ROWS = (
    (312, "👶📻📦🚲🎓⛩️🎸", (0, 0, 0, 1, 1, 1, 1)),
    (512, "🔋💼📉✈️🏡🍼⛷️", (3, 3, 3, 3, 1, 1, 1)),
    (738, "🍼🚲🏥🐈🎻🌱🏅", (3, 4, 4, 4, 4, 4, 4)),
)
"""Three rows of the road: height, what stands at the stops from left to right, and the chapter of each."""
LEFT, RIGHT, STEP = 88, 965, 146.2
ON_THE_MOUNTAIN = (
    ("🏆", 1385, 458, 44),
    ("🗺️", 1385, 540, 48),
    ("🎯", 1315, 670, 60),
    ("📚", 1455, 670, 60),
    ("🗓️", 1295, 816, 60),
    ("🩺", 1475, 816, 60),
    ("🌟", 1385, 261, 44),
)
DREAMS = (("🏥", 1378, 166, 1.0), ("⛵", 1122, 150, 0.8), ("🛖", 1596, 310, 0.66), ("👩‍🏫", 1216, 350, 0.68))


def emoji(characters: str, x: float, y: float, size: float) -> str:
    """Centred at x, y."""
    drawn = art.find(characters)
    if drawn is None:
        raise SystemExit(f"There is no drawing of {characters}.")
    box = f'x="{x - size / 2:g}" y="{y - size / 2:g}" width="{size:g}" height="{size:g}"'
    return f'<svg {box} viewBox="0 0 {drawn.width:g} {drawn.height:g}">{drawn.body}</svg>'


def split(text: str) -> list[str]:
    """One drawing each; a selector or joiner belongs to what stands before it."""
    parts: list[str] = []
    for sign in text:
        if sign == "\ufe0f" and parts:
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def wave(x: float, height: float) -> float:
    return height + 12 * math.sin(x / 128 + height)


def road() -> list[tuple[float, float]]:
    """The road's points, from its start at the upper left to today."""
    points = [(x, wave(x, 312)) for x in range(LEFT, RIGHT + 1, 12)]
    points += turn(RIGHT, wave(RIGHT, 312), wave(RIGHT, 512), 1)
    points += [(x, wave(x, 512)) for x in range(RIGHT, LEFT + 90, -12)]
    points += turn(LEFT + 90, wave(LEFT + 90, 512), wave(LEFT + 90, 738), -1)
    return points + [(x, wave(x, 738)) for x in range(LEFT + 90, RIGHT + 96, 12)]


def turn(x: float, top: float, low: float, side: int) -> list[tuple[float, float]]:
    half, middle = (low - top) / 2, (low + top) / 2
    angles = (math.pi * step / 24 for step in range(1, 24))
    return [(x + side * half * math.sin(angle), middle - half * math.cos(angle)) for angle in angles]


def line(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)


def stroke(points: list[tuple[float, float]], colour: str, width: float, extra: str = "") -> str:
    return f'<path d="{line(points)}" fill="none" stroke="var(--{colour})" stroke-width="{width:g}" stroke-linejoin="round"{extra}/>'


def chapters(points: list[tuple[float, float]]) -> str:
    """The road in four colours, one after the other."""
    ends = (0, 45, 112, 168, len(points))
    colours = ("chapter-0", "chapter-1", "chapter-3", "chapter-4")
    pieces = zip(ends, ends[1:], colours, strict=False)
    return "".join(stroke(points[start : end + 1], colour, 34) for start, end, colour in pieces)


def stops() -> str:
    drawn = []
    for height, signs, colours in ROWS:
        for place, (sign, chapter) in enumerate(zip(split(signs), colours, strict=True)):
            x = LEFT + place * STEP + (0 if height == 312 else 6)  # noqa: PLR2004  # the first row begins at the edge
            y = wave(x, height)
            drawn.append(
                f'<circle cx="{x:.0f}" cy="{y:.0f}" r="46" fill="var(--stop)" stroke="var(--chapter-{chapter})" stroke-width="6"/>{emoji(sign, round(x), round(y), 58)}'
            )
    return "".join(drawn)


def mountain() -> str:
    """In front of the hills: four tiers, the path up, and what waits on it."""
    tiers = (
        ("1385 285 1441 405 1329 405", "mountain-1"),
        ("1329 405 1441 405 1524 585 1246 585", "mountain-2"),
        ("1246 585 1524 585 1598 745 1172 745", "mountain-3"),
        ("1172 745 1598 745 1700 970 1070 970", "mountain-4"),
    )
    drawn = "".join(f'<polygon points="{points}" fill="var(--{colour})"/>' for points, colour in tiers)
    path = "M1072 750C1116 768 1096 848 1153 860H1581C1633 858 1617 740 1553 740H1235C1179 738 1199 594 1265 592H1473C1509 586 1485 424 1425 420C1355 416 1369 350 1385 301"
    trail = f'<path d="{path}" fill="none" stroke="var(--coral)" stroke-width="6" stroke-linecap="round" stroke-dasharray="0.1 13"/>'
    return f"{drawn}{trail}" + "".join(emoji(*place) for place in ON_THE_MOUNTAIN)


def cloud(sign: str, x: float, y: float, scale: float) -> str:
    parts = '<rect x="-128" y="-14" width="256" height="88" rx="44"/><circle cx="-52" cy="-10" r="52"/><circle cx="26" cy="-24" r="66"/><circle cx="78" cy="4" r="42"/>'
    return f'<g transform="translate({x} {y}) scale({scale})"><g fill="var(--cloud)">{parts}</g><g>{emoji(sign, 4, 4, 76)}</g></g>'


def pines() -> str:
    places = ((52, 812, 1.5), (22, 806, 1), (1046, 872, 1.1), (1080, 876, 1.5), (1114, 880, 1), (1640, 870, 1.4))
    shape = "M0 26V14H-18L-5-4H-12L0-24 12-4H5L18 14H0Z"
    return "".join(
        f'<path transform="translate({x} {y}) scale({size})" d="{shape}" fill="var(--pine)"/>' for x, y, size in places
    )


def hills() -> tuple[str, str]:
    far = "M-1400 800C-1000 700-600 870-200 790S300 690 640 800 1150 760 1400 790 1900 700 2300 800 2900 760 3200 800V1700H-1400Z"
    near = "M-1400 900C-1000 830-500 930-100 872S420 840 780 900 1160 884 1400 898 1900 850 2300 900 3000 890 3200 900V1700H-1400Z"
    return f'<path d="{far}" fill="var(--hill-1)"/>', f'<path d="{near}" fill="var(--hill-2)"/>'


def scene() -> str:
    points = road()
    far, near = hills()
    way = stroke(points, "road-edge", 54, ' stroke-linecap="round"') + chapters(points)
    way += stroke(points, "road-middle", 2.5, ' stroke-linecap="round" stroke-dasharray="0.1 15"')
    dreams = "".join(cloud(*dream) for dream in DREAMS)
    return f"{far}{mountain()}{near}{pines()}{dreams}{way}{stops()}"


def main() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    OUT.write_text(
        f'{head}<symbol id="scene" viewBox="0 0 1680 960" overflow="visible" preserveAspectRatio="xMidYMax slice">{scene()}</symbol></svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
