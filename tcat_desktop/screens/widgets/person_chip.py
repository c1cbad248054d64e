"""A person in a case: initials, name, and her part in it, in a chip that opens her card.

Example::

    chip = PersonChip("KD", "Mrs Kerry Denholm", "wrote the posts", name="case.person.12")
    chip.clicked.connect(self._open_person)
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.initials import paint_initials
from tcat_desktop.screens.widgets.ink import box, width_of, write


class PersonChip(QToolButton):
    """Initials, name and part, in one quiet box."""

    def __init__(self, initials: str, person: str, part: str, *, name: str) -> None:
        super().__init__()
        self._initials, self._person, self._part = initials, person, part
        self.setObjectName(name)
        self.setAccessibleName(f"{person}, {part}" if part else person)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = theme()
        words = width_of(self._person, Type.BODY_MEDIUM)
        if self._part:
            words += 7 + width_of(self._part, Type.BODY)
        return QSize(2 + look.px(24) + 7 + words + 9, look.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill = Role.HOVER if self.underMouse() else Role.WINDOW
        box(painter, self.rect(), fill=fill, line=Role.DIVIDER, radius=6)
        side = look.px(22)
        spot = QRect(3, (self.height() - side) // 2, side, side)
        paint_initials(painter, spot, self._initials, fill=Role.SURFACE)
        room = QRect(spot.right() + 8, 0, self.width() - spot.right() - 12, self.height())
        used = write(painter, room, self._person, Type.BODY_MEDIUM, Role.TEXT)
        room.setLeft(room.left() + used + 7)
        write(painter, room, self._part, Type.BODY, Role.TEXT2)
