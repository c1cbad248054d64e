"""Writing a letter: the form at the left, and the letter as it would print beside it."""

from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_draft import DropDraft, SaveDraft
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_checks import LetterChecks, LetterChecksAnswer
from tcat_desktop.office.questions.letter_register import (
    LetterForm,
    LetterFormAnswer,
    LetterPreview,
)
from tcat_desktop.office.questions.own_desk import DraftAnswer, NewestDraft
from tcat_desktop.screens.letters.checks_card import ChecksCard
from tcat_desktop.screens.letters.envelope import window_of
from tcat_desktop.screens.letters.letter_form import LetterFields
from tcat_desktop.screens.letters.pins import pins_of
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.paper_pane import PaperPane
from tcat_desktop.screens.words import clock, local_day

_PREVIEW_MS = 400
_SAVE_MS = 2_000


class Writing(QWidget):
    """One letter being written. Typed words are kept every two seconds, so a crash costs little."""

    # The letter that was kept, and what went wrong with signing it, if anything did.
    written = Signal(int, object)
    left = Signal()
    saved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("letters.writing")
        self._desk = desk
        self._case_id = CaseId(0)
        self._letter = ""
        self._letter_id: int | None = None
        self._draft_id = ""
        self._touched = False
        self._fields: LetterFields | None = None
        self._answer: LetterFormAnswer | None = None
        self._drawing = self._timer(_PREVIEW_MS, self._draw)
        self._keeping = self._timer(_SAVE_MS, self._keep)
        self.title = label("", font=Type.CARD_TITLE, wrap=True, name="letters.writing.title")
        self.under = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.close_button = IconButton("x", "Close without saving a draft", name="letters.close")
        self.close_button.setAccessibleName("Close")
        self.close_button.clicked.connect(self.leave)
        self.notice = Notice(name="letters.writing.notice")
        self.notice.pressed.connect(self._start_afresh)
        self.draft = Button("Save as draft", name="letters.save_draft", icon_name="floppy-disk")
        self.draft.clicked.connect(self._save_draft)
        # Whoever may not sign has one thing to press, so it is the filled one.
        self.hand_on = Button(
            "Save as draft", name="letters.save_for_signing", kind=Kind.MAIN,
            icon_name="floppy-disk",
        )  # fmt: skip
        self.hand_on.clicked.connect(self._save_draft)
        self.sign = Button(
            "Save and sign", name="letters.save_and_sign", kind=Kind.MAIN, icon_name="signature"
        )
        self.sign.clicked.connect(self._save_and_sign)
        self.who = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="letters.who_signs")
        self.paper = PaperPane(
            "letters.writing", spoken="The letter as it would print", window=True
        )
        self.checks = ChecksCard(name="letters.writing.checks")
        self._lay_out()

    def _timer(self, patience: int, call: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(patience)
        made.timeout.connect(call)
        return made

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QFrame()
        left.setProperty("part", "sheet")
        left.setMinimumWidth(330)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addWidget(self._scroll, 1)
        column.addWidget(line())
        column.addLayout(self._foot())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("letters.writing.split")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.paper)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.under)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 10)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sign)
        buttons.addWidget(self.hand_on)
        buttons.addWidget(self.draft)
        buttons.addStretch(1)
        foot.addLayout(buttons)
        foot.addWidget(self.who)
        return foot

    # -- what the page calls ------------------------------------------------------------------

    def begin(self, case_id: CaseId, letter: str, letter_id: int | None = None) -> None:
        """Open the form of a letter, or of a draft again."""
        self._put_away()
        self._case_id, self._letter, self._letter_id = case_id, letter, letter_id
        self._draft_id = uuid4().hex
        self._touched = False
        self.notice.clear()
        self.paper.show_pdf(b"")
        form = LetterForm(case_id=case_id, letter=letter, letter_id=letter_id)
        self._desk.errands.ask(form, self._show_form, key="letters.form", refused=self._refused)

    def leave(self) -> None:
        """Go back to the list; what was typed is kept for the next time."""
        self._put_away()
        self.left.emit()

    def main_button(self) -> QAbstractButton:
        """The filled button."""
        signs = self._answer is not None and self._answer.may_sign
        return self.sign if signs else self.hand_on

    def first_focus(self) -> QWidget | None:
        """Where typing begins."""
        return self._fields.first_field() if self._fields is not None else None

    def save_now(self) -> None:
        """Keep what is typed at once."""
        self._keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    # -- the form -----------------------------------------------------------------------------

    def _show_form(self, answer: LetterFormAnswer) -> None:
        self._answer = answer
        self.paper.set_window(window_of(answer.envelope))
        self.title.setText(answer.title)
        self.under.setText("The words are yours. Names, dates and clauses come from the record.")
        fields = LetterFields(answer, local_day(self._desk.now()))
        fields.edited.connect(self._edited)
        fields.addressee_changed.connect(self._ask_again)
        self._fields = fields
        self.checks = ChecksCard(name="letters.writing.checks")
        inside = QFrame()
        inside.setProperty("part", "sheet")
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(fields)
        checks = QVBoxLayout()
        checks.setContentsMargins(20, 4, 20, 16)
        checks.addWidget(self.checks)
        both.addLayout(checks)
        both.addStretch(1)
        self._scroll.setWidget(inside)
        self.sign.setVisible(answer.may_sign)
        self.draft.setVisible(answer.may_sign)
        self.hand_on.setVisible(not answer.may_sign)
        self.who.setText("" if answer.may_sign else f"It waits for the {answer.signers} to sign.")
        self.who.setVisible(not answer.may_sign)
        self._busy(False)
        draft = NewestDraft(form=f"letter:{self._letter}", object_id=self._case_id)
        self._desk.errands.ask(draft, self._put_draft, key="letters.draft")
        if self.isVisible():
            fields.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_draft(self, draft: DraftAnswer | None) -> None:
        fields = self._fields
        ours = draft is not None and draft.body.get("letter_id") == self._letter_id
        if fields is not None and draft is not None and ours:
            self._draft_id = draft.draft_id
            fields.choose_person(draft.body.get("person_id"))
            fields.put(draft.body.get("words", {}))
            fields.large_print.setChecked(bool(draft.body.get("large_print")))
            self.notice.say(
                f"What you typed at {draft.saved} is here again.",
                tone=Tone.PLAIN,
                icon_name="clock-counter-clockwise",
                button="Start afresh",
            )
        self._draw()

    def _start_afresh(self) -> None:
        self._keeping.stop()
        self._desk.errands.do(DropDraft(draft_id=self._draft_id), self._begin_again)

    def _begin_again(self, _answer: Any) -> None:
        self._fields = None
        self.begin(self._case_id, self._letter, self._letter_id)

    def _ask_again(self) -> None:
        assert self._fields is not None
        form = LetterForm(
            case_id=self._case_id, letter=self._letter, person_id=self._fields.person_id
        )
        self._desk.errands.ask(form, self._record_says, key="letters.form", refused=self._refused)

    def _record_says(self, answer: LetterFormAnswer) -> None:
        if self._fields is not None:
            self.paper.set_window(window_of(answer.envelope))
            self._fields.record_says(answer)
            self._draw()

    def _edited(self) -> None:
        self.notice.clear()
        self._touched = True
        self._drawing.start()
        if not self._keeping.isActive():
            self._keeping.start()

    # -- the preview --------------------------------------------------------------------------

    def _draw(self) -> None:
        self._drawing.stop()
        fields = self._fields
        if fields is None:
            return
        for name, sentence in fields.problems().items():
            fields.show_error(name, sentence)
            return
        if self._answer is not None and self._answer.posted and fields.person_id is None:
            self.paper.say_instead("The page shows once you have chosen who it is for.")
            fields.show_error("person", "Choose who the letter is for.")
            return
        preview = LetterPreview(
            case_id=self._case_id,
            letter=self._letter,
            person_id=fields.person_id,
            words=fields.words(),
            large_print=fields.large_print.isChecked(),
        )
        self._desk.errands.ask(preview, self._drawn, key="letters.preview", refused=self._not_drawn)

    def _drawn(self, pdf: bytes) -> None:
        if self._fields is not None:
            self._fields.clear_errors()
        self.paper.show_pdf(pdf)
        self._ask_checks()

    def _ask_checks(self) -> None:
        fields = self._fields
        if fields is None:
            return
        question = LetterChecks(
            case_id=self._case_id,
            letter=self._letter,
            person_id=fields.person_id,
            words=fields.words(),
        )
        self._desk.errands.ask(question, self._show_checks, key="letters.writing.checks",
                               refused=self._no_checks)  # fmt: skip

    def _show_checks(self, answer: LetterChecksAnswer) -> None:
        if self._fields is not None:
            self.checks.show_answer(answer)
            preview = self.paper.preview
            preview.show_pins(pins_of(preview.document, answer.open))

    def _no_checks(self, said: Said) -> None:
        self.checks.say_instead(said.reason)

    def _not_drawn(self, said: Said) -> None:
        self.paper.say_instead("The page shows once nothing is missing.")
        if not self._touched and said.field:
            # Nobody has forgotten anything yet.
            return
        # The last good picture stays; what is missing is said where it is to be written.
        if self._fields is None or not self._fields.show_error(said.field, said.reason):
            self.notice.refused(said)

    # -- keeping ------------------------------------------------------------------------------

    def _keep(self) -> None:
        self._keeping.stop()
        fields = self._fields
        if fields is None:
            return
        body = {
            "words": fields.words(),
            "person_id": fields.person_id,
            "large_print": fields.large_print.isChecked(),
            "letter_id": self._letter_id,
        }
        draft = SaveDraft(
            draft_id=self._draft_id,
            form=f"letter:{self._letter}",
            body=body,
            object_id=self._case_id,
        )
        self._desk.errands.do(draft, self._kept, self._refused)

    def _kept(self, _at: str) -> None:
        self.saved.emit(f"Saved as you type, {clock(self._desk.now())}")

    def _put_away(self) -> None:
        if self._keeping.isActive():
            self._keep()
        self._drawing.stop()
        self._fields = None

    # -- saving -------------------------------------------------------------------------------

    def _save_draft(self) -> None:
        self._save(self._draft_saved)

    def _save_and_sign(self) -> None:
        self._save(self._sign)

    def _save(self, then: Any) -> None:
        fields = self._fields
        if fields is None:
            return
        for name, sentence in fields.problems().items():
            fields.show_error(name, sentence)
            return
        self._keeping.stop()
        self._drawing.stop()
        self._busy(True)
        command = WriteLetter(
            case_id=self._case_id,
            letter=self._letter,
            person_id=fields.person_id,
            words=fields.words(),
            large_print=fields.large_print.isChecked(),
            letter_id=self._letter_id,
        )
        self._desk.errands.do(command, then, self._refused)

    def _sign(self, letter_id: int) -> None:
        self._letter_id = letter_id
        sign = SignLetter(case_id=self._case_id, letter_id=letter_id)
        self._desk.errands.do(sign, self._signed, self._not_signed)

    def _signed(self, _digest: str) -> None:
        self._done(None)

    def _not_signed(self, said: Said) -> None:
        self._done(said)

    def _draft_saved(self, letter_id: int) -> None:
        self._letter_id = letter_id
        self._done(None)

    def _done(self, said: Said | None) -> None:
        self._fields = None
        self._desk.errands.do(DropDraft(draft_id=self._draft_id), self._dropped)
        assert self._letter_id is not None
        self.written.emit(self._letter_id, said)

    def _dropped(self, _answer: Any) -> None:
        self._busy(False)

    def _refused(self, said: Said) -> None:
        self._busy(False)
        if self._fields is None or not self._fields.show_error(said.field, said.reason):
            self.notice.refused(said)

    def _busy(self, busy: bool) -> None:
        for button in (self.draft, self.hand_on, self.sign):
            button.setEnabled(not busy)
