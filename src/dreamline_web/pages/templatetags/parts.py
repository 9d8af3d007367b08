"""Tags every template knows: `{% icon "lock" %}`, `{% emoji "⛵" %}`, `{% once %}`."""

from __future__ import annotations

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dreamline.emoji import art
from dreamline_web.pages import once as keys

register = template.Library()


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
