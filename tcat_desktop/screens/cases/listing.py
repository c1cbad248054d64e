"""The list of cases with what stands over and under it: headings, counts, and why it is empty."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_list import CaseListAnswer, MatchesAnswer
from tcat_desktop.screens.cases.in_rows import case_item
from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.row_header import CaseHeader
from tcat_desktop.screens.widgets.rows import RowList, Shape
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import counted, number, sentence

# So few rows are shown as tall as they are, with the count right under them.
_FEW = 60
_UNLIMITED = 16_777_215


class Listing(QFrame):
    """Rows, or the sentence that says why there are none."""

    sort_wanted = Signal()
    closed_wanted = Signal()
    log_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cases.listing")
        self.setProperty("part", "sheet")
        self.header = CaseHeader(name="cases.header")
        self.header.sort_wanted.connect(self._sort)
        self.list = RowList(Shape.CASE, name="cases.list", spoken="Cases")
        self.list.verticalScrollBar().rangeChanged.connect(self._bar_moved)
        self.counts = label("", role=Role.TEXT2, name="cases.counts")
        self.closed = Button("Show closed cases too", name="cases.show_closed", kind=Kind.QUIET)
        self.closed.clicked.connect(self.closed_wanted)
        self.none = EmptyState(
            "magnifying-glass", "No case matches", "", name="cases.none",
            button="Show closed cases", kind=Kind.PLAIN,
        )  # fmt: skip
        self.none.pressed.connect(self.closed_wanted)
        self.first = EmptyState(
            "tray", "No open cases",
            "When someone tells Reception about a post or a message, it starts here.",
            name="cases.first", button="Log a concern", kind=Kind.PLAIN,
        )  # fmt: skip
        self.first.pressed.connect(self.log_wanted)
        self._lay_out()
        theme().changed.connect(self._fit)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(6)
        foot.addWidget(self.counts)
        foot.addWidget(self.closed)
        foot.addStretch(1)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        # The list takes what there is, up to its greatest height; the rest is air.
        column.addWidget(self.list, 1000)
        column.addLayout(foot)
        column.addStretch(1)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        middle.addWidget(self.none)
        middle.addWidget(self.first)
        middle.addStretch(2)
        self._stack = QStackedWidget()
        # Until the first answer there is neither a list nor a reason for none.
        for each in (QWidget(), rows, empty):
            self._stack.addWidget(each)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_page(self, answer: CaseListAnswer, *, first: bool) -> None:
        """Show the first page, or add one more below."""
        items = [case_item(row) for row in answer.rows]
        more = answer.next_page is not None
        if not first:
            self.list.add_rows(items, more=more)
        else:
            at = self.list.verticalScrollBar().value()
            self.list.set_rows(items, more=more)
            self.list.verticalScrollBar().setValue(at)
        self._fit()

    def show_rows(self) -> None:
        """There are rows."""
        self._stack.setCurrentIndex(1)

    def show_none(self, words: str, *, filtered: bool, closed: int) -> None:
        """There are none: why, and where else to look."""
        look = filtered or bool(words)
        if words:
            title = f"No open case matches “{words}”"
            say = "Check the spelling, or look in closed cases too."
        else:
            title, say = "No open case is like that", "Clear a filter, or look in closed cases too."
        if not closed:
            title = title.replace("No open case", "No case")
            say = "Check the spelling." if words else "Clear a filter to see more."
        self.none.say(title, say)
        show(self.none.button, wanted=bool(closed))
        show(self.none, wanted=look)
        show(self.first, wanted=not look)
        self._stack.setCurrentIndex(2)

    def show_counts(self, matches: MatchesAnswer | None, *, narrowed: bool, closed: bool) -> None:
        """Say how many there are, and offer the closed ones."""
        if matches is None:
            self.counts.setText("")
            show(self.closed, wanted=False)
            return
        self.counts.setText(_sentence(matches.shown, narrowed=narrowed, closed=closed))
        if matches.closed:
            cases = "case" if matches.closed == 1 else "cases"
            self.closed.set_words(f"Show {matches.closed:,} closed {cases} too")
        show(self.closed, wanted=bool(matches.closed))

    def _sort(self, _column: str) -> None:
        self.sort_wanted.emit()

    def _fit(self) -> None:
        """A short list is as tall as its rows, so that its count stands right under it."""
        rows = self.list.rows.rowCount()
        if 0 < rows <= _FEW:
            tall = self.list.sizeHintForRow(0) * rows
            self.list.setMaximumHeight(tall)
        else:
            self.list.setMaximumHeight(_UNLIMITED)

    def _bar_moved(self, _lowest: int, highest: int) -> None:
        """The headings stand over the columns, whether there is a scroll bar beside them or not."""
        bar = self.list.verticalScrollBar()
        self.header.leave_beside(bar.sizeHint().width() if highest else 0)


def _sentence(shown: int, *, narrowed: bool, closed: bool) -> str:
    what = "case" if closed else "open case"
    if shown >= 1000:
        return f"More than 1,000 {what}s match." if narrowed else f"More than 1,000 {what}s."
    if narrowed:
        return f"{sentence(number(shown))} {what}{'' if shown == 1 else 's'} " + (
            "matches." if shown == 1 else "match."
        )
    return f"{sentence(counted(shown, what))}."
