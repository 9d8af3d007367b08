"""What hurts is never suggested: joy beside grief and failing, a baby that did not come, a glass for who stopped."""

from __future__ import annotations

import pytest

from dreamline.emoji import tone
from dreamline.emoji.suggest import remember, suggest

FESTIVE = "🥳 🎉 🍾 ✅ 🏆 🎊"
BABY = "🤰 👶 🍼 🐣 👼"
GLASS = "🍷 🍺 🍻 🥂 🍾 🍸"
MEAT = "🍖 🥩 🥓 🍗 🌭"
RESCUE = "🙏 🚑 💪 🌅"
SMILES = "😀 😃 😄 😁 😂 🤣 😊 🥰 😍 🤩 🌞"

NEVER = [
    ("en", "Not pregnant", BABY),
    ("sv", "Inte gravid den här gången heller", BABY),
    ("de", "Wieder nicht schwanger", BABY),
    ("es", "No estaba embarazada", BABY),
    ("fr", "Toujours pas enceinte", BABY),
    ("fi", "En ollut raskaana", BABY),
    ("en", "We lost the baby", f"{BABY.removesuffix(' 👼')} 🥈"),
    ("fi", "Lasta ei tullut", BABY),
    ("en", "A year with no meat", MEAT),
    ("sv", "Slutade äta kött", MEAT),
    ("de", "Ein Jahr ohne Fleisch", MEAT),
    ("es", "Dejé de comer carne", MEAT),
    ("fr", "Un mois sans viande", MEAT),
    ("fi", "Kuukausi ilman lihaa", MEAT),
    ("en", "A month without alcohol", GLASS),
    ("sv", "Ett år utan alkohol", GLASS),
    ("sv", "Alkoholfri fest", GLASS),
    ("de", "Ein Sommer ohne Alkohol", GLASS),
    ("es", "Una boda sin alcohol", GLASS),
    ("fr", "Un an sans alcool", GLASS),
    ("fi", "Vuosi ilman alkoholia", GLASS),
    ("en", "Stopped smoking", "🚬"),
    ("fr", "Plus de clopes", "🚬"),
    ("en", "Failed my A levels", FESTIVE),
    ("sv", "Kuggade tentan", FESTIVE),
    ("de", "Durchs Abi gerasselt", FESTIVE),
    ("de", "Durch die Prüfung gefallen", FESTIVE),
    ("de", "Das Abitur nicht bestanden", FESTIVE),
    ("de", "Ich bin durch die Führerscheinprüfung gefallen", FESTIVE),
    ("es", "Suspendí selectividad", FESTIVE),
    ("fr", "J'ai loupé mon bac", f"{FESTIVE} 🐺"),
    ("fi", "Reputin ylioppilaskirjoituksissa", FESTIVE),
    ("en", "Never finished my degree", FESTIVE),
    ("en", "Did not get into medical school", FESTIVE),
    ("es", "No me dieron el trabajo", FESTIVE),
    ("en", "Nobody came to my birthday party", FESTIVE),
    ("de", "Die Hochzeit wurde abgesagt", FESTIVE),
    ("en", "Grandpa drowned in the lake", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("sv", "Min bror drunknade", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("de", "Mein Freund ist ertrunken", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("es", "Mi tío se ahogó", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("fr", "Mon cousin s'est noyé", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("fi", "Veljeni hukkui", f"{RESCUE} {SMILES} {FESTIVE}"),
    ("en", "Mum died on my birthday", f"{SMILES} {FESTIVE} 🎂 🎈"),
    ("en", "Our son died at birth", f"{SMILES} {FESTIVE} {BABY.removesuffix(' 👼')}"),
    ("en", "Miscarriage while pregnant with twins", BABY.removesuffix(" 👼")),
    ("en", "We couldn't have children", "👪 🧒 👧 👶"),
    ("es", "Nació muerto nuestro hijo", "👶 🍼"),
    ("sv", "Blev av med körkortet", FESTIVE),
    ("en", "Never met my father", SMILES),
    ("en", "Abused as a child", f"{SMILES} {FESTIVE} 🧸 🪁 🎈 ❤️"),
    ("es", "Violación", "🎻 🎵 🎶 🎼"),
    ("fr", "Tentative de suicide", "🏕️ ⛺"),
    ("en", "Bullied in school", f"{SMILES} {FESTIVE}"),
    ("en", "Overdose", "🥂 🍻 🎉"),
    ("de", "Landschaft gemalt", "⛓️ 🔒"),
    ("en", "Restraining order", "🧘 🛁 😌"),
    ("en", "Laid the floor", "🤣"),
    ("en", "The big one", "🐅 🐆 🐯"),
    ("fi", "Kolme vuotta ulkomailla", "🥰"),
    ("fr", "Ma vieille voiture", "👵 👴"),
]


@pytest.mark.parametrize(("lang", "text", "wrong"), NEVER)
def test_what_hurts_is_never_suggested(lang: str, text: str, wrong: str) -> None:
    assert set(wrong.split()) & set(suggest(text, lang=lang)) == set()


@pytest.mark.parametrize(
    ("lang", "text", "fitting"),
    [
        ("en", "Not pregnant", "😔 💔"),
        ("sv", "Min bror drunknade", "💔 🕊️"),
        ("en", "Nearly drowned in the river", "🙏 🚑"),
        ("en", "Had to put our dog down", "🌈 💔"),
        ("sv", "Vi fick ta bort hunden", "🌈 💔"),
        ("de", "Unseren Kater einschläfern lassen", "🌈 💔"),
        ("fr", "Il a fallu faire piquer notre chienne", "🌈 💔"),
        ("es", "Tuvimos que sacrificar a nuestra perra", "🌈 💔"),
        ("fi", "Koira piti lopettaa", "🌈 💔"),
        ("en", "Dad's ashes in the sea", "⚱️"),
        ("en", "Hurricane took the roof", "🌀 🌪️"),
        ("sv", "Jordbävningen i Nepal", "🫨"),
        ("de", "Waldbrand hinter dem Dorf", "🔥"),
        ("en", "A month without alcohol", "💧 🚫"),
        ("fi", "Aivoinfarkti", "🧠"),
        ("en", "Abused as a child", "💔 🛡️"),
        ("de", "Vergewaltigung", "💔 🛡️"),
        ("fr", "Mort de Mamie, pendant les examens", "🕊️ 🖤"),
        ("de", "Reha nach dem Kreuzbandriss", "🩼"),
        ("en", "Restraining order", "🛡️ ⚖️"),
        ("sv", "Kräftskiva i augusti", "🦞"),
        ("fr", "Première clope derrière le lycée", "🚬"),
    ],
)
def test_the_hard_thing_is_seen(lang: str, text: str, fitting: str) -> None:
    assert set(fitting.split()) & set(suggest(text, lang=lang)[:3])


def test_a_good_turn_after_failing_may_be_shown() -> None:
    assert "✅" in suggest("Failed twice, then passed with honours", lang="en")


def test_what_is_there_beside_what_is_absent_stays() -> None:
    assert "👶" in suggest("Our daughter was born, no sleep for a year", lang="en")
    assert "👶" in suggest("I was not born in Sweden", lang="en")


def test_an_own_choice_is_barred_too() -> None:
    own = remember("Passed the exam", "🎉", "en")
    assert "🎉" in suggest("The exam", lang="en", own=own)
    assert "🎉" not in suggest("Failed the exam", lang="en", own=own)


def test_a_not_reaches_to_the_end_of_its_clause() -> None:
    line = tone.line_of("No luck, but pregnant", "en")
    assert line.words == ("no", "luck", "but", "pregnant")
    assert tone.is_negated(line, 1, 2)
    assert not tone.is_negated(line, 3, 4)


@pytest.mark.parametrize(
    ("lang", "word"), [("sv", "alkoholfri"), ("de", "kinderlos"), ("en", "childless"), ("fi", "lapseton")]
)
def test_an_ending_may_say_what_is_missing(lang: str, word: str) -> None:
    assert tone.is_negated(tone.line_of(word, lang), 0, 1)


@pytest.mark.parametrize("text", ["", "no", "not", "without,", "never - never"])
def test_a_not_alone_takes_nothing_away(text: str) -> None:
    line = tone.line_of(text, "en")
    assert tone.barred(line, [], []) <= tone.FESTIVE | tone.SMILES
