"""The case file: what happened, what comes next and why, and everything that belongs to the case.

Opening a case asks once. A form opens in place of the chronology; the rest stays in sight.
"""

from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.weigh_fairness import QUESTIONS
from tcat_desktop.office.papers import PrintedCase
from tcat_desktop.office.questions.case_file import (
    CaseFile,
    CaseFileAnswer,
    ClauseLine,
    ExhibitLine,
    FairnessLine,
)
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.screens.asking import LeavingDialog
from tcat_desktop.screens.case_file.adding import FileAdding, local_files
from tcat_desktop.screens.case_file.columns import Columns
from tcat_desktop.screens.case_file.destinations import DONE, Destination, destination, needs_of
from tcat_desktop.screens.case_file.entries import Line, lines_of
from tcat_desktop.screens.case_file.header import Header
from tcat_desktop.screens.case_file.left import LeftColumn
from tcat_desktop.screens.case_file.offers import Offers
from tcat_desktop.screens.case_file.pictures import Pictures
from tcat_desktop.screens.case_file.side import Side
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import local_day

_NARROW = 1200


class CaseFilePage(Page):
    """One case, whole."""

    page_name: ClassVar[str] = "case_file"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._answer: CaseFileAnswer | None = None
        self._case_id: CaseId | None = None
        self._then: dict[str, Any] = {}
        self._form_name = ""
        self._just_opened = False
        self._actions: dict[str, list[QAction]] = {}
        self._pictures = Pictures(desk, self)
        self._offers = Offers(desk)
        self.header = Header()
        self.left = LeftColumn(desk, self._pictures)
        self.side = Side(desk, self._pictures)
        self.columns = Columns(self.left, self.side)
        self.missing = EmptyState("folders", "", "", name="case_file.missing")
        self._adding = FileAdding(desk, self, self.left.progress, self.left.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.columns, 1)
        column.addWidget(self.missing, 1)
        # Several changes at once are one question.
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        self.setAcceptDrops(True)
        self._connect()
        self._show_nothing()

    def _connect(self) -> None:
        head, left, side = self.header, self.left, self.side
        head.back_to_cases.connect(self._to_cases)
        head.add.chosen.connect(self._add)
        head.letter.chosen.connect(self._write)
        head.more.chosen.connect(self._more)
        head.print.clicked.connect(self._print)
        head.people.chosen.connect(self._open_person)
        head.stepper.chosen.connect(self._scroll_to_step)
        left.chronology.opened.connect(self._open_entry)
        left.turned.connect(self._turned)
        left.reading.acted.connect(self._sign_fairness)
        side.next_step.noticed.connect(self._show_notice)
        side.ready.connect(self._order_tabs)
        side.wanted.connect(self._go_to)
        side.code.read_clause.connect(self._read_clause)
        side.code.read_fairness.connect(self._read_fairness)
        side.exhibits.opened.connect(self._open_exhibit)
        side.exhibits.seal_wanted.connect(self._seal)
        left.viewer.sealed.wanted.connect(self._go_to)
        left.sealed.connect(self._asking.start)
        side.people.chosen.connect(self._open_person)
        self.columns.folded.connect(side.fold)
        self.columns.folded.connect(left.set_tall)
        self._adding.kept.connect(self._file_kept)
        self._adding.refused.connect(left.notice.refused)
        theme().changed.connect(self._fold)

    # -- what the window calls ---------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Show ``case_id``; ``form``, ``entry``, ``exhibit_id`` or ``add`` open that part."""
        case_id = CaseId(int(where["case_id"]))
        if case_id != self._case_id:
            self._leave_case()
            self._case_id = case_id
        self.left.notice.clear()
        self._then = {key: value for key, value in where.items() if key != "case_id"}
        self._just_opened = True
        self._ask()

    def _leave_case(self) -> None:
        """Nothing of one case may stand there for a moment under the next one's name."""
        form = self.left.form
        if form is not None:
            # What was typed in it is kept as a draft of its own case.
            form.abandon()  # type: ignore[attr-defined]  # a StepForm
        self._close_form()
        self._show_nothing()
        self._pictures.forget()

    def _ask(self) -> None:
        if self._case_id is not None:
            self.desk.errands.ask(
                CaseFile(case_id=self._case_id), self.show_answer, key=self.page_name,
                refused=self._not_shown,
            )  # fmt: skip

    def show_answer(self, answer: Any) -> None:
        """Show the case; a form that is open stays as it is."""
        self._answer = answer
        today = local_day(self.desk.now())
        for part in (self.header, self.columns):
            show(part, True)
        show(self.missing, False)
        self.header.show_case(answer)
        self.header.offer(*self._offers.of(answer))
        self.left.chronology.show_lines(lines_of(answer, today))
        self.left.show_case(answer)
        self.side.show_case(answer)
        self._fold()
        self._take_focus()
        self._open_asked_for()

    def _take_focus(self) -> None:
        """What the window gave the keyboard to was not in sight then; nobody is interrupted."""
        opened, self._just_opened = self._just_opened, False
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        first = self.first_focus()
        if opened and first is not None and self.isVisible() and not typing:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changes: Any) -> None:
        """Ask again when it was this case and it is in sight."""
        if self._case_id in getattr(changes, "cases", ()) and self.isVisible():
            self._asking.start()

    def main_button(self) -> QAbstractButton | None:
        form = self.left.form
        if form is not None:
            button = getattr(form, "main_button", None)
            return button if isinstance(button, QAbstractButton) else None
        return self.side.next_step.main

    def first_focus(self) -> QWidget | None:
        form = self.left.form
        if form is not None:
            first: QWidget | None = form.first_focus()  # type: ignore[attr-defined]  # a StepForm
            return first
        return self.left.chronology.list

    def panes(self) -> tuple[QWidget, ...]:
        """Header, left, right: each by the first thing in it that takes the keyboard."""
        left = self.first_focus() if self.left.form is not None else self.left.chronology.list
        return (self.header.add, *((left,) if left else ()), self.side.next_step.main)

    def print_now(self) -> bool:
        self._print()
        return self._answer is not None

    def save_now(self) -> bool:
        save = getattr(self.left.form, "save_now", None)
        return bool(save()) if save is not None else False

    def paste(self) -> bool:
        """A screenshot into evidence."""
        if self._case_id is None or not self._offers.may("file"):
            return False
        return self._adding.paste(self._case_id)

    def back(self) -> bool:
        """Esc closes the form, the exhibit or what is read; then the window goes back."""
        form = self.left.form
        if form is not None:
            self._abandon()
            return True
        if not self.left.shows_chronology:
            self.left.show_chronology()
            return True
        return False

    def unsaved(self) -> str:
        form = self.left.form
        return str(form.unsaved()) if form is not None else ""  # type: ignore[attr-defined]

    def page_actions(self) -> dict[str, list[QAction]]:
        """The same choices as the buttons, for the menus of the window."""
        if not self._actions:
            self._actions = {
                menu: [self._action(*each) for each in actions]
                for menu, actions in self._offers.actions().items()
            }
        return self._actions

    # -- going places ------------------------------------------------------------------------

    def _go_to(self, to: Destination) -> None:
        if to.page:
            if to.where.get("meeting_id", True) is not None:
                self.go.emit(to.page, to.where)
        else:
            self.open_form(to.name, to.where)

    def open_form(self, name: str, where: dict[str, Any]) -> None:
        """Open a form in place of the chronology."""
        from tcat_desktop.screens.steps import make

        answer = self._answer
        if answer is None or not self._may_drop_form():
            return
        form = make(name, self.desk, answer, where)
        form.finished.connect(self._finished)
        form.abandoned.connect(self._close_form)
        form.go.connect(self.go)
        self._form_name = name
        self.left.open_form(form)
        first = form.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_drop_form(self) -> bool:
        """Another form takes the place of an open one only when nothing would be lost."""
        loss = self.unsaved()
        if not loss:
            form = self.left.form
            if form is not None:
                form.abandon()  # type: ignore[attr-defined]  # a StepForm
            return True
        self._ask_to_leave(loss)
        return False

    def _abandon(self) -> None:
        loss = self.unsaved()
        if loss:
            self._ask_to_leave(loss)
        else:
            self.left.form.abandon()  # type: ignore[union-attr]  # asked for while one is open

    def _ask_to_leave(self, loss: str) -> None:
        dialog = LeavingDialog(loss, self.window())
        dialog.left.connect(self._close_form)
        dialog.open()

    def _finished(self, result: object) -> None:
        words, opened = DONE.get(self._form_name, "Done."), self._opened_by(result)
        self._close_form()
        if opened is not None and self._answer is not None:
            self.left.show_opened(self._answer, *opened)
        else:
            self.left.notice.done(words)
        self._asking.start()

    def _opened_by(self, result: object) -> tuple[ExhibitLine, ExhibitAnswer] | None:
        """The messages that a form has opened, and their line on the case file."""
        line = getattr(self.left.form, "exhibit", None)
        if isinstance(result, ExhibitAnswer) and isinstance(line, ExhibitLine):
            return line, result
        return None

    def _close_form(self) -> None:
        self.left.close_form()
        self._form_name = ""

    def _turned(self) -> None:
        self.side.next_step.set_busy_elsewhere(busy=self.left.form is not None)

    def _open_asked_for(self) -> None:
        """What the page was opened for besides the case, once."""
        answer, then, self._then = self._answer, self._then, {}
        if answer is None:
            return
        if then.get("form"):
            form = str(then.pop("form"))
            to = destination(form, answer)
            where = {**to.where, **then}
            self._go_to(Destination(name=to.name, page=to.page,
                                    where=to.where if to.page else where))  # fmt: skip
        elif then.get("exhibit_id"):
            for each in answer.exhibits:
                if each.exhibit_id == then["exhibit_id"]:
                    self._open_exhibit(each)
        elif then.get("add"):
            self._add(str(then["add"]))
        elif then.get("entry"):
            self.left.chronology.go_to_entry(int(then["entry"]))

    def _to_cases(self) -> None:
        self.go.emit("cases", {})

    def _open_person(self, person_id: int) -> None:
        self.go.emit("people", {"person_id": person_id})

    def _scroll_to_step(self, place: int) -> None:
        if self._answer is None or self.left.form is not None:
            return
        self.left.show_chronology()
        name = self._answer.steps[place].name
        if not self.left.chronology.go_to_stage(name) and place == 0:
            self.left.chronology.go_to_first()

    # -- looking at things ---------------------------------------------------------------------

    def _open_entry(self, line: Line) -> None:
        answer = self._answer
        if answer is None:
            return
        if line.exhibit is not None and line.about == "exhibits":
            self._open_exhibit_number(line.exhibit)
        elif line.about == "letters" and line.about_id is not None:
            self.go.emit("letters", {"case_id": answer.case_id, "letter_id": line.about_id})
        elif line.coming:
            self.go.emit("minutes", {"case_id": answer.case_id, "meeting_id": line.about_id})
        else:
            self.left.reading.read_entry(line)
            self._show_beside(self.left.show_reading)

    def _open_exhibit_number(self, exhibit_id: int) -> None:
        answer = self._answer
        for each in answer.exhibits if answer is not None else ():
            if each.exhibit_id == exhibit_id:
                self._open_exhibit(each)

    def _open_exhibit(self, exhibit: ExhibitLine) -> None:
        """Its own page; sealed messages stay here, with what can be done about the seal."""
        if self._answer is None:
            return
        if not exhibit.sealed:
            where = {"case_id": self._answer.case_id, "exhibit_id": exhibit.exhibit_id}
            self.go.emit("exhibit", where)
        elif self._may_drop_form():
            self.left.viewer.look_at(self._answer, exhibit)
            self.left.show_viewer()

    def _seal(self, exhibit: ExhibitLine) -> None:
        if self._case_id is not None:
            self.left.seal(self._case_id, exhibit)

    def _read_clause(self, clause: ClauseLine) -> None:
        self.left.reading.read_clause(clause)
        self._show_beside(self.left.show_reading)

    def _read_fairness(self, each: FairnessLine) -> None:
        needs = needs_of("sign_fairness")
        may_sign = needs is not None and bool(self.desk.may(*needs))
        criticism = self._answer is not None and self._answer.expression
        self.left.reading.read_fairness(each, QUESTIONS, may_sign=may_sign and criticism)
        self._show_beside(self.left.show_reading)

    def _show_beside(self, turn: Any) -> None:
        if self._may_drop_form():
            turn()

    def _sign_fairness(self, fairness_id: str) -> None:
        self.open_form("sign_fairness", {"fairness_id": int(fairness_id)})

    # -- the menus -----------------------------------------------------------------------------

    def _add(self, key: str) -> None:
        if self._case_id is None:
            return
        if key == "file":
            self._adding.ask(self._case_id)
        else:
            self.open_form(key, {})

    def _write(self, letter: str) -> None:
        if self._case_id is not None:
            self.go.emit("letters", {"case_id": self._case_id, "letter": letter})

    def _more(self, key: str) -> None:
        if key == "print":
            self._print()
        elif key == "write":
            self.header.open_letters()
        elif key == "bundle":
            self.go.emit("bundle", {"case_id": self._case_id})
        else:
            self.open_form(key, {})

    def _action(self, key: str, words: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(f"action.case_file.{key}")
        action.setData(key)
        action.triggered.connect(self._acted)
        return action

    def _acted(self) -> None:
        action = self.sender()
        key = str(action.data()) if isinstance(action, QAction) else ""
        if key in {"file", "note", "incident", "note_complaint"}:
            self._add(key)
        elif key:
            self._more(key)

    def _file_kept(self, name: str) -> None:
        self.left.notice.done(f"“{name}” is kept as it came, and is on the record.")
        self._asking.start()

    # -- printing ------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._answer is not None:
            self.header.print.setEnabled(False)
            self.desk.errands.ask(
                PrintedCase(case_id=self._answer.case_id), self._printed, key="case_file.print",
                refused=self._not_printed,
            )  # fmt: skip

    def _printed(self, pdf: bytes) -> None:
        from tcat_desktop.screens.printing import print_pdf

        self.header.print.setEnabled(True)
        try:
            print_pdf(self, pdf, self._answer.reference if self._answer else "")
        except Said as said:
            self.left.notice.refused(said)

    def _not_printed(self, said: Said) -> None:
        self.header.print.setEnabled(True)
        self.left.notice.refused(said)

    # -- dropping files ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()) and self._answer and self._offers.may("file"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._case_id is not None:
            self._adding.take(self._case_id, local_files(event.mimeData()))
            event.acceptProposedAction()

    # -- inside --------------------------------------------------------------------------------

    def _show_notice(self) -> None:
        """Bring the reason into sight once it has its height."""
        notice = self.side.next_step.notice
        QTimer.singleShot(0, notice, lambda: self.columns.area.ensureWidgetVisible(notice, 0, 12))

    def _show_nothing(self) -> None:
        self._answer = None
        for part in (self.header, self.columns, self.missing):
            show(part, False)

    def _not_shown(self, said: Said) -> None:
        self._close_form()
        self._show_nothing()
        self.missing.say(said.reason, said.what_to_do)
        show(self.missing, True)

    def _fold(self) -> None:
        narrow = self.window().width() < theme().px(_NARROW)
        self.header.set_narrow(narrow=narrow)
        self.columns.set_narrow(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _order_tabs(self) -> None:
        """Parts that were made anew would otherwise come last; then the pictures are fetched."""
        if self._answer is not None:
            self._pictures.want(self._answer.case_id, self._answer.exhibits)
        stops = [*self.header.stops(), *self.left.stops(), *self.side.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
