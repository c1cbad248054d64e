"""Outlook's file of files (OLE), opened so that no size in it is believed before it is checked."""

import io
import struct
from typing import Final

import olefile

from tcat_desktop.journey.refusals import Refused

MOST_ENTRIES: Final = 20_000
_HEADER: Final = 512
# From here on an entry of the table is a mark and leads to no sector.
_SPECIAL: Final = 0xFFFFFFFA
# What olefile lets out where a file is damaged on purpose: its own errors are OSErrors.
_DAMAGE: Final = (
    OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, AssertionError,
    RecursionError, OverflowError, MemoryError, struct.error,
)  # fmt: skip


def damaged() -> Refused:
    """Said of every file that is not whole."""
    return Refused(
        "This Outlook mail is damaged, so it cannot be read.",
        what_to_do="Ask for it again, or open it in Outlook and save it once more.",
    )


class Compound:
    """The streams of a file, by their path. No more is read than three times the file's size."""

    def __init__(self, content: bytes) -> None:
        _check(content)
        self.left = 3 * len(content) + 1024 * 1024
        try:
            self.file = olefile.OleFileIO(io.BytesIO(content))
            self.streams = ["/".join(path) for path in self.file.listdir()]
            folders = self.file.listdir(streams=False, storages=True)
            self.storages = ["/".join(path) for path in folders]
        except _DAMAGE as error:
            raise damaged() from error
        if len(self.streams) + len(self.storages) > MOST_ENTRIES:
            raise damaged()

    def read(self, path: str) -> bytes:
        """The bytes of a stream."""
        try:
            self.left -= self.file.get_size(path)
            if self.left < 0:
                raise damaged()
            return bytes(self.file.openstream(path).read())
        except _DAMAGE as error:
            raise damaged() from error

    @property
    def faulty(self) -> bool:
        """Whether olefile passed over damage, or two sectors lead to one and the same."""
        if self.file.parsing_issues:
            return True
        for table in (self.file.fat, self.file.minifat):
            leads = [each for each in (table or ()) if each < _SPECIAL]
            if len(leads) != len(set(leads)):
                return True
        return False

    def inside(self, folder: str) -> list[str]:
        """The names of the streams that lie directly in a storage."""
        start = f"{folder}/" if folder else ""
        return [path[len(start) :] for path in self.streams
                if path.startswith(start) and "/" not in path[len(start) :]]  # fmt: skip

    def folders(self, folder: str) -> list[str]:
        """The names of the storages that lie directly in a storage, in order."""
        start = f"{folder}/" if folder else ""
        return sorted(path[len(start) :] for path in self.storages
                      if path.startswith(start) and "/" not in path[len(start) :])  # fmt: skip


def _check(content: bytes) -> None:
    """Refuses a header whose tables are longer than the file: they would be walked for hours."""
    if len(content) < 3 * _HEADER:
        raise damaged()
    (shift,) = struct.unpack_from("<H", content, 30)
    directory, tables = struct.unpack_from("<2I", content, 40)
    small, more = (struct.unpack_from("<I", content, at)[0] for at in (64, 72))
    if shift not in (9, 12):
        raise damaged()
    sectors = len(content) // (1 << shift) + 1
    if max(directory, tables, small, more) > sectors:
        raise damaged()
