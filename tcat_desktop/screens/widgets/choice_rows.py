"""One of several, each a large row with its reason: the gentlest stands first.

A row that is not open says why instead of its reason, with a lock.

Example::

    rows = ChoiceRows(
        (ChoiceRow(key="advice", title="Give advice", reason="A friendly word.", tag="C64"),
         ChoiceRow(key="open", title="Open a case", shut="A governor is in it.", tag="C47")),
        name="step.triage.outcome", spoken="What is this?",
    )
    rows.changed.connect(self._chosen)      # rows.value
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    """One choice: its title, one line of reason, its clause, and why it is shut if it is."""

    key: str
    title: str
    reason: str = ""
    tag: str = ""
    shut: str = ""


class _RowButton(QRadioButton):
    """The row itself; all of it can be pressed."""

    def __init__(self, row: ChoiceRow, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(row.title)
        told = row.shut or row.reason
        self.setAccessibleDescription(" ".join(part for part in (told, row.tag) if part))
        self.setEnabled(not row.shut)
        if not row.shut:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay(row, told, name)
        wraps = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        wraps.setHeightForWidth(True)
        self.setSizePolicy(wraps)
        theme().changed.connect(self._measure)
        self._measure()

    def _lay(self, row: ChoiceRow, told: str, name: str) -> None:
        self._across = QHBoxLayout(self)
        self._across.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.title, font=Type.ROW_TITLE, wrap=True))
        reason = label(told, font=Type.SMALL, role=Role.TEXT2, wrap=True)
        words.addWidget(reason)
        show(reason, bool(told))
        self._across.addLayout(words, 1)
        if row.tag:
            tag = TagLabel(row.tag, name=f"{name}.tag")
            self._across.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _measure(self) -> None:
        look = theme()
        left = look.px(12) + look.px(18) + look.px(11)
        self._across.setContentsMargins(left, look.px(7), look.px(12), look.px(7))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._across.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._across.minimumSize()

    def hitButton(self, pos: object) -> bool:
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The column knows which rows are open; Qt would go by where they stand.
        if event.key() in _ON | _BACK:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = Role.SELECT if chosen else Role.HOVER if self.underMouse() else Role.SURFACE
        line = Role.ACTION if chosen else Role.DIVIDER
        if not self.isEnabled():
            fill = Role.SUNKEN
        thick = 2 if chosen and look.high_contrast else 1
        box(painter, self.rect(), fill=fill, line=line, radius=6, pen=thick)
        self._mark(painter)

    def _mark(self, painter: QPainter) -> None:
        look = theme()
        side = look.px(18)
        top = look.px(7) + (look.line(Type.ROW_TITLE) - side) / 2
        if not self.isEnabled():
            drawn = pixmap("lock-simple", Role.TEXT3, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(look.px(12), top), drawn)
            return
        ring = QRectF(look.px(12), top, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        painter.setPen(QPen(look.colour(Role.ACTION if chosen else Role.CONTROL), 1))
        painter.setBrush(look.colour(Role.SURFACE))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(Role.ACTION))
            painter.drawEllipse(ring.center(), look.px(5), look.px(5))


class ChoiceRows(QWidget):
    """The rows in a column. The arrow keys move among those that are open."""

    changed = Signal()

    def __init__(self, rows: tuple[ChoiceRow, ...], *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._name = name
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._buttons: dict[str, _RowButton] = {}
        self.set_rows(rows)

    def set_rows(self, rows: tuple[ChoiceRow, ...]) -> None:
        """Show these rows; the one that was chosen stays chosen when it is still there."""
        kept = self.value
        for old in self._buttons.values():
            self._group.removeButton(old)
            # Off the page at once, so that nothing finds a row that is going.
            old.setParent(None)
            old.deleteLater()
        self._buttons = {}
        for row in rows:
            made = _RowButton(row, name=f"{self._name}.{row.key}")
            made.clicked.connect(self._clicked)
            self._buttons[row.key] = made
            self._group.addButton(made)
            self._column.addWidget(made)
        if kept in self._buttons:
            self._buttons[kept].setChecked(True)
        for first in [each for each in self._buttons.values() if each.isEnabled()][:1]:
            self.setFocusProxy(first)

    @property
    def value(self) -> str:
        """The one chosen, or empty."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose this one, or with an empty key none, without telling that it changed."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QRadioButton:
        """The row of one choice."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        order = [each for each in self._buttons.values() if each.isEnabled()]
        here = self.focusWidget()
        if not step or not isinstance(here, _RowButton) or here not in order:
            super().keyPressEvent(event)
            return
        beside = order[(order.index(here) + step) % len(order)]
        beside.setFocus(Qt.FocusReason.TabFocusReason)
        beside.click()

    def _clicked(self) -> None:
        self.changed.emit()
