"""Whom the tests of sights begin with."""

from __future__ import annotations

import pytest
from people_with_sights import House, house


@pytest.fixture
def birch(db: None) -> House:  # noqa: ARG001  # opens the database
    return house()
