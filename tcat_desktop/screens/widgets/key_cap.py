"""The name of a key in a small box, beside what it does.

Example::

    row.addWidget(KeyCap("Ctrl K"))
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write_centred


class KeyCap(QWidget):
    """A key. The action it belongs to says it to screen readers, so this does not."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(width_of(self._words, Type.TINY) + look.px(12), look.line(Type.TINY) + 3)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), fill=Role.SURFACE, line=Role.DIVIDER, radius=4)
        write_centred(painter, self.rect(), self._words, Type.TINY, Role.TEXT2)
