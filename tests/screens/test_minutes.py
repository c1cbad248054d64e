"""Minutes and meetings through the real pages: typed by keyboard, kept, signed, kept apart."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.request_meeting import RecordReply
from tcat_desktop.office.commands.take_minutes import SaveMinutes
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.meeting import Meeting, MeetingList
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

CONTROL = Qt.KeyboardModifier.ControlModifier
NAUGHTY = (
    "<b>bold</b> & <img src='file:///etc/passwd'>",
    "Mrs O’Brien-Łukasiewicz said “no” — twice",
    "100 % of {braces} and %s and ${this}",
    "'; drop table meetings;",
    "Ünïcödé ẞ Žižek İstanbul",
)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("meeting")


@pytest.fixture
def meeting(trust: ATrust, case: CaseId) -> int:
    return int(trust.ask("head", MeetingList())[0].meeting_id)


class Hands:
    """Two hands on the keyboard; they never touch the mouse."""

    def __init__(self, here: Sitting) -> None:
        self.here = here

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.here.window.focusWidget(), key, held)

    def write(self, *lines: str) -> None:
        """Each line, with Enter between."""
        for number, line in enumerate(lines):
            if number:
                self.press(Qt.Key.Key_Return)
            QTest.keyClicks(self.here.window.focusWidget(), line)


def minutes_page(here: Sitting, case: CaseId, meeting: int) -> Any:
    return here.go("minutes", case_id=case, meeting_id=meeting)


def as_kept(trust: ATrust, case: CaseId, meeting: int) -> Any:
    return trust.ask("head", Meeting(case_id=case, meeting_id=meeting))


def saved(here: Sitting, page: Any) -> None:
    """Wait until what was typed has saved itself."""
    here.qtbot.waitUntil(lambda: not (page._keeping.isActive() or page._saving), timeout=6_000)
    here.settle()


def press(here: Sitting, name: str) -> None:
    """Press a button, and wait for what comes of it."""
    button = here.find(name)
    assert button.isVisible(), name
    button.click()
    here.settle()
    here.settle()


def words_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_minutes_typed_by_keyboard_alone_come_back(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        hands = Hands(here)
        hands.press(Qt.Key.Key_Return, CONTROL)
        here.settle()
        here.settle()
        hands.press(Qt.Key.Key_4, CONTROL)
        hands.write("She wrote the first post after parents' evening.", "She was upset.", "")
        hands.press(Qt.Key.Key_1, CONTROL)
        hands.write("Mrs Denholm wrote both posts.", "The photograph was taken at the gate.", "")
        hands.press(Qt.Key.Key_2, CONTROL)
        hands.write("Mrs Denholm does not accept that it is abuse.", "")
        hands.press(Qt.Key.Key_3, CONTROL)
        hands.write("Take down the photograph", "Mrs Denholm", "1 Dec", "Send the policy")
        saved(here, page)
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        back = page.minutes()
        assert back.items[1].words == (
            "She wrote the first post after parents' evening.\nShe was upset."
        )
        assert back.agreed == (
            "Mrs Denholm wrote both posts.",
            "The photograph was taken at the gate.",
        )
        assert back.disputed == ("Mrs Denholm does not accept that it is abuse.",)
        assert [(each.what, each.who, each.by) for each in back.actions] == [
            ("Take down the photograph", "Mrs Denholm", date(2026, 12, 1)),
            ("Send the policy", "", None),
        ]
        assert back.started == "14:20"
        assert here.find("minutes.end").isVisible()


def test_a_whole_meeting_is_kept_from_opening_to_end_without_a_mouse(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    """Everything is typed where it is said; a key says what kind of point it was."""
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        hands = Hands(here)
        hands.press(Qt.Key.Key_Return, CONTROL)
        here.settle()
        here.settle()
        hands.write("Everyone had the posts.")
        hands.press(Qt.Key.Key_Down, CONTROL)
        hands.write("She was told that the seat would change.", "She wrote both posts.")
        hands.press(Qt.Key.Key_1, CONTROL)
        hands.write("Whether it is abuse: she says no, Miss Hartnoll says yes.")
        hands.press(Qt.Key.Key_2, CONTROL)
        hands.write("Telephone about the seat")
        hands.press(Qt.Key.Key_3, CONTROL)
        # The keyboard never left what happened in her words.
        hands.write("She is worried.")
        hands.press(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert here.find("minutes.time").text() == "Break since 14:20"
        trust.clock.set(trust.clock() + timedelta(minutes=6))
        hands.press(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        for _ in range(2):
            hands.press(Qt.Key.Key_Down, CONTROL)
        # Under the actions the keyboard goes to who does the one just marked.
        hands.write("Mrs Nair", "24 Nov")
        hands.press(Qt.Key.Key_Down, CONTROL)
        hands.write("A letter goes with these minutes.")
        hands.press(Qt.Key.Key_Up, CONTROL)
        assert page.sheet.table.isAncestorOf(here.window.focusWidget())
        trust.clock.set(trust.clock() + timedelta(minutes=20))
        hands.press(Qt.Key.Key_Return, CONTROL)
        here.settle()
        here.settle()
    kept = as_kept(trust, case, meeting)
    assert kept.state == "held"
    minutes = kept.minutes
    assert [item.points for item in minutes.items if item.points] == [
        ("To talk about the post.", "Everyone had the posts."),
        ("She was told that the seat would change.", "She is worried."),
        ("A letter goes with these minutes.",),
    ]
    assert minutes.agreed == ("She wrote both posts.",)
    assert minutes.disputed == ("Whether it is abuse: she says no, Miss Hartnoll says yes.",)
    assert [(each.what, each.who, each.by) for each in minutes.actions] == [
        ("Telephone about the seat", "Mrs Nair", date(2026, 11, 24))
    ]
    assert (minutes.started, minutes.ended) == ("14:20", "14:46")
    assert [(each.at, each.until) for each in minutes.breaks] == [("14:20", "14:26")]


def test_lines_that_are_pasted_become_points(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        pasted = QMimeData()
        pasted.setText("One.\n\n  Two.\nThree.")
        here.find("minutes.agreed.1").insertFromMimeData(pasted)
        assert page.sheet.agreed.points == ("One.", "Two.", "Three.")


def test_minutes_are_sent_amended_and_signed_on_the_page(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = minutes_page(here, case, meeting)
        assert not here.find("minutes.states").isVisible()
        press(here, "minutes.start")
        here.find("minutes.agreed.1").setPlainText("Mrs Denholm wrote both posts.")
        press(here, "minutes.end")
        hands = Hands(here)
        # Ctrl Enter asks; only the button that came answers.
        hands.press(Qt.Key.Key_Return, CONTROL)
        here.settle()
        assert "Send these minutes to Mrs Denholm" in page.notice.words
        assert as_kept(trust, case, meeting).minutes_state == "draft"
        hands.press(Qt.Key.Key_Space)
        here.settle()
        here.settle()
        assert here.find("minutes.state.circulated").text() == "Circulated 23 November"
        assert here.find("minutes.agreed.1").isReadOnly()
        assert here.window.focusWidget() is here.find("minutes.cover")
        press(here, "minutes.agreed.1.amend")
        assert here.find("minutes.amend.old").toPlainText() == "Mrs Denholm wrote both posts."
        assert here.window.focusWidget() is here.find("minutes.amend.new")
        hands.write("Mrs Denholm wrote the first post.")
        press(here, "minutes.amend.send")
        assert "Write why it is changed." in here.find("minutes.amend.reason.error").words
        here.find("minutes.amend.reason").setText("Her sister has a telephone of her own.")
        press(here, "minutes.amend.send")
        assert not page.panel.isVisible()
        assert here.find("minutes.state.amended").text() == "Amended (1)"
        assert page.sheet.agreed.points == ("Mrs Denholm wrote the first post.",)
        press(here, "minutes.note")
        hands.write("I was not told that a teacher would come.")
        press(here, "minutes.amend.send")
        assert here.find("minutes.state.amended").text() == "Amended (1), 1 note"
        here.find("minutes.sent_copy").click()
        assert "wrote both posts" in page.paper.preview.words()
        assert "Amendments" not in page.paper.preview.words()
        here.find("minutes.sent_copy").click()
        press(here, "minutes.sign_now")
        assert here.find("minutes.state.signed").text() == "Signed 23 November"
        assert page.panel.isHidden()
        assert not [each for each in page.sheet.findChildren(QPushButton)
                    if each.objectName().endswith(".amend") and each.isVisible()]  # fmt: skip
        told = page.paper.preview.words()
        assert "Her sister has a telephone of her own." in told
        assert "I was not told that a teacher would come." in told


def test_whoever_forgot_to_end_the_meeting_is_asked_when_it_ended(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        press(here, "minutes.start")
        trust.clock.set(trust.clock() + timedelta(hours=18))
        press(here, "minutes.end")
        assert "began on Monday 23 November at 14:20" in page.notice.words
        hands = Hands(here)
        assert here.window.focusWidget() is here.find("minutes.ended_at")
        hands.write("15.05")
        hands.press(Qt.Key.Key_Return)
        here.settle()
        here.settle()
        assert here.find("minutes.time").text() == "14:20 to 15:05"
        assert not here.find("minutes.ended_at").isVisible()


def test_a_late_companion_and_a_break_that_is_due_are_seen(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        page.sheet.attendance.adjustments.setText("Large print, a break after 30 minutes")
        press(here, "minutes.start")
        trust.clock.set(trust.clock() + timedelta(minutes=8))
        page._tell_time()
        assert here.find("minutes.break_due").text() == "Break due at 14:50"
        here.find("minutes.present2.more").click()
        assert here.find("minutes.present2.note").text() == "Came at 14:28"
        trust.clock.set(trust.clock() + timedelta(minutes=25))
        page._tell_time()
        assert here.find("minutes.break_due").text() == "A break was due at 14:50"
        here.find("minutes.break").click()
        assert here.find("minutes.break_due").text() == ""
        trust.clock.set(trust.clock() + timedelta(minutes=5))
        here.find("minutes.break").click()
        assert here.find("minutes.break_due").text() == "Break due at 15:28"
        saved(here, page)
    kept = as_kept(trust, case, meeting)
    assert kept.minutes.attendance[1].note == "Came at 14:28"
    assert "Came at 14:28" in words_of(kept.pdf)


def test_signed_minutes_are_frozen_and_read_only(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = minutes_page(here, case, meeting)
        for step in ("start", "end", "sign_now"):
            if step == "end":
                trust.clock.set(trust.clock() + timedelta(minutes=33))
                here.find("minutes.agreed.1").setPlainText("Mrs Denholm wrote both posts.")
            here.find(f"minutes.{step}").click()
            here.settle()
            here.settle()
        kept = as_kept(trust, case, meeting)
        assert kept.minutes_state == "signed"
        assert hashlib.sha256(kept.pdf).hexdigest() == kept.digest
        assert page.paper.preview.pdf == kept.pdf
        assert "Draft" not in words_of(kept.pdf)
        assert "2.20 pm to 2.53 pm" in words_of(kept.pdf)
        for field in page.sheet.findChildren(QPlainTextEdit):
            assert field.isReadOnly() or not field.isVisible()
        for field in page.sheet.findChildren(QLineEdit):
            assert field.isReadOnly() or not field.isVisible()
        Hands(here).press(Qt.Key.Key_2, CONTROL)
        here.find("minutes.cover").click()
        here.settle()
        assert here.find("letters.writing.title").text() == "Minutes, with a covering letter"


def test_the_office_cannot_sign_minutes_and_reads_who_can(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        minutes_page(here, case, meeting)
        for step in ("start", "end"):
            here.find(f"minutes.{step}").click()
            here.settle()
            here.settle()
        assert not here.find("minutes.sign_now").isEnabled()
        assert "Headteacher" in here.find("minutes.why").text()
        assert here.find("minutes.why").isVisible()
    assert as_kept(trust, case, meeting).minutes_state == "draft"


def test_ending_the_meeting_makes_its_actions_into_tasks(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        minutes_page(here, case, meeting)
        here.find("minutes.start").click()
        here.settle()
        here.settle()
        here.find("minutes.action1.what").setPlainText("Take down the photograph")
        here.find("minutes.action1.who").setText("Mrs Denholm")
        here.find("minutes.end").click()
        here.settle()
        here.settle()
    told = str(trust.ask("head", CaseFile(case_id=case)))
    assert "Take down the photograph (Mrs Denholm)" in told
    assert "The meeting was held" in told


def test_what_somebody_else_wrote_is_not_overwritten_unasked(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        before = as_kept(trust, case, meeting).minutes
        trust.do("head", SaveMinutes(
            case_id=case, meeting_id=meeting, minutes=replace(before, agreed=("Hers.",)),
        ))  # fmt: skip
        here.find("minutes.agreed.1").setPlainText("Mine.")
        qtbot.waitUntil(page.notice.isVisible, timeout=6_000)
        here.settle()
        assert "Somebody else changed these minutes." in page.notice.words
        assert as_kept(trust, case, meeting).minutes.agreed == ("Hers.",)
        assert "Hers." in page.paper.preview.words()
        assert page.sheet.agreed.points == ("Mine.",)
        here.find("minutes.notice.button").click()
        here.settle()
        assert as_kept(trust, case, meeting).minutes.agreed == ("Mine.",)


def test_leaving_the_page_saves_what_was_just_typed(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        minutes_page(here, case, meeting)
        here.find("minutes.agreed.1").setPlainText("Typed a moment ago.")
        here.go("meetings")
        assert as_kept(trust, case, meeting).minutes.agreed == ("Typed a moment ago.",)


def test_every_word_typed_stands_in_the_minutes_as_it_was_typed(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = minutes_page(here, case, meeting)
        here.find("minutes.start").click()
        here.settle()
        here.settle()
        pasted = QMimeData()
        pasted.setText("\n".join(NAUGHTY))
        here.find("minutes.item2.1").insertFromMimeData(pasted)
        here.find("minutes.agreed.1").setPlainText(NAUGHTY[0])
        here.find("minutes.disputed.1").setPlainText(NAUGHTY[1])
        here.find("minutes.action1.what").setPlainText(NAUGHTY[3])
        page.sheet.attendance.adjustments.setText("Large print, and a break")
        here.find("minutes.end").click()
        here.settle()
        here.settle()
        press(here, "minutes.sign_now")
        printed = words_of(as_kept(trust, case, meeting).pdf)
    for words in (*NAUGHTY, "Large print, and a break"):
        assert words in printed
    # Side by side the words of two columns are read across, so a narrow one is only counted.
    assert printed.count("drop table meetings") == 2


def test_what_was_said_at_the_start_and_who_came_is_kept(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        here.find("minutes.said1").click()
        here.find("minutes.present2").click()
        here.find("minutes.attendance.more").click()
        here.find("minutes.attendance.name").setText("Mrs Helen Whitfield")
        here.find("minutes.attendance.part").setText("In the chair")
        here.find("minutes.attendance.add").click()
        saved(here, page)
    kept = as_kept(trust, case, meeting).minutes
    assert kept.said_at_start == ("The parent did not have to come",)
    assert [(each.name, each.present) for each in kept.attendance] == [
        ("Mrs Kerry Denholm", True),
        ("Ms Leanne Foss", False),
        ("Mrs Helen Whitfield", True),
    ]


def test_a_large_print_copy_comes_out_with_the_usual_one(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot, tmp_path: Path
) -> None:
    def printer(_parent: Any, _title: str, *, copies: int = 1) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        made.setResolution(72)
        return made

    with sitting(trust, "office", qtbot) as here:
        page = minutes_page(here, case, meeting)
        page.choose_printer = printer
        here.find("minutes.large_print").setChecked(True)
        here.find("minutes.print").click()
        here.settle()
        here.settle()
        assert "gone to the printer" in page.notice.words
    assert len(PdfReader(tmp_path / "printed.pdf").pages) >= 2


def test_meetings_stand_by_day_with_what_can_be_done(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    tell = Telling(trust)
    other = a_case(trust, author="rees").at("direct_contact")
    tell.weigh(other, "meeting")
    tuesday = date(2026, 11, 24)
    later = tell.ask_to_meeting(
        other, "rees", tuesday, "10:30", "Family Room", "To talk.", adjustments="Large print"
    )
    trust.do("office", RecordReply(case_id=other, meeting_id=later, reply="accepted"))
    with sitting(trust, "office", qtbot) as here:
        page = here.go("meetings", view="list")
        rows = page.list.rows
        titles = [rows.item(place).title for place in range(rows.rowCount())]
        assert titles == [
            "Today, Monday 23 November",
            "15:45  Mrs Kerry Denholm",
            "Tuesday 24 November",
            "10:30  Mr Owain Rees",
        ]
        assert rows.item(3).chip.words == "Will come"
        assert "Large print" in rows.item(3).second
        asked: list[tuple[str, dict[str, Any]]] = []
        page.go.disconnect()
        page.go.connect(lambda name, where: asked.append((name, where)))
        here.find("meetings.reply").click()
        here.find("meetings.case").click()
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        assert asked == [
            ("case_file", {"case_id": case, "form": "reply", "meeting_id": meeting}),
            ("case_file", {"case_id": case}),
            ("minutes", {"case_id": other, "meeting_id": later}),
        ]


def test_every_part_of_minutes_and_meetings_can_be_reached_and_named(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        assert faults_of(here.go("meetings")) == []
        assert faults_of(minutes_page(here, case, meeting)) == []
