"""The fields of a step form: each knows its value, can be filled again, and has an error line.

Example::

    fields = StepFields("note", today=today)
    fields.words("What should stand on the file?", "words")
    fields.day("Which day is it about?", "on", today)
    fields.text("words")        # what was typed
    fields.date("on")           # a date, or Refused at the field
    fields.values()             # plain values for a draft, and fields.restore(body)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow, ChoiceRows
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.form import Field, Form, LineField, WordsField
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

Options = tuple[tuple[str, str], ...]
YES_NO: Options = (("no", "No"), ("yes", "Yes"))


@dataclass(frozen=True, slots=True)
class Cell:
    """How one field's value is read as a plain value, and put back."""

    get: Callable[[], Any]
    put: Callable[[Any], None]


class TickList(QWidget):
    """Several that may be ticked, one under another."""

    def __init__(self, options: Options, *, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.boxes: dict[str, TickBox] = {}
        for key, words in options:
            self.boxes[key] = TickBox(words, name=f"{name}.{key}")
            column.addWidget(self.boxes[key])
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def values(self) -> tuple[str, ...]:
        """The keys that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Tick these and no others."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)


class StepFields(Form):
    """A form whose fields can be read, kept as plain values and filled again."""

    def __init__(self, name: str, *, today: date) -> None:
        super().__init__(f"step.{name}", spacing=16, strong=True)
        self._name = f"step.{name}"
        self._today = today
        self._cells: dict[str, Cell] = {}
        self._filling = False
        self._narrow: list[tuple[QWidget, int]] = []
        theme().changed.connect(self._measure)

    # -- adding fields ----------------------------------------------------------------

    def words(
        self, title: str, name: str, *, lines: int = 3, hint: str = "", filled: str = ""
    ) -> WordsField:
        """Several lines to type in."""
        field = WordsField(lines=lines)
        field.setPlainText(filled)
        self.add(title, field, name, hint=hint)
        self._cells[name] = Cell(field.toPlainText, field.setPlainText)
        return field

    def one_line(
        self,
        title: str,
        name: str,
        *,
        hint: str = "",
        filled: str = "",
        placeholder: str = "",
        beside: QHBoxLayout | None = None,
    ) -> LineField:
        """One line to type in."""
        field = LineField(longest=2_000, placeholder=placeholder)
        field.setText(filled)
        field.setCursorPosition(0)
        self.add(title, field, name, hint=hint, beside=beside)
        self._cells[name] = Cell(field.text, field.setText)
        return field

    def day(
        self,
        title: str,
        name: str,
        on: date | None,
        *,
        ahead: bool = False,
        hint: str = "",
        beside: QHBoxLayout | None = None,
    ) -> DateField:
        """A day, typed as people write it."""
        field = DateField(today=self._today, ahead=ahead)
        field.set_day(on)
        self._keep_narrow(field, 172)
        self._as_wide_as_it(self.add(title, field, name, hint=hint, beside=beside))
        self._cells[name] = Cell(field.text, field.setText)
        return field

    def time(
        self, title: str, name: str, *, filled: str = "", beside: QHBoxLayout | None = None
    ) -> LineField:
        """A time of day."""
        field = TimeField()
        field.setText(filled)
        self._keep_narrow(field, 92)
        self._as_wide_as_it(self.add(title, field, name, beside=beside))
        self._cells[name] = Cell(field.text, field.setText)
        return field

    def segments(
        self,
        title: str,
        name: str,
        options: Options,
        *,
        chosen: str = "",
        hint: str = "",
        kind: Kind = Kind.CHIP,
        dots: bool = False,
        several: bool = False,
    ) -> Segments:
        """One or several of a few, side by side."""
        field = Segments(
            options,
            name=f"{self._name}.{name}",
            spoken=title,
            kind=kind,
            dots=dots,
            several=several,
            gap=18 if dots else 6,
        )
        field.choose(*chosen.split())
        if options:
            field.setFocusProxy(
                field.button(chosen.split(maxsplit=1)[0] if chosen else options[0][0])
            )
        self.add(title, field, name, hint=hint)
        self._cells[name] = Cell(lambda: list(field.values), lambda keys: field.choose(*keys))
        self.listen(field.changed, name)
        return field

    def yes_no(self, title: str, name: str, *, chosen: str = "", hint: str = "") -> Segments:
        """A question that is answered with Yes or No, and is open until then."""
        return self.segments(title, name, YES_NO, chosen=chosen, hint=hint, dots=True)

    def choices(
        self,
        title: str,
        name: str,
        rows: tuple[ChoiceRow, ...],
        *,
        chosen: str = "",
        hint: str = "",
    ) -> ChoiceRows:
        """One of several in large rows, the gentlest first."""
        field = ChoiceRows(rows, name=f"{self._name}.{name}", spoken=title)
        field.choose(chosen)
        self.add(title, field, name, hint=hint)
        self._cells[name] = Cell(lambda: field.value, field.choose)
        self.listen(field.changed, name)
        return field

    def pick(
        self,
        title: str,
        name: str,
        options: Options,
        *,
        chosen: str = "",
        hint: str = "",
        beside: QHBoxLayout | None = None,
    ) -> Choice:
        """One of a list that opens."""
        field = Choice(name=f"{self._name}.{name}", spoken=title)
        # A long name may be cut; the box may not push the form off the page.
        field.setMinimumContentsLength(12)
        field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in options:
            field.addItem(words, key)
        field.setCurrentIndex(max(field.findData(chosen), 0))
        self.add(title, field, name, hint=hint, beside=beside)
        self._cells[name] = Cell(
            field.currentData, lambda key: field.setCurrentIndex(max(field.findData(key), 0))
        )
        self.listen(field.activated, name)
        return field

    def ticks(
        self,
        title: str,
        name: str,
        options: Options,
        *,
        chosen: tuple[str, ...] = (),
        hint: str = "",
    ) -> TickList:
        """Several that may be ticked."""
        field = TickList(options, name=f"{self._name}.{name}")
        field.choose(chosen)
        self.add(title, field, name, hint=hint)
        self._cells[name] = Cell(lambda: list(field.values), lambda keys: field.choose(tuple(keys)))
        for box in field.boxes.values():
            self.listen(box.clicked, name)
        return field

    def tick(self, words: str, name: str, *, on: bool = False) -> TickBox:
        """One box to tick, on a line of its own."""
        field = TickBox(words, name=f"{self._name}.{name}")
        field.setChecked(on)
        self.column.addWidget(field)
        self._cells[name] = Cell(field.isChecked, field.setChecked)
        self.listen(field.clicked, name)
        return field

    def put(self, title: str, field: QWidget, name: str, cell: Cell, *, hint: str = "") -> Field:
        """A field of another kind; it tells by ``listen`` that it changed."""
        made = self.add(title, field, name, hint=hint)
        self._cells[name] = cell
        return made

    def listen(self, signal: Any, name: str) -> None:
        """When the signal comes, somebody has changed this field."""

        def told(*_: object) -> None:
            self.tell(name)

        signal.connect(told)

    def tell(self, name: str) -> None:
        """Somebody has changed this field: its error goes, and ``edited`` says so."""
        if self._filling:
            return
        if name in self._fields:
            self._fields[name].set_error("")
        self.edited.emit(name)

    def _keep_narrow(self, field: QWidget, at_100: int) -> None:
        self._narrow.append((field, at_100))
        field.setFixedWidth(theme().px(at_100))

    def _as_wide_as_it(self, row: Field) -> None:
        row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def _measure(self) -> None:
        for field, at_100 in self._narrow:
            field.setFixedWidth(theme().px(at_100))

    def _edited(self) -> None:
        if not self._filling:
            super()._edited()

    # -- reading them -----------------------------------------------------------------

    def row_of(self, name: str) -> Field:
        """The field with its title, hint and error line."""
        return self._fields[name]

    def has(self, name: str) -> bool:
        """Whether there is such a field."""
        return name in self._fields

    def text(self, name: str) -> str:
        """What is typed in that field, and nothing when the form has no such field."""
        field = self._fields[name].field if name in self._fields else None
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        return field.text() if isinstance(field, QLineEdit) else ""

    def chosen(self, name: str) -> str:
        """The key chosen in that field, or empty."""
        value = self._cells[name].get()
        if isinstance(value, list):
            return str(value[0]) if value else ""
        return str(value or "")

    def all_chosen(self, name: str) -> tuple[str, ...]:
        """Every key chosen in that field."""
        return tuple(self._cells[name].get())

    def answer(self, name: str) -> bool | None:
        """Yes, no, or not answered yet."""
        return {"yes": True, "no": False}.get(self.chosen(name))

    def ticked(self, name: str) -> bool:
        """Whether that box is ticked."""
        return bool(self._cells[name].get())

    def date(self, name: str, sentence: str = "Say on which day.") -> date:
        """The day in that field.

        Raises:
            Refused: at the field, when there is none or what is typed is no day.
        """
        field = self._fields[name].field
        assert isinstance(field, DateField)
        if field.problem:
            raise Refused(field.problem, field=name)
        if field.day is None:
            raise Refused(sentence, field=name)
        return field.day

    def at(self, name: str) -> str:
        """The time in that field as ``15:45``, or empty.

        Raises:
            Refused: at the field, when what is typed is no time of day.
        """
        field = self._fields[name].field
        assert isinstance(field, TimeField)
        if field.problem:
            raise Refused(field.problem, field=name)
        return f"{field.at:%H:%M}" if field.at is not None else ""

    # -- a draft of them --------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Every field as a plain value."""
        return {name: cell.get() for name, cell in self._cells.items()}

    def restore(self, body: dict[str, Any]) -> None:
        """Fill the fields from plain values; a value of a field that is gone is left out."""
        self._filling = True
        try:
            for name, cell in self._cells.items():
                if name in body:
                    cell.put(body[name])
        finally:
            self._filling = False
