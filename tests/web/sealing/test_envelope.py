"""What is sealed opens in its own place only, and not at all once its space is erased."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dreamline_web.sealing import envelope, padding, ring
from dreamline_web.sealing.cipher import NONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
TABLE, FIELD = "stories.moment", "document"


@pytest.fixture(autouse=True)
def as_in_one_request(db: None) -> Iterator[None]:  # noqa: ARG001  # opens the database
    with ring.at_hand():
        yield


def opened(sealed: bytes, *, space: int, row: int, table: str = TABLE, field: str = FIELD) -> bytes:
    return envelope.open_sealed(sealed, space=space, table=table, field=field, row=row)


def sealed_thousand(space: int) -> dict[int, bytes]:
    chance = random.Random(4)
    plains = {row: f"canary {row} ".encode() * chance.randint(1, 40) for row in range(1, 1001)}
    return envelope.seal_many(plains, space=space, table=TABLE, field=FIELD)


def test_what_was_sealed_opens() -> None:
    space = ring.new_space()
    for plain in (b"", b"\0", b"\x80", "Zoë in Łódź ⛵".encode(), b"\0" * 64, b"x" * 70_000):
        sealed = envelope.seal(plain, space=space, table=TABLE, field=FIELD, row=7)
        assert len(plain) < 4 or plain not in sealed
        assert opened(sealed, space=space, row=7) == plain


def test_a_thousand_flipped_values_are_refused() -> None:
    space, chance = ring.new_space(), random.Random(7)
    for row, sealed in sealed_thousand(space).items():
        bit = chance.randrange(8 * len(sealed))
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(envelope.CannotOpen):
            opened(bytes(flipped), space=space, row=row)


def test_every_bit_of_a_value_counts_and_so_does_its_length() -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"a low", space=space, table=TABLE, field=FIELD, row=1)
    damaged = [sealed[:size] for size in range(len(sealed))] + [sealed + b"\0"]
    for bit in range(8 * len(sealed)):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        damaged.append(bytes(flipped))
    for one in damaged:
        with pytest.raises(envelope.CannotOpen):
            opened(one, space=space, row=1)


def test_a_thousand_swapped_values_are_refused() -> None:
    mine, yours = ring.new_space(), ring.new_space()
    for row, sealed in sealed_thousand(mine).items():
        for place in (
            {"space": mine, "row": row % 1000 + 1},
            {"space": yours, "row": row},
            {"space": mine, "row": row, "table": "stories.dream"},
            {"space": mine, "row": row, "field": "memory"},
            {"space": mine, "row": row, "table": "stories.momentd", "field": "ocument"},
        ):
            with pytest.raises(envelope.CannotOpen):
                opened(sealed, **place)
        assert opened(sealed, space=mine, row=row).startswith(b"canary")


def test_no_nonce_comes_twice() -> None:
    space = ring.new_space()
    key = dict.fromkeys(range(100_000), b"x")
    sealed = envelope.seal_many(key, space=space, table=TABLE, field=FIELD)
    assert len({one[1 : NONCE + 1] for one in sealed.values()}) == 100_000


def test_short_texts_do_not_tell_their_length() -> None:
    space = ring.new_space()
    plains = {size: b"x" * size for size in range(1, 64)}
    sealed = envelope.seal_many(plains, space=space, table=TABLE, field=FIELD)
    assert {len(one) for one in sealed.values()} == {64 + 29}


@pytest.mark.parametrize(
    ("least", "filled"),
    [(1, 64), (64, 64), (65, 256), (257, 1024), (1025, 4096), (4097, 8192), (65_536, 65_536), (65_537, 65_537)],
)
def test_lengths_come_in_steps(least: int, filled: int) -> None:
    assert padding.length(least) == filled


def test_an_erased_space_is_closed_at_once_and_others_stay_open() -> None:
    mine, yours = ring.new_space(), ring.new_space()
    kept = {space: envelope.seal(b"told", space=space, table=TABLE, field=FIELD, row=1) for space in (mine, yours)}
    assert opened(kept[mine], space=mine, row=1) == b"told"
    ring.erase(mine, now=NOW)
    with pytest.raises(envelope.CannotOpen):
        opened(kept[mine], space=mine, row=1)
    with pytest.raises(envelope.CannotSeal):
        envelope.seal(b"again", space=mine, table=TABLE, field=FIELD, row=1)
    assert opened(kept[yours], space=yours, row=1) == b"told"


def test_refusals_say_nothing_of_the_content() -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"canary", space=space, table=TABLE, field=FIELD, row=1)
    with pytest.raises(envelope.CannotOpen) as refused:
        opened(sealed, space=space, row=2)
    assert "canary" not in str(refused.value)
    assert refused.value.__cause__ is None
