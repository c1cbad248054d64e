"""The seal of a file and of a key: what opens it, what does not, and what a kill leaves behind."""

import hashlib
import hmac
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.keys import LOWEST_COST, KeyFile
from tcat_desktop.records.recovery import RecoveryCode
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import CHUNK, Shelf, _Head
from tests.records.small_desk import DEK, NOW

HOME = Path(__file__).resolve().parents[2]
SHELF_KEY = bytes(range(32))
CARYS = "a quiet orchard lane"
NEW = "seven paper lanterns glow"
NAME = "Dr Carys Llewellyn"


@pytest.fixture
def seal() -> SealKey:
    return SealKey.make()


@pytest.fixture
def shelf(tmp_path: Path, seal: SealKey) -> Shelf:
    return Shelf(tmp_path / "shelf", SHELF_KEY, seals_with=seal.public)


def content_of(shelf: Shelf, digest: str, seal: SealKey | None = None) -> bytes:
    with shelf.open(digest, seal) as file:
        return file.read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5])
def test_what_is_sealed_opens_with_the_private_key_and_with_nothing_else(
    shelf: Shelf, seal: SealKey, size: int
) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    kept = shelf.put(io.BytesIO(content), sealed=True)
    assert shelf.is_sealed(kept.digest)
    assert content_of(shelf, kept.digest, seal) == content
    with pytest.raises(Refused, match="they are sealed"):
        shelf.open(kept.digest)
    with pytest.raises(Trouble, match="sealed with another key"):
        shelf.open(kept.digest, SealKey.make())
    assert shelf.check(kept.digest)
    assert shelf.check(kept.digest, seal)


def test_the_head_of_one_sealed_file_opens_no_other(shelf: Shelf, seal: SealKey) -> None:
    first, second = (shelf.put(io.BytesIO(each), sealed=True) for each in (b"one", b"two"))
    one, two = (shelf.folder / shelf.name_of(each.digest) for each in (first, second))
    two.write_bytes(one.read_bytes())
    with pytest.raises(Trouble, match="damaged"):
        shelf.open(second.digest, seal)
    assert not shelf.check(second.digest)


def test_a_sealed_file_put_in_anothers_place_by_whoever_has_the_data_key_opens_to_nobody(
    shelf: Shelf, seal: SealKey
) -> None:
    first, second = (shelf.put(io.BytesIO(each), sealed=True).digest for each in (b"one", b"two"))
    kept = (shelf.folder / shelf.name_of(first)).read_bytes()
    head = _Head.read(io.BytesIO(kept))
    forged = replace(head, tag=shelf.head_tag(head, second)).written + kept[head.size :]
    (shelf.folder / shelf.name_of(second)).write_bytes(forged)
    assert shelf.check(second)
    assert not shelf.check(second, seal)
    with pytest.raises(Trouble, match="sealed with another key"):
        shelf.open(second, seal)


@pytest.mark.parametrize("place", [0, 10, 30, 60, 140, 170, CHUNK + 200, -1])
def test_a_flipped_bit_is_found_with_the_key_and_without(
    shelf: Shelf, seal: SealKey, place: int
) -> None:
    digest = shelf.put(io.BytesIO(bytes(2 * CHUNK)), sealed=True).digest
    path = shelf.folder / shelf.name_of(digest)
    kept = bytearray(path.read_bytes())
    kept[place] ^= 1
    path.write_bytes(bytes(kept))
    assert not shelf.check(digest)
    assert not shelf.check(digest, seal)


@pytest.mark.parametrize("cut", [0, 8, 56, 100, 168, 180, CHUNK + 16 + 168])
def test_a_sealed_file_that_was_cut_short_is_found(shelf: Shelf, seal: SealKey, cut: int) -> None:
    digest = shelf.put(io.BytesIO(bytes(2 * CHUNK)), sealed=True).digest
    path = shelf.folder / shelf.name_of(digest)
    path.write_bytes(path.read_bytes()[:cut])
    assert not shelf.check(digest)
    assert not shelf.check(digest, seal)


def test_a_file_is_sealed_later_and_opened_up_again(shelf: Shelf, seal: SealKey) -> None:
    digest = shelf.put(io.BytesIO(b"between us")).digest
    assert content_of(shelf, digest) == b"between us"
    assert shelf.seal(digest)
    assert not shelf.seal(digest)
    assert content_of(shelf, digest, seal) == b"between us"
    with pytest.raises(Refused, match="they are sealed"):
        shelf.unseal(digest)
    assert shelf.unseal(digest, seal)
    assert content_of(shelf, digest) == b"between us"


def test_whoever_brought_it_opens_it_up_again_until_the_desk_locks(shelf: Shelf) -> None:
    digest = shelf.put(io.BytesIO(b"between us"), sealed=True).digest
    assert shelf.unseal(digest)
    assert shelf.seal(digest, own=True)
    shelf.forget()
    with pytest.raises(Refused, match="they are sealed"):
        shelf.unseal(digest)


def test_a_damaged_file_is_not_sealed_over(shelf: Shelf) -> None:
    digest = shelf.put(io.BytesIO(b"between us")).digest
    path = shelf.folder / shelf.name_of(digest)
    kept = bytearray(path.read_bytes())
    kept[-1] ^= 1
    path.write_bytes(bytes(kept))
    with pytest.raises(Trouble, match="damaged"):
        shelf.seal(digest)
    assert path.read_bytes() == bytes(kept)
    assert [each.name for each in shelf.folder.iterdir()] == [path.name]


