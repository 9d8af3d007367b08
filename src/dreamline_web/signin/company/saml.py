"""SAML 2.0 by python3-saml.

We ask (never the provider by itself), the assertion must be signed and answer our question, and each question is
answered once, in the browser that asked it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.saml.utils import fetch_metadata_url_config
from django.conf import settings
from django.urls import reverse
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Names
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from dreamline_web.signin.company import arriving

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.signin.company.chosen import Saml


BROKEN: Final = (OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError, ValueError, KeyError, SyntaxError)
"""What the library raises about answers and metadata it cannot use."""


class Refused(Exception):
    """The answer proves nothing."""


def leave_for(request: HttpRequest, company: Saml, *, process: str, onward: str) -> str:
    """The provider's address to go to, with our question. Raises OSError, ValueError."""
    try:
        auth = _auth(request, company, {})
        address = str(auth.login(return_to=""))
    except BROKEN as bad:
        raise ValueError from bad
    state = {"process": process, "next": onward}
    question = auth.get_last_request_id()
    statekit.stash_state(request, provider_id=company.provider, state=state, state_id=question)
    return address


def come_back(request: HttpRequest, company: Saml) -> arriving.Came:
    """Who came back. Raises Refused."""
    said = request.POST.get("SAMLResponse", "")
    try:
        auth = _auth(request, company, {"SAMLResponse": said})
        auth.process_response()
    except (*BROKEN, OSError, TypeError, AttributeError) as bad:
        raise Refused from bad
    if auth.get_errors() or not auth.is_authenticated():
        raise Refused
    question = auth.get_last_response_in_response_to() or ""
    state = statekit.unstash_state(request, provider_id=company.provider, state_id=question)
    if state is None:
        raise Refused
    return arriving.Came(company.provider, _subject(auth, company), state["process"], state["next"])


def metadata(company: Saml) -> bytes:
    """What the provider needs to know about us, as XML."""
    about = OneLogin_Saml2_Settings(settings=_ours(company), sp_validation_only=True)
    made = about.get_sp_metadata()
    return made if isinstance(made, bytes) else str(made).encode()


def _subject(auth: OneLogin_Saml2_Auth, company: Saml) -> str:
    """A name that stays with one person: the attribute we were told, else a persistent NameID; never a mail address."""
    if company.subject:
        values = auth.get_attribute(company.subject) or []
        subject = str(values[0]) if len(values) == 1 else ""
    else:
        subject = auth.get_nameid() if auth.get_nameid_format() == Names.NAMEID_PERSISTENT else ""
    if not subject:
        raise Refused
    return str(subject)


def _auth(request: HttpRequest, company: Saml, sent: dict[str, str]) -> OneLogin_Saml2_Auth:
    """As if the answer had come to the address the provider knows."""
    place = {
        "https": "on" if settings.TLS else "off",
        "http_host": request.get_host(),
        "script_name": "",
        "path_info": reverse("saml_acs"),
        "get_data": {},
        "post_data": sent,
    }
    return OneLogin_Saml2_Auth(place, old_settings=_settings(company))


def _settings(company: Saml) -> dict[str, Any]:
    """With what the provider's metadata says; asked for at most every four hours."""
    idp = fetch_metadata_url_config({"metadata_url": company.metadata, "entity_id": company.entity})["idp"]
    return {**_ours(company), "idp": idp}


def _ours(company: Saml) -> dict[str, Any]:
    sp: dict[str, Any] = {
        "entityId": settings.ORIGIN + reverse("saml_metadata"),
        "assertionConsumerService": {"url": settings.ORIGIN + reverse("saml_acs"), "binding": Names.BINDING_HTTP_POST},
        "NameIDFormat": Names.NAMEID_UNSPECIFIED if company.subject else Names.NAMEID_PERSISTENT,
    }
    security = {
        "wantAssertionsSigned": True,
        "wantNameId": not company.subject,
        "wantAttributeStatement": bool(company.subject),
        "requestedAuthnContext": False,
        "rejectDeprecatedAlgorithm": True,
        "signatureAlgorithm": Names.RSA_SHA256,
        "digestAlgorithm": Names.SHA256,
        "allowSingleLabelDomains": settings.LOOPBACK,
    }
    return {"strict": True, "sp": sp, "security": security}
