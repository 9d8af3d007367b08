"""The house: whether it stands, and who runs it."""

from __future__ import annotations

from django.conf import settings

from dreamline_web.people.models import House


def house() -> House | None:
    """None while nobody has set Dreamline up."""
    return House.objects.filter(pk=1).first()


def waits_for_first_run() -> bool:
    return not settings.DEMO and not House.objects.exists()


def run_by() -> str:
    """Who runs the server: as the environment says, else as the organisers say; "" while nobody has said."""
    if settings.RUN_BY or settings.DEMO:
        return str(settings.RUN_BY)
    return House.objects.filter(pk=1).values_list("run_by", flat=True).first() or ""


def language_for(chosen: str) -> str:
    """The language of a letter to somebody who chose `chosen` ("" for none)."""
    if chosen in dict(settings.LANGUAGES):
        return chosen
    known = House.objects.filter(pk=1).values_list("language", flat=True).first()
    return known or str(settings.LANGUAGE_CODE)
