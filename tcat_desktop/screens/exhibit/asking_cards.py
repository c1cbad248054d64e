"""Small cards over an exhibit: the words to quote, a password asked once, and why it must leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.password_field import PasswordField
from tcat_desktop.screens.widgets.showing import show


class QuoteCard(Card):
    """The exact words, where they stand, and one button that takes them into the incident."""

    agreed = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("Quote these words in the incident", name="exhibit.quoting", aside=" ",
                         inner=12)  # fmt: skip
        self.words = ReadingText(name="exhibit.quoting.words", spoken="The words to be quoted")
        self.words.setFixedHeight(76)
        self.notice = Notice(name="exhibit.quoting.notice")
        self.keep = Button("Quote them", name="exhibit.quoting.keep", kind=Kind.MAIN)
        self.cancel = Button("Cancel", name="exhibit.quoting.cancel")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(label("They are taken over exactly as they stand (C28).", font=Type.SMALL,
                            role=Role.TEXT3, wrap=True), 1)  # fmt: skip
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        self.add(self.words)
        self.add(self.notice, above=6)
        self.body.addSpacing(8)
        self.body.addLayout(row)
        self._part = ""
        show(self, False)

    def offer(self, words: str, part: str) -> None:
        """Show the words that are to be quoted."""
        self._part = part
        self.words.setPlainText(words)
        self.aside.setText(part)
        self.notice.clear()
        self.keep.setEnabled(True)
        show(self, True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self, said: Said) -> None:
        """A rule stands in the way; the words stay."""
        self.keep.setEnabled(True)
        self.notice.refused(said)

    def leave(self) -> None:
        """Quote nothing, or no more."""
        if not self.isHidden():
            show(self, False)
            self.words.clear()
            self.closed.emit()

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        self.agreed.emit(self.words.toPlainText(), self._part)


class LockedCard(Card):
    """Why a file is not shown; where a password would help, a field for it. It is kept nowhere."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="exhibit.locked")
        head = QHBoxLayout()
        head.setSpacing(10)
        self._mark = IconMark("hand-palm", Role.ATTENTION_TEXT)
        self.why = label(font=Type.CARD_TITLE, wrap=True, name="exhibit.locked.why")
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.why, 1)
        self.body.addLayout(head)
        words = "The file is kept as it came, and its fingerprint is on the record."
        self.add(label(words, role=Role.TEXT2, wrap=True), above=6)
        self.form = Form("exhibit.locked.form")
        self.password = PasswordField()
        self.form.add("Its password", self.password, "password",
                      hint="It is asked for each time, and kept nowhere.")  # fmt: skip
        self.password.returnPressed.connect(self._open)
        self.open = Button("Open it", name="exhibit.locked.open", kind=Kind.MAIN)
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.form.column.addLayout(row)
        self.add(self.form, above=12)

    def say(self, why: str, *, asks: bool) -> None:
        """Show the reason, and ask for the password where that would open it."""
        self.why.setText(why)
        self.setAccessibleName(why)
        self._mark.set_icon("lock-key" if asks else "hand-palm",
                            Role.TEXT2 if asks else Role.ATTENTION_TEXT)  # fmt: skip
        self.password.forget()
        show(self.form, asks)

    def _open(self) -> None:
        typed = self.password.text()
        self.password.forget()
        if not typed:
            self.form.set_error("password", "Type the password of the file.")
            return
        self.form.clear_errors()
        self.typed.emit(typed)


class LeavingCard(Card):
    """A plain warning before the original leaves the desk, and the reason for it."""

    agreed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Save the original", name="exhibit.original", inner=12)
        self.warning = Notice(name="exhibit.original.warning")
        self.form = Form("exhibit.original.form")
        self.reason = self.form.line(
            "What is it needed for?", "reason", hint="Such as: the police ask for the file itself."
        )
        self.keep = Button("Save the original", name="exhibit.original.keep", kind=Kind.MAIN)
        self.cancel = Button("Cancel", name="exhibit.original.cancel")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        self.add(self.warning)
        self.add(self.form, above=10)
        self.body.addSpacing(8)
        self.body.addLayout(row)
        show(self, False)

    def ask(self, warning: str) -> None:
        """Warn, and ask what for."""
        self.warning.say("", warning, tone=Tone.AMBER, icon_name="warning")
        self.form.clear_errors()
        show(self, True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save nothing, or no more."""
        self.reason.clear()
        show(self, False)

    def refused(self, said: Said) -> None:
        """The reason is missing."""
        words = " ".join(part for part in (said.reason, said.what_to_do) if part)
        self.form.set_error("reason", words)

    def _keep(self) -> None:
        self.agreed.emit(self.reason.text().strip())
