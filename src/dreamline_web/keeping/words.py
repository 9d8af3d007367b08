"""What kinds of things and purposes are called on the page "Who has seen what"; each app names its own at the start.

words.kind("moment", ngettext_lazy("%(count)d moment", "%(count)d moments", "count"))
words.purpose("talk", _("to prepare your talk"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_kinds: dict[str, _StrPromise] = {}
_purposes: dict[str, _StrPromise] = {}
_SOMETHING = ngettext_lazy("%(count)d thing", "%(count)d things", "count")
_READING = _("to read it")


def kind(name: str, counted: _StrPromise) -> None:
    """`name` is that of the grant; `counted` says how many, lazily, with `count`."""
    _kinds[name] = counted


def purpose(name: str, said: _StrPromise) -> None:
    _purposes[name] = said


def counted(name: str, count: int) -> str:
    return str(_kinds.get(name, _SOMETHING) % {"count": count})


def reason(name: str) -> str:
    return str(_purposes.get(name, _READING))
