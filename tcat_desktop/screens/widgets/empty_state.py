"""What a list or page says when it holds nothing: why, and what fills it.

Example::

    empty = EmptyState("tray", "No reports yet",
                       "When someone tells Reception about a post or a message, it starts here.",
                       button="Log a concern", name="cases.empty")
    empty.pressed.connect(self._log)
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_WIDEST = 260


class EmptyState(QWidget):
    """An icon, a title, a sentence, and at most one button."""

    pressed = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        words: str,
        *,
        name: str,
        button: str = "",
        kind: Kind = Kind.MAIN,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconMark(icon_name, Role.TEXT2, size=30), 0, centre)
        column.addSpacing(8)
        self._title = label("", font=Type.CARD_TITLE, wrap=True)
        self._words = label("", font=Type.BODY, role=Role.TEXT2, wrap=True)
        for each in (self._title, self._words):
            each.setAlignment(centre)
            each.setMaximumWidth(_WIDEST * 2)
            column.addWidget(each, 0, centre)
        self.button = Button(button or "Go on", name=f"{name}.button", kind=kind)
        show(self.button, bool(button))
        self.button.clicked.connect(self.pressed)
        if button:
            column.addSpacing(10)
        column.addWidget(self.button, 0, centre)
        self.say(title, words)

    def say(self, title: str, words: str) -> None:
        """Other words, such as the search that found nothing."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}. {words}")
