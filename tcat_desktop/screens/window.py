"""The window: the sign-in page, and behind it the desk once somebody has signed in.

Example::

    window = Window(now=clock)
    window.sign_in.entered.connect(self._check)          # name and password, as typed
    window.show()
    window.seat(Desk(errands=errands, sitter=sitter, now=clock, office=office))
    window.frame.go("today")
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget, QWidget

from tcat_desktop.screens.idle import IdleWatch
from tcat_desktop.screens.sign_in import SignInPage

if TYPE_CHECKING:
    from tcat_desktop.screens.frame import Frame
    from tcat_desktop.screens.page import Desk
    from tcat_desktop.screens.widgets.focus_ring import FocusRing

# The title never says whose case is open: it shows in task bars and in shared screens.
TITLE = "Conduct desk"
_SMALLEST = (800, 560)
_USUAL = (1440, 900)


class Window(QMainWindow):
    """One window. While it is locked nothing of the desk is shown, not even its menus."""

    locked = Signal()
    left = Signal()
    closing = Signal()

    def __init__(self, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._stack = QStackedWidget()
        self._stack.setObjectName("window.stack")
        self.setCentralWidget(self._stack)
        self.sign_in = SignInPage(now=now)
        self._stack.addWidget(self.sign_in)
        self._frame: Frame | None = None
        self._hidden: list[QWidget] = []
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)
        self.sign_in.someone_else.connect(self.leave)
        self._ring: FocusRing | None = None

    @property
    def frame(self) -> "Frame":
        """The desk now open.

        Raises:
            RuntimeError: when nobody has signed in.
        """
        if self._frame is None:
            message = "Nobody has signed in."
            raise RuntimeError(message)
        return self._frame

    @property
    def is_seated(self) -> bool:
        """Whether somebody has signed in, locked or not."""
        return self._frame is not None

    @property
    def is_locked(self) -> bool:
        """Whether the desk is hidden behind the lock."""
        return self._frame is not None and self._stack.currentWidget() is self.sign_in

    # -- sitting down, locking, leaving ----------------------------------------------------

    def show_instead(self, page: QWidget) -> None:
        """Show a page in place of the sign-in, such as the first set-up."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def show_sign_in(self) -> None:
        """Show the sign-in page again; what stood in its place is deleted."""
        shown = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.sign_in)
        if shown is not None and shown is not self.sign_in and shown is not self._frame:
            self._stack.removeWidget(shown)
            shown.deleteLater()
        self.sign_in.start()

    def seat(self, desk: "Desk") -> None:
        """Open the desk for this person."""
        # The frame and its menus are only needed now: the sign-in page is painted without them.
        from tcat_desktop.screens.frame import Frame

        self.leave_quietly()
        self._frame = Frame(desk, self)
        self._frame.lock_wanted.connect(self.lock)
        self._frame.someone_else.connect(self.leave)
        self._stack.addWidget(self._frame)
        self._frame.attach(self)
        self._reveal()

    def unlock(self) -> None:
        """The right password was typed: show the desk as it was left."""
        if self._frame is not None:
            self._reveal()

    def lock(self) -> None:
        """Hide everything at once; the work stays as it is behind the lock."""
        frame = self._frame
        if frame is None or self.is_locked:
            return
        self._stack.setCurrentWidget(self.sign_in)
        frame.hide_bars()
        self._hide_others()
        self.idle.stop()
        sitter = frame.desk.sitter
        self.sign_in.lock(name=sitter.name, post=sitter.post, initials=sitter.initials)
        # At once: what was on the screen may not stand there until the next event.
        self.repaint()
        self.locked.emit()

    def leave(self) -> None:
        """Somebody else needs this computer."""
        self.leave_quietly()
        self.show_sign_in()
        self.left.emit()

    def leave_quietly(self) -> None:
        """Close the desk of whoever sat here."""
        frame, self._frame = self._frame, None
        if frame is None:
            return
        self.idle.stop()
        for hidden in self._hidden:
            hidden.close()
        self._hidden = []
        frame.detach(self)
        self._stack.removeWidget(frame)
        frame.deleteLater()

    def _reveal(self) -> None:
        frame = self.frame
        self._stack.setCurrentWidget(frame)
        frame.show_bars()
        for hidden in self._hidden:
            hidden.show()
        self._hidden = []
        self.sign_in.clear()
        self.idle.start()
        frame.take_focus()

    def _hide_others(self) -> None:
        """Menus close, and dialogs wait behind the lock."""
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            following = QApplication.activePopupWidget()
            popup = None if following is popup else following
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.hide()
                self._hidden.append(dialog)
        for menu in self.findChildren(QMenu):
            menu.hide()

    # -- Qt ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What nobody can see before she presses a key waits until the page is painted.
        QTimer.singleShot(0, self._watch_focus)

    def _watch_focus(self) -> None:
        from tcat_desktop.screens.widgets.focus_ring import FocusRing

        if self._ring is None:
            self._ring = FocusRing(self)
        self._ring.watch_input()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._frame is not None and not self._frame.may_leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
