"""The grants of an item are what its owner chose, from the same transaction on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people_with_sights import NOW, tell_sample

from dreamline_web.keeping.models import Grant
from dreamline_web.people.actions import leaving, teams
from dreamline_web.stories.models import Moment, Sights, Value

if TYPE_CHECKING:
    from people_with_sights import House


def granted(birch: House, number: int) -> set[tuple[str, bool]]:
    """For whom an item is open by the rows, and whether through a relation."""
    rows = Grant.objects.filter(item=number, owner=birch.people["marco"]).select_related("to")
    return {(row.to.first_name, row.relation_id is not None) for row in rows}


def test_what_is_new_is_open_to_nobody(birch: House) -> None:
    number = birch.add("2001 Went to sea")
    assert granted(birch, number) == set()
    assert birch.get("lena", birch.of).status_code == 404


def test_my_lead_is_the_lead_of_the_one_team(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    assert granted(birch, number) == {("Lena", True)}
    assert birch.sees("lena", "Went to sea")
    for who in ("olga", "stan", "tove", "berit"):
        assert birch.get(who, birch.of).status_code == 404, who


def test_all_who_lead_the_team_get_one_each(birch: House) -> None:
    birch.lead("tove")
    assert granted(birch, birch.add("2001 Went to sea", "lead")) == {("Lena", True), ("Tove", True)}


def test_with_several_teams_the_form_asks_which(birch: House) -> None:
    teams.join(birch.people["marco"], birch.teams["Harbour"], by=None, now=NOW)
    asked = birch.post("marco", "/story/moments/", when="2001", text="Went to sea", sight="lead")
    assert asked.status_code == 422
    assert asked.context["form"].errors["team"] == ["Choose the team whose lead may see it."]
    page = asked.content.decode()
    assert "Harbour" in page
    assert "Went to sea" in page
    number = birch.add("2001 Went to sea", "lead", team=[birch.teams["Harbour"].pk])
    assert granted(birch, number) == {("Tove", True)}
    both = [birch.teams["Harbour"].pk, birch.teams["Birch"].pk]
    birch.change(number, team=both)
    assert granted(birch, number) == {("Tove", True), ("Lena", True)}
    birch.change(number, team=both[1:])
    assert granted(birch, number) == {("Lena", True)}


def test_another_team_than_ones_own_opens_nothing(birch: House) -> None:
    teams.join(birch.people["olga"], birch.teams["Harbour"], by=None, now=NOW)
    number = birch.add("2001 Went to sea", "lead", team=[birch.teams["Harbour"].pk])
    assert granted(birch, number) == {("Lena", True)}  # one team only, so nobody was asked


def test_people_are_chosen_from_the_own_teams_or_by_address(birch: House) -> None:
    olga, stan = birch.people["olga"], birch.people["stan"]
    number = birch.add("2001 Went to sea", "people", person=[olga.pk], names=stan.address)
    assert granted(birch, number) == {("Olga", False), ("Stan", False)}
    assert birch.sees("olga", "Went to sea")
    assert birch.sees("stan", "Went to sea")
    assert birch.get("lena", birch.of).status_code == 404
    birch.change(number, person=[], names=stan.address)
    assert granted(birch, number) == {("Stan", False)}


def test_somebody_of_no_own_team_cannot_be_ticked_or_named_without_the_address(birch: House) -> None:
    number = birch.add("2001 Went to sea", "people", person=[birch.people["stan"].pk], names="Stan Whitlock")
    assert granted(birch, number) == set()


def test_who_is_unticked_is_no_longer_named(birch: House) -> None:
    """A first name of a file means somebody of the team; the tick then says all, and no word of it stays behind."""
    number = birch.add("2001 Went to sea", "people", names="Olga, Lena")
    assert granted(birch, number) == {("Olga", False), ("Lena", False)}
    form = birch.get("marco", f"/story/moments/{number}/form/").context["form"]
    assert form.typed_names == ""
    birch.change(number, names=form.typed_names, person=[birch.people["lena"].pk])
    assert granted(birch, number) == {("Lena", False)}


def test_a_name_nobody_carries_stays_and_opens_nothing(birch: House) -> None:
    number = birch.add("2001 Went to sea", "people", names="Nonna Pia")
    assert granted(birch, number) == set()
    assert birch.filed.story.moments[0].sight.names == ("Nonna Pia",)
    page = birch.get("marco", "/story/").content.decode()
    assert "For Nonna Pia; only you see it now" in page
    form = birch.get("marco", f"/story/moments/{number}/form/").content.decode()
    assert "Nobody can be found here as “Nonna Pia”" in form


def test_taking_back_counts_on_the_next_request(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    assert birch.sees("lena", "Went to sea")
    birch.change(number, sight="me")
    assert granted(birch, number) == set()
    assert birch.get("lena", birch.of).status_code == 404


def test_saving_other_words_opens_nothing(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    birch.lead("tove")
    birch.end_lead("lena")
    birch.change(number, text="Went to sea again")
    assert granted(birch, number) == {("Lena", True)}  # ended with the relation
    for who in ("lena", "tove"):
        assert birch.get(who, birch.of).status_code == 404


def test_appointing_a_lead_opens_nothing(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    birch.lead("berit")
    assert birch.get("berit", birch.of).status_code == 404
    assert birch.sees("lena", "Went to sea")


def test_removal_closes_and_putting_back_opens_what_was_open(birch: House) -> None:
    shown, hidden = birch.add("2001 Went to sea", "lead"), birch.add("2002 Came home")
    for number in (shown, hidden):
        birch.post("marco", f"/story/moments/{number}/removal/")
        assert granted(birch, number) == set()
    assert birch.get("lena", birch.of).status_code == 404
    for number in (shown, hidden):
        birch.post("marco", f"/story/removed/moment/{number}/putting-back/")
    assert granted(birch, shown) == {("Lena", True)}
    assert granted(birch, hidden) == set()


def test_nothing_comes_back_for_a_lead_of_before(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    birch.change(number, sight="me")
    birch.end_lead("lena")
    birch.lead("lena")
    birch.lead("tove")
    birch.post("marco", "/story/undo/")
    assert Moment.objects.get(pk=number).sight == "lead"
    assert granted(birch, number) == set()
    for who in ("lena", "tove"):
        assert birch.get(who, birch.of).status_code == 404


def test_undo_and_redo_go_along_with_the_choice(birch: House) -> None:
    number = birch.add("2001 Went to sea")
    birch.change(number, sight="lead")
    birch.post("marco", "/story/undo/")
    assert granted(birch, number) == set()
    birch.post("marco", "/story/redo/")
    assert granted(birch, number) == {("Lena", True)}
    birch.post("marco", f"/story/moments/{number}/removal/")
    birch.post("marco", "/story/undo/")
    assert granted(birch, number) == {("Lena", True)}


def test_values_follow_too(birch: House) -> None:
    number = birch.value("patience", "lead")
    assert granted(birch, number) == {("Lena", True)}
    assert birch.sees("lena", "patience")
    form = {"name": "patience", "version": Value.objects.get(pk=number).version}
    birch.post("marco", f"/story/values/{number}/change/", **form, sight="people", person=[birch.people["olga"].pk])
    assert granted(birch, number) == {("Olga", False)}
    birch.post("marco", f"/story/values/{number}/removal/")
    assert granted(birch, number) == set()


def test_bringing_a_file_in_opens_nothing_by_itself(birch: House) -> None:
    tell_sample(birch, sights=False)
    assert not Grant.objects.exists()


def test_what_only_its_owner_sees_never_has_a_grant(birch: House) -> None:
    tell_sample(birch, sights=True)
    for model in (Moment, Value):
        closed = model.objects.filter(sight=Sights.ONLY_ME).values_list("pk", flat=True)
        assert not Grant.objects.filter(item__in=closed).exists()


@pytest.mark.parametrize("who", ["lena", "marco"])
def test_a_closed_account_ends_it(birch: House, who: str) -> None:
    birch.add("2001 Went to sea", "lead")
    leaving.close_account(birch.people[who], by=birch.people[who], now=NOW)
    address = birch.of
    assert birch.get("lena", address).status_code in {302, 404}
    assert "Went to sea" not in birch.get("lena", address).content.decode()
