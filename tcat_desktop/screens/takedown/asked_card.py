"""What was asked so far: each with its answer, whether it is gone, and the watch over it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.ask_for_removal import CheckRemoval
from tcat_desktop.office.commands.watch_takedown import (
    ANSWERS,
    SEEN,
    RecordAnswer,
    RecordSighting,
    WatchFor,
)
from tcat_desktop.office.questions.takedown import AskLine, CopyLine, LadderAnswer
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice
from tcat_desktop.screens.words import short_day

_STATES = {
    "asked": ("Waiting", "hourglass-medium", Tone.PLAIN),
    "refused": ("Refused", "hand-palm", Tone.ATTENTION),
    "removed": ("Gone", "check-circle", Tone.GREEN),
    "still_there": ("Still there", "warning-circle", Tone.AMBER),
    "again": ("Up again", "warning-circle", Tone.ATTENTION),
}
# What can be recorded of an ask: by its own state.
_DEEDS = {
    "answer": "Record an answer", "gone": "It is gone", "there": "It is still there",
    "watch": "Watch whether it comes back", "look": "Record a look",
}  # fmt: skip
_WHEN = {
    "asked": ("answer", "gone", "there"), "refused": ("answer", "gone", "there"),
    "still_there": ("answer", "gone", "there"), "removed": ("watch", "look"), "again": (),
}  # fmt: skip
_SEEN_WORDS = {"gone": "still gone", "there": "never gone", "again": "up again"}
_WATCHED = timedelta(days=60)


class DeedForm(QWidget):
    """The few questions of one deed; ``sent`` carries the command."""

    sent = Signal(object)
    left = Signal()

    def __init__(
        self, case_id: int, ask: AskLine, deed: str, today: date, copies: tuple[CopyLine, ...]
    ) -> None:
        super().__init__()
        self._case_id, self._ask, self.deed, self._today = case_id, ask, deed, today
        name = f"takedown.deed.{deed}"
        self.setObjectName(name)
        self.form = Form(name, spacing=8)
        self.notice = Notice(name=f"{name}.notice")
        self._build(name, copies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.keep = Button("Keep it", name=f"{name}.keep", kind=Kind.MAIN)
        self.keep.clicked.connect(self._keep)
        cancel = Button("Not now", name=f"{name}.cancel", kind=Kind.QUIET)
        cancel.clicked.connect(self.left)
        row.addWidget(self.keep)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)

    def _build(self, name: str, copies: tuple[CopyLine, ...]) -> None:
        if self.deed == "answer":
            self.answer = Segments(tuple(ANSWERS.items()), name=f"{name}.answer",
                                   spoken="What they answered", dots=True)  # fmt: skip
            self.form.add("What they answered", self.answer, "answer")
            self.words = WordsField(lines=2)
            self.form.add("In their words", self.words, "words")
            self.reference: LineField = self.form.line("Their reference", "their_reference")
        if self.deed == "look":
            self.seen = Segments(tuple(SEEN.items()), name=f"{name}.state",
                                 spoken="What you saw", dots=True)  # fmt: skip
            self.form.add("What you saw", self.seen, "state")
            self.link: LineField = self.form.line(
                "Where it is now", "link", hint="Only where it is up again.", longest=2_000
            )
            self.copy = Choice(name=f"{name}.exhibit_id", spoken="The copy of it")
            self.copy.addItem("No copy yet", None)
            for each in copies:
                self.copy.addItem(f"{each.number} {each.name}", each.exhibit_id)
            self.form.add("The copy of it", self.copy, "exhibit_id")
        ahead = self.deed == "watch"
        self.on = DateField(today=self._today, ahead=ahead)
        self.on.set_day(self._today + _WATCHED if ahead else self._today)
        hint = "Somebody looks after 1, 5 and 20 school days." if ahead else ""
        title, name = ("Watch until", "until") if ahead else ("On", "on")
        self.form.add(title, self.on, name, hint=hint)

    def refused(self, said: Said) -> None:
        """A refusal at its field, or over the button."""
        sentence = f"{said.reason} {said.what_to_do}".strip()
        if not self.form.show_refusal(said.field, sentence):
            self.notice.refused(said)

    def _keep(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        day = self.on.day
        if day is None:
            name = "until" if self.deed == "watch" else "on"
            self.form.set_error(name, self.on.problem or "Write a day, such as 9 Nov.")
            return
        self.sent.emit(self._command(day))

    def _command(self, day: date) -> object:
        case_id, takedown_id = CaseId(self._case_id), self._ask.takedown_id
        if self.deed == "answer":
            return RecordAnswer(
                case_id=case_id, takedown_id=takedown_id, answer=self.answer.value, on=day,
                words=self.words.toPlainText(), their_reference=self.reference.text(),
            )  # fmt: skip
        if self.deed == "watch":
            return WatchFor(case_id=case_id, takedown_id=takedown_id, until=day)
        if self.deed == "look":
            copy = self.copy.currentData()
            return RecordSighting(
                case_id=case_id, takedown_id=takedown_id, state=self.seen.value, on=day,
                link=self.link.text(), exhibit_id=int(copy) if copy is not None else None,
            )  # fmt: skip
        return CheckRemoval(
            case_id=case_id, takedown_id=takedown_id, gone=self.deed == "gone", on=day
        )


class AskedCard(Card):
    """One part for each ask, newest first."""

    sent = Signal(object)
    again_wanted = Signal(int, str)

    def __init__(self, *, may: bool, today: date) -> None:
        super().__init__("Asked so far", name="takedown.asked")
        self._may, self._today = may, today
        self._answer: LadderAnswer | None = None
        self._copies: tuple[CopyLine, ...] = ()
        self.open_form: DeedForm | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)

    def show_asks(self, answer: LadderAnswer) -> None:
        """Show every ask of the case."""
        self._answer = answer
        self.open_form = None
        focused = self.window().focusWidget() if self.isVisible() else None
        if focused is not None and self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        emptied(self._column)
        self.count.setText(str(len(answer.asks)) if answer.asks else "")
        show(self, bool(answer.asks))
        for number, ask in enumerate(answer.asks):
            if number:
                self._column.addWidget(line())
            self._column.addWidget(self._part(ask))

    def set_copies(self, copies: tuple[CopyLine, ...]) -> None:
        """The exhibits that a look may name as its copy."""
        self._copies = copies

    def _part(self, ask: AskLine) -> QWidget:
        words, icon, tone = _STATES.get(ask.state, (ask.state, "flag", Tone.PLAIN))
        holder = QWidget()
        holder.setObjectName(f"takedown.ask.{ask.takedown_id}")
        holder.setAccessibleName(f"{ask.title}. {ask.what}. {words}")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label(ask.what, font=Type.BODY_MEDIUM, wrap=True), 1)
        first.addWidget(ChipLabel(Chip(words=words, icon=icon, tone=tone),
                                  name=f"{holder.objectName()}.state"), 0,
                        Qt.AlignmentFlag.AlignTop)  # fmt: skip
        column.addLayout(first)
        told = [ask.asked, f"copy {ask.copy}" if ask.copy else "no copy named"]
        told += [f"their reference {ask.their_reference}"] if ask.their_reference else []
        told += [f"watched until {short_day(ask.watch_until)}"] if ask.watch_until else []
        column.addWidget(label(" · ".join(told), font=Type.SMALL, role=Role.TEXT3, wrap=True))
        for each in (ask.link, ask.reply):
            if each:
                column.addWidget(label(each, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        for look in ask.looks:
            said = f"{look.on}: {_SEEN_WORDS.get(look.state, look.state)} {look.words}".strip()
            column.addWidget(label(said, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        if self._may and (ask.newest or ask.state == "asked"):
            column.addWidget(self._buttons(ask))
        return holder

    def _buttons(self, ask: AskLine) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=6)
        # An answer may come after somebody else was asked; whether it is gone is told once.
        for deed in _WHEN.get(ask.state, ()) if ask.newest else ("answer",):
            press = Button(_DEEDS[deed], name=f"takedown.ask.{ask.takedown_id}.{deed}",
                           kind=Kind.SMALL, spoken=f"{_DEEDS[deed]}: {ask.what}")  # fmt: skip
            press.setProperty("deed", deed)
            press.setProperty("takedown_id", ask.takedown_id)
            press.clicked.connect(self._pressed)
            row.addWidget(press)
        if ask.state == "again":
            press = Button("Ask again", name=f"takedown.ask.{ask.takedown_id}.again",
                           kind=Kind.SMALL, spoken=f"Ask again: {ask.what}")  # fmt: skip
            press.setProperty("takedown_id", ask.takedown_id)
            press.setProperty("route", ask.route)
            press.clicked.connect(self._again)
            row.addWidget(press)
        return holder

    def _pressed(self) -> None:
        press = self.sender()
        answer = self._answer
        if answer is None:
            return
        self.close_form()
        wanted = int(press.property("takedown_id"))
        ask = next(each for each in answer.asks if each.takedown_id == wanted)
        form = DeedForm(answer.case_id, ask, str(press.property("deed")), self._today, self._copies)
        form.sent.connect(self.sent)
        form.left.connect(self.close_form)
        holder = self.findChild(QWidget, f"takedown.ask.{wanted}")
        assert holder is not None
        inside = holder.layout()
        assert inside is not None
        inside.addWidget(form)
        self.open_form = form
        form.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the open form away."""
        if self.open_form is not None:
            self.open_form.hide()
            self.open_form.deleteLater()
            self.open_form = None

    def _again(self) -> None:
        press = self.sender()
        self.again_wanted.emit(int(press.property("takedown_id")), str(press.property("route")))
