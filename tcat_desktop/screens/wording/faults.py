"""What cannot stand in the words, under the editor: each with its line, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.wordings import Fault
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_SHOWN = 3


class Faults(QWidget):
    """The first few faults; pressing a line's number goes there."""

    line_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.faults")
        self._sign = IconMark("check-circle", Role.GREEN_TEXT, size=16)
        self._head = label("", font=Type.BODY_MEDIUM, role=Role.GREEN_TEXT, wrap=True,
                           name="wording.faults.head")  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        top = QGridLayout()
        top.setHorizontalSpacing(6)
        top.setColumnStretch(1, 1)
        top.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._head, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._grid)
        show(self, False)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say them, the first three in full, or that there are none."""
        emptied(self._grid)
        many = "one thing" if len(faults) == 1 else f"{len(faults)} things"
        role = Role.ATTENTION_TEXT if faults else Role.GREEN_TEXT
        self._sign.set_icon("warning-circle" if faults else "check-circle", role)
        self._head.set_role(role)
        told = f"Before these words can be saved, mend {many}."
        self._head.setText(told if faults else "Every field is known, and every if is closed.")
        for place, fault in enumerate(faults[:_SHOWN]):
            words = f"Line {fault.line}" if fault.line else "Subject"
            go = Button(words, name=f"wording.fault.{place}", kind=Kind.QUIET,
                        spoken=f"{words}: {fault.what} {fault.what_to_do}".strip())  # fmt: skip
            go.clicked.connect(self._go)
            go.setProperty("line", fault.line)
            said = label(f"{fault.what} {fault.what_to_do}".strip(), wrap=True, role=Role.TEXT2,
                         name=f"wording.fault.{place}.words")  # fmt: skip
            self._grid.addWidget(go, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, place, 1)
        show(self, True)

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.line_wanted.emit(int(button.property("line")))
