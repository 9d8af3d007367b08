"""What is stored about me, who runs this, who could read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dreamline_web.people.actions.accounts import SEALED
from dreamline_web.people.actions.leaving import KEPT

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    values = {"days_after_leaving": KEPT.days, "days_sealed": SEALED.days, "origin": settings.ORIGIN}
    return render(request, "people/about_page.html", values)
