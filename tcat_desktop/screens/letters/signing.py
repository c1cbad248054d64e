"""Signing a letter: in ink once it is printed, drawn in a box, or by typing one’s name."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.office.signing import SIGNATURE_SHAPE, WAYS, Signature
from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import RadioDot

_WIDE = 280
_BASE = 0.78  # of the height: where the line stands that one signs on
_NEAR = 1.2  # pixels; closer than this a point says nothing new

Drawn = tuple[tuple[tuple[float, float], ...], ...]


class SignatureBox(QWidget):
    """A box to sign in with the mouse, a pen or a finger; what is drawn is points from 0 to 1."""

    drawn = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Your signature, drawn with the mouse or a pen")
        self.setAccessibleDescription("Or choose “Type your name” above.")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strokes: list[list[QPointF]] = []
        self._down = False
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def strokes(self) -> Drawn:
        """What was drawn, in parts of the box."""
        wide, tall = max(self.width(), 1), max(self.height(), 1)
        return tuple(
            tuple((point.x() / wide, point.y() / tall) for point in stroke)
            for stroke in self._strokes
        )

    def clear(self) -> None:
        """An empty box."""
        self._strokes = []
        self._down = False
        self.update()
        self.drawn.emit()

    def sizeHint(self) -> QSize:
        wide = theme().px(_WIDE)
        return QSize(wide, round(wide / SIGNATURE_SHAPE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._down:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._down = False
        self.drawn.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # A pen is followed as finely as it tells; Qt would else make coarser mouse moves of it.
        kind = event.type()
        if kind is QTabletEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind is QTabletEvent.Type.TabletMove and self._down:
            self._go(event.position())
        elif kind is QTabletEvent.Type.TabletRelease:
            self._down = False
            self.drawn.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box(painter, whole, fill=Role.SURFACE, line=Role.CONTROL, radius=6)
        look = theme()
        base = self.height() * _BASE
        painter.setPen(QPen(look.colour(Role.DIVIDER), 1))
        painter.drawLine(QPointF(12, base), QPointF(self.width() - 12, base))
        pen = QPen(look.colour(Role.TEXT), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            path = QPainterPath(stroke[0])
            for point in stroke[1:] or [stroke[0] + QPointF(0.5, 0)]:
                path.lineTo(point)
            painter.drawPath(path)

    def _begin(self, at: QPointF) -> None:
        self._down = True
        self._strokes.append([self._inside(at)])
        self.update()

    def _go(self, at: QPointF) -> None:
        point = self._inside(at)
        last = self._strokes[-1][-1]
        if (point - last).manhattanLength() >= _NEAR:
            self._strokes[-1].append(point)
            self.update()

    def _inside(self, at: QPointF) -> QPointF:
        return QPointF(
            min(max(at.x(), 0.0), float(self.width())), min(max(at.y(), 0.0), float(self.height()))
        )

    def _dress(self) -> None:
        # The shape never changes, so that a signature is never stretched on paper.
        self.setFixedSize(self.sizeHint())


class SignWays(QWidget):
    """The three ways to sign, gentlest on the hand first, and what each asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letters.sign")
        self._group = QButtonGroup(self)
        self._dots = {
            key: RadioDot(words, name=f"letters.sign.{key}") for key, words in WAYS.items()
        }
        self.box = SignatureBox(name="letters.sign.box")
        self.again = Button("Clear the box", name="letters.sign.clear", kind=Kind.QUIET)
        self.again.clicked.connect(self.box.clear)
        self.typed = LineField(longest=120, placeholder="Your name as it stands under the letter")
        self.typed.setObjectName("letters.sign.name")
        self.typed.setAccessibleName("Your name, as it stands under the letter")
        self.error = ErrorLine("letters.sign.error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        for key, dot in self._dots.items():
            self._group.addButton(dot)
            dot.toggled.connect(self._arrange)
            column.addWidget(dot)
            if key == "drawn":
                column.addWidget(self.box)
                column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.typed)
        column.addWidget(self.error)
        self.start_afresh()

    @property
    def way(self) -> str:
        """The way chosen: ink, drawn or typed."""
        return next((key for key, dot in self._dots.items() if dot.isChecked()), "ink")

    def signature(self) -> Signature:
        """What was chosen, drawn or typed."""
        if self.way == "drawn":
            return Signature(way="drawn", strokes=self.box.strokes)
        if self.way == "typed":
            return Signature(way="typed", words=self.typed.text())
        return Signature()

    def start_afresh(self) -> None:
        """As for a letter that nobody has begun to sign: no signature is kept for the next."""
        self._dots["ink"].setChecked(True)
        self.box.clear()
        self.typed.clear()
        self.error.say("")
        self._arrange()

    def _arrange(self) -> None:
        self.error.say("")
        show(self.box, self.way == "drawn")
        show(self.again, self.way == "drawn")
        show(self.typed, self.way == "typed")
