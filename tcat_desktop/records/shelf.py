"""The shelf beside the database: evidence and issued letters, encrypted, each kept once.

A file is named by a keyed hash of its content, so that the name tells nothing and the same bytes
twice are one file. It is written under a temporary name, flushed, renamed, the folder flushed;
only then does the row that refers to it commit. A failure leaves at worst a file that no row
mentions, which is swept later.

Layout: 8 bytes of magic, 16 of salt, 32 of tag, then chunks of 1 MiB, each AES-256-GCM with its
16-byte tag. The key is HKDF of the shelf key and the salt; the nonce is seven zero bytes, the
number of the chunk, and whether it is the last (STREAM; Hoang and others, CRYPTO 2015); the tag
in front ties the file to the content it must have.

A sealed file has another magic, and behind the tag 80 bytes that hold a random key for it, which
only the private key of the seal opens (``seals.py``), and the SHA-256 of the chunks as they lie
here; the tag covers both. So whoever may not read it can still say whether it is whole.
"""

import hashlib
import hmac
import io
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records import seals
from tcat_desktop.records.files import flush_folder, flush_to_disk
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.troubles import machine_troubles

CHUNK: Final = 1024 * 1024
_MAGIC: Final = b"TCATSH\x00\x01"
_SEALED_MAGIC: Final = b"TCATSS\x00\x01"
_SALT, _TAG, _GCM, _BODY = 16, 32, 16, 32
_HEAD: Final = len(_MAGIC) + _SALT + _TAG
_SEALED_HEAD: Final = _HEAD + seals.SEALED_KEY + _BODY
_KEPT_CHUNK: Final = CHUNK + _GCM
_PART: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What `put` kept: the SHA-256 of the content in hex, and its size in bytes."""

    digest: str
    size: int


class Shelf:
    """The folder of encrypted files, and the key to them (32 bytes).

    ``seals_with`` is the public key of the seal; without it, nothing can be sealed here yet and
    what should be lies as the rest does.
    """

    def __init__(self, folder: Path, key: bytes, *, seals_with: bytes | None = None) -> None:
        self.folder = folder
        self._key = key
        self._seals_with = seals_with
        # What was sealed since somebody sat down, so that she can take a mistake back herself.
        self._just_sealed: dict[str, bytes] = {}

    def put(
        self,
        stream: BinaryIO,
        *,
        sealed: bool = False,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Kept:
        """Keep a stream's bytes in constant memory; ``progress`` is told the bytes so far.

        What lies here already stays as it is, sealed or not. Raises Trouble (disk full, say) and,
        when cancelled, Refused; neither leaves anything.
        """
        with machine_troubles():
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = self.folder / f".{secrets.token_hex(8)}{_PART}"
            try:
                made = self._write(beside, stream, progress, cancelled, sealed=sealed)
                place = self.folder / self.name_of(made.digest)
                if place.exists() and self.check(made.digest):
                    # It may have been about to be swept: a fresh date keeps it until the commit.
                    os.utime(place)
                else:
                    self._take_place(beside, made)
            finally:
                beside.unlink(missing_ok=True)
        return Kept(digest=made.digest, size=made.size)

    def open(self, digest: str, seal: SealKey | None = None) -> BinaryIO:
        """The content, to be read and sought in like any file. Raises Trouble.

        Refused for a sealed one without the private key of the seal.
        """
        return io.BufferedReader(_Reading(self, digest, seal), CHUNK)

    def is_sealed(self, digest: str) -> bool:
        """Whether that file lies here sealed; not so for one that is missing."""
        with machine_troubles():
            try:
                with (self.folder / self.name_of(digest)).open("rb") as file:
                    return file.read(len(_SEALED_MAGIC)) == _SEALED_MAGIC
            except FileNotFoundError:
                return False

    def seal(self, digest: str, *, own: bool = False) -> bool:
        """Write a file again, sealed, and let go of it as it was; whether there was need to.

        Killed half-way, it is the one or the other, whole. Raises Trouble, and then it is as it
        was. ``own``: it is still hers who sits here, and she may take it back.
        """
        needed = self._seals_with is not None and self.has(digest) and not self.is_sealed(digest)
        if needed:
            self._rewrite(digest, self.open(digest), sealed=True)
        if not own:
            self._just_sealed.pop(digest, None)
        return needed

    def unseal(self, digest: str, seal: SealKey | None = None) -> bool:
        """Write a sealed file again as the rest lie; whether there was need to.

        With the private key, or where this very sitting has sealed it. Otherwise Refused.
        """
        if not self.is_sealed(digest):
            return False
        self._rewrite(digest, io.BufferedReader(_Reading(self, digest, seal, own=True), CHUNK),
                      sealed=False)  # fmt: skip
        return True

    def forget(self) -> None:
        """Forget what this sitting has sealed, as on locking."""
        self._just_sealed.clear()

    def has(self, digest: str) -> bool:
        """Whether a file of that name is there; `check` reads it as well."""
        return (self.folder / self.name_of(digest)).is_file()

    def check(self, digest: str, seal: SealKey | None = None) -> bool:
        """Read all of it: whether it is there, whole, and the content its digest says.

        Of a sealed one, without the private key: whether it is, byte for byte, what was sealed.
        """
        seen = hashlib.sha256()
        try:
            if seal is None and self.is_sealed(digest):
                return self._is_whole(digest)
            with self.open(digest, seal) as file:
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

    def just_sealed(self, digest: str) -> bytes | None:
        """The key of a file that this very sitting has sealed."""
        return self._just_sealed.get(digest)

    def head_tag(self, head: "_Head", digest: str) -> bytes:
        """What ties a head, and in a sealed file all that follows it, to a content."""
        key = self.file_key(head.salt)
        return _tag(key, digest) if not head.wrapped else _sealed_tag(key, digest, head)

    def _is_whole(self, digest: str) -> bool:
        """Whether a sealed file is, byte for byte, what was written when it was sealed."""
        with machine_troubles(), (self.folder / self.name_of(digest)).open("rb") as file:
            head = _Head.read(file)
            if not hmac.compare_digest(head.tag, self.head_tag(head, digest)):
                return False
            return hmac.compare_digest(hashlib.file_digest(file, "sha256").digest(), head.body)

    def _rewrite(self, digest: str, stream: BinaryIO, *, sealed: bool) -> None:
        """The same content the other way, under the same name."""
        beside = self.folder / f".{secrets.token_hex(8)}{_PART}"
        with machine_troubles():
            try:
                with stream:
                    made = self._write(beside, stream, None, None, sealed=sealed)
                if made.digest != digest:
                    raise _damaged()
                self._take_place(beside, made)
            finally:
                beside.unlink(missing_ok=True)

    def _take_place(self, beside: Path, made: "_Writing") -> None:
        beside.replace(self.folder / self.name_of(made.digest))
        flush_folder(self.folder)
        if made.own_key:
            self._just_sealed[made.digest] = made.own_key
        else:
            self._just_sealed.pop(made.digest, None)

    def _write(
        self,
        beside: Path,
        stream: BinaryIO,
        progress: Callable[[int], None] | None,
        cancelled: Callable[[], bool] | None,
        *,
        sealed: bool,
    ) -> "_Writing":
        writing = _Writing(secrets.token_bytes(_SALT), self, self._seals_with if sealed else None)
        with beside.open("xb") as file:
            file.write(bytes(writing.head_size))
            for number, (piece, last) in enumerate(_pieces(stream)):
                if cancelled and cancelled():
                    raise Refused("The file was not kept, because you stopped it.")
                file.write(writing.chunk(number, piece, last=last))
                if progress:
                    progress(writing.size)
            file.seek(0)
            file.write(writing.head())
            file.flush()
            flush_to_disk(file.fileno())
        return writing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The front of a file; ``wrapped`` and ``body`` are empty unless it is sealed."""

    salt: bytes
    tag: bytes = bytes(_TAG)
    wrapped: bytes = b""
    body: bytes = b""

    @classmethod
    def read(cls, file: BinaryIO | io.FileIO) -> Self:
        """Read it off the file, or raise the Trouble of a damaged one."""
        told = file.read(_HEAD) or b""
        magic, rest = told[: len(_MAGIC)], told[len(_MAGIC) :]
        more = file.read(seals.SEALED_KEY + _BODY) or b"" if magic == _SEALED_MAGIC else b""
        wanted = _SEALED_HEAD if magic == _SEALED_MAGIC else _HEAD
        if magic not in (_MAGIC, _SEALED_MAGIC) or len(told) + len(more) < wanted:
            raise _damaged()
        wrapped, body = more[: seals.SEALED_KEY], more[seals.SEALED_KEY :]
        return cls(salt=rest[:_SALT], tag=rest[_SALT:], wrapped=wrapped, body=body)

    @property
    def size(self) -> int:
        """How long it is."""
        return _SEALED_HEAD if self.wrapped else _HEAD

    @property
    def written(self) -> bytes:
        """As it stands in the file."""
        magic = _SEALED_MAGIC if self.wrapped else _MAGIC
        return magic + self.salt + self.tag + self.wrapped + self.body


