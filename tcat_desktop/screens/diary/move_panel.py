"""Another time or room for a meeting: the old one, the new one, and the reason."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from tcat_desktop.office.commands.keep_diary import CancelBooking, MoveBooking
from tcat_desktop.office.commands.request_meeting import CancelMeeting, MoveMeeting
from tcat_desktop.office.questions.diary import DiaryAnswer, DiaryEntry
from tcat_desktop.screens.diary.board import Spot, minutes_of, time_of, why_not
from tcat_desktop.screens.diary.panel import Panel
from tcat_desktop.screens.diary.words import place_words
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.form import WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.ticks import Choice
from tcat_desktop.screens.words import day

LENGTHS = (15, 20, 30, 45, 60)


def length_words(minutes: int) -> str:
    """``45 minutes``, ``An hour``."""
    return "An hour" if minutes == 60 else f"{minutes} minutes"


def old_time(entry: DiaryEntry, today: date) -> str:
    """``Mrs Kerry Denholm, now Monday 23 November, 15:45 to 16:30, Library``."""
    parts = (entry.visitor, f"now {day(entry.on, today)}", f"{entry.at} to {entry.until}",
             place_words(entry))  # fmt: skip
    return ", ".join(part for part in parts if part) + "."


def fill_rooms(choice: Choice, answer: DiaryAnswer, otherwise: str) -> None:
    """The rooms of the school, and a line for no room of the list."""
    choice.clear()
    for room in answer.rooms:
        choice.addItem(f"{room.name}, {room.note}" if room.note else room.name, room.room_id)
    choice.addItem(otherwise, None)


class MovePanel(Panel):
    """Day, time, length, room and reason. ``sent`` carries the command."""

    sent = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(
            "Move the meeting", name="meetings.moving", send="Move it", leave="Leave it"
        )
        self._today = today
        self._entry: DiaryEntry | None = None
        self._answer: DiaryAnswer | None = None
        across = self.form.row()
        self.on = DateField(today=today, ahead=True)
        self.form.add("Day", self.on, "on", beside=across)
        self.at = TimeField()
        self.form.add("Time", self.at, "at", beside=across)
        self.minutes = Choice(name="meetings.moving.minutes", spoken="How long?")
        self.form.add("How long?", self.minutes, "minutes")
        self.room = Choice(name="meetings.moving.room", spoken="Where?")
        self.form.add("Where?", self.room, "room")
        self.fits = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True,
                          name="meetings.moving.fits")  # fmt: skip
        self.form.column.addWidget(self.fits)
        self.reason = WordsField(lines=2, longest=500)
        self.form.add("Why does it move?", self.reason, "reason")
        self.form.edited.connect(self._look)
        self.minutes.activated.connect(self._look)
        self.room.activated.connect(self._look)
        self.send.clicked.connect(self._send)

    def show_entry(self, entry: DiaryEntry, answer: DiaryAnswer, spot: Spot | None = None) -> None:
        """The time as it is, and as it would be."""
        self._entry, self._answer = entry, answer
        self.begin(old_time(entry, self._today))
        begins = minutes_of(entry.at)
        now = Spot(on=entry.on, begins=begins, ends=minutes_of(entry.until),
                   room_id=entry.room_id)  # fmt: skip
        wanted = spot or now
        self.on.set_day(wanted.on)
        self.at.setText(time_of(wanted.begins))
        self.minutes.clear()
        for each in sorted({*LENGTHS, now.ends - now.begins}):
            self.minutes.addItem(length_words(each), each)
        self.minutes.setCurrentIndex(self.minutes.findData(wanted.ends - wanted.begins))
        named = entry.room if entry.room_id is None and entry.room else "In none of the rooms"
        fill_rooms(self.room, answer, named)
        found = self.room.findData(wanted.room_id)
        self.room.setCurrentIndex(found if found >= 0 else self.room.count() - 1)
        self.reason.setPlainText("")
        self._look()

    def _spot(self) -> Spot | None:
        on, at, minutes = self.on.day, self.at.at, self.minutes.currentData()
        if on is None or at is None or minutes is None:
            return None
        begins = at.hour * 60 + at.minute
        return Spot(on=on, begins=begins, ends=begins + int(minutes),
                    room_id=self.room.currentData())  # fmt: skip

    def _look(self, *_: object) -> None:
        """Say at once whether that time is free, as far as the page knows."""
        spot = self._spot()
        told = why = ""
        if spot is not None and self._entry is not None and self._answer is not None:
            known = any(each.on == spot.on for each in self._answer.days)
            why = why_not(self._answer, self._entry, spot, today=self._today)
            told = why or ("Free then." if known else "")
        self.fits.set_role(Role.ATTENTION_TEXT if why else Role.TEXT2)
        self.fits.setText(told)

    def _send(self) -> None:
        for name, field in (("on", self.on), ("at", self.at)):
            if field.problem:
                self.form.set_error(name, field.problem)
                return
        spot = self._spot()
        if spot is None:
            name = "on" if self.on.day is None else "at"
            self.form.set_error(name, "Type a day." if name == "on" else "Type a time.")
            return
        self.sending()
        self.sent.emit(self._command(spot))

    def _command(self, spot: Spot) -> Any:
        entry = self._entry
        assert entry is not None
        minutes, reason = spot.ends - spot.begins, self.reason.toPlainText()
        if entry.case_id is not None and entry.meeting_id is not None:
            names = {room.room_id: room.name for room in self._answer.rooms} if self._answer else {}
            place = names.get(spot.room_id or 0) or place_words(entry)
            return MoveMeeting(
                case_id=entry.case_id, meeting_id=entry.meeting_id, on=spot.on,
                at=time_of(spot.begins), place=place, reason=reason, minutes=minutes,
                room_id=spot.room_id,
            )  # fmt: skip
        return MoveBooking(
            booking_id=entry.booking_id, on=spot.on, at=time_of(spot.begins), minutes=minutes,
            reason=reason, room_id=spot.room_id, how=entry.how, seen=entry.version,
            anyway=self.anyway.isChecked() and self.anyway.isVisibleTo(self),
        )  # fmt: skip


class CancelPanel(Panel):
    """Why a meeting does not take place. ``sent`` carries the command."""

    sent = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(
            "Cancel the meeting", name="meetings.ending", send="Cancel the meeting",
            leave="Keep it",
        )  # fmt: skip
        self._today = today
        self._entry: DiaryEntry | None = None
        self.reason = WordsField(lines=2, longest=500)
        self.form.add("Why does it not take place?", self.reason, "reason",
                      hint="Its time is free again. Nothing is sent to a parent.")  # fmt: skip
        self.send.clicked.connect(self._send)

    def show_entry(self, entry: DiaryEntry) -> None:
        """The time that would be free again."""
        self._entry = entry
        self.begin(old_time(entry, self._today))
        self.reason.setPlainText("")

    def _send(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self.sending()
        reason = self.reason.toPlainText()
        if entry.case_id is not None and entry.meeting_id is not None:
            self.sent.emit(CancelMeeting(case_id=entry.case_id, meeting_id=entry.meeting_id,
                                         reason=reason))  # fmt: skip
        else:
            self.sent.emit(CancelBooking(booking_id=entry.booking_id, reason=reason,
                                         seen=entry.version))  # fmt: skip
