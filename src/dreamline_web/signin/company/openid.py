"""OpenID Connect with PKCE, by django-allauth.

Stricter in three things: the identity token is always verified and carries our nonce, the provider's configuration must
name the issuer we were told, and we ask for nothing but the subject.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.urls import reverse
from requests import RequestException

from dreamline_web.signin.company import tokens
from dreamline_web.signin.company.adapter import Adapter, refused

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.signin.company.chosen import OpenID


class Talk(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # django-allauth has no types
    """What is said to the provider, and how its answers are read."""

    @property
    def openid_config(self) -> dict[str, Any]:
        said: dict[str, Any] = super().openid_config
        if str(said.get("issuer", "")).rstrip("/") != self.get_provider().sub_id:
            raise OAuth2Error("The provider names another issuer.")
        return said

    def get_callback_url(self, _request: HttpRequest, _app: SocialApp) -> str:
        return settings.ORIGIN + reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id})

    def complete_login(self, request: HttpRequest, app: SocialApp, _token: SocialToken, **kwargs: Any) -> SocialLogin:
        said = self._claims(app, str(kwargs["response"].get("id_token", "")))
        login = self.get_provider().sociallogin_from_response(request, {"id_token": said})
        login.nonce = said.get("nonce")
        return login

    def _claims(self, app: SocialApp, token: str) -> dict[str, Any]:
        known = self.openid_config
        with Adapter().get_requests_session() as line:
            keys = line.get(known["jwks_uri"])
            keys.raise_for_status()
        try:
            return tokens.claims(token, keys.json(), issuer=known["issuer"], client=app.client_id)
        except tokens.BadToken as bad:
            raise OAuth2Error("The identity token proves nothing.") from bad


class Provider(OpenIDConnectProvider):  # type: ignore[misc]  # as above
    """An identity is the issuer and the subject."""

    oauth2_adapter_class = Talk

    @property
    def sub_id(self) -> str:
        return str(self.app.settings["server_url"])

    def get_default_scope(self) -> list[str]:
        return ["openid"]

    def get_scope_from_request(self, _request: HttpRequest) -> list[str]:
        return self.get_default_scope()

    def extract_extra_data(self, _data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, _data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, _data: dict[str, Any]) -> list[Any]:
        return []


registry.register(Provider)


def leave_for(request: HttpRequest, company: OpenID, *, process: str, onward: str) -> str:
    """The provider's address to go to. Raises RequestException (an OSError), ValueError, KeyError."""
    nonce = secrets.token_urlsafe(24)
    provider = Adapter(request).get_provider(request, company.id)
    try:
        left = provider.redirect(request, process, next_url=onward, nonce=nonce, auth_params={"nonce": nonce})
    except OAuth2Error as wrong:
        raise ValueError from wrong
    return _elsewhere(str(left.url))


def _elsewhere(address: str) -> str:
    """django-allauth leads back to our own page when the provider's configuration cannot be used."""
    if address.startswith("/"):
        raise ValueError
    return address


def come_back(request: HttpRequest, company: OpenID) -> HttpResponse:
    try:
        view = OAuth2CallbackView.adapter_view(Talk(request, company.id))
        response: HttpResponse = view(request)
    except (RequestException, OAuth2Error, ValueError, KeyError, TypeError):
        return refused()
    return response
