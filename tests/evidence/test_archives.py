"""A zip folder is looked at from outside first, and never unpacked onto a disk."""

import time
import zipfile
from pathlib import Path

import pytest

from tcat_desktop.evidence.archives import MOST_FILES, open_archive
from tcat_desktop.journey.refusals import Refused
from tests.evidence import hostile
from tests.evidence.hostile import CHAT, zipped


def test_a_phones_export_is_listed_and_each_file_is_read_by_itself() -> None:
    opened = open_archive(zipped(("_chat.txt", CHAT.encode()), ("PHOTO-1.jpg", b"\xff\xd8\xff")))
    assert opened.names == ("_chat.txt", "PHOTO-1.jpg")
    assert opened.read("_chat.txt").decode() == CHAT
    assert opened.size("PHOTO-1.jpg") == 3


def test_a_zip_within_a_zip_is_listed_and_stays_closed() -> None:
    inner = zipped(("_chat.txt", CHAT.encode()))
    opened = open_archive(zipped(("_chat.txt", CHAT.encode()), ("more.zip", inner)))
    assert [(each.name, each.nested) for each in opened.entries] == [
        ("_chat.txt", False),
        ("more.zip", True),
    ]
    assert opened.read("more.zip") == inner


def test_folders_are_not_files() -> None:
    assert open_archive(zipped(("chat/", b""), ("chat/_chat.txt", b"x"))).names == (
        "chat/_chat.txt",
    )


@pytest.mark.parametrize("flagged", [True, False])
def test_a_name_is_read_with_the_utf8_flag_and_without(flagged: bool) -> None:
    content = bytearray(zipped(("Czat z Łukaszem 👨‍👩‍👧.txt", CHAT.encode())))
    if not flagged:
        for at in (6, content.rfind(b"PK\x01\x02") + 8):
            content[at + 1] &= ~0x08
    opened = open_archive(bytes(content))
    assert opened.names == ("Czat z Łukaszem 👨‍👩‍👧.txt",)
    assert opened.read(opened.names[0]).decode() == CHAT


def test_every_exported_zip_of_the_samples_opens(shared_data: Path) -> None:
    files = [each for each in sorted(shared_data.rglob("*.zip")) if zipfile.is_zipfile(each)]
    assert files
    for each in files:
        opened = open_archive(each.read_bytes())
        assert opened.names, each.name
        assert all(len(opened.read(name)) == opened.size(name) for name in opened.names)


HOSTILE = {
    "a way up": (zipped(("../../evil.txt", b"x")), "points outside"),
    "a way up, in the middle": (zipped(("a/../../evil.txt", b"x")), "points outside"),
    "a way up, as Windows writes it": (zipped(("..\\evil.txt", b"x")), "points outside"),
    "the top of the disk": (zipped(("/etc/passwd", b"x")), "points outside"),
    "another machine": (zipped(("\\\\server\\share\\x", b"x")), "points outside"),
    "a drive": (zipped(("C:evil.txt", b"x")), "points outside"),
    "a name cut by a NUL": (zipped(("_chat.txt\x00.exe", b"x")), "points outside"),
    "a folder that leads out": (zipped(("../", b""), ("a", b"x")), "points outside"),
    "a link": (hostile.zip_with_link(), "a link to a place outside"),
    "a password": (hostile.zip_locked(), "locked with a password"),
    "two chats": (zipped(("_chat.txt", b"a"), ("_chat.txt", b"b")), "two files called _chat.txt"),
    "twins but for capitals": (zipped(("Straße", b"a"), ("STRASSE", b"b")), "two files called"),
    "twins but for accents": (zipped(("é", b"a"), ("e\u0301", b"b")), "two files called"),
    "files on top of one another": (hostile.zip_overlapping(), "on top of one another"),
    "200 MB from 195 KB": (hostile.zip_bomb(), "would swell"),
    "many small bombs": (zipped(*((f"{n}", bytes(9 << 20)) for n in range(5))), "would swell"),
    "600 MB": (zipped(*((f"{n}", bytes(6 << 20)) for n in range(100))), "would unpack to 600 MB"),
    "too many files": (zipped(*((f"{n}", b"") for n in range(2_001))), "more than 2,000 files"),
    "more files than it says": (hostile.zip_of_many(300_000, says=3), "more than 2,000 files"),
    "a little more than it says": (hostile.zip_of_many(5_000, says=3), "more than 2,000 files"),
    "another packing": (zipped(("a", b"x" * 99), packing=zipfile.ZIP_LZMA), "packed in a way"),
    "no listing": (zipped(("_chat.txt", CHAT.encode()))[:60], "damaged"),
    "nothing": (b"PK\x03\x04", "damaged"),
    "a listing of nonsense": (b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + b"\xff" * 18, "2,000"),
}  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_folder_is_refused_soon_and_in_a_plain_sentence(shape: str) -> None:
    content, sentence = HOSTILE[shape]
    started = time.perf_counter()
    with pytest.raises(Refused, match=sentence) as refused:
        open_archive(content)
    assert time.perf_counter() - started < 15
    assert refused.value.what_to_do
    assert str(refused.value).endswith(".")


def test_the_bomb_of_the_brief_is_that_small() -> None:
    assert len(HOSTILE["200 MB from 195 KB"][0]) < 205_000


def test_as_many_files_as_are_allowed_open() -> None:
    opened = open_archive(zipped(*((f"{n}", b"x") for n in range(MOST_FILES))))
    assert len(opened.names) == MOST_FILES


def test_a_size_that_lies_is_found_out_while_reading() -> None:
    opened = open_archive(hostile.zip_with_false_size())
    with pytest.raises(Refused, match="damaged"):
        opened.read("_chat.txt")


def test_a_damaged_file_is_refused_and_its_neighbour_is_not() -> None:
    content = bytearray(
        zipped(("a", b"first words"), ("b", b"second words"), packing=zipfile.ZIP_STORED)
    )
    content[content.index(b"first")] ^= 1
    opened = open_archive(bytes(content))
    with pytest.raises(Refused, match="damaged"):
        opened.read("a")
    assert opened.read("b") == b"second words"
