"""What the Code says of this case: each clause and where it stands, and whether it is fair."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer, ClauseLine, FairnessLine
from tcat_desktop.screens.case_file.destinations import Destination, needs_of
from tcat_desktop.screens.case_file.entries import shortened
from tcat_desktop.screens.case_file.press_row import PressRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label, set_tip

_COUNTS = frozenset({"likely", "found"})
_HINTED = 140
_TAG = 37


def exceptions_words(clause: ClauseLine) -> str:
    """``No exception in the Code.``, or each exception and what was said of it."""
    if not clause.exceptions:
        no_more = "No exception in the Code."
        return f"But not if {clause.but_not_if}." if clause.but_not_if else no_more
    said = {True: "applies", False: "does not apply", None: "not weighed yet"}
    return " ".join(
        f"{number} {name}: {said[applies]}." for number, name, applies in clause.exceptions
    )


def hint_of(clause: ClauseLine) -> str:
    """The line under a clause: why it was judged so, then what was said of each exception."""
    quoted = shortened(clause.quoted, _HINTED)
    said = [shortened(clause.reason, _HINTED) or (f"“{quoted}”" if quoted else "")]
    weighed = {True: "applies", False: "does not apply", None: "is not weighed yet"}
    said += [f"{number} {weighed[applies]}." for number, _, applies in clause.exceptions]
    if not clause.exceptions and "exception" not in clause.reason.casefold():
        said.append(exceptions_words(clause))
    return " ".join(part for part in said if part)


def answered(line_: FairnessLine) -> int:
    """How many of the four questions have an answer."""
    parts = (line_.aim, line_.link, line_.less_intrusive, line_.balance)
    return sum(bool(part.strip()) for part in parts)


class ClauseRow(PressRow):
    """One clause; pressing it judges it, or shows it to whoever may not."""

    def __init__(self, clause: ClauseLine) -> None:
        self.clause = clause
        hint = hint_of(clause)
        spoken = f"{clause.clause}, {clause.name}: {clause.judgement_words}. {hint}"
        super().__init__(name=f"case_file.clause.{clause.clause}", spoken=spoken)
        set_tip(self, f"“{clause.quoted}”" if clause.quoted else "")
        counts = clause.judgement in _COUNTS
        tag = TagLabel(clause.clause, name=f"{self.objectName()}.tag")
        tag.setFixedWidth(max(tag.sizeHint().width(), theme().px(_TAG)))
        self.across.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        self.across.addWidget(label(clause.name, font=Type.BODY_MEDIUM, wrap=True), 1)
        self.across.addWidget(
            label(
                clause.judgement_words,
                font=Type.BODY_MEDIUM if counts else Type.BODY,
                role=Role.TEXT if counts else Role.TEXT3,
            ),
            0, Qt.AlignmentFlag.AlignTop,
        )  # fmt: skip
        self._hint = label(hint, font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self._hint.setContentsMargins(theme().px(_TAG) + 8, 0, 0, 0)
        self.under(self._hint)


class CodeCard(Card):
    """The card: clauses, then the fairness of each step."""

    wanted = Signal(object)
    read_clause = Signal(object)
    read_fairness = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("What the Code says", name="case_file.code", aside=" ")
        self._desk = desk
        self._stops: list[QWidget] = []
        self._fairness: dict[str, FairnessLine] = {}

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the clauses of this case."""
        self.aside.setText(f"Version {answer.code_version}" if answer.code_version else "")
        emptied(self.body)
        self._stops = []
        for clause in answer.clauses:
            self.body.addWidget(line())
            row = ClauseRow(clause)
            row.clicked.connect(self._clause_pressed)
            self._stop(row)
        if not answer.clauses:
            self.body.addWidget(label("No clause is named yet.", role=Role.TEXT3))
        self._judge_row()
        self.body.addWidget(line())
        self._fairness = {each.step: each for each in answer.fairness}
        for each in self._fairness.values():
            self._fairness_row(each, alone=len(self._fairness) == 1)
        # Nothing gentle needs it.
        if not self._fairness and any(each.move.harsh for each in answer.options):
            self._fairness_row(None, alone=True)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return self._stops

    # -- inside ------------------------------------------------------------------------------

    def _stop(self, part: QWidget) -> None:
        self.body.addWidget(part)
        self._stops.append(part)

    def _may(self, form: str) -> bool:
        needs = needs_of(form)
        return needs is not None and bool(self._desk.may(*needs))

    def _judge_row(self) -> None:
        if not self._may("judge"):
            return
        judge = Button("Judge a clause", name="case_file.judge", kind=Kind.QUIET)
        judge.clicked.connect(self._judge)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(judge)
        row.addStretch(1)
        self.body.addWidget(holder)
        self._stops.append(judge)

    def _fairness_row(self, each: FairnessLine | None, *, alone: bool) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 5, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconMark("scales", Role.GREEN if each else Role.TEXT3, size=18))
        if each is None:
            words, button = "Fair and proportionate: not weighed yet", "Answer"
        else:
            what = "Fair and proportionate" if alone else each.title
            words, button = f"{what}: {answered(each)} of 4 answered", "Read"
        row.addWidget(label(words, wrap=True), 1)
        step = each.step if each else "new"
        press = Button(button, name=f"case_file.fairness.{step}", kind=Kind.QUIET,
                       spoken=f"{button}: {words}")  # fmt: skip
        press.setProperty("step", each.step if each else "")
        press.clicked.connect(self._fairness_pressed)
        if each is not None or self._may("fairness"):
            row.addWidget(press)
            self._stops.append(press)
        self.body.addWidget(holder)

    def _clause_pressed(self) -> None:
        row = self.sender()
        if not isinstance(row, ClauseRow):
            return
        if self._may("judge"):
            self.wanted.emit(Destination(name="judge", where={"clause": row.clause.clause}))
        else:
            self.read_clause.emit(row.clause)

    def _judge(self) -> None:
        self.wanted.emit(Destination(name="judge"))

    def _fairness_pressed(self) -> None:
        each = self._fairness.get(str(self.sender().property("step")))
        if each is None:
            self.wanted.emit(Destination(name="fairness"))
        else:
            self.read_fairness.emit(each)
