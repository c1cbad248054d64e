"""Mails as Outlook saves them, made byte by byte: good ones, and ones built to do harm."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, SMALL, FREE, END, TABLE = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


@dataclass
class Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = END
    left: int = FREE
    right: int = FREE
    child: int = FREE


def compound(tree: Tree) -> bytes:
    """An OLE file: streams under 4,096 bytes lie in the small stream, as olefile insists."""
    entries = [Entry("Root Entry", 5)]
    _grow(entries, 0, tree)
    small: list[bytes] = []
    small_chains: list[int] = []
    sectors: list[bytes] = []
    chains: list[int] = []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.content) < 4096:
            entry.start = _lay(small, small_chains, entry.content, SMALL)
        elif entry.kind == 2 and entry.content:
            entry.start = _lay(sectors, chains, entry.content)
    entries[0].content = b"".join(small)
    entries[0].start = _lay(sectors, chains, entries[0].content) if small else END
    mini = struct.pack(f"<{len(small_chains)}I", *small_chains)
    mini += b"\xff" * (-len(mini) % SECTOR)
    mini_at = _lay(sectors, chains, mini) if small else END
    directory_at = _lay(sectors, chains, b"".join(map(_packed, entries)))
    fat_sectors = 1
    while (len(chains) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    fat_at = len(sectors)
    table = [*chains, *[TABLE] * fat_sectors]
    table += [FREE] * (fat_sectors * 128 - len(table))
    places = list(range(fat_at, fat_at + fat_sectors))
    assert len(places) <= 109
    header = struct.pack(
        "<8s16sHHHHH6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory_at, 0, 4096, mini_at, len(mini) // SECTOR, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places, *[FREE] * (109 - len(places)))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _grow(entries: list[Entry], parent: int, tree: Tree) -> None:
    numbers = []
    for name, held in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        numbers.append(len(entries))
        if isinstance(held, dict):
            entries.append(Entry(name, 1))
            _grow(entries, numbers[-1], held)
        else:
            entries.append(Entry(name, 2, held))
    entries[parent].child = _balanced(entries, numbers)


def _balanced(entries: list[Entry], numbers: list[int]) -> int:
    if not numbers:
        return FREE
    middle = len(numbers) // 2
    here = numbers[middle]
    entries[here].left = _balanced(entries, numbers[:middle])
    entries[here].right = _balanced(entries, numbers[middle + 1 :])
    return here


def _lay(sectors: list[bytes], chains: list[int], content: bytes, size: int = SECTOR) -> int:
    start = len(sectors)
    pieces = [content[at : at + size].ljust(size, b"\0") for at in range(0, len(content), size)]
    sectors += pieces
    chains += [*range(start + 1, start + len(pieces)), END]
    return start


def _packed(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    size = len(entry.content)
    return struct.pack(
        "<64sHBBIII16sI16xII4x", name, len(name) + 2, entry.kind, 1, entry.left, entry.right,
        entry.child, b"", 0, entry.start, size,
    )  # fmt: skip


def message(
    texts: dict[int, str | bytes],
    *,
    numbers: dict[int, tuple[int, bytes]] | None = None,
    recipients: tuple[dict[int, str], ...] = (),
    attachments: "tuple[dict[int, str | bytes] | tuple[str, Tree], ...]" = (),
    inside: bool = False,
) -> Tree:
    """The streams of a .msg: words as UTF-16, bytes as they are (a str8 as ``bytes``)."""
    tree: Tree = {}
    fixed = b"\0" * (24 if inside else 32)
    for number, (kind, held) in (numbers or {}).items():
        fixed += struct.pack("<HHI8s", kind, number, 6, held)
    tree["__properties_version1.0"] = fixed
    tree |= _streams(texts)
    for at, each in enumerate(recipients):
        kind = struct.pack("<HHI8s", 3, 0x0C15, 6, struct.pack("<I", at % 3 + 1))
        tree[f"__recip_version1.0_#{at:08X}"] = {
            "__properties_version1.0": b"\0" * 8 + kind, **_streams(each),
        }  # fmt: skip
    for at, given in enumerate(attachments):
        place: Tree
        if isinstance(given, tuple):
            name, inner = given
            how = struct.pack("<HHI8s", 3, 0x3705, 6, struct.pack("<I", 5))
            place = {"__substg1.0_3701000D": inner, **_streams({0x3001: name})}
        else:
            how = struct.pack("<HHI8s", 3, 0x3705, 6, struct.pack("<I", 1))
            place = _streams(given)
        tree[f"__attach_version1.0_#{at:08X}"] = {
            "__properties_version1.0": b"\0" * 8 + how, **place,
        }  # fmt: skip
    return tree


def _streams(texts: "dict[int, str | bytes] | dict[int, str]") -> Tree:
    made: Tree = {}
    for number, said in texts.items():
        if isinstance(said, str):
            made[f"__substg1.0_{number:04X}001F"] = said.encode("utf-16-le")
        else:
            kind = 0x0102 if number in (0x1009, 0x1013, 0x3701) else 0x001E
            made[f"__substg1.0_{number:04X}{kind:04X}"] = said
    return made


def long_number(number: int) -> tuple[int, bytes]:
    return 3, struct.pack("<I", number)


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> tuple[int, bytes]:
    since = datetime(year, month, day, hour, minute, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    return 0x40, struct.pack("<Q", int(since.total_seconds()) * 10_000_000)


# -- winmail.dat -------------------------------------------------------------------------------


def winmail(*attributes: tuple[int, int, bytes]) -> bytes:
    """(level, number, bytes) of each attribute, with its check sum."""
    made = struct.pack("<IH", 0x223E9F78, 1)
    for level, number, held in attributes:
        made += struct.pack("<BII", level, number, len(held)) + held
        made += struct.pack("<H", sum(held) & 0xFFFF)
    return made


def table(*properties: tuple[int, int, bytes]) -> bytes:
    """Properties as winmail.dat has them: (type, number, value)."""
    made = struct.pack("<I", len(properties))
    for kind, number, held in properties:
        made += struct.pack("<HH", kind, number)
        if kind in (0x1E, 0x1F, 0x102, 0x0D):
            made += struct.pack("<II", 1, len(held)) + held + b"\0" * (-len(held) % 4)
        else:
            made += held
    return made
