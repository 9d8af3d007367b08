"""The packed word data beside this module: LZMA-compressed text, one file per kind and language."""

from __future__ import annotations

import lzma
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def read(name: str) -> str:
    """The text of one data file."""
    return lzma.decompress((FOLDER / f"{name}.bin").read_bytes()).decode()


def write(name: str, text: str) -> int:
    """Packs a data file (for the build scripts); the number of bytes it takes."""
    packed = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    FOLDER.mkdir(exist_ok=True)
    return (FOLDER / f"{name}.bin").write_bytes(packed)
