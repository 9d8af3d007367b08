"""The story file read: what people write, pasted lines, six languages, and what is not understood."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.filing import Filed, Loose, Remark
from dreamline.filing.door import BadText
from dreamline.filing.text import known_language, read_text, write_text
from dreamline.goals.pyramid import Goal, Promise, Summit
from dreamline.samples import sample
from dreamline.sentence import say
from dreamline.story.dream import Need
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import MY_LEAD, Moment, Sight

TODAY = date(2026, 6, 1)


def read(text: str, lang: str = "") -> tuple[Filed, list[str]]:
    filed, remarks = read_text(text, today=TODAY, lang=lang)
    return filed, [str(remark) for remark in remarks]


def only_moment(text: str) -> Moment:
    (moment,) = read(text)[0].story.moments
    return moment


def test_the_example_of_the_description_is_read_whole() -> None:
    filed = sample("juno").filed
    story, pyramid = filed.story, filed.pyramid
    assert (story.title, story.person) == ("Broken things are invitations", "Juno Halvarsen")
    assert [(chapter.name, chapter.colour, len(chapter.moments)) for chapter in story.chapters] == [
        ("Harbour", "", 3),
        ("Learning the trade", "pine", 4),
    ]
    assert story.moments[3] == Moment(
        id="m4",
        text="Switched to computing after one course",
        when=from_edtf("2010", "2010"),
        feeling=2,
        turning_point=True,
        chose="computing instead of mechanics",
        why="making something work in one evening was irresistible",
    )
    boat = story.dreams[0]
    assert (boat.emoji, boat.size, boat.area, boat.horizon) == ("⛵", "big", "private", from_edtf("2031", "2031"))
    assert boat.grew_from == ("m1", "m2")
    assert boat.needs == (Need("wood work", 3, 1), Need("a place to build"))
    assert [(value.name, value.moments) for value in story.values] == [("curiosity", ("m2", "m4"))]
    assert pyramid.summits == (Summit("s1", "Be the engineer who makes other engineers better"),)
    assert [(goal.kind, goal.state, goal.dream) for goal in pyramid.goals] == [
        ("outcome", "open", "s1"),
        ("performance", "reached", "s1"),
        ("learning", "dropped", "s1"),
        ("process", "open", "s1"),
    ]
    assert pyramid.promises == (
        Promise("p1", "Sami", "put Juno forward as tech lead", from_edtf("2026-04-30", "30 Apr 2026"), dream="s1"),
    )


def test_pasted_lines_without_markdown_are_moments() -> None:
    filed, remarks = read("1998 moved to Gothenburg\r\n\tmet Ada\r\nAug 2001: 📦 the yard closed  \r\n")
    assert [
        (moment.when.words if moment.when else None, moment.emoji, moment.text) for moment in filed.story.moments
    ] == [
        ("1998", "", "moved to Gothenburg"),
        (None, "", "met Ada"),
        ("Aug 2001", "📦", "the yard closed"),
    ]
    assert remarks == []


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•", "–", "1.", "2)"])
def test_every_kind_of_list_is_read(bullet: str) -> None:
    assert only_moment(f"{bullet} 1998 moved") == Moment("m1", "moved", from_edtf("1998", "1998"))


def test_a_numbered_day_is_a_date() -> None:
    assert only_moment("14. August 2001 Umzug").when == from_edtf("2001-08-14", "14. August 2001")


def test_a_byte_order_mark_and_bold_dates_do_not_matter() -> None:
    assert only_moment("\ufeff- **1998**: moved") == Moment("m1", "moved", from_edtf("1998", "1998"))


@pytest.mark.parametrize(
    ("line", "emoji", "text"),
    [
        ("- 👩‍🏫 taught", "👩‍🏫", "taught"),
        ("- 🇸🇪 moved", "🇸🇪", "moved"),
        ("- 1️⃣ first", "1️⃣", "first"),
        ("- 👍🏽 yes", "👍🏽", "yes"),
        ("- ❤️ Jonas", "❤️", "Jonas"),
        ("- 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "Wales"),
        ("- 📻📦 two", "📻", "📦 two"),
        ("- \\📻 text", "", "📻 text"),
        ("- → arrow", "", "→ arrow"),
    ],
)
def test_one_leading_emoji_is_taken(line: str, emoji: str, text: str) -> None:
    moment = only_moment(line)
    assert (moment.emoji, moment.text) == (emoji, text)


def test_a_feeling_outside_is_the_nearest_and_reported() -> None:
    filed, remarks = read("- 1998 moved (+5)\n- 1999 rain (−7, turning point)")
    assert [moment.feeling for moment in filed.story.moments] == [2, -2]
    assert remarks == [
        "line 1: A feeling goes from -2 to +2 in whole steps; I read “+5” as +2.",
        "line 2: A feeling goes from -2 to +2 in whole steps; I read “−7” as -2.",
    ]


def test_sights_stand_in_the_bracket() -> None:
    filed, _ = read("- a (lead)\n- b (for Ada; Ben B.)\n- c (+1, only me)\n- d")
    assert [moment.sight for moment in filed.story.moments] == [
        MY_LEAD,
        Sight("people", ("Ada", "Ben B.")),
        Sight(),
        Sight(),
    ]


def test_a_bracket_that_says_nothing_stays_text_and_a_strange_part_is_reported() -> None:
    filed, remarks = read("- call (again)\n- met (with Emil, +1)")
    assert [(moment.text, moment.feeling) for moment in filed.story.moments] == [
        ("call (again)", None),
        ("met (with Emil)", 1),
    ]
    assert remarks == ["line 2: I did not understand “with Emil” in the bracket and kept it in the text."]


def test_a_wrapped_line_goes_on_and_a_nested_list_is_read() -> None:
    filed, remarks = read(
        "- 1995 Took the radio\n  apart (+1)\n  - why: a screwdriver\n    and patience\n  - 1996 next"
    )
    assert filed.story.moments == (
        Moment("m1", "Took the radio apart", from_edtf("1995", "1995"), feeling=1, why="a screwdriver and patience"),
        Moment("m2", "next", from_edtf("1996", "1996")),
    )
    assert remarks == []


def test_moments_are_named_by_date_number_text_or_within_a_year() -> None:
    text = '- 1995 a\n- 1995 b\n- Aug 2001 c\n- d, e\n# Dreams\n- x\n  from: 1995#2, 2001, "d, e"\n  became: 1995'
    dream = read(text.replace('"d, e"', '"d\\, e"'))[0].story.dreams[0]
    assert dream.grew_from == ("m2", "m3", "m4")
    assert dream.became == "m1"


def test_a_name_for_no_moment_is_kept_and_reported() -> None:
    filed, remarks = read("- 1995 a\n# Dreams\n- x\n  from: 1995, 1873\n")
    assert filed.story.dreams[0].grew_from == ("m1",)
    assert filed.loose == (Loose("d1", "  from: 1873"),)
    assert remarks == ["line 3: I found no moment for “from: 1873”; the line is kept as it stands."]
    assert "  from: 1995\n  from: 1873\n" in write_text(filed)


def test_value_lines_below_moments_join_the_values() -> None:
    filed, _ = read("- 1995 a\n  value: Curiosity, calm\n- 2010 b\n# Values\n- curiosity: 2010\n")
    assert [(value.name, value.moments) for value in filed.story.values] == [
        ("curiosity", ("m1", "m2")),
        ("calm", ("m1",)),
    ]


def test_goals_know_their_dream_and_promises_their_people() -> None:
    filed, _ = read(
        "# Dreams\n- ⛵ Build a boat (big)\n# Goals\n## build a boat\n"
        "- habit: saw (weekly, set aside)\n- promise (A \\(B\\)): x (by May 2027, partly kept)"
    )
    assert filed.pyramid.goals == (Goal("g1", "saw", "process", tier="week", parked=True, dream="d1"),)
    due = from_edtf("2027-05", "May 2027")
    assert filed.pyramid.promises == (Promise("p1", "A (B)", "x", due, "partly kept", dream="d1"),)
    assert filed.pyramid.summits == ()


def test_the_head_is_read_in_any_order() -> None:
    story = read("# T\nlang: sv\nby Ada B\ncaption: c\nborn: 14 Aug 1988\nsubtitle: s\n\n- age 7 skola")[0].story
    assert (story.title, story.person, story.lang, story.caption, story.subtitle) == ("T", "Ada B", "sv", "c", "s")
    assert story.born == from_edtf("1988-08-14", "14 Aug 1988")
    assert story.moments[0].when == from_edtf("1995-08-14/1996-08-13", "age 7")


TEMPLATE = """lang: {lang}

