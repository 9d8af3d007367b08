"""Which codes name a language: the two letters of ISO 639-1, or any three (ISO 639-3), with what BCP 47 adds."""

from __future__ import annotations

import re

_TWO_LETTERS = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905  # 185 codes are read as words, not as a list
)
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def known_language(code: str) -> bool:
    """Whether `code` is the code of a language, such as "en", "sv" or "pt-BR"; "klingon" and "xx" are none."""
    found = _CODE.fullmatch(code)
    return found is not None and (len(found[1]) > 2 or found[1].lower() in _TWO_LETTERS)  # noqa: PLR2004  # or three
