"""Ages and stages of a life: age 7, when I was twelve, aged 7-9, in my twenties, as a child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dreamline.story.edtf import marked
from dreamline.story.when_rules.reading import Found, Reading, Word

if TYPE_CHECKING:
    from dreamline.story.edtf import When

_OLDEST = 120
_YEAR_LENGTH, _MONTH_LENGTH, _DECEMBER = 4, 7, 12
_THIRDS = ((0, 3), (4, 6), (7, 9))
_VERBS_IN_S = frozenset({"was", "is", "has", "does", "always", "perhaps", "sometimes", "this", "his", "us", "as"})
_SAID_TWICE = 2
_HALF = "1\u20442"
"""½, as it is folded."""
_SHORT_WORD = 3
_YOUNGEST, _CENTURY = 20, 1900

Ages = tuple[int, int]
"""First and last age in years, both whole years of life."""


def age(reading: Reading, at: int) -> Found | None:
    """Any expression that tells an age; without a birth date it only notes that one is wanted."""
    for rule in (_decade_of_life, _stage_in_years, _stage, _numbered, _born):
        found = rule(reading, at)
        if found:
            ages, end, mark = found
            if not reading.born:
                reading.wants_born = True
                return None
            edtf = lived(reading.born, ages)
            return Found(marked(edtf, mark) if mark and edtf else edtf, end) if edtf else None
    return None


Told = tuple[Ages, int, str]
"""Ages, the place after them, and the mark "~" where they are rough."""


def lived(born: When, ages: Ages) -> str | None:
    """The EDTF from the first birthday to the day before the one after the last, as wide as the birth date is."""
    first, last = born.earliest or born.latest, born.latest or born.earliest
    if not first or not last:
        return None
    point = born.edtf.rstrip("~?%")
    if ages == (0, -1):
        return born.edtf
    try:
        if len(point) == _YEAR_LENGTH and point.isdigit():
            return f"{date(first.year + ages[0], 1, 1):%Y}".rjust(4, "0") + f"/{last.year + ages[1] + 1:04}"
        if len(point) == _MONTH_LENGTH and int(point[5:]) <= _DECEMBER:
            return f"{first.year + ages[0]:04}{point[4:]}/{last.year + ages[1] + 1:04}{point[4:]}"
        return f"{birthday(first, ages[0])}/{birthday(last, ages[1] + 1) - timedelta(days=1)}"
    except (ValueError, OverflowError):
        return None


def birthday(born: date, age: int) -> date:
    """The birthday at an age; for 29 February it is 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _born(reading: Reading, at: int) -> Told | None:
    found = reading.word(at, "birth")
    return ((0, -1), found[1], "") if found else None


def _stage(reading: Reading, at: int) -> Told | None:
    found = reading.word(at, "partstage") or reading.word(at, "stage")
    if not found or not (reading.whole or found[1] - at >= _SAID_TWICE or _ends(reading, found[1])):
        return None
    first, _, last = found[0].partition("-")
    return (int(first), int(last)), found[1], "~"


def _stage_in_years(reading: Reading, at: int) -> Told | None:
    """A stage of life with the years themselves behind it: som liten, 4-5 år; as a child (7 years old)."""
    found = reading.word(at, "stage")
    if not found or reading.text(found[1]) not in {",", "("}:
        return None
    numbers = _one_or_two(reading, reading.after(found[1] + 1, "ageabout"))
    tail = (reading.word(numbers[1], "agetail") or reading.word(numbers[1], "agetailwhole")) if numbers else None
    first, _, last = found[0].partition("-")
    if not numbers or not tail or not int(first) <= numbers[0][0] <= numbers[0][1] <= int(last):
        return None
    return numbers[0], tail[1] + (reading.text(found[1]) == "(" and reading.text(tail[1]) == ")"), ""


def _ends(reading: Reading, at: int) -> bool:
    return reading.text(at) in {"", ":", ",", "-", ";", ")", "]"} or len(reading.tokens[at - 1].text) > 6  # noqa: PLR2004


def _decade_of_life(reading: Reading, at: int) -> Told | None:
    """In my early twenties, in my 30s, Mitte zwanzig, i tjugoårsåldern, à la vingtaine."""
    lead = reading.word(at, "agedecadelead")
    at = lead[1] if lead else reading.after(at, "ageshort")
    part = reading.word(at, "part")
    start = part[1] + reading.dash(part[1]) if part else at
    owned = reading.word(start, "agedecadeof")
    start = owned[1] if owned else start
    ten = _ten_of_life(reading, start, lead or owned) or _part_of_ten(reading, at, start)
    if part and not ten and not reading.word(at - 1, "the"):
        ten = _bare_ten(reading, start)
    if not ten:
        return None
    low, high = _THIRDS[int(part[0])] if part else (0, 9)
    return (ten[0] + low, ten[0] + high), ten[1], "~" if part else ""


