"""Whether the bytes of a photo can be drawn."""

from __future__ import annotations

_START_OF_SCAN = 0xDA
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})


def readable(photo: bytes) -> bool:
    """Whether this is a whole JPEG (ITU T.81 annex B): segments up to the scan, a frame with a size, and an end."""
    if not photo.startswith(b"\xff\xd8") or b"\xff\xd9" not in photo[-64:]:
        return False
    at, sized = 2, False
    while at + 4 <= len(photo) and photo[at] == 0xFF:  # noqa: PLR2004 (every marker begins with it)
        marker = photo[at + 1]
        if marker == _START_OF_SCAN:
            return sized
        if marker in _STANDALONE or marker == 0xFF:  # noqa: PLR2004 (a fill byte)
            at += 2 if marker in _STANDALONE else 1
            continue
        if marker in _FRAMES:
            sized = any(photo[at + 5 : at + 7]) and any(photo[at + 7 : at + 9])
        at += 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
    return False