- 2001 📦 x (-1, {turning}, {me})
  {why}: jobb

# {dreams}
- Båt ({private}, {big}, {by} 2031)

# {goals}
- {habit}: såga ({weekly})

# {values}
- mod
"""
NAMES = ("turning", "me", "why", "dreams", "private", "big", "by", "goals", "habit", "weekly", "values")
SIX = {
    "en": "turning point|only me|why|Dreams|private|big|by|Goals|habit|every week|Values",
    "sv": "vändpunkt|bara jag|varför|Drömmar|privat|stor|senast|Mål|vana|varje vecka|Värderingar",
    "de": "Wendepunkt|nur ich|warum|Träume|privat|groß|bis|Ziele|Gewohnheit|jede Woche|Werte",
    "es": "punto de inflexión|solo yo|por qué|Sueños|privado|grande|para|Metas|hábito|cada semana|Valores",
    "fr": "tournant|moi seul|pourquoi|Rêves|privé|grand|d’ici|Objectifs|habitude|chaque semaine|Valeurs",
    "fi": "käännekohta|vain minä|miksi|Unelmat|yksityinen|suuri|viimeistään|Tavoitteet|tapa|joka viikko|Arvot",
}


@pytest.mark.parametrize("lang", sorted(SIX))
def test_keywords_are_read_in_six_languages_and_headings_stay(lang: str) -> None:
    text = TEMPLATE.format(lang=lang, **dict(zip(NAMES, SIX[lang].split("|"), strict=True)))
    filed, remarks = read(text)
    (moment,) = filed.story.moments
    assert (moment.turning_point, moment.feeling, moment.why, moment.emoji) == (True, -1, "jobb", "📦")
    (dream,) = filed.story.dreams
    assert (dream.title, dream.area, dream.size, dream.horizon) == ("Båt", "private", "big", from_edtf("2031", "2031"))
    assert [(goal.kind, goal.title, goal.tier) for goal in filed.pyramid.goals] == [("process", "såga", "week")]
    assert [value.name for value in filed.story.values] == ["mod"]
    assert remarks == []
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert [line for line in write_text(filed).splitlines() if line.startswith("# ")] == headings


STRANGE = """<!-- mine -->

