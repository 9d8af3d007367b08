"""What a story adds to its owner's archive: its files, and its part of the page one reads."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dreamline.filing import save, schema, text
from dreamline.filing.numbering import renumbered
from dreamline.importers.takeout import STORY
from dreamline.picture import svg
from dreamline_web.keeping.takeout import page, rooms
from dreamline_web.stories import access, as_story, documents, photos, picture, queries, removed, trash
from dreamline_web.stories.models import Dream, Moment, Photo, Story, Value
from dreamline_web.stories.snapshots import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from django.utils.safestring import SafeString

    from dreamline.filing import Filed
    from dreamline.picture.shapes import Drawing
    from dreamline.story.dream import Dream as CoreDream
    from dreamline.story.moment import Moment as CoreMoment
    from dreamline.story.moment import Photo as Shown
    from dreamline_web.people.models import Person
    from dreamline_web.stories.shown import MomentView

    Drawn = Callable[[str], Drawing | None]

THEMES: Final = ("day", "night")
WIDTH: Final = 2400
"""Pixels of the PNG files: sharp on any screen; the PDF is for paper."""
ON_PAGE: Final = 360
"""Side in pixels of a photo on the readable page."""
LONGEST: Final = 40
SCHEMA, PHOTOS = "story.schema.json", "photos/"


def register() -> None:
    rooms.register(rooms.Room("stories", 10, told=_told, pack=_pack))


def _told(person: Person) -> Sequence[str]:
    """Counts of rows; nothing is opened for it."""
    story = Story.objects.filter(owner=person).first()
    if story is None:
        return (_("Your story: nothing is written yet."),)
    counts = [model.objects.filter(story=story).count() for model in (Moment, Value, Dream)]
    photos_shown = Photo.objects.filter(story=story).count()
    return (
        ngettext("Your story: %(count)d moment, with its why and feeling.",
                 "Your story: %(count)d moments, with their whys and feelings.", counts[0]) % {"count": counts[0]},
        ngettext("%(count)d photo, as it is kept.", "%(count)d photos, as they are kept.", photos_shown)
        % {"count": photos_shown},
        _("%(values)d values, %(dreams)d dreams, your goals and promises.")
        % {"values": counts[1], "dreams": counts[2]},
    )  # fmt: skip


def _pack(person: Person, now: datetime) -> rooms.Packed:
    story = access.own_story(person, now=now)
    if story is None:
        return rooms.Packed()
    filed, today = as_story.known(story), timezone.localdate(now)
    told = _Told(person, story, filed, today)
    drawn: Drawn = cache(partial(_drawn, story, filed, today))
    files = (*_texts(told), *_removed(told, now), *_photos(told), *_pictures(drawn))
    view = told.view
    return rooms.Packed(files, tuple(_parts(told)), view.title, view.subtitle, partial(_cover, told, drawn))


@dataclass(frozen=True)
class _Told:
    """One story at one moment."""

    person: Person
    story: Story
    filed: Filed
    today: date

    @property
    def view(self) -> queries.StoryPage:
        return queries.story_page(self.person, self.story, order="start", today=self.today)

    def written(self) -> Filed:
        """As it stands in the files: numbered from the start, photos named after what they show."""
        return _renamed(renumbered(self.filed), {old: new for old, new, _ in _named(self.filed)})


# Files


def _texts(told: _Told) -> Sequence[rooms.File]:
    written = told.written()
    memory = documents.memory_of(told.story)
    known = [
        ("story.md", text.write_text(written)),
        (STORY, save.dumps(written)),
        (SCHEMA, _json(schema())),
        *([("emojis-chosen.json", _json(memory))] if memory else []),
    ]
    return [rooms.File(name, words.encode) for name, words in known]


def _removed(told: _Told, now: datetime) -> Sequence[rooms.File]:
    """What can still come back: each item as it last was, and when it goes for good."""
    gone = removed.latest_of(told.story, now=now)
    items = [
        {
            "kind": table,
            "removed": one.at.isoformat(),
            "gone_for_good": (one.at + trash.KEPT).isoformat(),
            "content": documents.content_of(one.was[DOCUMENT]),
        }
        for (table, _number), one in gone.items()
    ]
    return [rooms.File("recently-removed.json", _json(items).encode)] if items else []


def _photos(told: _Told) -> Sequence[rooms.File]:
    """Each under the name the story's files give it; read when its turn comes."""
    return [rooms.File(new, partial(_bytes, told, photos.number_of(old))) for old, new, _ in _named(told.filed)]


def _bytes(told: _Told, number: int) -> bytes | None:
    row = _photo(told, number)
    return photos.bytes_of(row) if row else None


def _photo(told: _Told, number: int) -> Photo | None:
    return told.story.photos.filter(pk=number).first()


def _pictures(drawn: Drawn) -> Sequence[rooms.File]:
    return [
        rooms.File(f"picture-{theme}.{ending}", partial(_written, drawn, theme, ending), late=True)
        for ending in ("svg", "pdf", "png")
        for theme in THEMES
    ]


def _drawn(story: Story, filed: Filed, today: date, theme: str) -> Drawing | None:
    """None where no sound picture can be drawn: the archive goes without it."""
    try:
        return picture.drawing(story, filed, style="path", theme=theme, paper="screen", today=today)
    except ValueError:
        return None


