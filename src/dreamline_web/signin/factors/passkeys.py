"""Passkeys: adding one, and showing one, which is both steps at once: the device has it, its owner unlocks it.

Each ceremony is two requests. The first, a POST too, makes a challenge, kept in the session; the second brings the
answer. Passkeys are always made so that they can be found without a name and ask for their owner.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from dreamline_web.signin.factors import held

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.people.models import Person

LONGEST = 20_000
"""Characters of an answer; the largest real ones, with certificates, have about 8,000."""
STRANGERS = 10 * 60
"""Seconds the session of somebody not signed in lives for a ceremony."""


class Refused(Exception):
    """The answer does not prove anything."""


def begin_adding(person: Person) -> dict[str, Any]:
    return dict(_auth().begin_registration(person, passwordless=True))


def finish_adding(person: Person, answer: str, name: str) -> Authenticator:
    """Raises Refused."""
    auth, said = _auth(), _parsed(answer)
    try:
        _from_here(auth.parse_registration_response(said))
        auth.complete_registration(said)
    except (ValidationError, ValueError, TypeError, KeyError) as refused:
        raise Refused from refused
    return auth.WebAuthn.add(person, name or _numbered(person), said).instance


def begin_showing(request: HttpRequest) -> dict[str, Any]:
    if not request.user.is_authenticated:
        request.session.set_expiry(STRANGERS)
    return dict(_auth().begin_authentication())


def finish_showing(answer: str) -> Authenticator:
    """The passkey that was shown; its `user` may be anybody. Raises Refused."""
    auth, said = _auth(), _parsed(answer)
    try:
        _from_here(auth.parse_authentication_response(said))
        shown = auth.complete_authentication(auth.extract_user_from_response(said), said)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as refused:
        raise Refused from refused
    shown.record_usage()
    return shown


def _parsed(answer: str) -> dict[str, Any]:
    try:
        said = json.loads(answer[:LONGEST])
    except ValueError:
        raise Refused from None
    if not isinstance(said, dict):
        raise Refused
    return said


def _from_here(parsed: Any) -> None:
    """Made on a page of ours; the library would let our subdomains and other ports in too. Raises ValueError."""
    if parsed.response.client_data.origin != settings.ORIGIN:
        raise ValueError


def _numbered(person: Person) -> str:
    count = Authenticator.objects.filter(user_id=person.pk, type=held.PASSKEY).count()
    return gettext("Passkey %(number)d") % {"number": count + 1}


def _auth() -> Any:
    """Loaded when the first passkey is used: it brings three megabytes along."""
    from allauth.mfa.webauthn.internal import auth  # noqa: PLC0415  # see above

    return auth
