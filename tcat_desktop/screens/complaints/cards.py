"""The cards of one complaint: what comes next, its clocks, what was done, its procedure."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.complaint_clocks import ClockLine
from tcat_desktop.office.complaint_deeds import Deed
from tcat_desktop.office.questions.complaints import ComplaintView
from tcat_desktop.screens.case_file.lock_row import LockRow
from tcat_desktop.screens.cases.in_rows import due_chip
from tcat_desktop.screens.complaints.days import cells_of, sentence_of
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import ChipLabel
from tcat_desktop.screens.widgets.deadline_strip import DeadlineStrip
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import date_words, short_day

# What stands on the panel's own card, and not among the other steps.
_ON_THE_PANEL = frozenset({
    "form_panel", "member", "call", "companion", "witness", "papers", "findings", "recommend",
    "decide",
})  # fmt: skip


class NextCard(Card):
    """What comes next with one main button, and what else can be done."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="complaints.next")
        self.setProperty("part", "next_step")
        self._form = ""
        self.add(label("Next step", role=Role.ACTION))
        self.words = label(font=Type.NEXT_STEP, wrap=True, name="complaints.next.title")
        self.add(self.words)
        self.reason = label(role=Role.TEXT2, wrap=True, name="complaints.next.reason")
        self.add(self.reason)
        self.main = Button("Go on", name="complaints.main", kind=Kind.MAIN)
        self.main.clicked.connect(self._pressed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self.main)
        row.addStretch(1)
        self.body.addLayout(row)
        self._others = QVBoxLayout()
        self._others.setContentsMargins(0, 8, 0, 0)
        self.body.addLayout(self._others)

    def show_complaint(self, view: ComplaintView) -> None:
        """The next step of this complaint, and the others."""
        deed = view.next
        self._form = deed.form if deed is not None else ""
        self.words.setText(deed.title if deed is not None else _ended_words(view))
        self.reason.setText(_why(view, deed))
        show(self.reason, bool(self.reason.text()))
        show(self.main, deed is not None)
        if deed is not None:
            self.main.set_words(deed.title)
            self.main.off_because("" if deed.allowed else deed.reason)
        emptied(self._others)
        others = [each for each in view.deeds
                  if each.form != self._form and each.form not in _ON_THE_PANEL]  # fmt: skip
        if others:
            self._others.addWidget(line())
        for each in others:
            made = LockRow(
                name=f"complaints.deed.{each.form}", title=each.title,
                note="" if each.allowed else each.reason, beside="",
                locked="" if each.allowed else each.reason,
            )  # fmt: skip
            made.clicked.connect(self._other)
            self._others.addWidget(made)

    def _pressed(self) -> None:
        self.wanted.emit(self._form)

    def _other(self) -> None:
        sender = self.sender()
        if isinstance(sender, LockRow) and not sender.accessibleDescription():
            self.wanted.emit(sender.objectName().removeprefix("complaints.deed."))


def _ended_words(view: ComplaintView) -> str:
    return view.resolved or "Nothing more to do"


def _why(view: ComplaintView, deed: Deed | None) -> str:
    if deed is None:
        return view.action
    if not deed.allowed:
        return deed.reason
    panel = view.panel
    if deed.form in ("member", "call") and panel is not None and panel.lacks:
        return " ".join(panel.lacks)
    return {
        "open": "It was handed over. Its clocks start when it is opened.",
        "acknowledge": "The complainant is told that it has come, who deals with it, and by when.",
        "step": "Whoever deals with it meets the complainant, looks into it and answers.",
        "move": "The complainant asks for it to go on.",
        "end": "It was answered, and nobody has asked to go on.",
        "papers": "The panel and both sides have the same papers.",
        "findings": "Each point has a finding and a reason.",
    }.get(deed.form, "")


class ClockCard(Card):
    """Each clock with its days, what it counts from, and the working on hover."""

    def __init__(self) -> None:
        super().__init__("Clocks", name="complaints.clocks")

    def show_clocks(self, clocks: tuple[ClockLine, ...], today: date) -> None:
        """Open clocks with their strip; done ones in a line."""
        emptied(self.body)
        for place, clock in enumerate(clocks):
            if place:
                self.body.addSpacing(12)
            self.body.addWidget(_Clock(clock, today))
        show(self, bool(clocks))


