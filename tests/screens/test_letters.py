"""Letters through the real page: written, seen, signed, printed and posted, by whom it may be."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.questions.letter_register import LetterPaper, LetterRegister
from tcat_desktop.office.questions.own_desk import NewestDraft
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

KNOWN = "On Thursday somebody showed us a post that names Miss Hartnoll."
ASKED = "Please think about taking the post down."
INVITATION = {"opening": "Thank you for talking to me.", "reply_by": "2026-12-01"}
NAUGHTY = (
    "<b>bold</b> & <img src='file:///etc/passwd'>",
    "Mrs O’Brien-Łukasiewicz said “no” — twice",
    "100 % of {braces} and %s and ${this}",
    "-- '; drop table letters;",
    "Ünïcödé ẞ ﬁ Žižek İstanbul",
)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("meeting")


@pytest.fixture
def printer(tmp_path: Path) -> Callable[..., QPrinter]:
    """A printer whose paper is a file, chosen in place of the computer's dialog."""

    def chosen(_parent: Any, title: str, *, copies: int = 1) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        made.setResolution(72)
        made.setDocName(title)
        made.setCopyCount(copies)
        return made

    return chosen


def words_of(pdf: bytes) -> str:
    """The words of a PDF, with every run of white space as one space."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def shown(here: Sitting, page: Any) -> None:
    """Wait until the letter that was chosen is shown."""
    here.qtbot.waitUntil(lambda: not page._settling.isActive())
    here.settle()


def drawn(here: Sitting, page: Any, words: str) -> None:
    """Wait until the preview shows these words."""
    here.qtbot.waitUntil(lambda: words in words_of_preview(page), timeout=10_000)
    here.settle()


def words_of_preview(page: Any) -> str:
    return " ".join(page.writing.paper.preview.words().split())


def fill(here: Sitting, **words: str) -> None:
    for name, value in words.items():
        here.find(f"letters.form.{name}").setPlainText(value)


def state_of(trust: ATrust, letter_id: int) -> str:
    groups = trust.ask("office", LetterRegister())
    return next(row.state for _, rows in groups for row in rows if row.letter_id == letter_id)


def test_a_letter_is_written_signed_printed_and_posted(
    trust: ATrust, case: CaseId, qtbot: QtBot, printer: Any, tmp_path: Path
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        fill(here, what_we_know=KNOWN, what_we_ask=ASKED)
        drawn(here, page, KNOWN)
        assert "Draft, not yet signed" in words_of_preview(page)
        here.find("letters.save_and_sign").click()
        here.settle()
        shown(here, page)
        letter_id = page.register.list.current_key()
        kept = trust.ask("head", LetterPaper(case_id=case, letter_id=letter_id))
        assert kept.row.state == "signed"
        assert page.paper.preview.pdf == kept.pdf
        assert hashlib.sha256(kept.pdf).hexdigest() == kept.digest
        assert here.find("letters.fingerprint").text().replace(" ", "") == kept.digest
        assert KNOWN in words_of(kept.pdf)
        assert ASKED in words_of(kept.pdf)
        assert "Draft" not in words_of(kept.pdf)

        page.choose_printer = printer
        here.find("letters.main.signed").click()
        here.settle()
        here.settle()
        sheets = PdfReader(tmp_path / "printed.pdf").pages
        assert len(sheets) == 2 * len(PdfReader(BytesIO(kept.pdf)).pages)
        assert state_of(trust, letter_id) == "printed"

        shown(here, page)
        here.find("letters.how.hand").click()
        assert here.find("letters.main.printed").text() == "Mark as handed over"
        here.find("letters.main.printed").click()
        here.settle()
        shown(here, page)
        row = trust.ask("head", LetterPaper(case_id=case, letter_id=letter_id)).row
        assert row.state == "posted"
        assert "handed over at reception" in row.line


def test_the_office_cannot_sign_and_reads_who_can(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    letter_id = Telling(trust).write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", case_id=case, letter_id=letter_id)
        shown(here, page)
        sign = here.find("letters.main")
        assert not sign.isEnabled()
        assert "Only the Headteacher or Executive Headteacher/CEO can sign this letter." in (
            here.find("letters.hint").text()
        )
        here.go("letters", case_id=case, letter="advice")
        assert not here.find("letters.save_and_sign").isVisible()
        assert "Headteacher" in here.find("letters.who_signs").text()


def test_only_the_executive_head_signs_a_request_to_close_a_group(
    trust: ATrust, qtbot: QtBot
) -> None:
    case = a_case(trust).at("takedown")
    words = {
        "opening": "The group has helped many families.",
        "reply_by": "2026-12-01",
        "earlier_on": "2026-11-19",
        "group": "the group “Marlstow Mums & Dads”",
    }
    form = trust.ask("ceo", _form(case, "group_closure_request"))
    for field in form.fields:
        words.setdefault(field.name, field.value or "What was written there has hurt people.")
    letter_id = Telling(trust).write(case, "group_closure_request", "denholm", words, by="ceo")
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        assert not here.find("letters.main").isEnabled()
        assert "Only the Executive Headteacher/CEO can sign" in here.find("letters.hint").text()
    with sitting(trust, "ceo", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        here.window.frame._press_main()
        here.settle()
        assert state_of(trust, letter_id) == "signed"


def _form(case: CaseId, letter: str) -> Any:
    from tcat_desktop.office.questions.letter_register import LetterForm

    return LetterForm(case_id=case, letter=letter)


def test_what_is_missing_is_said_where_it_is_to_be_written(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        known = here.find("letters.form.what_we_know.error")
        assert not known.words
        fill(here, what_we_know=KNOWN, what_we_ask=ASKED)
        drawn(here, page, KNOWN)
        good = page.writing.paper.preview.pdf
        fill(here, what_we_know="")
        qtbot.waitUntil(lambda: bool(known.words))
        assert known.words == "“What we know” is still empty."
        assert page.writing.paper.preview.pdf == good


def test_every_word_typed_stands_in_the_letter_as_it_was_typed(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        fill(here, opening="Thank you.", what_we_know="\n".join(NAUGHTY), what_we_ask=ASKED)
        here.find("letters.save_and_sign").click()
        here.settle()
        shown(here, page)
        printed = words_of(page.paper.preview.pdf)
        for words in NAUGHTY:
            assert words in printed.replace("ﬁ", "ﬁ")


def test_words_typed_before_a_crash_are_there_again(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        fill(here, what_we_know=KNOWN)
        kept = NewestDraft(form="letter:advice", object_id=case)
        qtbot.waitUntil(lambda: trust.ask("head", kept) is not None, timeout=6_000)
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        assert here.find("letters.form.what_we_know").toPlainText() == KNOWN
        assert "is here again" in page.writing.notice.words
        here.find("letters.writing.notice.button").click()
        here.settle()
        here.settle()
        assert here.find("letters.form.what_we_know").toPlainText() == ""
        assert trust.ask("head", kept) is None


def test_a_saved_letter_leaves_no_draft_behind(trust: ATrust, case: CaseId, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", case_id=case, letter="advice")
        fill(here, what_we_know=KNOWN, what_we_ask=ASKED)
        here.find("letters.save_for_signing").click()
        here.settle()
        shown(here, page)
        assert page.details.title.text() == "First letter, with thanks"
        here.settle()
        assert trust.ask("office", NewestDraft(form="letter:advice", object_id=case)) is None


def test_the_words_of_a_draft_can_be_changed_until_it_is_signed(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    letter_id = Telling(trust).write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        here.find("letters.change").click()
        here.settle()
        assert here.find("letters.form.opening").toPlainText() == INVITATION["opening"]
        fill(here, opening="Thank you for coming in on Friday.")
        here.find("letters.save_for_signing").click()
        here.settle()
        shown(here, page)
        assert page.register.list.current_key() == letter_id
        assert "coming in on Friday" in words_of(page.paper.preview.pdf)
    Telling(trust).sign(case, letter_id)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        assert not here.find("letters.change").isVisible()


def test_the_address_is_seen_through_the_envelope_window(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    letter_id = Telling(trust).write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        preview = page.paper.preview
        assert preview.verdict == "Address fits the window, 5 of 7 lines"
        here.find("letters.window").click()
        assert preview.verdict == ""


def test_writing_begins_from_a_case(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters")
        here.find("letters.write").click()
        assert "Open a case first." in page.register.notice.words
        assert here.find("letters.empty").isVisible()


def test_with_a_case_the_letters_are_offered_by_name(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    Telling(trust).write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("letters", case_id=case)
        here.find("letters.write").click()
        menu = here.find("letters.write.menu", QMenu)
        offered = {each.text(): each for each in menu.actions() if each.data()}
        assert "First letter, with thanks" in offered
        offered["First letter, with thanks"].trigger()
        menu.close()
        here.settle()
        assert page.writing.isVisible()


def test_a_letter_is_signed_with_the_keyboard_alone(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    tell = Telling(trust)
    first = tell.write(case, "meeting_invitation", "denholm", INVITATION)
    second = tell.write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", case_id=case, letter_id=second)
        shown(here, page)
        QTest.keyClick(here.window.focusWidget(), Qt.Key.Key_Down)
        shown(here, page)
        QTest.keyClick(
            here.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        here.settle()
        assert [state_of(trust, each) for each in (first, second)] == ["signed", "draft"]


def test_every_part_of_letters_can_be_reached_and_named(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    letter_id = Telling(trust).write(case, "meeting_invitation", "denholm", INVITATION)
    with sitting(trust, "head", qtbot) as here:
        page = here.go("letters", letter_id=letter_id)
        shown(here, page)
        assert faults_of(page) == []
        page = here.go("letters", case_id=case, letter="advice")
        assert faults_of(page) == []
