"""Complaints: the list by stage, the one chosen with its panel, and the statutory record."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import Act, CaseId, Level, SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_panel import FormPanel
from tcat_desktop.office.questions.complaint_register import (
    ComplaintRegister,
    FindingsPaper,
    Register,
    RegisterFile,
    RegisterPaper,
    RegisterTable,
)
from tcat_desktop.office.questions.complaints import (
    Complaint,
    ComplaintGroup,
    Complaints,
    ComplaintView,
)
from tcat_desktop.screens.complaints.listing import ComplaintList
from tcat_desktop.screens.complaints.opening_forms import FormOpener
from tcat_desktop.screens.complaints.register_pane import RegisterPane
from tcat_desktop.screens.complaints.whole import WholeComplaint
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.printing import print_pdf, save_file
from tcat_desktop.screens.theme import Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import local_day

_LIST, _NARROW, _EDGE = 348, 860, 1000
_SEES, _DECIDES = (Act.COMPLAINT, Level.SEE), (Act.COMPLAINT, Level.DECIDE)


class ComplaintsPage(Page):
    """The list at the left, the complaint or a form about it at the right; or the record."""

    page_name: ClassVar[str] = "complaints"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._school: SchoolId | None = None
        self._case_id: CaseId | None = None
        self._view: ComplaintView | None = None
        self._then = ""
        self._asked_for_one = False
        self.today = local_day(desk.now())
        self.tabs = Segments(
            (("open", "Complaints"), ("register", "Statutory record")),
            name="complaints.tabs", spoken="What to show", kind=Kind.TAB,
        )  # fmt: skip
        self.tabs.choose("open")
        self.add = Button("A new complaint", name="complaints.add", icon_name="plus")
        may = desk.may(*_DECIDES)
        self.add.off_because("" if may else may.reason)
        self.listing = ComplaintList()
        self.whole = WholeComplaint()
        self.register = RegisterPane(self.today)
        self.back_button = Button("All complaints", name="complaints.back",
                                  icon_name="arrow-left", kind=Kind.SMALL)  # fmt: skip
        self.right = QStackedWidget()
        self.opener = FormOpener(desk, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(14)
        self._head.addWidget(label("Complaints", font=Type.PAGE_TITLE))
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._head.addWidget(self.add)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.right.addWidget(self.whole)
        right.addWidget(self.right, 1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.listing)
        across.addWidget(self._right, 1)
        across.setContentsMargins(0, 0, 0, 0)
        self._both = QWidget()
        self._both.setLayout(across)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.register)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addLayout(self._head)
        self._column.addWidget(self._stack, 1)
        show(self.whole, False)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._turned)
        self.add.clicked.connect(self._add)
        self.listing.chosen.connect(self._choose)
        self.listing.opened.connect(self._opened)
        self.listing.ended_wanted.connect(self._ask_list)
        self.back_button.clicked.connect(self._to_list)
        self.whole.wanted.connect(self._form)
        self.whole.notice.pressed.connect(self._ask_list)
        self.whole.done.letter_wanted.connect(self._letter)
        self.whole.done.case_wanted.connect(self._case_file)
        self.whole.panel.paper_wanted.connect(self._findings_paper)
        self.register.span_changed.connect(self._ask_register)
        self.register.print_wanted.connect(self._print_register)
        self.register.save_wanted.connect(self._save_register)
        self.register.opened.connect(self._from_register)
        self.opener.ready.connect(self._open_form)
        theme().changed.connect(self._fold)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """``case_id`` shows that complaint; ``form`` opens one on it; ``tab`` the record."""
        if where.get("case_id") is not None:
            self._case_id = CaseId(int(where["case_id"]))
            self._asked_for_one = True
            self.tabs.choose("open")
        if where.get("tab"):
            self.tabs.choose(str(where["tab"]))
        self._then = str(where.get("form", ""))
        self._turned()

    def changed(self, changes: Any) -> None:
        touched = bool(getattr(changes, "cases", None))
        known = getattr(changes, "what", "") in {"library", "person"}
        if self.isVisible() and (touched or known):
            self._turned()

    def school_chosen(self, school: str) -> None:
        self._school = SchoolId(int(school)) if school else None
        if self.isVisible():
            self._turned()

    def main_button(self) -> QAbstractButton | None:
        form = self._open_now()
        if form is not None:
            return form.main_button  # type: ignore[attr-defined, no-any-return]  # a DeedForm
        if self.tabs.value == "register":
            return self.register.print_button
        return self.whole.next.main if self._view is not None else self.add

    def first_focus(self) -> QWidget | None:
        form = self._open_now()
        if form is not None:
            return form.first_focus()  # type: ignore[attr-defined, no-any-return]  # a DeedForm
        return self.register.table if self.tabs.value == "register" else self.listing.list

    def panes(self) -> tuple[QWidget, ...]:
        return (self.listing.list, self.whole.next.main)

    def print_now(self) -> bool:
        if self.tabs.value != "register":
            return False
        self._print_register()
        return True

    def back(self) -> bool:
        form = self._open_now()
        if form is not None:
            form.abandon()  # type: ignore[attr-defined]  # a DeedForm
            return True
        if self._narrow and self._asked_for_one:
            self._to_list()
            return True
        return False

    def unsaved(self) -> str:
        form = self._open_now()
        return str(form.unsaved()) if form is not None else ""  # type: ignore[attr-defined]

    # -- the list and the one chosen ------------------------------------------------------------

    def _turned(self) -> None:
        wanted = self.tabs.value
        self._stack.setCurrentWidget(self.register if wanted == "register" else self._both)
        show(self.add, wanted != "register")
        if wanted == "register":
            self._ask_register()
        else:
            self._ask_list()

    def _ask_list(self) -> None:
        question = Complaints(school_id=self._school, ended=self.listing.ended.isChecked())
        self.desk.errands.ask(question, self._show_list, key="complaints.list",
                              refused=self._refused)  # fmt: skip

    def _show_list(self, groups: tuple[ComplaintGroup, ...]) -> None:
        self.listing.show_groups(groups)
        found = [row.case_id for group in groups for row in group.rows]
        if self._case_id is None and found:
            self._case_id = found[0]
        if self._case_id is None:
            self._view = None
            show(self.whole, False)
        else:
            self.listing.choose(int(self._case_id))
            self._ask_one()
        self._fold()

    def _choose(self, case_id: int) -> None:
        if case_id != self._case_id:
            self._leave_form()
            self._case_id = CaseId(case_id)
            self._ask_one()

    def _opened(self, case_id: int) -> None:
        self._choose(case_id)
        self._asked_for_one = True
        self._fold()
        self.whole.next.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self._leave_form()
        self._asked_for_one = False
        self._fold()
        self.listing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_one(self) -> None:
        if self._case_id is not None:
            self.desk.errands.ask(Complaint(case_id=self._case_id), self.show_answer,
                                  key=self.page_name, refused=self._gone)  # fmt: skip

    def show_answer(self, answer: ComplaintView) -> None:
        """Show one complaint; a form that is open stays as it is."""
        self._view = answer
        self.whole.show_complaint(answer, self.today)
        show(self.whole, True)
        self._fold()
        then, self._then = self._then, ""
        if then and any(each.form == then and each.allowed for each in answer.deeds):
            self._form(then, 0)

    def _gone(self, said: Said) -> None:
        self._view, self._case_id = None, None
        show(self.whole, False)
        self.listing.list.clearSelection()
        self._refused(said)

    def _refused(self, said: Said) -> None:
        self.whole.notice.refused(said)

    # -- forms --------------------------------------------------------------------------------

    def _add(self) -> None:
        self._leave_form()
        self.opener.wanted("open", None, 0, self._schools())

    def _schools(self) -> tuple[tuple[str, str], ...]:
        return self.desk.sitter.schools

    def _form(self, form: str, member_id: int) -> None:
        if self._view is None:
            return
        self.whole.notice.clear()
        if form == "form_panel":
            # There is nothing to ask for: the panel begins, and people are asked one by one.
            self.desk.errands.do(FormPanel(case_id=self._view.case_id), self._did, self._refused)
            return
        self.opener.wanted(form, self._view, member_id, self._schools())

    def _open_form(self, form: QWidget) -> None:
        self._leave_form()
        form.finished.connect(self._finished)  # type: ignore[attr-defined]  # a DeedForm
        form.abandoned.connect(self._close_form)  # type: ignore[attr-defined]
        self.right.addWidget(form)
        self.right.setCurrentWidget(form)
        self._asked_for_one = True
        self._fold()
        first = form.first_focus()  # type: ignore[attr-defined]
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_now(self) -> QWidget | None:
        form = self.right.currentWidget()
        return None if form is self.whole else form

    def _leave_form(self) -> None:
        form = self._open_now()
        if form is not None:
            form.abandon()  # type: ignore[attr-defined]  # a DeedForm
        self._close_form()

    def _close_form(self) -> None:
        form = self._open_now()
        if form is None:
            return
        self.right.setCurrentWidget(self.whole)
        self.right.removeWidget(form)
        form.deleteLater()

    def _finished(self, result: object) -> None:
        form = self._open_now()
        words = str(getattr(form, "done", "It is on the record."))
        if isinstance(result, int) and getattr(form, "name", "") == "open_complaint":
            self._case_id = CaseId(result)
        self._close_form()
        self.whole.notice.done(words)
        self.whole.area.verticalScrollBar().setValue(0)
        self._ask_list()

    def _did(self, _result: object) -> None:
        self._ask_list()

    # -- where it leads -------------------------------------------------------------------------

    def _letter(self, letter: str) -> None:
        if self._case_id is not None:
            self.go.emit("letters", {"case_id": self._case_id, "letter": letter})

    def _case_file(self) -> None:
        if self._case_id is not None:
            self.go.emit("case_file", {"case_id": self._case_id})

    def _findings_paper(self) -> None:
        if self._case_id is not None:
            self.desk.errands.ask(FindingsPaper(case_id=self._case_id), self._print_findings,
                                  key="complaints.paper", refused=self._refused)  # fmt: skip

    def _print_findings(self, pdf: bytes) -> None:
        title = f"Findings, {self._view.reference}" if self._view is not None else "Findings"
        self._print(pdf, title)

    def _print(self, pdf: bytes, title: str) -> None:
        try:
            print_pdf(self, pdf, title)
        except Said as said:
            self._refused(said)

    # -- the record -----------------------------------------------------------------------------

    def _register_of(self, kind: type) -> Any:
        span = self.register.span()
        if span is None:
            return None
        return kind(first=span[0], last=span[1], school_id=self._school)

    def _ask_register(self) -> None:
        question = self._register_of(ComplaintRegister)
        if question is not None:
            self.desk.errands.ask(question, self._show_register, key="complaints.register",
                                  refused=self.register.refused)  # fmt: skip

    def _show_register(self, register: Register) -> None:
        self.register.show_register(register)

    def _print_register(self) -> None:
        question = self._register_of(RegisterPaper)
        if question is not None:
            self.desk.errands.ask(question, self._print_record, key="complaints.register.print",
                                  refused=self.register.refused)  # fmt: skip

    def _print_record(self, pdf: bytes) -> None:
        self._print(pdf, "Record of formal complaints")

    def _save_register(self) -> None:
        question = self._register_of(RegisterTable)
        if question is not None:
            self.desk.errands.ask(question, self._save_record, key="complaints.register.save",
                                  refused=self.register.refused)  # fmt: skip

    def _save_record(self, kept: RegisterFile) -> None:
        try:
            save_file(self, kept.content, kept.name, "Table (*.csv)", title="Save the record")
        except Said as said:
            self.register.refused(said)

    def _from_register(self, case_id: int) -> None:
        self.listing.ended.setChecked(True)
        self.open(case_id=case_id)

    # -- room -----------------------------------------------------------------------------------

    @property
    def _narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _fold(self) -> None:
        px = theme().px
        edge = 28 if self.width() >= px(_EDGE) else 20
        self._column.setContentsMargins(edge, 20, edge - 8, 16)
        one = self._narrow and (self._asked_for_one or self._open_now() is not None)
        show(self.listing, not one)
        show(self._right, one or not self._narrow)
        show(self.back_button, one)
        wide = 16_777_215 if self._narrow else px(_LIST)
        self.listing.setMaximumWidth(wide)
        self.listing.setMinimumWidth(0 if self._narrow else min(px(_LIST), self.width() // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