# T
by Ada
%% what is this

## C
> a quote

- 1998 moved (+1)
  mood: blue
| a | b |
- 1999 on

Some prose here.

# Dreams
### deeper
- 🎈 fly (private, big)
  odd: line
"""


def test_lines_nobody_understands_stay_where_they_were_and_are_reported() -> None:
    filed, remarks = read(STRANGE)
    assert write_text(filed) == STRANGE
    assert [int(remark.split(":")[0].removeprefix("line ")) for remark in remarks] == [1, 5, 8, 11, 12, 15, 18, 20]
    assert remarks[3] == "line 11: I did not understand “mood: blue”; it is kept in the file as it stands."
    assert read(write_text(filed))[0] == filed


def written(text: str) -> str:
    return write_text(read(text)[0])


def test_a_line_without_sign_or_date_keeps_its_place_in_a_list() -> None:
    filed, remarks = read("1999 x (+1)\nmet Ada on the bus\n- 2000 y")
    assert [moment.text for moment in filed.story.moments] == ["x", "met Ada on the bus", "y"]
    assert remarks == []
    filed, remarks = read("- 1999 x\nmet Ada on the bus\n- 2000 y")
    assert [moment.text for moment in filed.story.moments] == ["x", "met Ada on the bus", "y"]
    assert remarks == ["line 2: I read “met Ada on the bus” as an entry of its own; a list begins with -."]


def test_a_list_without_spaces_is_read() -> None:
    assert written("-1999 a\n*2001 b\n•2003 c\n•met\n**2004** d") == "- 1999 a\n- 2001 b\n- 2003 c\n- met\n- 2004 d\n"


@pytest.mark.parametrize(
    "text", ["My life\nby Ada Ek\n1999 x", "#My life\nby Ada Ek\n1999 x", "My life:\n\nav Ada Ek\n\n- 1999 x"]
)
def test_a_first_line_above_a_name_is_the_title(text: str) -> None:
    filed, remarks = read(text)
    assert (filed.story.title, filed.story.person) == ("My life", "Ada Ek")
    assert [moment.text for moment in filed.story.moments] == ["x"]
    assert remarks == []


def test_the_head_needs_no_title_and_takes_no_journey_for_a_name() -> None:
    assert written("by Ada von Ek\nborn: 1975\n1999 x") == "by: Ada von Ek\nborn: 1975\n\n- 1999 x\n"
    assert written("by train to Rome\n1999 x") == "- by train to Rome\n- 1999 x\n"


def test_words_with_a_colon_on_their_own_line_are_headings() -> None:
    filed, remarks = read("Childhood:\n1980 a\nand b\nDreams:\nFly\nGoals\nLearn: more\n#Values\ncourage")
    assert [(chapter.name, len(chapter.moments)) for chapter in filed.story.chapters] == [("Childhood", 2)]
    assert [dream.title for dream in filed.story.dreams] == ["Fly"]
    assert [goal.title for goal in filed.pyramid.goals] == ["Learn: more"]
    assert [value.name for value in filed.story.values] == ["courage"]
    assert remarks == [
        "line 1: I read “Childhood” as a chapter; chapters begin with ##.",
        "line 4: I read “Dreams:” as the heading of a section; headings begin with #.",
        "line 6: I read “Goals” as the heading of a section; headings begin with #.",
    ]


def test_a_code_of_no_language_is_told() -> None:
    assert [known_language(code) for code in ("en", "pt-BR", "fin", "klingon", "xx", "", "e")] == [True] * 3 + [
        False
    ] * 4
    assert read("# T\nlang: klingon\n")[1] == ["line 2: “klingon” is no language code; write it like “en” or “sv”."]


def test_many_strange_lines_give_a_bounded_number_of_remarks() -> None:
    _, remarks = read_text("- a\n" + "> x\n" * 5000, today=TODAY)
    assert len(remarks) == 1001
    assert remarks[-1] == Remark(0, say("4,000 more remarks are not listed."))


def test_a_heading_in_the_story_after_the_title_is_a_chapter() -> None:
    filed, remarks = read("# Life\n- a\n# Summer\n- b\n")
    assert [chapter.name for chapter in filed.story.chapters] == ["", "Summer"]
    assert remarks == ["line 3: I read “Summer” as a chapter; chapters begin with ##."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\nb\x00c", "line 2: there is an invisible control character here; delete it and try again."),
        ("a\r\n\n\x1b", "line 3: there is an invisible control character here; delete it and try again."),
        ("\ud800", "line 1: there is a broken character here; delete it and try again."),
        ("x\na" + "\u0301" * 100, "line 2: too many accents stand on one letter here; delete them."),
        ("a\n" * 20_001, "This text has too many lines (20,002); at most 20,000 can be read."),
        ("a" * 2_000_001, "This text is too long (2,000,001 characters); at most 2,000,000 can be read."),
    ],
)
def test_what_no_story_may_hold_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadText) as refused:
        read_text(text, today=TODAY)
    assert str(refused.value) == sentence


def test_texts_are_composed() -> None:
    assert only_moment("- caf\u0065\u0301").text == "caf\u00e9"


def test_words_that_depend_on_the_day_are_written_with_their_meaning() -> None:
    written = write_text(read("- 5 years ago 📦 moved")[0])
    assert written == "- 📦 moved\n  when: 5 years ago = 2021\n"
    assert read_text(written, today=date(2040, 1, 1))[0].story.moments[0].when == from_edtf("2021", "5 years ago")
