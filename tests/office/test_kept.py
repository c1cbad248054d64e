"""What was acknowledged is there after a kill, and nothing of it lies in the clear on the disk."""

import base64
import io
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.journey.people import CaseId, Role
from tcat_desktop.office import safe_keeping
from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.office.commands.contact_parent import NoteComplaint, RecordContact
from tcat_desktop.office.commands.judge_clause import JudgeClause
from tcat_desktop.office.commands.keep_accounts import AddAccount, KeepSchool
from tcat_desktop.office.commands.keep_draft import SaveDraft
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.report_concern import Involved, ReportConcern
from tcat_desktop.office.commands.request_meeting import RequestMeeting
from tcat_desktop.office.commands.triage_report import TriageReport
from tcat_desktop.office.commands.weigh_fairness import WeighFairness
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.records import finding
from tests.builders import NOW, PASSWORD, ATrust, a_case, a_trust, sign_in_name

HOME = Path(__file__).resolve().parents[2]


def _verified(folder: Path) -> tuple[safe_keeping.Wrong, ...]:
    return safe_keeping.check(folder, sign_in_name("admin"), PASSWORD, now=NOW)


@pytest.mark.parametrize("seed", range(3))
def test_kill_in_the_middle_of_fifty_saves_loses_nothing_acknowledged(
    tmp_path: Path, seed: int
) -> None:
    trust = a_trust(tmp_path)
    case = a_case(trust).at("reported")
    trust.close()
    acknowledged = _killed_after(trust.folder, case, random.Random(seed).randrange(5, 40))
    assert acknowledged < 49, "it was not killed in the middle"

    session = trust.door.sign_in(sign_in_name("head"), PASSWORD)
    entries = session.office.ask(session.person, CaseFile(case_id=case)).entries
    session.office.close()
    trust.door.close()
    numbers = sorted(int(one.words.split()[1][:-1]) for one in entries if one.kind == "note")
    # One more may have been committed and not yet acknowledged.
    assert numbers in (list(range(acknowledged + 1)), list(range(acknowledged + 2)))
    assert _verified(trust.folder) == ()


def _killed_after(folder: Path, case: CaseId, saves: int) -> int:
    """Let a child save and kill it after so many; the number of the last it acknowledged."""
    acknowledged = -1
    command = [sys.executable, "-m", "tests.office.saving_office", str(folder), str(case)]
    with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        for _ in range(saves):
            acknowledged = int(child.stdout.readline())
        child.kill()
        rest = child.stdout.read().split()
    return int(rest[-1]) if rest else acknowledged


def _canary(number: int) -> str:
    return f"Kanarek{number:02d}Żółty"


