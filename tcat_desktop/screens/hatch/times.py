"""When and where: three free times by the keys 1, 2 and 3, or a time of one’s own.

Example::

    times = TimesField(errands, today=today)
    times.seek(host_id=7, visitor_id=3)          # asks, and offers what is free
    slot = times.slot()                           # or a SlotMissing that says what is to be mended
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.office.questions.diary import FreeTime, FreeTimes, Room
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.hatch.offer import Offer
from tcat_desktop.screens.hatch.own_time import OwnTime
from tcat_desktop.screens.hatch.words import BY, day_words
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.form import ErrorLine
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_OFFERS = 3
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_UNKNOWN = "Three free times stand here once you have chosen whom to see."
_NONE = "Nobody is free together in the next 30 days. Choose a time yourself."
_NO_ROOMS = (
    "No rooms are kept for this school yet, so say here how you meet, or where. The office keeps "
    "rooms under Calendar."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The chosen time as the command wants it."""

    on: date
    at: str
    minutes: int
    how: str
    room_id: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMissing:
    """What is not settled yet: the field and the sentence under it."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """Between whom a free time is looked for."""

    host_id: PersonId | None
    visitor_id: PersonId | None
    school_id: SchoolId | None


class TimesField(QWidget):
    """The offers, the way to another time, and how and where one meets."""

    # A time is chosen; the keyboard may go on.
    settled = Signal()
    edited = Signal()

    def __init__(self, errands: Errands, *, today: date) -> None:
        super().__init__()
        self.setObjectName("hatch.book.times")
        self._errands, self._today = errands, today
        self._sought: _Sought | None = None
        self._offered: tuple[FreeTime, ...] = ()
        self._wanted: FreeTime | None = None
        self._rooms: tuple[Room, ...] = ()
        self._asking = False
        self._early = -1  # which row was pressed before the times had come
        self._told = label(_UNKNOWN, role=Role.TEXT2, wrap=True, name="hatch.book.told")
        self._offers = tuple(
            Offer(str(number), name=f"hatch.book.offer{number}") for number in range(1, _OFFERS + 1)
        )
        self.other = Offer("4", name="hatch.book.other")
        for offer in self._offers:
            offer.say("A free time")
        self.other.say("Another time…")
        self.error = ErrorLine("hatch.book.when.error")
        self.own = OwnTime(today=today)
        self._no_rooms = label(_NO_ROOMS, role=Role.TEXT2, wrap=True, name="hatch.book.no_rooms")
        self._lay_out()
        self._listen()
        self.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("When?", font=Type.NEXT_STEP), 1)
        column.addLayout(head)
        column.addWidget(self._told)
        for each in (*self._offers, self.other):
            column.addWidget(each)
        column.addWidget(self.error)
        column.addWidget(self._no_rooms)
        column.addWidget(self.own)

    def _listen(self) -> None:
        for offer in self._offers:
            offer.clicked.connect(self._offer_pressed)
        self.other.clicked.connect(self._other_pressed)
        self.own.edited.connect(self._own_edited)
        self.own.asks_again.connect(self._ask)

    # -- what the form calls --------------------------------------------------------------------

    def know_rooms(self, rooms: tuple[Room, ...]) -> None:
        """The rooms of the school; without any, how one meets is asked at once."""
        if rooms == self._rooms and self.own.knows_rooms:
            return
        self._rooms = rooms
        self.own.know_rooms(rooms)
        self._show_parts()
        self._ask()

    def room_name(self, room_id: int | None) -> str:
        """What a room is called."""
        return next((room.name for room in self._rooms if room.room_id == room_id), "")

    def seek(
        self, host_id: PersonId | None, visitor_id: PersonId | None, school_id: SchoolId | None
    ) -> None:
        """Look for times when both are free."""
        sought = _Sought(host_id=host_id, visitor_id=visitor_id, school_id=school_id)
        if sought != self._sought:
            self._sought = sought
            self._ask()

    def clear(self) -> None:
        """Nobody is sought for, and nothing is chosen."""
        self._sought = None
        self._forget()
        self.own.clear()
        self.other.setChecked(False)
        self.error.say("")
        self._show_parts()

    def _forget(self) -> None:
        self._offered, self._wanted, self._early = (), None, -1
        self._show_offers()
        self._tell(_UNKNOWN)

    def unsettle(self) -> None:
        """It is no longer clear whom to see."""
        self._sought = None
        self._forget()

    def slot(self) -> Slot | SlotMissing:
        """The chosen time, or what is missing."""
        how, room_id, place = self.own.way()
        if self.other.isChecked():
            missing = self.own.missing()
            if missing is not None:
                return SlotMissing(field=missing[0], sentence=missing[1])
            on, at = self.own.when()
            return Slot(on=on, at=at, minutes=self.own.minutes, how=how, room_id=room_id,
                        place=place)  # fmt: skip
        free = self._wanted
        if free is None:
            return SlotMissing(field="when", sentence="Choose a time, with 1, 2 or 3.")
        if self._rooms:
            how, room_id, place = self._asked_how(), free.room_id, ""
        return Slot(on=free.on, at=free.at, minutes=_minutes(free), how=how, room_id=room_id,
                    place=place)  # fmt: skip

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Say at its field what stands in the way; whether it is one of ours."""
        if field not in {"on", "at", "minutes", "how", "room", "place", "when"}:
            return False
        own = self.other.isChecked() or (field in {"how", "place", "room"} and not self._rooms)
        if own and self.own.show_refusal(field, sentence):
            return True
        self.error.say(sentence)
        self.take_focus()
        # Somebody else may have taken it meanwhile: what is offered is looked for again.
        if self._sought is not None and not self.other.isChecked():
            self._ask()
        return True

    def clear_errors(self) -> None:
        """Take every error line away."""
        self.error.say("")
        self.own.clear_errors()

    def take_focus(self) -> None:
        """The keyboard goes to the first offer, or to where another time is chosen."""
        where = self._offers[0] if self._offered else self.other
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the draft ------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """As plain values."""
        free = self._wanted
        wanted = None if free is None else {
            "on": free.on.isoformat(), "at": free.at, "until": free.until,
            "room_id": free.room_id, "room": free.room,
        }  # fmt: skip
        return {"wanted": wanted, "other": self.other.isChecked(), "own": self.own.kept()}

    def fill(self, body: dict[str, Any]) -> None:
        """As it was kept. The time that was chosen is chosen again if it is still free."""
        self.own.fill(body.get("own") or {})
        self.other.setChecked(bool(body.get("other")))
        told = body.get("wanted")
        if isinstance(told, dict):
            self._wanted = FreeTime(
                on=date.fromisoformat(str(told["on"])), at=str(told["at"]),
                until=str(told["until"]), room_id=told["room_id"], room=str(told["room"]),
            )  # fmt: skip
        self._show_parts()

    # -- asking -----------------------------------------------------------------------------------

    def _asked_how(self) -> str:
        """In what way a free time is looked for: without any room, as for a call."""
        how = self.own.way()[0]
        return how if self._rooms or how != "in_person" else "phone"

    def _ask(self) -> None:
        # Before the rooms are known every offer would be without one.
        if self._sought is None or not self.own.knows_rooms:
            return
        self._asking = True
        question = FreeTimes(
            host_id=self._sought.host_id, visitor_id=self._sought.visitor_id,
            school_id=self._sought.school_id, minutes=self.own.minutes, how=self._asked_how(),
            how_many=_OFFERS,
        )  # fmt: skip
        self._errands.ask(question, self._free, key="hatch.free")

    def _free(self, offered: tuple[FreeTime, ...]) -> None:
        self._asking = False
        if self._sought is None:
            return
        self._offered = offered[:_OFFERS]
        if self._wanted not in self._offered:
            self._wanted = None
        self._tell("" if offered else _NONE)
        waited = self.other.hasFocus() and not self.other.isChecked()
        self._show_offers()
        early, self._early = self._early, -1
        if early >= 0:
            self._press(early)
        elif not offered:
            self._open_own(focus=waited)
        elif waited:
            self.take_focus()

    def _show_offers(self) -> None:
        for number, offer in enumerate(self._offers):
            free = self._offered[number] if number < len(self._offered) else None
            if free is not None:
                where = free.room or BY.get(self.own.way()[0], "")
                offer.say(
                    f"{day_words(free.on, self._today)}, {free.at}",
                    f"{where}, until {free.until}" if where else f"Until {free.until}",
                )
            chosen = free is not None and free == self._wanted and not self.other.isChecked()
            offer.setChecked(chosen)
            show(offer, free is not None)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        show(self._told, bool(words))

    # -- choosing ---------------------------------------------------------------------------------

    def _press(self, number: int) -> None:
        if number == _OFFERS:
            self._open_own(focus=True)
        elif self._asking:
            self._early = number
        elif number < len(self._offered):
            self._choose(number)

    def _choose(self, number: int) -> None:
        self._wanted = self._offered[number]
        self.other.setChecked(False)
        self.error.say("")
        self._show_offers()
        self._show_parts()
        self.edited.emit()
        self.settled.emit()

    def _open_own(self, *, focus: bool) -> None:
        self.other.setChecked(True)
        self._wanted = None
        self.error.say("")
        self._show_offers()
        self._show_parts()
        if focus:
            self.own.take_focus()
        self.edited.emit()

    def _offer_pressed(self) -> None:
        pressed = self.sender()
        for number, offer in enumerate(self._offers):
            if offer is pressed:
                self._choose(number)
                return

    def _other_pressed(self) -> None:
        self._open_own(focus=True)

    def _own_edited(self) -> None:
        self.edited.emit()

    def _show_parts(self) -> None:
        own, rooms = self.other.isChecked(), bool(self._rooms)
        show(self._no_rooms, not rooms and self.own.knows_rooms)
        self.own.show_parts(when=own, where=own or (not rooms and self.own.knows_rooms))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = _KEYS.get(Qt.Key(event.key()))
        here = next((n for n, one in enumerate(self._rows()) if one.hasFocus()), -1)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held or here < 0:
            super().keyPressEvent(event)
        elif number is not None:
            self._press(number)
        elif event.key() in _ENTER:
            self._enter(here)
        elif event.key() in _UP_DOWN:
            rows = self._rows()
            step = _UP_DOWN[Qt.Key(event.key())]
            rows[(here + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _enter(self, here: int) -> None:
        # Enter before the times have come means their first.
        if self._asking and self._rows()[here] is self.other:
            self._early = 0
        else:
            self._rows()[here].click()

    def _rows(self) -> tuple[Offer, ...]:
        return (*(one for one in self._offers if one.isVisibleTo(self)), self.other)


def _minutes(free: FreeTime) -> int:
    begins, ends = time.fromisoformat(free.at), time.fromisoformat(free.until)
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
