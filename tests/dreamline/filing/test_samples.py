"""The samples: who they are, and that their photos are fit for the picture and for the package."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dreamline import samples
from dreamline.filing.pictographs import is_emoji
from dreamline.goals.pyramid import tier_of
from dreamline.samples import marco, names, sample

COUNTS = {
    "marco": 16,
    "linnea": 16,
    "linnea_six": 6,
    "linnea_forty": 40,
    "juno": 7,
    "empty": 0,
    "one": 1,
    "three": 3,
    "sixty": 60,
    "japanese": 9,
    "hebrew": 9,
    "long_words": 7,
}


def test_every_sample_has_its_moments_and_its_function() -> None:
    assert {name: len(sample(name).filed.story.moments) for name in names()} == COUNTS
    assert [getattr(samples, name)() is sample(name) for name in names()] == [True] * len(COUNTS)


@pytest.mark.parametrize("name", names())
def test_photos_are_square_small_and_described(name: str) -> None:
    told = sample(name)
    shown = [moment.photo for moment in told.filed.story.moments if moment.photo]
    assert sorted(told.photos) == sorted(photo.name for photo in shown)
    for data in told.photos.values():
        with Image.open(io.BytesIO(data)) as photo:
            assert (photo.format, photo.size, len(photo.getexif())) == ("JPEG", (600, 600), 0)
        assert len(data) < 60_000


@pytest.mark.parametrize("name", names())
def test_emojis_are_single_and_nothing_lies_after_today(name: str) -> None:
    told = sample(name)
    assert [moment.text for moment in told.filed.story.moments if moment.emoji and not is_emoji(moment.emoji)] == []
    starts = [moment.when.earliest for moment in told.filed.story.moments if moment.when and moment.when.earliest]
    assert [day for day in starts if day > told.today] == []


def test_the_demo_story_has_everything_a_story_can_have() -> None:
    story, pyramid = marco().filed.story, marco().filed.pyramid
    tiers = [tier_of(goal, today=marco().today) for goal in pyramid.goals]
    assert (tiers.count("week"), tiers.count("year"), tiers.count("long")) == (3, 3, 1)
    assert [dream.state for dream in story.dreams].count("open") == 4
    assert [bool(dream.became) for dream in story.dreams].count(True) == 2
    assert {promise.who for promise in pyramid.promises} == {"Lena", "Marco"}
    assert {moment.sight.who for moment in story.moments} == {"me", "lead", "people"}
    assert {moment.feeling for moment in story.moments} == {-2, 0, 1, 2, None}
    assert len(story.values) == 5
    assert pyramid.summits == ()
