"""What every step of the first set-up is: a title, a sentence, fields, and what is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import label

_READABLE = 600


class SetUpStep(QWidget):
    """One step. ``missing`` says in a sentence why it cannot go on yet."""

    edited = Signal()

    def __init__(self, name: str, title: str, intro: str) -> None:
        super().__init__()
        self.setObjectName(f"set_up.{name}")
        self.title_words = title
        self.number = label("", font=Type.ROW_TITLE, role=Role.TEXT2)
        self.heading = label(title, font=Type.SET_UP_TITLE, wrap=True)
        self.intro = label(intro, font=Type.LEAD, role=Role.TEXT2, wrap=True)
        inner = QWidget()
        inner.setMaximumWidth(_READABLE)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.number)
        self.body.addWidget(self.heading)
        self.body.addSpacing(6)
        self.body.addWidget(self.intro)
        self.body.addSpacing(20)
        row = QHBoxLayout(self)
        row.setContentsMargins(56, 44, 56, 28)
        row.addWidget(inner, 20)
        row.addStretch(1)

    def missing(self) -> str:
        """What is still to be done here, or nothing."""
        return ""

    def check(self) -> bool:
        """Show at each field what is to be mended; says whether nothing is."""
        return True

    def note(self) -> str:
        """What was done here, for the list of steps: “Two added”."""
        return ""

    def entered(self) -> None:
        """The step came to the front."""

    def refused(self, field: str, sentence: str) -> bool:
        """Show a refusal at its field; says whether that field is of this step."""
        return False
