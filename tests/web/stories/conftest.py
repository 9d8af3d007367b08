"""Marco tells; Olga is in his team and has a small story; Stan is a stranger and has none."""

from __future__ import annotations

import pytest
from story_visitors import Visitor, visitor

from dreamline_web import cast


@pytest.fixture
def marco(db: None) -> Visitor:  # noqa: ARG001  # opens the database
    return visitor(cast.MARCO, story="marco")


@pytest.fixture
def olga(db: None) -> Visitor:  # noqa: ARG001  # opens the database
    return visitor(cast.OLGA, story="three")


@pytest.fixture
def stan(db: None) -> Visitor:  # noqa: ARG001  # opens the database
    return visitor(cast.STAN)


@pytest.fixture
def sixty(db: None) -> Visitor:  # noqa: ARG001  # opens the database
    return visitor(cast.LENA, story="sixty")


@pytest.fixture
def nobody() -> Visitor:
    return Visitor(None)
