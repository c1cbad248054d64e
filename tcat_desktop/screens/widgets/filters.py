"""Filters over a list: each says what it filters by and what it is set to; set ones stand out.

Example::

    filters = FilterBar(name="cases.filters")
    filters.add("stage", "Stage", (("", "Any"), ("meeting", "Meeting"), ("takedown", "Takedown")))
    filters.changed.connect(self._ask)              # then filters.chosen() -> {"stage": "meeting"}
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.ink import box, width_of, write
from tcat_desktop.screens.widgets.showing import show

Options = tuple[tuple[str, str], ...]


class FilterButton(QToolButton):
    """One filter. The first option means that it is not set."""

    changed = Signal()

    def __init__(self, key: str, title: str, options: Options, *, name: str) -> None:
        super().__init__()
        self.key, self._title = key, title
        self._options: Options = ()
        self._value = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}.menu")
        self._group = QActionGroup(self)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self._open)
        self.offer(options)
        theme().changed.connect(self.updateGeometry)

    @property
    def value(self) -> str:
        """The key of the chosen option, empty when it is not set."""
        return self._value

    def offer(self, options: Options) -> None:
        """Offer these; the first means not set. What was chosen stays when it is still offered."""
        self._options = options
        self._menu.clear()
        for key, words in options:
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setData(key)
            action.setCheckable(True)
            self._group.addAction(action)
            self._menu.addAction(action)
        self.choose(self._value if self._value in dict(options) else "")

    def choose(self, key: str) -> None:
        """Set it, or with an empty key clear it."""
        self._value = key
        for action in self._menu.actions():
            action.setChecked(action.data() == key)
        state = f"{self._title}: {self._words()}"
        self.setAccessibleName(f"{state}. Delete clears it." if key else state)
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return dict(self._options).get(self._value, "")

    def _picked(self, action: QAction) -> None:
        key = str(action.data())
        if key != self._value:
            self.choose(key)
            self.changed.emit()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _clear(self) -> None:
        self.choose("")
        self.changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._value and event.position().x() > self.width() - theme().px(28):
            self.setDown(False)
            self._clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._value and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        words = width_of(self._title, Type.BODY) + width_of(self._words(), Type.BODY_STRONG)
        tick = look.px(16) + 6 if self._value else 0
        return QSize(10 + tick + words + 6 + 8 + look.px(14) + 10, look.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        on = bool(self._value)
        resting = Role.HOVER if self.underMouse() else Role.SURFACE
        fill, line = (Role.SELECT, Role.ACTION) if on else (resting, Role.DIVIDER)
        pen = 3.0 if on and look.high_contrast else 1.0
        box(painter, self.rect(), fill=fill, line=line, radius=6, pen=pen)
        left, tall = 10, self.height()
        if on:
            side = look.px(16)
            drawn = pixmap("check", Role.ACTION, side, self.devicePixelRatioF())
            painter.drawPixmap(left, (tall - side) // 2, drawn)
            left += side + 6
        role = Role.ACTION if on else Role.TEXT2
        room = QRect(left, 0, self.width() - left, tall)
        left += write(painter, room, self._title, Type.BODY, role) + 6
        room.setLeft(left)
        role = Role.ACTION if on else Role.TEXT
        write(painter, room, self._words(), Type.BODY_STRONG, role)
        side = look.px(14)
        name = "x" if on else "caret-down"
        drawn = pixmap(name, role if on else Role.TEXT2, side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - 10, (tall - side) // 2, drawn)


class FilterBar(QWidget):
    """Filters in a row that wraps, with “Clear filters” once any is set."""

    changed = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._filters: dict[str, FilterButton] = {}
        self._flow = FlowLayout(self, gap=8)
        self._clear = Button("Clear filters", name=f"{name}.clear", kind=Kind.QUIET)
        self._clear.clicked.connect(self.clear)
        self._clear.setVisible(False)
        self._flow.addWidget(self._clear)

    def add(self, key: str, title: str, options: Options) -> FilterButton:
        """Add a filter; the first option means that it is not set."""
        made = FilterButton(key, title, options, name=f"{self.objectName()}.{key}")
        made.changed.connect(self._changed)
        self._filters[key] = made
        self._flow.removeWidget(self._clear)
        self._flow.addWidget(made)
        self._flow.addWidget(self._clear)
        return made

    def filter(self, key: str) -> FilterButton:
        """The filter of that key."""
        return self._filters[key]

    def chosen(self) -> dict[str, str]:
        """The filters that are set, and to what."""
        return {key: each.value for key, each in self._filters.items() if each.value}

    def choose(self, **values: str) -> None:
        """Set these filters and clear the others, without telling that it changed."""
        for key, each in self._filters.items():
            each.choose(values.get(key, ""))
        show(self._clear, bool(self.chosen()))

    def clear(self) -> None:
        """Clear every filter."""
        self.choose()
        self.changed.emit()

    def _changed(self) -> None:
        show(self._clear, bool(self.chosen()))
        self.changed.emit()
