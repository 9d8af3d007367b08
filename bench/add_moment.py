"""From Enter in the quick line to the new picture on screen, in a real browser on loopback.

`python bench/add_moment.py` starts Dreamline with its demo people, opens Marco's story, adds a moment and takes it
back, 20 times after 3 to warm up.
Measured inside the page: from the keydown to the second frame after the new stop stands in the picture (the first one
painted it). Goal: under 150 ms at the median. Also prints the bytes of a first visit, compressed, goal
under 250 kB.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from playwright.sync_api import Page, expect, sync_playwright

SERVE = "import sys; from dreamline_web.command import main; sys.exit(main(['serve', '--demo', '--no-browser']))"
LINE = "2005 Moved to Linköping to study engineering"
WARM, RUNS = 3, 20
GOAL_MS, GOAL_BYTES = 150, 250_000
WATCH = """() => {
  window.took = [];
  let began = 0;
  let there = document.querySelectorAll(".spot").length;
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") began = performance.now(); }, true);
  new MutationObserver(() => {
    const now = document.querySelectorAll(".spot").length;
    if (now > there && began) {
      const from = began;
      began = 0;
      requestAnimationFrame(() => requestAnimationFrame(() => window.took.push(performance.now() - from)));
    }
    if (now) there = now;
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        port = free_port()
        environment = {**os.environ, "DREAMLINE_DATA": folder, "PORT": str(port), "DREAMLINE_DEMO": "1"}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stdout=quiet, stderr=quiet)
        try:
            wait_for(f"http://localhost:{port}/")
            browser = tools.chromium.launch(executable_path="/usr/bin/chromium")
            weight, took = measured(
                browser.new_page(viewport={"width": 1440, "height": 900}), f"http://localhost:{port}"
            )
            browser.close()
        finally:
            process.terminate()
            process.wait(10)
    median = statistics.median(took)
    print(f"first visit to the story: {weight / 1000:.0f} kB of {GOAL_BYTES / 1000:.0f} kB")
    print(f"Enter to picture: median {median:.0f} ms of {GOAL_MS} ms, {len(took)} times, at most {max(took):.0f} ms")
    return int(median >= GOAL_MS or weight >= GOAL_BYTES)


def measured(page: Page, origin: str) -> tuple[int, list[float]]:
    page.goto(origin)
    page.get_by_role("button", name="Marco Bellini").click()
    page.wait_for_load_state("networkidle")
    weight = first_visit(page, f"{origin}/story/")
    page.evaluate(WATCH)
    line, spots = page.locator("#quick-line"), page.locator(".spot")
    before = spots.count()
    for _ in range(WARM + RUNS):
        line.press_sequentially(LINE, delay=5)
        page.locator("#understood .chip").first.wait_for()
        page.wait_for_timeout(400)
        line.press("Enter")
        expect(spots).to_have_count(before + 1)
        page.wait_for_timeout(150)
        page.locator("[data-undo]").click()
        expect(spots).to_have_count(before)
    took: list[float] = page.evaluate("() => window.took")
    return weight, took[WARM:]


def first_visit(page: Page, address: str) -> int:
    """Bytes over the wire with an empty cache."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    wire.send("Network.disable")
    return sum(sizes)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310  # our own server on loopback
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("Dreamline did not answer.")


if __name__ == "__main__":
    sys.exit(main())
