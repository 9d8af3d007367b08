"""Builds src/dreamline/emoji/art.bin: every emoji of Unicode 17 as a vector drawing.

Run it from anywhere: `.venv/bin/python tools/build_emoji_art.py`. It fetches five pinned packages (about 11 MB), needs
lxml and Chromium, and takes about a minute. The same packages give the same bytes.

The file: 4 bytes with the length of the index, the index (LZMA of JSON: the emojis in Unicode's order, the keys of the
pale ones, the length of each block), then LZMA blocks of 32 neighbours, one drawing a line: "WIDTH MARKUP".
"""

from __future__ import annotations

import json
import lzma
import re
import struct
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from PIL import ImageChops, ImageStat

from beyond import beyond
from drawings import MARK, plain, without
from packages import EARLIER_FLAGS, EMOJIBASE, FAMILIES, FLAGS, NOTO, unpacked
from rendering import pixels

OUT = Path(__file__).parent.parent / "src" / "dreamline" / "emoji" / "art.bin"
BLOCK = 32
PALE = 0.8
PROBE, FAINT = 64, 40
"""How finely and from which opacity (of 255) on paint beyond the square is looked for."""
LETTERS = {chr(0x1F1E6 + place): letter for place, letter in enumerate(ascii_lowercase)}
TAGS = {chr(0xE0000 + ord(letter)): letter for letter in ascii_lowercase}
TAKEN_BY_LANGUAGES = ("ar", "ie", "io", "la")
"""Names under which circle-flags 1.2.11 holds a language's sign (Arabic, Interlingue, Ido, Latin) and no country."""
VS16 = "\ufe0f"
GROUP_OF_PARTS = 2
"""emojibase's group of skin tones and hair alone: parts of emojis, no emojis of their own."""
CODEC = {"format": lzma.FORMAT_ALONE, "filters": [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME}]}


def main() -> None:
    emojis = all_emojis()
    plains = {emoji: drawing(emoji) for emoji in emojis}
    far = dict(beyond({emoji: (width, body.replace(MARK, "i")) for emoji, (width, body) in plains.items()}))
    whole = {
        emoji: (width, without(body, far[emoji]) if emoji in far else body) for emoji, (width, body) in plains.items()
    }
    drawings = {emoji: f"{width} {inside(body, width)}" for emoji, (width, body) in whole.items()}
    blocks = [squeezed("\n".join(part).encode()) for part in groups(list(drawings.values()))]
    pale = [emoji for emoji, line in drawings.items() if paleness(line) > PALE]
    index = {"emojis": " ".join(emojis), "pale": " ".join(pale), "blocks": [len(block) for block in blocks]}
    head = squeezed(json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())
    OUT.write_bytes(struct.pack("<I", len(head)) + head + b"".join(blocks))
    print(f"{len(emojis)} emojis, {len(pale)} pale, {OUT.stat().st_size:,} bytes")


def all_emojis() -> list[str]:
    """Every fully qualified emoji in Unicode's own order, skin tones beside their base."""
    rows: list[dict[str, Any]] = json.loads((unpacked(EMOJIBASE) / "en" / "data.json").read_text("utf-8"))
    each = [row for base in rows for row in (base, *base.get("skins", ()))]
    real = [row for row in each if row.get("group", GROUP_OF_PARTS) != GROUP_OF_PARTS]
    return [_qualified(row) for row in sorted(real, key=lambda row: row["order"])]


def _qualified(row: dict[str, Any]) -> str:
    """Type 0 is drawn as text unless the variation selector follows; elsewhere it stands in the code already."""
    return "".join(chr(int(part, 16)) for part in row["hexcode"].split("-")) + (VS16 if row["type"] == 0 else "")


def drawing(emoji: str) -> tuple[int, str]:
    """The width of the (square) drawing and its plain markup."""
    key = emoji.replace(VS16, "")
    flag = flag_name(key)
    width, body = (512, SOURCES.flags[flag]) if flag else (128, SOURCES.families.get(key) or SOURCES.noto[key])
    return width, plain(body)


def inside(body: str, width: int) -> str:
    """The drawing, clipped to its square where it still paints beyond."""
    seen = pixels(body.replace(MARK, "i"), (-width, -width, 3 * width, 3 * width), 3 * PROBE).getchannel("A")
    seen.paste(0, (PROBE - 1, PROBE - 1, 2 * PROBE + 1, 2 * PROBE + 1))
    if seen.getextrema()[1] < FAINT:
        return body
    square = f'<clipPath id="{MARK}s"><path d="M0 0h{width}v{width}H0z"/></clipPath>'
    return f'{square}<g clip-path="url(#{MARK}s)">{body}</g>'


def flag_name(key: str) -> str:
    """The name circle-flags gives a flag: "se", "gb-sct"; empty for everything that is no country's flag."""
    letters = "".join(LETTERS.get(sign, "") for sign in key)
    tags = "".join(TAGS.get(sign, "") for sign in key)
    return letters or (f"{tags[:2]}-{tags[2:]}" if tags else "")


class Sources:
    """The three sets, each as key -> markup."""

    def __init__(self) -> None:
        self.noto = self._noto()
        earlier = _icons(unpacked(EARLIER_FLAGS))
        self.flags = _icons(unpacked(FLAGS)) | {name: earlier[name] for name in TAKEN_BY_LANGUAGES}
        self.families = self._families()

    @staticmethod
    def _noto() -> dict[str, str]:
        folder = unpacked(NOTO)
        icons = _icons(folder)
        names: dict[str, str] = json.loads((folder / "chars.json").read_text("utf-8"))
        keys = {code: "".join(chr(int(part, 16)) for part in code.split("-")).replace(VS16, "") for code in names}
        return {keys[code]: icons[name] for code, name in names.items()}

    @staticmethod
    def _families() -> dict[str, str]:
        """The coloured families of Noto's year 2021; since Unicode 15.1 Noto draws them as grey silhouettes."""
        text = (unpacked(FAMILIES) / "sprites" / "all.svg").read_text("utf-8")
        found = re.findall(r'<svg [^>]*id="([0-9A-F-]+)"[^>]*>(.*?)</svg>', text, re.DOTALL)
        keys = {code: "".join(chr(int(part, 16)) for part in code.split("-")) for code, _ in found}
        return {keys[code]: body for code, body in found if _is_family(keys[code])}


def _is_family(key: str) -> bool:
    people = set(key.split("\u200d"))
    return key == "👪" or (people <= set("👨👩👧👦") and bool(people & set("👧👦")) and len(key) > 1)


def _icons(folder: Path) -> dict[str, str]:
    data = json.loads((folder / "icons.json").read_text("utf-8"))
    icons = {name: icon["body"] for name, icon in data["icons"].items()}
    return icons | {name: icons[alias["parent"]] for name, alias in data["aliases"].items() if alias["parent"] in icons}


def paleness(line: str) -> float:
    """The mean luminance (Rec. 709 weights on the sRGB values) of what is painted, by how much it covers; 0 to 1."""
    width, _, body = line.partition(" ")
    picture = pixels(body.replace(MARK, "i"), (0, 0, float(width), float(width)), 64)
    cover = picture.getchannel("A")
    light = picture.convert("RGB").convert("L", (0.2126, 0.7152, 0.0722, 0))
    return ImageStat.Stat(ImageChops.multiply(light, cover)).sum[0] / ImageStat.Stat(cover).sum[0]


def groups(lines: list[str]) -> list[list[str]]:
    return [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]


def squeezed(data: bytes) -> bytes:
    return lzma.compress(data, **CODEC)


SOURCES = Sources()

if __name__ == "__main__":
    main()
