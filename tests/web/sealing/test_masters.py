"""Where the master key may stand, and what is said when it cannot be used."""

from __future__ import annotations

import base64
import sqlite3
from typing import TYPE_CHECKING

import pytest
from django.core.checks import run_checks

from dreamline_web.sealing import cipher, masters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import Settings

KEY, NEWER = bytes(range(32)), bytes(range(32, 64))
WRITTEN, WRITTEN_NEWER = base64.b64encode(KEY).decode(), base64.b64encode(NEWER).decode()


@pytest.fixture(autouse=True)
def no_key(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MASTER_KEY_FILE = tmp_path / "keys" / "master-key"
    masters.forget()
    yield settings.MASTER_KEY_FILE
    masters.forget()


def put(path: Path, text: str | bytes, mode: int = 0o600) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(mode)


def test_the_first_one_is_made_for_its_owner_alone(no_key: Path) -> None:
    masters.make()
    first = no_key.read_bytes()
    masters.make()
    assert no_key.read_bytes() == first
    assert no_key.stat().st_mode & 0o777 == 0o600
    assert no_key.parent.stat().st_mode & 0o777 == 0o700
    assert [len(key) for key in masters.read(no_key).values()] == [32]
    assert list(no_key.parent.iterdir()) == [no_key]


def test_a_second_process_does_not_overwrite_the_first(no_key: Path) -> None:
    put(no_key, WRITTEN)
    masters._write(no_key, {1: NEWER}, anew=True)  # noqa: SLF001  # what make() does after it looked
    assert masters.read(no_key) == {1: KEY}


@pytest.mark.parametrize(
    "written",
    [WRITTEN, KEY.hex(), KEY, f"1:{WRITTEN}\n", f"# a remark: with words\n{WRITTEN}\n"],
    ids=["base64", "hex", "raw", "with its version", "with a remark"],
)
def test_it_is_read_in_every_form(no_key: Path, written: str | bytes) -> None:
    put(no_key, written)
    assert masters.read(no_key) == {1: KEY}


def test_several_stand_side_by_side_and_the_newest_wraps(settings: Settings) -> None:
    settings.MASTER_KEY = f"2:{WRITTEN_NEWER}, 1:{WRITTEN}"
    wrapped = masters.newest().wrap(b"key of a space", space=7)
    assert masters.newest().version == 2
    assert masters.of(2).unwrap(wrapped, space=7) == b"key of a space"
    with pytest.raises(cipher.Broken):
        masters.of(1).unwrap(wrapped, space=7)
    with pytest.raises(masters.BadMaster, match=r"Version 3 of the master key is missing; put it back"):
        masters.of(3)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "must hold 32 random bytes in base64 or hex, each version once."),
        ("not base64!", "must hold"),
        ("c2hvcnQ=", "holds a key of 5 bytes, not 32; make one with: openssl rand -base64 32"),
        ("%%%%", "is neither base64 nor hex; make a key with: openssl rand -base64 32"),
        (f"one:{WRITTEN}", "has a version that is no whole number; write it like 2:KEY."),
        (f"1:{WRITTEN} 1:{WRITTEN_NEWER}", "must hold"),
    ],
)
def test_what_cannot_be_used_is_said_without_the_key(no_key: Path, written: str, sentence: str) -> None:
    put(no_key, written)
    with pytest.raises(masters.BadMaster) as refused:
        masters.newest()
    said = str(refused.value)
    assert sentence in said or "is neither base64 nor hex" in said
    assert not written or written not in said


def test_one_that_others_can_read_is_refused(no_key: Path) -> None:
    put(no_key, WRITTEN, mode=0o640)
    with pytest.raises(masters.BadMaster, match=r"Other accounts of this computer can read .* run: chmod 600"):
        masters.newest()


def test_a_key_service_wraps_for_us(settings: Settings) -> None:
    settings.MASTER_KEY_PROVIDER = "master_of_tests.offered"
    assert masters.newest().wrap(b"abc", space=1) == b"cba"
    settings.MASTER_KEY_PROVIDER = "nowhere.to_be.found"
    masters.forget()
    with pytest.raises(masters.BadMaster, match=r"names “nowhere.to_be.found”, which cannot be imported"):
        masters.newest()
    with pytest.raises(masters.BadMaster, match="does not stand in a file"):
        masters.add()


def said(settings: Settings) -> dict[str | None, str]:
    assert settings
    return {remark.id: remark.msg for remark in run_checks()}


def test_the_checks_say_what_is_wrong_with_it(settings: Settings, no_key: Path) -> None:
    assert "dreamline.E010" not in said(settings)
    put(no_key, WRITTEN, mode=0o644)
    assert "can read the master key" in said(settings)["dreamline.E010"]
    put(no_key, "c2hvcnQ=")
    assert "5 bytes, not 32" in said(settings)["dreamline.E010"]
    put(no_key, WRITTEN)
    assert "dreamline.E010" not in said(settings)


def test_the_checks_miss_a_key_only_where_keys_are_in_use(settings: Settings, tmp_path: Path) -> None:
    place = tmp_path / "keyring.sqlite3"
    settings.DATABASES["keyring"]["NAME"], before = place, settings.DATABASES["keyring"]["NAME"]
    try:
        ring = sqlite3.connect(place)
        ring.execute("CREATE TABLE sealing_spacekey (space)")
        ring.commit()
        assert "dreamline.E010" not in said(settings)
        ring.execute("INSERT INTO sealing_spacekey VALUES (1)")
        ring.commit()
        ring.close()
        assert "is missing; bring it back" in said(settings)["dreamline.E010"]
    finally:
        settings.DATABASES["keyring"]["NAME"] = before


def test_a_key_beside_its_data_is_said_where_stories_are_real(settings: Settings, no_key: Path) -> None:
    put(no_key, WRITTEN)
    settings.DEMO = False
    assert "dreamline.W010" not in said(settings)
    settings.DATA = no_key.parent
    assert "can read everything" in said(settings)["dreamline.W010"]
