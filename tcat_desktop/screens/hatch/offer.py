"""One free time as a large row to press: its key, when it is, and where."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_centred

_LEFT_TO_TIMES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class Offer(QPushButton):
    """A row that can be chosen by its key, by Enter or with the mouse."""

    def __init__(self, key: str, *, name: str) -> None:
        super().__init__()
        self._key, self._title, self._second = key, "", ""
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def say(self, title: str, second: str = "") -> None:
        """When it is, and under it where."""
        self._title, self._second = title, second
        self.setAccessibleName(", ".join(part for part in (title, second) if part))
        self.setAccessibleDescription(f"Key {self._key}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        tall = look.line(Type.NEXT_STEP) + (look.line(Type.ROW_TITLE) if self._second else 0)
        return QSize(look.px(220), max(tall + 20, look.px(44)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(150), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEFT_TO_TIMES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = Role.SELECT if chosen else Role.HOVER if self.underMouse() else Role.SURFACE
        thick = 3 if chosen and look.high_contrast else 2 if chosen else 1
        line = Role.ACTION if chosen else Role.CONTROL
        box(painter, self.rect(), fill=fill, line=line, radius=8, pen=thick)
        cap = max(look.px(26), width_of(self._key, Type.ROW_TITLE) + 12)
        spot = QRect(look.px(12), (self.height() - cap) // 2, cap, cap)
        box(painter, spot, fill=Role.SURFACE, line=Role.DIVIDER, radius=4)
        write_centred(painter, spot, self._key, Type.ROW_TITLE, Role.TEXT2)
        side = look.px(20)
        if chosen:
            drawn = pixmap("check-circle", Role.ACTION, side, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - side - look.px(14), (self.height() - side) // 2,
                               drawn)  # fmt: skip
        left = spot.right() + look.px(14)
        room = QRect(left, 0, self.width() - left - side - look.px(22), self.height())
        if not self._second:
            write(painter, room, self._title, Type.NEXT_STEP, Role.TEXT)
            return
        first, second = look.line(Type.NEXT_STEP), look.line(Type.ROW_TITLE)
        top = (self.height() - first - second) // 2
        room.setTop(top)
        room.setHeight(first)
        write(painter, room, self._title, Type.NEXT_STEP, Role.TEXT)
        room.moveTop(top + first)
        room.setHeight(second)
        write(painter, room, self._second, Type.ROW_TITLE_REGULAR, Role.TEXT2)
