"""Files that unpack to far more than they are, or are not what they say; small to make, each named."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

CANARY: Final = "Zqbombword"


def png(width: int, height: int) -> bytes:
    """Black, one bit a pixel, packed without ever being drawn."""
    row = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def picture(kind: str, size: tuple[int, int] = (60, 40), **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **extra)
    return out.getvalue()


def with_size(jpeg: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it is that large (its SOF0 marker), with the pixels of a small one."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4 :]


def frames(count: int) -> bytes:
    one, *more = [Image.new("P", (800, 800), number % 250) for number in range(count)]
    out = io.BytesIO()
    one.save(out, "WEBP", save_all=True, append_images=more, lossless=True)
    return out.getvalue()


def planted_jpeg() -> bytes:
    """With a place, a camera, a comment, XMP and a tail, all of them saying the canary."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x0110] = exif[0x9286] = CANARY
    place = exif.get_ifd(0x8825)
    place |= {1: "N", 2: (58.0, 24.0, 40.0), 3: "E", 4: (15.0, 37.0, 20.0), 29: CANARY}
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>{CANARY}</dc:title></x:xmpmeta>'.encode()
    plain = picture("JPEG", (640, 400), exif=exif, comment=CANARY.encode(), xmp=packet)
    return plain + CANARY.encode() + b"<script>alert(1)</script>"


def planted_png() -> bytes:
    plain = png(64, 64)
    text = _chunk(b"tEXt", b"Comment\0" + CANARY.encode()) + _chunk(
        b"zTXt", b"Title\0\0" + zlib.compress(CANARY.encode())
    )
    return plain[:33] + text + plain[33:] + CANARY.encode()


PICTURES: Final[dict[str, Callable[[], bytes]]] = {
    "30,000 x 30,000 PNG": lambda: png(30_000, 30_000),
    "13,000 x 13,000 PNG": lambda: png(13_000, 13_000),
    "9,400 x 9,400 PNG": lambda: png(9_400, 9_400),
    "9,400 x 9,400 JPEG": lambda: with_size(picture("JPEG"), 9_400, 9_400),
    "65,000 x 65,000 JPEG": lambda: with_size(picture("JPEG"), 65_000, 65_000),
    "half a PNG": lambda: png(900, 900)[:-60],
    "half a JPEG's head": lambda: picture("JPEG")[:300],
    "SVG named .jpg": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "GIF named .jpg": lambda: picture("GIF"),
    "TIFF named .jpg": lambda: picture("TIFF"),
    "BMP named .jpg": lambda: picture("BMP"),
    "PDF named .jpg": lambda: b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>",
    "HTML named .jpg": lambda: b"<!doctype html><script>alert(1)</script>",
    "a zip named .jpg": lambda: archive({"a.txt": b"x"}),
    "PostScript named .jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90000 90000\n",
}
"""Each is refused."""
LARGE: Final[dict[str, Callable[[], bytes]]] = {
    "6,300 x 6,300 PNG": lambda: png(6_300, 6_300),
    "800 frames WebP": lambda: frames(800),
}
"""Each is taken, as what it is: a large photo, the first of many frames."""


def archive(files: dict[str, bytes], *, links: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16 if name in links else 0o644 << 16
            box.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """Every header of the archive says its file has that size unpacked."""
    hurt = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(mark)
        while at >= 0:
            hurt[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = data.find(mark, at + 1)
    return bytes(hurt)


def damaged(data: bytes) -> bytes:
    """A packed stream that breaks off in the middle of a code: zlib.error."""
    hurt = bytearray(data)
    start = 30 + len("Positions.csv") + 8
    hurt[start : start + 60] = b"\xff" * 60
    return bytes(hurt)


POSITIONS: Final = (
    b"Company Name,Title,Description,Location,Started On,Finished On\n" + b"A,B,C,D,Jan 2001,Feb 2002\n" * 40
)


def _huge() -> bytes:
    return archive({"Positions.csv": b"\0" * 600_000_000})


ARCHIVES: Final[dict[str, Callable[[], bytes]]] = {
    "600 MB in 584 KB": _huge,
    "10,000 files": lambda: archive({f"{number}.csv": b"a" for number in range(10_000)}),
    "zip in zip in zip": lambda: archive(
        {"Positions.csv": archive({"Positions.csv": archive({"a": b"\0" * 9_000_000})})}
    ),
    "a header that says little": lambda: lying(archive({"Positions.csv": b"\0" * 9_000_000}), 40),
    "a header that says much": lambda: lying(archive({"Positions.csv": POSITIONS}), 2_000_000_000),
    "damaged stream": lambda: damaged(archive({"Positions.csv": POSITIONS * 20})),
    "only a link": lambda: archive({"Positions.csv": b"/etc/passwd"}, links=("Positions.csv",)),
    "broken directory": lambda: archive({"Positions.csv": POSITIONS})[:-30],
    "takeout of 600 MB": lambda: archive({"story.json": b" " * 600_000_000, "index.html": b"x", "story.md": b"x"}),
}
WORDS: Final[dict[str, Callable[[], bytes]]] = {
    "JSON, 100,000 deep": lambda: b"[" * 100_000,
    "JSON, objects 100,000 deep": lambda: b'{"a":' * 100_000,
    "JSON, a million keys": lambda: (
        b'{"format": 1, "story": {' + b",".join(b'"k%d":1' % n for n in range(300_000)) + b"}}"
    ),
    "JSON, a number of a million digits": lambda: b'{"format": ' + b"9" * 1_000_000 + b"}",
    "JSON, a huge exponent": lambda: b'{"format": 1e999999, "story": {}}',
    "JSON, 8 MB of nothing": lambda: b"[" + b"[]," * 2_600_000 + b"[]]",
    "XML, a billion laughs": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]><a>&j;</a>"
    ),
    "XML, a file of the server": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    ),
    "CSV, a million columns": lambda: b"when,text" + b"," * 1_000_000 + b"\n2001,a\n",
    "CSV, one cell of 20 MB": lambda: b'when,text\n2001,"' + b"a" * 20_000_000 + b'"\n',
    "CSV, quotes that never end": lambda: b'when,text\n2001,"' + b'a""' * 1_000_000,
    "a story of one line of 20 MB": lambda: b"# A life\n2001: " + b"a" * 20_000_000,
    "29 MB of noise": lambda: b"\x01\x02\x03\x04" * 7_000_000,
    "a resume of wrong types": lambda: json.dumps({"basics": [[[]]] * 9, "work": {"a": {"b": []}}}).encode(),
}
IMPORTS: Final = {**ARCHIVES, **WORDS}
"""Each is refused, or read within the bounds."""
