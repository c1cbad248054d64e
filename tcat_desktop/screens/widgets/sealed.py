"""What stands in place of sealed material: a hatched box, a lock, a count, and who can open it.

No name, no first words, no thumbnail and no search hit is ever shown.

Example::

    paint_sealed(painter, rect)                                   # a thumbnail's place
    card.add(SealedNote("Parents’ messages, 6 items",
                        "Dr Llewellyn may open them when a parent has given permission.",
                        name="case.sealed"))
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label


def paint_sealed(painter: QPainter, rect: QRect) -> None:
    """Fill ``rect`` with the sealed pattern and a lock in the middle."""
    look = theme()
    box(painter, rect, fill=Role.SUNKEN, line=None, radius=4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QPainterPath()
    inside.addRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
    painter.setClipPath(inside)
    painter.setPen(QPen(look.colour(Role.DIVIDER), 1.5))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    for left in range(rect.left() - rect.height(), rect.right(), look.px(15)):
        painter.drawLine(left, rect.bottom() + 1, left + rect.height(), rect.top())
    painter.restore()
    box(painter, rect, fill=None, line=Role.CONTROL, radius=4)
    side = min(look.px(30), rect.height() - 6)
    plate = QRect(0, 0, side, side)
    plate.moveCenter(rect.center())
    box(painter, plate, fill=Role.SURFACE, line=Role.CONTROL, radius=6)
    size = round(side * 0.66)
    drawn = pixmap("lock-simple", Role.TEXT, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(plate.left() + (side - size) // 2, plate.top() + (side - size) // 2, drawn)


class SealedBox(QWidget):
    """The hatched box alone, the size of a thumbnail."""

    def __init__(self, *, name: str, spoken: str, size: QSize | None = None) -> None:
        super().__init__()
        self._size = size or QSize(84, 60)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._size.width()), theme().px(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_sealed(QPainter(self), self.rect())


class SealedNote(QWidget):
    """The hatched box with the count and who can open it beside it."""

    def __init__(self, count: str, who: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"Sealed. {count}. {who}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        hatched = SealedBox(name=f"{name}.box", spoken="Sealed")
        row.addWidget(hatched, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        # Beside a taller box the two lines stay together.
        column.addStretch(1)
        column.addWidget(label(count, font=Type.BODY_MEDIUM, wrap=True))
        column.addWidget(label(who, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
