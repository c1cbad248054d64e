"""The cards beside the work of the day: meetings today, letters, and what others owe us."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.work_list import MeetingToday, TodayAnswer, Waiting
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.today.due_dates import DueDates
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Item, Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show


class _Links(RowList):
    """A short list whose rows are links; it shows where it is while it has the keyboard."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() is None:
            self.choose_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if row is not None and event.key() in keys and not event.modifiers():
            self.opened.emit(row.key)
            return
        super().keyPressEvent(event)


class SideCard(Card):
    """A card with a short list of links, or one line that says there are none."""

    opened = Signal(object)

    def __init__(self, title: str, shape: Shape, *, name: str, none: str) -> None:
        super().__init__(title, name=name, foot=8)
        self.add_line()
        self.list = _Links(shape, name=f"{name}.list", spoken=title, fitted=True)
        self.list.opened.connect(self.opened)
        self.none = label(none, role=Role.TEXT3, wrap=True, name=f"{name}.none")
        self.none.setContentsMargins(0, 9, 0, 5)
        self.add(self.list)
        self.add(self.none)
        self.show_items(())

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these."""
        self.list.set_rows(items)
        show(self.list, wanted=bool(items))
        show(self.none, wanted=not items)


class Side(QWidget):
    """The three cards under each other."""

    # A page, and where on it.
    wanted = Signal(str, dict)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("today.side")
        self._places: dict[object, tuple[str, dict[str, object]]] = {}
        none = "No meetings today."
        self.meetings = SideCard("Meetings today", Shape.DIARY, name="today.meetings", none=none)
        self.letters = SideCard("Letters", Shape.SHORT, name="today.letters", none="No letters.")
        self.others = SideCard(
            "Waiting for others", Shape.SHORT, name="today.others", none="Nobody owes an answer."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.meetings, self.letters, self.others):
            card.opened.connect(self._opened)
            column.addWidget(card)
        self.due_dates = DueDates(desk)
        column.addWidget(self.due_dates)
        column.addStretch(1)

    def show_day(self, answer: TodayAnswer) -> None:
        """Show the day's meetings, the letters by what they wait for, and who owes an answer."""
        self._places = {}
        self.meetings.show_items(
            tuple(self._meeting(n, each) for n, each in enumerate(answer.meetings))
        )
        self.letters.show_items(tuple(self._letters(answer)))
        self.others.show_items(
            tuple(self._waiting(n, each) for n, each in enumerate(answer.waiting))
        )

    def _meeting(self, number: int, meeting: MeetingToday) -> Row:
        key = f"meeting.{number}"
        where: dict[str, object] = {"case_id": meeting.case_id, "meeting_id": meeting.meeting_id}
        self._places[key] = ("minutes", where)
        return Row(
            key=key, lead=meeting.at, title=meeting.who, second=meeting.line,
            third=meeting.adjustments,
            third_icon="person-arms-spread" if meeting.adjustments else "",
        )  # fmt: skip

    def _letters(self, answer: TodayAnswer) -> list[Row]:
        parts = (
            ("draft", "signature", "Waiting for your signature", answer.to_sign),
            ("signed", "printer", "Signed, waiting to be printed", answer.to_print),
            ("printed", "mailbox", "Printed, waiting to be posted", answer.to_post),
        )
        rows = []
        for state, icon, words, count in parts:
            key = f"letters.{state}"
            self._places[key] = ("letters", {"state": state})
            rows.append(Row(key=key, icon=icon, title=words, trailing=str(count), button="Open"))
        return rows

    def _waiting(self, number: int, waiting: Waiting) -> Row:
        key = f"waiting.{number}"
        self._places[key] = ("case_file", {"case_id": waiting.case_id})
        return Row(key=key, icon="hourglass-medium", title=waiting.what, trailing=waiting.when)

    def _opened(self, key: object) -> None:
        page, where = self._places[key]
        self.wanted.emit(page, where)
