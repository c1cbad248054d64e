"""A time of one’s own: which day, when, how long, how one meets, and where."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.diary import Room
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

LENGTHS = (15, 20, 30, 45, 60)
USUAL = 30
_WAYS = (("in_person", "In person"), ("phone", "By telephone"), ("video", "By video call"))
_ICONS = {"in_person": "users", "phone": "phone", "video": "video-camera"}
_ELSEWHERE = "Somewhere else"


class OwnTime(QWidget):
    """The fields under the offers; which of them show depends on what is chosen there."""

    edited = Signal()
    # How long or in what way has changed, so that other times are free.
    asks_again = Signal()

    def __init__(self, *, today: date) -> None:
        super().__init__()
        self.setObjectName("hatch.book.own")
        self._rooms: tuple[Room, ...] = ()
        self.knows_rooms = False
        self._when = Form("hatch.book", spacing=10)
        across = self._when.row()
        self.on = DateField(today=today, ahead=True, placeholder="24 Nov")
        self.at = TimeField()
        self._when.add("Day", self.on, "on", beside=across)
        self._when.add("Time", self.at, "at", beside=across)
        lengths = tuple((str(each), f"{each} min") for each in LENGTHS)
        self._minutes = Segments(lengths, name="hatch.book.minutes", spoken="How long?")
        self._when.add("How long?", self._minutes, "minutes")
        self._where = Form("hatch.book", spacing=10)
        self._how = Segments(_WAYS, name="hatch.book.how", spoken="How do you meet?",
                             kind=Kind.CHIP, icons=_ICONS)  # fmt: skip
        self._where.add("How do you meet?", self._how, "how")
        self.room = Choice(name="hatch.book.room", spoken="Which room?")
        self._room_row = self._where.add("Which room?", self.room, "room")
        self.place = LineField(longest=120, placeholder="The hall, by the piano")
        self._place_row = self._where.add("Where, in words?", self.place, "place")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._when)
        column.addWidget(self._where)
        self._when.edited.connect(self._edited)
        self._where.edited.connect(self._edited)
        self._minutes.changed.connect(self._other_needs)
        self._how.changed.connect(self._other_needs)
        self.room.activated.connect(self._room_chosen)
        self.clear()

    def clear(self) -> None:
        """As it usually is: half an hour, in person."""
        for field in (self.on, self.at, self.place):
            field.setText("")
        self._minutes.choose(str(USUAL))
        self._how.choose("in_person")
        self.room.setCurrentIndex(0)
        self.clear_errors()
        self._show_where()

    def know_rooms(self, rooms: tuple[Room, ...]) -> None:
        """The rooms to choose from, and somewhere else."""
        chosen = self.room.currentData()
        self._rooms, self.knows_rooms = rooms, True
        self.room.clear()
        for each in rooms:
            words = f"{each.name}, {each.note}" if each.note else each.name
            self.room.addItem(words, each.room_id)
        self.room.addItem(_ELSEWHERE, None)
        found = self.room.findData(chosen)
        self.room.setCurrentIndex(found if chosen is not None and found >= 0 else 0)
        self._show_where()

    def show_parts(self, *, when: bool, where: bool) -> None:
        """Which of the two halves are asked for."""
        show(self._when, when)
        show(self._where, where)
        show(self, when or where)

    # -- what is chosen ---------------------------------------------------------------------------

    @property
    def minutes(self) -> int:
        """How long."""
        return int(self._minutes.value or USUAL)

    def way(self) -> tuple[str, int | None, str]:
        """How one meets, the room, and the place in words where it is none of the rooms."""
        how = self._how.value or "in_person"
        if how != "in_person":
            return how, None, ""
        room_id = self.room.currentData() if self._rooms else None
        return how, room_id, "" if room_id is not None else self.place.text().strip()

    def missing(self) -> tuple[str, str] | None:
        """The first field to be mended, and what stands under it."""
        for name, field, wanted in (
            ("on", self.on, "Type a day, such as 24 Nov."),
            ("at", self.at, "Type a time such as 15:45."),
        ):  # fmt: skip
            if field.problem or not field.text().strip():
                return name, field.problem or wanted
        return None

    def when(self) -> tuple[date, str]:
        """The day and the time, once nothing is missing."""
        on, at = self.on.day, self.at.at
        assert on is not None
        assert at is not None
        return on, f"{at:%H:%M}"

    # -- errors, focus, draft ---------------------------------------------------------------------

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Say it under its field, if that is one of these and shows."""
        form = self._when if field in {"on", "at", "minutes"} else self._where
        if field == "room" and self._room_row.isHidden():
            field = "place" if not self._place_row.isHidden() else "how"
        return not form.isHidden() and form.show_refusal(field, sentence)

    def clear_errors(self) -> None:
        """Take every error line away."""
        self._when.clear_errors()
        self._where.clear_errors()

    def take_focus(self) -> None:
        """The keyboard goes to the day."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "on": self.on.text(), "at": self.at.text(), "minutes": self._minutes.value,
            "how": self._how.value, "room_id": self.room.currentData(),
            "place": self.place.text(),
        }  # fmt: skip

    def fill(self, body: dict[str, Any]) -> None:
        """As it was kept."""
        self.on.setText(str(body.get("on", "")))
        self.at.setText(str(body.get("at", "")))
        self.place.setText(str(body.get("place", "")))
        self._minutes.choose(str(body.get("minutes") or USUAL))
        self._how.choose(str(body.get("how") or "in_person"))
        found = self.room.findData(body.get("room_id"))
        self.room.setCurrentIndex(max(found, 0))
        self._show_where()

    def _edited(self, _name: str) -> None:
        self.edited.emit()

    def _other_needs(self) -> None:
        self._show_where()
        self.edited.emit()
        self.asks_again.emit()

    def _room_chosen(self) -> None:
        self._show_where()
        self.edited.emit()

    def _show_where(self) -> None:
        here = (self._how.value or "in_person") == "in_person"
        show(self._room_row, here and bool(self._rooms))
        in_words = not self._rooms or self.room.currentData() is None
        show(self._place_row, here and in_words)
