"""Tick boxes, radio buttons and choice boxes, drawn with the same roles as everything else.

Example::

    about = TickBox("About", name="log.about_time")
    public = RadioDot("Public", name="log.public")
    role = Choice(name="log.person_role", spoken="Their part in it")
    role.addItems(["Told us", "Written about"])
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write


def _size(button: QAbstractButton) -> QSize:
    look = theme()
    words = QFontMetrics(look.font(Type.BODY)).horizontalAdvance(button.text())
    tall = max(look.px(24), look.line(Type.BODY) + 4)
    return QSize(look.px(18) + look.px(9) + words + 2, tall)


def _square(button: QAbstractButton) -> QRect:
    side = theme().px(18)
    return QRect(0, (button.height() - side) // 2, side, side)


def _words(painter: QPainter, button: QAbstractButton) -> None:
    look = theme()
    left = look.px(18) + look.px(9)
    rect = QRect(left, 0, button.width() - left, button.height())
    role = Role.TEXT if button.isEnabled() else Role.TEXT3
    write(painter, rect, button.text().replace("&&", "&"), Type.BODY, role)


class TickBox(QCheckBox):
    """A tick box; the whole of it, words and all, can be pressed."""

    def __init__(self, words: str, *, name: str, spoken: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self.setObjectName(name)
        self.setAccessibleName(spoken or words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        square = _square(self)
        if self.isChecked():
            fill = Role.ACTION if self.isEnabled() else Role.TEXT3
            box(painter, square, fill=fill, line=None, radius=4)
            side = theme().px(14)
            inset = (square.width() - side) // 2
            drawn = pixmap("check", Role.ON_ACTION, side, self.devicePixelRatioF())
            painter.drawPixmap(square.left() + inset, square.top() + inset, drawn)
        else:
            fill = Role.HOVER if self.underMouse() else Role.SURFACE
            box(painter, square, fill=fill, line=Role.CONTROL, radius=4)
        _words(painter, self)


class RadioDot(QRadioButton):
    """One of several; the dot and its words can both be pressed."""

    def __init__(self, words: str, *, name: str, spoken: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self.setObjectName(name)
        self.setAccessibleName(spoken or words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        ring = QRectF(_square(self)).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        painter.setPen(QPen(look.colour(Role.ACTION if chosen else Role.CONTROL), 1))
        painter.setBrush(look.colour(Role.HOVER if self.underMouse() else Role.SURFACE))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(Role.ACTION))
            painter.drawEllipse(ring.center(), look.px(5), look.px(5))
        _words(painter, self)


class Choice(QComboBox):
    """One of a list. The wheel does not change it unless it has the focus."""

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setObjectName(f"{name}.list")
        self.view().setAccessibleName(spoken)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page that is scrolled must not alter a field it passes under the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme().px(16)
        spot = QPointF(self.width() - side - theme().px(9), (self.height() - side) / 2)
        role = Role.TEXT2 if self.isEnabled() else Role.TEXT3
        painter.drawPixmap(spot, pixmap("caret-down", role, side, self.devicePixelRatioF()))
