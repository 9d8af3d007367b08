"""The command `dreamline`: the core's, plus those of the web application."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dreamline_web.environment import BadSetting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

OWN = """\
dreamline serve        open Dreamline in the browser
dreamline check        say in sentences what is wrong with this installation
dreamline backup       seal a copy of everything to a key kept elsewhere
dreamline restore      bring the newest backup back
dreamline drill        bring it back in a second place and see whether it opens
dreamline post         send the letters, in a process of its own
dreamline let-in       make a link that lets one person in when mail is off or their passkey is lost
dreamline remove-demo  remove the invented people and everything of theirs

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
    if not words or words[0] not in COMMANDS:
        from dreamline import cli  # noqa: PLC0415  # a server needs no PDF and PNG libraries before the first export

        return cli.main(words)
    options = _parser(words[0]).parse_args(words[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dreamline_web.settings")
    if options.demo:
        os.environ["DREAMLINE_DEMO"] = "1"
    try:
        return COMMANDS[words[0]](options)
    except BadSetting as mistake:
        sys.stderr.write(f"dreamline: {mistake}\n")
        return 1


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"dreamline {name}")
    parser.add_argument("--demo", action="store_true", help="with invented people, in a data folder of its own")
    if name == "serve":
        parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    if name == "let-in":
        parser.add_argument("address", help="the e-mail address of the account")
    if name == "backup":
        parser.add_argument("--to", type=Path, help="the folder of the backups")
        parser.add_argument("--new-key", type=Path, metavar="FILE", help="make a key; FILE is to be kept elsewhere")
    if name in {"restore", "drill"}:
        parser.add_argument("--from", type=Path, dest="folder", help="the folder of the backups")
        parser.add_argument(
            "--identity", type=Path, required=True, metavar="FILE", help="the secret key they open with"
        )
    if name == "restore":
        parser.add_argument("--replace", action="store_true", help="overwrite what stands in a PostgreSQL database")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from dreamline_web import serving  # noqa: PLC0415  # the core's commands start without Django

    return serving.serve(browser=not options.no_browser)


def _check(_options: argparse.Namespace) -> int:
    from dreamline_web import serving  # noqa: PLC0415  # as above

    return serving.check()


def _post(_options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.post import worker  # noqa: PLC0415  # needs Django set up

    return worker.run()


def _let_in(options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.signin import let_in  # noqa: PLC0415  # needs Django set up

    try:
        made = let_in.make(options.address)
    except let_in.Nobody:
        sys.stderr.write(f"dreamline: no open account has the address {options.address}.\n")
        return 1
    sys.stdout.write(f"For {made.person.name}, once, within 15 minutes: {made.link}\n")
    if made.seals:
        sys.stdout.write("What the account holds stays closed for seven days once it is used; a letter tells them.\n")
    return 0


def _remove_demo(_options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.people.actions import demo  # noqa: PLC0415  # needs Django set up
    from dreamline_web.sealing import ring  # noqa: PLC0415  # as above

    spaces = demo.remove_demo()
    for space in spaces:
        ring.erase(space, now=datetime.now(UTC))
    sys.stdout.write("The invented people are gone, with everything of theirs.\n" if spaces else "There are none.\n")
    return 0


def _backup(options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.backups import commands  # noqa: PLC0415  # needs Django set up

    if options.new_key:
        return commands.new_key(options.new_key)
    return commands.backup(options.to, now=datetime.now(UTC))


def _restore(options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.backups import commands  # noqa: PLC0415  # needs Django set up

    return commands.restore(options.folder, identity=options.identity, replace=options.replace, now=datetime.now(UTC))


def _drill(options: argparse.Namespace) -> int:
    _set_up()
    from dreamline_web.backups import commands  # noqa: PLC0415  # needs Django set up

    return commands.try_restore(options.folder, identity=options.identity, now=datetime.now(UTC))


def _set_up() -> None:
    import django  # noqa: PLC0415  # the core's commands start without Django

    django.setup()


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "serve": _serve,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "drill": _drill,
    "post": _post,
    "let-in": _let_in,
    "remove-demo": _remove_demo,
}
