from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from dreamline.export.pdf import pdf
from dreamline.filing.text import read_text
from dreamline.picture.draw import draw
from dreamline.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dreamline.picture.shapes import Drawing


def drawing(name: str, **options: str) -> Drawing:
    chosen = sample(name)
    return draw(chosen.filed, today=chosen.today, photos=chosen.photos, **options)


def read_aloud(data: bytes, folder: Path) -> str:
    """The words in the order of the file, one space between them."""
    path = folder / "picture.pdf"
    path.write_bytes(data)
    done = subprocess.run(  # noqa: S603 - our own file
        ["/usr/bin/pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(done.stdout.split())


def tags(node: Any) -> Iterator[str]:
    """The structure tree in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from tags(node["/K"])


def descriptions(node: Any) -> Iterator[bytes]:
    """The alternative texts in the structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from descriptions(child)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"]).encode()
        if "/K" in node:
            yield from descriptions(node["/K"])


def drawn(text: str, lang: str = "") -> Drawing:
    filed, _ = read_text(text, today=date(2026, 10, 15))
    return draw(filed, today=date(2026, 10, 15), lang=lang)


def test_a_shortened_text_is_there_whole(tmp_path: Path) -> None:
    long = "Twelve years of night shifts on a ward that everybody said would close by summer and never did, ever"
    text = read_aloud(pdf(drawn(f"- 1990 {long}\n- 1991 Short\n- 1992 Sharp\n")), tmp_path)
    assert "…" in text
    assert long in text


def test_headings_of_emojis_alone_are_read_by_their_names(tmp_path: Path) -> None:
    text = read_aloud(pdf(drawn("# ❤️\n## 🎸\n- 1990 Began\n## ⛵ Sea\n- 1991 Sailed\n", lang="en")), tmp_path)
    assert text.startswith("red heart")
    assert "guitar" in text


def test_every_word_is_there_in_reading_order(tmp_path: Path) -> None:
    text = read_aloud(pdf(drawing("marco")), tmp_path)
    filed = sample("marco").filed
    places = [text.index(" ".join(moment.text.split())) for moment in filed.story.moments]
    assert places == sorted(places)
    assert text.startswith("Flour on the keyboard Trieste 1984")
    assert text.index("Above the bakery 1984") < text.index("TODAY") < text.index("EVERY WEEK")
    assert text.endswith("Dreamline")


def test_it_is_tagged_with_headings_and_paragraphs() -> None:
    reader = PdfReader(io.BytesIO(pdf(drawing("marco"))))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    found = list(tags(root["/StructTreeRoot"]))
    assert found.count("/H1") == 1
    assert found.count("/H2") == 5 + 3
    assert found.count("/P") > 16
    assert next(tag for tag in found if tag.startswith("/H")) == "/H1"
    assert found.count("/Figure") == 3
    assert b"A blue tram in the evening rain" in b"".join(descriptions(root["/StructTreeRoot"]))
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid" in xmp
    assert "Flour on the keyboard" in xmp
    assert "Up at four with Nonno, learning to listen" in xmp


def test_all_fonts_are_embedded() -> None:
    page: Any = PdfReader(io.BytesIO(pdf(drawing("marco")))).pages[0]
    fonts = page["/Resources"]["/Font"]
    names = []
    for reference in fonts.values():
        (descendant,) = reference.get_object()["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        names.append(descriptor["/FontName"].split("+")[1])
    assert sorted(names) == [
        "Caveat-SemiBold",
        "Fraunces-SemiBold",
        "Nunito-Bold",
        "Nunito-ExtraBold",
        "Nunito-SemiBold",
    ]


@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("a3", (420, 297)), ("a2", (594, 420))])
def test_the_page_has_the_size_of_the_paper(paper: str, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(pdf(drawing("marco", paper=paper)))).pages[0].mediabox
    millimetres = tuple(round(float(points) * 25.4 / 72) for points in (box.width, box.height))
    assert millimetres == size


def test_many_moments_are_many_pages(tmp_path: Path) -> None:
    picture = drawing("sixty")
    data = pdf(picture)
    assert len(PdfReader(io.BytesIO(data)).pages) == len(picture.sheets) > 1
    text = read_aloud(data, tmp_path)
    assert all(chapter.name in text for chapter in sample("sixty").filed.story.chapters)


def test_hebrew_stays_words(tmp_path: Path) -> None:
    text = read_aloud(pdf(drawing("hebrew")), tmp_path)
    words = [word for moment in sample("hebrew").filed.story.moments for word in re.findall(r"\w+", moment.text)]
    missing = [word for word in words if word not in text]
    assert missing == []


def test_japanese_stays_words(tmp_path: Path) -> None:
    text = read_aloud(pdf(drawing("japanese")), tmp_path).replace(" ", "")
    assert [moment.text for moment in sample("japanese").filed.story.moments if moment.text not in text] == []


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert pdf(drawing("marco")) == pdf(drawing("marco"))


@pytest.mark.parametrize("theme", ["night", "paper", "contrast"])
def test_every_theme_can_be_written(theme: str) -> None:
    assert pdf(drawing("marco", theme=theme)).startswith(b"%PDF")


def test_wild_texts_cannot_break_out() -> None:
    wild = '#panic() "quoted\\" $x$ *bold* _it_ @ref <label> // no /* yes */ \u2028'
    picture = replace(drawing("marco"), title=wild, description=wild * 3)
    xmp: Any = PdfReader(io.BytesIO(pdf(picture))).trailer["/Root"]
    assert "#panic()" in xmp["/Metadata"].get_data().decode()
