"""The ring round whatever has the keyboard: one overlay in a window, 2 px, 2 px outside.

Fields show their focus by their own 2 px border, and lists by their current row; everything
else is ringed here. The ring shows once a key has been pressed and goes when the pointer is used.

Example::

    ring = FocusRing(window)      # follows the focus in this window from now on
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from tcat_desktop.screens.theme import Role, theme

# These show the focus themselves.
_OWN_SIGN = (
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QScrollArea,
    QMenuBar,
)
_KEYS = frozenset({QEvent.Type.KeyPress})
_POINTER = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """The overlay. It takes no clicks and no focus, and a screen reader does not see it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: QWidget | None = None
        # What it lies in, up to the window: a page that scrolls moves the part with it.
        self._around: list[QWidget] = []
        self._by_key = False
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        window.installEventFilter(self)

    def watch_input(self) -> None:
        """Learn from the window's own input whether keys or the pointer are in use."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def show_always(self) -> None:
        """Show the ring whatever moved the focus."""
        self._by_key = True
        self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS and not self._by_key:
            self._by_key = True
            self._place()
        elif kind in _POINTER and self._by_key:
            self._by_key = False
            self._place()
        elif kind == QEvent.Type.Show and watched is self.window():
            self.watch_input()
        elif kind in _MOVES and (watched is self._followed or watched in self._around):
            self._place()
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._followed is not None:
            self._followed.removeEventFilter(self)
            self._followed.destroyed.disconnect(self._gone)
            self._followed = None
        self._leave_around()
        if now is not None and now.window() is self.window() and not isinstance(now, _OWN_SIGN):
            self._followed = now
            now.installEventFilter(self)
            now.destroyed.connect(self._gone)
            self._follow_around(now)
        self._place()

    def _follow_around(self, now: QWidget) -> None:
        around = now.parentWidget()
        while around is not None and not around.isWindow():
            around.installEventFilter(self)
            self._around.append(around)
            around = around.parentWidget()

    def _leave_around(self) -> None:
        for each in self._around:
            # A page may have gone meanwhile, and its parts with it.
            if isValid(each):
                each.removeEventFilter(self)
        self._around = []

    def _gone(self) -> None:
        self._followed = None
        self.hide()

    def _place(self) -> None:
        target = self._followed
        if target is None or not self._by_key or not target.isVisible():
            self.hide()
            return
        at = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(at, target.size()).adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour(Role.ACTION), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
