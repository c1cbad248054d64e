"""The journey of a case in a row: done steps ticked, the one now filled, later ones numbered.

Example::

    stepper = Stepper(name="case.stepper")
    stepper.show_steps((
        Step(title="Reported", note="Tue 10 Nov", state=StepState.DONE),
        Step(title="Meeting", note="Today, 15:45", state=StepState.NOW),
        Step(title="Closed", note="With a reason", state=StepState.LAST),
    ))
    stepper.chosen.connect(self._scroll_to)       # with the step's place, from 0
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_centred
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

# A step with less room than this at 100 % cannot say its name.
_NARROWEST = 124


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    LAST = "last"
    # The case went past it, and it was never taken.
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its title, a date or a condition under it, and where it stands.

    ``short`` is the title where there is little room, such as ``Complaints``.
    """

    title: str
    note: str = ""
    state: StepState = StepState.LATER
    short: str = ""


_SAID = {StepState.DONE: "done", StepState.NOW: "now", StepState.SKIPPED: "left out"}
_QUIET = frozenset({StepState.LATER, StepState.LAST, StepState.SKIPPED})


def paint_step_mark(painter: QPainter, rect: QRectF, state: StepState, number: int) -> None:
    """The mark of a step: a tick, a filled number, a number, or an empty box."""
    side = rect.height()
    if state is StepState.NOW:
        box(painter, rect, fill=Role.ACTION, line=None, radius=side * 0.3)
        write_centred(painter, rect.toRect(), str(number), Type.TINY_STRONG, Role.ON_ACTION)
        return
    done = state is StepState.DONE
    line = Role.ACTION if done else Role.CONTROL
    box(painter, rect, fill=Role.SURFACE, line=line, radius=side * 0.3)
    if done or state is StepState.SKIPPED:
        size = round(side * 0.64)
        name, role = ("check", Role.ACTION) if done else ("minus", Role.TEXT3)
        drawn = pixmap(name, role, size, painter.device().devicePixelRatioF())
        inset = (side - size) / 2
        painter.drawPixmap(round(rect.left() + inset), round(rect.top() + inset), drawn)
    elif state is StepState.LATER:
        write_centred(painter, rect.toRect(), str(number), Type.TINY_STRONG, Role.TEXT2)


class _StepButton(QToolButton):
    """One step. It is painted whole, and can be chosen by key or pointer."""

    def __init__(self, step: Step, place: int, count: int, name: str) -> None:
        super().__init__()
        self._step, self.place = step, place
        self.setObjectName(name)
        said = _SAID.get(step.state, "later")
        note = f", {step.note}" if step.note else ""
        self.setAccessibleName(f"Step {place + 1} of {count}, {step.title}, {said}{note}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def is_now(self) -> bool:
        """Whether the case is at this step."""
        return self._step.state is StepState.NOW

    def sizeHint(self) -> QSize:
        look = theme()
        words = max(width_of(self._step.title, Type.BODY_STRONG), look.px(90))
        tall = look.line(Type.BODY) + look.line(Type.SMALL) + 20
        return QSize(look.px(29) + words, tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(29) + 20, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(20)
        top = 7
        line = look.line(Type.BODY)
        mark = QRectF(0, top + (line - side) / 2 + 1, side, side)
        now = self._step.state is StepState.NOW
        paint_step_mark(painter, mark, self._step.state, self.place + 1)
        left = side + look.px(9)
        room = self.width() - left - 4
        title = self._step.title
        font = Type.BODY_STRONG if now else Type.BODY_MEDIUM
        if self._step.short and width_of(title, font) > room:
            title = self._step.short
        role = Role.ACTION if now else Role.TEXT
        if self._step.state in _QUIET and not self.underMouse():
            role = Role.TEXT2
        write(painter, QRect(left, top, room, line), title, font, role)
        note = QRect(left, top + line, room, look.line(Type.SMALL))
        write(painter, note, self._step.note, Type.SMALL, Role.TEXT2 if now else Role.TEXT3)
        if now:
            wide = min(self.width() - 8, look.px(178))
            painter.fillRect(0, self.height() - 3, wide, 3, look.colour(Role.ACTION))


class Stepper(QWidget):
    """The steps in a row; where there is room for one only, the one now and “3 of 5”."""

    chosen = Signal(int)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._buttons: list[_StepButton] = []
        self._far = label(role=Role.TEXT2, name=f"{name}.far")
        self._row.addWidget(self._far)
        show(self._far, False)
        theme().changed.connect(self._fold)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these steps."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, step in enumerate(steps):
            button = _StepButton(step, place, len(steps), f"{self.objectName()}.{place + 1}")
            button.clicked.connect(self._pressed)
            self._buttons.append(button)
            self._row.insertWidget(place, button, 1)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """With room for one step only, show the one now, and how far it is."""
        count = len(self._buttons)
        folded = bool(count) and self.width() < count * theme().px(_NARROWEST)
        now = next((n for n, b in enumerate(self._buttons) if b.is_now), 0)
        for place, button in enumerate(self._buttons):
            show(button, not folded or place == now)
        # The last one is the end of the road, and no step on it.
        self._far.setText(f"{min(now + 1, count - 1)} of {count - 1}" if folded else "")
        show(self._far, folded)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton):
            self.chosen.emit(button.place)
