"""Calendar: a school's year as days, its term dates, how deadlines are counted, and what if."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.commands.keep_calendar import Followed, KeepCalendar
from tcat_desktop.office.questions.calendar_trial import Trial, TryCalendar
from tcat_desktop.office.questions.calendar_year import CalendarYear, YearAnswer
from tcat_desktop.office.term_dates import ReadDates
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice
from tcat_desktop.screens.year.clocks_pane import ClocksPane
from tcat_desktop.screens.year.close_card import CloseCard
from tcat_desktop.screens.year.day_words import heading, year_words
from tcat_desktop.screens.year.followed import FollowedList, followed_words
from tcat_desktop.screens.year.joining import joined, school_year
from tcat_desktop.screens.year.legend import Legend
from tcat_desktop.screens.year.reading_card import ReadingCard
from tcat_desktop.screens.year.rooms_card import RoomsCard
from tcat_desktop.screens.year.term_form import TermForm
from tcat_desktop.screens.year.trial_card import TrialCard
from tcat_desktop.screens.year.what_if import WhatIfPane
from tcat_desktop.screens.year.written_days import NotDates
from tcat_desktop.screens.year.year_grid import YearGrid

_TABS = (("year", "Year"), ("terms", "Term dates"), ("clocks", "Deadlines"),
         ("what_if", "What if"))  # fmt: skip
_FROM_CLOCKS = frozenset({"clocks", "what_if"})
_OF_THE_CALENDAR = frozenset({"calendar", "clock", "room", "school", "schools"})
_SIDE, _TWO_COLUMNS, _WIDE = 280, 940, 1_040


class CalendarPage(Page):
    """Four tabs over one school's year. The closing of a day is the year's main button."""

    page_name: ClassVar[str] = "calendar"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year: int | None = None
        self._school: SchoolId | None = None
        self._answer: YearAnswer | None = None
        self._may = desk.may(Act.CALENDAR, Level.CREATE)
        self._sees_clocks = bool(desk.may(Act.CLOCKS, Level.SEE))
        self._trying: KeepCalendar | None = None
        self._close_wanted: date | None = None
        self._head()
        self._year_tab()
        self._terms_tab()
        self.clocks = ClocksPane(desk)
        self.clocks.card.kept.connect(self._ask)
        self.what_if = WhatIfPane(desk)
        self._stack = QStackedWidget()
        self._tabs_shown: dict[str, QWidget] = {}
        for key, inner in (("year", self._year_part), ("terms", self._terms_part),
                           ("clocks", self.clocks), ("what_if", self.what_if)):  # fmt: skip
            self._tabs_shown[key] = self._padded(inner, key)
            self._stack.addWidget(self._tabs_shown[key])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 20, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._stack, 1)
        self._tab_chosen()
        self.terms.close_because(self._may.reason)
        show(self.reading, bool(self._may))
        self.rooms.close_because(self._may.reason)
        theme().changed.connect(self._fold)

    # -- the parts ------------------------------------------------------------------------

    def _head(self) -> None:
        self._told = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, cut=True,
                           name="calendar.told")  # fmt: skip
        self.school = Choice(name="calendar.school", spoken="School")
        self.school.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.school.currentIndexChanged.connect(self._school_picked)
        self.earlier = IconButton("caret-left", "The year before", name="calendar.earlier")
        self.later = IconButton("caret-right", "The year after", name="calendar.later")
        self.earlier.clicked.connect(self._earlier)
        self.later.clicked.connect(self._later)
        self._which = label("", font=Type.BODY_STRONG, name="calendar.which")
        self.close_day = Button("Close a day", name="calendar.close_day", kind=Kind.BIG,
                                icon_name="calendar-x")  # fmt: skip
        self.close_day.clicked.connect(self._close_a_day)
        self.close_day.off_because(self._may.reason)
        self._tabs = Segments(_TABS, name="calendar.tabs", spoken="What to show", kind=Kind.TAB)
        self._tabs.choose("year")
        self._tabs.changed.connect(self._tab_chosen)
        for key in _FROM_CLOCKS:
            show(self._tabs.button(key), self._sees_clocks)
        self._top = QWidget()
        column = QVBoxLayout(self._top)
        column.setContentsMargins(28, 0, 28, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Calendar", font=Type.PAGE_TITLE))
        words.addWidget(self._told)
        why = label(f"To close a day: {self._may.reason}", font=Type.SMALL, role=Role.TEXT3,
                    cut=True, name="calendar.why_not")  # fmt: skip
        words.addWidget(why)
        show(why, not self._may)
        row.addLayout(words, 1)
        row.addWidget(self.school)
        row.addWidget(self.close_day)
        column.addLayout(row)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self._tabs, 1)
        for part in (self.earlier, self._which, self.later):
            under.addWidget(part)
        column.addLayout(under)

    def _year_tab(self) -> None:
        self.grid = YearGrid(name="calendar.year")
        self.grid.chosen.connect(self._close_that_day)
        card = Card(name="calendar.year_card")
        card.add(self.grid)
        self._day = label("", font=Type.ROW_TITLE, wrap=True, name="calendar.day")
        self.grid.pointed.connect(self._day.setText)
        day = Card(name="calendar.day_card")
        day.add(self._day)
        self.legend = Legend(name="calendar.legend")
        self.odd = Notice(name="calendar.odd")
        self.closing = CloseCard(self.desk)
        self.closing.ended.connect(self._closing_ended)
        show(self.closing, False)
        self._year_part = QWidget()
        left, self._year_side = QVBoxLayout(), QWidget()
        left.addWidget(card)
        left.addStretch(1)
        side = QVBoxLayout(self._year_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for part in (self.closing, day, self.odd, self.legend):
            side.addWidget(part)
        side.addStretch(1)
        self._year_across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._year_part)
        self._year_across.setContentsMargins(0, 0, 0, 0)
        self._year_across.setSpacing(16)
        self._year_across.addLayout(left, 1)
        self._year_across.addWidget(self._year_side)

    def _terms_tab(self) -> None:
        self.terms = TermForm(self.desk)
        self.terms.tried.connect(self._try)
        self.trial = TrialCard()
        self.trial.save_wanted.connect(self._save)
        self.trial.back_wanted.connect(self._back_to_dates)
        self.saved_notice = Notice(name="calendar.terms.saved")
        self.followed = FollowedList(name="calendar.terms.followed")
        self._saved_card = Card(name="calendar.terms.saved_card")
        self._saved_card.body.setSpacing(8)
        self._saved_card.add(self.saved_notice)
        self._saved_card.add(self.followed)
        show(self._saved_card, False)
        self.reading = ReadingCard(self.desk)
        self.reading.taken.connect(self._take)
        self.rooms = RoomsCard(self.desk)
        show(self.trial, False)
        self._terms_part = QWidget()
        left = QVBoxLayout()
        left.setSpacing(16)
        for part in (self._saved_card, self.trial, self.terms):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.reading)
        right.addWidget(self.rooms)
        right.addStretch(1)
        self._terms_across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._terms_part)
        self._terms_across.setContentsMargins(0, 0, 0, 0)
        self._terms_across.setSpacing(16)
        self._terms_across.addLayout(left, 8)
        self._terms_across.addLayout(right, 5)

    def _padded(self, inner: QWidget, key: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(28, 4, 28, 20)
        column.addWidget(inner)
        words = dict(_TABS)[key]
        return scrolled(holder, name=f"calendar.{key}.scroll", spoken=words)

    # -- the page's contract --------------------------------------------------------------

    def open(self, **where: Any) -> None:
        if where.get("tab") in dict(_TABS):
            self._tabs.choose(str(where["tab"]))
            self._tab_chosen()
        if not self.closing.isHidden() and not self.closing.is_asking:
            self.closing.put_away()
        if where.get("year") is not None:
            self._year = int(where["year"])
        if where.get("close") and self._may:
            self._close_wanted = where["close"] if isinstance(where["close"], date) else date.min
        self._ask()

    def changed(self, changes: Any) -> None:
        if getattr(changes, "what", "") in _OF_THE_CALENDAR:
            self._ask()
            self.what_if.ask_again()

    def school_chosen(self, school: str) -> None:
        if school and (self._school is None or str(int(self._school)) != school):
            self._to_school(SchoolId(int(school)))

    def main_button(self) -> QAbstractButton | None:
        tab = self._tabs.value
        if tab == "year":
            return self.closing.close_day if self.closing.is_asking else self.close_day
        if tab == "terms":
            return self.terms.look if self.trial.isHidden() else self.trial.save
        return self.clocks.card.sign if tab == "clocks" else self.what_if.show_dates

    def first_focus(self) -> QWidget | None:
        return self.grid if self._tabs.value == "year" else self._tabs.button(self._tabs.value)

    def panes(self) -> tuple[QWidget, ...]:
        tab = self._tabs.value
        inner: dict[str, tuple[QWidget, ...]] = {
            "year": (self.grid,),
            "terms": (self.terms.boxes["terms"], self.reading.words, self.rooms.name),
            "clocks": (self.clocks.list, self.clocks.card.many),
            "what_if": (self.what_if.received, self.what_if.line),
        }
        return (self._tabs.button(tab), *inner[tab])

    def save_now(self) -> bool:
        if self._tabs.value != "terms" or not self._may:
            return False
        (self.terms.look if self.trial.isHidden() else self.trial.save).click()
        return True

    def back(self) -> bool:
        if self._tabs.value == "year" and not self.closing.isHidden():
            self.closing.put_away()
            return True
        if self._tabs.value == "terms" and not self.trial.isHidden():
            self._back_to_dates()
            return True
        return False

    def unsaved(self) -> str:
        if self._answer is not None and self._may and self.terms.is_edited():
            return "The term dates that you typed are not saved yet."
        if self.clocks.card.is_edited:
            return "What you changed of a clock is not signed off yet."
        return ""

    # -- asking ---------------------------------------------------------------------------

    def _ask(self) -> None:
        question = CalendarYear(year=self._year, school_id=self._school)
        self.desk.errands.ask(question, self.show_answer, key=self.page_name)

    def show_answer(self, answer: YearAnswer) -> None:
        self._answer, self._school, self._year = answer, answer.school_id, answer.first.year
        self._told.setText(heading(answer.days, answer.first))
        self._which.setText(year_words(answer.first))
        self._show_schools(answer)
        self.grid.show_days(answer.days, answer.today)
        self.legend.show_days(answer.days, answer.today)
        self._show_odd(answer)
        self.terms.show_kept(answer)
        self.rooms.show_rooms(answer.school_id, answer.rooms)
        self.clocks.show_clocks(answer.clocks)
        if self._tabs.value == "what_if":
            self.what_if.at_school(answer.school_id)
        if self._close_wanted is not None:
            on, self._close_wanted = self._close_wanted, None
            self._begin_closing(None if on == date.min else on)
        self._fold()

    def _show_schools(self, answer: YearAnswer) -> None:
        self.school.blockSignals(True)
        self.school.clear()
        for key, name in answer.schools:
            self.school.addItem(name, int(key))
        self.school.setCurrentIndex(self.school.findData(int(answer.school_id)))
        self.school.blockSignals(False)
        show(self.school, len(answer.schools) > 1)

    def _show_odd(self, answer: YearAnswer) -> None:
        self.odd.clear()
        if answer.notes:
            self.odd.say("Look at these once more", " ".join(answer.notes), tone=Tone.AMBER,
                         icon_name="warning-circle")  # fmt: skip

    def _school_picked(self, place: int) -> None:
        self._to_school(SchoolId(int(self.school.itemData(place))))

    def _to_school(self, school: SchoolId) -> None:
        if self.unsaved() and self._answer is not None:
            self.terms.notice.say(
                f"The dates that you typed for {self._answer.school} are not saved.",
                "Save them, or put back what is kept, and then choose another school.",
                tone=Tone.AMBER, icon_name="warning-circle",
            )  # fmt: skip
            self._tabs.choose("terms")
            self._tab_chosen()
            self._show_schools(self._answer)
            return
        self._school = school
        self.closing.put_away()
        self._back_to_dates()
        self._ask()

    def _earlier(self) -> None:
        self._turn(-1)

    def _later(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        if self._answer is not None:
            self._year = self._answer.first.year + step
            question = CalendarYear(year=self._year, school_id=self._school)
            self.desk.errands.ask(
                question, self.show_answer, key=self.page_name, refused=self._no_such_year
            )

    def _no_such_year(self, said: Said) -> None:
        self._year = self._answer.first.year if self._answer is not None else None
        self.odd.refused(said)

    # -- closing a day --------------------------------------------------------------------

    def _close_a_day(self) -> None:
        self._begin_closing(None)

    def _close_that_day(self, on: date) -> None:
        if self._may:
            self._begin_closing(on)

    def _begin_closing(self, on: date | None) -> None:
        if self._answer is None:
            return
        self._tabs.choose("year")
        self._tab_chosen()
        show(self.closing, True)
        show(self.close_day, False)
        self.closing.begin(self._answer.school_id, self._answer.school, on)

    def _closing_ended(self) -> None:
        show(self.closing, False)
        show(self.close_day, self._tabs.value == "year")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- term dates -----------------------------------------------------------------------

    def _try(self, command: KeepCalendar) -> None:
        if self._answer is not None:
            self._trying = command
            show(self._saved_card, False)
            question = TryCalendar(calendar=command, year=self._answer.first.year)
            self.desk.errands.ask(
                question, self._show_trial, key="calendar.trial", refused=self.terms.refused
            )

    def _show_trial(self, trial: Trial) -> None:
        if self._trying is None or self._answer is None:
            return
        self.trial.show_trial(self._trying, trial, self._answer.today)
        show(self.terms, False)
        show(self.trial, True)
        self._to_top()
        self.trial.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_dates(self) -> None:
        self._trying = None
        show(self.trial, False)
        show(self.terms, True)

    def _save(self, command: KeepCalendar) -> None:
        self.desk.errands.do(command, self._saved, self._not_saved)

    def _saved(self, told: Followed) -> None:
        self._back_to_dates()
        self.saved_notice.done("The dates are kept.")
        today = self._answer.today if self._answer is not None else date.min
        self.followed.show_lines(followed_words(told, today, done=True))
        show(self._saved_card, True)
        self._to_top()
        self.saved.emit("Calendar saved")
        self._ask()

    def _to_top(self) -> None:
        for area in self.findChildren(QScrollArea, "calendar.terms.scroll"):
            area.verticalScrollBar().setValue(0)

    def _not_saved(self, said: Said) -> None:
        self._back_to_dates()
        self.terms.refused(said)
        if isinstance(said, Conflict):
            self._ask()

    def _take(self, read: ReadDates) -> None:
        if self._answer is None:
            return
        boxes = ("terms", "inset", "closures")
        try:
            texts = joined(read, {name: self.terms.text(name) for name in boxes},
                           self._answer.today)  # fmt: skip
        except NotDates as said:
            self.reading.notice.say(
                "One of the boxes cannot be read yet.", f"{said} Mend it, and try again.",
                tone=Tone.AMBER, icon_name="warning-circle",
            )  # fmt: skip
            return
        self._back_to_dates()
        self.terms.put_in(**texts)
        self.reading.say_taken()
        # What changes is shown of one year: of the one that was read.
        self._year = school_year(read.terms[0][0]) if read.terms else self._year
        self._ask()

    # -- Qt -------------------------------------------------------------------------------

    def _tab_chosen(self) -> None:
        tab = self._tabs.value
        self._stack.setCurrentWidget(self._tabs_shown[tab])
        show(self.close_day, tab == "year" and self.closing.isHidden())
        for part in (self.earlier, self._which, self.later):
            show(part, tab in ("year", "terms"))
        if tab == "what_if" and self._answer is not None:
            self.what_if.at_school(self._answer.school_id)

    def _fold(self) -> None:
        px = theme().px
        narrow = self.width() < px(_TWO_COLUMNS)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._year_across.setDirection(down if narrow else across)
        wide = self.width() >= px(_WIDE)
        self._terms_across.setDirection(across if wide else down)
        self._year_side.setMinimumWidth(0 if narrow else px(_SIDE))
        self._year_side.setMaximumWidth(16_777_215 if narrow else px(_SIDE))
        self.terms.fold(self.width() < px(560))
        self.clocks.fold(narrow)
        self.what_if.fold(4 if wide else 1 if self.width() < px(560) else 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
