"""What an owner has opened, for whom and since when; what the lead of before could see and the new one cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dreamline_web.keeping import grants
from dreamline_web.people.models import first_of
from dreamline_web.stories import documents, news, snapshots
from dreamline_web.stories.models import Dream, HandOver, Moment, Sights, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from dreamline_web.keeping.models import Grant
    from dreamline_web.people.models import Person, Relation, Team
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.snapshots import Key, Row

ORDER: Final = ("story", "moment", "value", "dream")


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item on a page of its owner's. `name` stands for it in a form ("moment-17")."""

    table: str
    id: int
    words: str
    since: datetime | None = None

    @property
    def name(self) -> str:
        return f"{self.table}-{self.id}"


@dataclass(frozen=True, slots=True)
class OpenFor:
    """Somebody, the team they lead the owner in (None: opened by name), and what is open for them."""

    person: Person
    team: Team | None
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody leads the owner now who did not before; `before` led last in that team (None: nobody did)."""

    relation: Relation
    before: Person | None
    waiting: int


def who_sees(owner: Person) -> dict[Key, tuple[str, ...]]:
    """The first names of everybody an item is open for, by item. One query."""
    found: dict[Key, tuple[str, ...]] = {}
    for kind, item, name in grants.opened_by(owner).values_list("kind", "item", "to__name"):
        found[kind, item] = (*found.get((kind, item), ()), first_of(name))
    return found


def opened_by(story: Story) -> tuple[OpenFor, ...]:
    """By person, the leads first; each with the items in the story's order of kinds. At most five queries."""
    rows = list(grants.opened_by(story.owner))
    words = words_of(story, ((row.kind, row.item) for row in rows))
    by_person: dict[int, list[Grant]] = {}
    for row in rows:
        if (row.kind, row.item) in words:
            by_person.setdefault(row.to_id, []).append(row)
    found = [_open_for(inside, words) for inside in by_person.values()]
    return tuple(sorted(found, key=lambda one: (one.team is None, one.person.name)))


def _open_for(rows: list[Grant], words: Mapping[Key, str]) -> OpenFor:
    ordered = sorted(rows, key=lambda row: (ORDER.index(row.kind), row.since, row.pk))
    items = tuple(ItemView(row.kind, row.item, words[row.kind, row.item], row.since) for row in ordered)
    team = next((row.relation.team for row in rows if row.relation), None)
    return OpenFor(rows[0].to, team, items)


def words_of(story: Story, keys: Iterable[Key]) -> dict[Key, str]:
    """What these items of a story are called; those that are gone are left out. At most three queries."""
    wanted: dict[str, set[int]] = {}
    for table, number in keys:
        wanted.setdefault(table, set()).add(number)
    found: dict[Key, str] = {("story", story.pk): ""} if "story" in wanted else {}
    for table in ORDER[1:]:
        if table in wanted:
            rows = snapshots.TABLES[table].objects.filter(story=story, pk__in=wanted[table])  # type: ignore[misc]  # every table has it
            found |= {(table, row.pk): called(story, row) for row in rows}
    return found


def called(story: Story, row: Row) -> str:
    """The words that name an item, at most as long as in news."""
    if isinstance(row, Moment | Value | Dream):
        row.story = story
        return news.titled(str(row._meta.model_name), snapshots.columns(row))  # noqa: SLF001  # Django's public name
    return documents.head_of(story).story.title


def waiting_for(story: Story, relation: Relation) -> tuple[ItemView, ...]:
    """What its owner means for the lead and this lead cannot see. At most four queries."""
    there = {(row.kind, row.item) for row in grants.opened_by(story.owner) if row.to_id == relation.lead_id}
    items = []
    for table in ORDER[1:]:
        rows = snapshots.TABLES[table].objects.filter(story=story, sight=Sights.MY_LEAD)  # type: ignore[misc]  # as above
        items += [
            ItemView(table, row.pk, called(story, row)) for row in _as_told(rows, table) if (table, row.pk) not in there
        ]
    return tuple(items)


def _as_told(rows: Iterable[Row], table: str) -> list[Row]:
    """Moments chapter by chapter, the rest by position."""
    if table == "moment":
        return list(rows.select_related("chapter").order_by("chapter__position", "position", "id"))  # type: ignore[attr-defined]  # a query
    return list(rows.order_by("position", "id"))  # type: ignore[attr-defined]  # as above


def change_of_lead(owner: Person, history: Iterable[Relation]) -> Change | None:
    """A new lead for whom nothing was handed over yet, and for whom the notice was not put away.

    `history` is everybody who leads or led the owner (people.queries.leading). Two queries after a change of lead.
    """
    history = list(history)
    ended = {row.pk: row for row in history if row.until}
    if not ended:
        return None
    left: dict[int, set[Key]] = {}
    for grant in grants.ended_of(owner):
        left.setdefault(grant.relation_id or 0, set()).add((grant.kind, grant.item))
    open_ones = [row for row in history if row.until is None]
    seen_to = set(HandOver.objects.filter(relation__in=open_ones).values_list("relation", flat=True)) if left else set()
    for row in open_ones:
        before = [one for one in ended.values() if one.team_id == row.team_id and left.get(one.pk)]
        if before and row.pk not in seen_to:
            waiting = set().union(*(left[one.pk] for one in before))
            return Change(row, max(before, key=lambda one: one.until or row.since).lead, len(waiting))
    return None
