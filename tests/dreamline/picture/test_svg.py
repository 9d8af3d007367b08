"""What a drawing looks like as SVG."""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from dreamline.emoji import art
from dreamline.picture.markup import number, plain_data
from dreamline.picture.shapes import (
    Circle,
    Drawing,
    Ellipse,
    Emoji,
    Gradient,
    Group,
    Image,
    Path,
    Rect,
    Shape,
    Sheet,
    Style,
    Text,
)
from dreamline.picture.svg import GAP, write

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
INK = Style(fill="#12594F")
PLAIN = {
    "svg", "title", "desc", "metadata", "defs", "g", "path", "rect", "circle", "ellipse", "use", "image",
    "linearGradient", "radialGradient", "stop", "clipPath",
}  # fmt: skip


def drawing(*shapes: Shape, **more: object) -> Drawing:
    values: dict[str, object] = {"title": "A <life>", "description": "In words & deeds", "lang": "en", **more}
    return Drawing((Sheet(400, 300, "#FFFDF8", shapes),), **values)  # type: ignore[arg-type]  # keywords of Drawing


def jpeg(colour: tuple[int, int, int] = (200, 40, 40)) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (8, 8), colour).save(out, "JPEG")
    return out.getvalue()


def guitar() -> art.Art:
    found = art.find("🎸")
    assert found is not None
    return found


def everything() -> Drawing:
    fade = Gradient(((0, "#FBE3C8"), (1, "#FEF8EE")))
    return drawing(
        Rect(0, 0, 400, 300, 6, Style(fill=fade)),
        Rect(0, 100, 400, 200, 0, Style(fill=fade)),
        Group((Circle(50, 50, 20, INK), Emoji(50, 50, 24, guitar())), role="badge", title="1996: Öl & <more>"),
        Group((Text(100, 80, "Born “here” 🎸", "text", 17, "#1F2A44"),), role="label", clip="M0 0L9 0L9 9Z"),
        Ellipse(5, 6, 7, 8, Style(fill="#000000", fill_opacity=0.16, stroke="#FFFFFF", stroke_width=2, dash=(1, 14))),
        Image(200, 100, 60, "p", 5, -4, "a cottage"),
        Text(200, 200, "שלום 1990 日本語", "bold", 17, "#1F2A44", "end", struck=True),
        photos=(("p", jpeg()),),
    )


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


@pytest.mark.parametrize("mode", ["outlines", "none"])
def test_only_plain_elements_and_attributes(mode: str) -> None:
    svg = write(everything(), text=mode)  # type: ignore[arg-type]  # both are modes
    assert {element.tag.removeprefix(SVG) for element in parsed(svg).iter()} <= PLAIN
    assert "style" not in svg
    assert "filter" not in svg


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert write(everything()) == write(everything())
    assert write(everything(), text="live") == write(everything(), text="live")


def test_title_and_description_name_the_picture() -> None:
    root = parsed(write(everything()))
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert [named[name] for name in str(root.get("aria-labelledby")).split()] == ["A <life>", "In words & deeds"]


def test_groups_carry_their_full_words() -> None:
    titles = [group.findtext(f"{SVG}title") for group in parsed(write(everything())).iter(f"{SVG}g")]
    assert "1996: Öl & <more>" in titles


def test_every_reference_has_its_target_and_ids_are_unique() -> None:
    svg = write(everything())
    ids = Counter(element.get("id") for element in parsed(svg).iter() if element.get("id"))
    assert max(ids.values()) == 1
    used = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used <= set(ids)


def test_gradients_emojis_and_glyphs_stand_once() -> None:
    root = parsed(write(everything()))
    assert sum(1 for found in root.iter(f"{SVG}linearGradient") if str(found.get("id")).startswith("g")) == 1
    assert sum(1 for use in root.iter(f"{SVG}use") if use.get(HREF) == "#e1") == 2


def test_a_prefix_keeps_drawings_on_one_page_apart() -> None:
    ids = set(re.findall(r' id="([^"]+)"', write(everything(), prefix="a-")))
    others = set(re.findall(r' id="([^"]+)"', write(everything(), prefix="b-")))
    assert {name for name in ids & others if not re.fullmatch(r"[\w-]+-\d+|e[0-9a-f]{8}-\w+", name)} == set()


