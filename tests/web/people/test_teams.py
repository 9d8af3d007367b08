"""Teams, and who leads whom since when: opened and closed by what happens, never by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from people_here import NOW, somebody, team_of

from dreamline_web.pages.versions import Stale
from dreamline_web.people.actions import leaving, teams
from dreamline_web.people.models import Leading, Membership, Relation, Team
from dreamline_web.people.queries import leading
from dreamline_web.people.refusals import NameTaken, NotHere

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=900)


def test_a_member_is_led_from_the_day_both_are_there() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team = teams.make_team("Birch", by=None, now=NOW)
    teams.join(marco, team, by=None, now=NOW)
    assert list(leading.leads_of(marco)) == []
    teams.appoint_lead(lena, team, by=None, now=LATER)
    (relation,) = leading.relations_of(marco)
    assert (relation.lead, relation.member, relation.since, relation.until) == (lena, marco, LATER, None)
    assert list(leading.members_of(lena)) == [marco]
    assert leading.leads(lena, marco)
    assert not leading.leads(marco, lena)


def test_a_new_lead_begins_with_a_new_empty_relation() -> None:
    lena, tove, marco = somebody("Lena"), somebody("Tove"), somebody("Marco")
    team = team_of("Birch", lena, marco)
    (before,) = leading.relations_of(marco)
    teams.end_lead(lena, team, by=None, now=LATER)
    teams.appoint_lead(tove, team, by=None, now=LATER)
    assert list(leading.leads_of(marco)) == [tove]
    first, second = leading.history_of(marco)
    assert (first.pk, first.lead, first.until) == (before.pk, lena, LATER)
    assert (second.lead, second.until) == (tove, None)
    assert second.space != first.space


def test_who_comes_back_to_lead_gets_nothing_from_before() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team = team_of("Birch", lena, marco)
    (before,) = leading.relations_of(marco)
    teams.end_lead(lena, team, by=None, now=LATER)
    teams.appoint_lead(lena, team, by=None, now=LATER)
    (again,) = leading.relations_of(marco)
    assert again.pk != before.pk
    assert again.space not in {before.space, marco.space, lena.space}


def test_nobody_leads_themself() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team = team_of("Birch", lena, marco, lena)
    assert Relation.objects.filter(team=team).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(lead=lena, member=lena, team=team, since=NOW)


def test_leaving_a_team_ends_being_led_in_it_at_once() -> None:
    lena, marco, olga = somebody("Lena"), somebody("Marco"), somebody("Olga")
    team = team_of("Birch", lena, marco, olga)
    teams.leave_team(marco, team, by=None, now=LATER)
    assert not leading.leads(lena, marco)
    assert leading.leads(lena, olga)
    assert list(leading.teams_of(marco)) == []


def test_somebody_may_be_in_several_teams_with_several_leads() -> None:
    lena, tove, marco = somebody("Lena"), somebody("Tove"), somebody("Marco")
    birch, harbour = team_of("Birch", lena, marco), team_of("Harbour", tove, marco)
    assert set(leading.leads_of(marco)) == {lena, tove}
    assert list(leading.teams_of(marco)) == [birch, harbour]
    assert list(leading.teams_led_by(tove)) == [harbour]
    teams.close_team(birch, by=lena, now=LATER)
    assert list(leading.leads_of(marco)) == [tove]
    assert not leading.is_lead(lena)


def test_repeating_a_verb_changes_nothing() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    for _ in range(3):
        team_of("birch", lena, marco)
    rows = (Team, Membership, Leading, Relation)
    assert [kind.objects.count() for kind in rows] == [1, 1, 1, 1]


def test_the_database_holds_the_rules_too() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team = team_of("Birch", lena, marco)
    wrong = (
        lambda: Membership.objects.create(team=team, person=marco, since=NOW),
        lambda: Leading.objects.create(team=team, lead=lena, since=NOW),
        lambda: Relation.objects.create(team=team, lead=lena, member=marco, since=NOW),
        lambda: Team.objects.create(name="BIRCH", made=NOW),
        lambda: Membership.objects.filter(person=marco).update(until=NOW - timedelta(days=1)),
        lambda: Leading.objects.filter(lead=lena).update(until=NOW - timedelta(days=1)),
        lambda: Relation.objects.filter(lead=lena).update(until=NOW - timedelta(days=1)),
    )
    for do in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            do()


def test_a_name_belongs_to_one_open_team() -> None:
    lena = somebody("Lena")
    birch, harbour = team_of("Birch", lena), team_of("Harbour", lena)
    with pytest.raises(NameTaken):
        teams.rename_team(harbour, "birch", version=harbour.version, by=lena, now=NOW)
    teams.close_team(birch, by=lena, now=LATER)
    teams.rename_team(harbour, "Birch", version=harbour.version, by=lena, now=LATER)
    with pytest.raises(Stale):
        teams.rename_team(harbour, "Other", version=harbour.version, by=lena, now=LATER)


def test_who_has_a_closed_account_neither_joins_nor_leads() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team = team_of("Birch", lena)
    leaving.close_account(marco, by=lena, now=NOW)
    for verb in (teams.join, teams.appoint_lead):
        with pytest.raises(NotHere):
            verb(marco, team, by=lena, now=NOW)
