"""The diary through the real page: week, day and list, by keyboard and by mouse."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_diary import BookMeeting, KeepHours, KeepRoom
from tcat_desktop.office.commands.request_meeting import CancelMeeting, RequestMeeting
from tcat_desktop.office.diary import Slot
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.diary import Diary, DiaryEntry
from tcat_desktop.screens import printing
from tcat_desktop.screens.diary.board import minutes_of
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.rows import Row
from tcat_desktop.tour.hands import onto_file
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.listed import is_party, rows_of
from tests.screens.sitting import Sitting, sitting

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, INSET = (MONDAY + timedelta(days=each) for each in (1, 2, 4))
Book = Callable[..., int]


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    for name in ("Library", "The Nook"):
        made.do("office", KeepRoom(name=name))
    return made


@pytest.fixture
def book(trust: ATrust) -> Book:
    """Tuesday at half past three in the Library, unless the test says otherwise; its id."""

    def made(visitor: str = "wojcik", host: str = "hartnoll", **more: Any) -> int:
        told = {"on": TUESDAY, "at": "15:30", "room_id": 1} | more
        command = BookMeeting(
            visitor_id=trust.people[visitor], host_id=trust.people[host], **told
        )  # fmt: skip
        return int(trust.do("reception", command).booking_id)

    return made


def a_meeting(trust: ATrust, **more: Any) -> CaseId:
    """A case whose parent is asked to the Library on Tuesday at 15:30."""
    case = a_case(trust).at("direct_contact")
    Telling(trust).weigh(case, "meeting")
    told = {"on": TUESDAY, "at": "15:30", "place": "Library", "room_id": 1} | more
    trust.do("office", RequestMeeting(
        case_id=case, purpose="To talk.", invited=(trust.people["denholm"],),
        staff_ids=(trust.people["hartnoll"],), **told,
    ))  # fmt: skip
    return case


def entries(trust: ATrust, who: str = "office") -> dict[int, DiaryEntry]:
    asked = Diary(first=MONDAY, last=MONDAY + timedelta(days=13))
    return {one.booking_id: one for one in trust.ask(who, asked).entries}


def mouse(here: Sitting, kind: QEvent.Type, at: QPoint, *, held: bool) -> None:
    """One event of the mouse over the grid; QTest moves no button that is held."""
    viewport = here.find("meetings.grid").viewport()
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
    event = QMouseEvent(
        kind, QPointF(at), QPointF(viewport.mapToGlobal(at)), button,
        left if held else Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def hold(here: Sitting, booking: int, column: int, at: str) -> QPoint:
    """Take a time by its middle and hold it so that it would begin then; where it is held."""
    grid = here.find("meetings.grid")
    rect = grid.rect_on_screen(booking)
    start = rect.center()
    mouse(here, QEvent.Type.MouseButtonPress, start, held=True)
    goal = grid.point_of(column, minutes_of(at)) + QPoint(0, start.y() - rect.top())
    for step in range(1, 5):
        mouse(here, QEvent.Type.MouseMove, start + (goal - start) * (step / 4), held=True)
    return goal


def let_go(here: Sitting, at: QPoint) -> None:
    mouse(here, QEvent.Type.MouseButtonRelease, at, held=False)
    here.settle()


def key(here: Sitting, pressed: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focused = here.window.focusWidget()
    QTest.keyClick(focused or here.window, pressed, held)
    here.settle()


def write(here: Sitting, name: str, words: str) -> None:
    field = here.find(name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    here.settle()


def press(here: Sitting, name: str) -> None:
    button = here.find(name)
    assert button.isVisible(), name
    button.click()
    here.settle()


def spoken(here: Sitting) -> str:
    return str(here.find("meetings.grid").accessibleDescription())


# -- looking ----------------------------------------------------------------


def test_the_week_stands_in_columns_with_its_closed_days_in_words(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book()
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        columns = grid.board.columns
        titles = " ".join(each.title for each in columns)
        assert titles == "Mon 23 Tue 24 Wed 25 Thu 26 Fri 27"
        assert [each.closed for each in columns] == ["", "", "", "", "INSET"]
        assert [each.today for each in columns] == [True, False, False, False, False]
        assert columns[0].open == ((8 * 60 + 30, 16 * 60 + 30),)
        assert columns[4].open == ()
        assert here.find("meetings.under").text().startswith("23–27 November 2026, Autumn term")
        assert grid.accessibleName() == "Week of 23–27 November 2026, one meeting"
        assert (grid.board.first, grid.board.last) == (8 * 60, 17 * 60 + 30)


def test_a_meeting_at_a_weekend_or_in_the_evening_widens_the_week(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book(on=MONDAY + timedelta(days=5), at="18:40", anyway=True)
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        board = here.find("meetings.grid").board
        assert [each.title for each in board.columns][-1] == "Sat 28"
        assert board.columns[-1].closed == "Weekend"
        assert board.last >= 19 * 60 + 10


def test_meetings_at_one_time_stand_side_by_side(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    first = book()
    second = book("rees", "carradine", at="15:45", room_id=2)
    third = book("tudur", "carradine", at="16:15", room_id=2, minutes=15)
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        one, two = grid.rect_on_screen(first), grid.rect_on_screen(second)
        assert not one.intersects(two)
        assert one.right() < two.left()
        assert not grid.rect_on_screen(third).intersects(two)


def test_hours_of_the_chosen_person_are_shaded_and_only_her_meetings_shown(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    hartnoll = trust.people["hartnoll"]
    trust.do("office", KeepHours(person_id=hartnoll, hours={"tue": ("15:00", "16:00")}))
    own, _ = book(), book("rees", "carradine", at="10:00")
    with sitting(trust, "office", qtbot) as here:
        page = here.go("meetings")
        page.head.narrow(person=str(hartnoll))
        here.settle()
        board = here.find("meetings.grid").board
        assert [block.entry.booking_id for block in board.blocks] == [own]
        assert [each.open for each in board.columns] == [(), ((900, 960),), (), (), ()]


def test_the_day_has_a_column_for_each_room_or_for_each_of_the_staff(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book(), book("rees", "carradine", how="phone", room_id=None, at="10:00")
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings", on=TUESDAY)
        press(here, "meetings.view.day")
        board = here.find("meetings.grid").board
        assert [each.title for each in board.columns] == ["Library", "The Nook", "Elsewhere"]
        assert [block.column for block in board.blocks] == [2, 0]
        press(here, "meetings.by.person")
        board = here.find("meetings.grid").board
        titles = [each.title for each in board.columns]
        assert titles == ["Mrs Carradine", "Miss Hartnoll", "Mr Sowande"]
        assert [block.column for block in board.blocks] == [0, 1]
        assert here.find("meetings.under").text().startswith("Tuesday 24 November 2026")


def test_the_arrow_keys_reach_every_meeting_and_each_is_said_whole(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book(on=MONDAY, at="15:00"), book("haddad", at="09:00", room_id=2, about="Spelling")
    book("rees", "carradine", at="14:45")
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        assert here.window.focusWidget() is grid
        key(here, Qt.Key.Key_Home)
        assert spoken(here).startswith("Monday 23 November 2026, 15:00 to 15:30. Mrs Agnieszka")
        key(here, Qt.Key.Key_Down)
        assert spoken(here) == (
            "Tuesday 24 November 2026, 09:00 to 09:30. Mrs Layla Haddad with Miss Ellie Hartnoll. "
            "The Nook. Booked. Spelling. Interpreter: Arabic."
        )
        key(here, Qt.Key.Key_Up)
        key(here, Qt.Key.Key_Right)  # the nearest by the clock
        assert "Mr Owain Rees" in spoken(here)
        key(here, Qt.Key.Key_Left)
        assert spoken(here).startswith("Monday")
        assert here.find("meetings.who").text() == "Mrs Agnieszka Wójcik"


def test_page_down_and_the_buttons_turn_the_week(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    later = book(on=MONDAY + timedelta(days=8))
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        key(here, Qt.Key.Key_PageDown)
        assert here.find("meetings.under").text().startswith("30 November – 4 December 2026")
        assert here.find("meetings.grid").current == later
        press(here, "meetings.today")
        press(here, "meetings.before")
        assert here.find("meetings.under").text().startswith("16–20 November 2026")


def test_nobodys_name_stands_on_a_time_that_is_taken(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book("rees", "carradine", about="Spelling")
    is_party(trust, "teacher", "hartnoll")
    with sitting(trust, "teacher", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        (laid,) = grid._laid
        assert laid.look == "taken"
        assert {words for _, words, _, _ in laid.lines} == {"15:30  Taken", "Library"}
        told = here.words() + spoken(here)
        for secret in ("Rees", "Carradine with", "Spelling", "AP-26-M"):
            assert secret not in told
        assert not here.find("meetings.calendar_file").isVisible()
        assert not here.find("meetings.move").isVisible()
        assert not here.find("meetings.book").isVisible()


def test_offered_times_have_a_broken_line_and_say_so(trust: ATrust, qtbot: QtBot) -> None:
    a_meeting(trust, others=(Slot(on=WEDNESDAY, at="09:00", minutes=45, room_id=1),))
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        assert [laid.look for laid in grid._laid] == ["held", "held"]
        assert "Offered, kept free" in spoken(here)
        reference = grid.board.blocks[0].entry.case_reference
        assert reference
        assert reference in spoken(here)


# -- by mouse ----------------------------------------------------------------


def test_a_meeting_is_dragged_and_moves_once_a_reason_is_written(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    booking = book()
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        at = hold(here, booking, 2, "10:15")
        assert grid.ghost_words == "Wed 25 Nov, 10:15 to 10:45. Free."
        let_go(here, at)
        assert here.find("meetings.moving.on").text() == "Wed 25 Nov 2026"
        assert here.find("meetings.moving.at").text() == "10:15"
        assert "15:30 to 16:00, Library" in here.find("meetings.moving.under").text()
        press(here, "meetings.moving.send")
        assert here.find("meetings.moving.reason.error").words == "Write why it moves."
        assert entries(trust)[booking].on == TUESDAY
        write(here, "meetings.moving.reason", "The bus is late.")
        press(here, "meetings.moving.send")
        moved = entries(trust)[booking]
        assert (moved.on, moved.at, moved.until, moved.room) == (
            WEDNESDAY, "10:15", "10:45", "Library",
        )  # fmt: skip
        assert not here.find("meetings.moving").isVisible()
        assert "Nothing was sent" in here.find("meetings.notice").words
        assert grid.current == booking


def test_what_is_held_over_a_taken_time_says_why_at_once(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    booking = book()
    book("rees", "carradine", on=WEDNESDAY, at="10:00", minutes=45)
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        hold(here, booking, 2, "10:15")
        assert "Library is taken from 10:00 to 10:45." in grid.ghost_words
        mouse(here, QEvent.Type.MouseMove, grid.point_of(4, 11 * 60), held=True)
        assert "is not a school day: INSET." in grid.ghost_words
        assert spoken(here) == grid.ghost_words
        key(here, Qt.Key.Key_Escape)
        assert not grid.dragging
        let_go(here, grid.point_of(4, 11 * 60))
        assert not here.find("meetings.moving").isVisible()
        assert here.window.frame.page.page_name == "meetings"
        assert entries(trust)[booking].on == TUESDAY


def test_what_she_may_not_move_stays_and_says_why(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    booking = book()
    with sitting(trust, "head", qtbot) as here:
        here.go("meetings")
        hold(here, booking, 2, "10:15")
        assert not here.find("meetings.grid").dragging
        assert here.find("meetings.notice").words == "Reception or the office moves it."
        assert here.find("meetings.why").text() == "Reception or the office moves it."
        assert not here.find("meetings.move").isEnabled()


def test_a_meeting_is_dragged_into_another_room_on_the_page_of_a_day(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    booking = book()
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings", on=TUESDAY, view="day")
        let_go(here, hold(here, booking, 1, "15:30"))
        assert here.find("meetings.moving.room").currentText() == "The Nook"
        write(here, "meetings.moving.reason", "Step-free.")
        press(here, "meetings.moving.send")
        assert entries(trust)[booking].room == "The Nook"


def test_a_click_chooses_and_opens_what_can_be_done(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book(), (second := book("rees", "carradine", at="10:00"))
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        spot = grid.rect_on_screen(second).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert here.find("meetings.who").text() == "Mr Owain Rees"
        assert here.window.focusWidget() is here.find("meetings.move")
        key(here, Qt.Key.Key_Escape)
        assert here.window.focusWidget() is grid


# -- moving and cancelling by keyboard ------------------------------------------------


def test_a_cases_meeting_moves_through_its_case_with_the_key_m(trust: ATrust, qtbot: QtBot) -> None:
    case = a_meeting(trust)
    (booking,) = entries(trust)
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        key(here, Qt.Key.Key_M)
        write(here, "meetings.moving.at", "9.15")
        write(here, "meetings.moving.reason", "Mrs Denholm works in the afternoon.")
        key(here, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert entries(trust)[booking].at == "09:15"
        file = trust.ask("office", CaseFile(case_id=case))
        assert file.meetings[-1].at == "09:15"
        assert any("works in the afternoon" in entry.words for entry in file.entries)


def test_a_closed_day_is_refused_at_its_field_until_it_is_meant(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    booking = book()
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        press(here, "meetings.move")
        assert not here.find("meetings.moving.anyway").isVisible()
        write(here, "meetings.moving.on", "27 Nov 2026")
        assert "is not a school day: INSET" in here.find("meetings.moving.fits").text()
        write(here, "meetings.moving.reason", "The bus is late.")
        press(here, "meetings.moving.send")
        assert "not a school day: INSET" in here.find("meetings.moving.on.error").words
        assert here.find("meetings.moving.reason").toPlainText() == "The bus is late."
        here.find("meetings.moving.anyway").setChecked(True)
        press(here, "meetings.moving.send")
        assert entries(trust)[booking].on == INSET


def test_a_past_day_cannot_be_meant(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    book()
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        press(here, "meetings.move")
        write(here, "meetings.moving.on", "20 Nov 2026")
        write(here, "meetings.moving.reason", "The bus is late.")
        press(here, "meetings.moving.send")
        assert here.find("meetings.moving.on.error").words.startswith("That day is past.")
        assert not here.find("meetings.moving.anyway").isVisible()


def test_delete_asks_why_and_frees_the_time(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    booking = book()
    with sitting(trust, "reception", qtbot) as here:
        page = here.go("meetings")
        key(here, Qt.Key.Key_Delete)
        assert here.find("meetings.ending").isVisible()
        write(here, "meetings.ending.reason", "She is ill.")
        assert page.unsaved()
        press(here, "meetings.ending.send")
        assert booking not in entries(trust)
        assert "The time is free again." in here.find("meetings.notice").words
        assert page.unsaved() == ""


def test_escape_leaves_the_form_and_nothing_is_changed(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    booking = book()
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        key(here, Qt.Key.Key_Delete)
        key(here, Qt.Key.Key_Escape)
        assert not here.find("meetings.ending").isVisible()
        assert here.window.frame.page.page_name == "meetings"
        assert here.window.focusWidget() is here.find("meetings.grid")
        assert entries(trust)[booking].state == "booked"


def test_a_visitor_is_marked_as_come_then_as_seen(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    booking = book(on=MONDAY, at="15:00")
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        press(here, "meetings.come")
        assert entries(trust)[booking].state == "arrived"
        assert not here.find("meetings.come").isVisible()
        press(here, "meetings.seen")
        assert entries(trust)[booking].state == "seen"
        assert here.find("meetings.why").text() == "It is over."


# -- booking ----------------------------------------------------------------


def test_a_meeting_is_booked_by_keyboard_from_the_times_that_are_free(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        here.go("letters")
        key(here, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        here.settle()
        assert here.window.focusWidget() is here.find("meetings.booking.who")
        QTest.keyClicks(here.window.focusWidget(), "wojc")
        here.settle()
        key(here, Qt.Key.Key_Return)
        assert here.find("meetings.booking.chosen").text() == "Mrs Agnieszka Wójcik"
        host = here.find("meetings.booking.host")
        host.setFocus()
        QTest.keyClicks(host, "Miss")  # a blank would open the list
        host.activated.emit(host.currentIndex())
        here.settle()
        offer = here.find("meetings.booking.offer3")
        assert offer.text() == "Tue 24 Nov, 08:30, Library"
        press(here, "meetings.booking.offer3")
        write(here, "meetings.booking.about", "Spelling")
        here.find("meetings.booking.diverted").setChecked(True)
        key(here, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        (made,) = entries(trust).values()
        assert (made.on, made.at, made.until, made.room) == (TUESDAY, "08:30", "09:00", "Library")
        assert (made.visitor, made.host) == ("Mrs Agnieszka Wójcik", "Miss Ellie Hartnoll")
        assert made.about == "Spelling"
        assert made.adjustments == "Interpreter: Polish"
        assert "Booked: AP-26-M001, Tuesday 24 November at 08:30." in (
            here.find("meetings.notice").words
        )
        assert here.find("meetings.grid").current == made.booking_id


def test_a_stranger_and_a_time_of_ones_own_are_booked_too(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book()
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        press(here, "meetings.book")
        write(here, "meetings.booking.who", "Mr Pat Doe")
        host = here.find("meetings.booking.host")
        host.setCurrentIndex(host.findText("Somebody else"))
        host.activated.emit(host.currentIndex())
        here.settle()
        write(here, "meetings.booking.other_host", "Mr A Supply")
        write(here, "meetings.booking.on", "24 Nov 2026")
        write(here, "meetings.booking.at", "15.45")
        press(here, "meetings.booking.send")
        assert "Library is taken" in here.find("meetings.booking.room.error").words
        here.find("meetings.booking.room").setCurrentIndex(1)
        press(here, "meetings.booking.send")
        made = entries(trust)[2]
        assert (made.visitor, made.host, made.room) == ("Mr Pat Doe", "Mr A Supply", "The Nook")


def test_a_double_click_on_an_empty_time_begins_a_booking_there(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings")
        grid = here.find("meetings.grid")
        spot = grid.point_of(3, 11 * 60 + 20)
        QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        here.settle()
        assert here.find("meetings.booking.on").text() == "Thu 26 Nov 2026"
        assert here.find("meetings.booking.at").text() == "11:15"


def test_a_head_is_told_who_books(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("today")
        key(here, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert "Receptionist or Office staff" in here.find("meetings.notice").words
        assert not here.find("meetings.booking").isVisible()


# -- calendar files ----------------------------------------------------------------


def test_a_calendar_file_is_saved_where_somebody_chooses(
    trust: ATrust, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    book()
    offered: list[str] = []

    def place(_parent: QWidget, name: str) -> str:
        offered.append(name)
        return str(tmp_path / "kept")

    with sitting(trust, "office", qtbot) as here:
        page = here.go("meetings")
        page.files.choose_place = place
        press(here, "meetings.calendar_file")
        assert offered == ["Meeting AP-26-M001.ics"]
        assert "Saved as kept.ics." in here.find("meetings.notice").words
        kept = (tmp_path / "kept.ics").read_bytes()
        assert b"METHOD:PUBLISH" in kept
        assert "Wójcik".encode() not in kept
        key(here, Qt.Key.Key_Delete)
        here.find("meetings.grid").setFocus()
        key(here, Qt.Key.Key_Delete)
        write(here, "meetings.ending.reason", "She is ill.")
        press(here, "meetings.ending.send")
        press(here, "meetings.notice.button")
        assert b"METHOD:CANCEL" in (tmp_path / "kept.ics").read_bytes()


def test_reception_prints_the_slip_of_a_booking_but_not_of_an_offered_time(
    trust: ATrust,
    book: Book,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    booking = book(on=MONDAY, at="15:00")
    a_meeting(trust)
    paper = tmp_path / "slip.pdf"
    monkeypatch.setattr(printing, "ask_printer", onto_file(str(paper)))
    with sitting(trust, "reception", qtbot) as here:
        here.go("meetings", booking_id=booking)
        press(here, "meetings.slip")
        assert here.find("meetings.notice").words == "The slip is printed."
        assert paper.read_bytes().startswith(b"%PDF")
        key(here, Qt.Key.Key_End)
        here.find("meetings.grid").setFocus()
        key(here, Qt.Key.Key_End)
        assert here.find("meetings.who").text() == "Mrs Kerry Denholm"
        assert not here.find("meetings.slip").isVisible()


# -- the list, sizes, reach ----------------------------------------------------------------


def test_the_list_holds_what_reception_booked_beside_the_meetings_of_cases(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    a_meeting(trust, others=(Slot(on=WEDNESDAY, at="09:00", minutes=45, room_id=1),))
    book("rees", "carradine", at="10:00")
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings", view="list")
        rows: list[Row] = rows_of(here, "meetings.list")
        assert [row.title for row in rows] == ["10:00  Mr Owain Rees", "15:30  Mrs Kerry Denholm"]
        assert rows[0].sentence.startswith("Tuesday 24 November 2026, 10:00 to 10:30. Mr Owain")
        assert here.find("meetings.under").text() == "No meeting today. Two meetings to come."


def test_a_cancelled_meeting_stands_in_the_list_and_can_be_asked_for_again(
    trust: ATrust, qtbot: QtBot
) -> None:
    case = a_meeting(trust)
    (held,) = entries(trust).values()
    cancel = CancelMeeting(case_id=case, meeting_id=held.meeting_id or 0, reason="It is settled.")
    trust.do("office", cancel)
    with sitting(trust, "office", qtbot) as here:
        page = here.go("meetings", view="list")
        (row,) = rows_of(here, "meetings.list")
        assert row.chip is not None
        assert row.chip.words == "Cancelled"
        asked: list[tuple[str, dict[str, Any]]] = []
        page.go.disconnect()
        page.go.connect(lambda name, where: asked.append((name, where)))
        press(here, "meetings.move")
        assert asked == [
            ("case_file", {"case_id": case, "form": "move_meeting", "meeting_id": held.meeting_id})
        ]


def test_a_small_screen_gives_the_grid_its_width_until_details_are_asked_for(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book()
    with sitting(trust, "office", qtbot) as here:
        here.window.resize(1024, 700)
        here.go("meetings")
        assert not here.find("meetings.side").isVisible()
        key(here, Qt.Key.Key_Return)
        assert here.find("meetings.side").isVisible()
        key(here, Qt.Key.Key_Escape)
        assert not here.find("meetings.side").isVisible()
        assert here.window.frame.page.page_name == "meetings"


def test_large_text_begins_with_the_list(trust: ATrust, book: Book, qtbot: QtBot) -> None:
    book()
    theme().set_text_size(200)
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        assert here.find("meetings.list").isVisible()
        assert not here.find("meetings.grid").isVisible()
        page = here.window.frame.page
        assert here.find("meetings.list").width() <= page.width()


def test_the_trust_chooses_a_school_and_sees_its_rooms_only(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    book()
    with sitting(trust, "ceo", qtbot) as here:
        page = here.go("meetings")
        assert len(here.find("meetings.grid").board.blocks) == 1
        school = here.find("meetings.filters.school")
        assert school.isVisible()
        school._picked(next(a for a in school._menu.actions() if "Harrowmere" in a.text()))
        here.settle()
        assert here.find("meetings.grid").board.blocks == ()
        page.school_chosen(str(trust.schools["AP"]))
        here.settle()
        assert len(here.find("meetings.grid").board.blocks) == 1
        assert not school.isVisible()


@pytest.mark.parametrize("who", ["office", "reception", "teacher", "head", "ceo", "clerk"])
def test_every_part_can_be_reached_and_named_by_everybody_who_sees_the_diary(
    trust: ATrust, book: Book, qtbot: QtBot, who: str
) -> None:
    book()
    with sitting(trust, who, qtbot) as here:
        page = here.go("meetings")
        assert faults_of(page) == []
        for view in ("day", "list", "week"):
            press(here, f"meetings.view.{view}")


def test_a_change_from_elsewhere_is_shown_without_asking(
    trust: ATrust, book: Book, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        here.go("meetings")
        assert here.find("meetings.who").text() == "Nothing is booked here."
        book()
        here.settle()
        assert here.find("meetings.who").text() == "Mrs Agnieszka Wójcik"