class _Writing:
    """One file on its way to the shelf: its chunks one after another, then its head."""

    def __init__(self, salt: bytes, shelf: Shelf, seals_with: bytes | None) -> None:
        self._salt, self._shelf, self._seals_with = salt, shelf, seals_with
        self.own_key = secrets.token_bytes(32) if seals_with else b""
        self._cipher = AESGCM(self.own_key or shelf.file_key(salt))
        self._seen, self._body, self.size = hashlib.sha256(), hashlib.sha256(), 0

    @property
    def head_size(self) -> int:
        return _SEALED_HEAD if self.own_key else _HEAD

    @property
    def digest(self) -> str:
        return self._seen.hexdigest()

    def chunk(self, number: int, piece: bytes, *, last: bool) -> bytes:
        self._seen.update(piece)
        self.size += len(piece)
        kept = self._cipher.encrypt(_nonce(number, last=last), piece, self._salt)
        if self.own_key:
            self._body.update(kept)
        return kept

    def head(self) -> bytes:
        head = _Head(salt=self._salt)
        if self._seals_with:
            wrapped = seals.sealed(
                self.own_key, self._seals_with, _context(self._salt, self.digest)
            )
            head = replace(head, wrapped=wrapped, body=self._body.digest())
        return replace(head, tag=self._shelf.head_tag(head, self.digest)).written


