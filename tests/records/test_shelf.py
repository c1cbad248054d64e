"""The shelf gives back exactly what was put on it, or says that it cannot."""

import hashlib
import io
import os
import resource
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.shelf import CHUNK, Shelf

KEY = bytes(range(32))
HEAD, SEALED = 56, CHUNK + 16


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf", KEY)


def some_bytes(size: int) -> bytes:
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def place(shelf: Shelf, digest: str) -> Path:
    return shelf.folder / shelf.name_of(digest)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
def test_what_is_put_comes_back_byte_for_byte(shelf: Shelf, size: int) -> None:
    content = some_bytes(size)
    kept = shelf.put(io.BytesIO(content))
    assert (kept.digest, kept.size) == (hashlib.sha256(content).hexdigest(), size)
    with shelf.open(kept.digest) as file:
        assert file.read() == content
    assert shelf.check(kept.digest)
    assert shelf.has(kept.digest)


def test_a_file_can_be_read_from_anywhere_in_it(shelf: Shelf) -> None:
    content = some_bytes(3 * CHUNK + 5)
    kept = shelf.put(io.BytesIO(content))
    with shelf.open(kept.digest) as file:
        for start in (2 * CHUNK - 3, 10, 3 * CHUNK, CHUNK):
            file.seek(start)
            assert file.read(9) == content[start : start + 9]
        assert file.seek(-4, os.SEEK_END) == len(content) - 4
        assert file.read() == content[-4:]


def test_a_stream_that_hands_over_little_at_a_time_is_the_same_file(shelf: Shelf) -> None:
    class Trickle(io.RawIOBase):
        def __init__(self) -> None:
            self.rest = io.BytesIO(some_bytes(CHUNK + 77))

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self.rest.read(min(size, 65_537))

    kept = shelf.put(cast(BinaryIO, Trickle()))
    assert kept.digest == hashlib.sha256(some_bytes(CHUNK + 77)).hexdigest()
    assert shelf.check(kept.digest)


def test_the_same_bytes_twice_are_one_file_and_its_name_tells_nothing(shelf: Shelf) -> None:
    first = shelf.put(io.BytesIO(b"screenshot"))
    second = shelf.put(io.BytesIO(b"screenshot"))
    assert first == second
    (only,) = shelf.folder.iterdir()
    assert first.digest not in only.name
    assert b"screenshot" not in only.read_bytes()
    assert Shelf(shelf.folder, bytes(32)).name_of(first.digest) != only.name


def flip(data: bytearray) -> None:
    data[HEAD + SEALED + 100] ^= 1


def cut_a_chunk(data: bytearray) -> None:
    del data[HEAD + 2 * SEALED :]


def cut_a_byte(data: bytearray) -> None:
    del data[-1:]


def append_a_byte(data: bytearray) -> None:
    data.append(0)


def append_a_chunk(data: bytearray) -> None:
    data += data[HEAD : HEAD + SEALED]


def swap_chunks(data: bytearray) -> None:
    first, second = slice(HEAD, HEAD + SEALED), slice(HEAD + SEALED, HEAD + 2 * SEALED)
    data[first], data[second] = data[second], data[first]


def change_the_salt(data: bytearray) -> None:
    data[10] ^= 1


def change_the_tag(data: bytearray) -> None:
    data[30] ^= 1


def leave_the_head(data: bytearray) -> None:
    del data[HEAD:]


def leave_nothing(data: bytearray) -> None:
    data.clear()


@pytest.mark.parametrize(
    "harm",
    [
        flip,
        cut_a_chunk,
        cut_a_byte,
        append_a_byte,
        append_a_chunk,
        swap_chunks,
        change_the_salt,
        change_the_tag,
        leave_the_head,
        leave_nothing,
    ],
)
def test_a_file_that_was_harmed_is_never_given_out(shelf: Shelf, harm: object) -> None:
    kept = shelf.put(io.BytesIO(some_bytes(3 * CHUNK)))
    data = bytearray(place(shelf, kept.digest).read_bytes())
    harm(data)  # type: ignore[operator]  # each is a function over a bytearray
    place(shelf, kept.digest).write_bytes(data)
    assert not shelf.check(kept.digest)
    with (
        pytest.raises(Trouble, match="damaged on the desk's shelf"),
        shelf.open(kept.digest) as file,
    ):
        file.read()


