"""Which database a table lives in: the keys in the ring, everything else where it always was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from django.db.models import Model

RING: Final = "keyring"
IN_THE_RING: Final = frozenset({"spacekey", "erased"})


class Router:
    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        return RING if _in_the_ring(model._meta.app_label, model._meta.model_name) else None  # noqa: SLF001  # Django's

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        return self.db_for_read(model, **hints)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        return (db == RING) == _in_the_ring(app_label, model_name)


def _in_the_ring(app: str, model: str | None) -> bool:
    return app == "sealing" and model in IN_THE_RING
