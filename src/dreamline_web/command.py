"""The command `dreamline`: the core's, plus `serve` and `check`."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from dreamline_web.environment import BadSetting

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = """\
dreamline serve   open Dreamline in the browser
dreamline check   say in sentences what is wrong with this installation

"""


def command() -> int:
    """Runs with the words after the command's name; returns the exit code."""
    try:
        return main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("dreamline: stopped.\n")
        return 1


def main(words: Sequence[str]) -> int:
    """0 done, 1 something is wrong (said on the error stream), 2 wrong use."""
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(OWN)
    if not words or words[0] not in {"serve", "check"}:
        from dreamline import cli  # noqa: PLC0415  # a server needs no PDF and PNG libraries before the first export

        return cli.main(words)
    options = _parser(words[0]).parse_args(words[1:])
    _settle(options)
    try:
        return _serve(options) if words[0] == "serve" else _check()
    except BadSetting as mistake:
        sys.stderr.write(f"dreamline: {mistake}\n")
        return 1


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"dreamline {name}")
    parser.add_argument("--demo", action="store_true", help="with invented people, in a data folder of its own")
    if name == "serve":
        parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    return parser


def _settle(options: argparse.Namespace) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dreamline_web.settings")
    if options.demo:
        os.environ["DREAMLINE_DEMO"] = "1"


def _serve(options: argparse.Namespace) -> int:
    from dreamline_web import serving  # noqa: PLC0415  # the core's commands start without Django

    return serving.serve(browser=not options.no_browser)


def _check() -> int:
    from dreamline_web import serving  # noqa: PLC0415  # as above

    return serving.check()
