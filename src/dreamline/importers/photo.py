"""Photos on their way in: checked, turned upright, cleaned of everything but the picture, cropped to a square.

Nothing of the original file survives but its pixels: no place, camera, comment or tail.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from dreamline.sentence import Refused, say

FORMATS = ("JPEG", "PNG", "WEBP")
PIXELS = 40_000_000
"""Larger images are refused before they are decoded: a small file can unpack to gigabytes."""
BYTES = 30_000_000
SIDE = 600
"""The side of a photo in the picture, in pixels: some 800 dots an inch at 19 mm on an A3 sheet."""
STORED_SIDE = 1600
UPPER_MIDDLE = (0.5, 0.38)
"""Where the middle of the crop lies when nobody chose it: faces are seldom in the lower half."""

_BAND = 64
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a photo upright, by what its camera noted (EXIF 2.32, tag 0x0112)."""


class BadPhoto(Refused):
    """Why a photo cannot be used, as one plain sentence."""


def square(data: bytes, *, focus: tuple[float, float] | None = None, side: int = SIDE, quality: int = 85) -> bytes:
    """The photo as a square JPEG around `focus` (shares of width and height), at most `side` pixels wide.

    Raises BadPhoto.
    """
    image = _opened(data)
    edge = min(image.size)
    across, down = focus or UPPER_MIDDLE
    left = round(min(max(across * image.width - edge / 2, 0), image.width - edge))
    top = round(min(max(down * image.height - edge / 2, 0), image.height - edge))
    cropped = image.crop((left, top, left + edge, top + edge))
    return _jpeg(cropped.resize((min(side, edge),) * 2, Image.Resampling.LANCZOS), quality=quality)


def stored(data: bytes) -> bytes:
    """The whole photo as a clean JPEG, its long side at most STORED_SIDE pixels. Raises BadPhoto."""
    image = _opened(data)
    image.thumbnail((STORED_SIDE, STORED_SIDE), Image.Resampling.LANCZOS)
    return _jpeg(image, quality=88)


def _opened(data: bytes) -> Image.Image:
    """The first frame, upright, in RGB on a fresh white canvas."""
    if len(data) > BYTES:
        raise BadPhoto(say("The photo is larger than 30 MB; save it smaller and try again."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(data)
    except BadPhoto:
        raise
    except UnidentifiedImageError:
        raise BadPhoto(say("The photo is not a JPEG, PNG or WebP file.")) from None
    except Exception:  # noqa: BLE001  # damaged files make decoders raise whatever they like
        raise BadPhoto(say("The photo is damaged and cannot be read.")) from None


def _decoded(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > PIXELS:
            most = PIXELS // 1_000_000
            raise BadPhoto(say("The photo has more than {most} megapixels; save it smaller and try again.", most=most))
        image.draft("RGB", (2 * STORED_SIDE, 2 * STORED_SIDE))
        small = _smaller(image)
        turn = _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    upright = small.transpose(turn) if turn is not None else small
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright.getchannel("A"))
    return canvas


def _smaller(image: Image.Image) -> Image.Image:
    """In RGBA, no smaller than what is kept; band by band, so that a large photo lies in memory only once."""
    factor = max(1, min(max(image.size) // STORED_SIDE, min(image.size) // SIDE))
    if factor == 1:
        return image.convert("RGBA")
    small = Image.new("RGBA", (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, _BAND * factor):
        band = image.crop((0, top, image.width, min(top + _BAND * factor, image.height)))
        small.paste(band.convert("RGBA").reduce(factor), (0, top // factor))
    return small


def _jpeg(image: Image.Image, *, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
