"""Where a word may be broken that is wider than its line: simple rules by letters, without a dictionary.

For alphabets: before the consonants that begin a syllable, and gladly at the joints of German, Swedish, Danish and
Dutch compounds. For Thai, Lao, Khmer and Burmese: before letters that carry or follow a vowel, so that no vowel, mark
or final consonant begins a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

VOWELS: Final = frozenset("aeiouyåäöüéèêáàíóúæøœаеёиоуыэюяієїαεηιουωάέήίόύώ")
_ONSETS = (
    "bl br ch chl chr ck cl cr dr fl fr gl gn gr kl kn kr kv ph pl pr qu sc sch schl schm schn schr schw sh sk skr sl "
    "pf pfl zw sm sn sp spr st str sv th tr tw vr wr гр др кр пр ст стр тр"
)
ONSETS: Final = frozenset(_ONSETS.split())
"""Consonants that begin a syllable together, and are never parted."""

ENDED: Final = re.compile("(?:schafts|fahrts|ungs|heits|keits|ions|täts|ings|hets|skaps|tets|heds|heids|schaps)$")
JOINT: Final = re.compile("(?:schaft|ung|heit|keit|ing|het|skap)(?=[^saeiouyåäöü])")
"""How the first part of a compound ends, with an s before the second or without."""

FUGUE: Final = re.compile("[bdfgklmnprt]s$")
"""An s between the parts of a compound, after another consonant ..."""
AFTER_FUGUE: Final = frozenset("bdfghjrvz")
"""... where the next letter could not go on from it."""

AT_JOINT, AT_FUGUE, AT_SYLLABLE, WITHIN = 5.0, 3.5, 3.0, -4.0
FAR: Final = 0.5
"""What a place is worth, and what every letter costs that it lies before the end of the line."""

WINDOW: Final = 6
"""So many letters are given up for a better place."""


def best_break(letters: Sequence[str], start: int, farthest: int, least: int) -> int:
    """The best place for a hyphen: at `farthest` or a little before, but not before `least`; all count letters."""
    word = "".join(letter[0] for letter in letters).lower()
    places = range(farthest, max(least, farthest - WINDOW) - 1, -1)
    return max(places, key=lambda at: worth(word, start, at) - FAR * (farthest - at), default=farthest)


def worth(word: str, start: int, at: int) -> float:
    """How good it is to break a word (in small letters) before the letter `at`, its line having begun at `start`."""
    first = max(start, at - 8)
    before, beyond = word[first:at], word[first : at + 1]
    if ENDED.search(before) or any(joint.end() == len(before) for joint in JOINT.finditer(beyond)):
        return AT_JOINT
    if ENDED.search(beyond):
        return WITHIN
    if FUGUE.search(before) and word[at : at + 1] in AFTER_FUGUE:
        return AT_FUGUE
    if begins_syllable(word, at):
        return AT_SYLLABLE
    return WITHIN if any(word[at - back : at + 1] in ONSETS for back in (1, 2)) else 0


def begins_syllable(word: str, at: int) -> bool:
    """Whether all the consonants that belong before a vowel begin here: "ta-ka", "kan-ta", "Ma-schine"."""
    end = at
    while end < len(word) and word[end] not in VOWELS:
        end += 1
    onset = word[at:end]
    if end >= len(word) or not onset or not (len(onset) == 1 or onset in ONSETS):
        return False
    return not any(word[at - more : end] in ONSETS for more in (1, 2) if at >= more)


WITHOUT_SPACES: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer: spaces part sentences or phrases, not words."""

LEADING: Final = frozenset("เแโใไເແໂໃໄ")
FOLLOWING: Final = frozenset("ะาำๅๆฯะາຳຽໆ")
VOWEL_LETTERS: Final = frozenset("อວอ\u0ead")
"""Vowels written before their consonant, after it, and the letter that is one after a consonant."""
VOWEL_SIGNS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47\u0eb1\u0eb4-\u0eb9\u0ebb\u102b-\u1035\u17b6-\u17c5]")
BINDING: Final = ("\u17d2", "\u1039")
"""These bind the next consonant below the last; and this mark says that a consonant ends its syllable:"""
KILLING: Final = "\u103a"
_PAIRS = "กร กล กว ขร ขล ขว คร คล คว ตร ทร ปร ปล ผล พร พล สร หง หญ หน หม หย หร หล หว ຫງ ຫຍ ຫນ ຫມ ຫລ ຫວ"
PAIRS: Final = frozenset(_PAIRS.split())
"""Consonants spoken together at the beginning of a syllable."""


def begins_orthographic_syllable(clusters: Sequence[str], at: int) -> bool:
    """Whether a line of Thai, Lao, Khmer or Burmese may begin with cluster `at`."""
    here, before = clusters[at], clusters[at - 1]
    if here[0] in FOLLOWING or before[-1] in BINDING or before[0] in LEADING or KILLING in here:
        return False
    if here[0] in LEADING:
        return True
    after = clusters[at + 1] if at + 1 < len(clusters) else ""
    if before + here[0] in PAIRS:
        return False
    if at + 1 < len(clusters) and here + after[0] in PAIRS:
        return has_vowel(clusters, at + 1)
    if at > 1 and clusters[at - 2][0] in LEADING:
        return has_vowel(clusters, at) and len(here) > 1
    return has_vowel(clusters, at)


def has_vowel(clusters: Sequence[str], at: int) -> bool:
    """Whether a consonant carries a vowel or is followed by one."""
    after = clusters[at + 1][0] if at + 1 < len(clusters) else ""
    return bool(VOWEL_SIGNS.search(clusters[at])) or after in FOLLOWING or after in VOWEL_LETTERS
