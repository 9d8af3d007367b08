"""The square pattern a phone reads (QR code), as the path of an inline drawing: no style, no picture file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """`path` draws the dark squares in a field `size` wide, with the quiet zone the standard asks for."""

    path: str
    size: int


def of(text: str) -> Pattern:
    import qrcode  # type: ignore[import-untyped]  # noqa: PLC0415  # it has no types; needed on one page only, and it is not small

    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    return Pattern("".join(_row(y, row) for y, row in enumerate(rows)), len(rows))


def _row(y: int, row: list[bool]) -> str:
    return "".join(f"M{x} {y}h1v1h-1z" for x, dark in enumerate(row) if dark)
