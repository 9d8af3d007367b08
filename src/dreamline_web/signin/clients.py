"""Where a request comes from, and which browser it says it is."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

NETWORK = 64
"""The bits of an IPv6 address that stay with one customer; the others change at will."""

_BROWSERS = (
    ("Edge", r"\bEdgA?/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(Firefox|FxiOS)/"),
    ("Chrome", r"(Chrome|CriOS)/"),
    ("Safari", r"Version/.*Safari/"),
)
_SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("macOS", r"Mac OS X|Macintosh"),
    ("Linux", r"Linux|X11"),
)


def network_of(request: HttpRequest) -> str:
    """The address limits count by.

    X-Forwarded-For is read only behind our own proxy, and then only what the proxy wrote: the last hop. Everything
    before it can be forged.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:  # noqa: PLR2004  # the old Internet
        return str(parsed)
    return str(ipaddress.ip_network((parsed, NETWORK), strict=False))


def browser_of(request: HttpRequest) -> str:
    """Like “Firefox, Linux”; made of fixed words, so that nothing of the header itself is kept."""
    said = request.META.get("HTTP_USER_AGENT", "")[:400]
    names = (_first(_BROWSERS, said), _first(_SYSTEMS, said))
    return ", ".join(name for name in names if name)


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for name, pattern in known if re.search(pattern, said)), "")
