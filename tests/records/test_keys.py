"""Who may unlock the desk, and what each refusal says."""

import json
import resource
import subprocess
import sys
import time
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records import keys
from tcat_desktop.records.keys import LOWEST_COST, Cost, KeyFile, check_password, domain_key
from tcat_desktop.records.recovery import ALPHABET, RecoveryCode
from tests.records.small_desk import DEK, NOW

SIAN = "a quiet orchard lane"
PRIYA = "seven paper lanterns glow"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    """A key file with two people and a recovery code, made once: derivations are dear."""
    folder = tmp_path_factory.mktemp("made")
    file = KeyFile.create(folder, DEK, cost=LOWEST_COST)
    file.add(4, "Siân Bowen", SIAN, dek=DEK)
    file.add(3, "Priya Nair", PRIYA, dek=DEK)
    code = file.set_recovery(dek=DEK)
    return {each.name: each.read_bytes() for each in folder.iterdir()}, str(code)


@pytest.fixture
def folder(tmp_path: Path, made: tuple[dict[str, bytes], str]) -> Path:
    for name, content in made[0].items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def code(made: tuple[dict[str, bytes], str]) -> RecoveryCode:
    return RecoveryCode.parse(made[1])


def change(folder: Path, edit: Any, *, honest: bool = True) -> None:
    """Edit the key file as somebody would who knows its format: with a right checksum."""
    content = json.loads((folder / "keys.json").read_bytes())
    edit(content)
    if honest:
        content["sum"] = keys._sum(content)
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).write_text(json.dumps(content))


def test_a_right_name_and_password_open_the_desk_with_one_derivation(folder: Path) -> None:
    before = keys.key_derivations
    opened = KeyFile.load(folder).open("Siân Bowen", SIAN, now=NOW)
    assert (opened.account_id, opened.dek) == (4, DEK)
    assert keys.key_derivations - before == 1


def test_a_name_may_be_typed_in_small_letters_with_spaces_and_combining_accents(
    folder: Path,
) -> None:
    opened = KeyFile.load(folder).open("  sia\u0302n   bowen ", SIAN, now=NOW)
    assert opened.account_id == 4


def test_a_wrong_password_and_an_unknown_name_say_the_same_at_the_same_cost(folder: Path) -> None:
    file = KeyFile.load(folder)
    said = []
    for name in ("Siân Bowen", "Nobody at all"):
        before = keys.key_derivations
        with pytest.raises(Refused) as refused:
            file.open(name, "a wrong password of length", now=NOW)
        assert keys.key_derivations - before == 1
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert said[0].startswith("That password is not right. You have 4 more tries.")


