"""The picture told in words, for everybody who does not see it: one flowing text in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.goals.pyramid import tier_of
from dreamline.picture.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.goals.pyramid import Goal, GoalState, Pyramid, Tier
    from dreamline.story.dream import Area, Dream, DreamSize
    from dreamline.story.moment import Moment
    from dreamline.story.story import Chapter, Story


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's phrases. Feelings run from a low (-2) to a high (+2)."""

    opening: str
    chapter: str
    feelings: tuple[str, str, str, str, str]
    turning_point: str
    came_true: str
    photo: str
    quotes: str
    today: str
    mountain: str
    tiers: dict[Tier, str]
    states: dict[GoalState, str]
    dreams: str
    sizes: dict[DreamSize, str]
    areas: dict[Area, str]
    was: str
    grew_from: str


def describe(filed: Filed, *, today: date, lang: str) -> str:
    """The whole picture as sentences: chapters and moments, today, goals by tier, dreams.

    `filed` holds what is drawn, in its drawn order; hidden items must already be gone.
    """
    phrases = _PHRASES.get(lang.split("-", maxsplit=1)[0], _PHRASES["en"])
    parts = (
        phrases.opening,
        *_chapters(filed.story, phrases),
        phrases.today.format(date=words(lang).date(today)),
        phrases.mountain,
        *_goals(filed.pyramid, phrases, today),
        *_dreams(filed.story, phrases),
    )
    return " ".join(part for part in parts if part)


def tell_moment(moment: Moment, phrases: Phrases, *, came_true: bool) -> str:
    """One moment as a sentence: when, text, why, feeling, and what is special about it."""
    when = f"{moment.when.words}: " if moment.when else ""
    why = f" ({phrases.quotes.format(text=moment.why)})" if moment.why else ""
    feeling = f" – {phrases.feelings[moment.feeling + 2]}" if moment.feeling is not None else ""
    photo = f"; {phrases.photo.format(text=moment.photo.alt)}" if moment.photo and moment.photo.alt else ""
    turning = f"; {phrases.turning_point}" if moment.turning_point else ""
    star = f"; {phrases.came_true}" if came_true else ""
    return f"{_unstopped(when + moment.text)}{why}{feeling}{photo}{turning}{star}."


def _chapters(story: Story, phrases: Phrases) -> Iterator[str]:
    came_true = {dream.became for dream in story.dreams if dream.state == "reached"}
    for chapter in story.chapters:
        yield _heading(chapter, phrases)
        for moment in chapter.moments:
            yield tell_moment(moment, phrases, came_true=moment.id in came_true)


def _heading(chapter: Chapter, phrases: Phrases) -> str:
    return phrases.chapter.format(name=chapter.name) if chapter.name and chapter.moments else ""


def _goals(pyramid: Pyramid, phrases: Phrases, today: date) -> Iterator[str]:
    shown = [goal for goal in pyramid.goals if goal.state != "dropped" and not goal.parked]
    for tier, name in phrases.tiers.items():
        told = [_goal(goal, phrases) for goal in shown if tier_of(goal, today=today) == tier]
        if told:
            yield f"{name}: {'; '.join(told)}."


def _goal(goal: Goal, phrases: Phrases) -> str:
    state = phrases.states.get(goal.state)
    return f"{_unstopped(goal.title)} ({state})" if state else _unstopped(goal.title)


def _dreams(story: Story, phrases: Phrases) -> Iterator[str]:
    texts = {moment.id: moment.text for moment in story.moments}
    told = [_dream(dream, phrases, texts) for dream in story.dreams if dream.state in {"open", "changed"}]
    if told:
        yield f"{phrases.dreams}: {'; '.join(told)}."


def _dream(dream: Dream, phrases: Phrases, texts: dict[str, str]) -> str:
    notes = [phrases.sizes[dream.size], phrases.areas[dream.area]]
    if dream.was:
        notes.append(phrases.was.format(text=phrases.quotes.format(text=dream.was)))
    roots = [phrases.quotes.format(text=_unstopped(texts[moment])) for moment in dream.grew_from if moment in texts]
    if roots:
        notes.append(phrases.grew_from.format(moments=", ".join(roots)))
    return f"{_unstopped(dream.title)} ({', '.join(notes)})"


def _unstopped(text: str) -> str:
    return text.strip().rstrip(".")


