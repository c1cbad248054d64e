"""Reading evidence behind the page: what nobody has read yet, one after another, in children.

It begins when somebody has signed in and when a file arrived, stops when she locks or leaves, and
shows her nothing but how far it is. Example::

    reading = EvidenceReading(desk, frame.status, parent)
    reading.start()
    window.locked.connect(reading.stop)
"""

import logging
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.background import Errand, Report
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.status_line import StatusLine

_log = logging.getLogger(__name__)

# A moment for the page to be painted, and for several files of one report to arrive.
_AFTER_MS = 400


class EvidenceReading(QObject):
    """One at a time; whatever arrives meanwhile is found by the one under way or the next."""

    def __init__(self, desk: Desk, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("reading_evidence")
        self._desk, self._status = desk, status
        self._errand: Errand | None = None
        self._again = False
        self._stopped = True
        # Set while no worker is at the records for us: they are closed only then.
        self.resting = Event()
        self.resting.set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._begin)
        desk.errands.changed.connect(self._changed)

    def start(self) -> None:
        """Begin in a moment."""
        self._stopped = False
        self._soon.start()

    def stop(self) -> None:
        """Stop at once: the file that is being read is read again another time."""
        self._stopped, self._again = True, False
        self._soon.stop()
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        self._status.say_reading("")

    @property
    def under_way(self) -> bool:
        """Whether something is being read, or about to be."""
        return self._errand is not None or self._soon.isActive()

    # -- inside ------------------------------------------------------------------------------

    def _changed(self, changes: object) -> None:
        """A file was added, or a report with files was sent."""
        what = getattr(changes, "what", "")
        if self._stopped or what not in {"exhibit", "case"}:
            return
        if self._errand is not None:
            self._again = True
        else:
            self._soon.start()

    def _begin(self) -> None:
        if self._errand is None and not self._stopped:
            self.resting.clear()
            self._errand = self._desk.errands.run(
                partial(_read, self._desk, self.resting), self._ended, self._failed, self._tell
            )

    def _tell(self, done: int, total: int, words: str) -> None:
        if not self._stopped:
            self._status.say_reading(f"{words}, {done + 1} of {total}")

    def _ended(self, _read: object) -> None:
        again, self._errand, self._again = self._again, None, False
        self._status.say_reading("")
        if again and not self._stopped:
            self._soon.start()

    def _failed(self, said: Exception) -> None:
        """It waits for the next time; whoever opens the file is told why."""
        if isinstance(said, Said):
            _log.warning("evidence is not being read: %s", type(said).__name__)
        self._errand = None
        self._status.say_reading("")


def _read(desk: Desk, resting: Event, report: Report) -> int:
    from tcat_desktop.office.machine_reading import read_pictures_waiting
    from tcat_desktop.office.reading_room import read_waiting

    try:
        if report.cancelled or desk.person is None:
            return 0
        read = read_waiting(
            desk.office, desk.person, cancelled=lambda: report.cancelled,
            progress=lambda done, total: report(done, total, "Reading evidence"),
        )  # fmt: skip
        # Seconds each: after everything that a page waits for.
        return read + read_pictures_waiting(
            desk.office, desk.person, cancelled=lambda: report.cancelled,
            progress=lambda done, total: report(done, total, "Looking for words in pictures"),
        )  # fmt: skip
    finally:
        resting.set()
