import io

import pytest
from PIL import Image, ImageChops

from dreamline.export import png as room
from dreamline.export.png import png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="400" height="300" viewBox="0 0 400 300">'
    '<rect width="400" height="300" fill="#FFFDF8"/><circle cx="200" cy="150" r="120" fill="#CF3F24"/>'
    '<path d="M0 290L400 10" stroke="#1F2A44" stroke-width="6"/></svg>'
)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_any_width_keeps_the_shape() -> None:
    assert opened(png(SVG, width=1000)).size == (1000, 750)
    assert opened(png(SVG, width=40)).size == (40, 30)
    assert opened(png(SVG, width=400)).getpixel((200, 60)) == (207, 63, 36)


def test_strips_give_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opened(png(SVG, width=801))
    monkeypatch.setattr(room, "STRIP", 801 * 97)
    strips = opened(png(SVG, width=801))
    assert strips.size == whole.size
    difference = ImageChops.difference(whole, strips).convert("L").tobytes()
    # A curve that leaves its strip is cut into other pieces, so that pixels on its edge may differ a little.
    assert sum(value > 8 for value in difference) < len(difference) / 500
    assert max(difference) < 64


def test_what_nobody_painted_is_white() -> None:
    bare = SVG.replace('<rect width="400" height="300" fill="#FFFDF8"/>', "")
    assert opened(png(bare, width=400)).getpixel((5, 150)) == (255, 255, 255)


@pytest.mark.parametrize("width", [0, -3, 30_001])
def test_an_impossible_width_is_refused_with_a_sentence(width: int) -> None:
    with pytest.raises(ValueError, match=f"A PNG can be 1 to 30000 pixels wide, not {width}."):
        png(SVG, width=width)


def test_a_strange_svg_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="does not say its width"):
        png("<svg/>", width=10)
