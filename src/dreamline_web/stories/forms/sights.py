"""Who may see an item, as a form asks it: only me, my lead (of which team, where there are several), people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from dreamline_web.stories.forms.fields import NamesField, SightField, sight_of
from dreamline_web.stories.opened.choices import Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.story.moment import Sight
    from dreamline_web.keeping.models import Grant
    from dreamline_web.people.models import Person
    from dreamline_web.stories.opened.audience import Audience


class RowsField(forms.MultipleChoiceField):
    """Ids of rows that were ticked; what is no id is nothing."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> frozenset[int]:
        sent = [str(one) for one in value or ()]
        return frozenset(int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 19)  # noqa: PLR2004  # digits of a 64-bit number


class SightForm(forms.Form):
    """The part of a form that says who sees it. After is_valid: `seen_by` (a Sight) and `wish`.

    `held` are the grants of the item as they stand, `audience` whom its owner can choose; without one, only the words
    of the form count.
    """

    sight = SightField(required=False)
    names = NamesField(required=False, max_length=2000)
    person = RowsField()
    team = RowsField()
    audience: Audience | None = None
    held: tuple[Grant, ...] = ()

    def read_sight(self, kept: Sight | None = None) -> None:
        """Called by `clean` of the whole form; `kept` is the sight that stands."""
        found = self.cleaned_data
        ticked = [one for one in self.everybody if one.pk in found.get("person", ())]
        if found.get("sight") == "people" and "names" in found:
            found["names"] = tuple(dict.fromkeys((*found["names"], *(one.name for one in ticked))))
        self.seen_by: Sight = sight_of(self)
        asked = frozenset(found.get("team", ())) if self.asks_for_team else None
        stays = kept is not None and kept.who == "lead" and not self._held_teams
        if self.seen_by.who == "lead" and asked == frozenset():
            asked = None
            if not stays:
                self.add_error("team", _("Choose the team whose lead may see it."))
        self.wish = Wish(frozenset(found.get("person", ())), asked)

    @property
    def asks_for_team(self) -> bool:
        """A form that did not show the teams did not ask."""
        return self.audience is not None and "sight" in self.data and self.audience.asks

    @property
    def everybody(self) -> tuple[Person, ...]:
        return self.audience.people if self.audience else ()

    @property
    def people_to_tick(self) -> tuple[tuple[Person, bool], ...]:
        """Everybody of the owner's teams, and whether they are ticked."""
        ticked = self._ticked("person", {grant.to_id for grant in self.held if grant.relation_id is None})
        return tuple((person, person.pk in ticked) for person in self.everybody)

    @property
    def teams_to_tick(self) -> tuple[tuple[Any, bool], ...]:
        """The teams where several are to choose from, and whether they are ticked."""
        if self.audience is None or not self.audience.asks:
            return ()
        ticked = self._ticked("team", self._held_teams)
        return tuple((team, team.id in ticked) for team in self.audience.teams)

    @property
    def typed_names(self) -> str:
        """What stands in the field of names: those nobody is ticked for."""
        value = self["names"].value() or ""
        if self.is_bound:
            return str(value)
        ticked = {person.pk for person, is_ticked in self.people_to_tick if is_ticked}
        return ", ".join(name for name in str(value).split(", ") if name and not self._means(name, ticked))

    @property
    def nobody(self) -> tuple[str, ...]:
        """Typed names that mean nobody, or several people, so that nobody sees the item through them."""
        if self.audience is None or self["sight"].value() != "people":
            return ()
        return tuple(name for name in self.typed_names.split(", ") if name and self.audience.named(name) is None)

    @property
    def waits(self) -> bool:
        """It is meant for the lead, and no lead of now can see it."""
        return not self.is_bound and self["sight"].value() == "lead" and not self.held

    @property
    def _held_teams(self) -> set[int]:
        return {grant.relation.team_id for grant in self.held if grant.relation}

    def _means(self, name: str, people: set[int]) -> bool:
        """Whether a name means one of these people, so that their tick says all."""
        found = self.audience.named(name) if self.audience else None
        return found is not None and found.pk in people and "@" not in name

    def _ticked(self, name: str, stands: Iterable[int]) -> set[int]:
        return set(self.fields[name].clean(self[name].value())) if self.is_bound else set(stands)
