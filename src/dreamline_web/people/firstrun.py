"""The first-run link: shown once in the terminal, it lets one person set the house up.

Only a hash of the secret is kept, in a file of the data folder, until the house stands, for a day at most; starting
again makes a new link and the one before void.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.urls import reverse

from dreamline_web.people.queries import house

KEPT: Final = timedelta(hours=24)


def link(now: datetime) -> str | None:
    """The address to show in the terminal; None when the house stands, or in the demo."""
    if not house.waits_for_first_run():
        return None
    token = secrets.token_urlsafe(32)
    _write({"hash": _hash(token), "until": (now + KEPT).isoformat()})
    return f"{settings.ORIGIN}{reverse('first-run', args=[token])}"


def fits(token: str, *, now: datetime) -> bool:
    """Whether this is the secret of the link, and it still opens the first run."""
    kept = _read()
    if not kept or not house.waits_for_first_run():
        return False
    return hmac.compare_digest(kept["hash"], _hash(token)) and now < datetime.fromisoformat(kept["until"])


def over() -> None:
    """The link is used up."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.DATA, "first-run")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _write(kept: dict[str, str]) -> None:
    """Readable for nobody else, and whole or not at all."""
    draft = _file().with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        json.dump(kept, file)
    draft.replace(_file())


def _read() -> dict[str, str]:
    try:
        kept = json.loads(_file().read_text(encoding="ascii"))
        return {"hash": str(kept["hash"]), "until": str(datetime.fromisoformat(kept["until"]))}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
