"""Takes names off the counter’s screen once nobody has touched it for a minute.

Example::

    self.vanishing = Vanishing(self)
    self.vanishing.vanished.connect(self._go_home)
    self.vanishing.begin()                    # a name stands on the screen from now on
    self.vanishing.stop()                     # and now it does not
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

AFTER_MS = 60_000
# Who is being booked stays longer: the parent stands there and talks. Her draft is kept.
BOOKING_MS = 180_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class Vanishing(QObject):
    """Emits ``vanished`` once; every key and every move of the mouse puts it off."""

    vanished = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        # A minute said is a minute, not one of up to three seconds more.
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.vanished)

    def begin(self, after_ms: int = AFTER_MS) -> None:
        """Names stand on the screen from now on."""
        handle = self._page.window().windowHandle()
        # The window's own input, as the lock watches it: not every event of every part.
        if handle is not None:
            handle.installEventFilter(self)
        self.timer.start(after_ms)

    def stop(self) -> None:
        """No name is shown any more."""
        self.timer.stop()
        handle = self._page.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.timer.isActive():
            self.timer.start()
        return False
