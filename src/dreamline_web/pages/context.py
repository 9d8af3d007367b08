"""What the frame of every page needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from dreamline_web.pages import doors, look, toasts

if TYPE_CHECKING:
    from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    return {
        "demo": settings.DEMO,
        "no_letters": settings.MAIL_SERVER is None and not settings.DEMO,
        "doors": doors.seen_from(request) if signed_in else (),
        "look": look.chosen(request),
        "run_by": settings.RUN_BY,
        "signed_in": signed_in,
        "toast": toasts.said(request) if signed_in else None,
    }
