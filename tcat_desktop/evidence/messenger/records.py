"""What one part of a Messenger or Instagram chat holds, before the parts are joined."""

from dataclasses import dataclass

from tcat_desktop.evidence.reading import TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry as its file has it.

    ``when`` sorts: milliseconds in UTC, or for a page the seconds of the time it shows; None
    where the file gives no time. ``files`` are the names the entry gives its pictures and such.
    """

    when: int | None
    at: str
    stamp: str
    sender: str
    words: str
    mark: str = TEXT
    files: tuple[str, ...] = ()
    line: int = 1
    reactions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a chat. ``encrypted`` is a download of an end-to-end encrypted chat."""

    title: str
    members: tuple[str, ...]
    records: tuple[Record, ...]
    utc: bool = True
    encrypted: bool = False
    odd: int = 0
