"""The head of a case file: where it stands in the program, its title, people and journey."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.case_file.marks import case_due, marks_of
from tcat_desktop.screens.case_file.menu_button import Choices, MenuButton
from tcat_desktop.screens.case_file.people_chips import PeopleChips
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.stepper import Step, Stepper, StepState

_STATES = {"done": StepState.DONE, "now": StepState.NOW, "later": StepState.LATER,
           "skipped": StepState.SKIPPED}  # fmt: skip
_SHORT = {"complaint": "Complaints"}


class Header(QFrame):
    """Everything above the line. It stays while forms open under it."""

    back_to_cases = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case_file.header")
        self.setProperty("part", "sheet")
        self._opened = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(0)
        whole.addLayout(self._inner)
        whole.addWidget(line())
        self._build_top()
        self._build_title()
        self._inner.addSpacing(10)
        self._inner.addWidget(line())
        self.stepper = Stepper(name="case_file.stepper")
        self._inner.addWidget(self.stepper)
        self.set_narrow(narrow=False)

    def _build_top(self) -> None:
        self.cases = Button("Cases", name="case_file.cases", kind=Kind.QUIET)
        self.cases.clicked.connect(self.back_to_cases)
        self.reference = label(font=Type.BODY, role=Role.TEXT2, name="case_file.reference")
        self.reference.let_copy()
        self.opened = label(role=Role.TEXT2, cut=True, name="case_file.opened")
        self.add = MenuButton("Add to the record", name="case_file.add", icon_name="plus")
        self.letter = MenuButton("Write a letter", name="case_file.write", arrow=False,
                                 icon_name="envelope-simple")  # fmt: skip
        self.print = Button("Print the case", name="case_file.print", icon_name="printer")
        self.more = MenuButton("", name="case_file.more", icon_name="dots-three", arrow=False)
        self.more.setProperty("kind", str(Kind.QUIET))
        self.more.setAccessibleName("More to do on this case")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cases)
        row.addWidget(IconMark("caret-right", Role.TEXT3, size=14))
        row.addWidget(self.reference)
        row.addWidget(self.opened, 1)
        for each in (self.add, self.letter, self.print, self.more):
            row.addWidget(each)
        self._inner.addLayout(row)

    def _build_title(self) -> None:
        self.title = label(font=Type.PAGE_TITLE, wrap=True, name="case_file.title")
        self.due = ChipLabel(Chip(words=""), name="case_file.due")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.title, 1)
        row.addWidget(self.due, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inner.addSpacing(1)
        self._inner.addLayout(row)
        self.marks = QWidget()
        self.marks.setObjectName("case_file.marks")
        self._marks_flow = FlowLayout(self.marks, gap=6)
        self._marks_flow.setContentsMargins(0, 5, 0, 2)
        self._inner.addWidget(self.marks)
        self.people = PeopleChips(name="case_file.people")
        self._inner.addSpacing(4)
        self._inner.addWidget(self.people)

    # -- what the page calls ----------------------------------------------------------------

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show this case."""
        self.reference.setText(answer.reference)
        self._opened = answer.opened
        self.title.setText(answer.title)
        self.title.setAccessibleName(answer.title)
        due = case_due(answer)
        show(self.due, due is not None)
        if due is not None:
            self.due.set_chip(due)
        self._show_marks(marks_of(answer))
        self.people.show_people(answer.people)
        self.stepper.show_steps(
            tuple(
                Step(
                    title=step.title, note=step.words, short=_SHORT.get(step.name, ""),
                    state=StepState.LAST
                    if step.name == "closed" and step.state == "later"
                    else _STATES.get(step.state, StepState.LATER),
                )
                for step in answer.steps
            )
        )  # fmt: skip

    def offer(self, add: Choices, letters: Choices, more: Choices) -> None:
        """What the three menus offer; one that offers nothing is off."""
        for button, choices in ((self.add, add), (self.letter, letters), (self.more, more)):
            button.offer(choices)
            open_ones = [each for each in choices if not each[2]]
            reason = choices[0][2] if choices and not open_ones else ""
            button.off_because(reason or ("" if choices else "There is nothing to choose."))

    def open_letters(self) -> None:
        """Open the menu of letters, under its button or, without room for that, the last one."""
        under = self.more if self.letter.isHidden() else self.letter
        self.letter.open_under(under)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under 1200 px: less margin, no opened line, and printing is in the last menu."""
        side = 20 if narrow else 28
        self._inner.setContentsMargins(side, 10, side, 0)
        # The empty line keeps its place: it pushes the buttons to the right.
        self.opened.setText("" if narrow else self._opened)
        show(self.print, not narrow)
        small = theme().text_size > 130
        show(self.letter, not (narrow and small))

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [
            self.cases, self.reference, self.add, self.letter, self.print, self.more,
            *self.people.stops(), *self.stepper.findChildren(QWidget),
        ]  # fmt: skip

    def _show_marks(self, marks: tuple[Chip, ...]) -> None:
        emptied(self._marks_flow)
        for place, mark in enumerate(marks):
            self._marks_flow.addWidget(ChipLabel(mark, name=f"case_file.mark.{place + 1}"))
        show(self.marks, bool(marks))
