"""What things of a story are called on the page "Who has seen what"."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dreamline_web.keeping import words


def name_all() -> None:
    words.kind("story", ngettext_lazy("the words about the story", "the words about %(count)d stories", "count"))
    words.kind("chapter", ngettext_lazy("%(count)d chapter", "%(count)d chapters", "count"))
    words.kind("moment", ngettext_lazy("%(count)d moment", "%(count)d moments", "count"))
    words.kind("value", ngettext_lazy("%(count)d value", "%(count)d values", "count"))
    words.kind("dream", ngettext_lazy("%(count)d dream", "%(count)d dreams", "count"))
    words.kind("photo", ngettext_lazy("%(count)d photo", "%(count)d photos", "count"))
    words.purpose("story", _("to see the story"))
