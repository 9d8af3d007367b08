"""The picture as PDF: vector artwork, tagged, with the story's words as real text, by typst.

The artwork of a sheet is one vector image marked as an artifact; the words are set above it as headings and
paragraphs at their measured places, in reading order (docs/decisions/0004-pdf-by-typst.md).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import typst

from dreamline.emoji.names import name
from dreamline.export.reading import passages, pictures
from dreamline.picture import svg
from dreamline.picture.measure import clean, width
from dreamline.picture.shapes import Text
from dreamline.picture.typography import fonts, lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.export.reading import Passage
    from dreamline.picture.shapes import Drawing, Image, Sheet

HEADINGS: Final = {"title": 1, "sign": 2, "tier": 2}
"""Roles that are headings, and their level; all other words are paragraphs."""

NOTHING: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
TINY: Final = 0.4
"""The size in u of words that are not meant to be seen."""

SLACK: Final = 40
"""Extra u around a paragraph, so that no line can ever be broken a second time."""


def pdf(drawing: Drawing) -> bytes:
    """The drawing as a PDF/UA-1 file, one page for each sheet. The same drawing gives the same bytes.

    Raises ValueError with one sentence where typst refuses.
    """
    artwork = {f"sheet{number}": _artwork(drawing, sheet) for number, sheet in enumerate(drawing.sheets)}
    used: set[fonts.Font] = set()
    source = "\n".join(_document(drawing, used))
    with _folder_of(used) as folder:
        try:
            written = _compiled(source, folder, artwork)
        except typst.TypstError as error:
            raise ValueError(f"The PDF could not be written: {error.message}.") from error
    return written


def _compiled(source: str, folders: list[str], artwork: dict[str, str]) -> bytes:
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    written = typst.Compiler(source.encode(), font_paths=known, sys_inputs=artwork).compile(
        format="pdf", pdf_standards=["ua-1"]
    )
    return written if isinstance(written, bytes) else b""


@contextmanager
def _folder_of(used: set[fonts.Font]) -> Iterator[list[str]]:
    """Folders that hold our own fonts and just those of the system that are needed: typst reads whole folders."""
    with TemporaryDirectory() as folder:
        for font in used:
            link = Path(folder) / font.path.name
            if not link.exists():
                link.symlink_to(font.path)
        yield [str(fonts.TYPEFACES), folder]


def _artwork(drawing: Drawing, sheet: Sheet) -> str:
    return svg.write(replace(drawing, sheets=(sheet,)), text="none")


def _document(drawing: Drawing, used: set[fonts.Font]) -> Iterator[str]:
    yield f"#set document(title: {_string(drawing.title)}, description: {_string(drawing.description)}, date: none)"
    yield f'#set text(lang: {_string(_language(drawing.lang))}, top-edge: "baseline", bottom-edge: "baseline")'
    yield "#set text(fallback: false, hyphenate: false, historical-ligatures: false)"
    yield "#show heading: it => it.body"
    for number, sheet in enumerate(drawing.sheets):
        wide, high = sheet.width * drawing.unit, sheet.height * drawing.unit
        yield f"#set page(width: {wide:.4f}mm, height: {high:.4f}mm, margin: 0mm)"
        if number:
            yield "#pagebreak(weak: true)"
        picture = f'image(bytes(sys.inputs.at("sheet{number}")), format: "svg", width: {wide:.4f}mm)'
        yield f"#place(top + left, pdf.artifact({picture}))"
        for passage in passages(sheet):
            yield _placed(passage, drawing, used)
        for photo in pictures(sheet):
            yield _described(photo, drawing.unit)


def _language(lang: str) -> str:
    """The two or three letters typst wants; English where none is known."""
    code = lang.lower().replace("_", "-").split("-", maxsplit=1)[0]
    return code if code.isascii() and code.isalpha() and len(code) in {2, 3} else "en"


def _placed(passage: Passage, drawing: Drawing, used: set[fonts.Font]) -> str:
    """One heading or paragraph at its place."""
    first = passage.lines[0]
    wide = max(width(clean(line.text), line.face, line.size, line.spacing) for line in passage.lines) + SLACK
    left = first.x - {"start": 0, "middle": wide / 2, "end": wide}[first.anchor]
    align = {"start": "left", "middle": "center", "end": "right"}[first.anchor]
    unit = drawing.unit
    lines = " #linebreak() ".join(_line(line, drawing, used) for line in passage.lines)
    level = HEADINGS.get(passage.role)
    seen = f"#heading(level: {level}, outlined: true)[{lines}]" if level else f"#par[{lines}]"
    words = f"#pdf.artifact[{lines}]{_whole(passage, drawing, used)}" if passage.whole else seen
    settings = f"#set align({align}); #set par(leading: {passage.pitch * unit:.4f}mm, spacing: 0mm)"
    return (
        f"#place(top + left, dx: {left * unit:.4f}mm, dy: {first.y * unit:.4f}mm, "
        f"block(width: {wide * unit:.4f}mm)[{settings}; {words}])"
    )


def _whole(passage: Passage, drawing: Drawing, used: set[fonts.Font]) -> str:
    """The full wording of a shortened text: read aloud, found and copied, and not seen."""
    wording = " ".join(passage.whole.split())
    said = _unseen(wording, drawing, used)
    level = HEADINGS.get(passage.role)
    return f"#heading(level: {level})[{said}]" if level else f"#par[{said}]"


def _unseen(words: str, drawing: Drawing, used: set[fonts.Font]) -> str:
    """Words that are read aloud, found and copied, and not seen."""
    return _line(Text(0, 0, words, "text", TINY, "#00000000"), drawing, used)


def _described(photo: Image, unit: float) -> str:
    """A figure that shows nothing, over the photo in the artwork, with the photo's description."""
    left, top, side = ((number * unit) for number in (photo.x - photo.size / 2, photo.y - photo.size / 2, photo.size))
    nothing = (
        f'image(bytes({_string(NOTHING)}), format: "svg", width: {side:.4f}mm, height: {side:.4f}mm, '
        f"alt: {_string(photo.alt)})"
    )
    return f"#place(top + left, dx: {left:.4f}mm, dy: {top:.4f}mm, {nothing})"


