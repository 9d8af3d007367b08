"""Hypothesis strategies: any file whose texts are as the door keeps them, full of what could be misread."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st

from dreamline.filing import Filed, Loose, Section, SectionKind
from dreamline.filing.door import BadText, tidy
from dreamline.filing.numbering import renumbered
from dreamline.goals.pyramid import Goal, Promise, Pyramid, Summit
from dreamline.story.dream import Dream, Need
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import Moment, Photo, Sight
from dreamline.story.story import COLOURS, Chapter, Story, Value
from dreamline.story.when import NotADate, When, read_when

TODAY = date(2026, 6, 1)

TRICKY = (
    "1998", "Aug 2001", "moved (1998)", "call (again)", "score (+1)", "x (turning point)", "( (+1)", "()", ")", "(",
    "- a dash", "* star", "# title", "## chapter", "why: because", "why!: because", "by Ada", "born: 1988",
    "Dreams", "Mål", "📻 radio", "📻", "👩‍🏫 teacher", "1️⃣ one", "⚙ gear", "\\", "\\\\", "a\\", "\\(",
    "C:\\new\\photos\\", "a, b", "a; b", "a = b", "= b", "1995#2", '"quoted"', "“quoted”", "3/1", "wood 3/1",
    "outcome: x", "promise (A): b", "every week", "only me", "for Ada; Ben", "> quote", "| a | b |", "---", "```",
    "<!-- x -->", "<b>", "1. one", "14. August 2001", "**1998** bold", "…", "–", "– dash", "1998 – x", "a: b: c",
    ":", "from: 1988", "two\nlines", "end\\\nstart", "x (+1)\ny", "three\n\nlines", "(1998) x", "in the way: me",
    "#2", "x #2", "x#2", "[x] y", "+1", "-2", "ja:", "5 years ago", "at 7", "the 90s", "lead", "by 2031", "reached",
    "done", "set aside", "pine", "value: a, b",
)  # fmt: skip

WORDS = (
    "1998", "Aug 2001", "2001-08-14", "14 Aug 2001", "March 14, 1998", "summer 2018", "våren 2001", "1990s",
    "around 1995", "2013-2016", "2019-", "age 7", "5 years ago", "since 2019", "before 1990", "2005?", "winter 1995/96",
    "Christmas 1999", "early 90s", "1998–99", "'98", "hösten 1997",
)  # fmt: skip


@cache
def _when(words: str) -> When | None:
    try:
        return read_when(words, today=TODAY, born=from_edtf("1988", "1988"))
    except NotADate:
        return None


def _kept(text: str) -> str:
    try:
        return tidy(text)
    except BadText:
        return ""


_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=12)
_SMALL = st.text(st.sampled_from("ab1(),:;#\\-+=/\"'!.*📻🏽\u200d\ufe0f 9\né"), max_size=9)
texts = st.one_of(
    st.sampled_from(TRICKY), st.tuples(st.sampled_from(TRICKY), _SMALL).map(" ".join), _SMALL, _LETTERS
).map(_kept)
named = texts.filter(bool)
names = texts.map(lambda text: text.replace("\n", " ")).filter(bool)
whens = st.one_of(
    st.sampled_from(WORDS).map(_when).filter(lambda when: when is not None),
    st.builds(
        from_edtf, st.sampled_from(("1998", "2001-08", "199X", "2001/2004", "2019/..", "../1989", "2005~")), named
    ),
)
maybe_when = st.none() | whens
emojis = st.sampled_from(("", "", "📻", "👩‍🏫", "❤️", "🇫🇮", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👍🏽", "⚓", "X", "📻📻", "→"))
sights = st.one_of(
    st.just(Sight()),
    st.just(Sight("lead")),
    st.lists(names, min_size=1, max_size=3).map(lambda people: Sight("people", tuple(people))),
)
photos = st.none() | st.builds(Photo, name=names, alt=texts)
needs = st.one_of(
    st.builds(Need, name=named),
    st.builds(Need, name=named, importance=st.none() | st.integers(0, 3), competence=st.none() | st.integers(1, 5)),
)
moments = st.builds(
    Moment,
    id=st.just("m"),
    text=texts,
    when=maybe_when,
    emoji=emojis,
    photo=photos,
    feeling=st.none() | st.integers(-2, 2),
    turning_point=st.booleans(),
    chose=texts,
    why=texts,
    show_why=st.booleans(),
    people=texts,
    place=texts,
    sight=sights,
)
loose_lines = st.sampled_from(("> a quote", "| a | b |", "### deep", "---", "<!-- a -->\n\n<!-- b -->", "-", "\n> x\n"))


@st.composite
def filed_values(draw: st.DrawFn) -> Filed:
    """Any file with ids by position; every link leads somewhere."""
    drawn = draw(st.lists(_chapters(), max_size=3))
    chapters, ids = _numbered([Chapter(f"c{at}", *chapter) for at, chapter in enumerate(drawn, 1)])
    links = st.lists(st.sampled_from(ids), max_size=4, unique=True).map(tuple) if ids else st.just(())
    dreams = tuple(draw(_dream(f"d{at}", ids, links)) for at in range(1, draw(st.integers(0, 3)) + 1))
    values = tuple(Value(draw(named), draw(links), draw(sights)) for _ in range(draw(st.integers(0, 3))))
    story = Story(
        person=draw(names | st.just("")),
        title=draw(texts),
        subtitle=draw(texts),
        caption=draw(texts),
        born=draw(st.none() | st.just(from_edtf("1988", "1988"))),
        lang=draw(st.sampled_from(("", "en", "sv", "pt-BR"))),
        chapters=tuple(chapters),
        values=values,
        dreams=dreams,
    )
    pyramid = draw(_pyramids([dream.id for dream in dreams]))
    filed = Filed(story, pyramid, sections=draw(_sections()))
    return renumbered(draw(_with_loose(filed)))


def _chapters() -> st.SearchStrategy[tuple[str, tuple[Moment, ...], When | None, str]]:
    return st.tuples(texts, st.lists(moments, max_size=4).map(tuple), maybe_when, st.sampled_from(("", *COLOURS)))


def _numbered(chapters: list[Chapter]) -> tuple[list[Chapter], list[str]]:
    story = renumbered(Filed(Story(chapters=tuple(_unlike(chapters))))).story
    return list(story.chapters), [moment.id for moment in story.moments]


def _unlike(chapters: list[Chapter]) -> list[Chapter]:
    """Every moment an id of its own."""
    count = iter(range(1_000_000))
    return [
        Chapter(
            chapter.id,
            chapter.name,
            tuple(_renamed(moment, f"x{next(count)}") for moment in chapter.moments),
            chapter.when,
            chapter.colour,
        )
        for chapter in chapters
    ]


def _renamed(moment: Moment, name: str) -> Moment:
    fields = {key: getattr(moment, key) for key in Moment.__slots__}
    return Moment(**(fields | {"id": name}))


@st.composite
def _dream(draw: st.DrawFn, name: str, ids: list[str], links: st.SearchStrategy[tuple[str, ...]]) -> Dream:
    return Dream(
        id=name,
        title=draw(texts),
        emoji=draw(emojis),
        photo=draw(photos),
        size=draw(st.sampled_from(("big", "small"))),
        area=draw(st.sampled_from(("private", "work", "both"))),
        horizon=draw(maybe_when),
        why=draw(texts),
        in_the_way=draw(texts),
        needs=tuple(draw(st.lists(needs, max_size=3))),
        grew_from=draw(links),
        state=draw(st.sampled_from(("open", "reached", "changed", "let go"))),
        state_when=draw(maybe_when),
        was=draw(texts),
        became=draw(st.none() | st.sampled_from(ids)) if ids else None,
        sight=draw(sights),
    )


@st.composite
def _pyramids(draw: st.DrawFn, dreams: list[str]) -> Pyramid:
    summits = tuple(Summit(f"s{at}", draw(named)) for at in range(1, draw(st.integers(0, 2)) + 1))
    tops = st.sampled_from([None, *dreams, *(summit.id for summit in summits)])
    goals = tuple(draw(_goal(f"g{at}", tops)) for at in range(1, draw(st.integers(0, 4)) + 1))
    promises = tuple(draw(_promise(f"p{at}", tops)) for at in range(1, draw(st.integers(0, 3)) + 1))
    return Pyramid(goals, promises, summits)


@st.composite
def _goal(draw: st.DrawFn, name: str, tops: st.SearchStrategy[str | None]) -> Goal:
    return Goal(
        id=name,
        title=draw(texts),
        kind=draw(st.sampled_from(("outcome", "performance", "learning", "process"))),
        emoji=draw(emojis),
        tier=draw(st.sampled_from((None, "week", "year", "long"))),
        due=draw(maybe_when),
        state=draw(st.sampled_from(("open", "reached", "moved", "dropped"))),
        state_when=draw(maybe_when),
        parked=draw(st.booleans()),
        if_then=draw(texts),
        in_the_way=draw(texts),
        objective=draw(texts),
        dream=draw(tops),
        sight=draw(sights),
    )


@st.composite
def _promise(draw: st.DrawFn, name: str, tops: st.SearchStrategy[str | None]) -> Promise:
    return Promise(
        id=name,
        who=draw(names | st.just("")),
        text=draw(texts),
        due=draw(maybe_when),
        state=draw(st.sampled_from(("open", "kept", "partly kept", "dropped"))),
        state_when=draw(maybe_when),
        dream=draw(tops),
    )


@st.composite
def _sections(draw: st.DrawFn) -> tuple[Section, ...]:
    order: tuple[SectionKind, ...] = ("dreams", "values", "goals")
    kinds = draw(st.permutations(order))
    headings = {"dreams": ("Dreams", "Drömmar"), "values": ("Values", "Werte:"), "goals": ("Goals", "Mål")}
    count = draw(st.integers(0, 3))
    return tuple(Section(kind, draw(st.sampled_from(headings[kind]))) for kind in kinds[:count])


@st.composite
def _with_loose(draw: st.DrawFn, filed: Filed) -> Filed:
    homes = [moment.id for moment in filed.story.moments]
    homes += [dream.id for dream in filed.story.dreams]
    homes += [goal.id for goal in filed.pyramid.goals] + [promise.id for promise in filed.pyramid.promises]
    homes += [f"v{at}" for at in range(1, len(filed.story.values) + 1)]
    if not homes:
        return filed
    chosen = draw(st.lists(st.sampled_from(homes), max_size=2, unique=True))
    loose = tuple(Loose(home, draw(loose_lines.filter(lambda text: text.strip() == text))) for home in chosen)
    return Filed(filed.story, filed.pyramid, loose, filed.sections)
