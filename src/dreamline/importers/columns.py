"""The names people give the columns of a table of moments, in six languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dreamline.importers.incoming import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("when", "text", "emoji", "feeling", "why", "chapter")
"""The columns of our own tables, in their order."""

_NAMES = {
    "when": """
        when, date, year, time, month, day, period, start, from, begin, started, started on, start date
        när, datum, år, tid, tidpunkt, period, start, från, startdatum
        wann, datum, jahr, zeit, zeitraum, beginn, von
        quand, date, année, an, période, début, date de début
        cuándo, fecha, año, tiempo, período, inicio, desde, fecha de inicio
        milloin, päivä, päivämäärä, pvm, vuosi, aika, alku, ajankohta
    """,
    "end": """
        end, until, finished, ended, end date, finished on, slut, slutdatum, tills, ende, bis, fin, date de fin
        hasta, fecha de fin, loppu, loppui
    """,
    "text": """
        text, event, what, title, moment, story, name, happening, milestone, what happened
        händelse, vad, titel, ögonblick, rubrik, milstolpe, vad hände
        ereignis, was, titel, geschehen, meilenstein, was geschah
        texte, événement, quoi, titre
        texto, evento, suceso, qué, título, momento, hito, qué pasó
        teksti, tapahtuma, mitä, otsikko, hetki, mitä tapahtui
    """,
    "emoji": """
        emoji, emojis, icon, symbol, smiley, ikon, bildzeichen, icône, symbole, emoticono, icono, símbolo
        kuvake, symboli
    """,
    "feeling": """
        feeling, mood, score, felt, height, how it felt, känsla, humör, betyg, mående, hur det kändes, gefühl, stimmung
        sentiment, ressenti, humeur, sentimiento, ánimo, emoción, tunne, mieliala, fiilis
    """,
    "why": """
        why, reason, varför, anledning, orsak, skäl, warum, grund, weshalb, pourquoi, raison, por qué, motivo, razón
        miksi, syy
    """,
    "chapter": "chapter, part, phase, kapitel, del, fas, abschnitt, chapitre, partie, capítulo, parte, luku, vaihe",
}
_LONG_TEXT = frozenset(
    {"description", "details", "beskrivning", "beschreibung", "descripcion", "kuvaus", "note", "notes"}
)
"""Used as the text where no other column holds it."""


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for column, names in _NAMES.items():
        for name in names.replace("\n", ",").split(","):
            found.setdefault(fold(name), column)
    return {name: column for name, column in found.items() if name}


NAMES: Mapping[str, str] = MappingProxyType(_table())


def named(cells: Sequence[str]) -> dict[str, int]:
    """Which column of the table (by its number from 0) is which of ours; the first of two equal ones counts."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        column = NAMES.get(fold(cell))
        if column:
            found.setdefault(column, number)
    if "text" not in found:
        long_text = next((number for number, cell in enumerate(cells) if fold(cell) in _LONG_TEXT), None)
        found |= {} if long_text is None else {"text": long_text}
    return found


def is_header(cells: Sequence[str]) -> bool:
    """A row is a header when it names a text and at least one more of our columns."""
    found = named(cells)
    return "text" in found and len(found) > 1
