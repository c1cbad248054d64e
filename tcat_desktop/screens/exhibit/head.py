"""The head of the exhibit page: where it belongs, what it is, and what may leave the desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.screens.case_file.menu_button import Choices, MenuButton
from tcat_desktop.screens.case_file.viewer import size_words
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


class Head(QFrame):
    """Two rows over the exhibit; the exhibits before and after are one press away."""

    back_to_case = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exhibit.head")
        self.setProperty("part", "sheet")
        self.case = Button("", name="exhibit.case", kind=Kind.QUIET)
        self.case.clicked.connect(self.back_to_case)
        self.number = label(role=Role.TEXT2, name="exhibit.number")
        self.before = IconButton("caret-left", "The exhibit before", name="exhibit.before")
        self.after = IconButton("caret-right", "The next exhibit", name="exhibit.after")
        self.before.clicked.connect(self._before)
        self.after.clicked.connect(self._after)
        self.save = Button("Save a copy", name="exhibit.save_copy", icon_name="download-simple")
        self.print = Button("Print", name="exhibit.print", icon_name="printer")
        self.more = MenuButton("", name="exhibit.more", icon_name="dots-three", arrow=False)
        self.more.setProperty("kind", str(Kind.QUIET))
        self.more.setAccessibleName("More to do with this exhibit")
        self.title = label(font=Type.PAGE_TITLE, wrap=True, name="exhibit.title")
        self.under = label(role=Role.TEXT2, wrap=True, name="exhibit.under")
        self.sound = ChipLabel(Chip(words=""), name="exhibit.sound")
        self._lay_out()
        self.set_narrow(narrow=False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.case)
        top.addWidget(IconMark("caret-right", Role.TEXT3, size=14))
        for part in (self.number, self.before, self.after):
            top.addWidget(part)
        top.addStretch(1)
        for button in (self.save, self.print, self.more):
            top.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.title, 1)
        middle.addWidget(self.sound, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(2)
        self._inner.addLayout(top)
        self._inner.addLayout(middle)
        self._inner.addWidget(self.under)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._inner)
        whole.addWidget(line())

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """What it is called, what it is, and since when it is here."""
        self.case.set_words(answer.reference)
        self.number.setText(f"Exhibit {answer.number}")
        self.title.setText(f"{answer.number} {answer.name}")
        self.title.setAccessibleName(f"Exhibit {answer.number}, {answer.name}")
        by = f" by {answer.added_by}" if answer.added_by else ""
        note = f" · {answer.note}" if answer.note else ""
        size = size_words(answer.size)
        self.under.setText(f"{answer.kind_words} · {size} · added {answer.added}{by}{note}")
        ids = [each.exhibit_id for each in answer.others]
        at = ids.index(answer.exhibit_id) if answer.exhibit_id in ids else 0
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(ids) - 1)
        show(self.sound, False)

    def clear(self) -> None:
        """Nothing of it is left, not even its name: it may have been sealed."""
        for part in (self.number, self.title, self.under):
            part.setText("")
        self.title.setAccessibleName("")
        show(self.sound, False)

    def say_sound(self) -> None:
        """It was read whole just now, and its hash is that of the day it came."""
        self.sound.set_chip(
            Chip(words="Unchanged since received", icon="seal-check", tone=Tone.GREEN)
        )
        show(self.sound, True)

    def offer(self, more: Choices) -> None:
        """What the last menu offers."""
        self.more.offer(more)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under 1200 px there is less margin."""
        side = 20 if narrow else 28
        self._inner.setContentsMargins(side, 10, side, 10)

    def _before(self) -> None:
        self.stepped.emit(-1)

    def _after(self) -> None:
        self.stepped.emit(1)
