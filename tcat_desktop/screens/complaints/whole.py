"""One complaint whole: its head and stages, then its cards in one or two columns."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.complaints import ComplaintView
from tcat_desktop.screens.complaints.cards import ClockCard, DoneCard, NextCard, ProcedureCard
from tcat_desktop.screens.complaints.panel_card import PanelCard
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.stepper import Step, Stepper, StepState
from tcat_desktop.screens.words import day

_TWO = 760


class WholeComplaint(QWidget):
    """What the page shows of the complaint that is chosen."""

    wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", font=Type.NEXT_STEP, wrap=True, name="complaints.title")
        self.line = label("", role=Role.TEXT2, wrap=True, name="complaints.line")
        self.stepper = Stepper(name="complaints.stepper")
        self.notice = Notice(name="complaints.notice")
        self.next, self.clocks, self.done = NextCard(), ClockCard(), DoneCard()
        self.panel, self.procedure = PanelCard(), ProcedureCard()
        self.about = Card("The complaint", name="complaints.about")
        self.words = label("", font=Type.READING, wrap=True, name="complaints.words")
        self.late = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self.about.add(self.words)
        self.about.add(self.late, above=6)
        self._inner = QWidget()
        self._lay_out()
        self.next.wanted.connect(self._wanted)
        self.panel.wanted.connect(self._wanted)
        self.panel.member_wanted.connect(self.wanted)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 8, 12)
        inner.setSpacing(12)
        inner.addWidget(self.notice)
        inner.addWidget(self.title)
        inner.addWidget(self.line)
        inner.addWidget(self.stepper)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.next, self.panel, self.about, self.done)),
            (right, (self.clocks, self.procedure)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._across.addLayout(left, 6)
        self._across.addLayout(right, 5)
        inner.addLayout(self._across)
        inner.addStretch(1)
        self.area = scrolled(self._inner, name="complaints.scroll", spoken="The complaint")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_complaint(self, view: ComplaintView, today: date) -> None:
        """Show this one."""
        self.title.setText(view.complainant or "Nobody named")
        came = f"received {day(view.received_on, today)}" if view.received_on else ""
        told = (view.complainant_hint, view.school, view.reference, came)
        self.line.setText(" · ".join(part for part in told if part))
        self.stepper.show_steps(_steps(view))
        show(self.stepper, bool(view.stages))
        self.words.setText(view.about)
        late = [f"It happened last on {day(view.event_on, today)}."] if view.event_on else []
        if view.late_reason:
            late.append(f"Taken on late: {view.late_reason}")
        if view.action:
            late.append(f"What the school did: {view.action}")
        self.late.setText(" ".join(late))
        show(self.late, bool(late))
        self.next.show_complaint(view)
        self.panel.show_panel(view, today)
        self.clocks.show_clocks(view.clocks, today)
        self.done.show_steps(view, today)
        self.procedure.show_procedure(view)

    def _wanted(self, form: str) -> None:
        self.wanted.emit(form, 0)

    def _fold(self) -> None:
        way = QBoxLayout.Direction
        two = self.width() >= theme().px(_TWO)
        self._across.setDirection(way.LeftToRight if two else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


_STATES = {"done": StepState.DONE, "now": StepState.NOW, "skipped": StepState.SKIPPED,
           "later": StepState.LATER}  # fmt: skip
_SHORT = {"informal": "Informal", "formal": "Formal", "panel": "Panel", "ended": "Ended"}


def _steps(view: ComplaintView) -> tuple[Step, ...]:
    return tuple(
        Step(
            title=each.title, note=each.note, short=_SHORT[each.name],
            state=StepState.LAST if each.name == "ended" and each.state == "later"
            else _STATES[each.state],
        )
        for each in view.stages
    )  # fmt: skip
