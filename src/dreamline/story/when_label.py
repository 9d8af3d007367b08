"""The short form of a date that stands in the picture: the person's own words where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.edtf import OPEN, bounds, left, right

if TYPE_CHECKING:
    from dreamline.story.edtf import When

LONGEST = 12
"""The most characters of a label, as PICTURE 1 settles it."""

_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
}
_SEASONS = {
    "en": "Spring Summer Autumn Winter",
    "sv": "våren sommaren hösten vintern",
    "de": "Frühling Sommer Herbst Winter",
    "fr": "printemps été automne hiver",
    "es": "primavera verano otoño invierno",
    "fi": "kevät kesä syksy talvi",
}
_DECADES = {
    "en": "{}s",
    "sv": "{}-talet",
    "de": "{}er",
    "fr": "années {}",
    "es": "años {}",
    "fi": "{}-luku",
}
_MONTH_LENGTH, _YEAR_LENGTH, _MONTHS_OF_A_YEAR = 7, 4, 12


def short_label(when: When, *, lang: str = "") -> str:
    """At most 12 characters: the person's words, else month and year, year, or span, months named in `lang`."""
    words = " ".join(when.words.split())
    if words and len(words) <= LONGEST:
        return words
    language = lang[:2].lower() if lang[:2].lower() in _MONTHS else "en"
    for label in _labels(when.edtf, language):
        if len(label) <= LONGEST:
            return label
    return ""


def _labels(edtf: str, lang: str) -> tuple[str, ...]:
    """Labels from the fullest to the shortest."""
    if "/" not in edtf:
        return _point(edtf, lang), _year(edtf)
    first, last = left(edtf), right(edtf)
    if last == OPEN:
        return f"{_point(first, lang)}–", f"{_year(first)}–"
    if first == OPEN:
        return f"–{_point(last, lang)}", f"–{_year(last)}"
    return _span(first, last, edtf, lang)


def _span(first: str, last: str, edtf: str, lang: str) -> tuple[str, ...]:
    earliest, latest = bounds(edtf)
    begin, end = (earliest.year if earliest else 0), (latest.year if latest else 0)
    if begin != end:
        return (f"{begin:04}–{end:04}",)
    names = [_part_name(point, lang) for point in (first, last)]
    if not all(names):
        return (f"{begin:04}",)
    if names[0] == names[1]:
        return f"{names[0]} {begin:04}", f"{begin:04}"
    return f"{names[0]}–{names[1]} {begin:04}", f"{begin:04}"


def _point(point: str, lang: str) -> str:
    mark = "~" if point[-1] in "~%" else ""
    doubt = "?" if point[-1] in "?%" else ""
    return f"{mark}{_plain(point.rstrip('~?%'), lang)}{doubt}"


def _plain(point: str, lang: str) -> str:
    if "X" in point:
        return _DECADES[lang].format(point.replace("X", "0"))
    name = _part_name(point, lang)
    return f"{name} {point[:4]}" if name else point[:4]


def _part_name(point: str, lang: str) -> str:
    """The name of the month, season or quarter of a date, "" where it has none."""
    part = int(point[5:7]) if len(point.rstrip("~?%")) >= _MONTH_LENGTH else 0
    if 1 <= part <= _MONTHS_OF_A_YEAR:
        return _MONTHS[lang].split()[part - 1]
    if part in range(21, 25):
        return _SEASONS[lang].split()[part - 21]
    if part in range(33, 37):
        return f"{'T' if lang in {'fr', 'es'} else 'Q'}{part - 32}"
    return ""


def _year(point: str) -> str:
    """The year alone, with its mark; a decade by its first year and an s-less dash."""
    plain = point.rstrip("~?%")
    if "X" in plain:
        return f"{plain.replace('X', '0')}–{plain.replace('X', '9')}"
    mark = "~" if point[-1] in "~%" else ""
    return f"{mark}{plain[:4]}{'?' if point[-1] in '?%' else ''}"