_PHRASES = {
    "en": Phrases(
        "A life, drawn as a winding path through hills; high ground is a good time, low ground a hard one.",
        "Chapter: {name}.",
        ("a low", "hard", "even", "good", "a high"),
        "a turning point", "a dream that came true", "photo: {text}", "“{text}”",
        "Today: {date}.", "The path stands at the foot of a mountain.",
        {"week": "Every week", "year": "This year", "long": "Long term"},
        {"reached": "reached", "moved": "moved"},
        "Dreams", {"big": "big", "small": "small"},
        {"private": "private", "work": "at work", "both": "private and at work"},
        "before: {text}", "grew from {moments}",
    ),
    "sv": Phrases(
        "Ett liv, ritat som en slingrande väg över kullar; högt upp är en bra tid, långt ner en svår.",
        "Kapitel: {name}.",
        ("ett lågvatten", "tungt", "helt okej", "bra", "en höjdpunkt"),
        "en vändpunkt", "en dröm som blev sann", "foto: {text}", "”{text}”",
        "Idag: {date}.", "Vägen står vid foten av ett berg.",
        {"week": "Varje vecka", "year": "I år", "long": "På lång sikt"},
        {"reached": "uppnått", "moved": "flyttat"},
        "Drömmar", {"big": "stor", "small": "liten"},
        {"private": "privat", "work": "på jobbet", "both": "privat och på jobbet"},
        "förut: {text}", "växte ur {moments}",
    ),
    "de": Phrases(
        "Ein Leben, gezeichnet als Weg über Hügel; oben ist eine gute Zeit, unten eine schwere.",
        "Kapitel: {name}.",
        ("ein Tief", "schwer", "in Ordnung", "gut", "ein Hoch"),
        "ein Wendepunkt", "ein Traum, der wahr wurde", "Foto: {text}", "„{text}“",
        "Heute: {date}.", "Der Weg steht am Fuß eines Berges.",
        {"week": "Jede Woche", "year": "Dieses Jahr", "long": "Langfristig"},
        {"reached": "erreicht", "moved": "verschoben"},
        "Träume", {"big": "groß", "small": "klein"},
        {"private": "privat", "work": "bei der Arbeit", "both": "privat und bei der Arbeit"},
        "vorher: {text}", "entstanden aus {moments}",
    ),
    "es": Phrases(
        "Una vida, dibujada como un camino entre colinas; lo alto es un buen momento, lo bajo uno difícil.",
        "Capítulo: {name}.",
        ("un momento bajo", "difícil", "normal", "bueno", "un momento alto"),
        "un punto de inflexión", "un sueño cumplido", "foto: {text}", "«{text}»",
        "Hoy: {date}.", "El camino está al pie de una montaña.",
        {"week": "Cada semana", "year": "Este año", "long": "A largo plazo"},
        {"reached": "alcanzado", "moved": "aplazado"},
        "Sueños", {"big": "grande", "small": "pequeño"},
        {"private": "personal", "work": "del trabajo", "both": "personal y del trabajo"},
        "antes: {text}", "nació de {moments}",
    ),
    "fr": Phrases(
        "Une vie, dessinée comme un chemin dans les collines ; en haut les bons moments, en bas les plus durs.",
        "Chapitre : {name}.",
        ("un creux", "difficile", "correct", "bien", "un sommet"),
        "un tournant", "un rêve devenu réalité", "photo : {text}", "« {text} »",
        "Aujourd’hui : {date}.", "Le chemin est au pied d’une montagne.",
        {"week": "Chaque semaine", "year": "Cette année", "long": "À long terme"},
        {"reached": "atteint", "moved": "reporté"},
        "Rêves", {"big": "grand", "small": "petit"},
        {"private": "personnel", "work": "au travail", "both": "personnel et au travail"},
        "avant : {text}", "né de {moments}",
    ),
    "fi": Phrases(
        "Elämä piirrettynä polkuna kukkuloiden yli; korkealla on hyvä aika, matalalla vaikea.",
        "Luku: {name}.",
        ("aallonpohja", "raskasta", "ihan hyvää", "hyvää", "huippuhetki"),
        "käännekohta", "unelma, joka toteutui", "kuva: {text}", "”{text}”",
        "Tänään: {date}.", "Polku seisoo vuoren juurella.",
        {"week": "Joka viikko", "year": "Tänä vuonna", "long": "Pitkällä tähtäimellä"},
        {"reached": "saavutettu", "moved": "siirretty"},
        "Unelmat", {"big": "suuri", "small": "pieni"},
        {"private": "yksityinen", "work": "työssä", "both": "yksityinen ja työssä"},
        "aiemmin: {text}", "kasvoi hetkistä {moments}",
    ),
}  # fmt: skip
