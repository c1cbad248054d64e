"""The tour of the diary: a week, a time held over one that is taken, a day, and a booking."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tcat_desktop.screens.diary.board import minutes_of
from tcat_desktop.tour.hands import Hands, NotSo
from tcat_desktop.tour.the_desk import Step
from tcat_desktop.tour.visit import Visit


def the_week(on: Visit) -> None:
    """The week at Applewick, with its closed day, its rooms and its offered times."""
    on.sit("office")
    on.hands.go("meetings", view="week")
    on.hands.shows("23–27 November 2026", "Mr Harpreet Singh")
    on.album.picture(on.hands.window, "week")
    on.hands.press("meetings.view.day")
    on.hands.settle()
    on.album.picture(on.hands.window, "day-by-room")
    on.hands.press("meetings.by.person")
    on.hands.settle()
    on.album.picture(on.hands.window, "day-by-person")
    on.hands.press("meetings.view.week")
    on.hands.settle()


def a_time_is_moved(on: Visit) -> None:
    """A time is held over another, says why it cannot stand there, and is put where it can."""
    on.sit("reception")
    hands = on.hands
    hands.go("meetings", view="week")
    grid = hands.find("meetings.grid")
    block = next(one for one in grid.board.blocks if one.entry.visitor == "Mrs Layla Haddad")
    booking = block.entry.booking_id
    _hold(hands, booking, 1, "15:30")
    if "Miss Ellie Hartnoll is not free" not in grid.ghost_words:
        raise NotSo(f"The held time says “{grid.ghost_words}”.")
    on.album.picture(hands.window, "week-not-free")
    at = _hold(hands, booking, 2, "10:00", first=False)
    if not grid.ghost_words.endswith("Free."):
        raise NotSo(f"The held time says “{grid.ghost_words}”.")
    _mouse(hands, QEvent.Type.MouseButtonRelease, at, held=False)
    hands.settle()
    hands.type("meetings.moving.reason", "Mrs Haddad works on Monday afternoons.")
    on.album.picture(hands.window, "week-moving")
    hands.press("meetings.moving.send")
    hands.settle()
    hands.shows("Moved: Mrs Layla Haddad, Wednesday 25 November at 10:00.")


def a_meeting_is_booked(on: Visit) -> None:
    """The office books a parent with a teacher at one of three free times."""
    on.sit("office")
    hands = on.hands
    hands.go("meetings", view="week")
    hands.key(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    hands.type("meetings.booking.who", "Okaf")
    hands.settle()
    hands.key(Qt.Key.Key_Return)
    hands.choose("meetings.booking.host", "Mrs Carradine")
    host = hands.find("meetings.booking.host")
    host.activated.emit(host.currentIndex())
    hands.settle()
    hands.press("meetings.booking.offer1")
    hands.type("meetings.booking.about", "A lost reading book")
    on.album.picture(hands.window, "week-booking")
    hands.press("meetings.booking.send")
    hands.settle()
    hands.shows("Booked: AP-26-M")
    on.album.picture(hands.window, "week-booked")


def _hold(hands: Hands, booking: int, column: int, at: str, *, first: bool = True) -> QPoint:
    """Take a time by its middle, or go on holding it, over another; where it is held."""
    grid = hands.find("meetings.grid")
    rect = grid.rect_on_screen(booking)
    start = rect.center()
    if first:
        _mouse(hands, QEvent.Type.MouseButtonPress, start, held=True)
    goal = QPoint(grid.point_of(column, minutes_of(at)) + QPoint(0, start.y() - rect.top()))
    for step in range(1, 5):
        _mouse(hands, QEvent.Type.MouseMove, start + (goal - start) * (step / 4), held=True)
    return goal


def _mouse(hands: Hands, kind: QEvent.Type, at: QPoint, *, held: bool) -> None:
    viewport = hands.find("meetings.grid").viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, QPointF(at), QPointF(viewport.mapToGlobal(at)),
        none if kind is QEvent.Type.MouseMove else left, left if held else none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


STEPS: tuple[Step, ...] = (
    ("The week and the day of a school’s diary", the_week),
    ("A meeting is moved with a reason", a_time_is_moved),
    ("Reception books a meeting at a free time", a_meeting_is_booked),
)
