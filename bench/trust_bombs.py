"""Bombs at the doors files come in through: `python bench/trust_bombs.py [--only WORDS]`.

Each in a process of its own, with its processor time and its peak of memory above its weight before. Named against:
refused (or read) within a second and 150 MB. Exit code 1 when one takes more, or raises what no page would say.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

BOMBS = Path(__file__).parents[1] / "tests" / "web" / "trust"
SECONDS, MEGABYTES = 1.0, 150.0
TRIED = """
import json, resource, sys, time
from datetime import date
sys.path.insert(0, sys.argv[1])
import bombs
kind, name = sys.argv[2:]
data = {"picture": bombs.PICTURES | bombs.LARGE, "import": bombs.IMPORTS}[kind][name]()
import gc
gc.collect()
import os, subprocess
child_of = os.fork()
if child_of == 0:
    from dreamline.importers import photo
    from dreamline_web.stories.forms.incoming import understood
    import dreamline.importers.takeout
    before = int(open("/proc/self/statm").read().split()[1]) * 4096
    open("/proc/self/clear_refs", "w").write("5")
    began, said, wrong = time.process_time(), "read", ""
    try:
        photo.stored(data) if kind == "picture" else understood(data, "file", today=date(2026, 10, 15), lang="en")
    except ValueError as refused:
        said = str(refused)
        wrong = "" if getattr(refused, "said", None) else type(refused).__name__
    except BaseException as trouble:
        said, wrong = repr(trouble)[:200], type(trouble).__name__
    seconds = time.process_time() - began
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) * 1024
    print(json.dumps([seconds, (peak - before) / 1e6, len(data), said, wrong]))
    sys.stdout.flush()
    os._exit(0)
os.waitpid(child_of, 0)
"""


def tried(kind: str, name: str) -> tuple[float, float, int, str, str]:
    """Seconds, megabytes, the size of the bomb, what was said to it, and the error that should not have been."""
    words = [sys.executable, "-c", "import django; django.setup()\n" + TRIED, str(BOMBS), kind, name]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    if not done.stdout:
        return 0.0, 0.0, 0, done.stderr[-500:], "no answer"
    seconds, megabytes, size, said, wrong = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, size, said, wrong


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    sys.path.insert(0, str(BOMBS))
    import bombs  # noqa: PLC0415  # stands beside the tests

    every = [("picture", name) for name in (*bombs.PICTURES, *bombs.LARGE)] + [
        ("import", name) for name in bombs.IMPORTS
    ]
    missed = 0
    for kind, name in every:
        if only and only not in name:
            continue
        seconds, megabytes, size, said, wrong = tried(kind, name)
        large = name in bombs.LARGE
        over = wrong or seconds > SECONDS or megabytes > MEGABYTES or (kind == "picture" and (said == "read") != large)
        missed += bool(over)
        mark = "MISSED" if over else "ok"
        print(f"{mark:7}{name:36}{size / 1e3:10.0f} KB {seconds:7.2f} s {megabytes:7.0f} MB  {wrong} {said[:70]}")
    print(
        f"{missed} of {len(every)} took more than {SECONDS:g} s or {MEGABYTES:g} MB, or ended in no sentence (bound 0)"
    )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
