"""Tags for the pages of a story: how many there are in a sentence, who sees what, emojis to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import get_language, gettext, ngettext

from dreamline.emoji import names
from dreamline.story.story import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.story.moment import Sight
    from dreamline_web.stories.queries import Counts

register = template.Library()
LANGUAGES = (
    ("en", "English"),
    ("sv", "Svenska"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("he", "עברית"),
    ("ja", "日本語"),
)
IN_WORDS = 12
"""Up to here numbers are words when we talk."""


@register.simple_tag
def tally(counts: Counts) -> str:
    """“Nine moments, four dreams, six goals.” What there is none of is left out."""
    in_words = max(counts.moments, counts.dreams, counts.goals) <= IN_WORDS
    said = [
        _moments(counts.moments, in_words=in_words),
        _dreams(counts.dreams, in_words=in_words),
        _goals(counts.goals, in_words=in_words),
    ]
    sentence = ", ".join(part for part in said if part)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _moments(count: int, *, in_words: bool) -> str:
    if not count:
        return ""
    return ngettext("{number} moment", "{number} moments", count).format(number=_number(count, in_words=in_words))


def _dreams(count: int, *, in_words: bool) -> str:
    if not count:
        return ""
    return ngettext("{number} dream", "{number} dreams", count).format(
        number=_number(count, in_words=in_words, common=True)
    )


def _goals(count: int, *, in_words: bool) -> str:
    if not count:
        return ""
    return ngettext("{number} goal", "{number} goals", count).format(number=_number(count, in_words=in_words))


def _number(count: int, *, in_words: bool, common: bool = False) -> str:
    """`common`: the word beside it is of common gender, where a language tells “one” apart by it."""
    if not in_words:
        return str(count)
    words = (
        gettext("one (a dream)") if common else gettext("one (a moment, a goal)"),
        gettext("two"),
        gettext("three"),
        gettext("four"),
        gettext("five"),
        gettext("six"),
        gettext("seven"),
        gettext("eight"),
        gettext("nine"),
        gettext("ten"),
        gettext("eleven"),
        gettext("twelve"),
    )
    return words[count - 1].split(" (")[0]


@register.inclusion_tag("stories/parts/sight_sign.html")
def seen_by(sight: Sight, lead: str = "", open_to: Iterable[str] | None = None) -> dict[str, Any]:
    """Who sees an item, as sign and words: `open_to` are the first names of whom it is open for.

    Without them, as in a draft, the words of the sight itself count.
    """
    meant = ", ".join(sight.names) or gettext("people you name")
    names = ", ".join(open_to) if open_to is not None else (meant if sight.who == "people" else lead)
    return {"who": sight.who, "names": names, "meant": meant}


@register.simple_tag
def emoji_choices(suggestions: Iterable[str | tuple[str, str]], chosen: str | None) -> list[tuple[str, str, bool]]:
    """The chosen emoji first, then the suggested ones: (emoji, its name in the reader's language, chosen or not)."""
    offered = [one if isinstance(one, str) else one[0] for one in suggestions or ()]
    language = (get_language() or "en").split("-")[0]
    ordered = dict.fromkeys([chosen, *offered] if chosen else offered)
    return [(emoji, names.name(emoji, language), emoji == chosen) for emoji in ordered]


@register.simple_tag
def chapter_colours() -> list[tuple[str, str]]:
    """The ten colours of chapters and what they are called, and last the one that comes by itself."""
    called = {
        "honey": gettext("honey"),
        "pine": gettext("pine green"),
        "brick": gettext("brick red"),
        "sky": gettext("sky blue"),
        "plum": gettext("plum"),
        "moss": gettext("moss green"),
        "indigo": gettext("indigo"),
        "rose": gettext("rose"),
        "cocoa": gettext("cocoa brown"),
        "slate": gettext("slate grey"),
    }
    return [*((colour, called[colour]) for colour in COLOURS), ("", gettext("the next in turn"))]


@register.simple_tag
def story_languages() -> tuple[tuple[str, str], ...]:
    """Languages a story may be told in, by their own names."""
    return LANGUAGES


@register.filter
def is_same(value: object, other: object) -> bool:
    """Whether two things read the same (a number in a form is text)."""
    return str("" if value is None else value) == str("" if other is None else other)


@register.filter
def is_in(value: object, several: Iterable[object]) -> bool:
    return value in several
