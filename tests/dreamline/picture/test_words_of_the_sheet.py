"""The picture's own words in every language: whole, short enough, and bent as the language bends names."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.picture.measure import missing_letters
from dreamline.picture.words import words

SPOKEN = "en sv de es fr fi he ar ja el ru uk pl pt it nl da nb no nn th zh"
LANGUAGES = SPOKEN.split()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_words(lang: str) -> None:
    spoken = words(lang)
    assert spoken.lang == lang
    assert len(spoken.today) <= 10
    assert len(set(spoken.months)) == 12
    assert len(set(spoken.tier_names.values())) == 3
    assert "Ada" in spoken.title("Ada Lovelace")
    assert spoken.title("")
    assert "7" in spoken.more_goals(7)
    assert "7" in spoken.more_dreams(7)
    sheet = spoken.sheet_title("Title", 2, 5)
    assert all(part in sheet for part in ("Title", "2", "5"))
    assert "2026" in spoken.date(date(2026, 10, 14))
    assert all("{name}" in template for template in (spoken.on_to, spoken.back_from))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_font_draws_every_letter_of_them(lang: str) -> None:
    spoken = words(lang)
    assert missing_letters(" ".join((spoken.story, spoken.today, spoken.week, *spoken.months)), "heavy") == ()


@pytest.mark.parametrize(
    ("lang", "person", "title"),
    [("da", "Jens", "Jens’ vej hertil"), ("nb", "Kari", "Karis vei hit"), ("el", "Άννα", "Άννα: η διαδρομή ως εδώ"),
     ("it", "Gaia", "Il cammino di Gaia"), ("sv", "Lars", "Lars väg hit"), ("zh-CN", "小林", "小林一路走来的故事")],
)  # fmt: skip
def test_the_title_says_whose_story_it_is(lang: str, person: str, title: str) -> None:
    assert words(lang).title(person) == title