def test_another_content_under_the_name_is_not_sealed_over(shelf: Shelf) -> None:
    # As somebody could write it who has the data key.
    digest = hashlib.sha256(b"between us").hexdigest()
    shelf.put(io.BytesIO(b"something else"))
    salt = bytes(16)
    key = shelf.file_key(salt)
    tag = hmac.new(key, b"digest:" + digest.encode(), "sha256").digest()
    body = AESGCM(key).encrypt(bytes(11) + b"\x01", b"another content", salt)
    path = shelf.folder / shelf.name_of(digest)
    path.write_bytes(b"TCATSH\x00\x01" + salt + tag + body)
    assert content_of(shelf, digest) == b"another content"
    with pytest.raises(Trouble, match="damaged"):
        shelf.seal(digest)
    assert not shelf.is_sealed(digest)


def test_a_kill_at_any_moment_of_sealing_leaves_the_one_or_the_other_whole(
    shelf: Shelf, seal: SealKey
) -> None:
    content = bytes(2 * CHUNK)
    digest = shelf.put(io.BytesIO(content)).digest
    seen: set[bool] = set()
    for number in range(1, 40):
        child = subprocess.run(
            [sys.executable, "-m", "tests.records.sealing_child", str(shelf.folder),
             seal.raw.hex(), digest, str(number)],
            cwd=HOME, check=False, capture_output=True,
        )  # fmt: skip
        assert shelf.check(digest, seal)
        assert content_of(shelf, digest, seal) == content
        if child.returncode == 0:
            break
        assert child.returncode == 9, child.stderr
        seen.add(shelf.is_sealed(digest))
        shelf.unseal(digest, seal)
    assert number > 6
    assert seen == {True, False}


# --- the key --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str, bytes]:
    folder = tmp_path_factory.mktemp("made")
    seal = SealKey.make()
    file = KeyFile.create(folder, DEK, cost=LOWEST_COST)
    code = file.set_recovery(dek=DEK, seal=seal)
    file.add(5, NAME, CARYS, dek=DEK, seal=seal)
    file.add(4, "Siân Bowen", CARYS, dek=DEK)
    return {each.name: each.read_bytes() for each in folder.iterdir()}, str(code), seal.raw


@pytest.fixture
def folder(tmp_path: Path, made: tuple[dict[str, bytes], str, bytes]) -> Path:
    for name, content in made[0].items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_only_whom_it_was_entrusted_to_holds_the_key(
    folder: Path, made: tuple[dict[str, bytes], str, bytes]
) -> None:
    opened = KeyFile.load(folder).open(NAME, CARYS, now=NOW)
    assert opened.seal is not None
    assert opened.seal.raw == made[2]
    assert KeyFile.load(folder).open("Siân Bowen", CARYS, now=NOW).seal is None
    assert made[2].hex() not in (folder / "keys.json").read_text(encoding="utf-8")


def test_a_slot_moved_to_another_account_opens_no_seal(folder: Path) -> None:
    # The same password, so that only the binding to the slot stands in the way.
    file = KeyFile.load(folder)
    seal = file._content["seal"]
    salts = {slot["uid"]: slot["salt"] for slot in file._content["slots"]}
    seal["held"] = [each | {"uid": 4, "slot": salts[4]} if each["uid"] == 5 else each
                    for each in seal["held"]]  # fmt: skip
    file._save(DEK)
    with pytest.raises(Trouble, match="The key for sealed messages was changed"):
        KeyFile.load(folder).open("Siân Bowen", CARYS, now=NOW)


def test_a_new_password_takes_the_key_along_and_one_that_was_set_does_not(folder: Path) -> None:
    KeyFile.load(folder).change_password(NAME, CARYS, NEW, now=NOW)
    assert KeyFile.load(folder).open(NAME, NEW, now=NOW).seal is not None
    KeyFile.load(folder).add(5, NAME, CARYS, dek=DEK, replace=True)
    assert KeyFile.load(folder).open(NAME, CARYS, now=NOW).seal is None
    held = json.loads((folder / "keys.json").read_bytes())["seal"]["held"]
    assert [each["uid"] for each in held] == [None]


def test_a_new_recovery_sheet_is_made_by_whoever_holds_the_key(folder: Path) -> None:
    with pytest.raises(Refused, match="Only the Executive Headteacher/CEO"):
        KeyFile.load(folder).set_recovery(dek=DEK)
    opened = KeyFile.load(folder).open(NAME, CARYS, now=NOW)
    code = KeyFile.load(folder).set_recovery(dek=DEK, seal=opened.seal)
    again = KeyFile.load(folder).open_with_recovery(code).seal
    assert opened.seal is not None
    assert again is not None
    assert again.raw == opened.seal.raw


def test_a_sheet_from_which_the_key_was_taken_makes_no_second_one(folder: Path) -> None:
    file = KeyFile.load(folder)
    file._content["seal"]["held"] = []
    file._save(DEK)
    with pytest.raises(Trouble, match="does not hold the key for sealed messages"):
        KeyFile.load(folder).make_seal(RecoveryCode.make(), dek=DEK)


def test_a_slot_that_an_older_program_wrote_again_opens_the_desk_and_no_seal(folder: Path) -> None:
    # It knows no seal, and leaves what the slot before held.
    file = KeyFile.load(folder)
    before = [each for each in file._content["seal"]["held"] if each["uid"] == 5]
    file.add(5, NAME, NEW, dek=DEK, replace=True)
    file._content["seal"]["held"] += before
    file._save(DEK)
    opened = KeyFile.load(folder).open(NAME, NEW, now=NOW)
    assert (opened.dek, opened.seal) == (DEK, None)
