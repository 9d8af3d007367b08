"""Who stands at the door, and what they have to show first.

`Door` puts `request.user` and `request.sitting` on each request and sends leads and organisers who have shown no second
factor, and whoever came by a link of `let_in`, to the page where they make one. `recently_proved` is for views that
need a proof of the last minutes:

    @recently_proved
    def take_with_you(request): ...
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from dreamline_web.pages import fragments
from dreamline_web.signin import access, let_in, sittings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Sitting

    Next = Callable[[HttpRequest], HttpResponse]
    View = Callable[..., HttpResponse]

OPEN: Final = {"about", "address", "enter", "help", "leave", "settle"}
"""What leads and organisers may open before they have shown a second factor, beside the pages of sign-in itself."""


class Door:
    """Stands after Django's AuthenticationMiddleware and takes its place: a session without a sitting is nobody's."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.sitting = SimpleLazyObject(lambda: _sitting(request))  # type: ignore[attr-defined]  # ours
        request.user = SimpleLazyObject(lambda: _person(request))  # type: ignore[assignment]  # as Django does
        return self._next(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """A redirect for whoever still has to show a second factor."""
        match = request.resolver_match
        if match is None or "signin" in match.app_names or match.view_name in OPEN:
            return None
        sitting = sitting_of(request)
        if sitting is None or sitting.strong:
            return None
        if access.sitting_needs_second_factor(sitting) or let_in.only_to_set_up(request, sitting):
            return _away(request, reverse("signin:secure"))
        return None


def me(request: HttpRequest) -> Person:
    """Whoever is signed in; for views behind one of the doors here. Raises PermissionDenied."""
    return here(request).person


def here(request: HttpRequest) -> Sitting:
    """Their sitting. Raises PermissionDenied."""
    found = _sitting(request)
    if found is None:
        raise PermissionDenied
    return found


def sitting_of(request: HttpRequest) -> Sitting | None:
    return _sitting(request)


def recently_proved(view: View) -> View:
    """Lets a request in whose person proved who they are within the last minutes; all others prove it first.

    Afterwards they come back to the page they were on; a form has to be sent once more.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if sittings.is_fresh(sitting_of(request), now=timezone.now()):
            return view(request, *args, **kwargs)
        return _away(request, f"{reverse('signin:prove')}?{urlencode({'next': _page(request)})}")

    return signed_in(guarded)


def signed_in(view: View) -> View:
    """Sends strangers to the sign-in page, and back afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return _away(request, f"{reverse('signin:page')}?{urlencode({'next': _page(request)})}")

    return guarded


def safe_next(request: HttpRequest, otherwise: str = "") -> str:
    """The address to go on to, if it is one of ours; never another site's."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    host = request.get_host()
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={host}, require_https=request.is_secure())
    if not ours or not asked.startswith("/"):
        return otherwise or reverse("home")
    return asked


def _page(request: HttpRequest) -> str:
    """The page a request belongs to: itself, or the one its form stood on."""
    if request.method in {"GET", "HEAD"} and not fragments.wanted(request):
        return request.get_full_path()
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() else reverse("home")


def _away(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect that an open page follows as a whole."""
    if fragments.wanted(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    response = redirect(address)
    response.status_code = 303
    return response


def _sitting(request: HttpRequest) -> Sitting | None:
    if not hasattr(request, "_found_sitting"):
        request._found_sitting = sittings.of(request, now=timezone.now())  # type: ignore[attr-defined]  # noqa: SLF001  # ours
    return request._found_sitting  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001  # set above


def _person(request: HttpRequest) -> Person | AnonymousUser:
    found = _sitting(request)
    return found.person if found else AnonymousUser()