class _Clock(QWidget):
    """One clock."""

    def __init__(self, clock: ClockLine, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(clock.what, font=Type.BODY_STRONG, wrap=True), 1)
        chip = due_chip(clock.due, clock.tone)
        if chip is not None:
            head.addWidget(ChipLabel(chip, name=f"complaints.clock.{clock.name}.due"))
        column.addLayout(head)
        if clock.done:
            return
        told = f"{clock.words}: {date_words(clock.on)}"
        column.addWidget(label(told, font=Type.SMALL, role=Role.TEXT2, wrap=True,
                               name=f"complaints.clock.{clock.name}.words"))  # fmt: skip
        strip = DeadlineStrip(name=f"complaints.clock.{clock.name}")
        strip.show_days(cells_of(clock, today), sentence_of(clock, today),
                            working="\n".join(clock.working))  # fmt: skip
        column.addWidget(strip)


class DoneCard(Card):
    """What was done, by stage, newest last; and where the letters of it are written."""

    letter_wanted = Signal(str)
    case_wanted = Signal()

    _LETTERS = (
        ("complaint_acknowledgement", "Acknowledgement"),
        ("complaint_outcome", "Answer"),
        ("panel_invitation", "Invitation to the panel"),
        ("panel_decision", "Decision of the panel"),
    )

    def __init__(self) -> None:
        super().__init__("What was done", name="complaints.done")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addSpacing(10)
        self.body.addWidget(line())
        self.body.addSpacing(8)
        self.body.addWidget(label("Write a letter", font=Type.BODY_STRONG))
        flow = FlowLayout(gap=8)
        self._buttons: dict[str, Button] = {}
        for key, words in self._LETTERS:
            made = Button(words, name=f"complaints.letter.{key}", kind=Kind.SMALL,
                          icon_name="envelope-simple")  # fmt: skip
            made.clicked.connect(self._letter)
            self._buttons[key] = made
            flow.addWidget(made)
        case = Button("Open the case file", name="complaints.case", kind=Kind.SMALL,
                      icon_name="folders")  # fmt: skip
        case.clicked.connect(self.case_wanted)
        flow.addWidget(case)
        held = QWidget()
        held.setLayout(flow)
        self.body.addWidget(held)

    def show_steps(self, view: ComplaintView, today: date) -> None:
        """One line a step; a stage is named where it begins."""
        emptied(self._lines)
        stage = ""
        for step in view.steps:
            if step.stage != stage:
                stage = step.stage
                self._lines.addWidget(_above(label(stage, font=Type.BODY_STRONG,
                                                   role=Role.TEXT2)))  # fmt: skip
            self._lines.addWidget(_StepRow(short_day(step.on, today), step.title, step.words,
                                           step.by))  # fmt: skip
        if not view.steps:
            self._lines.addWidget(label("Nothing yet.", role=Role.TEXT3))
        panel = view.panel
        show(self._buttons["panel_invitation"], panel is not None and panel.on is not None)
        show(self._buttons["panel_decision"], panel is not None and panel.decided_on is not None)
        show(self._buttons["complaint_outcome"], bool(view.steps))

    def _letter(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.letter_wanted.emit(sender.objectName().removeprefix("complaints.letter."))


class _StepRow(QWidget):
    """One thing that was done: its day, what, in whose words."""

    def __init__(self, day: str, title: str, words: str, by: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 3)
        row.setSpacing(12)
        when = label(day, font=Type.TABULAR_SMALL, role=Role.TEXT3)
        when.setMinimumWidth(72)
        row.addWidget(when)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label(title, font=Type.BODY_MEDIUM, wrap=True))
        said = " ".join(part for part in (words, f"{by}." if by else "") if part)
        if said:
            told.addWidget(label(said, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        row.addLayout(told, 1)


class ProcedureCard(Card):
    """Under which procedure it is dealt with: who decides, what it says, where it is from."""

    library_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Procedure", name="complaints.procedure")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)

    def show_procedure(self, view: ComplaintView) -> None:
        """Its title, each stage and who decides, and its source."""
        emptied(self._column)
        self._column.addWidget(label(view.procedure, font=Type.BODY_STRONG, wrap=True,
                                     name="complaints.procedure.title"))  # fmt: skip
        for stage in view.stages:
            if stage.decides:
                self._column.addWidget(label(f"{stage.title}: {stage.decides}.", wrap=True,
                                             role=Role.TEXT2))  # fmt: skip
        notes = [] if view.lawyers else ["A companion is not a lawyer, unless there is a reason."]
        if view.recordings:
            notes.append(view.recordings)
        for each in notes:
            self._column.addWidget(label(each, wrap=True, role=Role.TEXT2))
        whose = "Changed by this trust. " if view.house else ""
        self._column.addWidget(label(f"{whose}{view.source}", font=Type.SMALL, role=Role.TEXT3,
                                     wrap=True))  # fmt: skip
        show(self, bool(view.procedure))


def _above(part: QWidget) -> QWidget:
    part.setContentsMargins(0, 8, 0, 0)
    return part
