"""The last resort: a fault of the program's own is met with one calm dialog and a reference.

The log gets the reference, the kind of fault and where it arose, and never its words: the
words of an error may quote a record.

Example::

    problems = Problems(window)
    problems.watch()                       # from now on nothing is lost unseen
    errands = Errands(problems.report)
"""

import logging
import sys
import threading
from secrets import choice
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from tcat_desktop.journey.refusals import Said

_log = logging.getLogger(__name__)

# Letters and figures that nobody mistakes for each other when reading them out.
_CLEAR = "ACDEFGHJKLMNPQRTUVWXY34679"


def reference() -> str:
    """A reference that can be read out over the telephone, such as ``K7QM-4XPA``."""
    letters = "".join(choice(_CLEAR) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


class Problems(QObject):
    """Faults nobody foresaw: logged with a reference, and shown once, calmly."""

    _came = Signal(str)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.setObjectName("problems")
        self._window = window
        self._shown: QMessageBox | None = None
        # A fault on a worker's thread is shown on the main one.
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException) -> str:
        """Log the fault, show the dialog, and give its reference."""
        number = reference()
        _log.error("problem %s: %s at %s", number, type(error).__name__, _places(error))
        self._came.emit(number)
        return number

    def watch(self) -> None:
        """Meet every fault that nothing else has met."""
        sys.excepthook = self._met
        threading.excepthook = self._met_on_thread

    def stop_watching(self) -> None:
        """Leave faults to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _met(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _trace)
            return
        self.report(error)

    def _met_on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _show(self, number: str) -> None:
        if self._shown is not None:
            # One dialog is enough; the log has every reference.
            return
        self._shown = self._dialog(number)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    def _dialog(self, number: str) -> QMessageBox:
        dialog = QMessageBox(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("problem")
        dialog.setAccessibleName("Something went wrong in the program")
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setWindowTitle("Something went wrong")
        dialog.setText("Something went wrong in the program.")
        dialog.setInformativeText(
            "What was saved is safe. You can go on; if it happens again, give this "
            f"reference to whoever looks after the program: {number}"
        )
        dialog.addButton("Go on", QMessageBox.ButtonRole.AcceptRole).setObjectName("problem.go_on")
        return dialog

    def _closed(self) -> None:
        self._shown = None


def _places(error: BaseException) -> str:
    """Where it arose, as file and line; never a value."""
    # What the desk tells people is no fault, and its place is enough to find out who let it by.
    inner = error.__cause__ if isinstance(error, Said) and error.__cause__ else error
    return " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}"
        for frame in reversed(extract_tb(inner.__traceback__)[-6:])
    )