def test_a_file_cut_off_is_noticed_before_its_first_byte_is_shown(shelf: Shelf) -> None:
    kept = shelf.put(io.BytesIO(some_bytes(3 * CHUNK)))
    os.truncate(place(shelf, kept.digest), HEAD + 2 * SEALED)
    with pytest.raises(Trouble, match="damaged"):
        shelf.open(kept.digest)


def test_one_file_in_the_place_of_another_is_noticed(shelf: Shelf) -> None:
    one, two = shelf.put(io.BytesIO(b"one")), shelf.put(io.BytesIO(b"two"))
    place(shelf, one.digest).replace(place(shelf, two.digest))
    with pytest.raises(Trouble, match="damaged"):
        shelf.open(two.digest)
    with pytest.raises(Trouble, match="missing"):
        shelf.open(one.digest)


def test_another_key_opens_nothing(shelf: Shelf) -> None:
    kept = shelf.put(io.BytesIO(b"one"))
    other = Shelf(shelf.folder, bytes(32))
    place(shelf, kept.digest).replace(place(other, kept.digest))
    assert not other.check(kept.digest)


def test_putting_a_damaged_file_again_mends_it(shelf: Shelf) -> None:
    kept = shelf.put(io.BytesIO(b"screenshot"))
    place(shelf, kept.digest).write_bytes(b"gone")
    shelf.put(io.BytesIO(b"screenshot"))
    assert shelf.check(kept.digest)


def test_a_file_stopped_half_way_leaves_nothing(shelf: Shelf) -> None:
    seen: list[int] = []
    with pytest.raises(Refused, match="because you stopped it"):
        shelf.put(
            io.BytesIO(some_bytes(5 * CHUNK)),
            progress=seen.append,
            cancelled=lambda: len(seen) == 2,
        )
    assert seen == [CHUNK, 2 * CHUNK]
    assert list(shelf.folder.iterdir()) == []


def test_only_old_files_that_no_row_mentions_are_swept(shelf: Shelf) -> None:
    now = datetime.now(UTC)
    wanted, orphan, fresh = (shelf.put(io.BytesIO(each)) for each in (b"1", b"2", b"3"))
    (shelf.folder / ".half.part").write_bytes(b"half")
    old = (now - timedelta(days=2)).timestamp()
    for path in (place(shelf, wanted.digest), place(shelf, orphan.digest)):
        os.utime(path, (old, old))
    os.utime(shelf.folder / ".half.part", (old, old))
    swept = shelf.remove_unreferenced({wanted.digest}, now - timedelta(days=1))
    assert swept == 2
    assert [shelf.has(each.digest) for each in (wanted, orphan, fresh)] == [True, False, True]


def test_putting_an_orphan_again_keeps_it_from_the_sweep(shelf: Shelf) -> None:
    now = datetime.now(UTC)
    kept = shelf.put(io.BytesIO(b"again"))
    old = (now - timedelta(days=2)).timestamp()
    os.utime(place(shelf, kept.digest), (old, old))
    shelf.put(io.BytesIO(b"again"))
    assert shelf.remove_unreferenced(set(), now - timedelta(days=1)) == 0


def test_a_large_file_takes_no_more_memory_than_a_few_chunks(shelf: Shelf) -> None:
    class Endless(io.RawIOBase):
        left = 48 * CHUNK

        def read(self, size: int = -1) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return bytes(size)

    tracemalloc.start()
    kept = shelf.put(cast(BinaryIO, Endless()))
    assert shelf.check(kept.digest)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.size == 48 * CHUNK
    assert most < 8 * CHUNK


def test_a_full_disk_is_said_and_leaves_no_half_file(shelf: Shelf) -> None:
    shelf.put(io.BytesIO(b"before"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK, hard))
    try:
        with pytest.raises(Trouble, match="The disk is full"):
            shelf.put(io.BytesIO(some_bytes(3 * CHUNK)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(list(shelf.folder.iterdir())) == 1
