"""The pane beside the list of cases: one case in short, and where the words stand in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.case_preview import CasePreviewAnswer, Place, PreviewPerson
from tcat_desktop.screens.cases.in_rows import due_chip
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import Initials
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.step_bars import StepBars

_EDGE = 22
_BARS = 5


class _Section(QWidget):
    """A part of the pane under a line, with a title and rows that change with the case."""

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        inner = QVBoxLayout()
        inner.setContentsMargins(_EDGE, 13, _EDGE, 14)
        inner.setSpacing(6)
        self.title = label(title, font=Type.BODY_STRONG, wrap=True)
        inner.addWidget(self.title)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        inner.addWidget(self._holder)
        column.addLayout(inner)

    def show_rows(self, rows: list[QWidget]) -> None:
        """Show these rows instead; without any the whole part is hidden."""
        while (taken := self._rows.takeAt(0)) is not None:
            old = taken.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
        show(self, wanted=bool(rows))


class CasePane(QFrame):
    """One case in short. Until one is chosen it says how to look at one."""

    open_wanted = Signal(object)  # the case
    step_wanted = Signal(object, str)  # the case, and the form of its next step

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cases.preview")
        self.setProperty("part", "panel")
        self.setAccessibleName("The case in short")
        self.shown: CasePreviewAnswer | None = None
        self.hint = EmptyState(
            "folders", "No case chosen", "Choose a case to see it here. Space shows it too.",
            name="cases.preview.hint",
        )  # fmt: skip
        self.notice = Notice(name="cases.preview.notice")
        self._make_head()
        self.next = _Section("Next step", name="cases.preview.next")
        self.people = _Section("People", name="cases.preview.people")
        self.places = _Section("", name="cases.preview.places")
        self._make_foot()
        self._lay_out()

    def _make_head(self) -> None:
        self._reference = label("", font=Type.TABULAR, role=Role.TEXT2,
                                name="cases.preview.reference")  # fmt: skip
        self._due = ChipLabel(Chip(words=""), name="cases.preview.due")
        self._title = label("", font=Type.NEXT_STEP, wrap=True, name="cases.preview.title")
        self._steps = StepBars(0, "", name="cases.preview.stage")
        self._school = label("", font=Type.SMALL, role=Role.TEXT3, cut=True)
        self.open_button = Button("Open case file", name="cases.preview.open", kind=Kind.MAIN,
                                  hint="Enter")  # fmt: skip
        self.open_button.clicked.connect(self._open)
        self.step_button = Button("Next step", name="cases.preview.step")
        self.step_button.clicked.connect(self._step)

    def _make_foot(self) -> None:
        self.foot = QFrame()
        self.foot.setObjectName("cases.preview.sealed")
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 10, _EDGE, 10)
        row.setSpacing(9)
        row.addWidget(IconMark("lock-key", Role.TEXT2, size=16))
        self._sealed = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True)
        row.addWidget(self._sealed, 1)
        column.addLayout(row)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 18, _EDGE, 16)
        head.setSpacing(8)
        first = QHBoxLayout()
        first.addWidget(self._reference)
        first.addStretch(1)
        first.addWidget(self._due)
        head.addLayout(first)
        head.addWidget(self._title)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self._steps)
        second.addWidget(self._school, 1)
        head.addLayout(second)
        head.addSpacing(4)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.open_button)
        flow.addWidget(self.step_button)
        head.addWidget(buttons)
        return head

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        for section in (self.next, self.people, self.places):
            column.addWidget(section)
        column.addStretch(1)
        self._area = scrolled(inner, name="cases.preview.scroll", spoken="The case in short")
        whole = QWidget()
        under = QVBoxLayout(whole)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self._area, 1)
        under.addWidget(self.foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _nothing(self) -> QWidget:
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.addWidget(self.notice)
        middle.addStretch(1)
        middle.addWidget(self.hint)
        middle.addStretch(2)
        return waiting

    # -- what the page calls ------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No case is looked at."""
        self.shown = None
        self.notice.clear()
        self._stack.setCurrentIndex(0)

    def show_refused(self, said: Said) -> None:
        """The case cannot be looked at, and why."""
        self.show_nothing()
        self.notice.refused(said)

    def show_case(self, answer: CasePreviewAnswer, words: str) -> None:
        """Show this case; ``words`` are what was searched for."""
        self.shown = answer
        self._reference.setText(answer.reference)
        chip = due_chip(answer.due, answer.tone)
        self._due.set_chip(chip or Chip(words=""))
        show(self._due, wanted=chip is not None)
        self._title.setText(answer.title)
        self._steps.set_stage(min(answer.step, _BARS), answer.stage_title)
        self._school.setText(answer.school)
        self.open_button.setAccessibleName(f"Open case file {answer.reference}")
        if answer.button:
            self.step_button.set_words(answer.button)
        show(self.step_button, wanted=bool(answer.button and answer.form))
        self.next.show_rows([_next(answer)])
        self.people.show_rows(
            [_person(each, f"cases.preview.person{n}") for n, each in enumerate(answer.people)]
        )
        self.places.title.setText(f"Where “{words}” appears")
        self.places.show_rows(
            [_place(each, f"cases.preview.place{n}") for n, each in enumerate(answer.places)]
        )
        self._sealed.setText(answer.sealed)
        show(self.foot, wanted=bool(answer.sealed))
        self._stack.setCurrentIndex(1)
        self._area.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def _open(self) -> None:
        if self.shown is not None:
            self.open_wanted.emit(self.shown.case_id)

    def _step(self) -> None:
        if self.shown is not None:
            self.step_wanted.emit(self.shown.case_id, self.shown.form)


def _next(answer: CasePreviewAnswer) -> QWidget:
    title = answer.next_title.rstrip(".")
    words = f"{title}. {answer.next_reason}".strip()
    made = label(words, role=Role.TEXT2, wrap=True, name="cases.preview.next.words")
    made.set_marks(strong=((0, len(title) + 1),), strong_role=Role.TEXT)
    return made


def _person(person: PreviewPerson, name: str) -> QWidget:
    made = QWidget()
    made.setObjectName(name)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(Initials(person.initials, name=f"{name}.initials", spoken=person.name), 0,
                  Qt.AlignmentFlag.AlignTop)  # fmt: skip
    words = label(f"{person.name}  {person.part}", role=Role.TEXT3, wrap=True)
    words.set_marks(strong=((0, len(person.name)),), strong_role=Role.TEXT)
    row.addWidget(words, 1)
    return made


def _place(place: Place, name: str) -> QWidget:
    made = QWidget()
    made.setObjectName(name)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(place.where, font=Type.SMALL, role=Role.TEXT3))
    words = label(place.words, wrap=True)
    words.set_marks(hits=place.hits)
    column.addWidget(words)
    return made
