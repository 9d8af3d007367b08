import io

import pytest
from PIL import Image

from dreamline.importers.photo import BadPhoto, square, stored


def made(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    image = Image.new(mode, (width, height), "navy")
    image.paste("red", (0, 0, width // 4, height))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photo_becomes_a_square_around_its_focus() -> None:
    left = opened(square(made(1200, 800), focus=(0.0, 0.5)))
    right = opened(square(made(1200, 800), focus=(1.0, 0.5)))
    assert left.size == right.size == (600, 600)
    red = left.getpixel((5, 300))
    blue = right.getpixel((5, 300))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200
    assert blue[0] < 40


def test_a_small_photo_is_not_blown_up() -> None:
    assert opened(square(made(90, 200))).size == (90, 90)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_stored_photo_fits_1600_and_is_a_jpeg(kind: str) -> None:
    image = opened(stored(made(2400, 1200, kind)))
    assert (image.format, image.size) == ("JPEG", (1600, 800))


def test_nothing_but_pixels_survives() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "taken at home"
    data = made(400, 200, exif=exif, comment=b"a secret") + b"hidden tail"
    clean = stored(data)
    assert opened(clean).size == (200, 400)
    assert not opened(clean).getexif()
    assert b"secret" not in clean
    assert b"tail" not in clean
    assert b"taken at home" not in clean


def test_a_transparent_picture_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(square(out.getvalue())).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a JPEG, PNG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG, PNG or WebP"),
        (made(200, 200)[:300], "damaged"),
        (made(9000, 5000, "PNG", mode="1"), "more than 40 megapixels"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadPhoto, match=sentence):
        square(data)
