"""Random stories with a seed, in all scripts and with wild texts, for tests that hold for every story."""

from __future__ import annotations

import random
from datetime import date

from dreamline.filing import Filed
from dreamline.goals.pyramid import Goal, Pyramid
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment, Photo
from dreamline.story.story import Chapter, Story
from dreamline.story.when import When

TODAY = date(2026, 10, 15)

SCRIPTS = (  # words and phrases, parted by spaces
    "took the radio apart could not put it back we moved south new school no friends first job whistle less",
    "född i Skellefteå tredje av fyra läste på natten bytte jobb Överkalix åkte båt Örsjön ångrade mig",
    "Я родился у реки переехали в город первая работа учитель сказал попробуй ещё раз дочь",
    "Γεννήθηκα στη Θεσσαλονίκη έμαθα να μαγειρεύω άλλαξα δουλειά η κόρη μου",
    "נולדתי בחיפה עברנו דירה מורה אחת שינתה הכול התחלתי לעבוד במאפייה",
    "ولدت في بيروت انتقلنا إلى الشمال أول وظيفة تعلمت الطبخ",
    "京都に半年住んだ。 会社を辞めて独立した 初めてのピアノ発表会！ 父が倒れた",
    "我们搬到南方去了 第一份工作，夜班 女儿出生了",
    "เกิดที่เชียงใหม่ ย้ายบ้านตอนสิบขวบ งานแรกที่ร้านขนมปัง",
)
WILD = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/a/very/long/path?with=query&and=more#and-a-fragment",
    "🎸🎸🎸",
    "a" * 60,
    "<b>&amp;\"quoted\" 'text'",
    "…",
    "\u202eturned\u202c",
    "z̸̢̛a̴l̵g̶o̷",
    "\u0007",
    "😀 in the middle 🧑‍🏫 of words",
    "wwwwwwwwwwwwwwwwwwww",
    "1",
)
EMOJIS = ("👶", "📻", "🍲", "🎸", "🎓", "⛩️", "❤️", "📉", "🚲", "💬", "", "not an emoji", "🧑🏽‍🚀")
DATES = ("{y}", "around {y}", "summer {y}", "the very long winter of {y}", "", "1998–2001", "March {y}")
NAMES = (
    "Up north", "Finding my people", "", "Learning the craft and then some more of it", "北へ",
    "Wiwiwiwiwiwiwiwiwiwiwiwiwiwi",
    "דרומה", "Falling, landing", "Ж", "Making room",
)  # fmt: skip


def plain_story(count: int, *, chapters: int = 5, feelings: bool = True, whys: bool = False, seed: int = 0) -> Filed:
    """A story of plain English moments in chapters of even length."""
    chance = random.Random(seed)
    plain = SCRIPTS[0].split()
    moments = [
        Moment(
            f"m{index}",
            " ".join(chance.choice(plain) for _ in range(chance.randint(3, 8))),
            year(1980 + index * 46 // max(1, count)),
            "📻",
            feeling=chance.randint(-2, 2) if feelings else None,
            why="someone once did it for me" if whys else "",
        )
        for index in range(count)
    ]
    return filed(moments, chapters, chance, NAMES_PLAIN)


NAMES_PLAIN = ("Up north", "Finding my people", "Learning the craft", "Falling, landing", "Making room")


def wild_story(seed: int, most: int = 200) -> Filed:
    """Any story a person might file: every script, overlong words, missing things, many chapters, goals and dreams."""
    chance = random.Random(seed)
    count = chance.choice((0, 1, 2, 3, chance.randint(4, 17), chance.randint(18, 60), chance.randint(0, most)))
    words = chance.choice(SCRIPTS).split()
    wildness = chance.choice((0, 0, 0.1, 0.5))
    felt = chance.random() < 0.85
    moments = [_wild_moment(index, count, chance, words, wildness, felt=felt) for index in range(count)]
    chapters = chance.randint(1, min(14, max(1, count)))
    made = filed(moments, chapters, chance, NAMES)
    dreams = tuple(_wild_dream(index, chance, words, moments) for index in range(chance.randint(0, 7)))
    goals = tuple(
        Goal(f"g{index}", _words(chance, words, wildness), tier=chance.choice(("week", "year", "long")),
             state=chance.choice(("open", "reached")), emoji=chance.choice(EMOJIS[:9]))
        for index in range(chance.randint(0, 10))
    )  # fmt: skip
    story = made.story
    lang = chance.choice(("", "en", "sv", "he", "ja"))
    return Filed(
        Story(chance.choice(("Linnéa", "", "A very long name that goes on and on for ever and ever, amen")),
              subtitle=chance.choice(("", "From here to there")), caption=chance.choice(("", "Drawn in autumn")),
              lang=lang, chapters=story.chapters, dreams=dreams),
        Pyramid(goals),
    )  # fmt: skip


def filed(moments: list[Moment], chapters: int, chance: random.Random, names: tuple[str, ...]) -> Filed:
    cuts = sorted(chance.sample(range(1, len(moments)), min(chapters, len(moments)) - 1)) if len(moments) > 1 else []
    parts = [moments[a:b] for a, b in zip([0, *cuts], [*cuts, len(moments)], strict=True)]
    made = tuple(Chapter(f"c{index}", names[index % len(names)], tuple(part)) for index, part in enumerate(parts))
    return Filed(Story("Linnéa", lang="en", chapters=made))


def filed_in(moments: list[Moment], names: list[str]) -> Filed:
    """All moments in the first of the named chapters; the others are empty."""
    chapters = tuple(Chapter(f"c{index}", name, () if index else tuple(moments)) for index, name in enumerate(names))
    return Filed(Story("Linnéa", lang="en", chapters=chapters))


def year(number: int, words: str = "") -> When:
    return When(words or str(number), str(number), date(number, 1, 1), date(number, 12, 31))


def _wild_moment(  # noqa: PLR0913 (what makes it wild)
    index: int, count: int, chance: random.Random, words: list[str], wildness: float, *, felt: bool
) -> Moment:
    number = 1950 + index * 76 // max(1, count)
    said = chance.choice(DATES).format(y=number)
    return Moment(
        f"m{index}",
        _words(chance, words, wildness),
        year(number, said) if said else None,
        chance.choice(EMOJIS),
        Photo("photo.jpg") if chance.random() < 0.15 else None,
        chance.randint(-2, 2) if felt and chance.random() < 0.9 else None,
        turning_point=chance.random() < 0.15,
        why=_words(chance, words, 0) if chance.random() < 0.3 else "",
        show_why=chance.random() < 0.3,
    )


def _wild_dream(index: int, chance: random.Random, words: list[str], moments: list[Moment]) -> Dream:
    reached = bool(moments) and chance.random() < 0.4
    return Dream(
        f"d{index}", _words(chance, words, 0.1), chance.choice(EMOJIS[:9]), size=chance.choice(("big", "small")),
        area=chance.choice(("private", "work", "both")), state="reached" if reached else "open",
        became=chance.choice(moments).id if reached else None,
    )  # fmt: skip


def _words(chance: random.Random, words: list[str], wildness: float) -> str:
    picked = [chance.choice(words) for _ in range(chance.randint(1, 9))]
    if chance.random() < wildness:
        picked.insert(chance.randrange(len(picked)), chance.choice(WILD))
    return " ".join(picked)
