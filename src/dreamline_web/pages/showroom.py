"""Sample values for `/look/`, the page that shows every part in every state."""

from __future__ import annotations

from typing import Any


def everything() -> dict[str, Any]:
    return {}
