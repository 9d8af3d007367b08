"""Builds the web fonts of the pages from pinned npm packages: `python tools/build_page_fonts.py`.

The page's two families become variable fonts that keep only the weights the pages use, one file for each range of
letters, so that browsers fetch what they show. The picture's live text needs the very cuts it was measured with:
those are made from `dreamline/picture/typography/typefaces`. Needs npm, fontTools and Brotli.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from packages import Package, unpacked

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src" / "dreamline_web" / "pages" / "static" / "pages" / "fonts"
TYPEFACES = ROOT / "src" / "dreamline" / "picture" / "typography" / "typefaces"
FRAUNCES = Package(
    "@fontsource-variable/fraunces",
    "5.3.0",
    "9BYGySn4AHEJdgp9Z28tQ3X+laJMEOITXkQarZXeloWQZDq5oOvXJ3kDA8c7MGIfpogIaZfjrQBqmda8POOCKA==",
)
NUNITO = Package(
    "@fontsource-variable/nunito",
    "5.3.0",
    "tw0ch7evIDSwoeUy+0XzocYHfbRWLeCRPJy22KgbrLjDLAbNw/fErBiil10Ssrs3Sjr55zaZrr36a975j8cBkQ==",
)
LATIN_ENDS = 0x0250
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "clig", "calt", "rlig", "lnum", "tnum"]
SOFT = {"opsz": 48, "SOFT": 100, "WONK": 0, "wght": (400, 600)}
TEXT = {"wght": (500, 800)}
PICTURE_CUTS = ("Fraunces-600", "Caveat-600")
"""Nunito is drawn with the variable one: its widths differ from the cut of the picture by less than 0.1 %."""


def variable(package: Package, source: str, limits: dict[str, float | tuple[float, float]], target: str) -> None:
    """One range of letters of a family, with only the axes and features that are used."""
    font = instancer.instantiateVariableFont(
        TTFont(unpacked(package) / "files" / source, recalcTimestamp=False), limits
    )
    plain = io.BytesIO()
    font.flavor = None
    font.save(plain)
    read_again = TTFont(
        io.BytesIO(plain.getvalue()), recalcTimestamp=False
    )  # the subsetter wants the tables as they are in a file
    save(read_again, list(read_again.getBestCmap()), FONTS / target)


def save(font: TTFont, letters: list[int], target: Path) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.flavor = "woff2"
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    for letters in ("latin", "latin-ext"):
        variable(NUNITO, f"nunito-{letters}-wght-normal.woff2", TEXT, f"nunito-{letters}.woff2")
        variable(FRAUNCES, f"fraunces-{letters}-full-normal.woff2", SOFT, f"fraunces-soft-{letters}.woff2")
    for letters in ("cyrillic", "vietnamese"):
        variable(NUNITO, f"nunito-{letters}-wght-normal.woff2", TEXT, f"nunito-{letters}.woff2")
    for cut in PICTURE_CUTS:
        font = TTFont(TYPEFACES / f"{cut}.ttf", recalcTimestamp=False)
        save(
            font,
            [letter for letter in font.getBestCmap() if letter < LATIN_ENDS],
            FONTS / f"picture-{cut.lower()}.woff2",
        )


if __name__ == "__main__":
    main()
