"""Numbers for rows that nobody can guess from their own."""

from __future__ import annotations

import secrets

BITS = 53
"""As many as a number in a browser script holds exactly. A million rows meet once in 9,000 installations, and the
database then refuses the second."""


def new_id() -> int:
    return secrets.randbits(BITS - 1) | 1 << (BITS - 1)
