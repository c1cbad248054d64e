"""``tcat-desktop bundle``: the file, what travels beside it, and each way it is refused."""

import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop import cli
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.redact import Redact
from tcat_desktop.office.questions.case_file import CaseFile
from tests.builders import PASSWORD, ATrust, a_case, a_trust, sign_in_name


@pytest.fixture
def trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ATrust:
    note = tmp_path / "password.txt"
    note.write_text(PASSWORD, encoding="utf-8")
    monkeypatch.setenv("TCAT_PASSWORD_FILE", str(note))
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    case = a_case(trust).at("complaint")
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(b"a film of 2026"))
    trust.do("office", KeepFile(name='film: "1".mp4', digest=kept.digest, size=kept.size,
                                kind="video", case_id=case))  # fmt: skip
    return case


def call(trust: ATrust, who: str, reference: str, out: Path, *words: str) -> int:
    trust.office.close()
    asked = cli.read(["bundle", reference, "--out", str(out), "--data", str(trust.folder),
                      "--user", sign_in_name(who), *words])  # fmt: skip
    return asked if isinstance(asked, int) else cli.run(asked)


def reference(trust: ATrust, case: CaseId) -> str:
    return str(trust.ask("head", CaseFile(case_id=case)).reference)


def test_the_clerk_gets_the_bundle_and_the_files_that_travel_beside_it(
    trust: ATrust, case: CaseId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bundle.pdf"
    assert call(trust, "clerk", reference(trust, case).lower(), out, "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["version"] == 1
    assert told["sha256"] == sha256(out.read_bytes()).hexdigest()
    assert told["pages"] == len(PdfReader(out).pages)
    beside = tmp_path / "bundle, beside it" / "E2 film- -1-.mp4"
    assert str(beside) in told["beside"]
    assert beside.read_bytes() == b"a film of 2026"


def test_the_same_case_twice_is_the_same_file(trust: ATrust, case: CaseId, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    named = reference(trust, case)
    assert call(trust, "clerk", named, first) == 0
    assert call(trust, "clerk", named, second) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_redacted_copy_has_no_file_beside_it(
    trust: ATrust, case: CaseId, tmp_path: Path
) -> None:
    named = reference(trust, case)
    trust.do("clerk", Redact(case_id=case, words="Riley", reason="child"))
    out = tmp_path / "copy.pdf"
    assert call(trust, "clerk", named, out, "--redacted") == 0
    assert not (tmp_path / "copy, beside it").exists()
    assert "Riley" not in "".join(page.extract_text() for page in PdfReader(out).pages)


def test_a_head_gets_what_was_made_and_makes_nothing(
    trust: ATrust, case: CaseId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, out = reference(trust, case), tmp_path / "bundle.pdf"
    assert call(trust, "head", named, out) == 1
    assert "No bundle of this case was made yet" in capsys.readouterr().err
    assert not out.exists()
    assert call(trust, "clerk", named, out) == 0
    made = out.read_bytes()
    assert call(trust, "head", named, out) == 0
    assert out.read_bytes() == made


def test_what_cannot_be_is_said_in_one_sentence(
    trust: ATrust, case: CaseId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = reference(trust, case)
    assert call(trust, "clerk", "AP-26-999", tmp_path / "b.pdf") == 1
    assert "no case AP-26-999" in capsys.readouterr().err
    assert call(trust, "clerk", named, tmp_path / "no folder" / "b.pdf") == 2
    assert "name a file in a folder there is" in capsys.readouterr().err
    assert call(trust, "clerk", named, tmp_path / "b.pdf", "--redacted") == 1
    assert "There is no redacted copy" in capsys.readouterr().err
    assert call(trust, "teacher", named, tmp_path / "b.pdf") == 1
    assert cli.read(["bundle", named]) == 2
