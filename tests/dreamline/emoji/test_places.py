"""Places and languages become flags, people and things of the same name do not."""

from __future__ import annotations

import pytest

from dreamline.emoji.places import CITY, CITY_IN_PASSING, places


def flags(text: str, lang: str) -> list[str]:
    return [place.flag for place in places(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Moved to Gothenburg", ["🇸🇪"]),
        ("en", "A year in the United States", ["🇺🇸"]),
        ("en", "moved to england", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
        ("en", "Learned Spanish in Peru", ["🇪🇸", "🇵🇪"]),
        ("en", "Climbed Mount Everest", ["🇳🇵"]),
        ("en", "moved to berlin", ["🇩🇪"]),
        ("en", "French exchange student", ["🇫🇷"]),
        ("en", "Become fluent in spanish", ["🇪🇸"]),
        ("en", "Our Polish neighbours", ["🇵🇱"]),
        ("sv", "Flyttade till Tyskland", ["🇩🇪"]),
        ("sv", "Lärde mig franska", ["🇫🇷"]),
        ("sv", "Läste vid Lunds universitet", ["🇸🇪"]),
        ("de", "Reise in die Schweiz", ["🇨🇭"]),
        ("de", "München, erste Wohnung", ["🇩🇪"]),
        ("es", "Un año en Londres", ["🇬🇧"]),
        ("es", "Viví en Peru", ["🇵🇪"]),
        ("fr", "Un an au Québec, puis à Lyon", ["🇨🇦", "🇫🇷"]),
        ("fr", "Voyage à Venise", ["🇮🇹"]),
        ("fi", "Muutin Helsingistä Lontooseen", ["🇫🇮", "🇬🇧"]),
        ("fi", "Syntynyt Tampereella, töihin Turkuun", ["🇫🇮", "🇫🇮"]),
        ("fi", "Vuosi Englannissa", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
        ("fi", "Opin ranskaa", ["🇫🇷"]),
    ],
)
def test_places_are_found(lang: str, text: str, found: list[str]) -> None:
    assert flags(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Cooked a turkey"),
        ("en", "Polish the floor"),
        ("en", "Met Charlotte"),
        ("en", "Jordan was born"),
        ("en", "Started in May"),
        ("en", "nice people"),
        ("en", "happy to split the work in parts"),
        ("sv", "Gift med Jonas"),
        ("de", "Essen gekocht"),
        ("pt", "Nada"),
        ("en", ""),
    ],
)
def test_what_is_no_place_is_none(lang: str, text: str) -> None:
    assert flags(text, lang) == []


def test_a_city_counts_less_in_passing() -> None:
    assert [place.weight for place in places("Moved to Uppsala", "en")] == [CITY]
    assert [place.weight for place in places("The old Uppsala team", "en")] == [CITY_IN_PASSING]


def test_words_are_counted_as_the_suggestions_count_them() -> None:
    (place,) = places("In 1998 we went to New York, by ship", "en")
    assert (place.flag, place.start, place.end) == ("🇺🇸", 4, 6)
