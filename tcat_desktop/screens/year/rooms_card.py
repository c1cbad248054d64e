"""The rooms where people can be met: added, renamed, and taken off the list."""

from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import KeepRoom
from tcat_desktop.office.questions.diary import Room
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show


class RoomsCard(Card):
    """The list, and two fields under it for the room that is chosen, or for a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Rooms", name="calendar.rooms")
        self._desk = desk
        self._school: SchoolId | None = None
        self._rooms: dict[int, Room] = {}
        self._chosen: int | None = None
        self._reason = ""
        self._none = label("No rooms yet. A meeting in person needs one.", role=Role.TEXT2,
                           wrap=True)  # fmt: skip
        self.list = RowList(Shape.SHORT, name="calendar.rooms.list", spoken="Rooms", fitted=True)
        self.list.chosen.connect(self._choose)
        self.form = Form("calendar.rooms", spacing=8)
        self.name = self.form.line("Name of the room", "name", longest=100)
        self.note = self.form.line("What to know about it", "note", longest=200)
        self.note.setPlaceholderText("Step-free, seats six")
        self.notice = Notice(name="calendar.rooms.notice")
        self.keep = Button("Add the room", name="calendar.rooms.keep")
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.retire = Button("Take off the list", name="calendar.rooms.retire")
        self.retire.clicked.connect(self._retire)
        self.new = Button("Another room", name="calendar.rooms.new")
        self.new.clicked.connect(self._begin_new)
        self.add(self._none)
        self.add(self.list)
        self.add(self.form, above=10)
        self.add(self.notice, above=8)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        for button in (self.keep, self.retire, self.new):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._begin_new()

    def show_rooms(self, school: SchoolId, rooms: tuple[Room, ...]) -> None:
        """The rooms as they are kept."""
        if school != self._school:
            self._begin_new()
        self._school = school
        self._rooms = {room.room_id: room for room in rooms}
        self.list.set_rows(
            Row(key=room.room_id, icon="", title=room.name, trailing=room.note) for room in rooms
        )
        show(self._none, not rooms)
        show(self.list, bool(rooms))
        if self._chosen is not None and self._chosen not in self._rooms:
            self._begin_new()

    def close_because(self, reason: str) -> None:
        """Only to read, and why."""
        self._reason = reason
        show(self.form, not reason)
        for button in (self.keep, self.retire, self.new):
            button.off_because(reason)
        show(self.keep, not reason)

    @property
    def is_edited(self) -> bool:
        """Whether something stands in the fields that is not kept."""
        kept = self._rooms.get(self._chosen) if self._chosen is not None else None
        typed = (self.name.text().strip(), self.note.text().strip())
        return typed != ((kept.name, kept.note) if kept else ("", ""))

    def _choose(self, key: object) -> None:
        room = self._rooms.get(key) if isinstance(key, int) else None
        if room is None or room.room_id == self._chosen:
            return
        self._chosen = room.room_id
        self.form.clear_errors()
        self.notice.clear()
        self.name.setText(room.name)
        self.note.setText(room.note)
        self._dress()

    def _begin_new(self) -> None:
        self._chosen = None
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.rootIndex())
        self.form.clear_errors()
        self.name.clear()
        self.note.clear()
        self._dress()

    def _dress(self) -> None:
        chosen = self._chosen is not None
        self.keep.set_words("Keep the change" if chosen else "Add the room")
        show(self.retire, chosen and not self._reason)
        show(self.new, chosen and not self._reason)

    def _keep(self) -> None:
        if not self._reason:
            self._do(retired=False)

    def _retire(self) -> None:
        self._do(retired=True)

    def _do(self, *, retired: bool) -> None:
        self.form.clear_errors()
        self.notice.clear()
        command = KeepRoom(
            name=self.name.text(), note=self.note.text(), room_id=self._chosen, retired=retired,
            school_id=self._school,
        )  # fmt: skip
        told = (
            f"{self.name.text().strip()} is off the list. What is booked there stays."
            if retired
            else f"{self.name.text().strip()} is kept."
        )
        self._desk.errands.do(command, lambda _room: self._kept(told), self._refused)

    def _kept(self, told: str) -> None:
        self._begin_new()
        self.notice.done(told)

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)
