"""How one day of the year looks: its kind is a fill, a letter or a pattern, never colour alone."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write_centred


@dataclass(frozen=True, slots=True)
class _Look:
    fill: Role | None
    line: Role | None
    ink: Role
    letter: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush
    dashed: bool = False


_LOOKS: Final[dict[str, _Look]] = {
    "school": _Look(Role.SURFACE, Role.DIVIDER, Role.TEXT),
    "inset": _Look(Role.SELECT, Role.SELECT_LINE, Role.TEXT, letter="I"),
    "closed": _Look(Role.AMBER_FILL, Role.AMBER_LINE, Role.AMBER_TEXT, letter="C"),
    "bank": _Look(Role.SUNKEN, Role.CONTROL, Role.TEXT2, letter="B"),
    "holiday": _Look(Role.SUNKEN, None, Role.TEXT3, pattern=Qt.BrushStyle.FDiagPattern),
    "weekend": _Look(None, None, Role.TEXT3),
    "unknown": _Look(None, Role.CONTROL, Role.TEXT3, letter="?", dashed=True),
}


def paint_day(painter: QPainter, rect: QRect, kind: str, number: str) -> None:
    """One day: its box, its number, and the letter of its kind beside it."""
    look, kind_look = theme(), _LOOKS[kind]
    if kind_look.fill is not None:
        box(painter, rect, fill=kind_look.fill, line=None, radius=3)
    if kind_look.pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(rect, QBrush(look.colour(Role.DIVIDER), kind_look.pattern))
    if kind_look.line is not None and not kind_look.dashed:
        box(painter, rect, fill=None, line=kind_look.line, radius=3)
    if kind_look.dashed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(Role.CONTROL), 1, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    _write(painter, rect, kind_look, number)


def _write(painter: QPainter, rect: QRect, kind: _Look, number: str) -> None:
    if kind.pattern is not Qt.BrushStyle.NoBrush and number:
        # A patch of the plain fill, so that the number is read and not the pattern.
        wide = theme().px(17)
        patch = QRect(rect.center().x() - wide // 2, rect.top() + 3, wide, rect.height() - 6)
        painter.fillRect(patch, theme().colour(Role.SUNKEN))
    if not kind.letter:
        write_centred(painter, rect, number, Type.TINY, kind.ink)
        return
    if not number:
        write_centred(painter, rect, kind.letter, Type.TINY_STRONG, kind.ink)
        return
    half = rect.width() * 3 // 5
    left = QRect(rect.left() + 1, rect.top(), half, rect.height())
    right = QRect(left.right(), rect.top(), rect.right() - left.right(), rect.height())
    write_centred(painter, left, number, Type.TINY, kind.ink)
    write_centred(painter, right, kind.letter, Type.TINY_STRONG, kind.ink)


def paint_changed(painter: QPainter, rect: QRect) -> None:
    """A corner that says that this day is another kind than before."""
    side = theme().px(8)
    corner = QPointF(rect.left(), rect.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(Role.ACTION))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(side, 0), corner + QPointF(0, side)]))


def paint_ring(painter: QPainter, rect: QRect, role: Role, pen: float = 2.0) -> None:
    """A ring round a day: today, or the one that the keyboard is at."""
    box(painter, QRectF(rect).adjusted(-1, -1, 1, 1), fill=None, line=role, radius=4, pen=pen)


class Swatch(QWidget):
    """A day of one kind, for the legend; ``changed`` is the corner of a day that changes."""

    def __init__(self, kind: str, *, name: str) -> None:
        super().__init__()
        self._kind = kind
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(28), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(2, 2, -2, -2)
        if self._kind == "today":
            paint_day(painter, rect, "school", "")
            paint_ring(painter, rect, Role.ACTION)
        elif self._kind == "changed":
            paint_day(painter, rect, "school", "")
            paint_changed(painter, rect)
        else:
            paint_day(painter, rect, self._kind, "")
