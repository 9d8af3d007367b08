"""Photos on their way into a file: as an address that holds the data, and in grey."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

RAISED_BLACK = 0.3
"""How light black becomes in grey (PICTURE, themes)."""


@lru_cache(maxsize=64)
def data_address(photo: bytes) -> str:
    """A JPEG as a data URI."""
    return "data:image/jpeg;base64," + base64.b64encode(photo).decode("ascii")


@lru_cache(maxsize=64)
def in_grey(photo: bytes) -> bytes:
    """The same JPEG in grey with black raised to 30 %; unchanged if it cannot be read."""
    from PIL import Image  # noqa: PLC0415 - slow to load, and only photos in the paper theme need it

    try:
        with Image.open(io.BytesIO(photo), formats=("JPEG",)) as opened:
            grey = opened.convert("L").point(
                [round(255 * RAISED_BLACK + level * (1 - RAISED_BLACK)) for level in range(256)]
            )
    except (OSError, ValueError, Image.DecompressionBombError):
        return photo
    out = io.BytesIO()
    grey.save(out, "JPEG", quality=85)
    return out.getvalue()
