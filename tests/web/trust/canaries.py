"""Words and photos planted where people tell things, each known again wherever it turns up.

A word is eight letters that no text of ours holds. Photos are of one colour each.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD: Final = re.compile(r"zq[a-z]{6}")
PHOTO: Final = re.compile(rb"data:image/(?:jpeg|png|webp);base64,([A-Za-z0-9+/=]+)")
CLOSE: Final = 12
"""How far the colour of a photo may drift, in each channel, when it is packed again."""


class Canaries:
    """What was planted: for each word and colour whose it is, which class it belongs to, and where it was put."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.colours: dict[tuple[int, int, int], str] = {}

    def word(self, whose: str, kind: str, field: str) -> str:
        """A new word; it is found again as "whose kind field"."""
        said = f"{whose} {kind} {field}"
        number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:6], "big")
        letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(6))
        self.words[f"zq{letters}"] = said
        return f"Zq{letters}"

    def photo(self, whose: str, kind: str) -> bytes:
        """A PNG of a colour nobody else's has."""
        step = len(self.colours)
        colour = (40 + 30 * (step % 7), 40 + 30 * (step // 7 % 7), 40 + 30 * (step // 49 % 7))
        self.colours[colour] = f"{whose} {kind} photo"
        out = io.BytesIO()
        Image.new("RGB", (48, 40), colour).save(out, "PNG")
        return out.getvalue()

    def within(self, answer: Any) -> set[str]:
        """Every canary in the headers and the body of an answer."""
        body = body_of(answer)
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        found = {self.words[word] for word in words_in(heads) if word in self.words}
        for part in opened(body, answer.headers.get("Content-Type", "")):
            found |= {self.words[word] for word in words_in(part.decode("utf-8", "replace")) if word in self.words}
            found |= set(self._photos(part))
        return found

    def _photos(self, data: bytes) -> Iterator[str]:
        inside = [base64.b64decode(found[1]) for found in PHOTO.finditer(data)]
        for photo in (data, *inside):
            if photo.startswith((b"\xff\xd8", b"\x89PNG")):
                yield from self._colour_of(photo)

    def _colour_of(self, photo: bytes) -> Iterator[str]:
        with Image.open(io.BytesIO(photo)) as image:
            if image.width > 700:  # a drawn sheet, looked at as SVG
                return
            middle = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
        for colour, said in self.colours.items():
            if all(abs(one - other) <= CLOSE for one, other in zip(colour, middle, strict=True)):  # type: ignore[arg-type]  # RGB
                yield said


def words_in(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def body_of(answer: Any) -> bytes:
    """Also of an answer that comes in pieces; read once and kept."""
    if getattr(answer, "streaming", False):
        if not hasattr(answer, "read_whole"):
            answer.read_whole = b"".join(answer.streaming_content)
        return bytes(answer.read_whole)
    return bytes(answer.content)


def opened(body: bytes, kind: str) -> Iterable[bytes]:
    """What a body holds, unpacked: the files of an archive, the streams of a PDF."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as box:
            yield from (part for name in box.namelist() for part in (name.encode(), *opened(box.read(name), "")))
    elif body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as document:
            yield from _pdf_parts(document)
    else:
        yield body
    if "pdf" in kind:
        yield body


def _pdf_parts(document: pikepdf.Pdf) -> Iterator[bytes]:
    """Every stream, and the words beside the glyphs (ActualText, titles) wherever they stand."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream):
            yield thing.read_bytes() if "/Image" not in str(thing.get("/Subtype")) else thing.read_raw_bytes()
        yield from _strings(thing, 0)


def _strings(thing: Any, depth: int) -> Iterator[bytes]:
    if isinstance(thing, pikepdf.String):
        yield str(thing).encode()
    elif depth < 3 and isinstance(thing, pikepdf.Dictionary | pikepdf.Array):  # deeper is another object
        for inner in thing.values() if isinstance(thing, pikepdf.Dictionary) else thing:
            yield from _strings(inner, depth + 1)
