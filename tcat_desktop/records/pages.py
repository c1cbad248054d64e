"""What is wrong with a database file that does not open, told from its pages alone.

Each page of 4,096 bytes ends in 16 bytes of IV and 64 of HMAC-SHA512 over the page and its
number; the first page begins with the 16-byte salt. (zetetic.net/sqlcipher/design)
"""

import hashlib
import hmac
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.troubles import machine_troubles

PAGE: Final = 4096
_SALT, _IV, _MAC = 16, 16, 64
_PLAINTEXT_HEADER = b"SQLite format 3\x00"
_RESTORE = "Restore the newest good backup; nothing in it is touched by this."


def examine(path: Path) -> None:
    """Raise Trouble, with its own sentence, for what can be seen without the key."""
    with machine_troubles():
        if not path.is_file():
            raise Trouble(
                f"The desk's records are missing: there is no {path.name} in its folder.",
                what_to_do="If the folder is on another drive, plug it in. Otherwise restore the "
                "newest good backup. No empty desk was made in its place.",
            )
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(_PLAINTEXT_HEADER))
    if size == 0:
        raise Trouble(
            f"The desk's records are gone: {path.name} is empty (0 bytes).", what_to_do=_RESTORE
        )
    if head == _PLAINTEXT_HEADER:
        raise Trouble(
            f"{path.name} is not encrypted, so it is not this desk's.",
            what_to_do="Somebody put another file in its place. " + _RESTORE,
        )
    if size % PAGE and not _has_wal(path):
        raise _cut_short(path, size, None)


def diagnose(path: Path, key: bytes) -> Trouble:
    """Why the database did not open: another key, a damaged page, or a file cut short."""
    with machine_troubles(), path.open("rb") as file:
        first = file.read(PAGE)
        salt, size = first[:_SALT], path.stat().st_size
        if len(first) < PAGE:
            return _cut_short(path, size, None)
        if page_fits(first, 1, key, salt):
            pages = _page_count(first, key)
            if pages * PAGE > size and not _has_wal(path):
                return _cut_short(path, size, pages * PAGE)
            return Trouble(
                "The desk's records are damaged and cannot be opened.", what_to_do=_RESTORE
            )
        for number in range(2, min(size // PAGE, 50) + 1):
            if page_fits(file.read(PAGE), number, key, salt):
                return Trouble(
                    "The first page of the desk's records is damaged.", what_to_do=_RESTORE
                )
    return Trouble(
        f"The keys open, but not these records: keys.json and {path.name} belong to two "
        "different desks.",
        what_to_do="Put the two files of one desk back together, or restore the newest good "
        "backup, which holds both.",
    )


def page_fits(page: bytes, number: int, key: bytes, salt: bytes) -> bool:
    """Whether a page's HMAC fits this key and the page's place in the file."""
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
    start = _SALT if number == 1 else 0
    signed = page[start : PAGE - _MAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.new(mac_key, signed, "sha512").digest(), page[PAGE - _MAC :])


def _page_count(first: bytes, key: bytes) -> int:
    """The size of the database in pages, from its encrypted header (offset 28)."""
    iv = first[PAGE - _MAC - _IV : PAGE - _MAC]
    decryptor = Cipher(AES256(key), CBC(iv)).decryptor()
    header = decryptor.update(first[_SALT : _SALT + 32])
    return int.from_bytes(header[28 - _SALT : 32 - _SALT], "big")


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _cut_short(path: Path, size: int, expected: int | None) -> Trouble:
    of = f" of {expected:,}" if expected else ""
    return Trouble(
        f"The desk's records are cut short: {path.name} has only {size:,}{of} bytes.",
        what_to_do=_RESTORE,
    )
