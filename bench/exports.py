"""How long a picture takes as SVG, PNG and PDF, and how large the files are.

    python bench/exports.py [--runs 9]

Warm, median and (least) milliseconds; the drawing itself is not counted. Budgets: PNG 2000 px wide 500 ms, PDF 800 ms.
"""

from __future__ import annotations

import argparse
import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from dreamline.export.pdf import pdf
from dreamline.export.png import png
from dreamline.picture import svg
from dreamline.picture.draw import draw
from dreamline.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = ("linnea_six", "marco", "linnea_forty", "sixty", "japanese")
BUDGETS = {"PNG 2000 px": 500, "PDF": 800}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=9)
    runs = asked.parse_args().runs
    for name in PEOPLE:
        told = sample(name)
        drawing = draw(told.filed, today=told.today, photos=told.photos)
        written = svg.write(drawing)
        print(f"{name}: {len(told.filed.story.moments)} moments, {len(drawing.sheets)} sheets")
        show("SVG, outlines", partial(svg.write, drawing), runs)
        show("SVG, live text", partial(svg.write, drawing, text="live"), runs)
        show("PNG 2000 px", partial(png, written, width=2000), runs)
        show("PDF", partial(pdf, drawing), runs)


def show(what: str, make: Callable[[], str | bytes], runs: int) -> None:
    """Times `make` after one run to warm up, and prints a line."""
    size = len(make())
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        make()
        taken.append((time.perf_counter() - start) * 1000)
    budget = BUDGETS.get(what)
    said = f", budget {budget} ms{'' if median(taken) <= budget else ' missed'}" if budget else ""
    print(f"  {what:<15} {median(taken):>7.1f} ({min(taken):.1f}) ms, {size / 1000:,.0f} kB{said}")


if __name__ == "__main__":
    main()
