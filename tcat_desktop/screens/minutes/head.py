"""The bar over the minutes: which meeting, since when, and the one thing to do next."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.meeting import MeetingAnswer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.words import day, local_day, school_time

_DEEDS = {
    "start": ("Start the meeting", "clock"),
    "end": ("End the meeting", ""),
    "sign": ("Sign the minutes", "signature"),
    "cover": ("Write the cover letter", "envelope-simple"),
}


class Head(QFrame):
    """Reference, title and time; each deed of the meeting is the filled button in its turn."""

    start_wanted = Signal()
    end_wanted = Signal()
    sign_wanted = Signal()
    cover_wanted = Signal()
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
        self._buttons: dict[str, Button] = {}
        signals = {"start": self.start_wanted, "end": self.end_wanted,
                   "sign": self.sign_wanted, "cover": self.cover_wanted}  # fmt: skip
        for deed, (words, icon_name) in _DEEDS.items():
            button = Button(words, name=f"minutes.{deed}", kind=Kind.MAIN, icon_name=icon_name)
            button.clicked.connect(signals[deed])
            button.setVisible(False)
            self._buttons[deed] = button
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
        for button in self._buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._reason = QWidget()
        below = QHBoxLayout(self._reason)
        below.setContentsMargins(20, 0, 20, 8)
        below.addWidget(self.why)
        column.addWidget(self._reason)
        column.addWidget(line())

    def show_meeting(self, answer: MeetingAnswer, barred: str) -> None:
        """Show this meeting; ``barred`` says why this person may not sign."""
        self.reference.set_words(answer.reference)
        self._place.setText(f"{answer.place} · asked for under")
        self.title.setText(answer.title)
        if answer.minutes_state == "signed":
            self.deed = "cover"
        elif answer.state == "held":
            self.deed = "sign"
        else:
            self.deed = "end" if answer.minutes.started else "start"
        for deed, button in self._buttons.items():
            button.setVisible(deed == self.deed)
        reason = barred if self.deed == "sign" else ""
        self._buttons["sign"].off_because(reason, beside=self.why)
        self._reason.setVisible(bool(reason))

    def tell_time(self, answer: MeetingAnswer, started: str, ended: str, now: datetime) -> None:
        """When it is, since when it has gone on, or how long it took."""
        if ended:
            words = f"{started} to {ended}"
        elif started:
            local = now.astimezone(school_time())
            hours, minutes = map(int, started.split(":"))
            gone = (local.hour * 60 + local.minute - hours * 60 - minutes) % (24 * 60)
            words = f"Started {started}, {gone} {'minute' if gone == 1 else 'minutes'}"
        else:
            words = f"{day(answer.on, local_day(now))} at {answer.at}"
        self.time.setText(words)

    def main_button(self) -> Button | None:
        """The filled button now in place."""
        return self._buttons.get(self.deed)
