"""What somebody reads who has the whole data folder, one password and tools of her own.

She asks no office and no window: she unwraps the keys that her password unwraps, opens the records
with SQLCipher, and tries every key she has on every file, by our own code and by hand.
"""

import hashlib
import hmac
import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.engine import unlock
from tcat_desktop.records.keys import KeyFile
from tcat_desktop.records.shelf import Shelf

_PURPOSES = ("database", "shelf", "audit", "backup", "high-water", "key file", "seal", "sealed")
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_KEPT_CHUNK = 1024 * 1024 + 16


def everything_read(folder: Path, name: str, password: str, now: datetime) -> bytes:
    """Every byte she gets at, one after another, to be searched for words."""
    opened = KeyFile.load(folder).open(name, password, now=now)
    keys = {each: _hkdf(opened.dek, b"tcat-desktop/1/" + each.encode()) for each in _PURPOSES}
    told, digests = _cells(folder / "desk.db", keys["database"])
    shelf = Shelf(folder / "shelf", keys["shelf"])
    for digest in digests:
        try:
            with shelf.open(digest, opened.seal) as file:
                told.append(file.read())
        except (Refused, Trouble):
            continue
    private = [opened.dek, *keys.values()] + ([opened.seal.raw] if opened.seal else [])
    names = {hmac.new(keys["shelf"], b"name:" + each.encode(), "sha256").hexdigest(): each
             for each in digests}  # fmt: skip
    for path in sorted((folder / "shelf").iterdir()):
        told.extend(_by_hand(path.read_bytes(), private, names.get(path.name, "")))
    return b"\n".join(told)


def _cells(database: Path, key: bytes) -> tuple[list[bytes], list[str]]:
    """Every cell of every table, and whatever in them may be the SHA-256 of a file."""
    connection = dbapi2.connect(str(database), isolation_level=None)
    unlock(connection, key)
    told: list[bytes] = []
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            told += [each if isinstance(each, bytes) else str(each).encode() for each in row]
    connection.close()
    digests = {each.decode() for each in told if len(each) == 64 and each.isalnum()}
    return told, sorted(digests)


def _by_hand(content: bytes, keys: list[bytes], digest: str) -> Iterator[bytes]:
    """A file of the shelf, with each key as it is, and with each derived as our code derives."""
    yield content
    salt, wrapped = content[8:24], content[56:136]
    context = b"tcat-desktop/1/sealed file/" + salt + digest.encode()
    own = [_hkdf(each, b"tcat-desktop/1/shelf file", salt) for each in keys]
    for each in (*keys, *own):
        try:
            own.append(_SUITE.decrypt(wrapped, X25519PrivateKey.from_private_bytes(each), context))
        except (InvalidTag, ValueError):
            continue
    for key, start in itertools.product((*keys, *own, hashlib.sha256(digest.encode()).digest()),
                                        (56, 168)):  # fmt: skip
        body = content[start:]
        pieces = [body[at : at + _KEPT_CHUNK] for at in range(0, len(body), _KEPT_CHUNK)]
        for number, piece in enumerate(pieces):
            nonce = bytes(7) + number.to_bytes(4, "big") + bytes([number == len(pieces) - 1])
            try:
                yield AESGCM(key).decrypt(nonce, piece, salt)
            except InvalidTag:
                break


def _hkdf(key: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)
