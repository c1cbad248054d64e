"""Open cases by stage, in cells that open the list of cases with that stage.

Example::

    funnel = Funnel(name="today.funnel")
    funnel.show_counts("open cases", "at Applewick", 14, (("reported", "Reported", 3), ...))
    funnel.chosen.connect(self._open_cases)        # with the stage's key
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QSizePolicy

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write

_NARROW = 640
# At large text in a narrow window the cells become rows.
_ROWS = 520


class _Cell(QAbstractButton):
    """One stage: its count, its name and a bar; the first cell is the whole, without a bar."""

    def __init__(self, key: str, title: str, count: int, *, most: int, under: str = "") -> None:
        super().__init__()
        self.key, self._title, self._count, self._most = key, title, count, most
        self._under = under
        self.stacked = False
        cases = "case" if count == 1 else "cases"
        self.setAccessibleName(
            f"{count} {title} {under}".strip() if under else f"{title}, {count} open {cases}"
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        words = width_of(self._title, Type.BODY) + look.px(20) + 36
        return QSize(words, look.line(Type.FIGURE) + look.line(Type.SMALL) + 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    def has_room(self, width: int) -> bool:
        """Whether the name fits beside the number in a cell of that width."""
        used = width_of(str(self._count), Type.FIGURE) + 8 + width_of(self._title, Type.BODY_MEDIUM)
        return used <= width - 2 * 18 + 14

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse():
            inside = self.rect().adjusted(1, 1, -1, -1)
            painter.fillRect(inside, look.colour(Role.HOVER))
        edge = 18
        figure = QRect(edge, 12, self.width() - 2 * edge, look.line(Type.FIGURE))
        used = write(painter, figure, str(self._count), Type.FIGURE, Role.TEXT)
        words = figure.adjusted(used + 8, 0, edge - 4, 0)
        font = Type.BODY_MEDIUM if self._under else Type.BODY
        low = QRect(edge, figure.bottom() + 3, figure.width(), look.line(Type.SMALL))
        role = Role.TEXT if self._under else Role.TEXT2
        if self.stacked:
            write(painter, low.adjusted(0, 0, edge - 4, 0), self._title, Type.SMALL, role)
            return
        write(painter, words, self._title, font, role)
        if self._under:
            write(painter, low, self._under, Type.SMALL, Role.TEXT3)
            return
        tall = look.px(6)
        bar = QRectF(edge, low.top() + (low.height() - tall) / 2, figure.width(), tall)
        line = Role.CONTROL if look.high_contrast else None
        box(painter, bar, fill=Role.SUNKEN, line=line, radius=tall / 2)
        if self._count and self._most:
            share = QRectF(bar)
            share.setWidth(max(bar.width() * self._count / self._most, tall))
            box(painter, share, fill=Role.ACTION, line=None, radius=tall / 2)


class Funnel(QFrame):
    """The cells in a row, in one card; in a narrow page with large text they become rows."""

    chosen = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cells: list[_Cell] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        theme().changed.connect(self._fold)

    def show_counts(
        self, whole: str, where: str, total: int, stages: tuple[tuple[str, str, int], ...]
    ) -> None:
        """Show the total, then ``(key, title, count)`` for each stage in its order."""
        for cell in self._cells:
            self._row.removeWidget(cell)
            cell.deleteLater()
        most = max((count for _, _, count in stages), default=0)
        first = _Cell("", whole, total, most=most, under=where)
        self._cells = [first] + [_Cell(k, t, c, most=most) for k, t, c in stages]
        for cell in self._cells:
            cell.setObjectName(f"{self.objectName()}.{cell.key or 'all'}")
            cell.clicked.connect(self._pressed)
            self._row.addWidget(cell, 1)
        self._fold()

    def _fold(self) -> None:
        rows = self.width() < theme().px(_ROWS)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if rows else ways.LeftToRight)
        # Names go under the numbers in all cells or in none, so that the row reads evenly.
        each = self.width() if rows else self.width() // max(len(self._cells), 1)
        stacked = not all(cell.has_room(each) for cell in self._cells[1:])
        for cell in self._cells:
            cell.stacked = stacked
            cell.update()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = theme().colour(Role.LINE)
        upright = self._row.direction() == QBoxLayout.Direction.LeftToRight
        for cell in self._cells[1:]:
            at = cell.geometry()
            if upright:
                painter.fillRect(at.left() - 1, 1, 1, self.height() - 2, colour)
            else:
                painter.fillRect(1, at.top() - 1, self.width() - 2, 1, colour)

    def _pressed(self) -> None:
        cell = self.sender()
        if isinstance(cell, _Cell):
            self.chosen.emit(cell.key)
