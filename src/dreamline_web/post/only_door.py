"""Stands where Django's own mail would go out: letters that are no rows could be lost or sent twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from django.core.mail import EmailMessage


class Backend(BaseEmailBackend):
    """Refuses everything."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> NoReturn:  # noqa: ARG002  # Django's signature
        raise RuntimeError("Letters go out through dreamline_web.post.actions.send only.")
