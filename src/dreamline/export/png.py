"""The picture as PNG, of any width, by resvg."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image
from resvg import render, usvg

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 30_000
"""The widest PNG in pixels: some two and a half metres at 300 dots an inch."""

STRIP = 12_000_000
"""Pixels rendered at once. Larger pictures are put together from strips, so that memory stays under 300 MB."""

_IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_WHITE = (255, 255, 255, 255)
"""Between the sheets of one picture there is white paper; see-through gaps turn black in many viewers."""
_SIZE = re.compile(r'<svg\b([^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')


def png(svg: str, *, width: int) -> bytes:
    """Draw an SVG of ours (texts as outlines) `width` pixels wide; the height follows.

    Raises ValueError with one sentence where the width is not between 1 and WIDEST.
    """
    if not 1 <= width <= WIDEST:
        raise ValueError(f"A PNG can be 1 to {WIDEST} pixels wide, not {width}.")
    u_wide, u_high = _size(svg)
    height = max(1, round(u_high * width / u_wide))
    rows = max(1, STRIP // width)
    if height <= rows:
        return render(_tree(svg, width, height, u_wide, u_high), _IDENTITY, bg_color=_WHITE)
    return _stitched(svg, width, height, rows)


def _size(svg: str) -> tuple[float, float]:
    found = _SIZE.search(svg)
    if not found:
        raise ValueError("This SVG does not say its width and height as Dreamline writes them.")
    return float(found[2]), float(found[3])


def _tree(svg: str, width: int, height: int, u_wide: float, u_high: float) -> usvg.Tree:
    size = rf'<svg\1 width="{width}" height="{height}" viewBox="0 0 {u_wide} {u_high}" preserveAspectRatio="none"'
    return usvg.Tree.from_str(_SIZE.sub(size, svg, count=1), usvg.Options.default())


def _stitched(svg: str, width: int, height: int, rows: int) -> bytes:
    """The same picture from strips of `rows` pixel rows, each rendered and packed before the next."""
    u_wide, u_high = _size(svg)
    tree = _tree(svg, width, rows, u_wide, u_high * rows / height)

    def lines() -> Iterator[bytes]:
        for top in range(0, height, rows):
            strip = Image.open(io.BytesIO(render(tree, (1, 0, 0, 0, 1, -top), bg_color=_WHITE))).convert("RGB")
            raw = strip.crop((0, 0, width, min(rows, height - top))).tobytes()
            for start in range(0, len(raw), width * 3):
                yield b"\0" + raw[start : start + width * 3]

    return _packed(width, height, lines())


def _packed(width: int, height: int, lines: Iterator[bytes]) -> bytes:
    """Rows of 8 bit RGB, each led by its filter byte, as a PNG file (RFC 2083)."""
    packer = zlib.compressobj(6)
    body = b"".join([*(packer.compress(line) for line in lines), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
