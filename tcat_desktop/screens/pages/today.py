"""Today: what is late, what is due, what is new, and who waits for whom."""

from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.office.questions.work_list import Today, TodayAnswer, WorkRow
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.today.side import Side
from tcat_desktop.screens.today.work import Work
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.funnel import Funnel
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Banner
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show

# Under this many px at 100 % the cards go under the list, and the margins grow less.
_ONE_COLUMN, _NARROW = 1000, 1200
_LETTER_FORMS = ("sign_letter", "print_letter")


class TodayPage(Page):
    """The day at one look; each thing on it opens where it is done."""

    page_name: ClassVar[str] = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._school: SchoolId | None = None
        self.banner = Banner(name="today.banner", link="See the Code")
        self.banner.pressed.connect(self._see_the_code)
        self.wording = Banner(name="today.wording", link="Read them", icon_name="signature")
        self.wording.pressed.connect(self._read_words)
        self._title = label("", font=Type.PAGE_TITLE, name="today.title")
        self._summary = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True,
                              name="today.summary")  # fmt: skip
        self.log = Button("Log a concern", name="today.log", kind=Kind.BIG, icon_name="plus")
        self.log.clicked.connect(self._log)
        show(self.log, wanted=bool(desk.may(Act.LOG_CONCERN, Level.CREATE)))
        self.funnel = Funnel(name="today.funnel")
        self.funnel.chosen.connect(self._open_cases)
        self.work = Work()
        self.work.opened.connect(self._open_case)
        self.work.acted.connect(self._act)
        self.work.list.chosen.connect(self._keep_in_view)
        self.side = Side(desk)
        self.side.wanted.connect(self.go)
        self._lay_out()
        theme().changed.connect(self._fold)

    def _lay_out(self) -> None:
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(18)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.wording)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        head.addWidget(self.log, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)
        self._column.addWidget(self.funnel)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(20)
        self._across.addWidget(self.work, 7)
        self._across.addWidget(self.side, 3)
        self._column.addLayout(self._across)
        self._column.addStretch(1)
        self._area = scrolled(self._inner, name="today.scroll", spoken="Today")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        # Nothing is shown before it is known: a funnel of noughts would be a lie.
        self._inner.setVisible(False)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._ask()

    def changed(self, changes: Any) -> None:
        # A page that is not in front asks when it comes there.
        if self.isVisible():
            self._ask()

    def school_chosen(self, school: str) -> None:
        wanted = SchoolId(int(school)) if school else None
        if wanted != self._school:
            self._school = wanted
            if self.isVisible():
                self._ask()

    def main_button(self) -> QAbstractButton | None:
        return self.log

    def first_focus(self) -> QWidget | None:
        return self.work.list

    def panes(self) -> tuple[QWidget, ...]:
        cards = (
            self.side.meetings.list,
            self.side.letters.list,
            self.side.others.list,
            self.side.due_dates.save,
        )
        cells = self.funnel.findChildren(QAbstractButton)
        return (*cells[:1], self.work.list, *cards)

    # -- what is shown ------------------------------------------------------------------------

    def _ask(self) -> None:
        self.desk.errands.ask(Today(school_id=self._school), self.show_answer, key=self.page_name)

    def show_answer(self, answer: TodayAnswer) -> None:
        if answer.banner is not None:
            self.banner.say(answer.banner.words, answer.banner.rest)
        else:
            self.banner.say("")
        if answer.wording is not None:
            self.wording.say(answer.wording.words, answer.wording.rest)
        else:
            self.wording.say("")
        self._title.setText(answer.headline)
        self._summary.setText(answer.summary)
        cases = "open case" if answer.open_cases == 1 else "open cases"
        cells = tuple((cell.stage, cell.title, cell.cases) for cell in answer.funnel)
        self.funnel.show_counts(cases, answer.place, answer.open_cases, cells)
        self.work.show_work(answer)
        self.side.show_day(answer)
        self._fold()
        if self._inner.isHidden():
            self._inner.setVisible(True)
            if self.window().focusWidget() in {None, self, self.work.list}:
                self.work.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_view(self, _key: object) -> None:
        """The list is as tall as its rows, so that the page has to move for a row below."""
        spot = self.work.list.visualRect(self.work.list.currentIndex())
        at = self.work.list.viewport().mapTo(self._inner, spot.center())
        self._area.ensureVisible(at.x(), at.y(), 0, spot.height() + theme().px(40))

    # -- where it leads -----------------------------------------------------------------------

    def _read_words(self) -> None:
        self.go.emit("wording", {})

    def _see_the_code(self) -> None:
        self.go.emit("the_code", {})

    def _log(self) -> None:
        self.go.emit("log_a_concern", {})

    def _open_cases(self, stage: str) -> None:
        self.go.emit("cases", {"stage": stage})

    def _open_case(self, row: WorkRow) -> None:
        self.go.emit("case_file", {"case_id": row.case_id})

    def _act(self, row: WorkRow) -> None:
        kind, _, number = row.form.partition(":")
        if kind == "complaint":
            self.go.emit("complaints", {"case_id": row.case_id})
        elif kind in _LETTER_FORMS:
            self.go.emit("letters", {"case_id": row.case_id, "letter_id": int(number)})
        else:
            where: dict[str, Any] = {"case_id": row.case_id}
            self.go.emit("case_file", where | ({"form": row.form} if row.form else {}))

    # -- room ---------------------------------------------------------------------------------

    def _fold(self) -> None:
        px = theme().px
        ways = QBoxLayout.Direction
        one = self.width() < px(_ONE_COLUMN)
        self._across.setDirection(ways.TopToBottom if one else ways.LeftToRight)
        side = 28 if self.width() >= px(_NARROW - 208) else 20
        self._column.setContentsMargins(side, 22, side, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)
