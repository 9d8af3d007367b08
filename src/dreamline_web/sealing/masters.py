"""Master keys wrap the keys of spaces. They stand in a file, in the environment, or with a service that wraps for us.

A file or the environment holds `version:key`, several side by side after a rotation (32 random bytes each, in base64 or
hex; one without a version is version 1). The newest wraps; the others open what they wrapped. A service is named by
DREAMLINE_MASTER_KEY_PROVIDER: a function without arguments that returns its `Master`s, the newest last.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from dreamline_web.environment import BadSetting
from dreamline_web.sealing import cipher

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTE: Final = """\
# The master key of this Dreamline. Without it nobody can read what is kept here, not even from a backup:
# keep a copy on paper or in a safe, never beside the backups. Lines are version:key; the highest version is in use.
"""


class BadMaster(BadSetting):
    """A master key that cannot be used; the message is one plain sentence without the key."""


class Master(Protocol):
    """What a key service must offer."""

    @property
    def version(self) -> int: ...

    def wrap(self, key: bytes, *, space: int) -> bytes: ...

    def unwrap(self, wrapped: bytes, *, space: int) -> bytes:
        """Raises cipher.Broken."""


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A master key of 32 bytes in our own hands."""

    version: int
    key: bytes

    def wrap(self, key: bytes, *, space: int) -> bytes:
        return cipher.lock(key, key=cipher.Cipher(self.key), bound=self._bound(space))

    def unwrap(self, wrapped: bytes, *, space: int) -> bytes:
        return cipher.unlock(wrapped, key=cipher.Cipher(self.key), bound=self._bound(space))

    def _bound(self, space: int) -> bytes:
        return f"key|{self.version}|{space}".encode()


_lock = Lock()
_known: dict[int, Master] = {}


def newest() -> Master:
    """The one that wraps. Raises BadMaster."""
    found = _all()
    return found[max(found)]


def of(version: int) -> Master:
    """Reads the masters anew where this one is not known yet: another process may have rotated. Raises BadMaster."""
    if version not in _all():
        forget()
    found = _all().get(version)
    if found is None:
        raise BadMaster(
            f"Version {version} of the master key is missing; put it back beside the newer one ({_place()})."
        )
    return found


def forget() -> None:
    """The next look reads them anew."""
    with _lock:
        _known.clear()


def there() -> bool:
    """Whether there is anything to read a master key from."""
    return bool(settings.MASTER_KEY_PROVIDER or settings.MASTER_KEY or settings.MASTER_KEY_FILE.exists())


def make() -> None:
    """Writes a first master key into its file (0600), unless there is one. Raises BadMaster."""
    if not there():
        _write(settings.MASTER_KEY_FILE, {1: cipher.new_key()}, anew=True)


def add() -> Master:
    """A new master key beside those in the file. Raises BadMaster where they do not stand in a file."""
    if settings.MASTER_KEY_PROVIDER or settings.MASTER_KEY:
        raise BadMaster("The master key does not stand in a file: add the next version yourself, then rotate again.")
    kept = read(settings.MASTER_KEY_FILE)
    _write(settings.MASTER_KEY_FILE, kept | {max(kept) + 1: cipher.new_key()}, anew=False)
    forget()
    return newest()


def load() -> Sequence[Master]:
    """All masters, read where the settings say. Raises BadMaster."""
    if settings.MASTER_KEY_PROVIDER:
        return _provided(settings.MASTER_KEY_PROVIDER)
    kept = (
        parsed(settings.MASTER_KEY, "DREAMLINE_MASTER_KEY") if settings.MASTER_KEY else read(settings.MASTER_KEY_FILE)
    )
    return [Secret(version, key) for version, key in sorted(kept.items())]


def read(path: Path) -> dict[int, bytes]:
    """Version -> key of a file. Raises BadMaster where it is missing, open to others, or not understood."""
    try:
        if path.stat().st_mode & 0o077:
            raise BadMaster(f"Other accounts of this computer can read the master key {path}; run: chmod 600 {path}")
        kept = path.read_bytes()
    except FileNotFoundError:
        raise BadMaster(f"The master key {path} is missing; bring it back from where you keep its copy.") from None
    except OSError:
        raise BadMaster(f"The master key {path} cannot be read by the account that runs Dreamline.") from None
    if len(kept) == cipher.KEY:
        return {1: kept}
    return parsed(kept.decode("ascii", "replace"), str(path))


def parsed(text: str, place: str) -> dict[int, bytes]:
    """Version -> key of `version:key` words; lines that begin with # are remarks. Raises BadMaster."""
    words = re.sub(r"(?m)^\s*#.*$", "", text).replace(",", " ").split()
    found = dict(_word(word, place) for word in words)
    if not found or len(found) != len(words):
        raise BadMaster(f"{place} must hold 32 random bytes in base64 or hex, each version once.")
    return found


def _word(word: str, place: str) -> tuple[int, bytes]:
    version, mark, key = word.rpartition(":")
    if mark and not re.fullmatch(r"[1-9]\d{0,8}", version):
        raise BadMaster(f"{place} has a version that is no whole number; write it like 2:KEY.")
    return int(version or 1), _key(key, place)


def _key(written: str, place: str) -> bytes:
    try:
        key = bytes.fromhex(written) if len(written) == 2 * cipher.KEY else base64.b64decode(written, validate=True)
    except (ValueError, binascii.Error):
        raise BadMaster(f"{place} is neither base64 nor hex; make a key with: openssl rand -base64 32") from None
    if len(key) != cipher.KEY:
        raise BadMaster(f"{place} holds a key of {len(key)} bytes, not 32; make one with: openssl rand -base64 32")
    return key


def _all() -> dict[int, Master]:
    with _lock:
        if not _known:
            _known.update({master.version: master for master in load()})
        return dict(_known)


def _provided(name: str) -> Sequence[Master]:
    try:
        found: Sequence[Master] = import_string(name)()
    except ImportError:
        raise BadMaster(f"DREAMLINE_MASTER_KEY_PROVIDER names “{name}”, which cannot be imported.") from None
    if not found:
        raise BadMaster(f"DREAMLINE_MASTER_KEY_PROVIDER “{name}” offers no master key.")
    return found


def _place() -> str:
    return "DREAMLINE_MASTER_KEY" if settings.MASTER_KEY else str(settings.MASTER_KEY_FILE)


def _write(path: Path, keys: dict[int, bytes], *, anew: bool) -> None:
    """Whole or not at all; `anew` never overwrites a key that another process wrote first."""
    lines = "".join(f"{version}:{base64.b64encode(key).decode()}\n" for version, key in sorted(keys.items()))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".master-key-")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(NOTE + lines)
            file.flush()
            os.fsync(handle)
        _put(Path(draft), path, anew=anew)
    except OSError:
        raise BadMaster(f"The master key cannot be written to {path}; make its folder writable.") from None


def _put(draft: Path, path: Path, *, anew: bool) -> None:
    try:
        if anew:
            path.hardlink_to(draft)
        else:
            os.replace(draft, path)  # noqa: PTH105  # the same as Path.replace, beside its sibling
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