def _plant(trust: ATrust) -> list[str]:
    """Fifty canaries, typed into every form that takes words."""
    canaries = iter(_canary(number) for number in range(50))
    planted: list[str] = []

    def bird() -> str:
        planted.append(next(canaries))
        return planted[-1]

    day = NOW.date()
    parent = trust.do("office", KeepPerson(
        surname=bird(), forename=bird(), title="Mrs", salutation=bird(), hint=bird(),
        address=f"{bird()}\n{bird()}\nHR0 4QT", email=bird(), phone=bird(), adjustments=bird(),
        interpreter=bird(),
    ))  # fmt: skip
    kept = trust.office.shelve(trust.staff["reception"], io.BytesIO(bird().encode() * 5000))
    trust.do("reception", KeepFile(
        name=bird(), digest=kept.digest, size=kept.size, kind="text", draft_id="d", note=bird()
    ))  # fmt: skip
    trust.do("reception", SaveDraft(draft_id="x", form="report", body={"narrative": bird()}))
    case = trust.do("reception", ReportConcern(
        narrative=f"{bird()} “{bird()}”", happened_on=day, group_name=bird(), link=bird(),
        involved=(Involved(role="author", person_id=parent),
                  Involved(role="named", unknown_name=bird())),
        draft_id="d",
    )).case_id  # fmt: skip
    trust.do("head", TriageReport(case_id=case, outcome=Disposition.OPEN, reason=bird(),
                                  complaint_inside=False, title=bird()))  # fmt: skip
    trust.do("head", RecordContact(case_id=case, person_id=parent, channel="call", on=day,
                                   said=bird(), outcome=bird()))  # fmt: skip
    trust.do("head", JudgeClause(case_id=case, clause="C36", judgement=Judgement.FOUND,
                                 quoted=bird(), nature="abuse", reason=bird()))  # fmt: skip
    trust.do("head", WeighFairness(case_id=case, step="meeting", aim=bird(), link=bird(),
                                   less_intrusive=bird(), balance=bird()))  # fmt: skip
    trust.do("head", RequestMeeting(
        case_id=case, purpose=bird(), invited=(parent,), on=date(2026, 12, 1), at="15:45",
        place=bird(), companion=bird(), adjustments=bird(), alternatives=bird(),
    ))  # fmt: skip
    trust.do("office", AddNote(case_id=case, words=bird(), on=day, title=bird()))
    trust.do("office", NoteComplaint(case_id=case, words=bird()))
    letter = trust.do("head", WriteLetter(
        case_id=case, letter="advice", person_id=parent,
        words={"opening": bird(), "what_we_know": bird(), "what_we_ask": bird(),
               "code_asks": "not to post abuse"},
    ))  # fmt: skip
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    trust.do("admin", AddAccount(name=bird(), formal_name=bird(), post=bird(), role=Role.OFFICE,
                                 password="four words make one password",
                                 school_id=trust.schools["AP"]))  # fmt: skip
    trust.do("admin", KeepSchool(name=bird(), code="ZZ", address=bird(), phone=bird(),
                                 email=bird(), website=bird()))  # fmt: skip
    return planted


def test_no_canary_typed_into_a_form_lies_in_any_file_of_the_data_folder(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    planted = _plant(trust)
    assert len(planted) >= 48
    folder = trust.folder
    while_open = _found(folder, planted)
    trust.close()
    safe_keeping_copy = tmp_path / "copies"
    session = trust.door.sign_in(sign_in_name("office"), PASSWORD)
    safe_keeping.back_up(session.office._records, safe_keeping_copy, NOW)
    session.office.close()
    trust.door.close()
    assert while_open == []
    assert _found(folder, planted) == []
    assert _found(safe_keeping_copy, planted) == []


def test_the_search_for_canaries_finds_one_that_lies_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"x" * 100 + _canary(7).encode("utf-16-le") + b"x")
    assert _found(tmp_path, [_canary(7)]) == [("leak", _canary(7))]


def _found(folder: Path, canaries: list[str]) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for canary in canaries:
            shapes = [canary.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
            shapes += [canary.encode().hex().encode(), canary.casefold().encode()]
            shapes += [base64.b64encode(b"?" * pad + canary.encode())[4:-4] for pad in range(3)]
            if any(shape in content for shape in shapes):
                found.append((path.name, canary))
    return found


def test_an_office_that_was_killed_leaves_the_folder_free_for_the_next(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    case = a_case(trust).at("reported")
    trust.close()
    _killed_after(trust.folder, case, 1)
    session = trust.door.sign_in(sign_in_name("head"), PASSWORD)
    assert session.person.role is Role.HEAD
    session.office.close()
    trust.door.close()


def test_a_backup_sweeps_files_that_no_row_names_once_they_are_a_day_old(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    a_case(trust).at("reported")
    left = trust.office.shelve(trust.staff["office"], io.BytesIO(b"cancelled half-way"))
    records = trust.office._records
    kept = finding_digests(trust)
    safe_keeping.back_up(records, tmp_path / "early", datetime.now(UTC))
    assert records.shelf.has(left.digest)
    safe_keeping.back_up(records, tmp_path / "late", datetime.now(UTC) + timedelta(days=2))
    assert not records.shelf.has(left.digest)
    assert all(records.shelf.has(digest) for digest in kept)
    assert kept


def finding_digests(trust: ATrust) -> set[str]:
    with trust.office._records.reading() as conn:
        return finding.referenced_digests(conn)
