"""An icon that stands beside words and says nothing that they do not.

Example::

    row.addWidget(IconMark("hourglass-medium", Role.TEXT2, size=18))
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, theme


class IconMark(QWidget):
    """An icon that stands beside words; the words say it, so a screen reader skips it."""

    def __init__(self, icon_name: str, role: Role, *, size: int = 18) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon_name, self._role, self._size = icon_name, role, size
        theme().changed.connect(self.updateGeometry)

    def set_icon(self, icon_name: str, role: Role) -> None:
        """Another drawing."""
        self._icon_name, self._role = icon_name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon_name:
            side = theme().px(self._size)
            drawn = pixmap(self._icon_name, self._role, side, self.devicePixelRatioF())
            left = (self.width() - side) // 2
            QPainter(self).drawPixmap(left, (self.height() - side) // 2, drawn)
