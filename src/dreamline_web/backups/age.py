"""The one module that knows pyrage: files sealed to a recipient, opened with its identity."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyrage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PREFIX = "AGE-SECRET-KEY-"


class BadKey(ValueError):
    """A key that cannot be used; the message is one plain sentence."""


def new_identity(path: Path) -> str:
    """Makes a key pair; writes its secret half to `path` (0600, must not exist), returns the public half."""
    identity = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadKey(f"{path} exists already; a key is never written over another.") from None
    except OSError as trouble:
        raise BadKey(f"{path} cannot be written: {trouble.strerror}.") from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


def recipient(words: str) -> pyrage.x25519.Recipient:
    """The public key `age1...`. Raises BadKey."""
    try:
        return pyrage.x25519.Recipient.from_str(words.strip())
    except pyrage.RecipientError:
        raise BadKey("This is no public key of age; it begins with age1.") from None


def identities(path: Path) -> list[pyrage.x25519.Identity]:
    """The secret keys in a file as age-keygen writes it. Raises BadKey."""
    try:
        lines = path.read_text(encoding="ascii").split("\n")
        found = [pyrage.x25519.Identity.from_str(line.strip()) for line in lines if line.strip().startswith(PREFIX)]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise BadKey(f"{path} holds no secret key of age.")
    return found


def seal(plain: Path, sealed: Path, to: pyrage.x25519.Recipient) -> None:
    """Writes `sealed` whole or not at all, on disk when this returns."""
    part = sealed.with_name(sealed.name + ".part")
    with plain.open("rb") as source, part.open("wb") as target:
        pyrage.encrypt_io(source, target, [to])
        target.flush()
        os.fsync(target.fileno())
    part.replace(sealed)
    _sync_folder(sealed.parent)


def unseal(sealed: Path, plain: Path, keys: Sequence[pyrage.x25519.Identity]) -> None:
    """Raises BadKey where no key fits or the file was damaged."""
    try:
        with sealed.open("rb") as source, plain.open("wb") as target:
            pyrage.decrypt_io(source, target, list(keys))
    except (pyrage.DecryptError, OSError):
        plain.unlink(missing_ok=True)
        raise BadKey(f"{sealed.name} does not open: another key sealed it, or the file is damaged.") from None


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
