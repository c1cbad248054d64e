"""The pane at the right of a letter: what it was filled in from, its fingerprint, how it goes."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.questions.letter_register import LetterPaperAnswer
from tcat_desktop.screens.letters.checks_card import ChecksCard
from tcat_desktop.screens.letters.signing import SignWays
from tcat_desktop.screens.letters.ways import Ways
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import FactRow, line
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice

# The main button of each state, and its icon.
_MAIN = {
    "draft": ("Sign", "signature"),
    "signed": ("Print two copies", "printer"),
    "printed": ("Mark as posted", "mailbox"),
}
_HINTS = {
    "draft": "Once it is signed, its words stay as they are.",
    "signed": "One to post, one for the file. Nothing is sent by itself.",
    "printed": "Say so when it has left the building. Nothing is sent by itself.",
    "posted": "",
}
_SPOKEN = {
    "hand": "Mark as handed over",
    "email": "Mark as emailed",
    "internal": "Mark as handed to the clerk",
}
_GROUP = 8


class Details(QFrame):
    """What belongs to one letter. Every deed is a signal; the page does it."""

    sign_wanted = Signal(object)
    print_wanted = Signal()
    # How it went, the day, and the number on the certificate of posting.
    posted_wanted = Signal(str, object, str)
    email_wanted = Signal()
    text_wanted = Signal()
    change_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("letters.details")
        self.setProperty("part", "panel")
        self._answer: LetterPaperAnswer | None = None
        self._barred = ""
        self.title = label("", font=Type.CARD_TITLE, wrap=True, name="letters.title")
        self.under = label(
            "", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="letters.reference"
        )
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        self.fingerprint = label(
            "", font=Type.FIXED, role=Role.TEXT2, wrap=True, name="letters.fingerprint"
        )
        self.fingerprint.let_copy()
        self._frozen = _section("Fingerprint, SHA-256", self.fingerprint)
        self.checks = ChecksCard(name="letters.checks")
        self._checked = _section("", self.checks)
        self.sign = SignWays()
        self._signing = _section("How you sign", self.sign)
        self.ways = Ways(today)
        self.ways.changed.connect(self._dress_main)
        self.ways.email_wanted.connect(self.email_wanted)
        self._going = _section("How it goes", self.ways)
        self.notice = Notice(name="letters.notice")
        self.main = Button("Sign", name="letters.main", kind=Kind.BIG, icon_name="signature")
        self._mains = {state: self._main_for(state) for state in _MAIN}
        self.hint = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="letters.hint")
        self.change = Button("Change the words", name="letters.change", icon_name="pencil-simple")
        self.again = Button("Print again", name="letters.again", icon_name="printer")
        self.save = Button("Save a copy as PDF", name="letters.save", kind=Kind.QUIET)
        self.text = Button("As plain text", name="letters.text", kind=Kind.QUIET)
        self.text.clicked.connect(self.text_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.again.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._lay_out()

    # -- what the page tells ------------------------------------------------------------------

    def show_letter(self, answer: LetterPaperAnswer, barred: str) -> None:
        """Show this letter; ``barred`` says why this person may not deal with letters at all."""
        if self._answer is None or self._answer.row.letter_id != answer.row.letter_id:
            self.sign.start_afresh()
        self._answer, self._barred = answer, barred
        row = answer.row
        self.title.setText(row.title)
        signed = f" · signed by {answer.signed_by}" if answer.signed_by else ""
        self.under.setText(f"{row.number} · {row.reference}{signed}")
        self._show_facts(answer)
        self.fingerprint.setText(
            " ".join(answer.digest[at : at + _GROUP] for at in range(0, len(answer.digest), _GROUP))
        )
        self._frozen.setVisible(bool(answer.digest))
        self.ways.show_for(answer)
        self._going.setVisible(row.state != "draft")
        self._signing.setVisible(row.state == "draft" and row.may_sign and not barred)
        self.change.setVisible(row.state == "draft" and not barred)
        self.again.setVisible(row.state in {"printed", "posted"} and not barred)
        self.save.setVisible(row.state != "draft")
        self.text.setVisible(row.state != "draft")
        self._dress_main()

    def main_button(self) -> Button | None:
        """The filled button now in place."""
        state = self._answer.row.state if self._answer is not None else ""
        return self._mains.get(state)

    # -- inside -------------------------------------------------------------------------------

    def _main_for(self, state: str) -> Button:
        words, icon_name = _MAIN[state]
        if state == "draft":
            made = self.main
        else:
            made = Button(words, name=f"letters.main.{state}", kind=Kind.BIG, icon_name=icon_name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setVisible(False)
        does = {"draft": self._sign, "signed": self._print}.get(state, self._posted)
        made.clicked.connect(does)
        return made

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(18, 14, 18, 12)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.under)
        filled = _section("Filled in from the record")
        filled.column.addLayout(self._facts)
        inside = QFrame()
        inside.setProperty("part", "sheet")
        sections = QVBoxLayout(inside)
        sections.setContentsMargins(0, 0, 0, 0)
        sections.setSpacing(0)
        for each in (filled, self._checked, self._signing, self._going, self._frozen):
            sections.addWidget(each)
        sections.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(scroll, 1)
        column.addWidget(line())
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 12, 18, 12)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        for button in self._mains.values():
            foot.addWidget(button)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot.addWidget(self.hint)
        others = FlowLayout(gap=12)
        for button in (self.change, self.again, self.save, self.text):
            others.addWidget(button)
        foot.addLayout(others)
        return foot

    def _show_facts(self, answer: LetterPaperAnswer) -> None:
        emptied(self._facts)
        for place, (fact, value) in enumerate(answer.filled):
            self._facts.addWidget(FactRow(fact, value, name=f"letters.fact{place}", left=72))

    def _dress_main(self) -> None:
        answer = self._answer
        if answer is None:
            return
        state = answer.row.state
        for each, button in self._mains.items():
            button.setVisible(each == state)
        self.hint.setText(_HINTS[state])
        main = self._mains.get(state)
        if main is None:
            return
        reason = self._barred
        if state == "draft" and not answer.row.may_sign:
            reason = f"Only the {answer.signers} can sign this letter. It waits for that signature."
        if state == "printed":
            main.set_words(_SPOKEN.get(self.ways.value, "Mark as posted"))
        if state == "signed":
            main.set_words("Print two copies" if answer.posted else "Print")
        main.off_because(reason, beside=self.hint if reason else None)

    def _sign(self) -> None:
        self.sign_wanted.emit(self.sign.signature())

    def _print(self) -> None:
        self.print_wanted.emit()

    def _posted(self) -> None:
        self.posted_wanted.emit(self.ways.value, self.ways.day, self.ways.certificate)


class _Section(QWidget):
    """A part of the pane with a line under it; what has a title of its own needs none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(18, 12, 18, 12)
        self.column.setSpacing(4)
        if title:
            self.column.addWidget(label(title, font=Type.BODY_STRONG))
        outer.addLayout(self.column)
        outer.addWidget(line())


def _section(title: str, *parts: QWidget) -> _Section:
    made = _Section(title)
    for part in parts:
        made.column.addWidget(part)
    return made