class _Reading(io.RawIOBase):
    """One file of the shelf, decrypted a chunk at a time as it is read."""

    def __init__(
        self, shelf: Shelf, digest: str, seal: SealKey | None, *, own: bool = False
    ) -> None:
        self._digest, self._seal = digest, seal
        self._own = shelf.just_sealed(digest) if own else None
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
            head = _Head.read(self._file)
            kept = os.fstat(self._file.fileno()).st_size - head.size
        if kept < _GCM or not hmac.compare_digest(head.tag, shelf.head_tag(head, self._digest)):
            raise _damaged()
        self._salt, self._front = head.salt, head.size
        self._cipher = AESGCM(self._sealed_key(head) if head.wrapped else shelf.file_key(head.salt))
        self._chunks = -(-kept // _KEPT_CHUNK)
        self.size = kept - self._chunks * _GCM
        # The last chunk alone says that nothing was cut off or appended: it is read first.
        self._load(self._chunks - 1)

    def _sealed_key(self, head: _Head) -> bytes:
        if self._seal is None:
            if self._own is None:
                raise _sealed()
            return self._own
        try:
            return self._seal.opened(head.wrapped, _context(head.salt, self._digest))
        except InvalidTag as error:
            raise Trouble(
                "This file was sealed with another key than this desk’s.",
                what_to_do="Put back keys.json from your newest backup, and tell whoever looks "
                "after your computers.",
            ) from error

    def _load(self, number: int) -> bytes:
        if self._chunk[0] != number:
            with machine_troubles():
                self._file.seek(self._front + number * _KEPT_CHUNK)
                kept = self._file.read(_KEPT_CHUNK) or b""
            try:
                nonce = _nonce(number, last=number == self._chunks - 1)
                self._chunk = (number, self._cipher.decrypt(nonce, kept, self._salt))
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


def _sealed_tag(key: bytes, digest: str, head: _Head) -> bytes:
    return hmac.new(key, b"sealed:" + digest.encode() + head.wrapped + head.body, "sha256").digest()


def _context(salt: bytes, digest: str) -> bytes:
    return b"tcat-desktop/1/sealed file/" + salt + digest.encode()


def _sealed() -> Refused:
    return Refused(
        "These are messages between parents, and they are sealed.",
        clause="C49, C50",
        what_to_do="Only the Executive Headteacher/CEO may open them, and only with the "
        "parent’s permission.",
    )


def _damaged() -> Trouble:
    return Trouble(
        "A file of the evidence is damaged on the desk's shelf.",
        what_to_do="The rest of the case still works. Restore the newest good backup to get the "
        "file back.",
    )
