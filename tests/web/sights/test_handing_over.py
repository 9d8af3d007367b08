"""What is open to whom, taking it back, and a change of lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from people_with_sights import tell_sample

from dreamline_web.keeping.models import Grant
from dreamline_web.stories.models import Dream, HandOver, Moment

if TYPE_CHECKING:
    from people_with_sights import House


def shown(birch: House, address: str = "/story/opened/", who: str = "marco") -> str:
    answer = birch.get(who, address)
    assert answer.status_code == 200
    return str(answer.content.decode().split("<main")[1].split("</main>")[0])


def new_lead(birch: House) -> None:
    birch.lead("tove")
    birch.end_lead("lena")


def test_all_that_is_open_stands_by_person(birch: House) -> None:
    assert "Nothing. Only you see your story." in shown(birch)
    birch.add("2001 Went to sea", "lead")
    birch.add("2002 Sang with Olga", "people", person=[birch.people["olga"].pk])
    birch.add("2003 Kept to myself")
    page = shown(birch)
    assert (
        page.index("Lena Sandberg")
        < page.index("Went to sea")
        < page.index("Olga Niemi")
        < page.index("Sang with Olga")
    )
    assert "Kept to myself" not in page


def test_one_item_is_taken_back_from_one_person(birch: House) -> None:
    olga, stan = birch.people["olga"], birch.people["stan"]
    number = birch.add("2002 Sang", "people", person=[olga.pk], names=stan.address)
    birch.post("marco", "/story/opened/taking-back/", to=olga.pk, item=f"moment-{number}")
    assert birch.get("olga", birch.of).status_code == 404
    assert birch.sees("stan", "Sang")
    assert birch.filed.story.moments[0].sight.names == (stan.address,)
    birch.post("marco", "/story/opened/taking-back/", to=stan.pk, item=f"moment-{number}")
    assert Moment.objects.get(pk=number).sight == "me"
    birch.post("marco", "/story/undo/")
    assert birch.sees("stan", "Sang")


def test_everything_is_taken_back_at_once_and_the_way_back_is_there(birch: House) -> None:
    tell_sample(birch, sights=True)
    lena = birch.people["lena"]
    count = Grant.objects.filter(to=lena).count()
    assert count > 20
    done = birch.post("marco", "/story/opened/taking-back/", to=lena.pk)
    assert "closed from this moment on" in birch.get("marco", done.headers["Location"]).content.decode()
    assert not Grant.objects.filter(to=lena).exists()
    assert birch.get("lena", birch.of).status_code == 404
    birch.post("marco", "/story/undo/")
    assert Grant.objects.filter(to=lena).count() == count


def test_what_lay_in_the_trash_meanwhile_stays_closed_for_them(birch: House) -> None:
    one, _two = birch.add("2001 Went to sea", "lead"), birch.add("2002 Came home", "lead")
    birch.post("marco", f"/story/moments/{one}/removal/")
    birch.post("marco", "/story/opened/taking-back/", to=birch.people["lena"].pk)
    birch.post("marco", f"/story/removed/moment/{one}/putting-back/")
    assert birch.get("lena", birch.of).status_code == 404


def test_a_stranger_to_the_list_cannot_be_named_there(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    assert birch.post("marco", "/story/opened/taking-back/", to=birch.people["stan"].pk).status_code == 404
    assert birch.post("marco", "/story/opened/words/", to=birch.people["stan"].pk).status_code == 404


def test_dreams_open_and_close_as_moments_do(birch: House) -> None:
    tell_sample(birch, sights=True)
    dream = Dream.objects.filter(sight="lead").first()
    assert dream is not None
    assert "Cycle to Trieste" in birch.get("lena", birch.of).content.decode()
    for row in Dream.objects.filter(sight="lead"):
        birch.post("marco", "/story/opened/taking-back/", to=birch.people["lena"].pk, item=f"dream-{row.pk}")
    assert "Cycle to Trieste" not in birch.get("lena", birch.of).content.decode()


def test_a_new_lead_is_announced_to_the_member_alone(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    new_lead(birch)
    page = shown(birch, "/story/")
    assert "Tove leads you now" in page
    assert "Nothing of what Lena could see has moved." in page
    assert "For your lead; only you see it now" in page
    for who in ("tove", "lena"):
        assert birch.get(who, birch.of).status_code == 404
        assert "Marco" not in shown(birch, "/story/opened-for-me/", who)
    assert number


def test_nothing_is_ticked_and_what_is_chosen_moves(birch: House) -> None:
    one, two = birch.add("2001 Went to sea", "lead"), birch.add("2002 Came home", "lead")
    birch.add("2003 Kept to myself")
    new_lead(birch)
    address = f"/story/hand-over/{birch.relation('tove').pk}/"
    page = shown(birch, address)
    assert page.count('type="checkbox"') == 3
    assert "checked" not in page
    assert "Kept to myself" not in page
    birch.post("marco", address, item=f"moment-{one}")
    assert birch.sees("tove", "Went to sea")
    assert not birch.sees("tove", "Came home")
    assert "Tove leads you now" not in shown(birch, "/story/")
    birch.post("marco", address, all="1")
    assert birch.sees("tove", "Came home")
    assert birch.get("lena", birch.of).status_code == 404
    birch.post("marco", "/story/undo/")
    assert not birch.sees("tove", "Came home")
    assert two


def test_only_what_is_meant_for_the_lead_can_be_handed_over(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    hidden = birch.add("2003 Kept to myself")
    new_lead(birch)
    birch.post("marco", f"/story/hand-over/{birch.relation('tove').pk}/", item=f"moment-{hidden}")
    assert birch.get("tove", birch.of).status_code == 404


def test_the_notice_can_be_put_away_and_the_page_stays(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    new_lead(birch)
    relation = birch.relation("tove")
    birch.post("marco", f"/story/hand-over/{relation.pk}/later/")
    assert HandOver.objects.get().relation == relation
    assert "Tove leads you now" not in shown(birch, "/story/")
    assert f"/story/hand-over/{relation.pk}/" in shown(birch)
    assert birch.get("tove", birch.of).status_code == 404


def test_nobody_else_hands_over(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    new_lead(birch)
    address = f"/story/hand-over/{birch.relation('tove').pk}/"
    for who in ("tove", "lena", "olga", "stan", "berit"):
        assert birch.get(who, address).status_code == 404
        assert birch.post(who, address, all="1").status_code == 404
        assert birch.post(who, f"{address}later/").status_code == 404
    birch.end_lead("tove")
    assert birch.post("marco", address, all="1").status_code == 404


def test_without_anything_opened_before_there_is_no_notice(birch: House) -> None:
    birch.add("2001 Went to sea")
    new_lead(birch)
    assert "leads you now" not in shown(birch, "/story/")
