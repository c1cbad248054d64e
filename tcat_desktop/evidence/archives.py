"""A zip folder that somebody sent: what is in it, read one file at a time and never unpacked.

Nothing here writes to a disk, so that no name in an archive can choose a place. A name that
tries to, a folder that swells, or one that says two things at once is a sign of harm or of
damage: the whole of it is refused, with the sentence that staff can pass on.
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from tcat_desktop.journey.refusals import Refused

MOST_FILES: Final = 2_000
MOST_UNPACKED: Final = 500 * 1024 * 1024
# Words shrink to a tenth, an empty spreadsheet perhaps to a hundredth; deflate can do 1,032.
# Where little is unpacked, it does not matter.
MOST_RATIO: Final = 150
SMALL: Final = 10 * 1024 * 1024
# What lists the files takes 46 bytes each and their names.
_MOST_LISTING: Final = MOST_FILES * 1_024

_LOCKED_BITS: Final = 0x1 | 0x40 | 0x2000
_UTF8_BIT: Final = 0x800
_KNOWN_PACKING: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_PIECE: Final = 1024 * 1024

_ASK_AGAIN: Final = "Ask for the export or the files again, from the phone itself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of an archive: its name as people read it, and how many bytes it holds."""

    name: str
    size: int
    nested: bool = False


class Archive:
    """The files of one zip folder. Folders are not listed; a zip within it is never opened."""

    def __init__(self, opened: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> None:
        self._opened = opened
        self._entries = entries
        self.entries = tuple(
            Entry(name=name, size=info.file_size, nested=name.casefold().endswith(".zip"))
            for name, info in entries.items()
        )
        self.names = tuple(entries)

    def size(self, name: str) -> int:
        """How many bytes the file holds; ``KeyError`` where there is none of that name."""
        return self._entries[name].file_size

    def head(self, name: str, most: int) -> bytes:
        """The first bytes of one file, for whoever only wants to know what it is."""
        try:
            with self._opened.open(self._entries[name]) as packed:
                return packed.read(most)
        except _UNREADABLE as error:
            raise _damaged() from error

    def read(self, name: str) -> bytes:
        """The bytes of one file, counted while they come."""
        info = self._entries[name]
        held = bytearray()
        try:
            with self._opened.open(info) as packed:
                while piece := packed.read(_PIECE):
                    held += piece
                    if len(held) > info.file_size:
                        raise _damaged()
        except _UNREADABLE as error:
            raise _damaged() from error
        if len(held) != info.file_size:
            raise _damaged()
        return bytes(held)


_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    UnicodeDecodeError, ValueError, struct.error,
)  # fmt: skip


def open_archive(content: bytes) -> Archive:
    """The archive, once everything that can be known without unpacking has been looked at."""
    _listing_is_short(content)
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except _UNREADABLE as error:
        raise _damaged() from error
    held = opened.infolist()
    if len(held) > MOST_FILES:
        raise _too_many()
    for info in held:
        _one_is_harmless(info)
    _all_is_moderate(held, len(content))
    _none_overlap(held, content, opened.start_dir)
    return Archive(opened, _by_name(held))


def _listing_is_short(content: bytes) -> None:
    """Whether the listing at the end is that of some files, before any of it is read.

    A million entries of no bytes would take longer to list than staff would wait.
    """
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or len(content) < end + 22:
        raise _damaged()
    count, length = struct.unpack_from("<HL", content, end + 10)
    if 0xFFFF in (count, length >> 16) and content[end - 20 : end - 16] == b"PK\x06\x07":
        (place,) = struct.unpack_from("<Q", content, end - 12)
        if content[place : place + 4] == b"PK\x06\x06" and len(content) >= place + 56:
            count, length = struct.unpack_from("<QQ", content, place + 32)
    if count > MOST_FILES or length > _MOST_LISTING:
        raise _too_many()


def _one_is_harmless(info: zipfile.ZipInfo) -> None:
    _name_stays_inside(_name(info))
    mode = stat.S_IFMT(info.external_attr >> 16)
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(
            "This zip folder holds a link to a place outside it, so it was not opened.",
            what_to_do=_ASK_AGAIN,
        )
    if info.flag_bits & _LOCKED_BITS:
        raise Refused(
            "This zip folder is locked with a password.",
            what_to_do="Unpack it with the password, and add the files that were in it.",
        )
    if info.compress_type not in _KNOWN_PACKING:
        raise Refused(
            "This zip folder is packed in a way that the desk does not open.",
            what_to_do="Unpack it, and add the files that were in it.",
        )
    if info.file_size > max(SMALL, info.compress_size * MOST_RATIO):
        raise _swells()


def _name_stays_inside(name: str) -> None:
    plain = name.replace("\\", "/")
    if (
        not plain
        or plain.startswith("/")
        or _DRIVE.match(plain)
        or ".." in plain.split("/")
        or any(unicodedata.category(each) == "Cc" for each in plain)
    ):
        raise Refused(
            "This zip folder holds a file whose name points outside it, so it was not opened.",
            what_to_do=_ASK_AGAIN,
        )


def _all_is_moderate(held: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in held)
    if unpacked > MOST_UNPACKED:
        raise Refused(
            f"This zip folder would unpack to {unpacked / 1024**2:,.0f} MB; "
            f"the desk opens up to {MOST_UNPACKED // 1024**2} MB.",
            what_to_do="Export the chat without media, or add the files one at a time.",
        )
    if unpacked > max(SMALL, packed * MOST_RATIO):
        raise _swells()


def _none_overlap(held: list[zipfile.ZipInfo], content: bytes, listing: int) -> None:
    """Each file has bytes of its own: two that share them unpack to far more than was sent."""
    reached = 0
    for info in sorted(held, key=lambda each: each.header_offset):
        start = info.header_offset
        if start < reached:
            raise Refused(
                "Files in this zip folder lie on top of one another, so it was not opened.",
                what_to_do=_ASK_AGAIN,
            )
        head = content[start : start + 30]
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise _damaged()
        name, extra = struct.unpack_from("<HH", head, 26)
        reached = start + 30 + name + extra + info.compress_size
    if reached > listing:
        raise _damaged()


def _by_name(held: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in held:
        name = _name(info).replace("\\", "/")
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise Refused(
                f"This zip folder holds two files called {name}, so it is not clear which is "
                "meant.",
                what_to_do=_ASK_AGAIN,
            )
        seen.add(folded)
        if not name.endswith("/"):
            entries[name] = info
    return entries


def _name(info: zipfile.ZipInfo) -> str:
    """The name whole, as people read it.

    ``filename`` ends at the first NUL and is the library's; ``orig_filename`` is what was sent.
    Phones write UTF-8 with the flag that says so, and without it.
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8_BIT:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name


def _too_many() -> Refused:
    return Refused(
        f"This zip folder holds more than {MOST_FILES:,} files, so it was not opened.",
        what_to_do="Export the chat without media, or add the files one at a time.",
    )


def _swells() -> Refused:
    return Refused(
        "This zip folder would swell to far more than was sent, as a trap does, so it was not "
        "opened.",
        what_to_do=_ASK_AGAIN,
    )


def _damaged() -> Refused:
    return Refused(
        "This zip folder is damaged or was cut short, so it cannot be opened.",
        what_to_do=_ASK_AGAIN,
    )
