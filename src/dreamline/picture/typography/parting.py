"""What stays together on a line: words, letters of writing without spaces, and pieces of words too wide for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture import measure
from dreamline.picture.typography import lettering
from dreamline.picture.typography.syllables import WITHOUT_SPACES, begins_orthographic_syllable, best_break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dreamline.picture.shapes import Face

MORE: Final = "…"

BEFORE, AFTER = 4, 3
"""A broken word keeps at least so many letters before and after its hyphen."""

FREE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Writing without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese): a line may end at
any letter ..."""

NOT_FIRST: Final = frozenset(
    "。、，．・：；？！゛゜ーヽヾゝゞ々‐～…‥〜’”）〕］｝〉》」』】,.:;?!)]}%ぁぃぅぇぉっゃゅょァィゥェォッャュョ℃％"
)
NOT_LAST: Final = frozenset("‘“（〔［｛〈《「『【([{$¥￥£＄")
"""... but not before closing and after opening signs (the core of JIS X 4051), and in the last four only where a
syllable begins, if a word without spaces is wider than its line."""

LINK: Final = re.compile(r"://|^www\.|^[^\s@]+@[^\s@]+\.\w+$|^[\w-]+(\.[\w-]+)+/|/.*/", re.IGNORECASE)
LEAST: Final = 0.2
"""Letters are wider than this, in em; only texts of stops or apostrophes alone are not."""

SIGNS: Final = 5
"""A letter with its marks, or an emoji of several, is rarely made of more signs than this."""

JOINTS: Final = re.compile(r"(?<=[^\W\d_]{2}[-\u2013\u2014/\u00a0])(?=\w{2})")
"""Places where a compound may end a line without a hyphen of ours."""


class Setting(NamedTuple):
    """How a text is set: face, size in u, the width of its lines in u, and its language ("" if unknown).

    `balanced`: pieces of a broken word are about as wide as each other; not where only the first will be shown.
    """

    face: Face
    size: float
    limit: float
    lang: str = ""
    balanced: bool = True

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


def held(text: str, size: float, limit: float, lines: int) -> tuple[str, bool]:
    """The clean text without what so many lines could never hold, and whether anything was left out for that.

    What was left out is marked with "…". However long a text is, the rest of the work is that of a short one.
    """
    most = max(1, lines) * (int(max(0.0, limit) / (LEAST * size)) + 1)
    cut = False
    if len(text) > SIGNS * most:
        text, cut = trimmed(" ".join(text.split()), SIGNS * most, list)
    text = measure.clean(text)
    if len(text) > most:
        text, again = trimmed(text, most, lambda word: list(lettering.clusters(word)))
        cut = cut or again
    return text, cut


def trimmed(text: str, most: int, split: Callable[[str], list[str]]) -> tuple[str, bool]:
    """The first `most` letters of a text, and whether more followed; of a link too long, its two ends."""
    kept: list[str] = []
    room = most
    for word in filter(None, text.split(" ")):
        letters = split(word)
        if len(letters) <= room:
            kept.append(word)
        elif LINK.search(word):
            kept.append("".join(letters[:most]) + MORE + "".join(letters[max(most, len(letters) - most) :]))
        else:
            kept.append("".join(letters[:room]) + MORE)
        room -= len(letters)
        if room < 0:
            return " ".join(kept), True
    return " ".join(kept), False


def parts(text: str, setting: Setting) -> list[Part]:
    """The text in parts that each fit on a line (save a single letter that is wider than the line)."""
    space = measure.SPACES[setting.face] * setting.size
    found: list[Part] = []
    for word in text.split(" "):
        wide = setting.width(word)
        if wide <= setting.limit and (len(word) == 1 or not FREE.search(WITHOUT_SPACES.sub("", word))):
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
    clusters = list(lettering.clusters(word))
    for at, cluster in enumerate(clusters):
        if whole and not stays(clusters, at):
            yield whole
            whole = ""
        whole += cluster
    yield whole


def stays(clusters: list[str], at: int) -> bool:
    """Whether a cluster cannot be parted from the one before it."""
    cluster, last = clusters[at], clusters[at - 1][-1]
    if cluster[0] in NOT_FIRST or last in NOT_LAST or not (FREE.match(cluster) or FREE.match(last)):
        return True
    both = WITHOUT_SPACES.match(cluster) and WITHOUT_SPACES.match(last)
    return bool(both) and not begins_orthographic_syllable(clusters, at)


def shortened_link(word: str, setting: Setting) -> str:
    """A link with its middle left out, more of its beginning than of its end kept."""
    letters = list(lettering.clusters(word))
    low, high = 0, len(letters) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if setting.fits(without_middle(letters, middle)):
            low = middle
        else:
            high = middle - 1
    return without_middle(letters, low)


def without_middle(letters: list[str], kept: int) -> str:
    """So many letters of a link, two fifths of them from its end, with "…" between."""
    tail = kept * 2 // 5
    return "".join(letters[: kept - tail]) + MORE + "".join(letters[len(letters) - tail :])


def wide_pieces(word: str, setting: Setting) -> Iterator[Part]:
    """A word in pieces with hyphens, in as few as it takes and of about the same width."""
    wide = setting.width(word)
    if wide <= setting.limit:
        yield Part(word, wide, 0)
        return
    letters = list(lettering.clusters(word))
    fewest = len(list(broken(letters, setting)))
    even = setting
    for share in (1.05, 1.15, 1.3) if setting.balanced else ():
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
        yield "".join(letters[start:end]) + ("-" if hyphenated(letters, end) else ""), True
        start = end
    yield "".join(letters[start:]), False


def cut_place(letters: list[str], start: int, setting: Setting) -> int:
    """How far the next piece goes: as far as it fits, but a little less where that ends a syllable."""
    low, high = start + 1, len(letters) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if setting.fits("".join(letters[start:middle]) + "-"):
            low = middle
        else:
            high = middle - 1
    farthest = max(start + 1, min(low, len(letters) - AFTER))
    return best_break(letters, start, farthest, start + BEFORE) if farthest > start + BEFORE else farthest


def hyphenated(letters: list[str], end: int) -> bool:
    """Whether a word broken here asks for a hyphen: not between emojis or signs, nor in writing without spaces."""
    pair = letters[end - 1][0], letters[end][0]
    return all(map(str.isalnum, pair)) and not any(map(FREE.match, pair))


def joined(some: list[Part]) -> str:
    """The text of parts that stand on one line."""
    return "".join((" " if part.gap and place else "") + part.text for place, part in enumerate(some))
