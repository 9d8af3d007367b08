"""What a CV tells, whatever its format: entries (jobs, studies, prizes ...) become moments, by date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dreamline.filing import Filed
from dreamline.importers import Draft, dates
from dreamline.importers.chapters import LONGEST_BREAK, Placed, chapters
from dreamline.importers.incoming import fold
from dreamline.importers.phrases import phrases
from dreamline.importers.remarks import Remarks
from dreamline.sentence import at, counted, say
from dreamline.story.moment import Moment
from dreamline.story.story import Story

if TYPE_CHECKING:
    from datetime import date

    from dreamline.filing import Remark
    from dreamline.importers.phrases import Phrases
    from dreamline.sentence import Said
    from dreamline.story.when import When

Kind = Literal[
    "job",
    "study",
    "certificate",
    "voluntary",
    "prize",
    "publication",
    "patent",
    "project",
    "course",
    "membership",
]
_NAMELESS: dict[Kind, Said] = {
    "job": say("a job without any name was left out."),
    "study": say("a study without any name was left out."),
    "certificate": say("a certificate without any name was left out."),
    "voluntary": say("a voluntary without any name was left out."),
    "prize": say("a prize without any name was left out."),
    "publication": say("a publication without any name was left out."),
    "patent": say("a patent without any name was left out."),
    "project": say("a project without any name was left out."),
    "course": say("a course without any name was left out."),
    "membership": say("a membership without any name was left out."),
}
_LASTING = frozenset({"job", "study", "voluntary", "project", "membership"})
_OPEN_WITHOUT_END = frozenset({"job", "voluntary", "membership"})
FEW_COURSES = 3
"""More courses than this say nothing about a life; a person adds those that did."""
MAX_ENTRIES = 2_000
"""Far more than any life's CV; what comes after them is left out."""
LONGEST_NAME = 160
"""A title of more letters is a description pasted into the wrong field; it is shortened, and reported."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a CV. `start` and `end` are its own words; `source` says where it stood ("Positions.csv")."""

    kind: Kind
    what: str = ""
    where: str = ""
    start: str = ""
    end: str = ""
    degree: str = ""
    place: str = ""
    described: bool = False
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Career:
    """Everything a CV gives a story, and what its reader has already left out."""

    person: str = ""
    born: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dated:
    entry: Entry
    when: When | None


def draft(career: Career, *, today: date, lang: str) -> Draft:
    """A draft story: one moment an entry, by date; entries that name nothing are left out with a sentence."""
    remarks, words = Remarks(), phrases(lang)
    if len(career.entries) > MAX_ENTRIES:
        remarks.say(say("Everything after the first {most:,} entries was left out.", most=MAX_ENTRIES))
    first = career.entries[:MAX_ENTRIES]
    entries = [_shortened(entry, remarks) for entry in first if _says_something(entry, remarks)]
    dated = [_Dated(entry, _when(entry, remarks, today=today, words=words)) for entry in _few_courses(entries, remarks)]
    ordered = sorted(_merged(dated, remarks), key=_by_date)
    moments = _moments(ordered, words)
    placed = [
        Placed(one.entry.kind, one.entry.where, one.when, moment) for one, moment in zip(ordered, moments, strict=True)
    ]
    _say_what_descriptions_lost(entries, remarks)
    story = Story(
        person=career.person,
        born=dates.read(career.born, today=today),
        lang="sv" if lang[:2].casefold() == "sv" else "en",
        chapters=chapters(placed, words, today=today),
    )
    return Draft(Filed(story), (*career.left_out, *remarks.all()))


def _say(remarks: Remarks, entry: Entry, sentence: Said) -> None:
    remarks.say(at(entry.source, sentence) if entry.source else sentence, line=entry.line)


def _says_something(entry: Entry, remarks: Remarks) -> bool:
    if entry.what or entry.where or entry.degree:
        return True
    _say(remarks, entry, _NAMELESS[entry.kind])
    return False


def _shortened(entry: Entry, remarks: Remarks) -> Entry:
    if max(len(entry.what), len(entry.where), len(entry.degree)) <= LONGEST_NAME:
        return entry
    _say(remarks, entry, say("a name of more than {most} letters was shortened.", most=LONGEST_NAME))
    return replace(entry, what=_cut(entry.what), where=_cut(entry.where), degree=_cut(entry.degree))


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _few_courses(entries: list[Entry], remarks: Remarks) -> list[Entry]:
    courses = [entry for entry in entries if entry.kind == "course"]
    if len(courses) <= FEW_COURSES:
        return entries
    sentence = say("{number} courses were left out; add those that changed something.", number=len(courses))
    _say(remarks, replace(courses[0], line=0), sentence)
    return [entry for entry in entries if entry.kind != "course"]


