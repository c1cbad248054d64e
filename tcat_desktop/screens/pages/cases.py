"""Cases: every case in sight by what is due, searched and narrowed, with one in short beside."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office.questions.case_list import (
    MOST_COUNTED,
    CaseFilters,
    CaseList,
    CaseListAnswer,
    CaseMatches,
    Filter,
    FiltersAnswer,
    MatchesAnswer,
)
from tcat_desktop.office.questions.case_preview import CasePreview, CasePreviewAnswer
from tcat_desktop.screens.cases.listing import Listing
from tcat_desktop.screens.cases.preview import CasePane
from tcat_desktop.screens.cases.search_line import SearchLine
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.filters import FilterBar
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

# Under this many px at 100 % the preview opens only on Space, over half of the list.
_NARROW = 1000
_PREVIEW = 375
# Going down the list with the arrow keys looks only at the case one stays at.
_SETTLE_MS = 300
_PAGE, _MOST_AGAIN = 200, 2000
_ANY = (("", "Any"),)


class CasesPage(Page):
    """The list and its filters at the left; at the right the case that somebody looks at."""

    page_name: ClassVar[str] = "cases"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._closed = False
        self._latest_first = False
        self._next: tuple[str, int] | None = None
        self._open_cases = 0
        self._setting = False
        self._previewing = False
        self._wide_preview = True
        self._build()
        self._lay_out()
        self._connect()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._look)

    def _build(self) -> None:
        self._count = label("", role=Role.TEXT2, cut=True, name="cases.total")
        self.log = Button("Log a concern", name="cases.log", kind=Kind.MAIN, icon_name="plus")
        show(self.log, wanted=bool(self.desk.may(Act.LOG_CONCERN, Level.CREATE)))
        self.search = SearchLine("Search these cases", name="cases.search",
                                 note="Sealed messages are never searched")  # fmt: skip
        self.filters = FilterBar(name="cases.filters")
        several = len(self.desk.sitter.schools)
        every = "Both" if several == 2 else "All"
        school = self.filters.add("school", "School", (("", every), *self.desk.sitter.schools))
        show(school, wanted=several > 1)
        self.filters.add("stage", "Stage", _ANY)
        self.filters.add("clause", "Clause", _ANY)
        self.filters.add("owner", "Owner", (("", "Anyone"),))
        self.filters.add("due", "Due", (("", "Any time"),))
        self.listing = Listing()
        self.list = self.listing.list
        self.preview = CasePane()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("Cases", font=Type.PAGE_TITLE, name="cases.title"))
        head.addWidget(self._count, 1)
        head.addWidget(self.log)
        over = QVBoxLayout()
        over.setContentsMargins(24, 16, 24, 14)
        over.setSpacing(12)
        over.addLayout(head)
        over.addWidget(self.search)
        over.addWidget(self.filters)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(over)
        column.addWidget(self.listing, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("cases.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self._folded: bool | None = None

    def _connect(self) -> None:
        self.log.clicked.connect(self._log)
        self.listing.log_wanted.connect(self._log)
        self.search.typed.connect(self._narrowed_by_words)
        self.search.went_on.connect(self._to_the_list)
        self.filters.changed.connect(self._narrowed)
        self.listing.sort_wanted.connect(self._sort)
        self.listing.closed_wanted.connect(self._show_closed)
        self.list.opened.connect(self._open_case)
        self.list.chosen.connect(self._chosen)
        self.list.previewed.connect(self._space)
        self.list.clicked.connect(self._clicked)
        self.list.more_wanted.connect(self._ask_more)
        self.preview.open_wanted.connect(self._open_case)
        self.preview.step_wanted.connect(self._open_step)
        theme().changed.connect(self._fold)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self.desk.errands.ask(CaseFilters(), self._offer, key="cases.filters")
        if "stage" in where or "words" in where:
            school = self.filters.filter("school").value
            # What is offered comes with the first answer; a stage may be wanted before.
            stage = str(where.get("stage", ""))
            if stage:
                self.filters.filter("stage").offer((*_ANY, (stage, stage)))
            self.filters.choose(school=school, stage=stage)
            self.search.set_words(str(where.get("words", "")))
            self._closed = False
        self._ask()

    def changed(self, changes: Any) -> None:
        if not self.isVisible():
            return
        self._ask(again=True)
        shown = self.preview.shown
        if shown is not None and shown.case_id in getattr(changes, "cases", ()):
            self._settling.start()

    def school_chosen(self, school: str) -> None:
        if len(self.desk.sitter.schools) < 2:
            return
        rest = {key: value for key, value in self.filters.chosen().items() if key != "school"}
        self.filters.choose(school=school, **rest)
        if self.isVisible():
            self._narrowed()

    def main_button(self) -> QAbstractButton | None:
        if self.preview.isVisible() and self.preview.shown is not None:
            return self.preview.open_button
        return self.log

    def first_focus(self) -> QWidget | None:
        return self.list

    def panes(self) -> tuple[QWidget, ...]:
        beside: tuple[QWidget, ...] = ()
        if self.preview.shown is not None:
            beside = (self.preview.open_button,)
        return (self.search.field, self.filters.filter("stage"), self.list, *beside)

    def find_on_page(self) -> bool:
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()
        return True

    def back(self) -> bool:
        if self._folded and self.preview.isVisible():
            self._show_preview(wanted=False)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.search.field.hasFocus() and self.search.field.text():
            self.search.clear()
            return True
        return False

    # -- asking -------------------------------------------------------------------------------

    def _filter(self) -> Filter:
        chosen = self.filters.chosen()
        return Filter(
            words=self.search.words,
            school_id=int(chosen["school"]) if "school" in chosen else None,
            stage=chosen.get("stage", ""),
            clauses=tuple(chosen.get("clause", "").split()),
            owner_id=int(chosen["owner"]) if "owner" in chosen else None,
            due_by=chosen.get("due", ""),
            closed=self._closed,
        )

    def _ask(self, *, again: bool = False) -> None:
        """Ask for the first page, or ``again`` for as much of the list as is shown now."""
        narrow = self._filter()
        limit = _PAGE
        if again:
            pages = -(-self.list.rows.rowCount() // _PAGE)
            limit = min(max(pages, 1) * _PAGE, _MOST_AGAIN)
        question = CaseList(filter=narrow, limit=limit, latest_first=self._latest_first)
        self.desk.errands.ask(question, self.show_answer, key="cases.page")
        self.desk.errands.ask(CaseMatches(filter=narrow), self._show_matches, key="cases.matches")

    def _ask_more(self) -> None:
        question = CaseList(
            filter=self._filter(), after=self._next, latest_first=self._latest_first
        )
        # The same key: a new first page overtakes a next page of the old list.
        self.desk.errands.ask(question, self._show_more, key="cases.page")

    def _offer(self, answer: FiltersAnswer) -> None:
        for key, none, offered in (
            ("stage", "Any", answer.stages), ("clause", "Any", answer.clauses),
            ("owner", "Anyone", answer.owners), ("due", "Any time", answer.due),
        ):  # fmt: skip
            before = self.filters.filter(key).value
            self.filters.filter(key).offer((("", none), *offered))
            if self.filters.filter(key).value != before:
                self._narrowed()

    def show_answer(self, answer: CaseListAnswer) -> None:
        self._next = answer.next_page
        self._open_cases = answer.open_cases
        self._setting = True
        self.listing.show_page(answer, first=True)
        if self.list.current_row() is None:
            self.list.choose_first()
        self._setting = False
        if answer.rows:
            self.listing.show_rows()
        if self.preview.shown is not None and self.list.current_key() != self.preview.shown.case_id:
            self.preview.show_nothing()

    def _show_more(self, answer: CaseListAnswer) -> None:
        self._next = answer.next_page
        self.listing.show_page(answer, first=False)

    def _show_matches(self, matches: MatchesAnswer) -> None:
        narrow = self._filter()
        narrowed = bool(narrow.words or self.filters.chosen())
        every = self._closed or narrow.stage == "closed"
        self.listing.show_counts(matches, narrowed=narrowed, closed=every)
        if not self.list.rows.rowCount():
            self.listing.show_none(narrow.words, filtered=narrowed, closed=matches.closed)
        self._count.setText(_total(matches.shown, self._open_cases, narrowed=narrowed, every=every))

    # -- narrowing ----------------------------------------------------------------------------

    def _narrowed(self) -> None:
        self._closed = False
        self._from_the_top()

    def _narrowed_by_words(self, _words: str) -> None:
        self._narrowed()

    def _show_closed(self) -> None:
        self._closed = True
        self._from_the_top()

    def _sort(self) -> None:
        self._latest_first = not self._latest_first
        self.listing.header.show_sort("due", ascending=not self._latest_first)
        self._from_the_top()

    def _from_the_top(self) -> None:
        self.list.scrollToTop()
        self._ask()

    def _to_the_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- one case -----------------------------------------------------------------------------

    def _chosen(self, _key: object) -> None:
        """Looking at a case is noted in the audit, so that only a person's own choice does it."""
        if not self._setting and self.preview.isVisible():
            self._settling.start()

    def _clicked(self, _index: object) -> None:
        if self.preview.isVisible():
            self._settling.start()

    def _space(self, _key: object) -> None:
        shown = self.preview.shown
        same = shown is not None and shown.case_id == self.list.current_key()
        if self.preview.isVisible() and same:
            self._show_preview(wanted=False)
            return
        self._show_preview(wanted=True)
        self._look()

    def _look(self) -> None:
        key = self.list.current_key()
        if isinstance(key, int) and self.preview.isVisible():
            question = CasePreview(case_id=CaseId(key), words=self.search.words)
            self.desk.errands.ask(
                question, self._show_case, key="cases.preview", refused=self.preview.show_refused
            )

    def _show_case(self, answer: CasePreviewAnswer) -> None:
        if answer.case_id == self.list.current_key():
            self.preview.show_case(answer, self.search.words)

    def _log(self) -> None:
        self.go.emit("log_a_concern", {})

    def _open_case(self, key: object) -> None:
        self._settling.stop()
        self.go.emit("case_file", {"case_id": key})

    def _open_step(self, key: object, form: str) -> None:
        self.go.emit("case_file", {"case_id": key, "form": form})

    # -- room ---------------------------------------------------------------------------------

    def _show_preview(self, *, wanted: bool) -> None:
        if not self._folded:
            self._wide_preview = wanted
        if not wanted:
            self._settling.stop()
            self.preview.show_nothing()
        self.preview.setVisible(wanted)

    def _fold(self) -> None:
        narrow = self.width() < theme().px(_NARROW)
        if narrow is self._folded:
            return
        self._folded = narrow
        beside = self.width() // 2 if narrow else theme().px(_PREVIEW)
        self.splitter.setSizes([max(self.width() - beside, 1), beside])
        self.preview.setVisible(self.preview.shown is not None if narrow else self._wide_preview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _total(shown: int, open_cases: int, *, narrowed: bool, every: bool) -> str:
    """``9 of 31 open cases``, as the line beside the title says it."""
    cases = "open case" if open_cases == 1 else "open cases"
    if every:
        more = "more than " if shown >= MOST_COUNTED else ""
        return f"{more}{shown:,} {'case' if shown == 1 else 'cases'}"
    if narrowed:
        more = "more than " if shown >= MOST_COUNTED else ""
        return f"{more}{shown:,} of {open_cases:,} {cases}"
    return f"{open_cases:,} {cases}"
