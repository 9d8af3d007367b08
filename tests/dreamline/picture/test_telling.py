from datetime import date

from dreamline.filing import Filed
from dreamline.goals.pyramid import Goal, Pyramid
from dreamline.picture.telling import describe
from dreamline.picture.words import words
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment
from dreamline.story.story import Chapter, Story
from dreamline.story.when import When

IN_1996 = When("1996", "1996", date(1996, 1, 1), date(1996, 12, 31))
TODAY = date(2026, 10, 5)

FILED = Filed(
    Story(
        person="Linnéa Berg",
        chapters=(
            Chapter(
                "c1",
                "Up north",
                (
                    Moment("m1", "Mum fell ill. I learnt to cook.", IN_1996, feeling=-2, why="nobody else did"),
                    Moment("m2", "Half a year in Kyoto", feeling=2, turning_point=True),
                ),
            ),
            Chapter("c2", "Empty"),
        ),
        dreams=(
            Dream("d1", "Sail", size="big", area="both", grew_from=("m1",), state="changed", was="Swim"),
            Dream("d2", "See Kyoto", state="reached", became="m2"),
            Dream("d3", "Fly", state="let go"),
        ),
    ),
    Pyramid(
        goals=(
            Goal("g1", "Call home", kind="process"),
            Goal("g2", "Course", state="reached"),
            Goal("g3", "Dropped", state="dropped"),
            Goal("g4", "Parked", parked=True),
        )
    ),
)


def test_the_picture_is_told_in_reading_order() -> None:
    assert describe(FILED, today=TODAY, lang="en") == (
        "A life, drawn as a winding path through hills; high ground is a good time, low ground a hard one."
        " Chapter: Up north."
        " 1996: Mum fell ill. I learnt to cook (“nobody else did”) – a low."
        " Half a year in Kyoto – a high; a turning point; a dream that came true."
        " Today: October 2026. The path stands at the foot of a mountain."
        " Every week: Call home. This year: Course (reached)."
        " Dreams: Sail (big, private and at work, before: “Swim”, grew from “Mum fell ill. I learnt to cook”)."
    )


def test_swedish_is_told_in_swedish() -> None:
    told = describe(FILED, today=TODAY, lang="sv")
    assert "Idag: oktober 2026." in told
    assert "en vändpunkt; en dröm som blev sann" in told


def test_titles_bend_the_name_as_the_language_does() -> None:
    assert words("en").title("Linnéa Berg") == "Linnéa’s story so far"
    assert words("sv-SE").title("Linnéa") == "Linnéas väg hit"
    assert words("sv").title("Lars") == "Lars väg hit"
    assert words("xx").title("") == "My story so far"
    assert words("ja").date(TODAY) == "2026年10月"
