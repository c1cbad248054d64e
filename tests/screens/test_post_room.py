"""The post room at the real window: signing on screen, one job of many letters, how each went."""

import email
import email.policy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_register import LetterPaper, LetterRegister
from tcat_desktop.records import rows
from tests.builders import ATrust, a_case, a_trust
from tests.office.test_post_room import WORDS, emailed
from tests.screens.sitting import Sitting, sitting


class StopsAt(QPrinter):
    """A printer whose paper is a file, and which runs out of paper after so many sheets."""

    def __init__(self, folder: Path, sheets: int) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(folder / "printed.pdf"))
        self.setResolution(72)
        self.left = sheets

    def newPage(self) -> bool:  # noqa: N802 - Qt calls it so
        self.left -= 1
        return self.left > 0 and super().newPage()


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def written(trust: ATrust, case: CaseId, many: int, *, sign: bool = True) -> list[int]:
    made = []
    for _ in range(many):
        letter = trust.do("head", WriteLetter(
            case_id=case, letter="advice", person_id=trust.people["denholm"], words=WORDS
        ))  # fmt: skip
        if sign:
            trust.do("head", SignLetter(case_id=case, letter_id=letter))
        made.append(letter)
    return made


def states(trust: ATrust) -> dict[int, str]:
    groups = trust.ask("office", LetterRegister())
    return {row.letter_id: row.state for _, found in groups for row in found}


def choose(here: Sitting, page: Any, letter: int) -> None:
    page.register.list.choose(letter)
    here.qtbot.waitUntil(lambda: not page._settling.isActive())
    here.settle()


def chosen(printer: QPrinter) -> Callable[..., QPrinter]:
    def choose_it(_parent: Any, _title: str, *, copies: int = 1) -> QPrinter:
        printer.setCopyCount(copies)
        return printer

    return choose_it


