"""What django-allauth asks us about company accounts: which there are, and what happens when somebody comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.urls import reverse

from dreamline_web.signin.company import arriving
from dreamline_web.signin.company.chosen import OpenID
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # django-allauth has no types
    """Companies come from the environment only; nothing the provider says about a person is kept but the subject."""

    def list_apps(
        self, _request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        apps = [_app(company) for company in settings.COMPANIES if isinstance(company, OpenID)]
        asked = [app for app in apps if provider is None or provider in {app.provider, app.provider_id}]
        return [app for app in asked if client_id is None or app.client_id == client_id]

    def is_open_for_signup(self, *_asked: Any) -> bool:
        return False

    def populate_user(self, _request: HttpRequest, sociallogin: SocialLogin, _data: dict[str, Any]) -> Person:
        person: Person = sociallogin.user
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Everything from here on is ours."""
        state = sociallogin.state
        if not state.get("nonce") or state["nonce"] != getattr(sociallogin, "nonce", None):
            raise ImmediateHttpResponse(refused())
        came = arriving.Came(
            sociallogin.account.provider, sociallogin.account.uid, state.get("process", ""), state.get("next") or ""
        )
        raise ImmediateHttpResponse(arriving.arrive(request, came))

    def on_authentication_error(self, *_said: Any, **_why: Any) -> None:
        raise ImmediateHttpResponse(refused())


def refused() -> HttpResponse:
    """One answer for whatever went wrong; the reasons of a provider are not for the page."""
    return answers.there(f"{reverse('signin:page')}?news=company")


def _app(company: OpenID) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=company.id,
        name=company.name,
        client_id=company.client,
        secret=company.secret,
        settings={"server_url": company.issuer, "oauth_pkce_enabled": True},
    )
