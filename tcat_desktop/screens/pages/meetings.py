"""Meetings: the week or the day of a school’s diary, or a list, and what is done with a time."""

from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import Act, Level, PersonId, SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.diary import Diary, DiaryAnswer, DiaryEntry
from tcat_desktop.office.questions.meeting import MeetingList, MeetingRow
from tcat_desktop.screens.diary import listing
from tcat_desktop.screens.diary.board import NOTHING, Only, Spot, day_board, week_board, why_not
from tcat_desktop.screens.diary.deeds import EntryDeeds
from tcat_desktop.screens.diary.details import Chosen, EntryDetails, why_fixed
from tcat_desktop.screens.diary.grid import DiaryGrid
from tcat_desktop.screens.diary.head import DiaryHead
from tcat_desktop.screens.diary.side import Side
from tcat_desktop.screens.diary.words import week_words
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Tone, theme
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import RowList, Shape
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import day, local_day

_SIDE, _SIDE_NARROW, _STACKED, _NARROW = 340, 290, 700, 1000
_BOOKS = (Act.TEACHER_MEETING, Level.CREATE)
_LISTED_BACK, _LISTED_ON = timedelta(days=14), timedelta(days=47)
_LARGE_TEXT = 175
_WEEK = timedelta(days=7)


class MeetingsPage(Page):
    """The diary, and beside it the time that is chosen with what can be done."""

    page_name: ClassVar[str] = "meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._school = ""
        self._today = local_day(desk.now())
        self._on = self._today
        self._wanted = 0  # the booking to show once the answer is there
        self._opened_before = False
        self._form: tuple[str, Any] = ("", None)
        self._answer: DiaryAnswer | None = None
        self._listed: DiaryAnswer | None = None
        self._meetings: tuple[MeetingRow, ...] = ()
        self._found: dict[listing.Key, Chosen] = {}
        may_book = bool(desk.may(*_BOOKS))
        self.head = DiaryHead(desk.sitter.schools, may_book=may_book)
        self.under = self.head.under
        self.notice = Notice(name="meetings.notice")
        self.note = label("", wrap=True, name="meetings.note")
        self.grid = DiaryGrid(name="meetings.grid", now=desk.now)
        self.list = RowList(Shape.WORK, name="meetings.list", spoken="Meetings", framed=True)
        self.empty = EmptyState(
            "calendar-dots", "No meetings",
            "A meeting that is asked for in a case, or booked at Reception, stands here.",
            name="meetings.empty",
        )  # fmt: skip
        self.side = Side(desk, self._today, book_is_main=may_book)
        self.details: EntryDetails = self.side.details
        self.deeds = EntryDeeds(self, desk, self.details, self.notice, self._chosen)
        self.files = self.deeds.files
        self._last_file = 0
        self._connect()
        self._lay_out()
        self.head.view.choose("list" if theme().text_size >= _LARGE_TEXT else "week")
        self._show_view()

    def _connect(self) -> None:
        head, grid, side = self.head, self.grid, self.side
        head.turned.connect(self._turn)
        head.viewed.connect(self._viewed)
        head.narrowed.connect(self._show)
        head.school_changed.connect(self._ask)
        head.book.clicked.connect(self._book)
        self.notice.pressed.connect(self._save_last_file)
        grid.judge = self._why_not
        grid.chosen.connect(self._grid_chosen)
        grid.opened.connect(self._open_details)
        grid.move_wanted.connect(self._move_here)
        grid.cancel_wanted.connect(self._cancel_here)
        grid.dropped.connect(self._dropped)
        grid.refused.connect(self._cannot)
        grid.wanted.connect(self._book_at)
        grid.turned.connect(self._turn)
        self.list.chosen.connect(self._list_chosen)
        self.list.opened.connect(self._opened)
        self.list.acted.connect(self._opened)
        side.closed.connect(self._panel_closed)
        side.sent.connect(self._send)
        self.details.move_time.clicked.connect(self._move)
        self.details.cancel.clicked.connect(self._cancel)
        self.deeds.go.connect(self.go)
        self.deeds.marked.connect(self._ask)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(listed)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(20)
        self._across.addWidget(self._stack, 1)
        self._across.addWidget(self.side)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(12)
        self._whole.addWidget(self.head)
        self._whole.addWidget(NoticeRow(self.notice, side=0, air=0))
        self._whole.addWidget(self.note)
        self._whole.addLayout(self._across, 1)
        self.empty.setVisible(False)
        self.note.setVisible(False)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """``view``, ``on`` a day, ``booking_id``, or ``form="book"``."""
        self._today = local_day(self.desk.now())
        if "view" in where:
            self.head.view.choose(where["view"])
            self._show_view()
        told = where.get("on", "" if self._opened_before else self._today)
        self._opened_before = True
        if told:
            self._on = told if isinstance(told, date) else date.fromisoformat(str(told))
        self._wanted = int(where.get("booking_id", 0))
        self._form = (where.get("form", ""), None)
        self.notice.clear()
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible():
            self._ask()

    def school_chosen(self, school: str) -> None:
        if school != self._school:
            self._school = school
            self._show_view()
            if self.isVisible():
                self._ask()

    def main_button(self) -> QAbstractButton | None:
        return self.side.main_button() or (
            self.head.book if self.head.book.isVisible() else None
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        return self.list if self._view == "list" else self.grid

    def panes(self) -> tuple[QWidget, ...]:
        first = self.details.first_button()
        begin = self.head.view.button(self._view)
        return (begin, self.grid, self.list, *((first,) if first is not None else ()))

    def back(self) -> bool:
        if self.grid.dragging:
            self.grid.cancel_drag()
            return True
        if self.side.asking:
            self.side.close_panel()
            return True
        inside: QWidget | None = self.window().focusWidget()
        if self._folds and self.side.isVisible():
            self.side.setVisible(False)
        elif inside is None or not self.side.isAncestorOf(inside):
            return False
        self._focus_main()
        return True

    def unsaved(self) -> str:
        return "What is typed beside the diary is not kept." if self.side.typed else ""

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        self.head.offer(answer)
        self._show()
        form, spot = self._form
        if form == "book":
            self._form = ("", None)
            self._start_booking(spot)

    # -- asking -----------------------------------------------------------------------------

    @property
    def _view(self) -> str:
        return self.head.view.value

    @property
    def _monday(self) -> date:
        return self._on - timedelta(days=self._on.weekday())

    def _school_id(self) -> SchoolId | None:
        if self.desk.person is not None and self.desk.person.school_id is not None:
            return None
        key = self._school or self.head.school
        return SchoolId(int(key)) if key.isdigit() else None

    def _ask(self) -> None:
        errands, school = self.desk.errands, self._school_id()
        if self.desk.may(Act.MINUTES, Level.CREATE):
            errands.ask(MeetingList(), self._meetings_came, key="meetings.cases",
                        refused=self._refused)  # fmt: skip
        if self._view == "list":
            asked = Diary(first=self._today - _LISTED_BACK, last=self._today + _LISTED_ON,
                          school_id=school)  # fmt: skip
            errands.ask(asked, self._list_came, key="meetings.listed", refused=self._refused)
            if self._answer is not None and self._form[0] != "book":
                return
        week = Diary(first=self._monday, last=self._monday + timedelta(days=6), school_id=school)
        errands.ask(week, self.show_answer, key=self.page_name, refused=self._refused)

    def _meetings_came(self, answer: tuple[MeetingRow, ...]) -> None:
        self._meetings = answer
        self._show()

    def _list_came(self, answer: DiaryAnswer) -> None:
        self._listed = answer
        self._show()

    def _refused(self, said: Said) -> None:
        self.notice.refused(said)

    # -- showing ----------------------------------------------------------------------------

    def _viewed(self) -> None:
        self._show_view()
        self._ask()
        self._show()

    def _show_view(self) -> None:
        self.head.show_view(self._view, school_chosen=bool(self._school))
        self._stack.setCurrentIndex(1 if self._view == "list" else 0)
        self._fold()

    def _turn(self, step: int) -> None:
        far = timedelta(days=1) if self._view == "day" else _WEEK
        self._on = self._today if step == 0 else self._on + far * step
        # A day on at a time leaves weekends out; a meeting at one is still found in its week.
        while self._view == "day" and step and self._on.weekday() >= 5:
            self._on += timedelta(days=step)
        self._ask()

    def _show(self) -> None:
        if self._view == "list":
            self._show_list()
        elif self._answer is not None:
            self._show_grid(self._answer)

    def _show_grid(self, answer: DiaryAnswer) -> None:
        note = ""
        if self._view == "week":
            person = self.head.person_id
            only = Only(person_id=PersonId(person) if person is not None else None,
                        room_id=self.head.room_id)  # fmt: skip
            board = week_board(answer, only, today=self._today)
            last = board.columns[-1].on if board.columns else self._monday
            words = week_words(self._monday, last)
        else:
            room = max(int(self.grid.width() // max(theme().px(110), 1)), 1)
            board = day_board(answer, self._on, by=self.head.by.value or "room",
                              today=self._today, most=room)  # fmt: skip
            words, note = day(self._on), board.note
        self.under.setText(", ".join(part for part in (words, answer.term) if part))
        self.note.setText(note)
        show(self.note, bool(note))
        self.grid.show_board(board if board.columns else NOTHING)
        self.grid.name_it(f"{'Week of' if self._view == 'week' else 'Day of'} {words}")
        self._choose_something()

    def _choose_something(self) -> None:
        """What was asked for, what was chosen, or what comes next."""
        wanted = self._wanted or self.grid.current
        self._wanted = 0
        if not (wanted and self.grid.choose(wanted)):
            clock = f"{self.desk.now():%H:%M}"
            blocks = self.grid.board.blocks
            now = (self._today, clock)
            coming = [b for b in blocks if (b.entry.on, b.entry.until) >= now] or list(blocks)
            if coming:
                self.grid.choose(coming[0].entry.booking_id)
        self._show_details()

    def _show_list(self) -> None:
        if self._listed is None:
            return
        entries = self._listed.entries
        school = self._school
        kept = tuple(row for row in self._meetings if school in {"", str(row.school_id)})
        self._found = listing.joined(kept, entries)
        self.list.set_rows(listing.items(self._found, self._today))
        show(self.list, bool(self._found))
        show(self.empty, not self._found)
        self.note.setVisible(False)
        self.under.setText(listing.how_many(self._found, self._today))
        if self.list.current_row() is None:
            self.list.choose_first()
        self._show_details()

    def _grid_chosen(self, _booking_id: int) -> None:
        self._show_details()

    def _list_chosen(self, _key: object) -> None:
        self._show_details()

    def _chosen(self) -> Chosen | None:
        if self._view == "list":
            key = self.list.current_key()
            return self._found.get(key) if isinstance(key, tuple) else None
        entry = self._entry(self.grid.current)
        if entry is None:
            return None
        meeting = next((m for m in self._meetings if m.meeting_id == entry.meeting_id), None)
        return Chosen(entry=entry, meeting=meeting)

    def _entry(self, booking_id: int) -> DiaryEntry | None:
        entries = self._answer.entries if self._answer is not None else ()
        return next((one for one in entries if one.booking_id == booking_id), None)

    def _show_details(self) -> None:
        one = self._chosen()
        if one is None:
            self.details.show_nothing("Nothing is booked here.")
        else:
            self.details.show_chosen(one, self._today)

    def _why_not(self, entry: DiaryEntry, spot: Spot) -> str:
        assert self._answer is not None
        return why_not(self._answer, entry, spot, today=self._today)

    # -- opening, moving, cancelling, booking -----------------------------------------------

    def _opened(self, _key: object) -> None:
        one = self._chosen()
        if one is not None and one.meeting is not None:
            self.deeds.minutes()
        else:
            self._open_details(0)

    def _open_details(self, _booking_id: int) -> None:
        show(self.side, wanted=True)
        first = self.details.first_button()
        if first is not None and not self.side.asking:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_here(self, _booking_id: int) -> None:
        self._move()

    def _cancel_here(self, _booking_id: int) -> None:
        self._cancel()

    def _dropped(self, booking_id: int, spot: Spot) -> None:
        entry = self._entry(booking_id)
        if entry is not None and self._answer is not None:
            self._begin_panel()
            self.side.ask_move(entry, self._answer, spot)

    def _move(self) -> None:
        one = self._chosen()
        reason = why_fixed(self.desk, one) if one is not None else ""
        if one is None or reason:
            self._cannot(reason)
            return
        answer = self._listed if self._view == "list" else self._answer
        if one.entry is None or answer is None:
            self.deeds.case_form("move_meeting")
            return
        self._begin_panel()
        self.side.ask_move(one.entry, answer, None)

    def _cancel(self) -> None:
        one = self._chosen()
        reason = why_fixed(self.desk, one) if one is not None else ""
        if one is None or one.entry is None or reason:
            self._cannot(reason)
            return
        self._begin_panel()
        self.side.ask_cancel(one.entry)

    def _cannot(self, reason: str) -> None:
        if reason:
            self.notice.say(reason, tone=Tone.AMBER, icon_name="lock-simple")

    def _book(self) -> None:
        self._start_booking(None)

    def _book_at(self, spot: Spot) -> None:
        self._start_booking(spot)

    def _start_booking(self, spot: Spot | None) -> None:
        may = self.desk.may(*_BOOKS)
        if not may:
            self._cannot(may.reason)
        elif self._answer is None:
            self._form = ("book", spot)
            self._ask()
        else:
            self._begin_panel()
            self.side.ask_booking(self._answer, spot, self.head.person_id)

    def _begin_panel(self) -> None:
        self.notice.clear()
        self.head.allow_booking(now=False)
        show(self.side, wanted=True)

    def _panel_closed(self) -> None:
        self.head.allow_booking(now=True)
        if self._folds:
            self.side.setVisible(False)
        self._focus_main()

    def _focus_main(self) -> None:
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- sending ----------------------------------------------------------------------------

    def _send(self, command: Any) -> None:
        self.desk.errands.do(command, self._sent, self.side.refused)

    def _sent(self, result: Any) -> None:
        told, booking_id, on = self.side.sent_words(result)
        self.side.close_panel()
        self._last_file = booking_id
        self.notice.say("", told, tone=Tone.GREEN, icon_name="check-circle",
                        button="Save as calendar file…")  # fmt: skip
        self._wanted, self._on = booking_id, on or self._on
        self._ask()

    def _save_last_file(self) -> None:
        if self._last_file:
            self.files.save(self._last_file)

    # -- sizes ------------------------------------------------------------------------------

    @property
    def _folds(self) -> bool:
        """Whether the details come and go beside the grid, for want of room."""
        return self._view != "list" and self.width() < theme().px(_NARROW)

    def _fold(self) -> None:
        px = theme().px
        narrow = self.width() < px(_NARROW)
        stacked = self.width() < px(_STACKED)
        edge = 20 if narrow else 28
        self._whole.setContentsMargins(edge, 18, edge, 16)
        self.head.stack(stacked=stacked)
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        # One under the other, both have the same share of the height.
        self._across.setStretchFactor(self.side, 1 if stacked else 0)
        wide = px(_SIDE_NARROW if narrow else _SIDE)
        self.side.setMinimumWidth(0 if stacked else wide)
        self.side.setMaximumWidth(16_777_215 if stacked else wide)
        show(self.side, not self._folds or self.side.asking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
