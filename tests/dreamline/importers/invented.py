"""Invented exports for the tests of the importers, and a short way to say what a draft holds."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dreamline.importers import Draft

FILES = Path(__file__).parent / "files"
TODAY = date(2025, 11, 22)
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"


def zipped(files: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return out.getvalue()


def export(folder: str, under: str = "") -> bytes:
    """One of the invented LinkedIn exports as the zip that LinkedIn would send."""
    return zipped({f"{under}{path.name}": path.read_bytes() for path in sorted((FILES / folder).iterdir())})


def told(draft: Draft) -> list[tuple[str, str]]:
    """The moments as (EDTF, text)."""
    return [(moment.when.edtf if moment.when else "", moment.text) for moment in draft.filed.story.moments]


def chaptered(draft: Draft) -> list[tuple[str, int]]:
    return [(chapter.name, len(chapter.moments)) for chapter in draft.filed.story.chapters]


def said(draft: Draft) -> list[str]:
    return [str(remark) for remark in draft.left_out]
