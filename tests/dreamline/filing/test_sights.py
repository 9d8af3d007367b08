from dataclasses import replace

from dreamline.filing import Filed, Loose
from dreamline.filing.save import dumps
from dreamline.filing.sights import THE_LEAD, Viewer, seen_by
from dreamline.filing.text import write_text
from dreamline.goals.pyramid import Goal, Promise, Pyramid, Summit
from dreamline.story.dream import Dream
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import MY_LEAD, Moment, Sight
from dreamline.story.story import Chapter, Story, Value

YEARS = from_edtf("1988/2001", "1988-2001")

FOR_ANA = Sight("people", ("Ana Ek", "Bo"))

FILED = Filed(
    story=Story(
        person="Juno",
        chapters=(
            Chapter("c1", "Harbour", (Moment("m1", "secret"), Moment("m2", "open", sight=MY_LEAD))),
            Chapter("c2", "All private", (Moment("m3", "hidden"),)),
            Chapter("c3", "Named", (Moment("m4", "for Ana", sight=FOR_ANA),)),
        ),
        values=(Value("curiosity", ("m1", "m2"), MY_LEAD), Value("quiet", ("m2",))),
        dreams=(
            Dream("d1", "boat", grew_from=("m1", "m2"), became="m3", sight=MY_LEAD),
            Dream("d2", "kept to myself"),
        ),
    ),
    pyramid=Pyramid(
        goals=(
            Goal("g1", "shared", dream="d2", sight=MY_LEAD),
            Goal("g2", "mine", dream="s1"),
            Goal("g3", "shared too", dream="s2", sight=MY_LEAD),
        ),
        promises=(Promise("p1", "Sami", "open the door", dream="d1"),),
        summits=(Summit("s1", "only mine"), Summit("s2", "ours")),
    ),
    loose=(Loose("m1", "a thought of my own"),),
)


def test_the_lead_sees_what_is_opened_and_no_trace_of_the_rest() -> None:
    seen = seen_by(FILED, THE_LEAD)
    assert [chapter.name for chapter in seen.story.chapters] == ["Harbour"]
    assert [moment.id for moment in seen.story.moments] == ["m2"]
    assert seen.story.values == (Value("curiosity", ("m2",), MY_LEAD),)
    assert seen.story.dreams == (Dream("d1", "boat", grew_from=("m2",), sight=MY_LEAD),)
    assert seen.pyramid.goals == (
        Goal("g1", "shared", sight=MY_LEAD),
        Goal("g3", "shared too", dream="s2", sight=MY_LEAD),
    )
    assert seen.pyramid.promises == FILED.pyramid.promises
    assert seen.pyramid.summits == (Summit("s2", "ours"),)
    assert seen.loose == ()


def test_a_named_person_sees_only_what_names_them() -> None:
    seen = seen_by(FILED, Viewer(name="ana  EK"))
    assert [moment.id for moment in seen.story.moments] == ["m4"]
    assert seen.pyramid == Pyramid()


def test_a_stranger_sees_nothing() -> None:
    seen = seen_by(FILED, Viewer(name="Stan"))
    assert seen == Filed(story=replace(FILED.story, chapters=(), values=(), dreams=()))
    assert seen_by(FILED, Viewer()) == seen


def test_a_promise_opens_no_dream_that_only_the_pyramid_shows() -> None:
    promise = Promise("p1", "Sami", "call Ana", dream="s1")
    goals = (Goal("g1", "mine", dream="s1"), Goal("g2", "ours", dream="s2", sight=MY_LEAD))
    summits = (Summit("s1", "CANARY"), Summit("s2", "shared"))
    filed = Filed(pyramid=Pyramid(goals, (promise, Promise("p2", "Sami", "x", dream="s2")), summits))
    seen = seen_by(filed, THE_LEAD)
    assert seen.pyramid.summits == (Summit("s2", "shared"),)
    assert [promise.dream for promise in seen.pyramid.promises] == [None, "s2"]
    assert "CANARY" not in write_text(seen) + dumps(seen)


def test_a_chapter_shows_its_name_with_one_open_moment_and_its_years_with_all() -> None:
    opened, hidden = Moment("m1", "open", sight=MY_LEAD), Moment("m2", "CANARY")
    chapters = (
        Chapter("c1", "Half open", (opened, hidden), YEARS, "pine"),
        Chapter("c2", "Open", (replace(opened, id="m3"),), YEARS),
        Chapter("c3", "CANARY", (replace(hidden, id="m4"),), YEARS),
    )
    seen = seen_by(Filed(Story(chapters=chapters)), THE_LEAD)
    assert [(chapter.name, chapter.when, chapter.colour) for chapter in seen.story.chapters] == [
        ("Half open", None, "pine"),
        ("Open", YEARS, ""),
    ]
    assert "CANARY" not in write_text(seen) + dumps(seen)
