"""Looks at a file of evidence without keeping it: first its fingerprint, then what is in it.

No desk is opened and nobody signs in: it is what an administrator asks of a file, or a check.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tcat_desktop.evidence import kinds, readers
from tcat_desktop.evidence.apart import Limits, read_apart
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Said

LARGEST: Final = 2 * 1024**3
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What there is to say of one file: what was read of it, or why nothing was.

    ``digest`` is the SHA-256 in hex, empty where the file could not be read at all; ``kind`` is
    one of the contract's, empty where it was not told.
    """

    digest: str = ""
    size: int = 0
    kind: str = ""
    reading: Reading | None = None
    refusal: str = ""


def look_at(path: Path) -> Looked:
    """The file’s fingerprint, and what a reader in a process of its own makes of it."""
    try:
        with _opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST:
                return Looked(size=size, refusal=_too_large(size))
            return _looked_into(file, path.name)
    except _NoFile as error:
        return Looked(refusal=str(error))
    except IsADirectoryError:
        return Looked(refusal="This is a folder. Name the files in it one by one.")
    except FileNotFoundError:
        return Looked(refusal="There is no such file.")
    except PermissionError:
        return Looked(refusal="This file may not be read by you.")
    except OSError as error:
        return Looked(refusal=f"This file cannot be read: {error.strerror or error}.")


class _NoFile(Exception):
    """Something that has a path and no content of its own."""


def _opened(path: Path) -> BinaryIO:
    # Without waiting: a pipe that nobody writes to would hold us for ever.
    held = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(held).st_mode
    if not stat.S_ISREG(mode):
        os.close(held)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        message = "This is no file, but a device or a pipe."
        raise _NoFile(message)
    return os.fdopen(held, "rb")


def _looked_into(file: BinaryIO, name: str) -> Looked:
    """The same bytes are counted, hashed and read; what is too large to read is only hashed."""
    most, seen, size, held = Limits().content, hashlib.sha256(), 0, bytearray()
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > LARGEST:
            return Looked(size=size, refusal=_too_large(size))
        seen.update(piece)
        if size <= most or len(held) < kinds.ENOUGH:
            held += piece
    digest = seen.hexdigest()
    kind = kinds.kind_of(bytes(held[: kinds.ENOUGH]))
    told = _told(kind)
    try:
        if size > most and kind in {kinds.VIDEO, kinds.AUDIO, kinds.UNKNOWN}:
            reading = readers.of_size(kind, size)
        elif size > most:
            refusal = f"A file of more than {most // 1024**2} MB is kept and not looked into."
            return Looked(digest=digest, size=size, kind=told, refusal=refusal)
        else:
            reading = read_apart(bytes(held), kind, name)
    except Said as refused:
        return Looked(digest=digest, size=size, kind=told, refusal=str(refused))
    return Looked(digest=digest, size=size, kind=_told(reading.kind), reading=reading)


def _told(kind: str) -> str:
    """The kind as the contract of the command line names it: a zip folder has no name there."""
    return kinds.UNKNOWN if kind == kinds.ZIP else kind


def _too_large(size: int) -> str:
    return f"This file has {size / 1024**3:,.1f} GB; the desk looks into up to 2 GB."
