"""What the environment says about company accounts. Knows no Django: settings.py reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dreamline_web.environment import BadSetting

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class OpenID:
    """An OpenID Connect provider; `issuer` without a slash at its end.

    Of either kind: an empty name is said in the language of who reads.
    """

    name: str
    issuer: str
    client: str
    secret: str
    id: str = "openid"

    @property
    def provider(self) -> str:
        return self.issuer


@dataclass(frozen=True, slots=True)
class Saml:
    """A SAML identity provider: `metadata` is an address, `entity` its name there.

    `subject` is the attribute that names people; empty: their persistent NameID.
    """

    name: str
    metadata: str
    entity: str
    subject: str
    id: str = "saml"

    @property
    def provider(self) -> str:
        return self.entity


Company = OpenID | Saml


def chosen(*companies: Company | None) -> tuple[Company, ...]:
    """Those that are set up."""
    return tuple(company for company in companies if company)


def openid(*, issuer: str, client: str, secret: str, name: str) -> OpenID | None:
    """Raises BadSetting."""
    issuer = issuer.rstrip("/")
    if not issuer:
        return None
    _only_safe("DREAMLINE_OIDC_ISSUER", issuer)
    _needed(client, "DREAMLINE_OIDC_CLIENT", "DREAMLINE_OIDC_ISSUER")
    return OpenID(name, issuer, client, secret)


def saml(*, metadata: str, entity: str, subject: str, name: str) -> Saml | None:
    """Raises BadSetting."""
    if not metadata:
        return None
    _needed(entity, "DREAMLINE_SAML_ENTITY", "DREAMLINE_SAML_METADATA")
    if "://" in metadata:
        _only_safe("DREAMLINE_SAML_METADATA", metadata)
    else:
        metadata = _file(metadata)
    return Saml(name, metadata, entity, subject)


def _file(name: str) -> str:
    path = Path(name).expanduser().absolute()
    if not path.is_file():
        raise BadSetting(f"DREAMLINE_SAML_METADATA names the file {path}, which is not there.")
    return path.as_uri()


def _only_safe(name: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise BadSetting(f"{name} is “{address}”; write an address that begins with https://.")


def _needed(value: str, name: str, other: str) -> None:
    if not value:
        raise BadSetting(f"{other} is set, so {name} is needed too.")
