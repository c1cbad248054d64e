"""The bar over the minutes: which meeting, since when, and the one thing to do next."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.minutes import Minutes, next_day
from tcat_desktop.office.questions.meeting import MeetingAnswer
from tcat_desktop.screens.minutes.states import StateStrip
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.words import day, local_day, school_time

# The filled button in its turn, and what stands beside it.
_DEEDS = {
    "start": ("Start the meeting", "clock", Kind.MAIN),
    "end": ("End the meeting", "", Kind.MAIN),
    "circulate": ("Send for corrections", "envelope-simple", Kind.MAIN),
    "cover": ("Write the cover letter", "envelope-simple", Kind.MAIN),
    "sign": ("Sign the minutes", "signature", Kind.MAIN),
    "break": ("Take a break", "coffee", Kind.PLAIN),
    "note": ("Keep a note", "note-pencil", Kind.PLAIN),
    "sign_now": ("Sign now", "signature", Kind.PLAIN),
}
_SENT = frozenset({"circulated", "amended"})


class Head(QFrame):
    """Reference, title and time; ``wanted`` says which deed is asked for, by its short name."""

    wanted = Signal(str)
    ended_at_wanted = Signal(str)
    case_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.head")
        self.setProperty("part", "sheet")
        self.deed = ""
        self.reference = Button("", name="minutes.reference", kind=Kind.QUIET)
        self.reference.clicked.connect(self.case_wanted)
        self._place = label("", role=Role.TEXT3, cut=True)
        self.title = label("", font=Type.PAGE_TITLE, cut=True, name="minutes.title")
        self._clock = IconMark("clock", Role.TEXT2)
        self.time = label("", role=Role.TEXT2, name="minutes.time")
        self.why = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="minutes.why")
        self.states = StateStrip()
        self._buttons: dict[str, Button] = {}
        for deed, (words, icon_name, kind) in _DEEDS.items():
            button = Button(words, name=f"minutes.{deed}", kind=kind, icon_name=icon_name)
            button.setProperty("deed", deed)
            button.clicked.connect(self._pressed)
            button.setVisible(False)
            self._buttons[deed] = button
        set_tip(self._buttons["break"], "Take a break, or go on (Ctrl Shift B)")
        self._lay_out()

    def _lay_out(self) -> None:
        over = QHBoxLayout()
        over.setSpacing(8)
        over.addWidget(self.reference)
        over.addWidget(self._place)
        over.addWidget(TagLabel("C45", name="minutes.clause"))
        over.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(over)
        names.addWidget(self.title)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 10)
        row.setSpacing(10)
        row.addLayout(names, 1)
        row.addWidget(self._clock)
        row.addWidget(self.time)
        middle = Qt.AlignmentFlag.AlignVCenter
        for deed in ("break", "note", "sign_now", "start", "end", "circulate", "cover", "sign"):
            row.addWidget(self._buttons[deed], 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.states)
        column.addWidget(self._when_it_ended())
        self._reason = QWidget()
        below = QHBoxLayout(self._reason)
        below.setContentsMargins(20, 0, 20, 8)
        below.addWidget(self.why)
        column.addWidget(self._reason)
        column.addWidget(line())

    def _when_it_ended(self) -> QWidget:
        """For whoever forgot to end the meeting: at what time it did."""
        self._asked = QWidget()
        self.ended_at = LineField(longest=5, placeholder="15:45")
        self.ended_at.setObjectName("minutes.ended_at")
        self.ended_at.setAccessibleName("When it ended")
        self.ended_at.returnPressed.connect(self._say_when)
        button = Button("End it at this time", name="minutes.ended_at.end")
        button.clicked.connect(self._say_when)
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(20, 0, 20, 10)
        row.addWidget(label("It ended at", font=Type.BODY_MEDIUM))
        row.addWidget(self.ended_at)
        row.addWidget(button)
        row.addStretch(1)
        self._asked.setVisible(False)
        return self._asked

    def ask_when(self) -> None:
        """Ask when the meeting ended."""
        self._asked.setVisible(True)
        self.ended_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_meeting(self, answer: MeetingAnswer, barred: str) -> None:
        """Show this meeting; ``barred`` says why this person may not sign."""
        self.reference.set_words(answer.reference)
        self._place.setText(f"{answer.place} · asked for under")
        self.title.setText(answer.title)
        self.deed = _main_deed(answer)
        beside = _beside(answer, self.deed)
        for deed, button in self._buttons.items():
            button.setVisible(deed == self.deed or deed in beside)
        reason = barred if "sign" in {self.deed, *(each[:4] for each in beside)} else ""
        for deed in ("sign", "sign_now"):
            self._buttons[deed].off_because(reason, beside=self.why)
        self._reason.setVisible(bool(reason))
        self._asked.setVisible(False)
        self.states.show_meeting(answer)

    def tell_time(self, answer: MeetingAnswer, minutes: Minutes, now: datetime) -> None:
        """When it is, since when it has gone on, or how long it took."""
        if minutes.ended:
            later = next_day(minutes)
            words = f"{minutes.started} to {minutes.ended}" if minutes.started else minutes.ended
            words += f" on {day(later, local_day(now))}" if later else ""
        elif minutes.started:
            local = now.astimezone(school_time())
            hours, past = map(int, minutes.started.split(":"))
            gone = (local.hour * 60 + local.minute - hours * 60 - past) % (24 * 60)
            words = f"Started {minutes.started}, {gone} {'minute' if gone == 1 else 'minutes'}"
        else:
            words = f"{day(answer.on, local_day(now))} at {answer.at}"
        paused = minutes.breaks[-1] if minutes.breaks else None
        running = paused is not None and not paused.until
        if running and paused is not None:
            words = f"Break since {paused.at}"
        self._buttons["break"].set_words("Go on" if running else "Take a break")
        self.time.setText(words)

    def main_button(self) -> Button | None:
        """The filled button now in place."""
        return self._buttons.get(self.deed)

    def resting_place(self) -> QWidget:
        """Where the keyboard waits while nothing can be typed."""
        button = self.main_button()
        return button if button is not None and button.isEnabled() else self.reference

    def _pressed(self) -> None:
        self.wanted.emit(self.sender().property("deed"))

    def _say_when(self) -> None:
        self.ended_at_wanted.emit(self.ended_at.text())


def _main_deed(answer: MeetingAnswer) -> str:
    if answer.state != "held" and answer.minutes_state in ("", "draft"):
        return "end" if answer.minutes.started else "start"
    if answer.minutes_state in ("", "draft"):
        return "circulate"
    if not answer.covered:
        return "cover"
    return "sign" if answer.minutes_state in _SENT else ""


def _beside(answer: MeetingAnswer, deed: str) -> set[str]:
    """The plain buttons beside the filled one."""
    if deed == "end":
        return {"break"}
    beside = {"note"} if answer.minutes_state in (*_SENT, "signed") else set()
    if deed == "circulate" or (deed == "cover" and answer.minutes_state in _SENT):
        beside.add("sign_now")
    return beside
