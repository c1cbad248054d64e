"""One time of the diary beside the grid: who, when, where, what helps, and what to do with it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.questions.diary import DiaryEntry
from tcat_desktop.office.questions.meeting import MeetingRow
from tcat_desktop.screens.diary.words import WAYS, entry_chip, meeting_chip
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import day

_WAITING = frozenset({"booked", "arrived"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is shown: a time in the diary, the meeting of a case, or both of one."""

    entry: DiaryEntry | None = None
    meeting: MeetingRow | None = None

    @property
    def who(self) -> str:
        """Who comes."""
        if self.entry is not None and self.entry.taken:
            return "Taken"
        return (self.entry.visitor if self.entry else "") or (
            self.meeting.who if self.meeting else ""
        ) or "The parent"  # fmt: skip

    @property
    def on(self) -> date | None:
        """The day of it."""
        one = self.entry or self.meeting
        return None if one is None else one.on

    def chip(self, today: date) -> Chip:
        """How far it is. A visitor who has come, or has not, counts more than a reply."""
        if self.meeting is not None:
            waiting = self.meeting.state in {"asked", "accepted"}
            if self.entry is None or not waiting or self.entry.state in {"held", "booked"}:
                return meeting_chip(self.meeting, today)
        return entry_chip(self.entry) if self.entry is not None else Chip(words="")


class EntryDetails(Card):
    """The chosen time. ``book_is_main``: the page's filled button is another one."""

    def __init__(self, desk: Desk, *, book_is_main: bool) -> None:
        super().__init__(name="meetings.details")
        self._desk = desk
        self.who = label("", font=Type.CARD_TITLE, wrap=True, name="meetings.who")
        self.state = ChipLabel(Chip(words=""), name="meetings.state")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        main = Kind.PLAIN if book_is_main else Kind.MAIN
        self.minutes = wide("Open the minutes", "minutes", "note-pencil", main)
        self.come = wide("Has come", "come", "check-circle")
        self.seen = wide("Was seen", "seen", "check")
        self.missed = wide("Did not come", "missed", "calendar-x")
        self.reply = wide("Record the reply", "reply", "chat-text")
        self.move_time = wide("Change the time", "move", "clock")
        self.case = wide("Open the case", "case", "folders")
        self.slip = wide("Print slip", "slip", "printer")
        self.file = wide("Save as calendar file…", "calendar_file", "download-simple")
        self.cancel = wide("Cancel the meeting…", "cancel", "x")
        self.why = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True, name="meetings.why")
        self._lay_out()
        self.show_nothing("")

    def _lay_out(self) -> None:
        self.add(self.who)
        self.body.addSpacing(6)
        self.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(8)
        self.body.addLayout(self._facts)
        self.add_line(above=10, below=12)
        column = QVBoxLayout()
        column.setSpacing(8)
        for button in self.buttons():
            column.addWidget(button)
        column.addWidget(self.why)
        self.body.addLayout(column)
        self.body.addStretch(1)

    def buttons(self) -> tuple[Button, ...]:
        """What can be done, the first first."""
        return (self.minutes, self.come, self.seen, self.missed, self.reply, self.move_time,
                self.case, self.slip, self.file, self.cancel)  # fmt: skip

    def first_button(self) -> Button | None:
        """Where the keyboard goes when somebody opens it."""
        return next(
            (one for one in self.buttons() if one.isVisibleTo(self) and one.isEnabled()), None
        )

    def show_nothing(self, words: str) -> None:
        """Nothing is chosen, and why."""
        self.who.setText(words)
        self._clear_facts()
        self.state.setVisible(False)
        self.why.setVisible(False)
        for button in self.buttons():
            button.setVisible(False)

    def show_chosen(self, one: Chosen, today: date) -> None:
        """Show this one."""
        self.who.setText(one.who)
        self.state.set_chip(one.chip(today))
        show(self.state, wanted=True)
        self._clear_facts()
        for number, (fact, value) in enumerate(_facts(one, today)):
            self._facts.addWidget(FactRow(fact, value, name=f"meetings.fact{number}", left=84))
        self._offer(one, today)

    def _clear_facts(self) -> None:
        emptied(self._facts)

    def _offer(self, one: Chosen, today: date) -> None:
        entry, meeting = one.entry, one.meeting
        taken = entry is not None and entry.taken
        minutes = self._desk.may(Act.MINUTES, Level.CREATE)
        held = meeting is not None and meeting.state == "held"
        show(self.minutes, meeting is not None and bool(minutes))
        signed = meeting is not None and meeting.minutes_state == "signed"
        self.minutes.set_words("Read the minutes" if signed else "Open the minutes")
        show(self.reply, meeting is not None and bool(minutes) and not held)
        in_case = meeting is not None or (entry is not None and entry.case_id is not None)
        show(self.case, in_case)
        self.case.off_because(self._desk.may(Act.CASE_FILE, Level.SEE).reason)
        marks = (
            entry is not None and not taken and not in_case and entry.on <= today
            and entry.state in _WAITING and bool(self._desk.may(*_BOOKS))
        )  # fmt: skip
        show(self.come, marks and entry is not None and entry.state == "booked")
        show(self.seen, marks)
        show(self.missed, marks and entry is not None and entry.state == "booked")
        show(self.file, entry is not None and not taken)
        settled = entry is not None and entry.state in _WAITING and not taken
        show(self.slip, settled and bool(self._desk.may(*_BOOKS)))
        self._offer_change(one, taken=taken, held=held)

    def _offer_change(self, one: Chosen, *, taken: bool, held: bool) -> None:
        reason = why_fixed(self._desk, one)
        show(self.move_time, not taken and not held)
        self.move_time.off_because(reason)
        show(self.cancel, one.entry is not None and not taken and not held)
        self.cancel.off_because(reason)
        told = "" if held else reason
        if taken:
            told = "Who meets here is known to those whose meeting it is."
        self.why.setText(told)
        show(self.why, bool(told))


_BOOKS = (Act.TEACHER_MEETING, Level.CREATE)


def why_fixed(desk: Desk, one: Chosen) -> str:
    """Why she cannot move or cancel it, or empty."""
    if one.entry is not None:
        return one.entry.may_move
    return desk.may(Act.MEETING, Level.CREATE).reason


def wide(words: str, name: str, icon_name: str, kind: Kind = Kind.PLAIN) -> Button:
    """A button as wide as its card."""
    made = Button(words, name=f"meetings.{name}", kind=kind, icon_name=icon_name)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    made.setSizePolicy(policy)
    return made


def _facts(one: Chosen, today: date) -> tuple[tuple[str, str], ...]:
    entry, meeting = one.entry, one.meeting
    told: tuple[tuple[str, str], ...]
    if entry is None:
        if meeting is None:
            return ()
        told = (
            ("When", f"{day(meeting.on, today)} at {meeting.at}"), ("Where", meeting.place),
            ("Case", meeting.reference), ("Adjustments", meeting.adjustments),
        )  # fmt: skip
    else:
        case = entry.case_reference or (meeting.reference if meeting else "")
        told = (
            ("When", f"{day(entry.on, today)}, {entry.at} to {entry.until}"),
            ("With", entry.host),
            ("Where", entry.room),
            ("How", "" if entry.taken else WAYS.get(entry.how, "")),
            ("About", entry.about),
            ("Bringing", entry.companion),
            ("Adjustments", entry.adjustments),
            ("Case", case),
            ("Booking", entry.reference),
        )  # fmt: skip
    return tuple((fact, value) for fact, value in told if value)
