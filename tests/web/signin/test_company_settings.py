"""What the environment may say about company accounts, and the pages when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dreamline_web.environment import BadSetting
from dreamline_web.signin.company import chosen

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import Settings

ISSUER = "https://id.tallvik.example"


def openid(issuer: str, client: str = "dreamline") -> chosen.OpenID | None:
    return chosen.openid(issuer=issuer, client=client, secret="", name="")


def saml(metadata: str, entity: str = "https://id.tallvik.example/saml") -> chosen.Saml | None:
    return chosen.saml(metadata=metadata, entity=entity, subject="", name="Tallvik")


def test_nothing_is_set_up_by_itself() -> None:
    assert chosen.chosen(openid(""), saml("")) == ()


def test_an_identity_is_named_by_its_issuer() -> None:
    company = openid(f"{ISSUER}/")
    assert company is not None
    assert company.provider == ISSUER


@pytest.mark.parametrize("address", ["http://id.tallvik.example", "ftp://id.tallvik.example", "id.tallvik.example"])
def test_providers_are_asked_over_tls_only(address: str) -> None:
    with pytest.raises(BadSetting, match="begins with https"):
        openid(address)


def test_on_this_computer_they_may_be_plain() -> None:
    assert openid("http://localhost:9") is not None


def test_what_belongs_together_is_asked_for() -> None:
    with pytest.raises(BadSetting, match="DREAMLINE_OIDC_CLIENT is needed too"):
        openid(ISSUER, client="")
    with pytest.raises(BadSetting, match="DREAMLINE_SAML_ENTITY is needed too"):
        saml(f"{ISSUER}/metadata", entity="")


def test_metadata_may_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="which is not there"):
        saml(str(tmp_path / "metadata.xml"))
    (tmp_path / "metadata.xml").write_text("<x/>")
    company = saml(str(tmp_path / "metadata.xml"))
    assert company is not None
    assert company.metadata == (tmp_path / "metadata.xml").as_uri()


@pytest.mark.django_db
def test_without_a_company_its_addresses_lead_nowhere(client: Client) -> None:
    assert client.post("/sign-in/company/openid/").status_code == 404
    assert client.get("/sign-in/company/openid/back/?code=x&state=y").status_code == 404
    assert client.post("/sign-in/saml/answer/", {"SAMLResponse": "x"}).status_code == 404
    assert client.post("/sign-in/saml/finish/", {"SAMLResponse": "x"}).status_code == 404
    assert client.get("/sign-in/saml/metadata/").status_code == 404


@pytest.mark.django_db
def test_saml_tells_the_provider_about_us_without_asking_it(client: Client, settings: Settings) -> None:
    settings.COMPANIES = (saml("https://nobody.invalid/metadata"),)
    told = client.get("/sign-in/saml/metadata/").content.decode()
    assert 'entityID="http://localhost:8000/sign-in/saml/metadata/"' in told
    assert 'Location="http://localhost:8000/sign-in/saml/answer/"' in told
    assert 'WantAssertionsSigned="true"' in told
    assert "SingleLogoutService" not in told


@pytest.mark.django_db
def test_a_provider_that_cannot_be_reached_is_said_kindly(client: Client, settings: Settings) -> None:
    settings.COMPANIES = (saml("http://localhost:9/metadata"), openid("http://localhost:9"))
    for name in ("saml", "openid"):
        answer = client.post(f"/sign-in/company/{name}/", follow=True)
        assert answer.redirect_chain == [("/sign-in/?news=company", 303)]
        assert "did not work out this time" in answer.content.decode()


@pytest.mark.django_db
def test_a_saml_answer_nobody_asked_for_is_refused(client: Client, settings: Settings) -> None:
    settings.COMPANIES = (saml("http://localhost:9/metadata"),)
    for answer in ("", "not base64", "PHg+", "x" * 400_000):
        assert client.post("/sign-in/saml/finish/", {"SAMLResponse": answer})["Location"] == "/sign-in/?news=company"
