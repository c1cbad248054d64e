"""How a secret is wrapped in a slot of the key file, by a password's key or the recovery code's.

AES-256-GCM (NIST SP 800-38D); everything else in the slot is bound to it, so that no slot can be
altered or moved to another desk.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.recovery import RecoveryCode

# The ciphertext itself, and `who`, which changes with a name while no password is at hand; the
# MAC over the whole file covers it.
_NOT_BOUND: Final = frozenset({"ct", "who"})


def canonical(value: object) -> bytes:
    """The one way to write a value down, for a MAC or beside a ciphertext."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def wrap(slot: Mapping[str, Any], kek: bytes, secret: bytes, data_id: str) -> str:
    """The secret, wrapped and bound to the rest of its slot and to the desk."""
    nonce = bytes.fromhex(slot["nonce"])
    return b64encode(AESGCM(kek).encrypt(nonce, secret, _header(slot, data_id))).decode()


def unwrap(slot: Mapping[str, Any], kek: bytes, data_id: str) -> bytes:
    """What an account's slot holds. Raises Trouble: the password was proven right before."""
    try:
        return opened(slot, kek, data_id)
    except (InvalidTag, ValueError) as error:
        raise Trouble(
            "The password is right, but this person's entry in the key file was changed or "
            "comes from another desk.",
            what_to_do="Put back keys.json from your newest backup, and tell whoever looks "
            "after your computers.",
        ) from error


def opened(slot: Mapping[str, Any], kek: bytes, data_id: str) -> bytes:
    """What a slot holds. Raises InvalidTag."""
    return AESGCM(kek).decrypt(
        bytes.fromhex(slot["nonce"]), b64decode(slot["ct"]), _header(slot, data_id)
    )


def recovery_kek(code: RecoveryCode, slot: Mapping[str, Any]) -> bytes:
    """The key that the recovery code makes. 160 random bits need no slow derivation."""
    info = b"tcat-desktop/1/recovery"
    salt = bytes.fromhex(slot["salt"])
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(code.secret)


def open_recovery_slot(slot: Mapping[str, Any], code: RecoveryCode, data_id: str) -> bytes:
    """The data key, by the recovery code. Raises Refused for the code of another desk."""
    try:
        return opened(slot, recovery_kek(code, slot), data_id)
    except InvalidTag as error:
        raise Refused(
            "That is a complete recovery code, but not the one for this desk.",
            what_to_do="Look for a newer recovery sheet: making a new code ends the old one.",
            field="recovery",
        ) from error


def _header(slot: Mapping[str, Any], data_id: str) -> bytes:
    return canonical({k: v for k, v in slot.items() if k not in _NOT_BOUND} | {"of": data_id})
