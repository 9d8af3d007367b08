"""The command `dreamline`, as `python -m dreamline_web`."""

import sys

from dreamline_web.command import command

if __name__ == "__main__":
    sys.exit(command())
