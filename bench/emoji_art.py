"""Reads and renders every shipped emoji: errors, empty drawings, time and size.

.venv/bin/python bench/emoji_art.py
"""

from __future__ import annotations

import io
import statistics
import time

from PIL import Image
from resvg import render, usvg

from dreamline.emoji import art

SIDE = 96


def main() -> None:
    start = time.perf_counter()
    count = len(art.emojis())
    print(f"{count} emojis in {art.FILE.stat().st_size:,} bytes; the index is read in {since(start):.1f} ms")
    start = time.perf_counter()
    drawings = [drawing for emoji in art.emojis() if (drawing := art.find(emoji))]
    print(f"{len(drawings)} found; all blocks read in {since(start):.0f} ms, {since(start) / count:.2f} ms an emoji")
    sizes = sorted(len(drawing.body) for drawing in drawings)
    print(
        f"markup: median {sizes[count // 2]:,}, 95 % under {sizes[count * 95 // 100]:,}, most {sizes[-1]:,} characters"
    )
    for name, each in (("as drawn", drawings), ("greyed", [art.greyed(drawing) for drawing in drawings[::10]])):
        times, empty = rendered(each)
        print(f"{name}: {len(times)} rendered, {empty} empty, median {statistics.median(times):.1f} ms at {SIDE} px")


def rendered(drawings: list[art.Art]) -> tuple[list[float], int]:
    """The time of each in milliseconds, and how many came out without a single painted pixel; errors are raised."""
    times, empty = [], 0
    for drawing in drawings:
        box = f"0 0 {drawing.width:g} {drawing.height:g}"
        size = f'width="{SIDE}" height="{SIDE}" viewBox="{box}"'
        page = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawing.body}</svg>'
        start = time.perf_counter()
        picture = render(usvg.Tree.from_str(page, usvg.Options.default()), (1, 0, 0, 0, 1, 0))
        times.append(since(start))
        empty += Image.open(io.BytesIO(picture)).getchannel("A").getextrema()[1] == 0
    return times, empty


def since(start: float) -> float:
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
