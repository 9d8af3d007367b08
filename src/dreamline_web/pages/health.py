"""Whether people can work right now: what a monitor asks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import DatabaseError, connections
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dreamline_web.pages import state

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """200 `ok`, or 503 `not ok`; nothing else, because anybody may ask."""
    well = _databases_answer() and not any(line.stops for line in state.lines(now=datetime.now(UTC)))
    return HttpResponse(
        "ok\n" if well else "not ok\n", content_type="text/plain; charset=utf-8", status=200 if well else 503
    )


def _databases_answer() -> bool:
    try:
        for connection in connections.all():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
