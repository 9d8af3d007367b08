"""Tags every template knows: icon, emoji, once (a form's key), feeling, feeling_picker, sight, saving."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from dreamline.emoji import art
from dreamline_web.pages import once as keys

register = template.Library()

FEELINGS = {
    -2: gettext_lazy("a low"),
    -1: gettext_lazy("hard"),
    0: gettext_lazy("even"),
    1: gettext_lazy("good"),
    2: gettext_lazy("a high"),
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon of icons.svg; silent unless it stands alone and has a label."""
    sprite = static("pages/icons.svg")
    if label:
        return format_html('<svg class="i" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, sprite, name)
    return format_html('<svg class="i" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', sprite, name)


@register.simple_tag
def emoji(characters: str, label: str = "") -> SafeString:
    """An emoji in our own artwork, inline; silent beside words, named when alone."""
    if label:
        return format_html('<svg class="e" role="img" aria-label="{}" {}</svg>', label, _drawing(characters))
    return format_html('<svg class="e" aria-hidden="true" focusable="false" {}</svg>', _drawing(characters))


@cache
def _drawing(characters: str) -> SafeString:
    """The rest of the opening tag and the body; the drawings are our own data, free of scripts and styles."""
    drawn = art.find(characters) or art.find("❔")
    assert drawn is not None  # noqa: S101  # the package always holds the question mark
    return mark_safe(f'viewBox="0 0 {drawn.width:g} {drawn.height:g}">{drawn.body}')  # noqa: S308  # see above


@register.simple_tag
def once() -> SafeString:
    """The idempotency key of a form."""
    return format_html('<input type="hidden" name="{}" value="{}">', keys.FIELD, keys.new_key())


@register.inclusion_tag("pages/parts/feeling.html")
def feeling(height: int | None) -> dict[str, Any]:
    """A dot on a small curve, and the word for it; nothing where nothing was said (None)."""
    known = height is not None and -2 <= height <= 2  # noqa: PLR2004  # the five heights
    return {"height": height if known else None, "level": 11 - 4 * (height or 0), "word": FEELINGS.get(height or 0)}


@register.inclusion_tag("pages/parts/feeling_picker.html")
def feeling_picker(chosen: int | None, name: str = "feeling") -> dict[str, Any]:
    """Five heights to choose from, and none; works without scripts."""
    heights = [(height, word, step) for step, (height, word) in enumerate(FEELINGS.items(), start=1)]
    return {"heights": heights, "chosen": chosen, "name": name}


@register.inclusion_tag("pages/parts/sight.html")
def sight(who: str, names: str = "", lead: str = "") -> dict[str, Any]:
    """Who sees it, as sign and words: `who` is "me", "lead" or "named"; `lead` the lead's first name if known."""
    return {"who": who, "names": names, "lead": lead}


@register.inclusion_tag("pages/parts/saving.html")
def saving(state: str = "") -> dict[str, Any]:
    """The word near a form that saves by itself: "", "idle" (nothing yet), "saving", "saved", "waiting", "wrong"."""
    return {"state": state}
