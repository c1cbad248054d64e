"""Meetings: today's first, then those to come and those of the past two weeks."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.meeting import MeetingList, MeetingRow
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Heading, Row, RowList, Shape
from tcat_desktop.screens.words import counted, day, local_day, sentence

_STATES = {
    "asked": Chip(words="Waiting for a reply", icon="hourglass-medium"),
    "accepted": Chip(words="Will come", icon="check-circle", tone=Tone.GREEN),
    "declined": Chip(words="Does not wish to come", icon="calendar-x"),
    "missed": Chip(words="Did not attend", icon="calendar-x"),
}
_UNANSWERED = Chip(words="No reply noted", icon="clock", tone=Tone.AMBER)
_TO_SIGN = Chip(words="Minutes to sign", icon="signature", tone=Tone.AMBER)
_SIGNED = Chip(words="Minutes signed", icon="check-circle", tone=Tone.GREEN)
_SIDE, _SIDE_NARROW, _STACKED, _NARROW = 340, 290, 700, 1000


class MeetingsPage(Page):
    """The list by day, and beside it the meeting that is chosen with what can be done."""

    page_name: ClassVar[str] = "meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[int, MeetingRow] = {}
        self._answer: tuple[MeetingRow, ...] = ()
        self._school = ""
        self.under = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, name="meetings.under")
        self.notice = Notice(name="meetings.notice")
        self.list = RowList(Shape.WORK, name="meetings.list", spoken="Meetings", framed=True)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open_minutes)
        self.list.acted.connect(self._open_minutes)
        self.empty = EmptyState(
            "calendar-dots", "No meetings",
            "A meeting that is asked for in a case, or booked at Reception, stands here.",
            name="meetings.empty",
        )  # fmt: skip
        self.details = MeetingDetails(desk)
        self.details.minutes.clicked.connect(self._minutes)
        self.details.reply.clicked.connect(self._reply)
        self.details.move_time.clicked.connect(self._move)
        self.details.case.clicked.connect(self._case)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label("Meetings", font=Type.PAGE_TITLE))
        names.addWidget(self.under)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        self._across = QHBoxLayout()
        self._across.setSpacing(20)
        self._across.addWidget(self.list, 1)
        self._across.addWidget(self.empty, 1)
        self._across.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(16)
        self._whole.addLayout(head)
        self._whole.addWidget(NoticeRow(self.notice, side=0, air=0))
        self._whole.addLayout(self._across, 1)
        self.empty.setVisible(False)
        self.details.setVisible(False)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible():
            self._ask()

    def school_chosen(self, school: str) -> None:
        self._school = school
        if self._answer:
            self._show()

    def main_button(self) -> QAbstractButton | None:
        return self.details.main_button()

    def first_focus(self) -> QWidget | None:
        return self.list

    def panes(self) -> tuple[QWidget, ...]:
        main = self.details.main_button()
        return (self.list, *((main,) if main is not None else ()))

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        self._show()

    # -- asking and showing --------------------------------------------------------------------

    def _ask(self) -> None:
        self.desk.errands.ask(
            MeetingList(), self.show_answer, key=self.page_name, refused=self._refused
        )

    def _refused(self, said: Said) -> None:
        self.notice.refused(said)

    def _show(self) -> None:
        today = local_day(self.desk.now())
        shown = [row for row in self._answer if self._school in {"", str(row.school_id)}]
        self._rows = {row.meeting_id: row for row in shown}
        now = [row for row in shown if row.on == today]
        coming = [row for row in shown if row.on > today]
        past = [row for row in reversed(shown) if row.on < today]
        items: list[Heading | Row] = [*_group(f"Today, {day(today, today)}", now, today)]
        for on, rows in groupby(coming, key=_day_of):
            items += _group(day(on, today), rows, today)
        items += _group("The past two weeks", past, today)
        self.list.set_rows(items)
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.details.setVisible(bool(shown))
        self.under.setText(_how_many(len(now), len(coming)))
        if self.list.current_row() is None:
            self.list.choose_first()
        else:
            self._chosen(self.list.current_key())

    def _chosen(self, key: object) -> None:
        row = self._rows.get(key) if isinstance(key, int) else None
        if row is not None:
            self.details.show_meeting(row, local_day(self.desk.now()))

    def _current(self) -> MeetingRow | None:
        key = self.list.current_key()
        return self._rows.get(key) if isinstance(key, int) else None

    # -- going on -----------------------------------------------------------------------------

    def _open_minutes(self, _key: object) -> None:
        self._minutes()

    def _minutes(self) -> None:
        row = self._current()
        if row is not None:
            self.go.emit("minutes", {"case_id": row.case_id, "meeting_id": row.meeting_id})

    def _reply(self) -> None:
        self._form("reply")

    def _move(self) -> None:
        self._form("move_meeting")

    def _form(self, form: str) -> None:
        row = self._current()
        if row is not None:
            where = {"case_id": row.case_id, "form": form, "meeting_id": row.meeting_id}
            self.go.emit("case_file", where)

    def _case(self) -> None:
        row = self._current()
        if row is not None:
            self.go.emit("case_file", {"case_id": row.case_id})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme().px
        narrow, stacked = self.width() < px(_NARROW), self.width() < px(_STACKED)
        edge = 20 if narrow else 28
        self._whole.setContentsMargins(edge, 22, edge, 20)
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self.details.setMinimumWidth(0 if stacked else px(_SIDE_NARROW if narrow else _SIDE))
        self.details.setMaximumWidth(
            16_777_215 if stacked else px(_SIDE_NARROW if narrow else _SIDE)
        )


class MeetingDetails(Card):
    """One meeting: when, where, how it can be made possible to come, and what to do with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="meetings.details")
        self._desk = desk
        self._main: Button | None = None
        self.who = label("", font=Type.CARD_TITLE, wrap=True, name="meetings.who")
        self.state = ChipLabel(Chip(words=""), name="meetings.state")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        self.minutes = _wide("Open the minutes", "minutes", "note-pencil", Kind.MAIN)
        self.reply = _wide("Record the reply", "reply", "chat-text", Kind.PLAIN)
        self.move_time = _wide("Change the time", "move", "clock", Kind.PLAIN)
        self.case = _wide("Open the case", "case", "folders", Kind.PLAIN)
        self.add(self.who)
        self.body.addSpacing(6)
        self.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(8)
        self.body.addLayout(self._facts)
        self.add_line(above=10, below=12)
        for button in (self.minutes, self.reply, self.move_time, self.case):
            self.body.addWidget(button)
            self.body.addSpacing(8)

    def main_button(self) -> Button | None:
        """The filled one."""
        return self.minutes if self.isVisible() else None

    def show_meeting(self, row: MeetingRow, today: date) -> None:
        """Show this one."""
        self.who.setText(row.who or "The parent")
        self.state.set_chip(_chip(row, today))
        while (item := self._facts.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, (fact, value) in enumerate(_facts(row, today)):
            self._facts.addWidget(FactRow(fact, value, name=f"meetings.fact{number}", left=84))
        over = row.state == "held"
        self.reply.setVisible(not over)
        self.move_time.setVisible(not over)
        self.move_time.off_because(self._desk.may(Act.MEETING, Level.CREATE).reason)
        self.case.off_because(self._desk.may(Act.CASE_FILE, Level.SEE).reason)
        signed = row.minutes_state == "signed"
        self.minutes.set_words("Read the minutes" if signed else "Open the minutes")


def _wide(words: str, name: str, icon_name: str, kind: Kind) -> Button:
    made = Button(words, name=f"meetings.{name}", kind=kind, icon_name=icon_name)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    made.setSizePolicy(policy)
    return made


def _facts(row: MeetingRow, today: date) -> tuple[tuple[str, str], ...]:
    facts = (
        ("When", f"{day(row.on, today)} at {row.at}"),
        ("Where", row.place),
        ("Case", row.reference),
        ("Adjustments", row.adjustments),
    )
    return tuple((fact, value) for fact, value in facts if value)


def _chip(row: MeetingRow, today: date) -> Chip:
    if row.state == "held":
        return _SIGNED if row.minutes_state == "signed" else _TO_SIGN
    if row.state == "asked" and row.on < today:
        return _UNANSWERED
    return _STATES[row.state]


def _group(title: str, rows: Iterable[MeetingRow], today: date) -> tuple[Heading | Row, ...]:
    made = tuple(_row(row, today) for row in rows)
    return (Heading(title=title, count=str(len(made))), *made) if made else ()


def _row(row: MeetingRow, today: date) -> Row:
    when = row.at if row.on >= today else f"{day(row.on, today)}, {row.at}"
    chip = _chip(row, today)
    place = f"{row.reference} · {row.place}"
    adjustments = f" · {row.adjustments}" if row.adjustments else ""
    return Row(
        key=row.meeting_id,
        icon="person-arms-spread" if row.adjustments else "users",
        title=f"{when}  {row.who}",
        second=place + adjustments,
        chip=chip,
        sentence=f"{day(row.on, today)} at {row.at}. {row.who}. {place}. {chip.words}. "
        f"{row.adjustments}".strip(),
    )


def _day_of(row: MeetingRow) -> date:
    return row.on


def _how_many(today: int, coming: int) -> str:
    first = sentence(f"{counted(today, 'meeting')} today.") if today else "No meeting today."
    return f"{first} {sentence(counted(coming, 'meeting'))} to come." if coming else first
