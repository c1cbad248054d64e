"""The command line: the contract’s calls, options, exit codes and JSON, through real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.records.keys import KeyFile
from tests.builders import NOW, PASSWORD, ATrust, a_case, a_trust, sign_in_name

HOME = Path(__file__).resolve().parent.parent


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    a_case(made).at("meeting")
    a_case(made, school="HM").at("reported")
    made.office.close()
    return made


def desk(folder: Path, *words: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    """Run it as an administrator would: no display, and nobody to answer a prompt."""
    note = folder / "password.txt"
    note.write_text(password + "\n", encoding="utf-8")
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "TCAT_DATA")
    kept = {name: value for name, value in os.environ.items() if name not in shown}
    return subprocess.run(
        [sys.executable, "-m", "tcat_desktop", *words], cwd=HOME, check=False,
        capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=120,
        env={**kept, "TCAT_PASSWORD_FILE": str(note), "PYTHONPATH": str(HOME)},
    )  # fmt: skip


def lines(ran: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_without_a_display_the_window_says_so_in_one_sentence(tmp_path: Path) -> None:
    for words in ((), ("--demo",)):
        ran = desk(tmp_path, *words)
        if sys.platform.startswith("linux"):
            assert ran.returncode == 3
            assert ran.stderr.startswith("There is no display here")
            assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",), ("case",), ("case", "burn"), ("case", "show"), ("--data",), ("verify", "x"),
        ("demo-data", "--cases", "many", "--data", "x"), ("demo-data", "--cases", "5"),
        ("demo-data", "--cases", "-1", "--data", "x"), ("restore",), ("tour",), ("init",),
        ("restore", "/no/such/backup", "--to", "x", "--user", "u"),
        ("case", "list", "--data", "/no/such/desk", "--user", "u"), ("verify", "--user", "u",
         "--data", "/no/such/desk"), ("case", "list", "\udcff"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_plain_sentence_and_exit_2(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = desk(tmp_path, *words)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ran.stderr


def test_a_head_lists_her_school_and_nothing_of_the_other(trust: ATrust, tmp_path: Path) -> None:
    common = ("--data", str(trust.folder), "--json", "--user")
    mine = lines(desk(tmp_path, "case", "list", *common, sign_in_name("head")))
    assert [row["reference"] for row in mine] == ["AP-26-001"]
    both = lines(desk(tmp_path, "case", "list", *common, sign_in_name("ceo")))
    assert {row["reference"] for row in both} == {"AP-26-001", "HM-26-001"}
    shown = lines(desk(tmp_path, "case", "show", "AP-26-001", *common, sign_in_name("head")))
    assert shown[0]["reference"] == "AP-26-001"
    assert shown[0]["stage_title"] == "Meeting"
    other = desk(tmp_path, "case", "show", "HM-26-001", *common, sign_in_name("head"))
    assert (other.returncode, other.stdout) == (1, "")


def test_the_common_options_may_stand_before_the_call(trust: ATrust, tmp_path: Path) -> None:
    where = ("--data", str(trust.folder), "--user", sign_in_name("head"), "--json")
    before, after = desk(tmp_path, *where, "case", "list"), desk(tmp_path, "case", "list", *where)
    assert before.returncode == 0, before.stderr
    assert lines(before) == lines(after) != []


def test_a_receptionist_is_refused_with_the_reason(trust: ATrust, tmp_path: Path) -> None:
    ran = desk(tmp_path, "case", "list", "--data", str(trust.folder),
               "--user", sign_in_name("reception"))  # fmt: skip
    assert ran.returncode == 1
    assert "Only these can see this" in ran.stderr


def test_a_wrong_password_is_refused_and_says_how_many_tries_are_left(
    trust: ATrust, tmp_path: Path
) -> None:
    ran = desk(tmp_path, "case", "list", "--data", str(trust.folder),
               "--user", sign_in_name("head"), password="not her password")  # fmt: skip
    assert ran.returncode == 1
    assert "That password is not right. You have 4 more tries." in ran.stderr


def test_every_letter_is_listed_with_its_tokens_and_who_signs(tmp_path: Path) -> None:
    found = lines(desk(tmp_path, "letters", "--json"))
    assert {each["letter"] for each in found} == set(LETTERS)
    assert all(letter["tokens"] and letter["signers"] for letter in found)
    closure = next(each for each in found if each["letter"] == "group_closure_request")
    assert closure["signers"] == ["ceo"]


def test_a_desk_is_set_up_and_its_recovery_sheet_is_a_page_of_paper(tmp_path: Path) -> None:
    paper = tmp_path / "sheet.pdf"
    ran = desk(tmp_path, "init", "--data", str(tmp_path / "new"), "--trust", "The Trust",
               "--school", "Applewick Primary School", "--school", "Ash Primary=AS",
               "--admin", "Ada", "--recovery", str(paper), "--json")  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert [each["code"] for each in lines(ran)[0]["schools"]] == ["AP", "AS"]  # type: ignore[attr-defined]
    assert "Recovery sheet" in PdfReader(paper).pages[0].extract_text()
    well = desk(tmp_path, "verify", "--data", str(tmp_path / "new"), "--user", "Ada")
    assert well.returncode == 0, well.stderr


def test_nothing_is_set_up_when_the_sheet_cannot_be_written(tmp_path: Path) -> None:
    ran = desk(tmp_path, "init", "--data", str(tmp_path / "new"), "--trust", "T", "--school", "S",
               "--admin", "Ada", "--recovery", str(tmp_path / "no" / "sheet.pdf"))  # fmt: skip
    assert ran.returncode == 2
    assert not (tmp_path / "new").exists()


def test_a_backup_is_made_and_put_back_and_verifies(trust: ATrust, tmp_path: Path) -> None:
    who = ("--user", sign_in_name("head"))
    made = desk(tmp_path, "backup", "--to", str(tmp_path / "away"), "--data", str(trust.folder),
                "--json", *who)  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert lines(made)[0]["cases"] == 2
    back = desk(tmp_path, "restore", str(lines(made)[0]["path"]), "--to", str(tmp_path / "back"),
                *who)  # fmt: skip
    assert back.returncode == 0, back.stderr
    again = desk(tmp_path, "verify", "--data", str(tmp_path / "back"), *who)
    assert (again.returncode, again.stdout) == (0, "Everything is as it was kept.\n")


def test_verify_ends_with_4_and_the_first_bad_entry(trust: ATrust, tmp_path: Path) -> None:
    kept = next(each for each in (trust.folder / "shelf").iterdir() if each.is_file())
    content = bytearray(kept.read_bytes())
    content[-1] ^= 1
    kept.write_bytes(content)
    ran = desk(tmp_path, "verify", "--data", str(trust.folder), "--user", sign_in_name("head"))
    assert ran.returncode == 4
    assert "exhibits 1" in ran.stderr


def test_the_paper_alone_opens_a_desk_whose_key_files_are_all_gone(
    trust: ATrust, tmp_path: Path
) -> None:
    opened = KeyFile.load(trust.folder).open(sign_in_name("ceo"), PASSWORD, now=NOW)
    kept = KeyFile.load(trust.folder)
    code = kept.set_recovery(dek=opened.dek, seal=opened.seal)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(f"{code}\n{kept.paper()}\n", encoding="utf-8")
    for name in ("keys.json", "keys.json.bak"):
        (trust.folder / name).unlink()
    common = ("--data", str(trust.folder), "--user")
    lost = desk(tmp_path, "case", "list", *common, sign_in_name("office"))
    assert "key file" in lost.stderr
    nobody = desk(tmp_path, "keys-from-paper", str(sheet), *common, "Nobody Here")
    assert nobody.returncode == 1
    assert not (trust.folder / "keys.json").exists()
    new = "four new words together"
    made = desk(tmp_path, "keys-from-paper", str(sheet), *common, sign_in_name("office"),
                password=new)  # fmt: skip
    assert made.returncode == 0, made.stderr
    again = desk(tmp_path, "case", "list", "--json", *common, sign_in_name("office"), password=new)
    assert [row["reference"] for row in lines(again)] == ["AP-26-001"]


def test_older_records_are_accepted_only_on_purpose_and_by_whoever_keeps_them(
    trust: ATrust, tmp_path: Path
) -> None:
    (trust.folder / "high-water.json").unlink()
    common = ("--data", str(trust.folder), "--user")
    refused = desk(tmp_path, "case", "list", *common, sign_in_name("head"))
    assert refused.returncode == 3
    assert "tcat-desktop accept" in refused.stderr
    assert desk(tmp_path, "accept", *common, sign_in_name("reception")).returncode == 1
    assert desk(tmp_path, "accept", *common, sign_in_name("admin")).returncode == 0
    assert desk(tmp_path, "case", "list", *common, sign_in_name("head")).returncode == 0
    assert desk(tmp_path, "verify", *common, sign_in_name("admin")).returncode == 0


def test_a_receptionist_cannot_take_the_records_away(trust: ATrust, tmp_path: Path) -> None:
    ran = desk(tmp_path, "backup", "--to", str(tmp_path / "away"), "--data", str(trust.folder),
               "--user", sign_in_name("reception"))  # fmt: skip
    assert ran.returncode == 1
    assert not (tmp_path / "away").exists()


def test_an_invented_database_verifies_and_opens_by_post(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    made = desk(tmp_path, "demo-data", "--data", str(folder), "--cases", "300", "--json")
    assert made.returncode == 0, made.stderr
    assert lines(made)[0]["cases"] == 300
    password = (folder / "DEMO-PASSWORD.txt").read_text(encoding="utf-8").strip()
    assert desk(tmp_path, "verify", "--data", str(folder), "--user", "admin",
                password=password).returncode == 0  # fmt: skip
    rows = lines(desk(tmp_path, "case", "list", "--data", str(folder), "--user", "ceo", "--json",
                      "--closed", password=password))  # fmt: skip
    assert len(rows) == 300
    one = desk(tmp_path, "case", "show", str(rows[0]["reference"]), "--data", str(folder),
               "--user", "dpo", "--json", password=password)  # fmt: skip
    assert lines(one)[0]["reference"] == rows[0]["reference"]


def test_the_doctor_answers_in_json(tmp_path: Path) -> None:
    found = lines(desk(tmp_path, "doctor", "--json", "--data", str(tmp_path)))
    assert {"Cipher", "Disk", "Fonts"} <= {str(one["subject"]) for one in found}


def test_the_sign_in_page_needs_none_of_the_slow_libraries() -> None:
    program = (
        "import sys; sys.argv = ['x'];"
        "from PySide6.QtWidgets import QApplication;"
        "from PySide6.QtTest import QTest;"
        "from pathlib import Path;"
        "from tcat_desktop.screens import starting;"
        "from tcat_desktop.screens.opening import Opening;"
        "app = starting.application();"
        "o = Opening(Path(sys.executable).parent);"
        "o._prepare = lambda: None; o.start(); app.processEvents(); o.window.grab();"
        "slow = 'sqlalchemy alembic reportlab pikepdf PIL onnxruntime asyncio'.split();"
        "print([each for each in slow if each in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, check=False, capture_output=True,
        encoding="utf-8", env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=60,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]", ran.stderr
