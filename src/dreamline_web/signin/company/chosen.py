"""What the environment says about company accounts. Knows no Django: settings.py reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dreamline_web.environment import BadSetting, env_text

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class OpenID:
    """An OpenID Connect provider; `issuer` without a slash at its end."""

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


def from_environment() -> tuple[Company, ...]:
    """Raises BadSetting."""
    return tuple(company for company in (_openid(), _saml()) if company)


def _openid() -> OpenID | None:
    issuer = env_text("DREAMLINE_OIDC_ISSUER").rstrip("/")
    if not issuer:
        return None
    _only_safe("DREAMLINE_OIDC_ISSUER", issuer)
    client, secret = _needed("DREAMLINE_OIDC_CLIENT", "DREAMLINE_OIDC_ISSUER"), env_text("DREAMLINE_OIDC_SECRET")
    return OpenID(env_text("DREAMLINE_OIDC_NAME", "your company account"), issuer, client, secret)


def _saml() -> Saml | None:
    metadata = env_text("DREAMLINE_SAML_METADATA")
    if not metadata:
        return None
    entity = _needed("DREAMLINE_SAML_ENTITY", "DREAMLINE_SAML_METADATA")
    if "://" not in metadata:
        metadata = _file(metadata)
    else:
        _only_safe("DREAMLINE_SAML_METADATA", metadata)
    name, subject = env_text("DREAMLINE_SAML_NAME", "your company account"), env_text("DREAMLINE_SAML_SUBJECT")
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


def _needed(name: str, other: str) -> str:
    if not (value := env_text(name)):
        raise BadSetting(f"{other} is set, so {name} is needed too.")
    return value
