"""The next right step: one main button, its deadline with the working, and the other steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.case import Option
from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.case_file.deadline import cells_of, sentence_of, working_of
from tcat_desktop.screens.case_file.destinations import (
    Destination,
    destination,
    needs_of,
    of_move,
)
from tcat_desktop.screens.case_file.lock_row import LockRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.deadline_strip import DeadlineStrip
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import local_day

_ICONS = {
    "minutes": "note-pencil", "sign_minutes": "signature", "sign_letter": "signature",
    "letter": "envelope-simple", "print_letter": "printer", "record_contact": "phone",
    "request_meeting": "calendar-plus", "fairness": "scales", "judge": "book-open-text",
    "triage": "signpost", "close": "check", "check_closed": "eye", "check_removal": "eye",
}  # fmt: skip
_REASON_NEEDED = "Needs a written reason"


class StepRow(LockRow):
    """One of the other steps."""

    def __init__(self, option: Option) -> None:
        self.option = option
        move = option.move
        note = "" if not option.allowed else (_REASON_NEEDED if option.needs_reason else "")
        if not option.allowed:
            clause = "" if option.clause in option.reason else f" {option.clause}."
            note = f"{option.reason}{clause}"
        super().__init__(
            name=f"case_file.step.{move.name}",
            title=move.title,
            note=note,
            beside=move.clause,
            locked="" if option.allowed else option.reason,
        )


class NextStepCard(Card):
    """The card at the top of the right column."""

    wanted = Signal(object)
    # The notice at the foot of the card says why a step is not open.
    noticed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="case_file.next_step")
        self.setProperty("part", "next_step")
        self._desk = desk
        self._answer: CaseFileAnswer | None = None
        self._rows: list[StepRow] = []
        self._main_to: Destination | None = None
        self._beside_to: Destination | None = None
        self._busy = False
        self.add(label("Next step", font=Type.BODY, role=Role.ACTION))
        self.words = label(font=Type.NEXT_STEP, wrap=True, name="case_file.next_step.title")
        self.add(self.words)
        self._build_buttons()
        self.strip = DeadlineStrip(name="case_file.deadline")
        self.add(self.strip, above=10)
        self._because = QWidget()
        self._because_row = QHBoxLayout(self._because)
        self._because_row.setContentsMargins(0, 8, 0, 0)
        self._because_row.setSpacing(6)
        self._tag: QWidget | None = None
        self.reason = label(role=Role.TEXT2, wrap=True, name="case_file.next_step.reason")
        self._because_row.addWidget(self.reason, 1)
        self.add(self._because)
        self.others = QWidget()
        self.others.setObjectName("case_file.other_steps")
        column = QVBoxLayout(self.others)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addSpacing(10)
        column.addWidget(label("Other steps", font=Type.BODY_STRONG))
        self._column = column
        self.add(self.others)
        self.notice = Notice(name="case_file.step_notice")
        self.add(self.notice, above=4)

    def _build_buttons(self) -> None:
        self.main = Button("Go on", name="case_file.main", kind=Kind.MAIN, icon_name="arrow-right")
        self.main.clicked.connect(self._main_pressed)
        self.beside = Button("Change the time", name="case_file.beside", kind=Kind.PLAIN)
        self.beside.clicked.connect(self._beside_pressed)
        self.off = label(font=Type.SMALL, role=Role.TEXT3, wrap=True, name="case_file.main.why")
        self.buttons = QWidget()
        column = QVBoxLayout(self.buttons)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.main)
        row.addWidget(self.beside)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.off)
        self.add(self.buttons)

    # -- what the page calls ----------------------------------------------------------------

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the next step of this case."""
        self._answer = answer
        step = answer.next_step
        self.notice.clear()
        self.words.setText(step.title)
        self.main.set_words(step.button or "Do it")
        self.main.set_icon_name(_ICONS.get(step.form.partition(":")[0], "arrow-right"))
        self._main_to = destination(step.form, answer) if step.form else None
        show(self.main, bool(step.form))
        self._show_buttons()
        reason = self._why_not(step.form)
        self.main.off_because(reason, beside=self.off)
        show(self.off, bool(reason))
        self._show_beside(answer)
        today = local_day(self._desk.now())
        show(self.strip, answer.deadline is not None)
        if answer.deadline is not None:
            self.strip.show_days(
                cells_of(answer.deadline.due, today), sentence_of(answer.deadline, today),
                working=working_of(answer.deadline),
            )  # fmt: skip
        self._show_because(step.clause, step.reason)
        self._show_others(answer)

    def set_busy_elsewhere(self, *, busy: bool) -> None:
        """A form is open beside it: its own button is the page's main one now."""
        self._busy = busy
        self._show_buttons()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.main, self.beside, self.strip, *self._rows]

    # -- inside ------------------------------------------------------------------------------

    def _show_buttons(self) -> None:
        show(self.buttons, self._main_to is not None and not self._busy)

    def _why_not(self, form: str) -> str:
        needs = needs_of(form)
        if needs is None:
            return ""
        allowed = self._desk.may(*needs)
        return "" if allowed else allowed.reason

    def _show_beside(self, answer: CaseFileAnswer) -> None:
        """A meeting that is to be held can also be moved."""
        form = "move_meeting" if answer.next_step.form == "minutes" else ""
        self._beside_to = destination(form, answer) if form else None
        show(self.beside, bool(form) and not self._why_not(form))

    def _show_because(self, clause: str, reason: str) -> None:
        if self._tag is not None:
            self._because_row.removeWidget(self._tag)
            self._tag.hide()
            self._tag.deleteLater()
            self._tag = None
        if clause:
            self._tag = TagLabel(clause, name="case_file.next_step.clause")
            self._because_row.insertWidget(0, self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self.reason.setText(reason)
        show(self._because, bool(clause or reason))

    def _show_others(self, answer: CaseFileAnswer) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for option in answer.options:
            if option.move.name == answer.next_step.form:
                continue
            row = StepRow(option)
            row.clicked.connect(self._step_pressed)
            self._rows.append(row)
            self._column.addWidget(row)
        show(self.others, bool(self._rows))

    def _main_pressed(self) -> None:
        if self._main_to is not None:
            self.wanted.emit(self._main_to)

    def _beside_pressed(self) -> None:
        if self._beside_to is not None:
            self.wanted.emit(self._beside_to)

    def _step_pressed(self) -> None:
        row = self.sender()
        if not isinstance(row, StepRow) or self._answer is None:
            return
        option = row.option
        if option.allowed:
            self.notice.clear()
            self.wanted.emit(of_move(option.move.name, self._answer))
        else:
            self.notice.refused(_Locked(option))
            self.noticed.emit()


class _Locked:
    """A step that is not open, as a refusal tells it."""

    def __init__(self, option: Option) -> None:
        self.reason = option.reason
        self.clause = option.clause
        self.what_to_do = ""


__all__ = ["Destination", "NextStepCard", "StepRow"]
