"""Who is at the table, with the companion, and what makes it possible to be there."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.minutes import Attendance
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import Initials, initials_of
from tcat_desktop.screens.widgets.label import label
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


class AttendanceList(QFrame):
    """Ticks for everybody expected, room for one more, and the adjustments in a line."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.attendance")
        self._people: list[Attendance] = []
        self._ticks: list[WrappedTick] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self.more = Button(
            "Add somebody", name="minutes.attendance.more", kind=Kind.QUIET, icon_name="plus"
        )
        self.more.clicked.connect(self._ask_more)
        self._new = QWidget()
        self._name = self._field("name", "Title and name")
        self._part = self._field("part", "What they are here for")
        add = Button("Add", name="minutes.attendance.add")
        add.clicked.connect(self._add)
        self._part.returnPressed.connect(self._add)
        self._name.returnPressed.connect(self._part.setFocus)
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._part, add):
            row.addWidget(part)
        self._new.setVisible(False)
        self.adjustments = LineField(longest=500, placeholder="None asked for")
        self.adjustments.setObjectName("minutes.adjustments")
        self.adjustments.setAccessibleName("Adjustments")
        self.adjustments.setProperty("ruled", True)
        self.adjustments.textEdited.connect(self.edited)
        arranged = QHBoxLayout()
        arranged.setSpacing(8)
        arranged.addWidget(IconMark("person-arms-spread", Role.TEXT2))
        arranged.addWidget(label("Adjustments:", font=Type.BODY_STRONG))
        arranged.addWidget(self.adjustments, 1)
        arranged.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 22, 8)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._new)
        column.addWidget(line())
        column.addLayout(arranged)

    def _field(self, name: str, words: str) -> LineField:
        made = LineField(placeholder=words)
        made.setObjectName(f"minutes.attendance.{name}")
        made.setAccessibleName(words)
        return made

    @property
    def people(self) -> tuple[Attendance, ...]:
        """Everybody expected, and whether they came."""
        return tuple(
            replace(person, present=tick.tick.isChecked())
            for person, tick in zip(self._people, self._ticks, strict=True)
        )

    def show_people(self, people: tuple[Attendance, ...], adjustments: str) -> None:
        """Show these."""
        for tick in self._ticks:
            tick.hide()
            tick.deleteLater()
        self._people, self._ticks = [], []
        self.adjustments.setReadOnly(False)
        self.more.setVisible(True)
        for person in people:
            self._put(person)
        self.adjustments.setText(adjustments)

    def lock(self) -> None:
        """Signed: it stays as it is."""
        self.adjustments.setReadOnly(True)
        self.more.setVisible(False)
        self._new.setVisible(False)
        for tick in self._ticks:
            tick.tick.setEnabled(False)

    def _put(self, person: Attendance) -> None:
        place = len(self._people)
        name = f"minutes.present{place + 1}"
        tick = WrappedTick(person.name, name=name, under=person.part or "—", initials=True)
        tick.tick.setChecked(person.present)
        tick.toggled.connect(self.edited)
        self._people.append(person)
        self._ticks.append(tick)
        self._grid.addWidget(tick, place // 2, place % 2)

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