def _ten_of_life(reading: Reading, at: int, mine: Word | None) -> tuple[int, int] | None:
    named = reading.word(at, "agedecade")
    if named:
        return int(named[0]), named[1]
    number = reading.count(at)
    if number and number[0] in range(20, 100, 10):
        tail = reading.word(number[1], "agedecadetail")
        if tail:
            return number[0], tail[1]
        tail = reading.word(number[1], "decadetail") if mine else None
        if tail or (mine and mine[0] == "bare"):
            return number[0], tail[1] if tail else number[1]
        return None
    found = reading.word(at, "decade") if mine else None
    return (int(found[0]), found[1]) if found and int(found[0]) in range(20, 100, 10) else None


def _part_of_ten(reading: Reading, at: int, start: int) -> tuple[int, int] | None:
    """Mitte 20: an age where no ending of a decade, no month and nothing counted follows."""
    number = reading.count(start) if reading.word(at, "agepart") else None
    if not number or number[0] not in range(20, 100, 10) or reading.number(number[1]) >= 0:
        return None
    return None if any(reading.word(number[1], kind) for kind in ("decadetail", "month", "count")) else number


def _bare_ten(reading: Reading, at: int) -> tuple[int, int] | None:
    """Late thirties, without an article: the age, where the decade of that name was over before the person's birth."""
    found = reading.word(at, "agedecadebare")
    born = reading.born.earliest if reading.born else None
    if not found or (int(found[0]) > _YOUNGEST and not (born and _CENTURY + int(found[0]) + 9 < born.year)):
        return None
    return int(found[0]), found[1]


def _numbered(reading: Reading, at: int) -> Told | None:
    """Age 7, at 7, when I was twelve, 7 years old, 7-vuotiaana, aged 7-9."""
    lead, kind, rough = _age_lead(reading, at)
    about = reading.word(lead, "ageabout")
    start = about[1] if about else lead
    numbers = _one_or_two(reading, start)
    if not numbers:
        return None
    ages, end = numbers
    tail = reading.word(end, "agetail" if kind else "agetailalone")
    if not tail and reading.whole and at == 0:
        tail = reading.word(end, "agetailwhole")
    if not _holds(reading, kind, end, tail=bool(tail)) or not ages[0] <= ages[1] <= _OLDEST:
        return None
    return ages, tail[1] if tail else end, "~" if rough or (about and about[0] != "exact") else ""


def _age_lead(reading: Reading, at: int) -> tuple[int, str, bool]:
    """The place after words that open an age, how sure they make it ("" for no such words), and whether it is rough."""
    found = {kind: reading.word(at, kind) for kind in ("agelead", "ageshort", "ageweak")}
    best = max((word[1] for word in found.values() if word), default=at)
    for kind, word in found.items():
        if word and word[1] == best:
            return best, kind, word[0] == "rough"
    return at, "", False


def _one_or_two(reading: Reading, at: int) -> tuple[Ages, int] | None:
    first = reading.count(at) or _article(reading, at)
    if not first:
        return None
    for kind in ("to", "and", "or"):
        link = reading.word(first[1], kind)
        second = (reading.count(link[1]) or reading.count(reading.after(link[1], "filler"))) if link else None
        if second and second[0] > first[0]:
            return (first[0], second[0]), _after_half(reading, second[1])
    return (first[0], first[0]), _after_half(reading, first[1])


def _after_half(reading: Reading, at: int) -> int:
    """The place after the half in 21½ or 21 1/2: still that year of life."""
    if reading.text(at) == _HALF:
        return at + 1
    return at + 3 if [reading.text(place) for place in range(at, at + 3)] == ["1", "/", "2"] else at


def _article(reading: Reading, at: int) -> tuple[int, int] | None:
    found = reading.word(at, "article")
    return (1, found[1]) if found and reading.word(found[1], "agetailalone") else None


def _holds(reading: Reading, kind: str, end: int, *, tail: bool) -> bool:
    """Whether the words around a number make it an age."""
    if tail:
        return True
    if kind in {"", "ageweak"} or reading.word(end, "count"):
        return False
    return reading.whole or kind == "agelead" or not _counts_something(reading, end)


def _counts_something(reading: Reading, at: int) -> bool:
    """Whether the next word looks like things counted: at 7 schools, mit 18 Leuten."""
    word, token = reading.text(at), reading.token(at)
    if len(word) <= _SHORT_WORD or not word.isalpha() or word in _VERBS_IN_S:
        return False
    return word.endswith("s") or (word.endswith("n") and reading.line[token.start].isupper())
