"""A button that opens a menu, with a small arrow at its right.

Example::

    add = MenuButton("Add to the record", name="case_file.add", icon_name="plus")
    add.offer((("note", "A note", ""), ("incident", "It happened again", "Only … can do this.")))
    add.chosen.connect(self._add)            # with the key
"""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind

# A key, its words, and why it is off: empty when it is open.
Choices = tuple[tuple[str, str, str], ...]


def menu_of(menu: QMenu, choices: Choices, *, name: str) -> None:
    """Fill a menu: what is off stands there with its reason."""
    menu.clear()
    for key, words, reason in choices:
        shown = f"{words}  ·  {reason}" if reason else words
        action = QAction(shown.replace("&", "&&"), menu)
        action.setObjectName(f"{name}.{key}")
        action.setData(key)
        action.setEnabled(not reason)
        menu.addAction(action)


class MenuButton(Button):
    """The button and its menu."""

    chosen = Signal(str)

    def __init__(self, words: str, *, name: str, icon_name: str = "", arrow: bool = True) -> None:
        self._arrow = arrow
        super().__init__(words, name=name, kind=Kind.PLAIN, icon_name=icon_name)
        if arrow:
            self._make_room()
            theme().changed.connect(self._make_room)
        self.menu_shown = QMenu(self)
        self.menu_shown.setObjectName(f"{name}.menu")
        self.menu_shown.triggered.connect(self._picked)
        self.clicked.connect(self._open)

    def offer(self, choices: Choices) -> None:
        """Offer these."""
        menu_of(self.menu_shown, choices, name=self.objectName())

    def open_under(self, part: QWidget) -> None:
        """Open the menu under another part."""
        self.menu_shown.popup(part.mapToGlobal(QPoint(0, part.height() + 2)))

    def _open(self) -> None:
        self.open_under(self)
        first = next((each for each in self.menu_shown.actions() if each.isEnabled()), None)
        if first is not None:
            self.menu_shown.setActiveAction(first)

    def _picked(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

    def _make_room(self) -> None:
        self.setStyleSheet(f"QPushButton {{ padding-right: {theme().px(32)}px; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._arrow:
            side = theme().px(14)
            drawn = pixmap("caret-down", Role.TEXT2, side, self.devicePixelRatioF())
            spot = QPoint(self.width() - side - theme().px(12), (self.height() - side) // 2)
            QPainter(self).drawPixmap(spot, drawn)
