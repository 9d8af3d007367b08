"""Invented stories, made by chance from a seed: every length, language and oddity a picture may meet."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from random import Random

from PIL import Image

from dreamline.filing import Filed
from dreamline.goals.pyramid import Goal, Pyramid
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment, Photo
from dreamline.story.story import Chapter, Story
from dreamline.story.when import When

TODAY = date(2026, 10, 1)

WORDS = {
    "en": "born third of four took the radio apart could not put it back mum fell ill learnt to cook for six we moved "
    "south new school no friends bass player in my people turned down law chose engineering first job hearing aids",
    "sv": "född tredje av fyra plockade isär radion kunde inte laga den mamma blev sjuk lärde mig laga mat flyttade "
    "söderut ny skola inga vänner basist i mitt gäng tackade nej till juridik valde teknik första jobbet hörapparater",
    "de": "geboren drittes von vieren Radio zerlegt Donaudampfschifffahrtsgesellschaft Umzug in den Süden neue Schule "
    "keine Freunde Krankenversicherungskarte gewählt Ingenieurwesen erste Stelle Straßenbahnhaltestelle",
    "he": "נולדתי שלישית מארבעה פירקתי את הרדיו לא הצלחתי להרכיב אמא חלתה למדתי לבשל עברנו דרומה בית ספר חדש",
    "ja": "生まれた 四人きょうだいの三番目 ラジオを分解した。 母が病気になり、料理を覚えた "
    "南へ引っ越した「新しい学校」 技術を選んだ",
}
ODD = (
    "x", "https://www.example.com/a/long/path/to/something?q=1", "A" * 60, "Öland–Åland", "❤️", "👩🏽‍🚀 astronaut",
    "مرحبا", "Шторм", "Ελλάδα", "\ue000", "a\u0301\u0301\u0301\u0301\u0301", "<b>&amp;</b>", "1,5 km", "“quoted”",
)  # fmt: skip
EMOJIS = ("👶", "📻", "🍲", "📦", "🎸", "🎓", "👂", "❤", "🍼", "📉", "🍞", "🚲", "🏥", "🧭", "🏡", "", "")
NAMES = ("Linnéa", "Maximilian-Alexander von und zu Hohenfriedberg-Sachsenhausen", "ליאת", "", "Bo")


@dataclass(slots=True)
class Teller:
    """Invents texts in one language, with an odd word now and then."""

    chance: Random
    lang: str

    def text(self, most: int) -> str:
        words = self.chance.choices(WORDS[self.lang].split(), k=self.chance.randint(1, most))
        if self.chance.random() < 0.12:
            words.insert(self.chance.randrange(len(words) + 1), self.chance.choice(ODD))
        return " ".join(words)

    def emoji(self) -> str:
        return self.chance.choice(EMOJIS)


def random_story(seed: int, moments: int | None = None) -> Filed:
    """A story with its goals and dreams; the same seed gives the same story."""
    chance = Random(seed)
    teller = Teller(chance, chance.choice(("en", "en", "sv", "sv", "de", "he", "ja")))
    count = chance.choice((0, 1, 2, 3, 5, 6, 8, 11, 14, 16, 17, 20, 30, 44, 60)) if moments is None else moments
    told = [moment(teller, number, 1960 + number * 60 // max(count, 60)) for number in range(count)]
    story = Story(
        person=chance.choice(NAMES),
        subtitle=teller.text(9) if chance.random() < 0.6 else "",
        caption="Drawn after three talks" if chance.random() < 0.7 else "",
        lang=teller.lang,
        chapters=tuple(chapters(teller, told)),
        dreams=tuple(dream(teller, number, told) for number in range(chance.choice((0, 1, 2, 4, 5, 9)))),
    )
    return Filed(story, Pyramid(tuple(goal(teller, number) for number in range(chance.choice((0, 1, 4, 7, 9, 14))))))


def moment(teller: Teller, number: int, year: int) -> Moment:
    chance = teller.chance
    words = chance.choice((str(year), f"Nov {year}", f"{year}–{year + 3}", f"around {year}"))
    return Moment(
        f"m{number}",
        teller.text(chance.choice((3, 6, 9, 14))),
        When(words, str(year), date(year, 1, 1), date(year, 12, 31)) if chance.random() < 0.92 else None,
        teller.emoji(),
        Photo("photo.jpg", "a photo") if chance.random() < 0.15 else None,
        chance.choice((None, -2, -1, 0, 1, 2)),
        turning_point=chance.random() < 0.15,
        why=teller.text(7) if chance.random() < 0.25 else "",
        show_why=chance.random() < 0.7,
    )


def chapters(teller: Teller, told: list[Moment]) -> list[Chapter]:
    """The moments in up to seven chapters, some without a name."""
    chance = teller.chance
    cuts = sorted(chance.sample(range(1, len(told)), min(chance.randint(0, 6), len(told) - 1))) if len(told) > 1 else []
    return [
        Chapter(f"c{start}", teller.text(3) if chance.random() < 0.9 else "", tuple(told[start:end]))
        for start, end in zip([0, *cuts], [*cuts, len(told)], strict=True)
    ]


def dream(teller: Teller, number: int, told: list[Moment]) -> Dream:
    chance = teller.chance
    came_true = bool(told) and chance.random() < 0.25
    return Dream(
        f"d{number}",
        teller.text(9),
        teller.emoji(),
        size=chance.choice(("big", "small", "small")),
        area=chance.choice(("private", "work", "both")),
        state="reached" if came_true else chance.choice(("open", "open", "open", "changed", "let go")),
        became=chance.choice(told).id if came_true else None,
    )


def goal(teller: Teller, number: int) -> Goal:
    chance = teller.chance
    return Goal(
        f"g{number}",
        teller.text(7),
        emoji=teller.emoji(),
        tier=chance.choice(("week", "year", "long")),
        state=chance.choice(("open", "open", "reached", "moved", "dropped")),
    )


def texts(filed: Filed) -> dict[str, str]:
    """The full words of everything that has an id, as the check wants them."""
    words = {moment.id: moment.text for moment in filed.story.moments}
    words |= {dream.id: dream.title for dream in filed.story.dreams}
    return words | {goal.id: goal.title for goal in filed.pyramid.goals}


def photos() -> dict[str, bytes]:
    """A small invented photo under the name the stories give."""
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((120, 120)).convert("RGB")
    picture.paste((200, 80, 40), (20, 20, 60, 60))
    picture.save(out, "JPEG", quality=85)
    return {"photo.jpg": out.getvalue()}
