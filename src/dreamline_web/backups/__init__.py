"""Copies of everything, sealed to a key this machine does not have; bringing them back; trying whether that works.

A backup is two files: the data (rows and photos) and, apart from it, the key ring. Each is a tar with a manifest,
encrypted with age (age-encryption.org) to a recipient whose secret key is kept elsewhere. The data is kept for
35 days, the key ring for 14: once the last old key ring is gone, an erased person's data in older backups stays shut
for good. A ledger of erased spaces lies beside the backups in the clear (random numbers, nothing else) and is replayed
after every restore, so that nobody who was erased comes back within those 14 days either.
"""


class CannotCopy(RuntimeError):
    """A database that could not be copied or brought back; the message is one plain sentence."""
