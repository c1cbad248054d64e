"""The right of the diary: the chosen time, or the form that is asked before something changes."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import Booked, BookMeeting
from tcat_desktop.office.questions.diary import DiaryAnswer, DiaryEntry
from tcat_desktop.screens.diary.board import Spot
from tcat_desktop.screens.diary.book_panel import BookPanel
from tcat_desktop.screens.diary.details import EntryDetails
from tcat_desktop.screens.diary.move_panel import CancelPanel, MovePanel
from tcat_desktop.screens.diary.panel import Panel
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.words import day


class Side(QScrollArea):
    """Shows one of four cards. ``sent`` carries a command; ``closed`` when a form goes."""

    sent = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, today: date, *, book_is_main: bool) -> None:
        super().__init__()
        self._today = today
        self._command: Any = None
        self._entry: DiaryEntry | None = None
        self.details = EntryDetails(desk, book_is_main=book_is_main)
        self.moving = MovePanel(today)
        self.ending = CancelPanel(today)
        self.booking = BookPanel(desk.errands, today)
        self._panels: tuple[Panel, ...] = (self.moving, self.ending, self.booking)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (self.details, *self._panels):
            column.addWidget(card)
        column.addStretch(1)
        for panel in self._panels:
            panel.left.connect(self.close_panel)
            panel.setVisible(False)
        self.moving.sent.connect(self._send)
        self.ending.sent.connect(self._send)
        self.booking.sent.connect(self._send)
        self.setObjectName("meetings.side")
        self.setAccessibleName("The chosen meeting")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def panel(self) -> Panel | None:
        """The form that is open."""
        return next((each for each in self._panels if not each.isHidden()), None)

    @property
    def asking(self) -> bool:
        """Whether a form is open."""
        return self.panel is not None

    @property
    def typed(self) -> bool:
        """Whether a form holds words that would be lost."""
        panel = self.panel
        return panel is not None and panel.typed

    def main_button(self) -> Button | None:
        """The filled button of the form, or of the details."""
        panel = self.panel
        if panel is not None:
            return panel.send
        shown = self.details.minutes
        return shown if shown.isVisible() and shown.property("kind") == "main" else None

    def ask_move(self, entry: DiaryEntry, answer: DiaryAnswer, spot: Spot | None) -> None:
        """The form of a move."""
        self._entry = entry
        self.moving.show_entry(entry, answer, spot)
        self._open(self.moving)
        if spot is not None:
            self.moving.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_cancel(self, entry: DiaryEntry) -> None:
        """The form of a cancellation."""
        self._entry = entry
        self.ending.show_entry(entry)
        self._open(self.ending)

    def ask_booking(self, answer: DiaryAnswer, spot: Spot | None, host: int | None) -> None:
        """The form of a booking."""
        self._entry = None
        self.booking.start(answer, spot, PersonId(host) if host is not None else None)
        self._open(self.booking)

    def close_panel(self) -> None:
        """Back to the chosen time."""
        for each in self._panels:
            each.setVisible(False)
        self.details.setVisible(True)
        self.closed.emit()

    def refused(self, said: Said) -> None:
        """What stands in the way, said in the form."""
        panel = self.panel
        if panel is not None:
            panel.refused(said)

    def sent_words(self, result: Any) -> tuple[str, int, date | None]:
        """What was done, in words; the booking, and the day it is on now."""
        command, entry = self._command, self._entry
        if isinstance(result, Booked) and isinstance(command, BookMeeting):
            when = f"{day(command.on, self._today)} at {command.at}"
            return f"Booked: {result.reference}, {when}.", result.booking_id, command.on
        booking = entry.booking_id if entry is not None else 0
        on: date | None = getattr(command, "on", None)
        who = entry.visitor if entry is not None else "The meeting"
        if on is None:
            return f"Cancelled: {who}. The time is free again.", booking, None
        when = f"{day(on, self._today)} at {command.at}"
        return f"Moved: {who}, {when}. Nothing was sent to a parent.", booking, on

    def _open(self, wanted: Panel) -> None:
        self.details.setVisible(False)
        for each in self._panels:
            each.setVisible(each is wanted)
        self.verticalScrollBar().setValue(0)
        wanted.take_focus()

    def _send(self, command: Any) -> None:
        self._command = command
        self.sent.emit(command)
