"""Builds the type files in `picture/typography/typefaces/` from pinned npm packages: `python tools/build_fonts.py`.

Needs npm and fontTools. What it does: takes the static cuts, keeps every letter and the features that browsers apply
by themselves (kerning, marks, ligatures, alternates), drops hints and names nobody reads, lets neither kerning nor
alternates reach across a space (so that text can be measured and drawn word by word), and adds the empty box that
stands for a letter no font has.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TYPEFACES = ROOT / "src" / "dreamline" / "picture" / "typography" / "typefaces"
LICENCES = ROOT / "LICENSES"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "clig", "calt", "rlig"]
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
BOX = 0x25A1


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned npm package of one family: its archive's SHA-256 and (file in it, name here) of every cut we ship."""

    name: str
    version: str
    sha256: str
    cuts: tuple[tuple[str, str], ...]


PACKAGES = (
    Package(
        "@expo-google-fonts/fraunces",
        "0.4.1",
        "40c9fb2bc7019bd99134170c373e9050d5eda99cc2e329cf894ceb557a096952",
        (("600SemiBold/Fraunces_600SemiBold.ttf", "Fraunces-600.ttf"),),
    ),
    Package(
        "@expo-google-fonts/nunito",
        "0.4.2",
        "0587c2bb273575fcd9238db5ea4405a65cb4f7ae8fcadfbef059c1b16ef8e773",
        (
            ("600SemiBold/Nunito_600SemiBold.ttf", "Nunito-600.ttf"),
            ("700Bold/Nunito_700Bold.ttf", "Nunito-700.ttf"),
            ("800ExtraBold/Nunito_800ExtraBold.ttf", "Nunito-800.ttf"),
        ),
    ),
    Package(
        "@expo-google-fonts/caveat",
        "0.4.2",
        "83d530c10d893c03c5d2e2c1a7c52532ffb4de7eb8d8cfcf81bad0dfedfc959f",
        (("600SemiBold/Caveat_600SemiBold.ttf", "Caveat-600.ttf"),),
    ),
)


def fetch(package: Package, folder: Path) -> tarfile.TarFile:
    """The package's archive, fetched by npm into `folder`. Raises SystemExit if it is not the one we know."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is missing: install it to build the fonts.")
    command = [npm, "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own pinned names
    data = (folder / done.stdout.strip().splitlines()[-1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != package.sha256:
        raise SystemExit(f"{package.name} {package.version} is not the archive pinned in this script.")
    return tarfile.open(fileobj=io.BytesIO(data))


def member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(f"package/{name}")
    if file is None:
        raise SystemExit(f"The package has no file {name}.")
    return file.read()


def slimmed(data: bytes) -> TTFont:
    """The font with all its letters, without hints and without features no browser turns on by itself."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = NAMES
    options.notdef_outline = True
    options.glyph_names = True
    options.drop_tables += ["STAT", "gasp", "prep"]
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    return font


def keep_words_apart(font: TTFont) -> None:
    """No kerning pair with a space, and no letter that changes because of a letter in the word before."""
    spaces = {font.getBestCmap()[0x20], font.getBestCmap()[0xA0]}
    for table in tables(font, "GPOS", 2):
        drop_space(table, spaces)
    for table in tables(font, "GSUB", 6):
        for coverage in getattr(table, "BacktrackCoverage", ()):
            coverage.glyphs = [glyph for glyph in coverage.glyphs if glyph not in spaces]


def tables(font: TTFont, layout: str, kind: int) -> Iterator[Any]:
    """All lookup tables of a kind (GPOS 2: pairs, GSUB 6: in context), also those behind an extension."""
    for lookup in font[layout].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if inner.LookupType == kind:
                yield inner


def drop_space(pairs: Any, spaces: set[str]) -> None:
    if pairs.Format == 1:
        for first, seconds in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True):
            for record in seconds.PairValueRecord:
                if (first in spaces or record.SecondGlyph in spaces) and record.Value1:
                    record.Value1.XAdvance = 0
        return
    for space in spaces & set(pairs.ClassDef2.classDefs):
        del pairs.ClassDef2.classDefs[space]
    if spaces & set(pairs.Coverage.glyphs):
        raise SystemExit("A class of kerning pairs begins with a space: teach drop_space to take it out.")


def add_box(font: TTFont) -> None:
    """Adds U+25A1, a hollow square as high as a capital, drawn with the stem of a hyphen."""
    high = capital_height(font)
    stem = round(font["head"].unitsPerEm * 0.065)
    side = round(font["head"].unitsPerEm * 0.08)
    pen = TTGlyphPen(None)
    draw_square(pen, (side, 0), (side + high, high))
    draw_square(pen, (side + high - stem, stem), (side + stem, high - stem))
    add_glyph(font, BOX, "box", pen, (high + 2 * side, side))


def add_glyph(font: TTFont, letter: int, name: str, pen: TTGlyphPen, metrics: tuple[int, int]) -> None:
    """Adds a drawn glyph for a letter; `metrics` are advance and left side."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = metrics
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[letter] = name


def capital_height(font: TTFont) -> int:
    height: int = font["glyf"][font.getBestCmap()[ord("H")]].yMax
    return height


def draw_square(pen: TTGlyphPen, one: tuple[int, int], other: tuple[int, int]) -> None:
    """A square by two opposite corners; swapping left and right turns its direction, which makes it a hole."""
    (x0, y0), (x1, y1) = one, other
    pen.moveTo((x0, y0))
    for point in ((x0, y1), (x1, y1), (x1, y0)):
        pen.lineTo(point)
    pen.closePath()


def main() -> None:
    TYPEFACES.mkdir(exist_ok=True)
    LICENCES.mkdir(exist_ok=True)
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder, fetch(package, Path(folder)) as archive:
            for source, target in package.cuts:
                font = slimmed(member(archive, source))
                keep_words_apart(font)
                add_box(font)
                font.save(TYPEFACES / target)
            family = package.name.rpartition("/")[2].capitalize()
            (LICENCES / f"OFL-{family}.txt").write_bytes(member(archive, "LICENSE_FONT"))


if __name__ == "__main__":
    main()
