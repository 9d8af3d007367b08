"""Sample stories for tests, demo and docs alike: invented people, told in story files with small drawn photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dreamline.filing.text import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dreamline.filing import Filed

_TODAY = MappingProxyType(
    {
        "marco": date(2026, 10, 15),
        "linnea": date(2026, 10, 15),
        "linnea_six": date(2026, 4, 15),
        "linnea_forty": date(2026, 10, 15),
        "juno": date(2026, 3, 15),
        "empty": date(2026, 10, 15),
        "one": date(2026, 10, 15),
        "three": date(2026, 10, 15),
        "sixty": date(2026, 10, 15),
        "japanese": date(2026, 4, 1),
        "hebrew": date(2026, 10, 15),
        "long_words": date(2026, 10, 15),
    }
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its story file as `text` and read, the day it is told on, and its photos (JPEG) by name."""

    name: str
    text: str
    today: date
    filed: Filed
    photos: Mapping[str, bytes]


def names() -> tuple[str, ...]:
    """The names of all samples."""
    return tuple(_TODAY)


@cache
def sample(name: str) -> Sample:
    """The sample of that name; KeyError for no sample."""
    today = _TODAY[name]
    text = files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    filed, _ = read_text(text, today=today)
    return Sample(name, text, today, filed, MappingProxyType(_photos(filed)))


def _photos(filed: Filed) -> dict[str, bytes]:
    shown = [moment.photo for moment in filed.story.moments] + [dream.photo for dream in filed.story.dreams]
    return {photo.name: files(__name__).joinpath("photos", photo.name).read_bytes() for photo in shown if photo}


def marco() -> Sample:
    """The demo story: from a bakery in Trieste to a tram lab in Göteborg, with everything a story can have."""
    return sample("marco")


def linnea() -> Sample:
    """Sixteen moments, the story the picture was designed with."""
    return sample("linnea")


def linnea_six() -> Sample:
    """The same story after its first six moments."""
    return sample("linnea_six")


def linnea_forty() -> Sample:
    """The same story in forty moments."""
    return sample("linnea_forty")


def juno() -> Sample:
    """The example of the story file's description, word for word."""
    return sample("juno")


def empty() -> Sample:
    """A name and a title, nothing else yet."""
    return sample("empty")


def one() -> Sample:
    """A single moment."""
    return sample("one")


def three() -> Sample:
    """Three moments without a chapter."""
    return sample("three")


def sixty() -> Sample:
    """Sixty moments: more than one sheet holds."""
    return sample("sixty")


def japanese() -> Sample:
    """A story in Japanese."""
    return sample("japanese")


def hebrew() -> Sample:
    """A story written from right to left."""
    return sample("hebrew")


def long_words() -> Sample:
    """The longest words of German, Finnish and Welsh, and an address no line can hold."""
    return sample("long_words")
