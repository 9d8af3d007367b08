"""Hides how long a short text is: each is filled up to 64, 256, 1,024 or 4,096 bytes, then to full steps of 4,096.

A yes and a no, an emoji and a feeling, are then of one length; so are the sentences most people write for a moment
(256 or 1,024 with what stands around them). From 64 KiB on, nothing is filled up: those are photos, and the size of a
photo tells nothing of a person. The filling is one byte 0x80 and zeros (ISO/IEC 7816-4), so its end is never in doubt.
"""

from __future__ import annotations

from typing import Final

STEPS: Final = (64, 256, 1_024, 4_096)
LONGEST: Final = 65_536
END: Final = b"\x80"


class NotPadded(ValueError):
    """The end of the filling is not there."""


def pad(plain: bytes) -> bytes:
    return (plain + END).ljust(length(len(plain) + 1), b"\0")


def unpad(padded: bytes) -> bytes:
    """Raises NotPadded."""
    plain = padded if padded.endswith(END) else padded.rstrip(b"\0")  # a photo is not copied twice
    if not plain.endswith(END):
        raise NotPadded
    return plain[:-1]


def length(least: int) -> int:
    """The length that `least` bytes are filled up to."""
    if least > LONGEST:
        return least
    step = STEPS[-1]
    return next((size for size in STEPS if size >= least), -(-least // step) * step)
