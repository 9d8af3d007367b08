"""What stays together on a line: words, letters of writing without spaces, and pieces of words too wide for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture import measure
from dreamline.picture.typography import lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Face

MORE: Final = "…"

BEFORE, AFTER = 4, 3
"""A broken word keeps at least so many letters before and after its hyphen."""

FREE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Writing without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese): a line may end at any letter ..."""

NOT_FIRST: Final = frozenset(
    "。、，．・：；？！゛゜ーヽヾゝゞ々‐～…‥〜’”）〕］｝〉》」』】,.:;?!)]}%"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ℃％ะาำๆฯ"
)
NOT_LAST: Final = frozenset("‘“（〔［｛〈《「『【([{$¥￥£＄เแโใไ")
"""... but not before closing and after opening signs (the core of JIS X 4051, and the leading vowels of Thai)."""

LINK: Final = re.compile(r"://|^www\.|^[^\s@]+@[^\s@]+\.\w+$|^[\w-]+(\.[\w-]+)+/|/.*/", re.IGNORECASE)
VOWELS: Final = frozenset("aeiouyåäöüéèêáàíóúæøœаеёиоуыэюяієї")
TIED: Final = frozenset({"ch", "ck", "ph", "sc", "sh", "sk", "th", "st", "tr", "kr", "pr", "br", "dr", "gr", "fr"})
"""Consonants that stay together."""

JOINTS: Final = re.compile(r"(?<=[^\W\d_]{2}[-\u2013\u2014/\u00a0])(?=\w{2})")
"""Places where a compound may end a line without a hyphen of ours."""


class Setting(NamedTuple):
    """How a text is set: face, size in u, the width of its lines in u, and its language ("" if unknown)."""

    face: Face
    size: float
    limit: float
    lang: str = ""

    def width(self, text: str) -> float:
        return measure.width(text, self.face, self.size)

    def fits(self, text: str) -> bool:
        return self.width(text) <= self.limit


class Part(NamedTuple):
    """What stays together: its width in u and the space before it (0 where there is none).

    `forced`: the line ends after it, because it is the beginning of a broken word. `cut`: letters of it were left out.
    """

    text: str
    width: float
    gap: float
    forced: bool = False
    cut: bool = False


def parts(text: str, setting: Setting) -> list[Part]:
    """The text in parts that each fit on a line (save a single letter that is wider than the line)."""
    space = measure.SPACES[setting.face] * setting.size
    found: list[Part] = []
    for word in text.split(" "):
        wide = setting.width(word)
        if wide <= setting.limit and (len(word) == 1 or not FREE.search(word)):
            found.append(Part(word, wide, space))
            continue
        pieces = list(pieces_of(word, setting))
        found.append(pieces[0]._replace(gap=space))
        found += pieces[1:]
    return found


def pieces_of(word: str, setting: Setting) -> Iterator[Part]:
    """A word that cannot simply stand on a line, in parts."""
    if FREE.search(word):
        for piece in free_pieces(word):
            yield from wide_pieces(piece, setting)
    elif LINK.search(word):
        short = shortened_link(word, setting)
        yield Part(short, setting.width(short), 0, cut=True)
    else:
        for piece in JOINTS.split(word):
            yield from wide_pieces(piece, setting)


def free_pieces(word: str) -> Iterator[str]:
    """Letters of writing without spaces, with the signs that must not begin or end a line; other words whole."""
    whole = ""
    for cluster in lettering.clusters(word):
        stays = cluster[0] in NOT_FIRST or whole[-1:] in NOT_LAST or not (FREE.match(cluster) or FREE.match(whole[-1:]))
        if whole and not stays:
            yield whole
            whole = ""
        whole += cluster
    yield whole


def shortened_link(word: str, setting: Setting) -> str:
    """A link with its middle left out, more of its beginning than of its end kept."""
    letters = list(lettering.clusters(word))
    for kept in range(len(letters) - 1, 0, -1):
        tail = kept * 2 // 5
        short = "".join(letters[: kept - tail]) + MORE + "".join(letters[len(letters) - tail :])
        if setting.fits(short):
            return short
    return MORE


def wide_pieces(word: str, setting: Setting) -> Iterator[Part]:
    """A word in pieces with hyphens, in as few as it takes and of about the same width."""
    wide = setting.width(word)
    if wide <= setting.limit:
        yield Part(word, wide, 0)
        return
    letters = list(lettering.clusters(word))
    fewest = len(list(broken(letters, setting)))
    even = setting
    for share in (1.05, 1.15, 1.3):
        even = setting._replace(limit=min(setting.limit, wide / fewest * share))
        if len(list(broken(letters, even))) == fewest:
            break
    else:
        even = setting
    for piece, forced in broken(letters, even):
        yield Part(piece, setting.width(piece), 0, forced)


def broken(letters: list[str], setting: Setting) -> Iterator[tuple[str, bool]]:
    """The word cut so that each piece fits; (piece, whether more of the word follows)."""
    start = 0
    while not setting.fits("".join(letters[start:])):
        end = cut_place(letters, start, setting)
        if end >= len(letters):
            break
        yield "".join(letters[start:end]) + ("" if letters[end - 1] in "-/" else "-"), True
        start = end
    yield "".join(letters[start:]), False


def cut_place(letters: list[str], start: int, setting: Setting) -> int:
    """How far the next piece goes: as far as it fits, but a little less where that ends a syllable."""
    farthest = start + 1
    last = len(letters) - AFTER
    for end in range(start + 1, len(letters)):
        if not setting.fits("".join(letters[start:end]) + "-"):
            break
        farthest = end
    farthest = max(start + 1, min(farthest, last))
    for end in range(farthest, max(start + BEFORE, farthest - 3) - 1, -1):
        if end < len(letters) and syllable_ends(letters, end):
            return end
    return farthest


def syllable_ends(letters: list[str], end: int) -> bool:
    """A consonant and a vowel follow: "ta-ka", "kan-ta"; right in most words of most European languages."""
    if end + 1 >= len(letters) or (letters[end - 1] + letters[end]).lower() in TIED:
        return False
    return letters[end].lower() not in VOWELS and letters[end + 1].lower() in VOWELS


def joined(some: list[Part]) -> str:
    """The text of parts that stand on one line."""
    return "".join((" " if part.gap and place else "") + part.text for place, part in enumerate(some))
