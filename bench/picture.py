"""How long a picture takes, from a story in memory to the SVG, and the ratio to two timeline libraries.

    python bench/picture.py                      ours alone: 16, 60, 200 and 1,000 moments
    python bench/picture.py --peers FOLDER       the ratio at 50 and 200 moments; FOLDER holds node_modules with
                                                 labella and vis-timeline (npm install labella@1.1.4 vis-timeline@8.5.4)

Warm, median and (least): fonts, emojis, words and labels are known, everything else is done again. "Another story"
draws a story of that size never seen before each time, so that its labels have to be broken into lines too.

The moments are invented with a seed, the same for all: texts of 6 to 70 letters, one in 25 not in Latin letters. Their
dates lie as in lives: most of them in a few years in which much happens, some alone, and gaps of years between. This
is the case the bars are about. The same moments at even distances, which no life has and which is the easiest case for
libraries that move labels apart on an axis, are measured too and said beside it.

The libraries run in Chromium on the same moments, from data in memory to a settled page, labella on an axis of 1600 px
and on one of 16 px a moment; the ratio is against the fastest of all. A page is settled when nothing has changed for
two of the browser's frames, which take up to 17 ms each even when nothing is left to do, so a second ratio counts their
scripts alone, without layout, painting and waiting.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from dreamline.filing import Filed
from dreamline.picture import svg
from dreamline.picture.draw import draw
from dreamline.samples import sample
from dreamline.story.moment import Moment
from dreamline.story.story import Chapter, Story
from dreamline.story.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 10, 15)
BUDGETS = {16: 5, 60: 15, 200: 50, 1000: 250}
"""Milliseconds, PICTURE to SVG string."""
PEERS_AT = (50, 200)
BROWSER_RUNS, WARM_UP = 9, 2
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
EMOJIS = "👶 📻 🍲 📦 🎸 🎓 👂 ❤️ 🍼 📉 🍞 🚲 🏥 🧭 🏡 ⛵ 🌱 🎹 🏆 🕯️".split(" ")  # noqa: SIM905 (reads better)
NAMES = ("Up north", "Finding my people", "Learning the craft", "Falling, landing", "Making room", "Open windows")


Spread = Literal["clustered", "even"]
SPREADS: tuple[Spread, ...] = ("clustered", "even")
BORN, DAYS = date(1950, 3, 9), 27_900
"""The first day of a life of 76 years, and its length."""
TEXTS = (6, 70)
"""Letters of the shortest and the longest text."""
ELSEWHERE = ("京都に半年住んだ", "Первая работа на верфи", "נולדתי בחיפה", "我们搬到南方去了", "Άλλαξα δουλειά")


def story(count: int, seed: int = 1, spread: Spread = "clustered") -> Filed:
    """A story of so many moments: the words of the poster mixed anew, a chapter for every eight or so."""
    chance = random.Random(seed)
    words = [word for moment in sample("linnea_forty").filed.story.moments for word in moment.text.split()]
    days = [index * DAYS // count for index in range(count)] if spread == "even" else _clustered(count, seed)
    moments = [_moment(index, day, words, chance) for index, day in enumerate(days)]
    borders = sorted(chance.sample(range(1, count), min(40, count // 8)))
    parts = [moments[a:b] for a, b in zip([0, *borders], [*borders, count], strict=True)]
    chapters = tuple(Chapter(f"c{n}", NAMES[n % len(NAMES)], tuple(part)) for n, part in enumerate(parts))
    made = sample("linnea").filed
    return Filed(Story("Linnéa", lang="en", chapters=chapters, dreams=made.story.dreams), made.pyramid)


def _clustered(count: int, seed: int) -> list[int]:
    """Days of a life: four in five around a few turns of it, more of them between 15 and 30, the others anywhere."""
    chance = random.Random(f"days {seed}")
    turns = [chance.triangular(0, DAYS, DAYS * 0.3) for _ in range(max(3, count // 12))]
    days = [
        chance.gauss(chance.choice(turns), 200) if chance.random() < 0.8 else chance.uniform(0, DAYS)
        for _ in range(count)
    ]
    return sorted(min(max(0, round(day)), DAYS) for day in days)


def _moment(index: int, day: int, words: list[str], chance: random.Random) -> Moment:
    at = BORN + timedelta(days=day)
    first, last = at.replace(day=1), at.replace(day=monthrange(at.year, at.month)[1])
    return Moment(
        f"m{index}",
        _text(words, chance),
        When(str(at.year), f"{at:%Y-%m}", first, last),
        chance.choice(EMOJIS),
        feeling=chance.randint(-2, 2),
        turning_point=chance.random() < 0.1,
        why="someone once did it for me" if chance.random() < 0.2 else "",
    )


def _text(words: list[str], chance: random.Random) -> str:
    if chance.random() < 0.04:
        return chance.choice(ELSEWHERE)
    least, most = TEXTS
    length = chance.randint(least, most)
    text = chance.choice(words)
    while len(text) < length:
        text += " " + chance.choice(words)
    return text[:most].strip()


def timed(work: Callable[[], object], least_seconds: float = 1.0) -> tuple[float, float]:
    """Median and least milliseconds of at least seven runs after two to warm up."""
    for _ in range(WARM_UP):
        work()
    taken: list[float] = []
    begun = time.perf_counter()
    while len(taken) < 7 or time.perf_counter() - begun < least_seconds:
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken), min(taken)


def ours(count: int, spread: Spread = "clustered") -> tuple[float, float]:
    if count == 16:
        made = sample("linnea")
        return timed(lambda: svg.write(draw(made.filed, today=made.today, photos=made.photos)))
    filed = story(count, spread=spread)
    return timed(lambda: svg.write(draw(filed, today=TODAY)))


def unseen(count: int) -> tuple[float, float]:
    """The same with another story each time."""
    seeds = iter(range(1000, 9000))
    waiting = [story(count, next(seeds)) for _ in range(2 * WARM_UP + max(7, 1000 // count))]
    taken = []
    while waiting:
        filed = waiting.pop()
        start = time.perf_counter()
        svg.write(draw(filed, today=TODAY))
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken[WARM_UP:]), min(taken[WARM_UP:])


def show_ours() -> None:
    print("Milliseconds, median (least)")
    print(f"{'moments':>8} {'clustered':>15} {'even':>15} {'another story':>15} {'bar':>5}")
    for count, budget in BUDGETS.items():
        figures = [ours(count)] if count == 16 else [*(ours(count, spread) for spread in SPREADS), unseen(count)]
        shown = [f"{middle:.1f} ({least:.1f})" for middle, least in figures]
        cells = " ".join(f"{cell:>15}" for cell in [*shown, "", ""][:3])
        print(f"{count:>8} {cells} {budget:>5} {'' if figures[0][0] <= budget else 'missed'}")


SETTLED = """
window.settled = async (box, start) => {
  let changed = performance.now();
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(box, {subtree: true, childList: true, attributes: true, characterData: true});
  const frame = () => new Promise(requestAnimationFrame);
  let before = 0;
  while (before < changed) { before = changed; await frame(); await frame(); }
  watch.disconnect();
  return performance.now() - start;
}
"""
"""Milliseconds since the start once nothing has changed for two frames: what was drawn has then been laid out, painted
and shown."""

LABELLA = """
async ([items, width]) => {
  const start = performance.now();
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.body.appendChild(document.createElementNS(name, 'svg'));
  svg.setAttribute('width', width);
  const first = items[0].at, last = items[items.length - 1].at;
  const texts = items.map(item => {
    const text = svg.appendChild(document.createElementNS(name, 'text'));
    text.textContent = item.text;
    return text;
  });
  const nodes = items.map((item, index) => new labella.Node(
    (item.at - first) / (last - first || 1) * width, texts[index].getBBox().width + 8, item));
  const force = new labella.Force({minPos: 0, maxPos: width, lineSpacing: 4, nodeSpacing: 4}).nodes(nodes).compute();
  const renderer = new labella.Renderer({layerGap: 60, nodeHeight: 18, direction: 'down'});
  renderer.layout(force.nodes());
  force.nodes().forEach((node, index) => {
    const path = svg.appendChild(document.createElementNS(name, 'path'));
    path.setAttribute('d', renderer.generatePath(node));
    texts[index].setAttribute('x', node.x - node.dx / 2 + 4);
    texts[index].setAttribute('y', node.y + 14);
  });
  svg.setAttribute('height', Math.max(...force.nodes().map(node => node.y)) + 30);
  const computed = performance.now() - start;
  const taken = [await settled(svg, start), computed];
  svg.remove();
  return taken;
}
"""

VIS = """
async ([items, width]) => {
  const start = performance.now();
  const box = document.body.appendChild(document.createElement('div'));
  box.style.width = width + 'px';
  const data = items.map((item, index) => ({id: index, content: item.text, start: new Date(item.at)}));
  const line = new vis.Timeline(box, data, {});
  await new Promise(done => line.on('changed', () => {
    if (box.querySelectorAll('.vis-item.vis-box, .vis-item.vis-point').length >= items.length) done();
  }));
  const computed = performance.now() - start;
  const taken = [await settled(box, start), computed];
  line.destroy();
  box.remove();
  return taken;
}
"""


Case = tuple[int, Spread]


def in_browser(folder: Path, cases: list[Case]) -> dict[tuple[str, Case], tuple[float, float, float]]:
    """Median and least milliseconds to a settled page, and median of its script alone, by library and case."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only this part of the measurement needs a browser)

    modules = folder / "node_modules"
    scripts = (
        modules / "labella/dist/labella.min.js",
        modules / "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
    )
    style = modules / "vis-timeline/styles/vis-timeline-graph2d.min.css"
    found: dict[tuple[str, Case], tuple[float, float, float]] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.set_content("<!doctype html><body></body>")
        for script in scripts:
            page.add_script_tag(path=script)
        page.add_style_tag(path=style)
        page.add_script_tag(content=SETTLED)
        for count, spread in cases:
            items = _items(count, spread)
            for name, code, width in (
                ("labella 1.1.4, 1600 px", LABELLA, 1600),
                ("labella 1.1.4, 16 px a moment", LABELLA, 16 * count),
                ("vis-timeline 8.5.4", VIS, 1600),
            ):
                taken = [page.evaluate(code, [items, width]) for _ in range(BROWSER_RUNS + WARM_UP)][WARM_UP:]
                settled, computed = ([float(run[part]) for run in taken] for part in (0, 1))
                found[name, (count, spread)] = median(settled), min(settled), median(computed)
        browser.close()
    return found


