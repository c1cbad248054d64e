"""A row of a card that can be pressed: by pointer, Enter or Space, with words inside it.

Example::

    row = PressRow(name="case_file.clause.C36", spoken="C36, abuse about staff, likely")
    row.across.addWidget(label("Abuse about staff"))
    row.clicked.connect(self._judge)
"""

from PySide6.QtCore import QChildEvent, QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.ink import box


class PressRow(QAbstractButton):
    """The row. What stands in it takes no clicks of its own."""

    def __init__(self, *, name: str, spoken: str, why: str = "", air: int = 5) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(why)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, air, 0, air)
        self._whole.setSpacing(0)
        self.across = QHBoxLayout()
        self.across.setSpacing(8)
        self._whole.addLayout(self.across)

    def under(self, part: QWidget) -> None:
        """Put a part on a line of its own, under the ones before."""
        self._whole.addWidget(part)

    def sizeHint(self) -> QSize:
        return self._whole.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._whole.totalMinimumSize()

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() and self.isEnabled():
            box(QPainter(self), self.rect(), fill=Role.HOVER, line=None, radius=4)
