"""The few dialogs there are: leaving work that is not saved, and short things to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label


class _Dialog(QDialog):
    """A dialog of plain words that belongs to a window and goes when it is closed."""

    def __init__(self, name: str, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(f"{title}. {words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(label(title, font=Type.CARD_TITLE, wrap=True))
        column.addWidget(label(words, role=Role.TEXT2, wrap=True))
        column.addSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)
        self.setMinimumWidth(380)


class LeavingDialog(_Dialog):
    """Something would be lost by leaving. Staying is the main choice."""

    left = Signal()

    def __init__(self, loss: str, parent: QWidget) -> None:
        super().__init__("leaving", "This is not saved yet", loss, parent)
        leave = Button("Leave without it", name="leaving.leave")
        leave.clicked.connect(self._leave)
        stay = Button("Stay", name="leaving.stay", kind=Kind.MAIN)
        stay.clicked.connect(self.close)
        self.buttons.addWidget(leave)
        self.buttons.addWidget(stay)
        stay.setFocus()

    def _leave(self) -> None:
        self.close()
        self.left.emit()


class TellingDialog(_Dialog):
    """Something to read, and one button."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__("telling", title, words, parent)
        close = Button("Close", name="telling.close", kind=Kind.MAIN)
        close.clicked.connect(self.close)
        self.buttons.addWidget(close)
        close.setFocus()
