"""Before anything is served: database, key ring and master key must belong together, and erased stays erased."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from dreamline_web.environment import BadSetting
from dreamline_web.sealing import envelope, masters, ring
from dreamline_web.sealing.models import Proof

SENTENCE: Final = b"What is kept here can be opened."
ROW: Final = 1


class NotTogether(BadSetting):
    """The database, the key ring and the master key are not of one installation; the message is one sentence."""

    def __init__(self) -> None:
        super().__init__(
            "The key ring does not open this database; bring back the key ring and the master key that belong to it "
            f"({settings.DATABASES['keyring']['NAME']}, {settings.MASTER_KEY_FILE})."
        )


def make_ready() -> None:
    """Erases again what an old backup brought back; proves the keys. Raises NotTogether, masters.BadMaster."""
    ring.replay()
    proof = Proof.objects.filter(pk=ROW).first()
    if proof is None:
        sealed = envelope.seal(SENTENCE, space=ring.HOUSE_SPACE, table="sealing.proof", field="sealed", row=ROW)
        Proof.objects.get_or_create(pk=ROW, defaults={"sealed": sealed})
    else:
        prove(proof)


def prove(proof: Proof) -> None:
    """Raises NotTogether, masters.BadMaster."""
    masters.newest()
    try:
        envelope.open_sealed(proof.sealed, space=ring.HOUSE_SPACE, table="sealing.proof", field="sealed", row=ROW)
    except envelope.CannotOpen:
        raise NotTogether from None
