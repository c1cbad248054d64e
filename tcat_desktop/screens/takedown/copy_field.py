"""One field of a platform's form: what belongs in it, and a button that copies it.

Example::

    row = CopyField(field, today=today)
    row.copied.connect(self._say)            # “Copied: Account name”
    told = row.value
"""

from datetime import date

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.takedown import PackField, shown
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

_YES_NO = (("yes", "Yes"), ("no", "No"))
_LONG = frozenset({"words", "links"})


class CopyField(QWidget):
    """A label, the field, its button, and room for what is still to be mended."""

    copied = Signal(str)
    edited = Signal()

    def __init__(self, field: PackField, *, today: date) -> None:
        super().__init__()
        self.told = field
        self._today = today
        name = f"takedown.field.{field.name}"
        self.setObjectName(f"{name}.row")
        self.field = self._made(field)
        self.field.setObjectName(name)
        spoken = f"{field.label}, needed" if field.needed else field.label
        self.field.setAccessibleName(spoken)
        self.field.setAccessibleDescription(field.hint)
        self.error = ErrorLine(f"{name}.error")
        self.copy = Button("Copy", name=f"{name}.copy", kind=Kind.SMALL, icon_name="copy",
                           spoken=f"Copy: {field.label}")  # fmt: skip
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        title = label(field.label, font=Type.BODY_MEDIUM, wrap=True)
        title.setBuddy(self.field)
        head.addWidget(title, 1)
        if field.known:
            head.addWidget(label("from the record", font=Type.SMALL, role=Role.TEXT3))
        elif not field.needed:
            head.addWidget(label("if there is one", font=Type.SMALL, role=Role.TEXT3))
        column.addLayout(head)
        if field.hint:
            column.addWidget(label(field.hint, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.field, 1)
        across.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(across)
        column.addWidget(self.error)
        self._tell()

    @property
    def value(self) -> str:
        """What stands in the field, as the office keeps it."""
        part = self.field
        if isinstance(part, GrowingField):
            return part.toPlainText()
        if isinstance(part, DateField):
            return part.day.isoformat() if part.day else ""
        if isinstance(part, LineField):
            return part.text()
        if isinstance(part, Choice):
            return str(part.currentData() or "")
        if isinstance(part, TickBox):
            return "yes" if part.isChecked() else ""
        assert isinstance(part, Segments)
        return part.value

    @property
    def problem(self) -> str:
        """What is to be mended in a day that was typed, or nothing."""
        return self.field.problem if isinstance(self.field, DateField) else ""

    def say(self, sentence: str) -> None:
        """What is to be mended, or nothing."""
        self.error.say(sentence)
        self.field.setAccessibleDescription(sentence or self.told.hint)
        self.field.setProperty("wrong", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        if sentence:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, field: PackField) -> QWidget:
        if field.kind in _LONG:
            part = GrowingField(least=2, font=Type.ROW_TITLE_REGULAR)
            part.set_words(field.value)
            part.textChanged.connect(self._changed)
            return part
        if field.kind == "day":
            day = DateField(today=self._today, ahead=True)
            day.set_day(date.fromisoformat(field.value) if field.value else None)
            day.textEdited.connect(self._changed)
            return day
        if field.kind == "choice":
            return self._choice(field)
        if field.kind == "tick":
            tick = TickBox("Yes", name=f"takedown.field.{field.name}")
            tick.setChecked(field.value == "yes")
            tick.toggled.connect(self._changed)
            return tick
        if field.kind == "yes_no":
            both = Segments(_YES_NO, name=f"takedown.field.{field.name}", spoken=field.label)
            if field.value:
                both.choose(field.value)
            both.changed.connect(self._changed)
            return both
        line = LineField(longest=2_000)
        line.setText(field.value)
        line.setCursorPosition(0)
        line.textEdited.connect(self._changed)
        return line

    def _choice(self, field: PackField) -> Choice:
        part = Choice(name=f"takedown.field.{field.name}", spoken=field.label)
        part.addItem("Choose one", "")
        for each in field.choices:
            part.addItem(each, each)
        part.setCurrentIndex(max(part.findData(field.value), 0))
        part.currentIndexChanged.connect(self._changed)
        return part

    def _changed(self) -> None:
        self.say("")
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        """There is nothing to copy of an empty field, or of a tick."""
        self.copy.setEnabled(bool(self.value.strip()) and self.told.kind not in ("tick", "yes_no"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(shown(self.told.kind, self.value.strip()))
        self.copied.emit(f"Copied: {self.told.label}")
