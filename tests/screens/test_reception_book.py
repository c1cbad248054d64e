"""The reception book: a few keys to a booking, no name on the screen until it must, none lost."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.trust import REGISTER
from tcat_desktop.office.commands.keep_diary import BookMeeting, KeepHours, KeepRoom
from tcat_desktop.office.commands.request_meeting import RecordReply
from tcat_desktop.office.questions.diary import Diary, DiaryEntry, Visitors
from tcat_desktop.office.questions.own_desk import NewestDraft
from tcat_desktop.screens import printing
from tcat_desktop.screens.theme import theme
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def bare(tmp_path: Path) -> ATrust:
    """A trust that keeps no room yet."""
    return a_trust(tmp_path)


@pytest.fixture
def trust(bare: ATrust) -> ATrust:
    bare.do("office", KeepRoom(name="Library"))
    bare.do("office", KeepRoom(name="The Nook", note="step-free"))
    return bare


@pytest.fixture
def here(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "reception", qtbot) as seated:
        seated.window.frame.go_first()
        seated.settle()
        yield seated


class Keys:
    """Presses keys wherever the keyboard is, and counts them."""

    def __init__(self, here: Sitting) -> None:
        self.here = here
        self.count = 0

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._target(), key, held)
        self.here.settle()
        self.count += 1

    def write(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self._target(), letter)
            self.count += 1
        self.here.settle()

    def _target(self) -> QWidget:
        part = self.here.window.focusWidget()
        assert part is not None
        return part


def page_of(here: Sitting) -> Any:
    page = here.window.frame.page
    assert page is not None
    assert page.page_name == "reception_book"
    return page


def everything_read(here: Sitting) -> str:
    """Every word on the page: labels, fields, rows of lists, what a screen reader says."""
    page = page_of(here)
    told = [here.words()]
    for each in page.findChildren(QLineEdit):
        if each.isVisibleTo(page):
            told.append(each.text())
    for view in page.findChildren(QAbstractItemView):
        if view.isVisibleTo(page) and view.model() is not None:
            rows = view.model()
            told += [str(rows.data(rows.index(n, 0), role) or "")
                     for n in range(rows.rowCount()) for role in _SPOKEN]  # fmt: skip
    return "\n".join(told)


def names_in(words: str) -> set[str]:
    """Which names of the register stand in these words."""
    names = {part for one in REGISTER for part in (one.forename, one.surname)}
    return {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.I)}


def book(trust: ATrust, visitor: str, at: str, **more: Any) -> int:
    told: dict[str, Any] = {
        "on": TODAY, "minutes": 15, "visitor_id": trust.people[visitor],
        "host_id": trust.people["carradine"], "room_id": 1,
    }  # fmt: skip
    return int(trust.do("reception", BookMeeting(at=at, **(told | more))).booking_id)


def in_the_diary(trust: ATrust) -> tuple[DiaryEntry, ...]:
    days = Diary(first=TODAY, last=TODAY + timedelta(days=40))
    return tuple(trust.ask("reception", days).entries)


def open_form(here: Sitting) -> Keys:
    keys = Keys(here)
    keys.press(Qt.Key.Key_B, CTRL)
    return keys


# --- quick ---------------------------------------------------------------------------------------


def test_a_parent_is_booked_with_her_childs_teacher_in_seven_keys(
    here: Sitting, trust: ATrust
) -> None:
    keys = Keys(here)
    keys.press(Qt.Key.Key_Return)  # Book a meeting has the keyboard
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    assert here.find("hatch.book.host.chosen").text() == "Miss Ellie Hartnoll"
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, CTRL)
    (entry,) = in_the_diary(trust)
    assert (entry.visitor, entry.host) == ("Mrs Kerry Denholm", "Miss Ellie Hartnoll")
    assert (entry.on, entry.at, entry.room) == (TODAY, "16:00", "Library")
    assert here.find("hatch.booked.reference").text() == entry.reference == "AP-26-M001"
    assert keys.count == 7


def test_somebody_who_is_in_no_list_is_booked_in_25_keys(here: Sitting, trust: ATrust) -> None:
    keys = Keys(here)
    keys.press(Qt.Key.Key_Return)
    keys.write("Mr Jo Hill")
    keys.press(Qt.Key.Key_Return)
    keys.write("car")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # the first free time
    keys.write("coat")
    keys.press(Qt.Key.Key_Return, CTRL)
    (entry,) = in_the_diary(trust)
    assert (entry.visitor, entry.host, entry.about) == ("Mr Jo Hill", "Mrs Joan Carradine", "coat")
    assert keys.count <= 25


def test_keys_that_come_before_the_answers_mean_what_stands_there_then(
    here: Sitting, trust: ATrust
) -> None:
    form = page_of(here).form
    open_form(here)
    form.host.choose("Mrs Somebody")
    form._host_chosen()
    QTest.keyClick(form.times.other, Qt.Key.Key_2)
    here.settle()
    assert here.find("hatch.book.offer2").isChecked()


@pytest.mark.parametrize("away", ["my_reports", "log_a_concern"])
def test_ctrl_b_opens_the_booking_from_anywhere_at_reception(here: Sitting, away: str) -> None:
    here.go(away)
    QTest.keyClick(here.window, Qt.Key.Key_B, CTRL)
    here.settle()
    focused = here.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "hatch.book.visitor"


def test_the_other_two_doors_lead_to_a_report_and_to_the_visitors(here: Sitting) -> None:
    keys = Keys(here)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    assert here.find("hatch.find.name").hasFocus()
    keys.press(Qt.Key.Key_Escape)
    here.find("hatch.door.log").click()
    here.settle()
    page = here.window.frame.page
    assert page is not None
    assert page.page_name == "log_a_concern"


# --- no names ------------------------------------------------------------------------------------


def test_the_page_at_rest_names_nobody(trust: ATrust, qtbot: QtBot) -> None:
    for visitor, at in (("singh", "15:45"), ("haddad", "16:00"), ("tudur", "16:15")):
        book(trust, visitor, at, diverted=True)
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        read = everything_read(here)
        assert "3 visitors expected today, the next at 15:45" in read
        assert "Arranged through Reception rather than private message: 3 this school year" in read
        assert names_in(read) == set()
        # The scrape would have found them.
        assert "Singh" in names_in("15:45 Mr Harpreet Singh")


def a_named_list(here: Sitting) -> None:
    keys = Keys(here)
    keys.press(Qt.Key.Key_F, CTRL)
    here.find("hatch.find.everybody").click()
    here.settle()


def a_confirmation(here: Sitting) -> None:
    keys = open_form(here)
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Return, CTRL)


def a_minute_passes(here: Sitting) -> None:
    timer = page_of(here).vanishing.timer
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.timeout.emit()


def esc(here: Sitting) -> None:
    QTest.keyClick(here.window, Qt.Key.Key_Escape)


def lock_and_come_back(here: Sitting) -> None:
    here.window.lock()
    here.settle()
    here.window.unlock()


def go_away_and_come_back(here: Sitting) -> None:
    here.go("my_reports")
    here.window.frame.back()


@pytest.mark.parametrize("leave", [a_minute_passes, esc, lock_and_come_back, go_away_and_come_back])
@pytest.mark.parametrize("named", [a_named_list, a_confirmation])
def test_names_leave_the_screen(here: Sitting, trust: ATrust, named: Any, leave: Any) -> None:
    book(trust, "singh", "15:45")
    named(here)
    assert names_in(everything_read(here)) != set()
    leave(here)
    here.settle()
    assert here.find("hatch.door.book").isVisible()
    # Neither on the page nor in any part of it that waits to be shown again.
    held = "\n".join(
        str(text()) + each.accessibleName()
        for each in page_of(here).findChildren(QWidget)
        if callable(text := getattr(each, "text", None))
    )
    assert names_in(held) == names_in(everything_read(here)) == set()
    assert not page_of(here).vanishing.timer.isActive()


def test_a_key_puts_off_the_minute(here: Sitting, trust: ATrust, qtbot: QtBot) -> None:
    book(trust, "singh", "15:45")
    a_named_list(here)
    timer = page_of(here).vanishing.timer
    qtbot.waitUntil(lambda: timer.remainingTime() < 59_950)
    QTest.keyClick(here.window.windowHandle(), Qt.Key.Key_Shift)
    assert timer.remainingTime() > 59_950


def test_a_begun_booking_left_alone_goes_behind_its_door(here: Sitting) -> None:
    keys = open_form(here)
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    page_of(here).vanishing.timer.timeout.emit()
    here.settle()
    read = everything_read(here)
    assert "A booking is begun and not made yet." in read
    assert names_in(read) == set()
    open_form(here)
    assert here.find("hatch.book.visitor.chosen").text() == "Mrs Kerry Denholm"


# --- nothing is lost -----------------------------------------------------------------------------


def test_a_crash_loses_nothing_of_a_booking_begun(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        keys = open_form(here)
        keys.write("den")
        keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_2)
        keys.write("reading")
        page = page_of(here)
        qtbot.waitUntil(lambda: not page.keeper.is_changed, timeout=5_000)
        here.settle()
        here.errands.finish()
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        assert names_in(everything_read(here)) == set()
        keys = open_form(here)
        assert here.find("hatch.book.visitor.chosen").text() == "Mrs Kerry Denholm"
        assert here.find("hatch.book.host.chosen").text() == "Miss Ellie Hartnoll"
        assert here.find("hatch.book.about").text() == "reading"
        assert here.find("hatch.book.offer2").isChecked()
        keys.press(Qt.Key.Key_Return, CTRL)
        assert in_the_diary(trust)[0].about == "reading"
        assert trust.ask("reception", NewestDraft(form="hatch")) is None


def test_a_name_half_typed_is_there_again(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        open_form(here).write("Mrs Hal")
        here.window.lock()
        here.settle()
        here.errands.finish()
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        open_form(here)
        assert here.find("hatch.book.visitor").text() == "Mrs Hal"
        here.find("hatch.book.afresh").click()
        here.settle()
        assert here.find("hatch.book.visitor").text() == ""
        assert trust.ask("reception", NewestDraft(form="hatch")) is None


# --- what stands in the way ----------------------------------------------------------------------


def test_what_is_missing_is_said_at_its_field(here: Sitting, trust: ATrust) -> None:
    keys = open_form(here)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert here.find("hatch.book.visitor.error").words == "Write who would like to come."
    keys.write("ko")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "Press Enter to choose it" in here.find("hatch.book.visitor.error").words
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert here.find("hatch.book.host.error").words == "Write whom they would like to see."
    keys.write("sow")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert here.find("hatch.book.when.error").words == "Choose a time, with 1, 2 or 3."
    assert in_the_diary(trust) == ()


def test_a_time_that_was_taken_meanwhile_is_refused_and_others_are_offered(
    here: Sitting, trust: ATrust
) -> None:
    keys = open_form(here)
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_1)
    book(trust, "singh", "14:30", host_id=trust.people["hartnoll"], room_id=2, minutes=30)
    here.settle()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "Miss Ellie Hartnoll is not free" in here.find("hatch.book.when.error").words
    assert "14:30" not in here.find("hatch.book.offer1").accessibleName()
    assert here.find("hatch.book.visitor.chosen").text() == "Mrs Kerry Denholm"


def test_nobody_free_in_thirty_days_is_no_dead_end(trust: ATrust, qtbot: QtBot) -> None:
    hours = {"sat": ("09:00", "10:00")}
    trust.do("office", KeepHours(person_id=trust.people["hartnoll"], hours=hours))
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        keys = open_form(here)
        keys.write("den")
        keys.press(Qt.Key.Key_Return)
        assert "Nobody is free together in the next 30 days" in here.words()
        keys.write("24/11")
        keys.press(Qt.Key.Key_Tab)
        keys.write("1545")
        keys.press(Qt.Key.Key_Return, CTRL)
        assert "cannot be met on Tuesday 24 November" in here.find("hatch.book.at.error").words
        here.find("hatch.book.anyway").click()
        keys.press(Qt.Key.Key_Return, CTRL)
        (entry,) = in_the_diary(trust)
        assert (entry.on, entry.at, entry.until) == (date(2026, 11, 24), "15:45", "16:15")


def test_a_day_that_cannot_be_read_is_said_at_its_field(here: Sitting) -> None:
    keys = open_form(here)
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_4)
    keys.write("31 Nov")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "November has 30 days" in here.find("hatch.book.on.error").words


def test_without_rooms_one_meets_in_a_place_in_words_or_by_telephone(
    bare: ATrust, qtbot: QtBot
) -> None:
    with sitting(bare, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        keys = open_form(here)
        keys.write("den")
        keys.press(Qt.Key.Key_Return)
        assert "No rooms are kept for this school yet" in here.words()
        keys.press(Qt.Key.Key_1)
        keys.press(Qt.Key.Key_Return, CTRL)
        assert "Say in which room." in here.find("hatch.book.place.error").words
        keys.write("The hall")
        keys.press(Qt.Key.Key_Return, CTRL)
        assert here.find("hatch.booked.where").text() == "The hall"
        keys = open_form(here)
        keys.write("wo")
        keys.press(Qt.Key.Key_Return)
        here.find("hatch.book.how.phone").click()
        here.settle()
        page_of(here).form.times.take_focus()
        keys.press(Qt.Key.Key_3)
        keys.press(Qt.Key.Key_Return, CTRL)
        assert here.find("hatch.booked.where").text() == "By telephone"
        assert [(one.room, one.how) for one in in_the_diary(bare)] == [
            ("The hall", "in_person"), ("", "phone"),
        ]  # fmt: skip


# --- counted (C42) -------------------------------------------------------------------------------


@pytest.mark.parametrize(("ticked", "counted"), [(True, 1), (False, 0)])
def test_only_what_was_instead_of_a_private_message_is_counted(
    here: Sitting, trust: ATrust, ticked: bool, counted: int
) -> None:
    keys = open_form(here)
    if not ticked:
        here.find("hatch.book.diverted").click()
    keys.write("den")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Escape)
    assert here.find("hatch.diverted").text().endswith(f": {counted} this school year")
    assert trust.ask("reception", Visitors()).diverted == counted
    open_form(here)
    assert here.find("hatch.book.diverted").isChecked()


# --- who has come --------------------------------------------------------------------------------


def test_a_visitor_is_named_after_two_letters_and_marked_by_keys(
    here: Sitting, trust: ATrust
) -> None:
    book(trust, "singh", "15:45")
    book(trust, "tudur", "16:15")
    keys = Keys(here)
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("s")
    assert names_in(everything_read(here)) == set()
    assert "Type two letters of the name." in here.find("hatch.find.told").text()
    keys.write("i")
    assert names_in(everything_read(here)) == {"Harpreet", "Singh", "Joan", "Carradine"}
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # Has come
    assert [one.state for one in in_the_diary(trust)] == ["arrived", "booked"]
    assert not here.find("hatch.visitor.arrived").isEnabled()
    here.find("hatch.visitor.missed").click()
    here.settle()
    here.find("hatch.visitor.seen").click()
    here.settle()
    assert in_the_diary(trust)[0].state == "seen"
    assert "15:45 to 16:00. Was seen." in here.words()


@pytest.mark.parametrize(("words", "found"), [("s", 0), ("", 0), (" s ", 0), ("si", 1), ("sx", 0)])
def test_the_office_itself_names_nobody_for_one_letter(
    trust: ATrust, words: str, found: int
) -> None:
    book(trust, "singh", "15:45")
    told = trust.ask("reception", Visitors(words=words))
    assert told.expected == 1
    assert len(told.entries) == found


def test_a_booking_is_cancelled_with_a_reason(here: Sitting, trust: ATrust) -> None:
    book(trust, "singh", "15:45")
    keys = Keys(here)
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("singh")
    here.find("hatch.visitor.cancel").click()
    keys.press(Qt.Key.Key_Return)
    assert "Write why it is cancelled." in here.find("hatch.visitor.reason.error").words
    keys.write("He rang.")
    keys.press(Qt.Key.Key_Return)
    assert in_the_diary(trust) == ()
    assert "Nobody of that name is expected today." in here.words()


def test_of_a_cases_meeting_nothing_but_time_people_and_room_is_shown(
    trust: ATrust, qtbot: QtBot
) -> None:
    case = a_case(trust).at("meeting")
    (entry,) = (one for one in trust.ask("head", Diary(first=TODAY, last=TODAY)).entries
                if one.case_id)  # fmt: skip
    trust.do("head", RecordReply(case_id=case, meeting_id=entry.meeting_id, reply="accepted"))
    with sitting(trust, "reception", qtbot) as here:
        here.window.frame.go_first()
        here.settle()
        keys = Keys(here)
        keys.press(Qt.Key.Key_F, CTRL)
        keys.write("denh")
        read = everything_read(here)
        assert "Mrs Kerry Denholm" in read
        for never in ("AP-26-0", "post", "Riley", "case", "Leanne", "Large print"):
            assert never.casefold() not in read.casefold()
        assert not here.find("hatch.visitor.cancel").isEnabled()
        assert "The office changes or cancels this one." in read
        here.find("hatch.visitor.arrived").click()
        here.settle()
        assert "Has come" in everything_read(here)


# --- slips ---------------------------------------------------------------------------------------


def test_the_slip_is_printed_from_the_confirmation_and_from_a_visitor(
    here: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "slip.pdf"

    def onto_file(_parent: object, _title: str, **_asked: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return printer

    monkeypatch.setattr(printing, "ask_printer", onto_file)
    a_confirmation(here)
    Keys(here).press(Qt.Key.Key_Return, CTRL)
    assert printed.stat().st_size > 1000
    assert here.find("hatch.booked.notice").words == "The slip is printed."
    printed.unlink()
    keys = Keys(here)
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("de")
    here.find("hatch.visitor.print").click()
    here.settle()
    assert printed.stat().st_size > 1000


# --- who may, and by what means ------------------------------------------------------------------


@pytest.mark.parametrize(("who", "there"), [("office", True), ("head", False), ("teacher", False)])
def test_the_office_opens_it_from_the_menu_and_nobody_else(
    trust: ATrust, qtbot: QtBot, who: str, there: bool
) -> None:
    with sitting(trust, who, qtbot) as here:
        here.go("the_code")
        actions = here.window.findChildren(QAction, "action.view.reception_book")
        assert bool(actions) is there
        if there:
            actions[0].trigger()
            here.settle()
            assert here.find("hatch.door.book").isVisible()


def test_with_large_text_what_has_the_keyboard_is_in_sight_with_its_ring(
    here: Sitting, qtbot: QtBot
) -> None:
    theme().set_text_size(200)
    here.window.resize(1024, 700)
    QTest.keyClick(here.window.windowHandle(), Qt.Key.Key_Shift)
    a_confirmation(here)
    button, ring = here.find("hatch.booked.print"), here.find("focus_ring")
    area = here.find("hatch.booked.scroll").viewport()

    def in_sight() -> bool:
        shown = area.rect().contains(button.geometry().translated(
            button.parentWidget().mapTo(area, QPoint(0, 0))))  # fmt: skip
        middle = button.mapTo(here.window, button.rect().center())
        return bool(shown) and (ring.geometry().center() - middle).manhattanLength() <= 2

    qtbot.waitUntil(in_sight, timeout=2_000)


def test_every_part_has_a_name_for_tests_and_one_that_is_spoken(
    here: Sitting, trust: ATrust
) -> None:
    book(trust, "singh", "15:45")
    a_named_list(here)
    here.find("hatch.visitor.cancel").click()
    page = page_of(here)
    assert faults_of(page) == []
    a_confirmation(here)
    assert faults_of(page) == []
