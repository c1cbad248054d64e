"""The shelf beside the database: evidence and issued letters, encrypted, each kept once.

A file is named by a keyed hash of its content, so that the name tells nothing and the same bytes
twice are one file. It is written under a temporary name, flushed, renamed, the folder flushed;
only then does the row that refers to it commit. A failure leaves at worst a file that no row
mentions, which is swept later.

Layout: 8 bytes of magic, 16 of salt, 32 of tag, then chunks of 1 MiB, each AES-256-GCM with its
16-byte tag. The key is HKDF of the shelf key and the salt; the nonce is seven zero bytes, the
number of the chunk, and whether it is the last (STREAM; Hoang and others, CRYPTO 2015); the tag
in front ties the file to the content it must have.
"""

import hashlib
import hmac
import io
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.files import flush_folder, flush_to_disk
from tcat_desktop.records.troubles import machine_troubles

CHUNK: Final = 1024 * 1024
_MAGIC: Final = b"TCATSH\x00\x01"
_SALT, _TAG, _GCM = 16, 32, 16
_HEAD: Final = len(_MAGIC) + _SALT + _TAG
_SEALED: Final = CHUNK + _GCM
_PART: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What `put` kept: the SHA-256 of the content in hex, and its size in bytes."""

    digest: str
    size: int


class Shelf:
    """The folder of encrypted files, and the key to them (32 bytes)."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def put(
        self,
        stream: BinaryIO,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Kept:
        """Keep a stream's bytes in constant memory; ``progress`` is told the bytes so far.

        Raises Trouble (disk full, say) and, when cancelled, Refused; neither leaves anything.
        """
        with machine_troubles():
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = self.folder / f".{secrets.token_hex(8)}{_PART}"
            try:
                kept = self._write(beside, stream, progress, cancelled)
                place = self.folder / self.name_of(kept.digest)
                if place.exists() and self.check(kept.digest):
                    # It may have been about to be swept: a fresh date keeps it until the commit.
                    os.utime(place)
                else:
                    beside.replace(place)
                    flush_folder(self.folder)
            finally:
                beside.unlink(missing_ok=True)
        return kept

    def open(self, digest: str) -> BinaryIO:
        """The content, to be read and sought in like any file. Raises Trouble."""
        return io.BufferedReader(_Reading(self, digest), CHUNK)

    def has(self, digest: str) -> bool:
        """Whether a file of that name is there; `check` reads it as well."""
        return (self.folder / self.name_of(digest)).is_file()

    def check(self, digest: str) -> bool:
        """Read all of it: whether it is there, whole, and the content its digest says."""
        seen = hashlib.sha256()
        try:
            with self.open(digest) as file:
                while piece := file.read(CHUNK):
                    seen.update(piece)
        except Trouble:
            return False
        return hmac.compare_digest(seen.hexdigest(), digest)

    def name_of(self, digest: str) -> str:
        """The name under which a content lies on the disk: nothing can be told from it."""
        return hmac.new(self._key, b"name:" + digest.encode(), "sha256").hexdigest()

    def remove_unreferenced(self, referenced: Iterable[str], older_than: datetime) -> int:
        """Sweep files that no row mentions and that are older than a moment; how many went."""
        kept = {self.name_of(digest) for digest in referenced}
        swept = 0
        with machine_troubles():
            for path in list(self.folder.iterdir()) if self.folder.is_dir() else []:
                if path.name in kept or path.stat().st_mtime >= older_than.timestamp():
                    continue
                path.unlink()
                swept += 1
        return swept

    def file_key(self, salt: bytes) -> bytes:
        """The key of one file."""
        info = b"tcat-desktop/1/shelf file"
        return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(self._key)

    def _write(
        self,
        beside: Path,
        stream: BinaryIO,
        progress: Callable[[int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> Kept:
        salt = secrets.token_bytes(_SALT)
        key = self.file_key(salt)
        cipher, seen, size = AESGCM(key), hashlib.sha256(), 0
        with beside.open("xb") as file:
            file.write(_MAGIC + salt + bytes(_TAG))
            for number, (piece, last) in enumerate(_pieces(stream)):
                if cancelled and cancelled():
                    raise Refused("The file was not kept, because you stopped it.")
                seen.update(piece)
                size += len(piece)
                file.write(cipher.encrypt(_nonce(number, last=last), piece, salt))
                if progress:
                    progress(size)
            digest = seen.hexdigest()
            file.seek(len(_MAGIC) + _SALT)
            file.write(_tag(key, digest))
            file.flush()
            flush_to_disk(file.fileno())
        return Kept(digest=digest, size=size)


class _Reading(io.RawIOBase):
    """One file of the shelf, decrypted a chunk at a time as it is read."""

    def __init__(self, shelf: Shelf, digest: str) -> None:
        self._digest = digest
        self._at = 0
        self._chunk: tuple[int, bytes] = (-1, b"")
        try:
            with machine_troubles():
                self._file = (shelf.folder / shelf.name_of(digest)).open("rb", buffering=0)
        except Trouble as trouble:
            if isinstance(trouble.__cause__, FileNotFoundError):
                raise Trouble(
                    "A file of the evidence is missing from the desk's shelf.",
                    what_to_do="The rest of the case still works. Restore the newest good backup "
                    "to get the file back.",
                ) from trouble
            raise
        try:
            self._read_head(shelf)
        except BaseException:
            self._file.close()
            raise

    def _read_head(self, shelf: Shelf) -> None:
        with machine_troubles():
            head = self._file.read(_HEAD)
            sealed = os.fstat(self._file.fileno()).st_size - _HEAD
        if len(head) < _HEAD or head[: len(_MAGIC)] != _MAGIC or sealed < _GCM:
            raise _damaged()
        self._salt = head[len(_MAGIC) : -_TAG]
        key = shelf.file_key(self._salt)
        if not hmac.compare_digest(head[-_TAG:], _tag(key, self._digest)):
            raise _damaged()
        self._cipher = AESGCM(key)
        self._chunks = -(-sealed // _SEALED)
        self.size = sealed - self._chunks * _GCM
        # The last chunk alone says that nothing was cut off or appended: it is read first.
        self._load(self._chunks - 1)

    def _load(self, number: int) -> bytes:
        if self._chunk[0] != number:
            with machine_troubles():
                self._file.seek(_HEAD + number * _SEALED)
                sealed = self._file.read(_SEALED) or b""
            try:
                nonce = _nonce(number, last=number == self._chunks - 1)
                self._chunk = (number, self._cipher.decrypt(nonce, sealed, self._salt))
            except InvalidTag as error:
                raise _damaged() from error
        return self._chunk[1]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer is wider
        if self._at >= self.size:
            return 0
        number, offset = divmod(self._at, CHUNK)
        piece = self._load(number)[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        if not self.closed and hasattr(self, "_file"):
            self._file.close()
        super().close()


def _pieces(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The stream in chunks of exactly 1 MiB, each with whether it is the last."""
    ahead = _exactly(stream)
    while len(ahead) == CHUNK:
        piece, ahead = ahead, _exactly(stream)
        if not ahead:
            yield piece, True
            return
        yield piece, False
    yield ahead, True


def _exactly(stream: BinaryIO) -> bytes:
    """1 MiB, or what is left: a pipe or a socket may hand over less at a time."""
    piece = stream.read(CHUNK)
    if not piece or len(piece) == CHUNK:
        return piece
    parts = [piece]
    missing = CHUNK - len(piece)
    while missing and (piece := stream.read(missing)):
        parts.append(piece)
        missing -= len(piece)
    return b"".join(parts)


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes(7) + number.to_bytes(4, "big") + bytes([last])


def _tag(key: bytes, digest: str) -> bytes:
    return hmac.new(key, b"digest:" + digest.encode(), "sha256").digest()


def _damaged() -> Trouble:
    return Trouble(
        "A file of the evidence is damaged on the desk's shelf.",
        what_to_do="The rest of the case still works. Restore the newest good backup to get the "
        "file back.",
    )
