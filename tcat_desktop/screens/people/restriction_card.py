"""One restriction: a lock, what must not happen in one sentence, and its words only when asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.family import OrderText, RestrictionLine
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import date_words


def until_of(line: RestrictionLine) -> str:
    """``Since 2 March 2026, until 1 March 2027.``; without an end it holds on."""
    told = [f"Since {date_words(line.from_on)}" if line.from_on else "",
            f"until {date_words(line.until_on)}" if line.until_on else "with no end"]  # fmt: skip
    said = ", ".join(part for part in told if part)
    return f"{said[:1].upper()}{said[1:]}."


class RestrictionCard(QFrame):
    """``read_wanted`` and ``end_wanted`` carry the restriction's id; a reason goes with the end."""

    read_wanted = Signal(int)
    end_wanted = Signal(int, str)

    def __init__(self, line: RestrictionLine, *, may_keep: bool) -> None:
        super().__init__()
        self.line = line
        self._name = f"people.family.restriction.{line.restriction_id}"
        self.setObjectName(self._name)
        self.setProperty("part", "card")
        self.setAccessibleName(f"{line.title}. {line.sentence} {until_of(line)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconMark("lock-key", Role.TEXT2), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column, 1)
        head = QHBoxLayout()
        head.addWidget(label(line.title, font=Type.BODY_STRONG, wrap=True), 1)
        if not line.holds:
            chip = Chip(words="Does not hold today", icon="clock", tone=Tone.AMBER)
            head.addWidget(ChipLabel(chip, name=f"{self._name}.chip"))
        column.addLayout(head)
        column.addWidget(label(line.sentence, wrap=True, name=f"{self._name}.sentence"))
        column.addWidget(label(until_of(line), font=Type.SMALL, role=Role.TEXT3, wrap=True))
        self._words = label("", role=Role.TEXT2, wrap=True, name=f"{self._name}.words")
        show(self._words, wanted=False)
        column.addWidget(self._words)
        column.addLayout(self._buttons(may_keep=may_keep))
        self._ending = self._end_form()
        show(self._ending, wanted=False)
        column.addWidget(self._ending)

    def _buttons(self, *, may_keep: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.read = Button(
            "Read its words", name=f"{self._name}.read", kind=Kind.SMALL, icon_name="eye",
            spoken=f"Read its words: {self.line.title}",
        )  # fmt: skip
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.line.restriction_id))
        self.end = Button("End it…", name=f"{self._name}.end", kind=Kind.SMALL)
        self.end.clicked.connect(self._ask_why)
        show(self.end, wanted=may_keep)
        row.addWidget(self.read)
        row.addWidget(self.end)
        row.addStretch(1)
        return row

    def _end_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._form = Form(self._name, spacing=8)
        self.reason = self._form.line("Why does it no longer hold?", "reason")
        self.reason.returnPressed.connect(self._end)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.confirm = Button("End the restriction", name=f"{self._name}.confirm", kind=Kind.SMALL)
        self.confirm.clicked.connect(self._end)
        leave = Button("Leave it", name=f"{self._name}.leave", kind=Kind.SMALL)
        leave.clicked.connect(self._think_better)
        row.addWidget(self.confirm)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        return part

    # -- what the card calls --------------------------------------------------------------------

    def show_words(self, text: OrderText) -> None:
        """The words of the order; that they were read is noted already."""
        seen = f" Seen: {text.seen.rstrip('.')}." if text.seen else ""
        self._words.setText(f"“{text.what}”{seen} {text.kept_words} That you read it is noted.")
        self._words.setVisible(True)
        self.read.setVisible(False)

    def refused(self, sentence: str) -> None:
        """Say at the reason what is missing."""
        self._form.set_error("reason", sentence)

    def _ask_why(self) -> None:
        self._ending.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _think_better(self) -> None:
        self._form.clear_errors()
        self._ending.setVisible(False)
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.end_wanted.emit(self.line.restriction_id, self.reason.text())
