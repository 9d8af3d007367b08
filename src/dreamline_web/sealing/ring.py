"""The key ring: one random key a space, wrapped by the newest master key, in a database of its own.

A key is looked up at most once a request and forgotten at its end, so that an erased space is closed in all processes
from the next request on. Commands and workers that open many things do it `with ring.at_hand():`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from django.db import connections, transaction

from dreamline_web.pages.identifiers import new_id
from dreamline_web.sealing import cipher, ledger, masters
from dreamline_web.sealing.models import Erased, SpaceKey
from dreamline_web.sealing.routing import RING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

HOUSE_SPACE: Final = 0
"""The space of what belongs to the installation and to no person."""

LOOK: Final = (
    "SELECT wrapped, master FROM sealing_spacekey WHERE space = %s"
    " AND NOT EXISTS (SELECT 1 FROM sealing_erased WHERE space = %s)"
)
"""An erased space has no key, even if an old backup brought one back."""

_WITH_OTHERS: Final = "ROW EXCLUSIVE"
_ALONE: Final = "SHARE ROW EXCLUSIVE"
"""Locks of PostgreSQL: makers of keys work side by side; a rotation and an erasure wait for them and hold them off."""

_at_hand: ContextVar[dict[int, cipher.Cipher] | None] = ContextVar("keys_at_hand", default=None)


class NoKey(LookupError):
    """The space was never used, or it is erased."""

    def __init__(self) -> None:
        super().__init__("There is no key to this any more.")


def new_space() -> int:
    """A space nobody has, with its key."""
    space = new_id()
    key_to_seal(space)
    return space


def key_to_open(space: int) -> cipher.Cipher:
    """The key to open with. Raises NoKey, masters.BadMaster."""
    held = _at_hand.get()
    if held is not None and space in held:
        return held[space]
    key = _unwrapped(space)
    if held is not None:
        held[space] = key
    return key


def key_to_seal(space: int) -> cipher.Cipher:
    """The key to seal with; the first value of a space makes its key. Raises NoKey for an erased space, BadMaster."""
    try:
        return key_to_open(space)
    except NoKey:
        _make(space)
        return key_to_open(space)


def is_used(space: int) -> bool:
    """Whether something was sealed in it that can still be opened."""
    return SpaceKey.objects.filter(space=space).exists()


def erase(space: int, *, now: datetime) -> None:
    """Destroys the key of a space: nothing ever sealed in it can be opened again, here or from a backup.

    Cannot be taken back, also not by a transaction of the main database: call it when that has committed
    (`transaction.on_commit`). It is noted first (`ledger`), so that what a crash interrupts is done at the next start.
    """
    ledger.note(space, at=now)
    _destroy({space: now})
    (_at_hand.get() or {}).pop(space, None)


def replay() -> int:
    """Destroys the keys of all spaces that were ever erased, whatever an old backup brought back; returns how many."""
    noted = ledger.read()
    unknown = {space: at for space, at in noted.items() if not Erased.objects.filter(space=space).exists()}
    for row in Erased.objects.exclude(space__in=noted):
        ledger.note(row.space, at=row.at)
    back = SpaceKey.objects.filter(space__in=Erased.objects.values("space")).values_list("space", flat=True)
    returned = set(back) | set(SpaceKey.objects.filter(space__in=unknown).values_list("space", flat=True))
    _destroy(unknown)
    SpaceKey.objects.filter(space__in=returned).delete()
    return len(returned)


def rewrap() -> int:
    """Wraps every key that an older master wrapped by the newest; returns how many."""
    newest = masters.newest()
    with transaction.atomic(using=RING):
        _lock(_ALONE)
        old = list(SpaceKey.objects.select_for_update().exclude(master=newest.version))
        for row in old:
            key = masters.of(row.master).unwrap(bytes(row.wrapped), space=row.space)
            row.wrapped, row.master = newest.wrap(key, space=row.space), newest.version
        SpaceKey.objects.bulk_update(old, ["wrapped", "master"], batch_size=200)
    _truncate()
    return len(old)


@contextmanager
def at_hand() -> Iterator[None]:
    """Inside, a key is looked up once. Keep it short: a space erased elsewhere stays open until the end."""
    token = _at_hand.set({})
    try:
        yield
    finally:
        _at_hand.reset(token)


def take_up(**_signal: Any) -> None:
    """A request begins."""
    _at_hand.set({})


def put_down(**_signal: Any) -> None:
    """A request is answered."""
    _at_hand.set(None)


def _unwrapped(space: int) -> cipher.Cipher:
    """One query, written out because it is made on every page (0.1 ms instead of 0.8)."""
    with connections[RING].cursor() as cursor:
        cursor.execute(LOOK, [space, space])
        row = cursor.fetchone()
    if row is None:
        raise NoKey
    wrapped, master = row
    return cipher.Cipher(masters.of(master).unwrap(bytes(wrapped), space=space))


def _make(space: int) -> None:
    """Makes the key unless another process was first. The very first key of a ring makes the master key too."""
    with transaction.atomic(using=RING):
        _lock(_WITH_OTHERS)
        if Erased.objects.filter(space=space).exists():
            return
        if not masters.there() and not SpaceKey.objects.exists():
            masters.make()
        masters.forget()  # while the ring is locked: a key made after a rotation must not be wrapped by the old master
        master = masters.newest()
        wrapped = master.wrap(cipher.new_key(), space=space)
        SpaceKey.objects.get_or_create(space=space, defaults={"wrapped": wrapped, "master": master.version})


def _destroy(spaces: dict[int, datetime]) -> None:
    with transaction.atomic(using=RING):
        _lock(_ALONE)
        Erased.objects.bulk_create([Erased(space=space, at=at) for space, at in spaces.items()], ignore_conflicts=True)
        SpaceKey.objects.filter(space__in=list(spaces)).delete()
    _truncate()


def _lock(mode: str) -> None:
    """Until the transaction ends. SQLite has let one writer in alone already (`transaction_mode`).

    Without it, a key made in the moment of a rotation could keep the old master, and one made in the moment of an
    erasure could stay: neither would see the other's row before it is committed.
    """
    ring = connections[RING]
    if ring.vendor == "postgresql":
        with ring.cursor() as cursor:
            cursor.execute(f"LOCK TABLE sealing_spacekey IN {mode} MODE")


def _truncate() -> None:
    """Keys that are gone leave the write-ahead log too (in the tables, secure_delete overwrites them)."""
    ring = connections[RING]
    if ring.vendor == "sqlite" and not ring.in_atomic_block:
        with ring.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
