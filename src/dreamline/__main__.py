"""The command `dreamline`."""

import sys

from dreamline.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
