"""Trying keys after a restore: one sealed value of every space that has a key is opened, and its content thrown away.

Only whether it opened leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db.models import ForeignKey

from dreamline_web.keeping.models import SealedRow
from dreamline_web.people.models import Person
from dreamline_web.sealing import envelope
from dreamline_web.sealing.models import Erased, Proof, SpaceKey
from dreamline_web.sealing.readiness import ROW, NotTogether, prove
from dreamline_web.sealing.ring import HOUSE_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

FURTHEST: Final = 3
"""Steps from a sealed row to its person: a part, its story, its owner."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How many spaces gave a value back, and how many did not. A space nothing was sealed in counts as neither."""

    opened: int
    shut: int


def every_space() -> Tried:
    """One query of rows for each space and way to it; raises masters.BadMaster where the master key is away."""
    gone = Erased.objects.values_list("space", flat=True)
    spaces = SpaceKey.objects.exclude(space__in=list(gone)).order_by("space").values_list("space", flat=True)
    ways = [(row, path) for row in sealed_rows() for path in paths(row)]
    found = [_house() if space == HOUSE_SPACE else _opens(space, ways) for space in spaces]
    return Tried(found.count(True), found.count(False))


def sealed_rows() -> list[type[SealedRow]]:
    return [model for model in apps.get_models() if issubclass(model, SealedRow)]


def paths(model: type[Model], steps: int = FURTHEST) -> Iterator[str]:
    """The ways along foreign keys from a row to a person, as Django's lookups write them."""
    keys = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey)]  # noqa: SLF001  # Django's public name
    for key in keys:
        other: Any = key.related_model
        if other is Person:
            yield key.name
        elif steps > 1:
            yield from (f"{key.name}__{further}" for further in paths(other, steps - 1))


def _opens(space: int, ways: list[tuple[type[SealedRow], str]]) -> bool | None:
    """None where nothing is sealed in it."""
    for model, path in ways:
        rows: Any = model._default_manager  # noqa: SLF001  # Django's public name
        for row in rows.filter(**{f"{path}__space": space})[:FURTHEST]:
            if row.sealed and row.whose().space == space:
                return _one(space, row)
    return None


def _one(space: int, row: SealedRow) -> bool:
    table = row._meta.label_lower  # noqa: SLF001  # as above
    try:
        envelope.open_sealed(bytes(row.sealed), space=space, table=table, field="sealed", row=row.pk)
    except envelope.CannotOpen:
        return False
    return True


def _house() -> bool | None:
    proof = Proof.objects.filter(pk=ROW).first()
    if proof is None:
        return None
    try:
        prove(proof)
    except NotTogether:
        return False
    return True
