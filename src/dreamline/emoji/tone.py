"""What a line must not show: joy beside grief or failing, and things it says are absent.

Wrong signs beside grief hurt, so these are bars and no weights: an emoji that is barred leaves the list, whatever
speaks for it. "Not pregnant" shows no baby, "without alcohol" no glass, "failed my A levels" no champagne.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.emoji.words import abstaining, eating, folded, negations, small_words, turns, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dreamline.emoji.concepts import Match

FESTIVE = frozenset(["🥳", "🎉", "🍾", "✅", "🏆", "🎊", "🎈", "🥂", "💯", "🥇", "🏅", "🙌", "👏", "🪩"])
SMILES = frozenset(
    [
        "😀",
        "😃",
        "😄",
        "😁",
        "😆",
        "😅",
        "😂",
        "🤣",
        "😊",
        "🙂",
        "😇",
        "🥰",
        "😍",
        "🤩",
        "😎",
        "😋",
        "🤪",
        "😻",
        "🌞",
        "🤗",
        "💯",
        "👍",
    ]
)
BABY = frozenset(["🤰", "🫄", "👶", "🍼", "🐣", "🐥", "🤱", "👼", "🧑\u200d🍼", "👩\u200d🍼", "👨\u200d🍼", "🎀", "🚼"])
LOVE = frozenset(["❤️", "🥰", "😍", "💕", "💑", "💞", "💖", "💗", "💘", "😘", "💏", "💋", "👰", "🤵", "💍", "💒"])
ALCOHOL = frozenset(["🍷", "🍺", "🍻", "🥂", "🍾", "🍸", "🍹", "🥃", "🍶"])
MEAT = frozenset(["🍖", "🥩", "🥓", "🍗", "🍔", "🌭", "🐖", "🐄"])
SWEETS = frozenset(["🍬", "🍭", "🍫", "🍩", "🍪", "🍰", "🧁", "🍦", "🍨", "🎂"])
DAIRY = frozenset(["🥛", "🧀", "🧈"])
SMOKE = frozenset(["🚬"])
KIDS = frozenset(["👪", "🧒", "👧", "👦", "👶"])
CONSUMED = (ALCOHOL, MEAT, SWEETS, DAIRY, SMOKE)
ABSENT = (BABY, KIDS, LOVE, *CONSUMED)
"""Groups that leave together when one of them is said not to be there."""

LOSS = frozenset(["💔", "😢", "😭", "🖤", "⚰️", "😞", "😔", "❌", "📉"])
FIRST_SIGNS = 3
GRIEVING = frozenset(["drowned", "funeral", "grief", "miscarriage", "petdied", "suicide", "lostchild", "ashes"])
FAILING = frozenset(
    ["failed", "failure", "bankrupt", "notgotin", "notgetjob", "calledoff", "expelled", "dropout", "badgrades"]
)
GOOD_TURNS = frozenset(
    ["passed", "gotin", "newjob", "newlove", "recovery", "cancerfree", "success", "graduate", "payoff", "licence"]
)
"""What may follow a failure in the same line and be shown: failed twice, passed the third time."""

BARS = {
    "sober": ALCOHOL,
    "noparty": FESTIVE | {"🎂"},
    "vegetarian": MEAT,
    "quitsmoking": SMOKE,
    "miscarriage": BABY,
    "notpregnant": BABY | LOVE,
    "lostchild": BABY,
    "divorce": LOVE - {"❤️"},
    "calledoff": LOVE - {"💍"},
}
"""Concepts that never stand beside certain signs."""

HARM = frozenset(["violence", "suicideattempt", "protectionorder", "bullying"])
"""Harm done to somebody: it comes first in its line, and neither smiles nor toys nor hearts stand beside it."""

PLAYTHINGS = frozenset(["🧸", "🪁", "🎈", "🪀", "🎠", "🛝"])

CHILDLESS = "infertility"
"""Where no child came, none is shown, unless another word of the line tells of one."""

BORN = "birth"
"""Being born is never absent: "not born here" is a birth elsewhere."""

MOST_WORDS_BETWEEN = 4
CLAUSE = re.compile(r"[,;.:!?()–—]+|\s-\s")
WITHOUT = {
    "en": re.compile(r"\w{3,}(less|free)$"),
    "sv": re.compile(r"\w{3,}(fri|fritt|fria|lös|löst|lösa)$"),
    "de": re.compile(r"\w{3,}(frei|los)(e|en|er|es|em)?$"),
    "fi": re.compile(r"\w{3,}(ton|tön|ttoman|ttömän|ttomuus|ttomaksi|ttomat)$"),
}
"""Words that say what is missing: alkoholfri, kinderlos, lapseton."""

TRAILING = {"de": {"nicht", "nie", "niemals"}, "sv": {"inte", "aldrig"}, "fi": {"ei", "eivät", "en", "emme"}}
"""Negations that also stand behind what they negate: Prüfung nicht geschafft, lasta ei tullut."""


@dataclass(frozen=True, slots=True)
class Line:
    """The folded words of a line, the number of the clause each stands in, and the language it is spoken in."""

    words: tuple[str, ...]
    clauses: tuple[int, ...]
    lang: str


def line_of(text: str, lang: str) -> Line:
    """A text as a line; signs, and words such as "but" and "then", begin a new clause."""
    said: list[str] = []
    clauses: list[int] = []
    clause = 0
    for part in CLAUSE.split(folded(text)):
        for word in words(part):
            clause += word in turns(lang)
            said.append(word)
            clauses.append(clause)
        clause += 1
    return Line(tuple(said), tuple(clauses), lang)


def is_negated(line: Line, start: int, end: int) -> bool:
    """Whether a "not" before the words from `start` to `end`, behind them or in them takes away what they name."""
    missing = WITHOUT.get(line.lang)
    if missing and end - start == 1 and missing.match(line.words[start]):
        return True
    return _reaches(line, start, negations(line.lang), small_words(line.lang), 1) or _trails(line, end)


def is_given_up(line: Line, start: int, end: int) -> bool:
    """Whether the words name what somebody stopped eating, drinking or smoking, or takes less of."""
    verbs = abstaining(line.lang)
    behind = next((word for word in line.words[end : end + 1]), "")
    return _reaches(line, start, verbs, eating(line.lang)) or (line.lang in TRAILING and behind in verbs)


def _reaches(line: Line, start: int, signs: frozenset[str], between: frozenset[str], telling: int = 0) -> bool:
    """Whether one of the signs stands before `start` in its clause, with few words between but those in `between`."""
    for at in range(start - 1, max(-1, start - 2 - MOST_WORDS_BETWEEN), -1):
        if line.clauses[at] != line.clauses[start]:
            return False
        if line.words[at] in signs:
            return True
        telling -= line.words[at] not in between
        if telling < 0:
            return False
    return False


def _trails(line: Line, end: int) -> bool:
    here = end < len(line.words) and line.clauses[end] == line.clauses[end - 1]
    return here and line.words[end] in TRAILING.get(line.lang, ())


def is_sad(match: Match) -> bool:
    """Whether a concept tells of failing, loss or grief."""
    shown = match.concept.emojis[:FIRST_SIGNS]
    return match.concept.id in FAILING or is_grief(match) or not LOSS.isdisjoint(shown)


def is_grief(match: Match) -> bool:
    """Whether a concept tells of a death."""
    return match.concept.id in GRIEVING or match.concept.id.startswith("death")


def is_grave(match: Match) -> bool:
    """Whether a concept, a death or harm done, comes before whatever else a line tells."""
    return is_grief(match) or match.concept.id in HARM


def barred(line: Line, found: Sequence[Match], outer: Sequence[Match]) -> frozenset[str]:
    """The emojis the line must not show. `outer` are the matches that no longer phrase holds."""
    gone: set[str] = set()
    for match in found:
        gone |= BARS.get(match.concept.id, frozenset())
        if match.concept.id in HARM:
            gone |= FESTIVE | SMILES | LOVE | PLAYTHINGS
        if is_grief(match):
            gone |= FESTIVE | SMILES | {"🎂"}
    sad = [match for match in found if is_sad(match) and not is_negated(line, match.start, match.end)]
    if sad:
        last = max(line.clauses[match.start] for match in sad)
        gone |= FESTIVE - _shown(match for match in outer if _turns_well(line, match, last))
    return frozenset(gone | _festive_beside_not(line, found, outer) | _absent(line, outer))


def _turns_well(line: Line, match: Match, after: int) -> bool:
    good = match.concept.id in GOOD_TURNS and not is_negated(line, match.start, match.end)
    return good and line.clauses[match.start] > after


def _festive_beside_not(line: Line, found: Iterable[Match], outer: Iterable[Match]) -> frozenset[str]:
    """Nobody smiles or celebrates in a clause with a "not" that is no part of a phrase."""
    inside = {at for match in found if match.end - match.start > 1 for at in range(match.start, match.end)}
    said_not = negations(line.lang)
    clauses = {line.clauses[at] for at, word in enumerate(line.words) if word in said_not and at not in inside}
    if not clauses:
        return frozenset()
    return (FESTIVE | SMILES) - _shown(match for match in outer if line.clauses[match.start] not in clauses)


def _absent(line: Line, outer: Sequence[Match]) -> frozenset[str]:
    """The groups of which something is said not to be there, without what another word of the line names."""
    there: list[Match] = []
    gone: set[str] = set()
    for match in outer:
        emojis = set(match.concept.emojis)
        missing = is_negated(line, match.start, match.end) and match.concept.id != BORN
        less = is_given_up(line, match.start, match.end)
        if match.concept.id == CHILDLESS:
            gone |= BABY | KIDS
        if not missing and not less:
            there.append(match)
        for group in (*(ABSENT if missing else ()), *(CONSUMED if less else ())):
            if not group.isdisjoint(emojis):
                gone |= group
    return frozenset(gone - _shown(there))


def absent_keywords(line: Line, at: int) -> frozenset[str]:
    """What a word's own name and keywords must not bring in, because it is negated or given up."""
    if is_negated(line, at, at + 1):
        return frozenset().union(*ABSENT, FESTIVE)
    return frozenset().union(*CONSUMED) if is_given_up(line, at, at + 1) else frozenset()


def _shown(matches: Iterable[Match]) -> frozenset[str]:
    return frozenset(emoji for match in matches for emoji in match.concept.emojis)
