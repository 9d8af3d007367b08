"""The sentences of a drafted story, by language: a draft to be rewritten by its owner, so plain and short."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language: month names for dates, and a sentence for each thing a CV tells.

    Each sentence stands in up to four forms, by what is known: "both" (what and where), "what", "where".
    """

    months: tuple[str, ...]
    sentences: Mapping[str, str]
    chapters: Mapping[str, str]


ENGLISH = Phrases(
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    sentences=MappingProxyType(
        {
            "job both": "{what} at {where}",
            "job what": "{what}",
            "job where": "Work at {where}",
            "promotion": "Became {what} at {where}",
            "return": "Back at {where} as {what}",
            "study both": "Studied {what} at {where}",
            "study what": "Studied {what}",
            "study where": "Studied at {where}",
            "certificate both": "Certificate: {what} ({where})",
            "certificate what": "Certificate: {what}",
            "certificate where": "Certificate from {where}",
            "voluntary both": "Volunteered at {where}: {what}",
            "voluntary what": "Volunteered: {what}",
            "voluntary where": "Volunteered at {where}",
            "prize both": "Received “{what}” from {where}",
            "prize what": "Received “{what}”",
            "prize where": "Received a prize from {where}",
            "publication both": "Published “{what}” ({where})",
            "publication what": "Published “{what}”",
            "publication where": "Published at {where}",
            "patent both": "Patent: {what} ({where})",
            "patent what": "Patent: {what}",
            "patent where": "Patent ({where})",
            "project both": "Project: {what} ({where})",
            "project what": "Project: {what}",
            "project where": "Project at {where}",
            "course both": "Course: {what} ({where})",
            "course what": "Course: {what}",
            "course where": "Course at {where}",
            "membership both": "{what} in {where}",
            "membership what": "{what}",
            "membership where": "Member of {where}",
        },
    ),
    chapters=MappingProxyType(
        {
            "school": "School and studies",
            "again": "Back to studies",
            "first": "First steps",
            "between": "New paths",
            "two": "{one} and {other}",
        },
    ),
)

SWEDISH = Phrases(
    months=("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"),
    sentences=MappingProxyType(
        {
            "job both": "{what} på {where}",
            "job what": "{what}",
            "job where": "Arbete på {where}",
            "promotion": "Blev {what} på {where}",
            "return": "Tillbaka på {where} som {what}",
            "study both": "Studerade {what} vid {where}",
            "study what": "Studerade {what}",
            "study where": "Studerade vid {where}",
            "certificate both": "Certifikat: {what} ({where})",
            "certificate what": "Certifikat: {what}",
            "certificate where": "Certifikat från {where}",
            "voluntary both": "Ideellt arbete för {where}: {what}",
            "voluntary what": "Ideellt arbete: {what}",
            "voluntary where": "Ideellt arbete för {where}",
            "prize both": "Fick ”{what}” av {where}",
            "prize what": "Fick ”{what}”",
            "prize where": "Fick ett pris av {where}",
            "publication both": "Publicerade ”{what}” ({where})",
            "publication what": "Publicerade ”{what}”",
            "publication where": "Publicerade hos {where}",
            "patent both": "Patent: {what} ({where})",
            "patent what": "Patent: {what}",
            "patent where": "Patent ({where})",
            "project both": "Projekt: {what} ({where})",
            "project what": "Projekt: {what}",
            "project where": "Projekt hos {where}",
            "course both": "Kurs: {what} ({where})",
            "course what": "Kurs: {what}",
            "course where": "Kurs vid {where}",
            "membership both": "{what} i {where}",
            "membership what": "{what}",
            "membership where": "Medlem i {where}",
        },
    ),
    chapters=MappingProxyType(
        {
            "school": "Skola och studier",
            "again": "Tillbaka till studierna",
            "first": "De första stegen",
            "between": "Nya vägar",
            "two": "{one} och {other}",
        },
    ),
)

LANGUAGES: Mapping[str, Phrases] = MappingProxyType({"en": ENGLISH, "sv": SWEDISH})


def phrases(lang: str) -> Phrases:
    """The phrases of a language, English where there are none."""
    return LANGUAGES.get(lang[:2].casefold(), ENGLISH)