def _when(entry: Entry, remarks: Remarks, *, today: date, words: Phrases) -> When | None:
    end = entry.end or ("present" if entry.kind in _OPEN_WITHOUT_END else "")
    lasting = entry.kind in _LASTING
    found = (
        dates.span(entry.start, end, today=today, phrases=words)
        if lasting
        else dates.single(entry.start or entry.end, today=today, phrases=words)
    )
    _say_what_dates_lost(entry, found, remarks, today=today)
    return found


def _say_what_dates_lost(entry: Entry, found: When | None, remarks: Remarks, *, today: date) -> None:
    name = _name(entry)
    used = (entry.start, entry.end) if entry.kind in _LASTING else (entry.start or entry.end,)
    unread = [words for words in used if words and not dates.is_open(words) and dates.read(words, today=today) is None]
    if unread:
        _say(remarks, entry, say("I cannot tell a date in “{words}” ({name}).", words=_cut(unread[0]), name=name))
    elif found is None:
        _say(remarks, entry, say("“{name}” has no date and stands at the end.", name=name))
    elif entry.kind in _LASTING and _runs_backward(entry, today=today):
        _say(remarks, entry, say("“{name}” ends before it starts; only the start was used.", name=name))


def _runs_backward(entry: Entry, *, today: date) -> bool:
    first, last = dates.read(entry.start, today=today), dates.read(entry.end, today=today)
    return bool(first and last and not dates.runs_forward(first, last))


def _name(entry: Entry) -> str:
    return entry.what or entry.where or entry.degree


def _merged(dated: list[_Dated], remarks: Remarks) -> list[_Dated]:
    """Each thing once: the same kind, names and time, or the same without a time, is one moment."""
    kept: dict[tuple[str, ...], _Dated] = {}
    seen: set[tuple[str, ...]] = set()
    for one in sorted(dated, key=lambda one: one.when is None):
        names = (one.entry.kind, one.entry.what.casefold(), fold(one.entry.where), one.entry.degree.casefold())
        key = (*names, one.when.edtf if one.when else "")
        if key in kept or (one.when is None and names in seen):
            _say(remarks, one.entry, say("“{name}” stands there twice; it became one moment.", name=_name(one.entry)))
        else:
            kept[key] = one
            seen.add(names)
    return list(kept.values())


def _by_date(one: _Dated) -> tuple[bool, str, int]:
    """By the earliest day, the undated last; what lasts longer opens before what happened within."""
    when = one.when
    if when is None or (when.earliest is None and when.latest is None):
        return True, "", 0
    first = when.earliest or when.latest
    return False, first.isoformat() if first else "", -_days(when)


def _days(when: When) -> int:
    if when.earliest is None or when.latest is None:
        return 10**6
    return (when.latest - when.earliest).days


def _moments(ordered: list[_Dated], words: Phrases) -> list[Moment]:
    last_at: dict[str, _Dated] = {}
    moments = []
    for number, one in enumerate(ordered, start=1):
        text = _text(one, last_at.get(fold(one.entry.where)), words)
        moments.append(Moment(id=f"m{number}", text=_capital(text), when=one.when, place=_cut(one.entry.place)))
        if one.entry.kind == "job" and one.when:
            last_at[fold(one.entry.where)] = one
    return moments


def _text(one: _Dated, before: _Dated | None, words: Phrases) -> str:
    entry = one.entry
    if entry.kind == "job" and entry.what and entry.where and before and one.when:
        return _later_job(one, before, words)
    form = "both" if entry.what and entry.where else "what" if entry.what else "where"
    if not (entry.what or entry.where):
        return entry.degree
    text = words.sentences[f"{entry.kind} {form}"].format(what=entry.what, where=entry.where)
    return f"{text} ({entry.degree})" if entry.degree else text


def _later_job(one: _Dated, before: _Dated, words: Phrases) -> str:
    key = "return" if _came_back(before.when, one.when) else "promotion"
    if key == "promotion" and _same_start_or_title(one, before):
        key = "job both"
    return words.sentences[key].format(what=one.entry.what, where=one.entry.where)


def _came_back(before: When | None, now: When | None) -> bool:
    if before is None or before.latest is None or now is None or now.earliest is None:
        return False
    return now.earliest - before.latest > LONGEST_BREAK


def _same_start_or_title(one: _Dated, before: _Dated) -> bool:
    same_start = bool(one.when and before.when and one.when.earliest == before.when.earliest)
    return same_start or fold(one.entry.what) == fold(before.entry.what)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say_what_descriptions_lost(entries: list[Entry], remarks: Remarks) -> None:
    count = sum(entry.described for entry in entries)
    if count:
        remarks.say(
            counted(
                "One description was left out; a moment is one short line.",
                "{count} descriptions were left out; a moment is one short line.",
                count=count,
            )
        )
