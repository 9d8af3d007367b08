"""The files of a LinkedIn data export: their names, the columns they are known by, and what a row becomes.

Columns as seen in exports of 2017 to 2026 ("Get a copy of your data", basic and complete): Positions (Company Name,
Title, Description, Location, Started On, Finished On), Education (School Name, Start Date, End Date, Notes, Degree
Name, Activities), Certifications (Name, Url, Authority, Started On, Finished On, License Number), Volunteering
(Company Name, Role, Cause, Started On, Finished On, Description), Honors (Title, Description, Issued On), Projects
(Title, Description, Url, Started On, Finished On), Publications (Name, Published On, Description, Publisher, Url),
Courses (Name, Number), Profile (First Name, Last Name, Maiden Name, Address, Birth Date, Headline, Summary ...).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.importers.career import Entry, Kind
from dreamline.importers.incoming import fold
from dreamline.sentence import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTES = ("description", "notes", "activities", "cause")
_START = ("startedon", "startdate", "starton")
_END = ("finishedon", "enddate", "endedon", "finishon")
_DAY = ("issuedon", "issuedate", "publishedon", "publicationdate", "filingdate", "filedon", "date", *_START)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file whose rows are moments: the columns it is known by (all of `needs`, one of `marks`) and those it gives."""

    kind: Kind
    names: tuple[str, ...]
    needs: tuple[str, ...]
    marks: tuple[str, ...]
    what: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    start: tuple[str, ...] = _START
    end: tuple[str, ...] = ()


KEPT = (
    Kept("job", ("positions",), ("companyname", "title"), _START, ("title",), ("companyname",), end=_END),
    Kept("study", ("education",), ("schoolname",), ("degreename", *_START), (), ("schoolname",), end=_END),
    Kept(
        "voluntary",
        ("volunteering", "volunteeringexperiences", "volunteerexperiences", "volunteer"),
        ("role",),
        ("companyname", "organization", "organizationname", "cause"),
        ("role",),
        ("companyname", "organization", "organizationname"),
        end=_END,
    ),
    Kept("certificate", ("certifications",), ("name",), ("authority", "licensenumber"), ("name",), ("authority",)),
    Kept(
        "patent", ("patents",), ("title",), ("patentnumber", "applicationnumber", "patentoffice"), ("title",), (), _DAY
    ),
    Kept(
        "prize",
        ("honors", "honorsawards"),
        ("title",),
        ("issuedon", "issuedate", "issuer"),
        ("title",),
        ("issuer",),
        _DAY,
    ),
    Kept("publication", ("publications",), ("name",), ("publishedon", "publisher"), ("name",), ("publisher",), _DAY),
    Kept("project", ("projects",), ("title", "description", "url"), _START, ("title",), (), end=_END),
    Kept("course", ("courses",), ("name",), ("number",), ("name",), ()),
    Kept(
        "membership",
        ("organizations",),
        ("name", "description"),
        ("position", "positionheld", "startedon"),
        ("position", "positionheld", "title"),
        ("name", "organization"),
        end=_END,
    ),
)
"""In the order in which a single file's columns are compared; the more telling columns first."""

PROFILE = "profile"
PROFILE_COLUMNS = ("firstname", "lastname", "headline")

LEFT_OUT = {
    "skills": say("left out; skills are no moments; add the day you learned one, if it changed something."),
    "languages": say("left out; languages are no moments; add when you learned one, if it changed something."),
    "testscores": say("left out; a score is no moment; add the test, if it changed something."),
    "recommendationsreceived": say("left out; what others wrote about you is theirs to tell."),
    "recommendationsgiven": say("left out; what you wrote about others belongs to them."),
    "learning": say("left out; watched lessons are no moments."),
    "connections": say("left out; other people's names stay out of your story."),
    "messages": say("left out; messages were not opened."),
    "profilesummary": say("left out; a story begins with its moments."),
}
"""Known files that give no moments, and why; all others of an export are about the account."""

_OTHER_COLUMNS = (
    ("connectedon", "firstname"),
    ("conversationid", "from"),
    ("endorsementdate", "skillname"),
    ("recommendationdate", "firstname"),
    ("name", "proficiency"),
    ("name", "description", "score"),
    ("contenttitle", "contenttype"),
    ("invitationtype", "from"),
    ("sentat", "direction"),
    ("profilesummary",),
    ("emailaddress", "confirmed"),
)

_ABBREVIATED = re.compile(r"^(?P<degree>.+?)\s+[-–]\s*(?P<letters>[A-Za-zÅÄÖåäö.]{1,8})$")


def plain_name(file_name: str) -> str:
    """The bare name of a CSV file: Volunteering Experiences_1.csv is volunteeringexperiences; others give ""."""
    stem, _, ending = file_name.rpartition(".")
    return fold(stem).rstrip("0123456789") if ending.casefold() == "csv" else ""


def kept_by_name(name: str) -> Kept | None:
    return next((kept for kept in KEPT if name in kept.names), None)


def kept_by_columns(columns: Sequence[str]) -> Kept | None:
    return next((kept for kept in KEPT if is_header(kept, columns)), None)


def is_header(kept: Kept, columns: Sequence[str]) -> bool:
    return all(need in columns for need in kept.needs) and any(mark in columns for mark in kept.marks)


def is_header_of_named(kept: Kept, columns: Sequence[str]) -> bool:
    """Whether a row is the header of a file whose name already says what it is: one telling column is enough."""
    return any(name in columns for name in (*kept.what, *kept.where))


def is_profile(columns: Sequence[str]) -> bool:
    return all(name in columns for name in PROFILE_COLUMNS)


def is_other_file(columns: Sequence[str]) -> bool:
    """Whether these are the columns of a file of the export that gives no moments."""
    return any(all(name in columns for name in names) for names in _OTHER_COLUMNS)


def entry(kept: Kept, values: dict[str, str], *, source: str, line: int) -> Entry:
    """One row (folded column -> cell) as an entry of a career."""
    degree, field = _degree(values) if kept.kind == "study" else ("", "")
    return Entry(
        kept.kind,
        what=field or _first(values, kept.what),
        where=_first(values, kept.where),
        start=_first(values, kept.start),
        end=_first(values, kept.end),
        degree=degree,
        place=values.get("location", ""),
        described=bool(_first(values, _NOTES)),
        source=source,
        line=line,
    )


def _degree(values: dict[str, str]) -> tuple[str, str]:
    """Degree and field; one cell may hold both: "Master of Science - MS, Marine Biology"."""
    name, field = values.get("degreename", ""), values.get("fieldofstudy", "")
    degree, comma, rest = name.partition(", ")
    if comma and not field:
        name, field = degree, rest
    short = _ABBREVIATED.match(name)
    return (short["degree"] if short else name), field


def _first(values: dict[str, str], names: Sequence[str]) -> str:
    return next((values[name] for name in names if values.get(name)), "")
