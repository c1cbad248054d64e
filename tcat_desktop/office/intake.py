"""Taking a file in: off a disk or the clipboard, onto the shelf as it is, and told by its content.

Whatever is wrong with a file is said in one sentence before anything of it is kept.
"""

import io
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tcat_desktop.evidence.kinds import ENOUGH, KINDS, MESSENGER, WHATSAPP, kind_of
from tcat_desktop.journey.people import Person
from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.office.office import Office

MOST_BYTES: Final = 2 * 1024**3
_LONGEST_NAME: Final = 200
# A name that reads backwards hides what it ends in.
_TURNERS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A file on the shelf: the SHA-256 of its bytes in hex, how many, its kind and its name."""

    digest: str
    size: int
    kind: str
    name: str


def take_in(
    office: Office,
    person: Person,
    what: Path | bytes,
    name: str = "",
    progress: Told | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Arrived:
    """Keep a file byte for byte. ``progress`` is told the bytes so far and in all.

    Raises:
        Refused: a folder, an empty file, more than 2 GB, or it was stopped.
        Trouble: a file that is gone or cannot be read, or a disk that is full.
    """
    called = plain_name(name or (what.name if isinstance(what, Path) else ""))
    with _opened(what) as (stream, total):
        source = _Source(stream)
        if not source.head:
            raise Refused(
                f"“{called}” is empty: there is nothing in it to keep.",
                what_to_do="Save it again where it came from, then add it.",
                field="file",
            )

        def told(done: int) -> None:
            if progress is not None:
                progress(done, max(total, done))

        # BinaryIO has twenty methods and the shelf calls one of them.
        kind = kind_of(source.head)
        kept = office.shelve(
            person, source, progress=told, cancelled=cancelled,  # type: ignore[arg-type]
            sealed=arrives_sealed(kind),
        )  # fmt: skip
    return Arrived(digest=kept.digest, size=kept.size, kind=kind, name=called)


def plain_name(name: str) -> str:
    """A file's own name without folders, line ends or marks that turn it round."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(
        " " if unicodedata.category(each) == "Cc" else each
        for each in last
        if each not in _TURNERS and unicodedata.category(each) != "Cs"
    )
    words = " ".join(kept.split()) or "File without a name"
    if len(words) <= _LONGEST_NAME:
        return words
    # The end says what sort of file it is.
    return f"{words[: _LONGEST_NAME - 21]}…{words[-20:]}"


def arrives_sealed(kind: str) -> bool:
    """Whether a file of this kind is sealed as it arrives: a chat may be between parents (C49)."""
    return kind in {WHATSAPP, MESSENGER}


def kind_words(kind: str) -> str:
    """``Picture`` for ``image``: what a kind of file is called on the screen."""
    return KINDS.get(kind, KINDS["unknown"])


@contextmanager
def _opened(what: Path | bytes) -> Iterator[tuple[BinaryIO, int]]:
    """The file open for reading, and its size; every way it can go wrong in a sentence."""
    if isinstance(what, bytes):
        _not_too_much(len(what))
        yield io.BytesIO(what), len(what)
        return
    try:
        found = what.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Refused("That is a folder.", what_to_do="Drop the files that are in it.",
                          field="file")  # fmt: skip
        if not stat.S_ISREG(found.st_mode):
            raise Refused("That is not a file that can be kept.", field="file",
                          what_to_do="Save it as a file first, then add that.")  # fmt: skip
        _not_too_much(found.st_size)
        stream = what.open("rb")
    except OSError as error:
        raise _unreadable(error) from error
    with stream:
        yield stream, found.st_size


def _not_too_much(size: int) -> None:
    if size > MOST_BYTES:
        raise Refused(
            "That file is larger than 2 GB.",
            what_to_do="Keep the part that matters, such as a shorter recording.",
            field="file",
        )


def _unreadable(error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Trouble("That file is no longer there.", field="file",
                       what_to_do="It may have been moved or deleted. Look for it, then add "
                       "it again.")  # fmt: skip
    return Trouble("That file could not be read.", field="file",
                   what_to_do="Another program may have it open, or it may lie on a stick that "
                   "was taken out. Close it or plug it in, then add it again.")  # fmt: skip


class _Source:
    """The stream as the shelf reads it: its head kept aside, its troubles named as its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0
        self.head = b""
        self.head = self._more(ENOUGH)
        self._ahead = self.head

    def read(self, most: int = -1) -> bytes:
        if self._ahead:
            piece, self._ahead = self._ahead[:most], self._ahead[most:]
        else:
            piece = self._more(most)
        self._read += len(piece)
        # A file may grow while it is read.
        _not_too_much(self._read)
        return piece

    def _more(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except OSError as error:
            # Or else the shelf would take it for a trouble of its own folder.
            raise _unreadable(error) from error
