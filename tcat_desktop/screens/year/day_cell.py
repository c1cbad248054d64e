"""How one day of the year looks: its kind is a fill, a letter or a pattern, never colour alone."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
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


# What lies under the number, drawn once for each kind and size: a year has 365 of them.
_grounds: dict[tuple[str, int, int, bool, float, str, int], QPixmap] = {}
_MANY: Final = 200


def paint_day(painter: QPainter, rect: QRect, kind: str, number: str) -> None:
    """One day: its box, its number, and the letter of its kind beside it."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), _ground(kind, rect.size(), bool(number), ratio))
    _write(painter, rect, _LOOKS[kind], number)


def _ground(kind: str, size: QSize, numbered: bool, ratio: float) -> QPixmap:
    look = theme()
    key = (kind, size.width(), size.height(), numbered, ratio, str(look.look), look.text_size)
    kept = _grounds.get(key)
    if kept is not None:
        return kept
    if len(_grounds) > _MANY:
        _grounds.clear()
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, QRect(QPoint(0, 0), size), _LOOKS[kind], numbered)
    painter.end()
    _grounds[key] = made
    return made


def _paint_ground(painter: QPainter, rect: QRect, kind: _Look, numbered: bool) -> None:
    look = theme()
    if kind.fill is not None:
        box(painter, rect, fill=kind.fill, line=None, radius=3)
    if kind.pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(rect, QBrush(look.colour(Role.DIVIDER), kind.pattern))
        if numbered:
            # A patch of the plain fill, so that the number is read and not the pattern.
            wide = look.px(17)
            patch = QRect(rect.center().x() - wide // 2, 3, wide, rect.height() - 6)
            painter.fillRect(patch, look.colour(Role.SUNKEN))
    if kind.dashed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(Role.CONTROL), 1, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    elif kind.line is not None:
        box(painter, rect, fill=None, line=kind.line, radius=3)


def _write(painter: QPainter, rect: QRect, kind: _Look, number: str) -> None:
    if not kind.letter:
        if number:
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