def test_after_five_wrong_passwords_one_waits_and_after_ten_a_quarter_of_an_hour(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The derivation is not what this test is about, and twelve of them take seconds.
    monkeypatch.setattr(keys, "_derive", lambda *_: bytes(32))
    file, now, said = KeyFile.load(folder), NOW, []
    for _ in range(10):
        with pytest.raises(Refused) as refused:
            file.open("Siân Bowen", "a wrong password of length", now=now)
        said.append(refused.value.reason)
        now += timedelta(seconds=61)
    assert "You have 1 more try." in said[3]
    assert "Wait 1 second," in said[4]
    assert "Wait 16 seconds," in said[8]
    assert "Wait 15 minutes," in said[9]
    with pytest.raises(Refused, match=r"Too many wrong passwords\. Wait 14 minutes"):
        KeyFile.load(folder).open("Siân Bowen", SIAN, now=now)
    # Somebody else at the same desk is not kept waiting.
    with pytest.raises(Refused, match="You have 4 more tries"):
        file.open("Priya Nair", "a wrong password of length", now=now)


def test_waiting_ends_and_a_right_password_wipes_the_slate(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = KeyFile.load(folder)
    with monkeypatch.context() as fast:
        fast.setattr(keys, "_derive", lambda *_: bytes(32))
        for minute in range(10):
            with pytest.raises(Refused):
                file.open("Siân Bowen", "wrong", now=NOW + timedelta(minutes=2 * minute))
    later = NOW + timedelta(minutes=34)
    assert file.open("Siân Bowen", SIAN, now=later).account_id == 4
    assert json.loads((folder / "tries.json").read_bytes()) == {}


def test_a_clock_put_back_by_a_year_locks_nobody_out_for_a_year(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_derive", lambda *_: bytes(32))
    file = KeyFile.load(folder)
    for minute in range(10):
        with pytest.raises(Refused):
            file.open("Siân Bowen", "wrong", now=NOW + timedelta(minutes=2 * minute))
    with pytest.raises(Refused, match="Wait 15 minutes"):
        file.open("Siân Bowen", SIAN, now=NOW - timedelta(days=365))


def test_no_name_lies_in_the_key_file_or_beside_it(folder: Path) -> None:
    with pytest.raises(Refused):
        KeyFile.load(folder).open("Kerry Denholm", "a wrong password of length", now=NOW)
    for path in folder.iterdir():
        kept = path.read_bytes().lower()
        for name in ("bowen", "priya", "denholm", "siân"):
            assert name.encode() not in kept
            assert b64encode(name.encode()).rstrip(b"=").lower() not in kept


def test_a_slot_moved_to_another_account_is_named_as_changed(folder: Path) -> None:
    def swap(content: dict[str, Any]) -> None:
        first, second = content["slots"][:2]
        first["uid"], second["uid"] = second["uid"], first["uid"]

    change(folder, swap)
    with pytest.raises(Trouble, match="password is right, but this person's entry"):
        KeyFile.load(folder).open("Siân Bowen", SIAN, now=NOW)


def test_a_disk_that_is_full_leaves_the_key_file_as_it_was(
    folder: Path, code: RecoveryCode
) -> None:
    before = (folder / "keys.json").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        with pytest.raises(Trouble, match="The disk is full"):
            KeyFile.load(folder).rename(4, "Siân Pryce", dek=DEK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (folder / "keys.json").read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == ["keys.json", "keys.json.bak"]
    assert KeyFile.load(folder).open_with_recovery(code).dek == DEK


def test_a_program_killed_while_it_changes_the_keys_leaves_the_old_or_the_new(
    folder: Path, code: RecoveryCode
) -> None:
    script = (
        "import os, sys; from pathlib import Path; from tcat_desktop.records.keys import KeyFile;"
        "file = KeyFile.load(Path(sys.argv[1]));\n"
        "for n in range(100_000):\n"
        "    file.rename(4, f'Siân {n}', dek=bytes(range(32))); os.write(1, b'.')"
    )
    for changes in (1, 4, 9):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        with child:
            assert child.stdout is not None
            child.stdout.read(changes)
            child.kill()
        file = KeyFile.load(folder)
        assert file.note == ""
        assert file.open_with_recovery(code).dek == DEK


def test_a_slot_taken_out_by_hand_is_found_at_the_next_sign_in(folder: Path) -> None:
    change(folder, lambda content: content["slots"].pop(1))
    with pytest.raises(Trouble, match="changed by something other than this program"):
        KeyFile.load(folder).open("Siân Bowen", SIAN, now=NOW)


@pytest.mark.parametrize(
    ("name", "value"), [("m", 1024), ("m", 2 * 1024 * 1024), ("t", 1), ("p", 0)]
)
def test_a_lowered_or_absurd_cost_is_refused_before_any_derivation(
    folder: Path, name: str, value: int
) -> None:
    change(folder, lambda content: content["slots"][0].update({name: value}))
    before = keys.key_derivations
    with pytest.raises(Trouble, match="weaker protection"):
        KeyFile.load(folder)
    assert keys.key_derivations == before


@pytest.mark.parametrize("damage", ["missing", "half", "flipped", "empty"])
def test_the_copy_is_used_with_a_note_when_the_key_file_is_lost_and_mends_it(
    folder: Path, code: RecoveryCode, damage: str
) -> None:
    first = folder / "keys.json"
    whole = first.read_bytes()
    if damage == "missing":
        first.unlink()
    else:
        flipped = whole.replace(b'"ct": "', b'"ct": "A', 1)
        first.write_bytes({"half": whole[:500], "flipped": flipped, "empty": b""}[damage])
    file = KeyFile.load(folder)
    assert "the copy beside it was used" in file.note
    assert file.open_with_recovery(code).dek == DEK
    assert first.read_bytes() == whole


def test_both_key_files_missing_or_damaged_are_two_different_sentences(folder: Path) -> None:
    for path in folder.glob("keys.json*"):
        path.write_bytes(b"{")
    with pytest.raises(Trouble, match="damaged, and so is its copy"):
        KeyFile.load(folder)
    for path in folder.glob("keys.json*"):
        path.unlink()
    with pytest.raises(Trouble, match="missing, and so is its copy"):
        KeyFile.load(folder)


def test_a_key_file_is_never_written_over(folder: Path) -> None:
    with pytest.raises(Trouble, match="already holds the keys"):
        KeyFile.create(folder, DEK)


def test_changing_a_password_ends_the_old_one_and_leaves_the_others(folder: Path) -> None:
    file = KeyFile.load(folder)
    file.change_password("Siân Bowen", SIAN, "four other longer words", now=NOW)
    again = KeyFile.load(folder)
    assert again.open("Siân Bowen", "four other longer words", now=NOW).dek == DEK
    with pytest.raises(Refused, match="not right"):
        again.open("Siân Bowen", SIAN, now=NOW)
    assert again.open("Priya Nair", PRIYA, now=NOW).account_id == 3


def test_a_person_renamed_signs_in_by_the_new_name_with_the_old_password(folder: Path) -> None:
    KeyFile.load(folder).rename(4, "Siân Pryce", dek=DEK)
    again = KeyFile.load(folder)
    assert again.open("Siân Pryce", SIAN, now=NOW).account_id == 4
    with pytest.raises(Refused, match="already signs in with that name"):
        again.rename(3, "siân pryce", dek=DEK)


def test_an_account_removed_opens_nothing(folder: Path) -> None:
    KeyFile.load(folder).remove(4, dek=DEK)
    file = KeyFile.load(folder)
    assert (file.holds(4), file.holds(3)) == (False, True)
    with pytest.raises(Refused, match="not right"):
        file.open("Siân Bowen", SIAN, now=NOW)


def test_a_second_slot_for_one_name_or_one_account_is_refused(folder: Path) -> None:
    file = KeyFile.load(folder)
    with pytest.raises(Refused, match="already signs in"):
        file.add(9, "SIÂN BOWEN", PRIYA, dek=DEK)
    with pytest.raises(Refused, match="already has a password"):
        file.add(4, "Siân Bowen", PRIYA, dek=DEK)


def test_the_recovery_code_opens_until_a_new_one_is_made(folder: Path, code: RecoveryCode) -> None:
    file = KeyFile.load(folder)
    assert file.open_with_recovery(code).account_id is None
    newer = file.set_recovery(dek=DEK)
    with pytest.raises(Refused, match="not the one for this desk"):
        KeyFile.load(folder).open_with_recovery(code)
    assert KeyFile.load(folder).open_with_recovery(newer).dek == DEK
    assert KeyFile.load(folder).holds(4)


def test_the_sheet_alone_brings_the_keys_back_when_every_key_file_is_gone(
    folder: Path, tmp_path: Path, code: RecoveryCode
) -> None:
    old = KeyFile.load(folder)
    paper = old.paper()
    assert DEK.hex() not in paper
    for path in folder.glob("keys.json*"):
        path.unlink()
    file, opened = keys.restore_from_paper(folder, paper, code)
    assert (opened.dek, file.data_id) == (DEK, old.data_id)
    assert KeyFile.load(folder).open_with_recovery(code).dek == DEK


def test_every_wrong_letter_of_a_recovery_code_names_its_group() -> None:
    groups = list(RecoveryCode(secret=bytes(range(20))).groups)
    for number, group in enumerate(groups):
        for place in range(5):
            for letter in ALPHABET:
                if letter == group[place]:
                    continue
                wrong = group[:place] + letter + group[place + 1 :]
                text = " ".join([*groups[:number], wrong, *groups[number + 1 :]])
                with pytest.raises(Refused, match=f"Group {number + 1} of the recovery code"):
                    RecoveryCode.parse(text)


def test_two_letters_or_two_groups_in_each_others_place_are_found() -> None:
    groups = list(RecoveryCode(secret=bytes(range(100, 120))).groups)
    for number, group in enumerate(groups):
        for place in range(4):
            if group[place] == group[place + 1]:
                continue
            swapped = group[:place] + group[place + 1] + group[place] + group[place + 2 :]
            text = "-".join([*groups[:number], swapped, *groups[number + 1 :]])
            with pytest.raises(Refused, match=f"Group {number + 1} "):
                RecoveryCode.parse(text)
    with pytest.raises(Refused, match="Group 1 "):
        RecoveryCode.parse("-".join([groups[1], groups[0], *groups[2:]]))


def test_a_recovery_code_may_be_typed_small_without_dashes_and_with_lookalikes() -> None:
    code = RecoveryCode(secret=bytes(20))
    typed = str(code).lower().replace("-", "").replace("0", "o").replace("1", "l")
    assert RecoveryCode.parse(typed) == code
    with pytest.raises(Refused, match="40 letters and digits; 39 were typed"):
        RecoveryCode.parse(typed[:-1])


def test_a_recovery_code_is_160_random_bits_in_eight_groups_of_five() -> None:
    code = RecoveryCode.make()
    assert [len(group) for group in code.groups] == [5] * 8
    assert len(code.secret) * 8 == 160
    assert RecoveryCode.parse(str(code)) == code
    assert RecoveryCode.make() != code


@pytest.mark.parametrize("good", ["fourteen chars", "pear coal mist oak", "Łódź wciąż śpi cicho"])
def test_fourteen_characters_or_four_words_make_a_password(good: str) -> None:
    assert check_password(good) == good


@pytest.mark.parametrize(
    "bad", ["", "thirteen char", "a b c d e f", "aaaaaaaaaaaaaaaa", "1212121212121212"]
)
def test_a_weak_password_is_refused_beside_its_field(bad: str) -> None:
    with pytest.raises(Refused) as refused:
        check_password(bad)
    assert refused.value.field == "password"


def test_each_purpose_has_its_own_key() -> None:
    purposes = ("database", "shelf", "audit", "backup", "high-water", "key file")
    assert len({domain_key(DEK, purpose) for purpose in purposes} | {DEK}) == 7
    assert domain_key(DEK, "audit") != domain_key(bytes(32), "audit")


def test_the_cost_is_raised_to_half_a_second_and_never_falls_below_the_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def machine(speed: float) -> Cost:
        clock = [0.0]

        def derive(_password: str, _salt: bytes, cost: Cost) -> bytes:
            clock[0] += cost.m * cost.t / speed
            return b""

        with monkeypatch.context() as here:
            here.setattr(keys, "_derive", derive)
            here.setattr(time, "perf_counter", lambda: clock[0])
            return keys.calibrate()

    usual = 128 * 1024 * 3
    assert machine(usual / 0.7) == Cost(m=128 * 1024, t=3, p=4)
    assert machine(usual / 0.3) == Cost(m=256 * 1024, t=3, p=4)
    assert machine(usual / 0.01).m == 512 * 1024
    assert machine(usual / 9.0) == LOWEST_COST


def test_the_keys_are_at_hand_before_the_database_is_loaded() -> None:
    script = (
        "import sys; import tcat_desktop.records.keys, tcat_desktop.records.recovery;"
        "print(sorted({'sqlalchemy', 'sqlcipher3', 'alembic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"
