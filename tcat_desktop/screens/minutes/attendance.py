"""Who is at the table, with the companion, and what makes it possible to be there."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office import amending
from tcat_desktop.office.minutes import Attendance
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import Initials, initials_of
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.ticks import TickBox


class WrappedTick(QWidget):
    """A tick whose words may take several lines; the words can be pressed as well."""

    toggled = Signal()

    def __init__(self, words: str, *, name: str, under: str = "", initials: bool = False) -> None:
        super().__init__()
        self.tick = TickBox("", name=name, spoken=f"{words}, {under}" if under else words)
        self.tick.toggled.connect(self.toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self.tick.setFixedWidth(self.tick.sizeHint().height())
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter if under else top)
        if initials:
            mark = Initials(initials_of(words), name=f"{name}.initials", spoken=words)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 2, 0, 2)
        font = Type.BODY_MEDIUM if under else Type.BODY
        column.addWidget(label(words, font=font, wrap=True))
        if under:
            column.addWidget(label(under, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        row.addLayout(column, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tick.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
            self.tick.toggle()


class _Person(QWidget):
    """One who is expected: a tick, her part, and a note such as when she came."""

    edited = Signal()
    amend_wanted = Signal()

    def __init__(self, person: Attendance, *, name: str) -> None:
        super().__init__()
        self.person = person
        self.came = ""
        self.amends = False
        self.tick = WrappedTick(person.name, name=name, under=person.part or "—", initials=True)
        self.tick.tick.setChecked(person.present)
        self.tick.toggled.connect(self.edited)
        self.button = IconButton("note-pencil", f"A note about {person.name}", name=f"{name}.more")
        self.button.clicked.connect(self._pressed)
        self.note = LineField(longest=300, placeholder="A note")
        self.note.setObjectName(f"{name}.note")
        self.note.setAccessibleName(f"A note about {person.name}")
        self.note.setProperty("ruled", True)
        self.note.setText(person.note)
        self.note.textChanged.connect(self.edited)
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(self.tick, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across)
        below = QHBoxLayout()
        # Under the name, past the tick and the initials.
        below.setContentsMargins(theme().px(54), 0, theme().px(28), 0)
        below.addWidget(self.note)
        column.addLayout(below)
        self.note.setVisible(bool(person.note))

    @property
    def attendance(self) -> Attendance:
        """As it stands."""
        present, note = self.tick.tick.isChecked(), self.note.text().strip()
        return replace(self.person, present=present, note=note)

    def lock(self, *, amend: bool) -> None:
        """It stays as it is; with ``amend`` the name can be put right."""
        self.tick.tick.setEnabled(False)
        self.note.setReadOnly(True)
        self.amends = amend
        self.button.setVisible(amend)
        words = f"Amend the name of {self.person.name}"
        self.button.setAccessibleName(words)
        set_tip(self.button, words)

    def _pressed(self) -> None:
        if self.amends:
            self.amend_wanted.emit()
            return
        self.note.show()
        if not self.note.text() and self.came:
            # Whoever comes late is the usual reason; typing replaces it.
            self.note.setText(f"Came at {self.came}")
            self.note.selectAll()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)


class AttendanceList(QFrame):
    """Ticks for everybody expected, room for one more, and the adjustments in a line."""

    edited = Signal()
    amend_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.attendance")
        self._rows: list[_Person] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.more = Button(
            "Add somebody", name="minutes.attendance.more", kind=Kind.QUIET, icon_name="plus"
        )
        self.more.clicked.connect(self._ask_more)
        self._new = self._somebody()
        self.adjustments = LineField(longest=500, placeholder="None asked for")
        self.adjustments.setObjectName("minutes.adjustments")
        self.adjustments.setAccessibleName("Adjustments")
        self.adjustments.setProperty("ruled", True)
        self.adjustments.textEdited.connect(self.edited)
        self.due = label("", font=Type.BODY_MEDIUM, role=Role.TEXT2, name="minutes.break_due")
        arranged = QHBoxLayout()
        arranged.setSpacing(8)
        arranged.addWidget(IconMark("person-arms-spread", Role.TEXT2))
        arranged.addWidget(label("Adjustments:", font=Type.BODY_STRONG))
        arranged.addWidget(self.adjustments, 1)
        arranged.addWidget(self.due)
        arranged.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 22, 8)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._new)
        column.addWidget(line())
        column.addLayout(arranged)

    def _somebody(self) -> QWidget:
        """Room for one more who is there."""
        made = QWidget()
        self._name = self._field("name", "Title and name")
        self._part = self._field("part", "What they are here for")
        add = Button("Add", name="minutes.attendance.add")
        add.clicked.connect(self._add)
        self._part.returnPressed.connect(self._add)
        self._name.returnPressed.connect(self._part.setFocus)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._part, add):
            row.addWidget(part)
        made.setVisible(False)
        return made

    def _field(self, name: str, words: str) -> LineField:
        made = LineField(placeholder=words)
        made.setObjectName(f"minutes.attendance.{name}")
        made.setAccessibleName(words)
        return made

    @property
    def people(self) -> tuple[Attendance, ...]:
        """Everybody expected, and whether they came."""
        return tuple(each.attendance for each in self._rows)

    def show_people(self, people: tuple[Attendance, ...], adjustments: str) -> None:
        """Show these."""
        for each in self._rows:
            each.hide()
            each.deleteLater()
        self._rows = []
        self.adjustments.setReadOnly(False)
        self.more.setVisible(True)
        for person in people:
            self._put(person)
        self.adjustments.setText(adjustments)
        self.adjustments.setCursorPosition(0)

    def tell_time(self, now: str, due: str) -> None:
        """What the clock says while the meeting goes on, else nothing; and when a break is due."""
        for each in self._rows:
            each.came = now
        late = bool(due and now and now >= due)
        words = f"A break was due at {due}" if late else f"Break due at {due}"
        self.due.setText(words if due else "")
        self.due.set_role(Role.AMBER_TEXT if late else Role.TEXT2)

    def lock(self, *, amend: bool = False) -> None:
        """It stays as it is; with ``amend`` a name can be put right."""
        self.adjustments.setReadOnly(True)
        self.more.setVisible(False)
        self._new.setVisible(False)
        for each in self._rows:
            each.lock(amend=amend)

    def _put(self, person: Attendance) -> None:
        place = len(self._rows)
        row = _Person(person, name=f"minutes.present{place + 1}")
        row.edited.connect(self.edited)
        row.amend_wanted.connect(self._amend)
        self._rows.append(row)
        self._grid.addWidget(row, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)

    def _amend(self) -> None:
        here = self._rows.index(self.sender())  # type: ignore[arg-type]  # one of ours
        self.amend_wanted.emit(amending.present(here + 1), self._rows[here].person.name)

    def _ask_more(self) -> None:
        self._new.setVisible(True)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._put(Attendance(name=name, part=self._part.text().strip()))
        self._name.clear()
        self._part.clear()
        self._new.setVisible(False)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
