"""A picture fitted to its place, or larger, or turned; whatever lies over it is drawn with it.

It is only given pictures that the desk has made itself. Example::

    canvas = PictureCanvas(name="exhibit.picture", spoken="The picture")
    canvas.show_picture(image)
    canvas.zoom(1)
    canvas.turn(1)                       # to the right, for looking only
    canvas.over.append(self._paint_lines)   # (painter, where the upright picture lies)
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ZOOMS = (5, 10, 25, 50, 75, 100, 150, 200, 300, 400)
_MARGIN = 16


class PictureCanvas(QScrollArea):
    """+ and − and the wheel with Ctrl zoom it, 0 fits it again; the arrows move it."""

    # How large it is shown, in per cent.
    zoomed = Signal(int)

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.over: list[Callable[[QPainter, QRectF], None]] = []
        self._sheet = _Sheet(self.over)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._upright = QImage()
        self._turns = 0
        self._zoom = 0  # fitted

    @property
    def picture(self) -> QImage:
        """The picture as it stands there now."""
        return self._sheet.picture

    @property
    def percent(self) -> int:
        """How large it is shown."""
        return self._zoom or self._fitted()

    @property
    def turns(self) -> int:
        """How many quarters of a turn to the right it stands from upright."""
        return self._turns

    def show_picture(self, picture: QImage) -> None:
        """Show this one, whole and upright."""
        self._upright, self._turns = picture, 0
        self._sheet.show_turned(picture, 0)
        self.fit()

    def turn(self, step: int) -> None:
        """A quarter to the right (1) or left (-1); the file stays as it is."""
        self._turns = (self._turns + step) % 4
        turned = self._upright.transformed(QTransform().rotate(90 * self._turns))
        self._sheet.show_turned(turned, self._turns)
        self._resize()

    def fit(self) -> None:
        """As large as its place, but never larger than it is."""
        self._zoom = 0
        self._resize()

    def zoom(self, step: int) -> None:
        """One size up or down."""
        now = self.percent
        beyond = [each for each in _ZOOMS if (each > now if step > 0 else each < now)]
        if beyond:
            self._zoom = beyond[0] if step > 0 else beyond[-1]
            self._resize()

    def repaint_over(self) -> None:
        """What lies over the picture has changed."""
        self._sheet.update()

    def _fitted(self) -> int:
        picture = self._sheet.picture
        if picture.isNull():
            return 100
        room = self.viewport().size()
        wide = (room.width() - _MARGIN) / max(picture.width(), 1)
        tall = (room.height() - _MARGIN) / max(picture.height(), 1)
        return max(1, min(100, int(100 * min(wide, tall))))

    def _resize(self) -> None:
        picture, share = self._sheet.picture, self.percent / 100
        self._sheet.resize(
            max(1, round(picture.width() * share)), max(1, round(picture.height() * share))
        )
        self._sheet.update()
        self.zoomed.emit(self.percent)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        if not self._zoom:
            self._resize()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1)
        elif plain and event.key() == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif plain and event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    def __init__(self, over: list[Callable[[QPainter, QRectF], None]]) -> None:
        super().__init__()
        self.picture = QImage()
        self._turns = 0
        self._over = over

    def show_turned(self, picture: QImage, turns: int) -> None:
        self.picture, self._turns = picture, turns
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint(0, 0), self.size()), self.picture)
        if not self._over:
            return
        # What lies over it is measured on the upright picture, and turns with it.
        lying = self._turns % 2
        wide, tall = (self.height(), self.width()) if lying else (self.width(), self.height())
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(90 * self._turns)
        painter.translate(-wide / 2, -tall / 2)
        for paint in self._over:
            paint(painter, QRectF(0, 0, wide, tall))
