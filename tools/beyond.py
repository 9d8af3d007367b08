"""Finds shapes that lie wholly beyond the square of their drawing, as a browser measures them.

Noto's parcel stands among six spare parcels outside its square. They are never seen, but whoever measures the drawing
finds it seven times as wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CHROMIUM = "/usr/bin/chromium"
AT_ONCE = 300
LEAVES = "path,circle,ellipse,rect,polygon"
BEYOND = """
(drawings) => {
  const page = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  page.setAttribute('width', 128);
  page.setAttribute('height', 128);
  document.body.append(page);
  const found = drawings.map(([width, markup]) => {
    page.setAttribute('viewBox', `0 0 ${width} ${width}`);
    page.innerHTML = markup;
    const square = page.getBoundingClientRect();
    const leaves = [...page.querySelectorAll('LEAVES')];
    return leaves.map((leaf, number) => {
      const box = leaf.getBoundingClientRect();
      const apart = box.right <= square.left + .5 || box.left >= square.right - .5
        || box.bottom <= square.top + .5 || box.top >= square.bottom - .5;
      return apart && !leaf.closest('clipPath') ? number : -1;
    }).filter((number) => number >= 0);
  });
  page.remove();
  return found;
}
""".replace("LEAVES", LEAVES)


def beyond(drawings: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Of drawings (key -> width and markup), the keys and numbers of the leaves that lie beyond."""
    keys = list(drawings)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content("<body></body>")
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            found = page.evaluate(BEYOND, [drawings[key] for key in some])
            yield from ((key, tuple(leaves)) for key, leaves in zip(some, found, strict=True) if leaves)
        browser.close()
