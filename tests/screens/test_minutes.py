"""Minutes and meetings through the real pages: typed by keyboard, kept, signed, kept apart."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
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
        hands.press(Qt.Key.Key_1, CONTROL)
        hands.write("She wrote the first post after parents' evening.", "She was upset.")
        hands.press(Qt.Key.Key_2, CONTROL)
        hands.write("Mrs Denholm wrote both posts.", "The photograph was taken at the gate.")
        hands.press(Qt.Key.Key_3, CONTROL)
        hands.write("Mrs Denholm does not accept that it is abuse.")
        hands.press(Qt.Key.Key_4, CONTROL)
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


def test_signed_minutes_are_frozen_and_read_only(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = minutes_page(here, case, meeting)
        for step in ("start", "end", "sign"):
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
        assert not here.find("minutes.sign").isEnabled()
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
        here.find("minutes.item2").setPlainText("\n".join(NAUGHTY))
        here.find("minutes.agreed.1").setPlainText(NAUGHTY[0])
        here.find("minutes.disputed.1").setPlainText(NAUGHTY[1])
        here.find("minutes.action1.what").setPlainText(NAUGHTY[3])
        page.sheet.attendance.adjustments.setText("Large print, and a break")
        here.find("minutes.end").click()
        here.settle()
        here.settle()
        here.find("minutes.sign").click()
        here.settle()
        here.settle()
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
        page = here.go("meetings")
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
        here.find("meetings.move").click()
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        assert asked == [
            ("case_file", {"case_id": case, "form": "reply", "meeting_id": meeting}),
            ("case_file", {"case_id": case, "form": "move_meeting", "meeting_id": meeting}),
            ("minutes", {"case_id": other, "meeting_id": later}),
        ]


def test_every_part_of_minutes_and_meetings_can_be_reached_and_named(
    trust: ATrust, case: CaseId, meeting: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        assert faults_of(here.go("meetings")) == []
        assert faults_of(minutes_page(here, case, meeting)) == []
