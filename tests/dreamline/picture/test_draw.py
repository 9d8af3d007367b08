"""The finished drawing: nothing ever overlaps, and every edge case of a life has its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from test_sheets import groups
from wild_stories import TODAY, filed_in, plain_story, wild_story, year

from dreamline.filing import Filed
from dreamline.picture import svg
from dreamline.picture.checking import check
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.path.dated import crowded_years, date_label
from dreamline.picture.path.stops import path_of
from dreamline.picture.photos import readable
from dreamline.picture.shapes import Circle, Emoji, Group, Image, Text
from dreamline.samples import names, sample
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment, Photo
from dreamline.story.story import Chapter, Story
from dreamline.story.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Drawing, Role

PHOTO = next(iter(sample("linnea").photos.values()))


def texts(drawing: Drawing, role: Role) -> list[str]:
    return [text.text for sheet in drawing.sheets for group in groups(sheet, role) for text in _texts(group)]


def _texts(group: Group) -> Iterator[Text]:
    for shape in group.shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Group):
            yield from _texts(shape)


def drawn(moments: list[Moment], **more: object) -> Drawing:
    return draw(filed_in(moments, [""]), today=TODAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_overlaps_in_any_story(seed: int) -> None:
    theme = tuple(THEMES)[seed % len(THEMES)]
    paper = ("screen", "a3", "a2", "a4")[seed % 4]
    drawing = draw(wild_story(seed), today=TODAY, theme=theme, paper=paper, photos={"photo.jpg": PHOTO})
    assert check.faults(drawing) == ()


@pytest.mark.parametrize("count", [*range(18), 18, 25, 31, 39, 44, 45, 52, 56, 57])
def test_nothing_overlaps_in_a_plain_story(count: int) -> None:
    drawing = draw(plain_story(count, chapters=max(1, count // 3), whys=True, seed=count), today=TODAY)
    assert check.faults(drawing) == ()


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("paper", ["screen", "a3"])
def test_nothing_overlaps_in_a_sample(name: str, paper: str) -> None:
    made = sample(name)
    assert check.faults(draw(made.filed, today=made.today, photos=made.photos, paper=paper)) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_story_gives_the_same_bytes(seed: int) -> None:
    first, second = (svg.write(draw(wild_story(seed, 40), today=TODAY)) for _ in range(2))
    assert first == second


def test_one_more_moment_leaves_every_star_in_its_place() -> None:
    moments = [Moment(f"m{at}", "a day", year(2000 + at)) for at in range(10)]
    fewer, more = (drawn(some, theme="night").sheets[0] for some in (moments[:-1], moments))
    stars = [max(groups(sheet, "sky"), key=lambda group: len(group.shapes)).shapes for sheet in (fewer, more)]
    assert stars[0] == stars[1]
    assert len(stars[0]) > 20


def test_a_theme_never_moves_anything() -> None:
    made = sample("linnea")
    places = {
        theme: [
            (text.x, text.y, text.text)
            for group in groups(draw(made.filed, today=made.today, theme=theme, photos=made.photos).sheets[0], "label")
            for text in _texts(group)
        ]
        for theme in THEMES
    }
    assert all(place == places["day"] for place in places.values())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"style": "spiral"}, "There is no style called “spiral”"),
        ({"theme": "pink"}, "There is no theme called “pink”"),
        ({"paper": "a0"}, "There is no paper called “a0”"),
    ],
)
def test_a_wrong_choice_is_said_in_one_sentence(wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        draw(Filed(), today=TODAY, **wrong)  # type: ignore[arg-type]


def test_only_dreams_and_no_path_yet() -> None:
    filed = Filed(Story("Linnéa", lang="en", dreams=(Dream("d", "Sail around Gotland", "⛵"),)))
    drawing = draw(filed, today=TODAY)
    assert texts(drawing, "label") == []
    assert texts(drawing, "flag") == ["TODAY"]
    assert texts(drawing, "date") == ["October 2026"]
    assert texts(drawing, "dream") == ["Sail around", "Gotland"]


def test_moments_of_the_future_stay_off_the_path_with_a_remark() -> None:
    drawing = drawn([Moment("a", "Born", year(1980)), Moment("b", "Retire", year(2050))])
    assert texts(drawing, "label") == ["1980", "Born"]
    assert drawing.remarks == ("“Retire” lies in the future and is not on the path: is it a goal or a dream?",)


def test_a_time_that_goes_on_is_not_the_future() -> None:
    still = When("2019-", "2019-01-01/..", date(2019, 1, 1), None)
    assert texts(drawn([Moment("a", "At the clinic", still)]), "label") == ["2019-", "At the clinic"]


def test_each_chapter_is_sorted_and_the_undated_follow_their_predecessor() -> None:
    moments = [
        Moment("c", "Third", year(2003)), Moment("d", "After the third", None), Moment("a", "First", year(2001)),
        Moment("b", "After the first", None),
    ]  # fmt: skip
    drawing = drawn(moments)
    assert [group.owner for group in groups(drawing.sheets[0], "moment")] == ["a", "b", "c", "d"]


def test_chapters_keep_the_order_of_the_person() -> None:
    story = Story(
        "L", chapters=(
            Chapter("x", "Later", (Moment("a", "Later", year(2010)),)),
            Chapter("y", "Before", (Moment("b", "Before", year(1990)),)),
        )
    )  # fmt: skip
    drawing = draw(Filed(story), today=TODAY)
    assert [group.owner for group in groups(drawing.sheets[0], "moment")] == ["a", "b"]


def test_no_date_leaves_out_the_year_line() -> None:
    drawing = drawn([Moment("a", "Something happened", None)])
    assert texts(drawing, "label") == ["Something happened"]


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (When("autumn 1998", "1998-23", date(1998, 9, 1), date(1998, 11, 30)), "autumn 1998"),
        (When("the long autumn of 1998", "1998-23", date(1998, 9, 1), date(1998, 11, 30)), "1998"),
        (When("14 September 2001", "2001-09-14", date(2001, 9, 14), date(2001, 9, 14)), "Sep 2001"),
        (When("14 August 2001", "2001-08-14", date(2001, 8, 14), date(2001, 8, 14)), "August 2001"),
        (When("from 1998 until 2001", "1998/2001", date(1998, 1, 1), date(2001, 12, 31)), "1998–2001"),
        (When("from 1998 until today", "1998/..", date(1998, 1, 1), None), "1998–"),
        (When("some time before 1990", "../1989", None, date(1989, 12, 31)), "–1989"),
        (None, ""),
    ],
)
def test_a_long_date_is_shortened(when: When | None, label: str) -> None:
    assert date_label(when, "en") == label


def test_many_months_of_one_year_all_say_their_month() -> None:
    whens = [When(f"2025-0{month}", "", date(2025, month, 1), date(2025, month, 28)) for month in range(1, 5)]
    assert crowded_years(whens) == {2025}
    assert [date_label(when, "en", crowded_years(whens)) for when in whens[:2]] == ["January 2025", "Feb 2025"]
    assert crowded_years(whens[:3]) == frozenset()


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (5, 1), (10, 2), (16, 3)])
def test_at_most_one_why_for_each_five_moments(count: int, shown: int) -> None:
    path = path_of(plain_story(count, whys=True).story, today=TODAY, lang="en", photos={})
    assert sum(bool(stop.why) for stop in path.stops) == shown


def test_marked_whys_go_before_turning_points_and_strong_feelings() -> None:
    def whys(*moments: Moment) -> list[str]:
        made = path_of(filed_in(list(moments), [""]).story, today=TODAY, lang="en", photos={})
        return [stop.id for stop in made.stops if stop.why]

    plain, strong = Moment("p", "x", why="w"), Moment("s", "x", why="w", feeling=-2)
    turn, marked = Moment("t", "x", why="w", turning_point=True), Moment("m", "x", why="w", show_why=True)
    assert whys(plain, strong) == ["s"]
    assert whys(plain, strong, turn) == ["t"]
    assert whys(plain, strong, turn, marked) == ["m"]


def test_a_dream_that_came_true_gives_its_moment_a_star() -> None:
    filed = filed_in([Moment("a", "Kyoto at last", year(2007)), Moment("b", "Home", year(2008))], [""])
    dreams = (Dream("d", "Kyoto", state="reached", became="a"), Dream("e", "Home", state="let go", became="b"))
    drawing = draw(replace(filed, story=replace(filed.story, dreams=dreams)), today=TODAY)
    starred = [group.owner for group in groups(drawing.sheets[0], "moment") if _has(group, "star")]
    assert starred == ["a"]


def test_a_turning_point_has_a_second_ring_outside_its_badge() -> None:
    rings = [_rings(Moment("a", "x", year(2000), turning_point=turning)) for turning in (False, True)]
    assert max(rings[0]) == 50
    assert max(rings[1]) == 54


def _rings(moment: Moment) -> list[float]:
    badge = groups(drawn([moment]).sheets[0], "badge")[0]
    return [shape.r for shape in badge.shapes if isinstance(shape, Circle) and shape.style.fill_opacity == 1]


def _has(group: Group, role: Role) -> bool:
    return any(isinstance(shape, Group) and shape.role == role for shape in group.shapes)


def _badge(moment: Moment) -> Group:
    return groups(drawn([moment]).sheets[0], "badge")[0]


def test_an_emoji_nobody_has_drawn_becomes_the_first_letter() -> None:
    badge = _badge(Moment("a", "élan vital", year(2000), emoji="qqq"))
    assert [text.text for text in _texts(badge)] == ["É"]


def test_without_an_emoji_the_first_suggestion_stands_or_a_dot() -> None:
    suggested = _badge(Moment("a", "Played the guitar in a band", year(2000)))
    assert any(isinstance(shape, Emoji) for shape in suggested.shapes)
    dot = _badge(Moment("a", "xyzzy", year(2000)))
    assert [round(shape.r, 2) for shape in dot.shapes if isinstance(shape, Circle)][-1] == 19


@pytest.mark.parametrize(("photos", "remark"), [({}, "missing"), ({"p.jpg": b"no photo"}, "cannot be read")])
def test_a_photo_that_cannot_be_drawn_gives_way_to_the_emoji(photos: dict[str, bytes], remark: str) -> None:
    moment = Moment("a", "On stage", year(2000), emoji="🎸", photo=Photo("p.jpg"))
    drawing = draw(filed_in([moment], [""]), today=TODAY, photos=photos)
    assert groups(drawing.sheets[0], "photo") == []
    assert any(isinstance(shape, Emoji) for shape in groups(drawing.sheets[0], "badge")[0].shapes)
    assert drawing.photos == ()
    assert len(drawing.remarks) == 1
    assert remark in drawing.remarks[0]


def test_photos_lean_by_turns_and_only_used_ones_are_kept() -> None:
    moments = [Moment(f"m{n}", "Day", year(2000 + n), photo=Photo("p.jpg") if n != 1 else None) for n in range(4)]
    drawing = draw(filed_in(moments, [""]), today=TODAY, photos={"p.jpg": PHOTO, "unused.jpg": PHOTO})
    turns = [
        shape.turn for group in groups(drawing.sheets[0], "photo") for shape in group.shapes if isinstance(shape, Image)
    ]
    assert turns == [4, -4, 4]
    assert [name for name, _ in drawing.photos] == ["p.jpg"]


@pytest.mark.parametrize("photo", [b"", b"\xff\xd8", PHOTO[:-200], PHOTO[50:], b"\x89PNG"])
def test_a_hurt_photo_is_noticed(photo: bytes) -> None:
    assert readable(PHOTO)
    assert not readable(photo)


def test_colours_come_in_order_and_neighbours_differ() -> None:
    chapters = tuple(
        Chapter(f"c{n}", f"Part {n}", (Moment(f"m{n}", "Day", year(1990 + n)),), colour="brick" if n == 1 else "")
        for n in range(13)
    )
    colours = path_of(Story(chapters=chapters), today=TODAY, lang="en", photos={}).chapters.colours
    assert colours[:3] == (0, 2, 1)
    assert all(a != b for a, b in pairwise(colours))


def test_a_name_of_more_than_24_letters_is_cut_on_its_sign() -> None:
    drawing = draw(filed_in([Moment("a", "x", year(2000))], ["A name of thirty letters at least"]), today=TODAY)
    assert texts(drawing, "sign") == ["A name of thirty letter…"]


def test_a_right_to_left_picture_is_mirrored() -> None:
    made = sample("hebrew")
    assert all(sheet.mirrored for sheet in draw(made.filed, today=made.today).sheets)
    assert not any(sheet.mirrored for sheet in draw(plain_story(5), today=TODAY).sheets)


def test_without_a_language_most_letters_say_the_direction() -> None:
    moments = [Moment("a", "נולדתי בחיפה ליד הים", year(1980))]
    filed = Filed(Story(chapters=(Chapter("c", "", tuple(moments)),)))
    assert draw(filed, today=TODAY).sheets[0].mirrored


def test_a_long_title_shrinks_then_is_cut() -> None:
    def title(words: str) -> Text:
        drawing = draw(Filed(Story(title=words, lang="en")), today=TODAY)
        return next(_texts(groups(drawing.sheets[0], "title")[0]))

    assert (title("Short").size, title("Short").text) == (64, "Short")
    middle = title("A title that is a good deal longer than others")
    assert 44 <= middle.size < 64
    assert middle.text == "A title that is a good deal longer than others"
    long = title("word " * 30)
    assert long.size == 44
    assert long.text.endswith("…")


def test_a_subtitle_that_does_not_fit_is_dropped() -> None:
    drawing = draw(Filed(Story(title="T", subtitle="long " * 60, lang="en")), today=TODAY)
    assert texts(drawing, "subtitle") == []


def test_everything_read_has_its_own_place_in_the_order() -> None:
    made = sample("linnea")
    drawing = draw(made.filed, today=made.today, photos=made.photos)
    read = sorted((group.order, group.role) for group in _ordered(drawing.sheets[0].shapes))
    assert len({order for order, _ in read}) == len(read)
    roles = [role for _, role in read]
    assert roles[:3] == ["title", "subtitle", "sign"]
    assert roles[-1] == "dream"
    assert roles.count("moment") == 16


def _ordered(shapes: tuple[object, ...]) -> Iterator[Group]:
    for shape in shapes:
        if isinstance(shape, Group):
            if shape.order:
                yield shape
            yield from _ordered(shape.shapes)


def test_a_moment_keeps_its_whole_text_as_title() -> None:
    text = f"A very long text that can never stand on three lines below a badge because it goes {'on and ' * 9}on"
    drawing = drawn([Moment("a", text, year(2000))])
    assert groups(drawing.sheets[0], "moment")[0].title == f"2000: {text}"
    assert texts(drawing, "label")[-1].endswith("…")


def test_a_long_sentence_takes_the_room_its_row_has() -> None:
    text = "We moved south with mum and the cat, to a town where nobody knew us"
    moments = [Moment(f"m{n}", text if n == 7 else "A new job", year(1980 + n), feeling=n % 3) for n in range(24)]
    drawing = drawn(moments)
    assert check.faults(drawing) == ()
    assert text in " ".join(texts(drawing, "label"))


def test_a_long_title_reaches_into_the_free_sky_before_it_is_cut() -> None:
    made = filed_in([Moment("a", "Born", year(2000))], [""])
    title = "Everything that came before the house at the lake and us"
    some = tuple(Dream(f"d{n}", "Sail around Gotland with Tuva") for n in range(5))
    drawing = draw(replace(made, story=replace(made.story, title=title, dreams=some)), today=TODAY)
    assert texts(drawing, "title") == [title]
    assert len(list(groups(drawing.sheets[0], "dream"))) == 5
    assert check.faults(drawing) == ()


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "no font on this machine"), ("sv", "inget typsnitt"), ("de", "no font")]
)
def test_letters_no_font_has_are_remarked_with_the_words_of_their_moment(lang: str, words: str) -> None:
    (remark,) = drawn([Moment("a", "Odd \ue000 one", year(2000)), Moment("b", "Åre 🎿", year(2001))], lang=lang).remarks
    assert words in remark
    assert "Odd \ue000 one" in remark


def test_remarks_speak_swedish_in_a_swedish_story() -> None:
    moments = [Moment("a", "Måne", year(2040)), Moment("b", "Bil", year(2001), photo=Photo("bil.jpg"))]
    assert drawn(moments, lang="sv").remarks == (
        "”Måne” ligger i framtiden och står inte på vägen: är det ett mål eller en dröm?",
        "Fotot bil.jpg saknas; emojin står i dess ställe.",
    )


def test_a_long_word_for_today_keeps_clear_of_the_goals() -> None:
    made = sample("linnea")
    drawing = draw(made.filed, today=made.today, lang="fr", photos=made.photos)
    assert check.faults(drawing) == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Γεννήθηκα στη Θεσσαλονίκη", "el"),
        ("Родился в деревне у реки", "ru"),
        ("Народилася в Києві, їздила до моря", "uk"),
        ("เกิดที่เชียงใหม่", "th"),
        ("祖母に機織りを習う", "ja"),
        ("我在北京出生", "zh"),
        ("נולדתי בחיפה", "he"),
        ("Född ovanför bageriet och flyttade till Malmö", "sv"),
    ],
)
def test_the_language_is_told_by_its_script(text: str, lang: str) -> None:
    filed = Filed(Story(chapters=(Chapter("c1", "", (Moment("m1", text),)),)))
    assert draw(filed, today=date(2026, 10, 15)).lang == lang
