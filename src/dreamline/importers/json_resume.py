"""JSON Resume, every published version, into a draft story.

Source of the field names: the schema's own history (jsonresume/resume-schema): before 0.0.0 `bio`, `firstName` and
`lastName`, `hobbies`, `awardDate`; 0.0.0 to 0.0.16 `basics`, `company`, `website`, `picture`; from 0.0.17 (0.1, 1.0
and later) `name`, `url`, `image`, `projects`, `certificates`, `meta`, `score` for `gpa`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dreamline.filing import Remark
from dreamline.importers import CannotRead, Draft
from dreamline.importers.career import MAX_ENTRIES, Career, Entry, draft
from dreamline.importers.incoming import clean
from dreamline.importers.json_tree import objects, parse, text
from dreamline.sentence import at, counted, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dreamline.sentence import Said

_WHY_LEFT_OUT = {
    "skills": say("left out; skills are no moments; add the day you learned one, if it changed something."),
    "languages": say("left out; languages are no moments; add when you learned one, if it changed something."),
    "interests": say("left out; interests are no moments."),
    "hobbies": say("left out; interests are no moments."),
    "references": say("left out; what others said of you is theirs to tell."),
}
_ABOUT_THE_FILE = frozenset({"basics", "bio", "meta", "$schema"})
_ABOUT_THE_PERSON = ("label", "summary", "email", "phone", "url", "website", "image", "picture", "location", "profiles")


def read(data: bytes, *, today: date, lang: str = "en") -> Draft:
    """A draft from the bytes of a resume.json; `lang` is the language of the sentences (en, sv).

    Raises CannotRead for anything that is no JSON Resume.
    """
    tree, twice = parse(data)
    if not is_json_resume(tree):
        raise CannotRead(say("This JSON is no JSON Resume: it has neither basics nor work, education or the like."))
    remarks = [Remark(0, say("“{name}” stands there twice; the last one was taken.", name=name[:80])) for name in twice]
    entries = [entry for section in _SECTIONS for entry in _entries(tree, section, remarks)]
    remarks += _left_out(tree)
    person, about = _person(tree)
    return draft(Career(person, "", tuple(entries), (*remarks, *about)), today=today, lang=lang)


def is_json_resume(tree: Any) -> bool:
    """Whether a JSON value has the keys of a resume and not the mark of our own form."""
    if not isinstance(tree, dict) or "format" in tree:
        return False
    basics = any(isinstance(tree.get(name), dict) for name in ("basics", "bio"))
    return basics or any(isinstance(tree.get(name), (list, dict)) for name in (*_SECTIONS, "skills"))


def _entries(tree: dict[str, Any], section: str, remarks: list[Remark]) -> list[Entry]:
    value = tree.get(section)
    items, strays = objects(value, MAX_ENTRIES)
    if strays:
        sentence = counted(
            "one item is not written as JSON Resume says; left out.",
            "{count} items are not written as JSON Resume says; left out.",
            count=strays,
        )
        remarks.append(Remark(0, at(section, sentence)))
    if isinstance(value, list) and len(value) > MAX_ENTRIES:
        sentence = say("everything after the first {most} items was left out.", most=MAX_ENTRIES)
        remarks.append(Remark(0, at(section, sentence)))
    told = _SECTIONS[section]
    return [replace(told(item), described=_is_described(item), source=f"{section} {place}") for place, item in items]


def _is_described(item: dict[str, Any]) -> bool:
    return any(item.get(name) for name in ("summary", "description", "highlights", "courses"))


def _start(item: dict[str, Any]) -> str:
    return text(item, "startDate", "start")


def _end(item: dict[str, Any]) -> str:
    return text(item, "endDate", "end")


def _place(item: dict[str, Any]) -> str:
    location = item.get("location")
    if isinstance(location, dict):
        return ", ".join(part for part in (text(location, "city"), text(location, "region")) if part)
    return text(item, "location")


def _work(item: dict[str, Any]) -> Entry:
    what, where = text(item, "position", "title", "roles"), text(item, "name", "company", "employer", "organization")
    return Entry("job", what, where, _start(item), _end(item), place=_place(item))


def _volunteer(item: dict[str, Any]) -> Entry:
    what, where = text(item, "position", "role"), text(item, "organization", "name", "company")
    return Entry("voluntary", what, where, _start(item), _end(item), place=_place(item))


def _education(item: dict[str, Any]) -> Entry:
    what, where = text(item, "area", "field"), text(item, "institution", "name", "school")
    return Entry("study", what, where, _start(item), _end(item), degree=text(item, "studyType", "degree"))


def _award(item: dict[str, Any]) -> Entry:
    what, where = text(item, "title", "name"), text(item, "awarder", "issuer")
    return Entry("prize", what, where, text(item, "date", "awardDate"))


def _certificate(item: dict[str, Any]) -> Entry:
    what, where = text(item, "name", "title"), text(item, "issuer", "authority", "organization")
    return Entry("certificate", what, where, text(item, "date", "startDate", "issueDate"))


def _publication(item: dict[str, Any]) -> Entry:
    return Entry("publication", text(item, "name", "title"), text(item, "publisher"), text(item, "releaseDate", "date"))


def _project(item: dict[str, Any]) -> Entry:
    return Entry("project", text(item, "name", "title"), text(item, "entity"), _start(item), _end(item))


_SECTIONS: dict[str, Callable[[dict[str, Any]], Entry]] = {
    "education": _education,
    "work": _work,
    "volunteer": _volunteer,
    "certificates": _certificate,
    "certifications": _certificate,
    "awards": _award,
    "publications": _publication,
    "projects": _project,
}


def _person(tree: dict[str, Any]) -> tuple[str, list[Remark]]:
    basics: dict[str, Any] = next((tree[name] for name in ("basics", "bio") if isinstance(tree.get(name), dict)), {})
    name = text(basics, "name") or " ".join(
        part for part in (text(basics, "firstName"), text(basics, "lastName")) if part
    )
    dropped = [part for part in _ABOUT_THE_PERSON if basics.get(part)]
    if not dropped:
        return name, []
    return name, [Remark(0, at("basics", _about_the_person(dropped)))]


def _about_the_person(fields: list[str]) -> Said:
    *others, last = fields
    if not others:
        return say("{field} was left out; a story begins with its moments.", field=last)
    return say(
        "{fields} and {last} were left out; a story begins with its moments.", fields=", ".join(others), last=last
    )


def _left_out(tree: dict[str, Any]) -> list[Remark]:
    """A sentence for every part of the resume that gives no moments."""
    others = {
        name: value for name, value in tree.items() if value and name not in _SECTIONS and name not in _ABOUT_THE_FILE
    }
    known = [Remark(0, at(name, _WHY_LEFT_OUT[name])) for name in others if name in _WHY_LEFT_OUT]
    unknown = [clean(name)[:80] for name in others if name not in _WHY_LEFT_OUT]
    if unknown:
        known.append(Remark(0, at(_first_of(unknown), say("left out; JSON Resume knows no such part."))))
    return known


def _first_of(names: list[str]) -> Said:
    """The first name, and how many more there are."""
    if len(names) == 1:
        return say("“{words}”", words=names[0])
    return say("“{words}” and {more} more", words=names[0], more=len(names) - 1)
