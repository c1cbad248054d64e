"""Python's search for rubbish, kept to the main thread: Qt's parts may be destroyed nowhere else.

Left to itself, the search begins in whichever thread makes the next object. On a worker, it
would take apart a part of a page that happened to be rubbish, and Qt falls at that.

Example::

    with Sweeper(parent=self):      # or .start() … .stop()
        …
"""

import gc
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 250

# The windows that are open now; the last one that goes gives the search back to Python.
_sweepers = 0


class Sweeper(QObject):
    """Looks for rubbish on the thread that made it, as often as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweeper")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._on = False

    def start(self) -> None:
        """From now on nothing is swept but here."""
        global _sweepers  # noqa: PLW0603 - Python has one search for the whole process
        if not self._on:
            self._on = True
            _sweepers += 1
            gc.disable()
            self._timer.start()

    def stop(self) -> None:
        """Give the search back to Python once no window is left."""
        global _sweepers  # noqa: PLW0603 - as above
        if self._on:
            self._on = False
            _sweepers -= 1
            self._timer.stop()
            if not _sweepers:
                gc.enable()

    def look(self) -> None:
        """Sweep as far as Python’s own thresholds ask for it."""
        young, middle, old = gc.get_threshold()
        if gc.get_count()[0] <= young:
            return
        _, older, oldest = gc.get_count()
        gc.collect(2 if older > middle and oldest > old else 1 if older > middle else 0)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