def _written(drawn: Drawn, theme: str, ending: str) -> bytes | None:
    from dreamline.export.pdf import pdf  # noqa: PLC0415  # renderers in memory only where somebody takes a picture along
    from dreamline.export.png import png  # noqa: PLC0415  # as above

    drawing = drawn(theme)
    if drawing is None:
        return None
    if ending == "pdf":
        return pdf(drawing)
    return png(svg.write(drawing), width=WIDTH) if ending == "png" else svg.write(drawing).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


# Names of photos


def _named(filed: Filed) -> list[tuple[str, str, Shown]]:
    """Every photo once: its row's name, its name in the archive ("photos/m3-first-computer.jpg"), what it shows."""
    found: dict[str, tuple[str, str, Shown]] = {}
    story = renumbered(filed).story
    shown = [(moment.photo, moment.id, moment.text) for moment in story.moments]
    shown += [(dream.photo, dream.id, dream.title) for dream in story.dreams]
    for photo, number, words in shown:
        if photo and photos.number_of(photo.name):
            name = f"{number}-{_slug(words)}".rstrip("-")
            found.setdefault(photo.name, (photo.name, f"{PHOTOS}{name}.jpg", photo))
    return list(found.values())


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")


def _renamed(filed: Filed, names: Mapping[str, str]) -> Filed:
    story = filed.story
    chapters = (
        replace(chapter, moments=tuple(_with_photo(moment, names) for moment in chapter.moments))
        for chapter in story.chapters
    )
    dreams = tuple(_dream_with_photo(dream, names) for dream in story.dreams)
    return replace(filed, story=replace(story, chapters=tuple(chapters), dreams=dreams))


def _with_photo(moment: CoreMoment, names: Mapping[str, str]) -> CoreMoment:
    return replace(moment, photo=_called(moment.photo, names))


def _dream_with_photo(dream: CoreDream, names: Mapping[str, str]) -> CoreDream:
    return replace(dream, photo=_called(dream.photo, names))


def _called(photo: Shown | None, names: Mapping[str, str]) -> Shown | None:
    return replace(photo, name=names[photo.name]) if photo and photo.name in names else None


# The page one reads


@dataclass(frozen=True, slots=True)
class Line:
    """A moment of the page, with its photo in it ("" for none)."""

    item: MomentView
    photo: str


def _parts(told: _Told) -> list[rooms.Part]:
    story, pyramid = told.filed.story, told.filed.pyramid
    wanted = (
        ("story", _("The story"), bool(story.moments)),
        ("values", _("Values"), bool(story.values)),
        ("dreams", _("Dreams"), bool(story.dreams)),
        ("goals", _("Goals and promises"), bool(pyramid.goals or pyramid.promises)),
    )
    return [rooms.Part(name, title, partial(_part, told, name)) for name, title, there in wanted if there]


def _part(told: _Told, name: str) -> SafeString:
    return render_to_string(f"stories/takeout/{name}.html", _CONTEXT[name](told) | {"lang": told.filed.story.lang})


def _chapters(told: _Told) -> dict[str, object]:
    chapters = [
        (chapter, [Line(item, _square(told, item.moment.photo)) for item in chapter.moments])
        for chapter in told.view.chapters
    ]
    return {"chapters": chapters}


def _values(told: _Told) -> dict[str, object]:
    texts = {moment.id: moment.text for moment in told.filed.story.moments}
    return {"values": [(value, [texts[one] for one in value.moments]) for value in told.filed.story.values]}


def _dreams(told: _Told) -> dict[str, object]:
    texts = {moment.id: moment.text for moment in told.filed.story.moments}
    dreams = told.filed.story.dreams
    return {
        "dreams": [(dream, _square(told, dream.photo), [texts[one] for one in dream.grew_from]) for dream in dreams],
        "states": _states(),
    }


def _goals(told: _Told) -> dict[str, object]:
    pyramid = told.filed.pyramid
    tops = {dream.id: dream.title for dream in told.filed.story.dreams}
    tops |= {summit.id: summit.title for summit in pyramid.summits}
    return {
        "goals": [(goal, tops.get(goal.dream or "", "")) for goal in pyramid.goals],
        "promises": pyramid.promises,
        "states": _states(),
    }


_CONTEXT: Final[dict[str, Callable[[_Told], dict[str, object]]]] = {
    "story": _chapters,
    "values": _values,
    "dreams": _dreams,
    "goals": _goals,
}


def _states() -> dict[str, str]:
    return {
        "reached": pgettext("state", "reached"),
        "changed": pgettext("state", "changed"),
        "let go": pgettext("state", "let go"),
        "moved": pgettext("state", "moved on"),
        "dropped": pgettext("state", "dropped"),
        "kept": pgettext("state", "kept"),
        "partly kept": pgettext("state", "partly kept"),
    }


def _square(told: _Told, photo: Shown | None) -> str:
    row = _photo(told, photos.number_of(photo.name)) if photo else None
    return page.held(photos.square_of(row, photo.focus, side=ON_PAGE), "image/jpeg") if row and photo else ""


def _cover(told: _Told, drawn: Drawn) -> SafeString:
    """The picture by day, and by night where the reader's device is dark."""
    addresses = {}
    for theme in THEMES:
        drawing = drawn(theme)
        if drawing is None:
            return render_to_string("stories/takeout/cover.html", {})
        addresses[theme] = page.held(svg.write(drawing).encode(), "image/svg+xml")
    words = drawn("day")
    context = {**addresses, "alt": words.description if words else "", "caption": told.filed.story.caption}
    return render_to_string("stories/takeout/cover.html", context)
