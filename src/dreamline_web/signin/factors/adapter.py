"""What django-allauth asks us about factors."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from dreamline_web.sealing import envelope
from dreamline_web.sealing.ring import HOUSE_SPACE

if TYPE_CHECKING:
    from dreamline_web.people.models import Person

_TABLE: Final = "mfa_authenticator"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # django-allauth has no types
    """Secrets of code apps and recovery codes are sealed; a stolen database gives no second factor away."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(
            envelope.seal(text.encode(), space=HOUSE_SPACE, table=_TABLE, field="data", row=0)
        ).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return envelope.open_sealed(sealed, space=HOUSE_SPACE, table=_TABLE, field="data", row=0).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host people open, whatever the request says."""
        return {"id": urlsplit(settings.ORIGIN).hostname or "localhost", "name": "Dreamline"}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, bytes | str]:
        return {"id": str(user.pk).encode(), "display_name": user.name, "name": user.address}

    def get_totp_issuer(self) -> str:
        return "Dreamline"

    def get_totp_label(self, user: Person) -> str:
        return user.address