def _line(text: Text, drawing: Drawing, used: set[fonts.Font]) -> str:
    """One line: our own face where it has all letters, else piece by piece in the font that has them."""
    content = "".join(_pieces(text, drawing, used))
    return f"#strike[{content}]" if text.struck else content


def _pieces(text: Text, drawing: Drawing, used: set[fonts.Font]) -> Iterator[str]:
    """The line in logical order, cut where its font changes; typst itself turns what runs to the left."""
    own = fonts.own(text.face)
    waiting = ""
    for font, letters in _spans(clean(text.text), text, drawing.lang):
        if font is own:
            waiting += letters
            continue
        if waiting:
            yield _set(waiting, text, own, drawing.unit)
            waiting = ""
        if font is None:
            yield f"#h({lettering.EMOJI_SIDE * text.size * drawing.unit:.4f}mm)"
            yield _unseen(name(letters, drawing.lang), drawing, used)
        else:
            used.add(font)
            yield _set(letters, text, font, drawing.unit)
    if waiting:
        yield _set(waiting, text, own, drawing.unit)


def _spans(line: str, text: Text, lang: str) -> Iterator[tuple[fonts.Font | None, str]]:
    """Letters with the font that draws them; None for an emoji, which the artwork already shows."""
    for number, word in enumerate(line.split(" ")):
        if number:
            yield fonts.own(text.face), " "
        for thing, letters in lettering.spans(word, text.face, lang):
            yield (thing if isinstance(thing, fonts.Font) else None), letters


def _set(letters: str, text: Text, font: fonts.Font, unit: float) -> str:
    options = [
        f"font: {_string(_family(font.path, font.index) or font.family)}",
        f"weight: {font.weight}",
        f"size: {text.size * font.share * unit:.4f}mm",
        f'fill: rgb("{text.fill}")',
    ]
    if text.spacing:
        options.append(f"tracking: {text.spacing * unit:.4f}mm")
    return f"#text({', '.join(options)}, {_string(letters)})"


@cache
def _family(path: Path, index: int) -> str:
    """The name under which typst knows a font file."""
    with TemporaryDirectory() as folder:
        (Path(folder) / path.name).symlink_to(path)
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).fonts()
    return str(next((font.family for font in known if font.index == index), ""))


def _string(text: str) -> str:
    """A typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ") + '"'
