"""How far a case has come: five small bars, filled up to its stage, then the stage's name.

Example::

    paint_step_bars(painter, rect, 3, "Meeting")          # in a delegate
    card.addWidget(StepBars(3, "Meeting", name="preview.stage"))
"""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write

STEPS = 5


def bars_width() -> int:
    """The width of the five bars with the air after them."""
    look = theme()
    return STEPS * look.px(6) + (STEPS - 1) * look.px(2) + look.px(8)


def paint_step_bars(
    painter: QPainter, rect: QRect, filled: int, stage: str, *, font: Type = Type.BODY
) -> None:
    """Five bars of 6 × 12, filled up to the stage, and its name, in the middle of ``rect``."""
    look = theme()
    wide, tall, gap = look.px(6), look.px(12), look.px(2)
    top = rect.top() + (rect.height() - tall) / 2
    for step in range(STEPS):
        bar = QRectF(rect.left() + step * (wide + gap), top, wide, tall)
        done = step < filled
        fill, line = (Role.ACTION, Role.ACTION) if done else (None, Role.CONTROL)
        box(painter, bar, fill=fill, line=line, radius=1.5)
    words = QRect(rect)
    words.setLeft(rect.left() + bars_width())
    write(painter, words, stage, font, Role.TEXT)


class StepBars(QWidget):
    """The five bars and the stage's name as a small widget."""

    def __init__(self, filled: int, stage: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stage(filled, stage)
        theme().changed.connect(self.updateGeometry)

    def set_stage(self, filled: int, stage: str) -> None:
        """The case is at this stage now."""
        self._filled, self._stage = filled, stage
        self.setAccessibleName(f"{stage}, step {filled} of {STEPS}" if filled else stage)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(bars_width() + width_of(self._stage, Type.BODY) + 2, theme().line(Type.BODY))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_step_bars(QPainter(self), self.rect(), self._filled, self._stage)
