"""What a story forgets, once a day."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

from django.core.management import call_command
from story_visitors import NOW

from dreamline_web.stories import trash
from dreamline_web.stories.models import Happening

if TYPE_CHECKING:
    from story_visitors import Visitor


def test_it_works(marco: Visitor, olga: Visitor) -> None:
    marco.post(f"/story/moments/{marco.moment('Drummer')}/removal/")
    Happening.objects.filter(story__owner=marco.person).update(at=NOW - trash.KEPT - timedelta(hours=1))
    said = StringIO()
    call_command("housekeeping", stdout=said)
    assert "empty-trash: done\n" in said.getvalue()
    assert marco.get("/story/removed/").context["removed"] == ()
    assert Happening.objects.filter(story__owner=olga.person).count() == 1
