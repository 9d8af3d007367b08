"""How long the scroll for phones takes, from a story in memory to the SVG: 16, 60, 200 and 1,000 moments.

    python bench/scroll.py

Warm, median and (least) milliseconds of processor time, the same stories as in bench/picture.py.
"""

from __future__ import annotations

import time
from statistics import median

from dreamline.picture import svg
from dreamline.picture.draw import draw
from picture import TODAY, story

BUDGETS = {16: 5, 60: 12, 200: 40, 1000: 250}
"""Milliseconds."""
WARM_UP, RUNS = 3, 25


def taken(count: int) -> list[float]:
    """The time of each run."""
    filed = story(count)
    times = []
    for run in range(WARM_UP + RUNS):
        start = time.process_time()
        svg.write(draw(filed, today=TODAY, style="scroll"))
        if run >= WARM_UP:
            times.append((time.process_time() - start) * 1000)
    return times


def main() -> None:
    for count, budget in BUDGETS.items():
        times = taken(count)
        print(f"{count:5} moments: {median(times):6.1f} ({min(times):.1f}) ms, budget {budget}")


if __name__ == "__main__":
    main()
