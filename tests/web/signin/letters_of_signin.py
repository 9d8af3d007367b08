"""What the letters of sign-in say, written as the worker writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dreamline_web.post import letters, parts
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from dreamline_web.post.letters import Written


def written(letter: Letter) -> Written:
    kind = letters.kind(letter.kind)
    assert kind is not None
    return kind.write(letter.about, parts.opened(letter), letter.language)


def newest(address: str, kind: str = "") -> Letter:
    found = Letter.objects.filter(to=address, **({"kind": kind} if kind else {})).order_by("-made").first()
    assert found is not None, f"No letter to {address}."
    return found


def newest_code(address: str, kind: str = "") -> str:
    found = re.search(r"^(\d{4} \d{4})\s*$", written(newest(address, kind)).text, re.MULTILINE)
    assert found
    return found[1]
