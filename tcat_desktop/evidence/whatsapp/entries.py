"""The dated entries of a chat: each header with the lines that stand beneath it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcat_desktop.evidence.whatsapp.shape import Header, HeaderReader, Lock, looks_like_a_header


@dataclass(slots=True)
class Entry:
    """One dated entry; ``line`` counts from 1 and ``below`` are its further lines."""

    line: int
    header: Header
    below: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries in file order, and the lines that are not what they seem."""

    entries: tuple[Entry, ...]
    above: int
    other_shapes: tuple[int, ...]


def entries_of(lines: Sequence[str], lock: Lock) -> Entries:
    """Each line with the locked shape opens an entry; every other line belongs to the one above."""
    read = HeaderReader(lock).read
    entries: list[Entry] = []
    other: list[int] = []
    above = 0
    for number, line in enumerate(lines, start=1):
        header = read(line)
        if header is not None:
            entries.append(Entry(number, header))
            continue
        if looks_like_a_header(line):
            other.append(number)
        if entries:
            last = entries[-1]
            if last.below is None:
                last.below = [line]
            else:
                last.below.append(line)
        elif line.strip():
            above += 1
    return Entries(tuple(entries), above, tuple(other))