def test_a_head_draws_her_signature_and_it_is_not_kept_for_the_next_letter(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    first, second = written(trust, case, 2, sign=False)
    with sitting(trust, "head", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=first)
        choose(here, page, first)
        here.find("letters.sign.drawn").click()
        here.find("letters.main").click()
        here.settle()
        assert "no signature in the box" in page.details.notice.words
        box = here.find("letters.sign.box")
        QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        for x in range(20, 120, 6):
            QTest.mouseMove(box, QPoint(x, 20 + x % 13))
        QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
        here.find("letters.main").click()
        here.settle()
        assert states(trust)[first] == "signed"
        choose(here, page, second)
        assert page.details.sign.way == "ink"
        assert page.details.sign.box.strokes == ()
    with trust.office._records.reading() as conn:
        kept = rows.one(conn, "letters", first)
    assert kept is not None
    assert '"kind": "drawn"' in kept["signature"]


def test_somebody_who_may_not_sign_is_not_asked_how_she_signs(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    (letter,) = written(trust, case, 1, sign=False)
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        assert not here.find("letters.sign").isVisible()
        assert not here.find("letters.main").isEnabled()


def test_all_letters_that_wait_are_printed_as_one_job_with_slips_between(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    letters = written(trust, case, 3)
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case)
        page.choose_printer = chosen(StopsAt(tmp_path, 1_000))
        here.find("letters.print_many").click()
        here.settle()
        assert here.find("letters.batch.print").text() == "Print three letters"
        here.find(f"letters.batch.letter{letters[0]}").click()
        assert here.find("letters.batch.print").text() == "Print two letters"
        here.find("letters.batch.copies").setCurrentIndex(0)
        here.find("letters.batch.print").click()
        qtbot.waitUntil(lambda: page.batch.notice.words != "", timeout=20_000)
        here.settle()
        assert page.batch.notice.words == "Two letters went to the printer."
        assert here.find("letters.batch.print").text() == "Back to the letters"
        here.find("letters.batch.print").click()
        here.settle()
        assert here.find("letters.list").isVisible()
        assert not here.find("letters.print_many").isVisible()
    assert states(trust) == {letters[0]: "signed", letters[1]: "printed", letters[2]: "printed"}
    pages = [page.extract_text() for page in PdfReader(tmp_path / "printed.pdf").pages]
    assert len(pages) == 4


def test_a_printer_that_runs_out_of_paper_says_which_letters_are_still_to_print(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    letters = written(trust, case, 4)
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case)
        page.choose_printer = chosen(StopsAt(tmp_path, 2))
        here.find("letters.print_many").click()
        here.settle()
        here.find("letters.batch.slips").setChecked(False)
        here.find("letters.batch.copies").setCurrentIndex(0)
        here.find("letters.batch.print").click()
        qtbot.waitUntil(lambda: page.batch.notice.words != "", timeout=20_000)
        here.settle()
        told = page.batch.notice.words
        assert "Two letters went to the printer, two letters did not." in told
        assert "The printer stopped." in told
        assert "Still to print: L3 AP-26-001, L4 AP-26-001." in told
        # What is left waits to be printed, already chosen.
        assert here.find("letters.batch.print").text() == "Print two letters"
    kept = states(trust)
    assert [kept[each] for each in letters] == ["printed", "printed", "signed", "signed"]


def test_a_label_number_that_is_no_number_is_said_at_its_field(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    written(trust, case, 2)
    with sitting(trust, "office", qtbot) as here:
        here.go("letters", case_id=case)
        here.find("letters.print_many").click()
        here.settle()
        here.find("letters.batch.start").setText("two")
        here.find("letters.batch.print").click()
        assert "number of the first label" in here.find("letters.batch.start.error").words
    assert set(states(trust).values()) == {"signed"}


def test_a_letter_goes_by_email_as_a_file_for_the_schools_own_program(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    emailed(trust, agreed=True)
    (letter,) = written(trust, case, 1)
    place = tmp_path / "draft.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        assert not here.find("letters.email").isVisible()
        here.find("letters.how.email").click()
        here.find("letters.email").click()
        here.settle()
        assert "send it from there" in page.details.notice.words
    mail = email.message_from_bytes(place.read_bytes(), policy=email.policy.default)
    assert mail["To"] == "Mrs Kerry Denholm <kerry@denholm.example>"
    assert states(trust)[letter] == "signed"


def test_a_signed_letter_is_saved_as_plain_text_with_the_same_words(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letter,) = written(trust, case, 1)
    place = tmp_path / "letter.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        here.find("letters.text").click()
        here.settle()
    said = " ".join(place.read_text("utf-8").split())
    assert "Dear Mrs Denholm" in said
    assert WORDS["what_we_know"] in said
    assert "Mrs Helen Whitfield" in said


def test_somebody_who_has_not_agreed_to_email_is_not_offered_it_and_the_reason_stands_beside(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    (letter,) = written(trust, case, 1)
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        assert not here.find("letters.how.email").isEnabled()
        assert "email" in here.find("letters.how.email.why").text()


def test_the_day_and_the_certificate_of_posting_are_kept_and_shown(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    (letter,) = written(trust, case, 1)
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        page.choose_printer = chosen(StopsAt(tmp_path, 1_000))
        here.find("letters.main.signed").click()
        qtbot.waitUntil(lambda: states(trust)[letter] == "printed", timeout=20_000)
        choose(here, page, letter)
        qtbot.waitUntil(lambda: here.find("letters.main.printed").isVisible(), timeout=10_000)
        here.find("letters.going.on").setText("31 November")
        here.find("letters.main.printed").click()
        assert "November has 30 days." in here.find("letters.going.on.error").words
        here.find("letters.going.on").setText("20 November")
        here.find("letters.going.certificate").setText("PO-77 41")
        here.find("letters.main.printed").click()
        here.settle()
        choose(here, page, letter)
        told = here.find("letters.proof").text()
        assert "Certificate of posting PO-77 41." in told
        assert "24 November" in told
    paper = trust.ask("office", LetterPaper(case_id=case, letter_id=letter))
    assert paper.row.state == "posted"


def test_a_check_that_stops_a_letter_has_a_pin_on_the_page_and_can_be_put_aside(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    threat = WORDS | {"what_we_ask": "Take the post down or we will prosecute you."}
    letter = trust.do("head", WriteLetter(
        case_id=case, letter="advice", person_id=trust.people["denholm"], words=threat
    ))  # fmt: skip
    with sitting(trust, "head", qtbot) as here:
        page: Any = here.go("letters", case_id=case, letter_id=letter)
        choose(here, page, letter)
        qtbot.waitUntil(lambda: page.paper.preview.pins != (), timeout=10_000)
        (pin,) = page.paper.preview.pins
        assert (pin.number, pin.page) == (1, 0)
        assert 130 < pin.y_mm < 200
        here.find("letters.main").click()
        here.settle()
        assert states(trust)[letter] == "draft"
        assert "we will prosecute" in page.details.notice.words
        here.find("letters.checks.finding1.aside").click()
        here.find("letters.checks.finding1.form.reason").setPlainText(
            "The police asked us to say so in these words."
        )
        here.find("letters.checks.finding1.put").click()
        here.settle()
        assert page.paper.preview.pins == ()
        here.find("letters.main").click()
        here.settle()
        assert states(trust)[letter] == "signed"
