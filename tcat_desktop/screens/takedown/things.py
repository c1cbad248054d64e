"""What is asked to go, a line each: what it is, its link, and the exhibit that is its copy."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.takedown import CopyLine
from tcat_desktop.office.takedown_pack import PackLine
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.ticks import Choice

_NONE = "No copy kept"


class _Line(QWidget):
    changed = Signal()
    dropped = Signal(object)

    def __init__(self, number: int, line: PackLine, copies: Sequence[CopyLine]) -> None:
        super().__init__()
        name = f"takedown.thing.{number}"
        self.what = self._field(f"{name}.what", "What it is", "Post, photo or group", line.what)
        self.link = self._field(f"{name}.link", "Where it is", "Link", line.link)
        self.copy = Choice(name=f"{name}.copy", spoken="The copy that is kept of it")
        self.copy.addItem(_NONE, None)
        for each in copies:
            self.copy.addItem(f"{each.number} {each.name}", each.exhibit_id)
        self.copy.setCurrentIndex(max(self.copy.findData(line.exhibit_id), 0))
        self.copy.setMinimumContentsLength(10)
        self.copy.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.copy.currentIndexChanged.connect(self.changed)
        drop = IconButton("x", "Take this line off", name=f"{name}.drop")
        drop.clicked.connect(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.what, 1)
        first.addWidget(drop)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.link, 3)
        second.addWidget(self.copy, 2)
        column.addLayout(first)
        column.addLayout(second)

    @property
    def value(self) -> PackLine:
        copy = self.copy.currentData()
        return PackLine(what=self.what.text().strip(), link=self.link.text().strip(),
                        exhibit_id=int(copy) if copy is not None else None)  # fmt: skip

    def _field(self, name: str, spoken: str, placeholder: str, filled: str) -> LineField:
        field = LineField(longest=2_000, placeholder=placeholder)
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setText(filled)
        field.setCursorPosition(0)
        field.textEdited.connect(self.changed)
        return field

    def _drop(self) -> None:
        self.dropped.emit(self)


class Things(QWidget):
    """The lines, and a button for another. An empty line is left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("takedown.things")
        self._copies: Sequence[CopyLine] = ()
        self._count = 0
        self._lines: list[_Line] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        self.error = ErrorLine("takedown.things.error")
        column.addWidget(self.error)
        self.another = Button("Add another", name="takedown.things.another", kind=Kind.QUIET,
                              icon_name="plus")  # fmt: skip
        self.another.clicked.connect(self._another)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, lines: Sequence[PackLine], copies: Sequence[CopyLine]) -> None:
        """Show these lines, with these exhibits to choose from."""
        emptied(self._rows)
        self._lines = []
        self._copies = copies
        for each in lines or [PackLine(what="")]:
            self._add(each)
        self.error.say("")

    @property
    def value(self) -> tuple[PackLine, ...]:
        """Every line with something in it."""
        told = (each.value for each in self._lines)
        return tuple(each for each in told if each.what or each.link)

    def _add(self, line: PackLine) -> _Line:
        self._count += 1
        made = _Line(self._count, line, self._copies)
        made.changed.connect(self._edited)
        made.dropped.connect(self._dropped)
        self._rows.addWidget(made)
        self._lines.append(made)
        return made

    def _another(self) -> None:
        self._add(PackLine(what="")).what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _dropped(self, line: _Line) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _edited(self) -> None:
        self.error.say("")
        self.changed.emit()
