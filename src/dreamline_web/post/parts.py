"""A letter's personal parts: sealed when it is made, opened when it is sent. The one place that touches them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dreamline_web.sealing import envelope, masters, ring

if TYPE_CHECKING:
    from dreamline_web.post.letters import Parts
    from dreamline_web.post.models import Letter

TABLE, FIELD = "post.letter", "sealed"


class Erased(Exception):
    """The space of the parts is erased, or they were changed: they will never open again."""


class KeysAway(Exception):
    """The master key cannot be read just now."""


def seal(letter: Letter, parts: Parts, *, space: int | None) -> None:
    """Puts them into a letter that is not saved yet; one without parts needs no key. Raises what sealing raises."""
    if parts:
        letter.space = ring.HOUSE_SPACE if space is None else space
        plain = json.dumps(dict(parts)).encode()
        letter.sealed = envelope.seal(plain, space=letter.space, table=TABLE, field=FIELD, row=letter.pk)


def opened(letter: Letter) -> Parts:
    """Raises Erased, KeysAway."""
    if not letter.sealed or letter.space is None:
        return {}
    try:
        plain = envelope.open_sealed(bytes(letter.sealed), space=letter.space, table=TABLE, field=FIELD, row=letter.pk)
    except envelope.CannotOpen:
        raise Erased from None
    except masters.BadMaster:
        raise KeysAway from None
    parts: Parts = json.loads(plain)
    return parts
