"""Booking a parent with a member of staff: who, with whom, three times to choose from."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.office.commands.keep_diary import BookMeeting
from tcat_desktop.office.questions.diary import DiaryAnswer, FreeTime, FreeTimes
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import FindPerson
from tcat_desktop.screens.diary.board import Spot, time_of
from tcat_desktop.screens.diary.move_panel import LENGTHS, fill_rooms
from tcat_desktop.screens.diary.panel import Panel
from tcat_desktop.screens.diary.words import WAY_ICONS, WAYS
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox
from tcat_desktop.screens.words import short_day

_NAME = "meetings.booking"
_OFFERS = 3
_OTHER = "other"


class VisitorField(QWidget):
    """Who comes: found as one types, then a name with a way to choose again."""

    changed = Signal()

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self.person: FoundPerson | None = None
        self.words = ""
        self.finder = FindPerson(errands, name=f"{_NAME}.who", spoken="Who comes?")
        self.finder.chosen.connect(self._chosen)
        self._name = label("", font=Type.ROW_TITLE, wrap=True, name=f"{_NAME}.chosen")
        self._hint = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self._again = Button("Someone else", name=f"{_NAME}.again", kind=Kind.QUIET)
        self._again.clicked.connect(self.clear)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._hint)
        self._row = QWidget()
        across = QHBoxLayout(self._row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(names, 1)
        across.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)
        column.addWidget(self._row)
        self.setFocusProxy(self.finder.field)
        self._row.setVisible(False)

    def clear(self) -> None:
        """Nobody yet."""
        self.person, self.words = None, ""
        self.finder.clear()
        self._row.setVisible(False)
        show(self.finder, wanted=True)
        self.finder.field.setModified(False)
        self.changed.emit()

    def _chosen(self, found: object) -> None:
        self.person = found if isinstance(found, FoundPerson) else None
        self.words = "" if self.person is not None else str(found)
        self._name.setText(self.person.name if self.person else self.words)
        self._hint.setText(self.person.hint if self.person else "Not in the register")
        self.finder.setVisible(False)
        show(self._row, wanted=True)
        self._again.setFocus()
        self.changed.emit()


class BookPanel(Panel):
    """The form of a booking. ``sent`` carries the command."""

    sent = Signal(object)

    def __init__(self, errands: Errands, today: date) -> None:
        super().__init__("Book a meeting", name=_NAME, send="Book it", leave="Leave it")
        self._errands = errands
        self._answer: DiaryAnswer | None = None
        self._offered: tuple[FreeTime, ...] = ()
        self.visitor = VisitorField(errands)
        self.form.add("Who comes?", self.visitor, "visitor")
        self.host = Choice(name=f"{_NAME}.host", spoken="Whom do they come to see?")
        self.form.add("Whom do they come to see?", self.host, "host")
        self.other_host = self.form.line("Their name", "other_host", longest=120)
        self.how = Segments(tuple(WAYS.items()), name=f"{_NAME}.how", spoken="How?",
                            icons=WAY_ICONS)  # fmt: skip
        self.form.add("How?", self.how, "how")
        lengths = tuple((str(each), str(each)) for each in LENGTHS)
        self.length = Segments(lengths, name=f"{_NAME}.minutes", spoken="How many minutes?")
        self.form.add("How many minutes?", self.length, "minutes")
        self._add_times(today)
        self.about = self.form.line("What about, in a word or two?", "about", longest=120)
        self.companion = self.form.line("Who comes with them?", "companion", longest=120)
        self.diverted = TickBox("Arranged instead of a private message", name=f"{_NAME}.diverted")
        self.form.column.addWidget(self.diverted)
        self._listen()

    def _add_times(self, today: date) -> None:
        self._offers = tuple(
            Button("A free time", name=f"{_NAME}.offer{number}", kind=Kind.CHOICE, checkable=True)
            for number in range(1, _OFFERS + 1)
        )
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.none_free = label("", role=Role.TEXT2, wrap=True, name=f"{_NAME}.none_free")
        for button in self._offers:
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
            column.addWidget(button)
        column.addWidget(self.none_free)
        self.form.add("Free times", holder, "offers")
        across = self.form.row()
        self.on = DateField(today=today, ahead=True)
        self.form.add("Or a day of your own", self.on, "on", beside=across)
        self.at = TimeField()
        self.form.add("Time", self.at, "at", beside=across)
        self.room = Choice(name=f"{_NAME}.room", spoken="Room")
        self._room_row = self.form.add("Room", self.room, "room")

    def _listen(self) -> None:
        self.visitor.changed.connect(self._ask)
        self.host.activated.connect(self._host_chosen)
        self.how.changed.connect(self._ask)
        self.length.changed.connect(self._ask)
        for button in self._offers:
            button.clicked.connect(self._offer_chosen)
        self.on.textEdited.connect(self._own_time)
        self.at.textEdited.connect(self._own_time)
        self.send.clicked.connect(self._send)

    # -- beginning ----------------------------------------------------------------------------

    def start(self, answer: DiaryAnswer, spot: Spot | None = None, host: int | None = None) -> None:
        """An empty form; ``spot`` is a time that somebody pressed in the grid."""
        self._answer = answer
        self.begin("")
        self.visitor.clear()
        self.host.clear()
        self.host.addItem("Choose", None)
        for person_id, name in staff_of(answer):
            self.host.addItem(name, person_id)
        self.host.addItem("Somebody else", _OTHER)
        self.host.setCurrentIndex(max(self.host.findData(host), 0))
        self._show_other()
        self.how.choose("in_person")
        self.length.choose("30")
        fill_rooms(self.room, answer, "No room")
        for field in (self.about, self.companion, self.other_host):
            field.setText("")
            field.setModified(False)
        self.diverted.setChecked(False)
        self.on.set_day(spot.on if spot else None)
        self.at.setText(time_of(spot.begins) if spot else "")
        found = self.room.findData(spot.room_id) if spot else -1
        self.room.setCurrentIndex(max(found, 0))
        self._ask()

    # -- free times ---------------------------------------------------------------------------

    def _ask(self) -> None:
        host = self.host.currentData()
        show(self._room_row, self.how.value == "in_person")
        if self._answer is None or host is None:
            self._offer(())
            self.none_free.setText("They are shown once you have chosen whom they come to see.")
            return
        question = FreeTimes(
            host_id=PersonId(host) if isinstance(host, int) else None,
            visitor_id=self.visitor.person.person_id if self.visitor.person else None,
            minutes=int(self.length.value or 30),
            how=self.how.value or "in_person",
            school_id=SchoolId(self._answer.school_id),
            how_many=_OFFERS,
        )
        self._errands.ask(question, self._free, key=f"{_NAME}.free")

    def _free(self, offered: tuple[FreeTime, ...]) -> None:
        self._offer(offered[:_OFFERS])
        self.none_free.setText("" if offered else "Nothing is free in the next thirty days.")

    def _offer(self, offered: tuple[FreeTime, ...]) -> None:
        self._offered = offered
        for number, button in enumerate(self._offers):
            wanted = number < len(offered)
            if wanted:
                button.set_words(offer_words(offered[number]))
            button.setChecked(False)
            show(button, wanted)
        show(self.none_free, not offered)

    def _offer_chosen(self) -> None:
        sender = self.sender()
        for button, free in zip(self._offers, self._offered, strict=False):
            button.setChecked(button is sender)
            if button is sender:
                self.on.set_day(free.on)
                self.at.setText(free.at)
                found = self.room.findData(free.room_id)
                self.room.setCurrentIndex(found if found >= 0 else self.room.count() - 1)
        self.form.clear_errors()

    def _own_time(self) -> None:
        for button in self._offers:
            button.setChecked(False)

    def _host_chosen(self) -> None:
        self._show_other()
        self._ask()

    def _show_other(self) -> None:
        row = self.other_host.parentWidget()
        if row is not None:
            show(row, self.host.currentData() == _OTHER)

    # -- sending --------------------------------------------------------------------------------

    def _send(self) -> None:
        for name, field in (("on", self.on), ("at", self.at)):
            if field.problem:
                self.form.set_error(name, field.problem)
                return
        if self.on.day is None:
            self.form.set_error("on", "Choose one of the free times, or type a day.")
            return
        if self.at.at is None:
            self.form.set_error("at", "Type a time such as 15:45.")
            return
        self.sending()
        self.sent.emit(self._command(self.on.day, f"{self.at.at:%H:%M}"))

    def _command(self, on: date, at: str) -> Any:
        host = self.host.currentData()
        person = self.visitor.person
        left = self.visitor.finder.field.text()
        return BookMeeting(
            on=on, at=at, minutes=int(self.length.value or 30),
            visitor_id=person.person_id if person else None,
            visitor="" if person else self.visitor.words or left,
            host_id=PersonId(host) if isinstance(host, int) else None,
            host=self.other_host.text() if host == _OTHER else "",
            room_id=self.room.currentData() if self.how.value == "in_person" else None,
            how=self.how.value or "in_person",
            about=self.about.text(), companion=self.companion.text(),
            diverted=self.diverted.isChecked(),
            anyway=self.anyway.isChecked() and self.anyway.isVisibleTo(self),
            school_id=SchoolId(self._answer.school_id) if self._answer else None,
        )  # fmt: skip


def offer_words(free: FreeTime) -> str:
    """``Tue 24 Nov, 15:30, Library``."""
    parts = (short_day(free.on), free.at, free.room)
    return ", ".join(part for part in parts if part)


def staff_of(answer: DiaryAnswer) -> tuple[tuple[PersonId, str], ...]:
    """Everybody of the staff once, by name."""
    return tuple(dict.fromkeys((one.person_id, one.name) for one in answer.staff))
