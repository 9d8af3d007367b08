"""AES-256-GCM, the only cipher here and the only module that knows the library `cryptography`.

A sealed value: one byte for the version of this format, a random nonce of 12 bytes, the ciphertext with its tag of 16.
Random nonces are sound for 2**32 values a key (NIST SP 800-38D, 8.3); a space sees some thousands.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION: Final = b"\x01"
NONCE: Final = 12
KEY: Final = 32
"""Lengths in bytes."""

Cipher = AESGCM


class Broken(ValueError):
    """Not sealed with this key, or not for this place, or changed since. Never says what was inside."""

    def __init__(self) -> None:
        super().__init__("This cannot be opened.")


def new_key() -> bytes:
    return os.urandom(KEY)


def lock(plain: bytes, *, key: Cipher, bound: bytes) -> bytes:
    """Sealed so that it opens only with the same key and the same `bound`."""
    nonce = os.urandom(NONCE)
    return VERSION + nonce + key.encrypt(nonce, plain, VERSION + bound)


def unlock(sealed: bytes, *, key: Cipher, bound: bytes) -> bytes:
    """Raises Broken."""
    nonce, rest = sealed[1 : NONCE + 1], sealed[NONCE + 1 :]
    if sealed[:1] != VERSION or len(nonce) < NONCE:
        raise Broken
    try:
        return key.decrypt(nonce, rest, VERSION + bound)
    except InvalidTag:
        raise Broken from None