def test_live_text_is_real_text_with_embedded_fonts() -> None:
    root = parsed(write(everything(), text="live"))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Born “here”", "שלום 1990 日本語"]
    (style,) = root.iter(f"{SVG}style")
    families = set(re.findall(r"font-family:([^;}]+)", str(style.text)))
    for text in root.iter(f"{SVG}text"):
        assert set(str(text.get("font-family")).split(",")) - {"sans-serif"} <= families
    assert "http" not in str(style.text)


def test_no_words_at_all() -> None:
    root = parsed(write(drawing(Text(10, 20, "Born", "text", 17, "#000000")), text="none"))
    assert not list(root.iter(f"{SVG}use"))


def test_sheets_stand_below_each_other() -> None:
    sheets = (Sheet(400, 300, "#FFFFFF", ()), Sheet(420, 200, "#FFFFFF", ()))
    root = parsed(write(Drawing(sheets, "t", "d", "en")))
    assert root.get("viewBox") == f"0 0 420 {300 + GAP + 200}"
    assert [group.get("transform") for group in root if group.get("class") == "sheet"] == [None, "translate(0 340)"]


def test_a_mirrored_sheet_turns_shapes_but_not_emojis_photos_and_words() -> None:
    shapes = (Circle(50, 60, 9, INK), Emoji(50, 60, 32, guitar()), Text(50, 90, "To", "text", 20, "#000000", "start"))
    root = parsed(write(Drawing((Sheet(400, 300, "#FFFFFF", shapes, mirrored=True),), "t", "d", "he")))
    turned = next(group for group in root.iter(f"{SVG}g") if str(group.get("transform")).startswith("matrix"))
    assert turned.get("transform") == "matrix(-1 0 0 1 400 0)"
    emoji = turned.find(f"{SVG}use")
    assert emoji is not None
    assert str(emoji.get("transform")).startswith("translate(66 44) scale(-")
    words = turned.find(f"{SVG}g")
    assert words is not None
    assert re.search(r"scale\(-0\.02000 -0\.02000\)", str(words.get("transform")))


def test_a_still_group_keeps_its_handedness_in_a_mirrored_sheet() -> None:
    tick = Group((Path("M0 0L4 4", INK),), still=30)
    plain = write(Drawing((Sheet(400, 300, "#FFFFFF", (tick,)),), "t", "d", "en"))
    mirrored = write(Drawing((Sheet(400, 300, "#FFFFFF", (tick,), mirrored=True),), "t", "d", "en"))
    assert "matrix" not in plain
    assert re.findall(r"matrix\(([^)]*)\)", mirrored) == ["-1 0 0 1 400 0", "-1 0 0 1 60 0"]


def test_grey_emojis_and_photos() -> None:
    colours = set(re.findall(r"#([0-9a-fA-F]{6})\b", write(drawing(Emoji(9, 9, 20, guitar()), grey=True))))
    assert all(len({colour[0:2], colour[2:4], colour[4:6]}) == 1 for colour in colours - {"FFFDF8"})
    black = drawing(Image(50, 50, 60, "p"), photos=(("p", jpeg((0, 0, 0))),), grey=True)
    data = re.search(r"base64,([^\"]+)", write(black))
    assert data is not None
    with Pillow.open(io.BytesIO(base64.b64decode(data[1]))) as photo:
        assert photo.mode == "L"
        assert photo.getpixel((4, 4)) == pytest.approx(0.3 * 255, abs=2)


def test_a_photo_that_is_not_there_leaves_no_trace() -> None:
    assert "<image" not in write(drawing(Image(50, 50, 60, "gone")))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.001, "0"), (1, "1"), (1.5, "1.5"), (1.234, "1.23"), (-2.999, "-3"), (100, "100"), (0.05, "0.05")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_path_data_is_tidied() -> None:
    assert plain_data("M1.00 2.50L-0.00 3.14159Z") == "M1 2.5L0 3.14Z"
    assert plain_data("M1.00 2.00L3.00 4.00") == "M1 2L3 4"


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["outlines", "live", "none"]))
def test_any_words_give_well_formed_xml(words: str, title: str, mode: str) -> None:
    shapes = Group((Text(10, 20, words, "text", 17, "#000000"),), title=title)
    svg = write(drawing(shapes, title=title, description=words), text=mode)  # type: ignore[arg-type]  # a mode
    parsed(svg)
    svg.encode("utf-8")
