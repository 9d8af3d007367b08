"""The door for the core's sentences: what it says in English, told in the language of the page.

The core gives sentences as patterns with parts (`dreamline.sentence`). Their translations stand in this app's own
catalogue, under the context "sentence"; `tools/build_messages.py missing` prints what it lacks.
"""

from __future__ import annotations

from string import Formatter
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import npgettext, pgettext

from dreamline.sentence import Said

CONTEXT: Final = "sentence"


def in_words(said: str | Exception) -> str:
    """A sentence of the core, or the sentence of its error, in the language of the page; other text as it stands."""
    sentence = getattr(said, "said", None) or said
    if not isinstance(sentence, Said):
        return str(sentence)
    parts = {name: in_words(part) if isinstance(part, str) else part for name, part in sentence.parts.items()}
    return _filling.vformat(_pattern(sentence), (), parts)


def _pattern(said: Said) -> str:
    if not said.many:
        return pgettext(CONTEXT, said.pattern)
    return npgettext(CONTEXT, said.pattern, said.many, int(said.parts["count"]))


class _Filling(Formatter):
    """Fills parts in; long numbers are grouped as the language does it, where the pattern asks with `{name:,}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == ",":
            return number_format(value, use_l10n=True, force_grouping=True)
        return str(super().format_field(value, format_spec))


_filling: Final = _Filling()
