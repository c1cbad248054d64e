"""The seal: a pair of keys of its own, so that only the Executive Headteacher/CEO opens messages.

Whoever is signed in can seal, with the public key in ``keys.json``. The private key opens what
was sealed; it is not made from the data key, which everybody unwraps, and lies nowhere but in
the slots of those to whom it was entrusted and in that of the recovery code, wrapped by what a
password or the code makes. Sealing is HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM).
"""

import secrets
from typing import Any, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records import slots

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
#: How long 32 bytes are when they are sealed: an ephemeral public key before, a tag behind.
SEALED_KEY: Final = 32 + 32 + 16

Content = dict[str, Any]


class SealKey:
    """The private key. It is in memory while somebody who may open seals sits at the desk."""

    def __init__(self, raw: bytes) -> None:
        self._key = X25519PrivateKey.from_private_bytes(raw)

    @classmethod
    def make(cls) -> Self:
        """A new random one: made once for a desk."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @property
    def raw(self) -> bytes:
        """Its 32 bytes, to be wrapped in a slot."""
        return self._key.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The 32 bytes that seal."""
        return self._key.public_key().public_bytes_raw()

    def opened(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed. Raises InvalidTag: another pair's, another context's, or altered."""
        return _SUITE.decrypt(sealed, self._key, context)


def sealed(secret: bytes, public: bytes, context: bytes) -> bytes:
    """The secret, for the holder of the private key alone, and for that context alone."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), context)


def public_key(content: Content) -> bytes | None:
    """The public key in a key file, or None for a desk whose seal was not made yet."""
    seal = content.get("seal")
    return bytes.fromhex(seal["public"]) if seal else None


def entrust(content: Content, slot: Content, kek: bytes, key: SealKey) -> None:
    """Wrap the private key for the holder of a slot, whose key is at hand just now."""
    seal = content.setdefault("seal", {"public": key.public.hex(), "held": []})
    forget(content, slot["uid"])
    # The salt of the slot is bound to it: a new password ends what the old one opened.
    entry: Content = {"uid": slot["uid"], "slot": slot["salt"], "nonce": secrets.token_hex(12)}
    entry["ct"] = slots.wrap(entry, _kek(kek, entry), key.raw, str(content["data_id"]))
    seal["held"] = [*seal["held"], entry]


def entrusted(content: Content, slot: Content, kek: bytes) -> SealKey | None:
    """The private key, if it was entrusted to the holder of a slot.

    Raises Trouble where the public key is another's: whatever was sealed with that, the Executive
    Headteacher/CEO could not open, and somebody else could.
    """
    seal = content.get("seal")
    for entry in seal["held"] if seal else ():
        if entry["uid"] != slot["uid"] or entry["slot"] != slot["salt"]:
            continue
        key = _opened(entry, kek, str(content["data_id"]))
        if key.public != public_key(content):
            raise _changed()
        return key
    return None


def forget(content: Content, account_id: int | None) -> None:
    """Take the private key from an account; None stands for the recovery code."""
    seal = content.get("seal")
    if seal:
        seal["held"] = [each for each in seal["held"] if each["uid"] != account_id]


def for_paper(content: Content) -> Content:
    """What the square on the recovery sheet says of it, as little as will do; or nothing."""
    seal = content.get("seal")
    for entry in seal["held"] if seal else ():
        if entry["uid"] is None:
            return {"seal": {"nonce": entry["nonce"], "ct": entry["ct"]}}
    return {}


def from_paper(printed: Content, slot: Content, kek: bytes, data_id: str) -> Content:
    """The same for a key file, by the key of the recovery code. Raises Trouble."""
    if "seal" not in printed:
        return {}
    entry = {**printed["seal"], "uid": None, "slot": slot["salt"]}
    key = _opened(entry, kek, data_id)
    return {"seal": {"public": key.public.hex(), "held": [entry]}}


def _opened(entry: Content, kek: bytes, data_id: str) -> SealKey:
    try:
        return SealKey(slots.opened(entry, _kek(kek, entry), data_id))
    except (InvalidTag, ValueError):
        raise _changed() from None


def _kek(kek: bytes, entry: Content) -> bytes:
    """A key for this use alone, made from that which opens the slot."""
    salt = bytes.fromhex(entry["nonce"])
    info = b"tcat-desktop/1/seal"
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(kek)


def _changed() -> Trouble:
    return Trouble(
        "The key for sealed messages was changed by something other than this program.",
        what_to_do="Put back keys.json from your newest backup, and tell whoever looks after "
        "your computers. Messages that arrived since the change may have been read.",
    )
