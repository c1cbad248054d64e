"""Closing a day: which and why; and then what moved, in the same place."""

from datetime import date

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_calendar import CloseSchool, Followed
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import day as day_words
from tcat_desktop.screens.words import local_day
from tcat_desktop.screens.year.followed import FollowedList, followed_words


class CloseCard(Card):
    """The form, and after it what followed. ``ended`` when it is put away."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Close a day", name="calendar.close")
        self._desk = desk
        self._today = local_day(desk.now())
        self._school: SchoolId | None = None
        self._school_name = ""
        self._asked: CloseSchool | None = None
        self._hint = label(
            "Such as a snow day. Open deadlines move; what is done, and what somebody set by "
            "hand, stays.", role=Role.TEXT2, wrap=True,
        )  # fmt: skip
        self.form = Form("calendar.close", spacing=10)
        self.on = DateField(today=self._today, ahead=True, placeholder="24 Nov")
        self.form.add("Which day", self.on, "on")
        self.why = self.form.line("Why", "why", longest=120)
        self.why.setPlaceholderText("snow")
        self.notice = Notice(name="calendar.close.notice")
        self.followed = FollowedList(name="calendar.close.followed")
        self.close_day = Button("Close the day", name="calendar.close.do", kind=Kind.MAIN)
        self.close_day.clicked.connect(self._close)
        self.cancel = Button("Cancel", name="calendar.close.cancel")
        self.cancel.clicked.connect(self.put_away)
        self.why.returnPressed.connect(self._close)
        for part in (self._hint, self.form, self.notice, self.followed):
            self.add(part)
        self.body.setSpacing(10)
        self.add(self._buttons())
        show(self.followed, False)

    def _buttons(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(QMargins())
        flow = FlowLayout(gap=8)
        flow.addWidget(self.close_day)
        flow.addWidget(self.cancel)
        column.addLayout(flow)
        return part

    def begin(self, school: SchoolId, name: str, on: date | None) -> None:
        """Open for this school, at this day or at today."""
        self._school, self._school_name = school, name
        self._today = local_day(self._desk.now())
        self.form.clear_errors()
        self.notice.clear()
        self.on.set_day(on or self._today)
        self._stand_open(True)
        self.why.setFocus()
        self.why.selectAll()

    @property
    def is_asking(self) -> bool:
        """Whether a day and a reason may be typed just now."""
        return self.form.isVisibleTo(self)

    @property
    def typed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.is_asking and bool(self.why.text().strip())

    def put_away(self) -> None:
        """Away with it; what was typed goes."""
        self.why.clear()
        self.notice.clear()
        self.ended.emit()

    def _stand_open(self, asking: bool) -> None:
        for part in (self._hint, self.form, self.close_day):
            show(part, asking)
        show(self.followed, not asking)
        self.cancel.set_words("Cancel" if asking else "Done")

    def _close(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        on = self.on.day
        if on is None:
            self.form.set_error("on", self.on.problem or "Write a day, such as 24 Nov 2026.")
            return
        self._asked = CloseSchool(on=on, why=self.why.text(), school_id=self._school)
        self.close_day.setEnabled(False)
        self._desk.errands.do(self._asked, self._closed, self._refused)

    def _closed(self, told: Followed) -> None:
        self.close_day.setEnabled(True)
        if self._asked is None:
            return
        when = day_words(self._asked.on, self._today)
        self.notice.done(f"{when} is closed: {self._asked.why.strip()}.", self._school_name)
        self.followed.show_lines(followed_words(told, self._today, done=True))
        self.why.clear()
        self._stand_open(False)
        self.cancel.setFocus()

    def _refused(self, said: Said) -> None:
        self.close_day.setEnabled(True)
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)
