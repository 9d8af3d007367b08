"""Every emoji a person may type is found, and its drawing is fit to stand in any picture."""

from __future__ import annotations

import io
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from resvg import render, usvg

from dreamline.emoji import art

SEEDED = random.Random(17).sample(art.emojis(), 120)
PLAIN_TAGS = {
    "path", "g", "circle", "ellipse", "rect", "defs", "clipPath", "linearGradient", "radialGradient", "stop",
}  # fmt: skip


def page(drawing: art.Art) -> str:
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="{box}">{drawing.body}</svg>'


def found(emoji: str) -> art.Art:
    drawing = art.find(emoji)
    assert drawing is not None
    return drawing


def test_unicode_17_is_complete() -> None:
    assert len(set(art.emojis())) == 3944
    assert {"🫪", "🇸🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨‍👩‍👧‍👦", "1️⃣", "☂️"} <= set(art.emojis())


def test_every_emoji_has_a_drawing_of_its_own_in_plain_svg() -> None:
    seen: dict[str, str] = {}
    for emoji in art.emojis():
        body = found(emoji).body
        assert set(re.findall(r"<([a-zA-Z]+)", body)) <= PLAIN_TAGS
        assert not re.search(r"href|style|class=|mask|[\n~]", body)
        ids = re.findall(r' id="([^"]+)"', body)
        assert set(re.findall(r"url\(#([^)]+)\)", body)) == set(ids)
        for name in ids:
            assert seen.setdefault(name, body) == body


@pytest.mark.parametrize("emoji", SEEDED)
def test_a_drawing_renders(emoji: str) -> None:
    picture = render(usvg.Tree.from_str(page(found(emoji)), usvg.Options.default()), (1, 0, 0, 0, 1, 0))
    assert picture[:4] == b"\x89PNG"
    assert len(set(picture)) > 40


@pytest.mark.parametrize("emoji", ["📦", "🦍", "⚔️", "🟰", "✴️"])
def test_no_drawing_paints_beyond_its_square(emoji: str) -> None:
    drawing = found(emoji)
    side = drawing.width
    wide = page(drawing).replace(f'viewBox="0 0 {side:g} {side:g}"', f'viewBox="-{side} -{side} {3 * side} {3 * side}"')
    tree = usvg.Tree.from_str(wide.replace('"32"', '"96"'), usvg.Options.default())
    with Image.open(io.BytesIO(render(tree, (1, 0, 0, 0, 1, 0)))) as picture:
        painted = picture.getchannel("A").getbbox()
    assert painted is not None
    assert min(painted[:2]) >= 31
    assert max(painted[2:]) <= 65


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("❤", "❤️"),
        ("❤️", "❤️"),
        ("❤︎", "❤️"),
        ("🏳‍🌈", "🏳️‍🌈"),
        ("🕵‍♀", "🕵️‍♀️"),
        ("👩🏽‍🚒", "👩🏽‍🚒"),
        ("🚀🏽", "🚀"),
        ("🧑‍🎄‍♂️", "🧑‍🎄"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("👨🏽‍👩🏽‍👧🏽‍👦🏽", "👨‍👩‍👧‍👦"),
        ("🐕‍🚀", "🐕"),
        ("👩‍🩼", "👩"),
        ("🇸🇪🇫🇮", "🇸🇪"),
        (" 🎓 ", "🎓"),
        ("👍🏿", "👍🏿"),
    ],
)
def test_what_a_person_types_is_resolved(typed: str, drawn: str) -> None:
    assert art.qualified(typed) == drawn
    assert found(typed) == found(drawn)


@pytest.mark.parametrize("typed", ["", " ", "a", "år", "\ufe0f", "\u200d", "日"])
def test_what_is_no_emoji_is_not_found(typed: str) -> None:
    assert art.find(typed) is None
    assert art.qualified(typed) == ""
    assert not art.is_emoji(typed)


@given(st.text(max_size=6))
@settings(derandomize=True, max_examples=200)
def test_any_text_is_answered(text: str) -> None:
    emoji, rest = art.leading_emoji(text)
    assert (art.find(text) is None) == (art.qualified(text) == "")
    assert (emoji == "" and rest == text) or (art.is_emoji(emoji) and text.startswith(emoji))


@given(st.sampled_from(art.emojis()), st.sampled_from(["Moved to Lund", "2001: x", "", "års"]))
@settings(derandomize=True, max_examples=200)
def test_the_emoji_before_a_text_is_taken_off(emoji: str, text: str) -> None:
    assert art.leading_emoji(f"{emoji} {text}") == (emoji, text)
    assert art.leading_emoji(f"{emoji}{text}") == (emoji, text)


@pytest.mark.parametrize("text", ["3 kids", "#1", "* star", "© Ana", "Moved 📦"])
def test_signs_of_everyday_writing_are_text(text: str) -> None:
    assert art.leading_emoji(text) == ("", text)


def test_a_keycap_is_an_emoji() -> None:
    assert art.leading_emoji("3️⃣ kids") == ("3️⃣", "kids")


def test_light_drawings_are_pale() -> None:
    assert all(art.is_pale(emoji) for emoji in ("☁️", "☁", "🐑", "📄"))
    assert not any(art.is_pale(emoji) for emoji in ("🎓", "🚀", "❤️", "nothing"))


def test_the_neutral_form_of_a_toned_emoji() -> None:
    assert [art.untoned(emoji) for emoji in ("👩🏽‍🚒", "👍🏿", "🕵🏻‍♀️", "x")] == ["👩‍🚒", "👍", "🕵️‍♀️", ""]


def test_greyed_has_only_greys_none_darker_than_30_percent() -> None:
    for emoji in SEEDED[:40]:
        grey = art.greyed(found(emoji))
        colours = re.findall(r'(?:fill|stroke|stop-color)="#([0-9a-f]+)"', grey.body)
        assert colours
        assert all(colour[:2] == colour[2:4] == colour[4:] and int(colour[:2], 16) >= 76 for colour in colours)
        assert set(re.findall(r'id="([^"]+)"', grey.body)).isdisjoint(re.findall(r'id="([^"]+)"', found(emoji).body))


@pytest.mark.parametrize(("flag", "colours"), [("🇮🇪", {"6da544", "ff9811"}), ("🇦🇷", {"338af3"}), ("🇱🇦", {"0052b4"})])
def test_a_country_has_its_own_flag_not_a_language_of_the_same_letters(flag: str, colours: set[str]) -> None:
    assert colours <= set(re.findall(r"#([0-9a-f]{6})", found(flag).body))
