"""What a browser sees in a finished SVG: every line of text, emoji and photo as a box, and what is wrong with them.

Uses Debian's Chromium. One browser serves many pictures.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
TOUCH = 0.1
LINES_MEET = 0.3
"""Lines of one text may share so much of an em: their boxes are higher than their pitch."""

MEASURE = """() => {
  const svg = document.querySelector('svg');
  const unit = el => el.closest('.moment, .goal, .dream, .sign, .flag, .title, .subtitle, .caption, .tier') || el;
  const units = [];
  const number = el => { let n = units.indexOf(el); if (n < 0) { units.push(el); n = units.length - 1; } return n; };
  const frame = svg.getBoundingClientRect();
  const spots = [...svg.querySelectorAll('text')].map(el => {
    const box = el.getBoundingClientRect(), size = parseFloat(el.getAttribute('font-size'));
    const y = el.getScreenCTM().f + parseFloat(el.getAttribute('y')) * el.getScreenCTM().d;
    return {kind: 'text', words: el.textContent, unit: number(unit(el)), size: size, length: el.getComputedTextLength(),
            x0: box.left, x1: box.right, y0: y - 0.95 * size, y1: y + 0.25 * size};
  });
  for (const el of svg.querySelectorAll('use, image')) {
    const box = el.getBoundingClientRect();
    if (Math.min(box.width, box.height) < 14 || Math.max(box.width, box.height) > 160) continue;
    spots.push({kind: el.tagName, words: '', unit: number(unit(el)), size: box.height, length: 0,
                x0: box.left, x1: box.right, y0: box.top, y1: box.bottom});
  }
  return {width: frame.width, height: frame.height,
          spots: spots.map(s => ({...s, x0: s.x0 - frame.left, x1: s.x1 - frame.left,
                                  y0: s.y0 - frame.top, y1: s.y1 - frame.top}))};
}"""


class Spot(NamedTuple):
    """A text, emoji (use) or photo (image) of 14 to 160 px as the browser drew it; lengths in px."""

    kind: str
    words: str
    unit: int
    size: float
    length: float
    x0: float
    y0: float
    x1: float
    y1: float


class Seen(NamedTuple):
    """A whole picture in the browser."""

    width: float
    height: float
    spots: tuple[Spot, ...]


@contextmanager
def browser_page() -> Iterator[Page]:
    """An empty page of a Chromium that ends with the block."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser.new_page()
        finally:
            browser.close()


def look_at(page: Page, svg: str) -> Seen:
    """Opens an SVG with live text and measures it once its fonts are there."""
    page.set_content(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{svg}</body>")
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => Promise.all([...document.fonts].map(font => font.load()))")
    found = page.evaluate(MEASURE)
    return Seen(found["width"], found["height"], tuple(Spot(**spot) for spot in found["spots"]))


def overlaps(seen: Seen) -> list[tuple[Spot, Spot]]:
    """Pairs of texts, or of a text and an emoji or photo, that lie on each other."""
    spots = sorted(seen.spots, key=lambda spot: spot.x0)
    found = []
    for place, one in enumerate(spots):
        for other in spots[place + 1 :]:
            if other.x0 >= one.x1 - TOUCH:
                break
            shared = min(one.y1, other.y1) - max(one.y0, other.y0)
            allowed = LINES_MEET * min(one.size, other.size) if one.unit == other.unit else TOUCH
            if "text" in {one.kind, other.kind} and shared > allowed:
                found.append((one, other))
    return found


def outside(seen: Seen) -> list[Spot]:
    """Texts, emojis and photos that leave the sheet."""
    return [
        spot
        for spot in seen.spots
        if min(spot.x0, spot.y0) < -TOUCH or spot.x1 > seen.width + TOUCH or spot.y1 > seen.height + TOUCH
    ]
