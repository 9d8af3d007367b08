"""One item as a JSON document and back: the form of the interchange file, and of one column in a database.

Empty fields are left out. Reading takes any JSON value and raises BadJson with one sentence that names the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from dreamline.filing.places import Place
from dreamline.goals.pyramid import Goal, GoalKind, GoalState, Promise, PromiseState, Summit, Tier
from dreamline.sentence import Refused
from dreamline.story.dream import Area, Dream, DreamSize, DreamState, Need
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import HIGHEST, LOWEST, ONLY_ME, Moment, Photo, Sight
from dreamline.story.story import COLOURS, Chapter, Value

if TYPE_CHECKING:
    from dreamline.story.when import When

Document = dict[str, Any]

_SIGHTS = ("me", "lead", "people")


def moment_to_json(moment: Moment) -> Document:
    return _filled(
        id=moment.id,
        when=when_to_json(moment.when),
        emoji=moment.emoji,
        text=moment.text,
        feeling=moment.feeling,
        turning_point=moment.turning_point,
        chose=moment.chose,
        why=moment.why,
        show_why=moment.show_why,
        photo=photo_to_json(moment.photo),
        people=moment.people,
        place=moment.place,
        sight=sight_to_json(moment.sight),
    )


def moment_from_json(data: object, where: str = "moment") -> Moment:
    """The moment of a document; `where` names it in sentences."""
    return read_moment(Place.of(data, where))


def read_moment(place: Place) -> Moment:
    return Moment(
        id=place.name("id"),
        when=read_when(place, "when"),
        emoji=place.text("emoji"),
        text=place.text("text"),
        feeling=place.nearest("feeling", LOWEST, HIGHEST),
        turning_point=place.yes("turning_point"),
        chose=place.text("chose"),
        why=place.text("why"),
        show_why=place.yes("show_why"),
        photo=_photo(place),
        people=place.text("people"),
        place=place.text("place"),
        sight=_sight(place),
    )


def chapter_to_json(chapter: Chapter) -> Document:
    """A chapter without its moments, which name it."""
    return _filled(id=chapter.id, name=chapter.name, when=when_to_json(chapter.when), colour=chapter.colour)


def chapter_from_json(data: object, where: str = "chapter") -> Chapter:
    return read_chapter(Place.of(data, where))


def read_chapter(place: Place) -> Chapter:
    return Chapter(
        id=place.name("id"),
        name=place.text("name"),
        when=read_when(place, "when"),
        colour=place.choice("colour", ("", *COLOURS), ""),
    )


def value_to_json(value: Value) -> Document:
    return _filled(name=value.name, moments=list(value.moments), sight=sight_to_json(value.sight))


def value_from_json(data: object, where: str = "value") -> Value:
    return read_value(Place.of(data, where))


def read_value(place: Place) -> Value:
    return Value(name=place.text("name"), moments=place.names("moments"), sight=_sight(place))


def dream_to_json(dream: Dream) -> Document:
    return _filled(
        id=dream.id,
        emoji=dream.emoji,
        title=dream.title,
        photo=photo_to_json(dream.photo),
        size=dream.size,
        area=dream.area,
        horizon=when_to_json(dream.horizon),
        why=dream.why,
        in_the_way=dream.in_the_way,
        needs=[_filled(name=need.name, importance=need.importance, competence=need.competence) for need in dream.needs],
        grew_from=list(dream.grew_from),
        state="" if dream.state == "open" else dream.state,
        state_when=when_to_json(dream.state_when),
        was=dream.was,
        became=dream.became,
        sight=sight_to_json(dream.sight),
    )


def dream_from_json(data: object, where: str = "dream") -> Dream:
    return read_dream(Place.of(data, where))


def read_dream(place: Place) -> Dream:
    return Dream(
        id=place.name("id"),
        emoji=place.text("emoji"),
        title=place.text("title"),
        photo=_photo(place),
        size=place.choice("size", get_args(DreamSize), "small"),
        area=place.choice("area", get_args(Area), "private"),
        horizon=read_when(place, "horizon"),
        why=place.text("why"),
        in_the_way=place.text("in_the_way"),
        needs=tuple(_need(need) for need in place.items("needs")),
        grew_from=place.names("grew_from"),
        state=place.choice("state", get_args(DreamState), "open"),
        state_when=read_when(place, "state_when"),
        was=place.text("was"),
        became=place.link("became"),
        sight=_sight(place),
    )


def goal_to_json(goal: Goal) -> Document:
    return _filled(
        id=goal.id,
        kind=goal.kind,
        emoji=goal.emoji,
        title=goal.title,
        tier=goal.tier,
        due=when_to_json(goal.due),
        state="" if goal.state == "open" else goal.state,
        state_when=when_to_json(goal.state_when),
        parked=goal.parked,
        if_then=goal.if_then,
        in_the_way=goal.in_the_way,
        objective=goal.objective,
        dream=goal.dream,
        sight=sight_to_json(goal.sight),
    )


def goal_from_json(data: object, where: str = "goal") -> Goal:
    return read_goal(Place.of(data, where))


def read_goal(place: Place) -> Goal:
    return Goal(
        id=place.name("id"),
        kind=place.choice("kind", get_args(GoalKind), "outcome"),
        emoji=place.text("emoji"),
        title=place.text("title"),
        tier=place.choice("tier", (None, *get_args(Tier)), None),
        due=read_when(place, "due"),
        state=place.choice("state", get_args(GoalState), "open"),
        state_when=read_when(place, "state_when"),
        parked=place.yes("parked"),
        if_then=place.text("if_then"),
        in_the_way=place.text("in_the_way"),
        objective=place.text("objective"),
        dream=place.link("dream"),
        sight=_sight(place),
    )


def promise_to_json(promise: Promise) -> Document:
    return _filled(
        id=promise.id,
        who=promise.who,
        text=promise.text,
        due=when_to_json(promise.due),
        state="" if promise.state == "open" else promise.state,
        state_when=when_to_json(promise.state_when),
        dream=promise.dream,
    )


def promise_from_json(data: object, where: str = "promise") -> Promise:
    return read_promise(Place.of(data, where))


def read_promise(place: Place) -> Promise:
    return Promise(
        id=place.name("id"),
        who=place.text("who"),
        text=place.text("text"),
        due=read_when(place, "due"),
        state=place.choice("state", get_args(PromiseState), "open"),
        state_when=read_when(place, "state_when"),
        dream=place.link("dream"),
    )


def summit_to_json(summit: Summit) -> Document:
    return {"id": summit.id, "title": summit.title}


def summit_from_json(data: object, where: str = "summit") -> Summit:
    return read_summit(Place.of(data, where))


def read_summit(place: Place) -> Summit:
    return Summit(id=place.name("id"), title=place.text("title"))


def when_to_json(when: When | None) -> Document | None:
    """Words and EDTF decide; the earliest and latest day stand beside them for other programs."""
    if when is None:
        return None
    return {
        "words": when.words,
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def read_when(place: Place, key: str) -> When | None:
    inner = place.inside(key)
    if inner is None:
        return None
    words, edtf = inner.text("words"), inner.text("edtf")
    inner.ignore("earliest", "latest")
    inner.finish()
    try:
        return from_edtf(edtf, words)
    except Refused as wrong:
        raise inner.wrong("edtf", wrong.said) from None


def photo_to_json(photo: Photo | None) -> Document | None:
    if photo is None:
        return None
    return _filled(name=photo.name, alt=photo.alt, focus=list(photo.focus) if photo.focus else None)


def _photo(place: Place) -> Photo | None:
    inner = place.inside("photo")
    if inner is None:
        return None
    photo = Photo(name=inner.text("name"), alt=inner.text("alt"), focus=inner.shares("focus"))
    inner.finish()
    return photo


def sight_to_json(sight: Sight) -> Document | None:
    if sight == ONLY_ME:
        return None
    return _filled(who=sight.who, names=list(sight.names))


def _sight(place: Place) -> Sight:
    inner = place.inside("sight")
    if inner is None:
        return ONLY_ME
    sight = Sight(who=inner.choice("who", _SIGHTS, "me"), names=inner.texts("names"))
    inner.finish()
    return sight


def _need(place: Place) -> Need:
    return Need(
        name=place.text("name"),
        importance=place.nearest("importance", 0, 3),
        competence=place.nearest("competence", 1, 5),
    )


def _filled(**fields: Any) -> Document:
    return {key: value for key, value in fields.items() if value not in (None, "", []) and value is not False}
