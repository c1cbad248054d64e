"""The head of the diary: which week, how it is looked at, whose it is, and booking."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.diary import DiaryAnswer
from tcat_desktop.screens.diary.book_panel import staff_of
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.filters import FilterBar
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show

VIEWS = (("week", "Week"), ("day", "Day"), ("list", "List"))
BY = (("room", "By room"), ("person", "By person"))


class DiaryHead(QWidget):
    """Says when something else is to be looked at; the page knows what."""

    turned = Signal(int)  # on, back, or with 0 to today
    viewed = Signal()
    narrowed = Signal()
    school_changed = Signal()

    def __init__(self, schools: tuple[tuple[str, str], ...], *, may_book: bool) -> None:
        super().__init__()
        self._schools = schools
        self.under = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, cut=True,
                           name="meetings.under")  # fmt: skip
        self.before = IconButton("caret-left", "The week before (Page Up)", name="meetings.before")
        self.today = Button("Today", name="meetings.today")
        self.after = IconButton("caret-right", "The week after (Page Down)", name="meetings.after")
        self.before.clicked.connect(self._back)
        self.today.clicked.connect(self._today)
        self.after.clicked.connect(self._on)
        self.view = Segments(VIEWS, name="meetings.view", spoken="Look at", gap=4)
        self.view.changed.connect(self.viewed)
        self.by = Segments(BY, name="meetings.by", spoken="Columns", gap=4)
        self.by.choose("room")
        self.by.changed.connect(self.viewed)
        self.book = Button("Book a meeting", name="meetings.book", kind=Kind.MAIN,
                           icon_name="calendar-plus")  # fmt: skip
        self._may_book = may_book
        self.filters = FilterBar(name="meetings.filters")
        everyone = (("", "Everybody"),)
        self._school = self.filters.add("school", "School", _of_schools(schools))
        self._person = self.filters.add("person", "Person", everyone)
        self._room = self.filters.add("room", "Room", (("", "Any"),))
        self.filters.changed.connect(self._narrowed)
        self._last_school = ""
        self._lay_out()
        show(self.book, may_book)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label("Meetings", font=Type.PAGE_TITLE))
        names.addWidget(self.under)
        turning = QHBoxLayout()
        turning.setSpacing(4)
        for each in (self.before, self.today, self.after):
            turning.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        controls = QHBoxLayout()
        controls.setSpacing(14)
        controls.addLayout(turning)
        for wider in (self.view, self.book):
            controls.addWidget(wider, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(10)
        self._top.addLayout(names, 1)
        self._top.addLayout(controls)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.by)
        below.addWidget(self.filters, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addLayout(below)

    # -- what the page calls --------------------------------------------------------------------

    def stack(self, *, stacked: bool) -> None:
        """The title above the buttons, where there is no room beside them."""
        way = QBoxLayout.Direction
        self._top.setDirection(way.TopToBottom if stacked else way.LeftToRight)

    def show_view(self, view: str, *, school_chosen: bool) -> None:
        """What stands in the second row depends on how the diary is looked at."""
        if self.view.value != view:
            self.view.choose(view)
        several = len(self._schools) > 1 and not school_chosen
        show(self.by, view == "day")
        show(self._school, several)
        show(self._person, view == "week")
        show(self._room, view == "week")
        show(self.filters, view == "week" or several)
        words = {"day": "day"}.get(view, "week")
        for button, way, key in ((self.before, "before", "Up"), (self.after, "after", "Down")):
            button.setAccessibleName(f"The {words} {way} (Page {key})")
            show(button, view != "list")
        show(self.today, view != "list")

    def offer(self, answer: DiaryAnswer) -> None:
        """The staff and rooms that the diary can be narrowed to."""
        with QSignalBlocker(self.filters):
            people = tuple((str(key), name) for key, name in staff_of(answer))
            self._person.offer((("", "Everybody"), *people))
            rooms = tuple((str(room.room_id), room.name) for room in answer.rooms)
            self._room.offer((("", "Any"), *rooms))

    def allow_booking(self, *, now: bool) -> None:
        """A form beside the grid has a filled button of its own."""
        show(self.book, self._may_book and now)

    @property
    def school(self) -> str:
        """The key of the school chosen here; where none is, the first."""
        return self._school.value or (self._schools[0][0] if self._schools else "")

    @property
    def person_id(self) -> int | None:
        """Whose times are shown."""
        return int(self._person.value) if self._person.value else None

    @property
    def room_id(self) -> int | None:
        """Of which room the times are shown."""
        return int(self._room.value) if self._room.value else None

    def narrow(self, *, person: str = "", room: str = "") -> None:
        """Show only these, and tell."""
        self._person.choose(person)
        self._room.choose(room)
        self.narrowed.emit()

    # -- slots ------------------------------------------------------------------------------------

    def _back(self) -> None:
        self.turned.emit(-1)

    def _today(self) -> None:
        self.turned.emit(0)

    def _on(self) -> None:
        self.turned.emit(1)

    def _narrowed(self) -> None:
        if self._last_school != self._school.value:
            self._last_school = self._school.value
            # Another school has other people and other rooms.
            self._person.choose("")
            self._room.choose("")
            self.school_changed.emit()
            return
        self.narrowed.emit()


def _of_schools(schools: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The first one is meant when nothing is chosen."""
    return (("", schools[0][1]), *schools[1:]) if schools else (("", ""),)
