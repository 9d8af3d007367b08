"""Our widths against the browser's, and live text against outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import look_at
from stories import TODAY, photos, random_story

from dreamline.picture.checking.boxes import boxes
from dreamline.picture.draw import draw
from dreamline.picture.measure import width
from dreamline.picture.shapes import Drawing, Sheet, Text
from dreamline.picture.svg import write
from dreamline.picture.typography import typeset

if TYPE_CHECKING:
    from browser import Seen
    from playwright.sync_api import Page

    from dreamline.picture.shapes import Face

FACES: tuple[Face, ...] = ("title", "text", "bold", "heavy", "hand")
SIZES = (14, 14.5, 17, 22.5, 27, 64)
OVERHANG = 0.3
"""A browser's box of a line also holds what slanting letters reach beyond their width (em)."""

OWN = (
    "Born in Skellefteå, third of four",
    "Took the radio apart. Could not put it back",
    "AVATAR To. Yes, We. VAW “Tå” LT",
    "fi ffi fl Office ﬁ",
    "1998–2001 Nov 2025 11:47 7/7",
    "“someone once did it for me”",
    "Ångström Ñandú Žižek Łódź Şişli",
    "e\u0301tude, z\u0308z",
    "x\ue000y □ box",
)
CYRILLIC_AND_VIETNAMESE = ("Шторм і море Ёж Ґанок ТУТ", "Đặng Thị Ngọc Ánh")
SYSTEM = ("Ελλάδα μου", "नमस्ते दुनिया क्षत्रिय", "ภาษาไทยไม่มี", "© ® ™ € £ § → ✓")
MIXED = ("שלום עולם (1990) abc", "مرحبا بالعالم 2020", "iPhone ב-1985, בתל אביב!")
CJK = ("日本語のテキスト「禁則」、です", "한국어 텍스트 입니다", "中文，生活")


def seen(page: Page, lines: list[Text]) -> Seen:
    drawing = Drawing((Sheet(2400, 2400, "#FFFFFF", tuple(lines)),), "t", "d", "en")
    return look_at(page, write(drawing, text="live"))


@pytest.mark.parametrize(
    ("texts", "allowed", "share"),
    [
        (OWN, 0.02, 0),
        (CYRILLIC_AND_VIETNAMESE + SYSTEM, 0.02, 0.001),  # smaller letters beside handwriting are rounded to 1/64 px
        (MIXED, 0.06, 0.001),  # the browser rounds each run to 1/64 px
        (CJK, 0.02, 0.0015),  # and each letter set smaller than the text around it, of 10.4 px and more, to 1/64 px
    ],
)
def test_widths_are_those_of_the_browser(page: Page, texts: tuple[str, ...], allowed: float, share: float) -> None:
    lines = [Text(10, 100, text, face, size, "#000000", "start") for text in texts for face in FACES for size in SIZES]
    spots = iter(seen(page, lines).spots)
    wrong = []
    for line in lines:
        parts = typeset.line(line.text, line.face).words
        last = [next(spots) for _ in parts][-1]
        end = parts[-1].start * line.size + last.length
        wide = width(line.text, line.face, line.size)
        if abs(end - wide) > allowed + share * wide:
            wrong.append((line.text, line.face, line.size, wide, end))
    assert wrong == []
    assert next(spots, None) is None


def test_spaced_letters_are_as_wide_as_in_the_browser(page: Page) -> None:
    line = Text(10, 100, "EVERY WEEK Ö fi", "heavy", 14.5, "#000000", "start", 2)
    (spot,) = seen(page, [line]).spots
    assert spot.length - 2 == pytest.approx(width(line.text, "heavy", 14.5, 2), abs=0.02)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_live_words_stand_where_the_check_reads_them(page: Page, seed: int) -> None:
    drawing = draw(random_story(seed, 14), today=TODAY, photos=photos())
    (sheet,) = drawing.sheets
    spots = [spot for spot in look_at(page, write(drawing, text="live")).spots if spot.kind == "text"]
    things = [thing for thing in boxes(sheet).things if thing.kind == "text"]
    pairs = [
        (spot, thing.outline.box)
        for spot in spots
        for thing in things
        if spot.words == thing.words and [other.words for other in spots + things].count(spot.words) == 2
    ]
    assert len(pairs) > 20
    for spot, box in pairs:
        left, right = (sheet.width - box.x1, sheet.width - box.x0) if sheet.mirrored else (box.x0, box.x1)
        assert spot.x0 == pytest.approx(left, abs=OVERHANG * spot.size)
        assert spot.x1 == pytest.approx(right, abs=OVERHANG * spot.size)
        assert spot.y0 == pytest.approx(box.y0, abs=0.01)
