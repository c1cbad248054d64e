"""Files made byte by byte to do harm, each of which a reader must refuse or survive."""

import io
import stat
import struct
import warnings
import zipfile

CHAT = "23/11/2026, 08:12 - Ola: Has anyone seen the notice?\n23/11/2026, 08:13 - Kerry D: No\n"


def zipped(*files: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", packing) as made:
        warnings.simplefilter("ignore")  # two of one name are what is wanted
        for name, content in files:
            # As an info, so that the name is not made harmless on the way.
            info = zipfile.ZipInfo("x", (2026, 11, 23, 8, 12, 0))
            info.filename = info.orig_filename = name
            info.compress_type = packing
            made.writestr(info, content)
    return held.getvalue()


def zip_with_link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        info = zipfile.ZipInfo("_chat.txt")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    return held.getvalue()


def zip_bomb(megabytes: int = 200) -> bytes:
    """200 MB of nothing in 195 KB."""
    return zipped(("_chat.txt", bytes(megabytes * 1024 * 1024)))


def zip_with_false_size() -> bytes:
    """A bomb that says of itself that it is small."""
    content = bytearray(zipped(("_chat.txt", bytes(30 * 1024 * 1024))))
    central = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, 22, 1_000)
    struct.pack_into("<L", content, central + 24, 1_000)
    return bytes(content)


def zip_locked() -> bytes:
    content = bytearray(zipped(("_chat.txt", CHAT.encode())))
    central = content.rfind(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    return bytes(content)


def zip_overlapping(times: int = 5) -> bytes:
    """Many names for one and the same packed bytes."""
    one = zipped(("000", CHAT.encode() * 9))
    central, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    listed = one[central:end]
    listing = b"".join(listed[:46] + b"%03d" % n for n in range(times))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(listing), central, 0)
    return one[:central] + listing + tail


def zip_of_many(files: int, *, says: int | None = None) -> bytes:
    """A listing of so many empty files, which says that there are ``says``."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"x"
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    listing = b"".join(entry + b"%07d" % n for n in range(files))
    count = files if says is None else says
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listing), len(local), 0)
    return local + listing + tail
