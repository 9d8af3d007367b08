"""Marco tells and has a whole story; Lena leads him."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goodbye_people import NOW, browser_of, seated

from dreamline_web import cast

if TYPE_CHECKING:
    from django.test import Client

    from dreamline_web.people.models import Person


@pytest.fixture
def marco(db: None) -> Person:  # noqa: ARG001  # opens the database
    return seated(cast.MARCO, sample="marco")


@pytest.fixture
def lena(marco: Person) -> Person:
    """Leads a team that Marco is in."""
    lead = seated(cast.LENA)
    cast.seat_team(cast.Group("Birch", cast.LENA, (cast.MARCO,)), {cast.LENA: lead, cast.MARCO: marco}, now=NOW)
    return lead


@pytest.fixture
def browser_of_marco(marco: Person) -> Client:
    return browser_of(marco)
