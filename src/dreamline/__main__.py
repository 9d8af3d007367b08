"""The command `dreamline`."""

import sys

from dreamline.cli import main


def command() -> int:
    """Runs with the words after the command's name; returns the exit code."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(command())
