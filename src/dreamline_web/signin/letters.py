"""The letters of sign-in. A code stands in the letter and nowhere else; there is no link that signs anybody in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext

from dreamline_web.post import letters
from dreamline_web.signin import access

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline_web.post.letters import About, Parts, Written

ENTER: Final = "signin.code"
PROVE: Final = "signin.proof"
OLD_ADDRESS: Final = "signin.old-address"
NEW_ADDRESS: Final = "signin.new-address"
ADDRESS_CHANGED: Final = "signin.address-changed"
FACTOR_ADDED: Final = "signin.factor-added"
FACTOR_REMOVED: Final = "signin.factor-removed"
AFRESH: Final = "signin.afresh"
LET_IN: Final = "signin.let-in"
NOBODY: Final = "nobody@dreamline.invalid"
"""Where the letter for an unknown address would go; it expires as it is written."""


def register() -> None:
    for name, write in (
        (ENTER, _enter),
        (PROVE, _prove),
        (OLD_ADDRESS, _old_address),
        (NEW_ADDRESS, _new_address),
    ):
        letters.register(letters.Kind(name, write, _sampled(write, {"code": "12345678"})))
    for name, write in (
        (ADDRESS_CHANGED, _address_changed),
        (FACTOR_ADDED, _factor_added),
        (FACTOR_REMOVED, _factor_removed),
        (AFRESH, _afresh),
        (LET_IN, _let_in),
    ):
        letters.register(letters.Kind(name, write, _sampled(write, {"address": "maja@tallvik.example"})))


def _sampled(write: Callable[[About, Parts, str], Written], parts: Parts) -> Callable[[str], Written]:
    return lambda language: write({}, parts, language)


def _enter(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # one signature for all letters
    return _code(gettext("Your code to sign in"), parts, "enter")


def _prove(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _code(gettext("Your code to go on"), parts, "prove")


def _old_address(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _code(gettext("Your code to change your address"), parts, "old_address")


def _new_address(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _code(gettext("Your code for your new address"), parts, "new_address")


def _code(subject: str, parts: Parts, why: str) -> Written:
    code = parts["code"]
    context = {"code": f"{code[:4]} {code[4:]}", "why": why, "house": access.house()}
    return letters.from_templates(subject, "signin/letters/code", context)


def _address_changed(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _news(gettext("Your address for signing in has changed"), "address_changed")


def _factor_added(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _news(gettext("A new way to sign in was added"), "factor_added")


def _factor_removed(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _news(gettext("A way to sign in was removed"), "factor_removed")


def _afresh(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _news(gettext("You start afresh with signing in"), "afresh")


def _let_in(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    return _news(gettext("You were let in with a link"), "let_in")


def _news(subject: str, what: str) -> Written:
    return letters.from_templates(subject, "signin/letters/news", {"what": what, "house": access.house()})