def _items(count: int, spread: Spread) -> list[dict[str, Any]]:
    """The same moments for the libraries: text, and time in milliseconds."""
    moments = story(count, spread=spread).story.moments
    days = [(moment.when.earliest - BORN).days if moment.when and moment.when.earliest else 0 for moment in moments]
    return [{"text": moment.text, "at": day * 86400e3} for moment, day in zip(moments, days, strict=True)]


def show_peers(folder: Path) -> None:
    cases: list[Case] = [(count, spread) for spread in SPREADS for count in PEERS_AT]
    found = in_browser(folder, cases)
    for case in cases:
        count, spread = case
        middle, least = ours(count, spread)
        print(f"\n{count} moments, {spread} dates{', the case of the bar' if spread == 'clustered' else ''}")
        print(f"  {'ours, story to SVG':<32} {middle:>8.1f} ({least:.1f}) ms")
        peers = {name: taken for (name, at), taken in found.items() if at == case}
        for name, (half, low, script) in peers.items():
            print(f"  {name:<32} {half:>8.1f} ({low:.1f}) ms settled, {script:.1f} ms in its script")
        settled, fastest, script = (min(taken[part] for taken in peers.values()) for part in (0, 1, 2))
        print(
            f"  the fastest of them settled / ours:   {settled / middle:.2f} (least times {fastest / least:.2f}), bar 5"
        )
        print(f"  the fastest of their scripts / ours:  {script / middle:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--peers", type=Path, help="folder with node_modules that hold labella and vis-timeline")
    asked = parser.parse_args()
    show_ours()
    if asked.peers:
        show_peers(asked.peers)


if __name__ == "__main__":
    main()
