"""A pair of hands and eyes on the real window: they press, type, wait for answers, and look."""

import unicodedata
from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,  # noqa: TID251 - looked at, never made
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tcat_desktop.screens.opening import Opening

_COARSE = 100  # dots an inch
PATIENCE = 30  # seconds for an answer, on a machine that is busy with other things
CONTROL = Qt.KeyboardModifier.ControlModifier


class NotSo(AssertionError):
    """What a step said would be there is not."""


def squeezed(words: str) -> str:
    """Words without the breaks that a page puts in: blanks, soft hyphens, ligatures."""
    folded = unicodedata.normalize("NFKC", words).replace("\u00ad", "")
    return "".join(folded.split())


class Hands:
    """At one window. ``find`` and the others go by objectName, as the tests do."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.window = opening.window

    # -- waiting -----------------------------------------------------------------------------

    def until(self, so: Callable[[], object], what: str) -> None:
        """Wait until it is so, while the window goes on working."""
        begun = monotonic()
        while not so():
            QTest.qWait(10)
            if monotonic() - begun > PATIENCE:
                raise NotSo(f"Waited in vain for this: {what}.")

    def settle(self) -> None:
        """Wait until nothing is asked or done any more, and everything is painted."""
        for _ in range(3):
            self.until(lambda: not self.opening.errands.busy, "the answer")
            QTest.qWait(30)
        # A preview is drawn a moment after the last key.
        QTest.qWait(450)
        self.until(lambda: not self.opening.errands.busy, "the answer")

    # -- looking -----------------------------------------------------------------------------

    def find(self, name: str) -> Any:
        """The part of that objectName which is on the screen."""
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]
        if not found:
            raise NotSo(f"There is no “{name}” on the screen.")
        return found[0]

    def has(self, name: str) -> bool:
        """Whether a part of that objectName is on the screen."""
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def words(self) -> str:
        """Every word on the screen, as it is shown or as a screen reader says it."""
        told: list[str] = []
        for each in self.window.findChildren(QWidget):
            if not each.isVisible():
                continue
            told += [each.accessibleName(), each.accessibleDescription()]
            if isinstance(each, QLabel | QAbstractButton | QLineEdit):
                told.append(each.text())
            elif isinstance(each, QPlainTextEdit):
                told.append(each.toPlainText())
            model = getattr(each, "model", None)
            if callable(model) and model() is not None:
                rows = model()
                for row in range(min(rows.rowCount(), 60)):
                    at = rows.index(row, 0)
                    told += [str(rows.data(at, role) or "") for role in _SPOKEN]
        return "\n".join(told)

    def shows(self, *wanted: str) -> None:
        """Each of these words is on the screen."""
        seen = squeezed(self.words())
        for each in wanted:
            if squeezed(each) not in seen:
                raise NotSo(f"The screen does not say “{each}”.")

    # -- doing -------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Press a button with the mouse, once it is there and can be pressed."""
        self.until(lambda: self.has(name), f"“{name}” on the screen")
        part = self.find(name)
        self.until(part.isEnabled, f"“{name}” to be pressed")
        self._bring(part)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=_middle(part))
        QTest.qWait(20)

    def type(self, name: str, words: str) -> None:
        """Empty a field and type into it, key by key."""
        self.until(lambda: self.has(name), f"“{name}” on the screen")
        part = self.find(name)
        self._wake()
        self._bring(part)
        part.setFocus()
        if isinstance(part, QLineEdit | QPlainTextEdit):
            part.selectAll()
            QTest.keyClick(part, Qt.Key.Key_Delete)
        focused: QWidget | None = self.window.focusWidget()
        target = part if focused is None else focused
        for number, line in enumerate(words.split("\n")):
            if number:
                QTest.keyClick(target, Qt.Key.Key_Return)
            for letter in line:
                _strike(target, letter)

    def choose(self, name: str, words: str) -> None:
        """Choose from a list that opens, by typing the first of its words."""
        self.until(lambda: self.has(name), f"“{name}” on the screen")
        part = self.find(name)
        self._wake()
        self._bring(part)
        part.setFocus()
        # A blank would open the list; its first word is enough to find it.
        QTest.keyClicks(part, words.split(maxsplit=1)[0])
        if part.currentText() != words:
            raise NotSo(f"“{name}” offers no “{words}”.")

    def key(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        self._wake()
        focused: QWidget | None = self.window.focusWidget()
        QTest.keyClick(self.window if focused is None else focused, key, held)
        QTest.qWait(20)

    def go(self, page: str, **where: Any) -> Any:
        """Open a page at a place and wait for its answers; the page."""
        self.window.frame.go(page, where)
        self.settle()
        return self.window.frame.page

    def leave(self) -> None:
        """Close the window and let all of it go, while the program still runs."""
        self.window.close()
        self.window.deleteLater()
        self.opening.deleteLater()
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def _wake(self) -> None:
        """Keys of the menus work in the active window only."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow, "the window to be in front")

    def _bring(self, part: QWidget) -> None:
        """Scroll until the part can be seen, as a person would."""
        around = part.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(part, 20, 60)
            around = around.parentWidget()
        QApplication.processEvents()


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def _strike(target: QWidget, letter: str) -> None:
    """One letter of any script, as an input method gives it; QTest knows only Latin keys."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def _middle(part: QWidget) -> QPoint:
    # A dot or a tick stands at the left of its words, and only there it is sure to be.
    return QPoint(min(part.width() // 2, 40), part.height() // 2)


def onto_file(path: str) -> Callable[..., QPrinter]:
    """In place of the computer's own printer dialog: a printer that writes to one file."""

    def chosen(_parent: object, title: str, **_asked: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(path)
        # Nobody reads this file: fine enough to see that every sheet was laid on it.
        printer.setResolution(_COARSE)
        return printer

    return chosen
