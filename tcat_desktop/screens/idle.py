"""Locks the desk when nobody has touched it for some minutes."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

SHORTEST, USUAL, LONGEST = 1, 5, 30
_LOOK_EVERY_MS = 2_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once when the window has not been touched for the minutes set.

    The clock is one that only goes forward: setting the computer's clock back keeps no desk open.
    """

    idle = Signal()

    def __init__(self, window: QWidget, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self.setObjectName("idle")
        self._window = window
        self._clock = clock
        self._minutes = USUAL
        self._touched = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def minutes(self) -> int:
        """After how many minutes the desk locks."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """From 1 to 30."""
        self._minutes = max(SHORTEST, min(LONGEST, minutes))

    def start(self) -> None:
        """Watch from now on."""
        self.watch(self._window)
        self._touched = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Nobody sits here, so there is nothing to lock."""
        self._timer.stop()

    def watch(self, window: QWidget) -> None:
        """Count what is typed and pressed in this window too, such as a dialog."""
        handle = window.windowHandle()
        # Only the window's own input is watched: a filter on the whole program would be
        # called for every event of every part.
        if handle is not None:
            handle.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self._clock()

    def look(self) -> None:
        """See how long nobody has been here."""
        if self._clock() - self._touched >= self._minutes * 60:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
