"""What a letter needs to be told, as a form: a person's words first, the record's part folded."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.questions.letter_register import LetterField, LetterFormAnswer
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import Field
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

_MOST_LINES = 14


class LetterFields(QFrame):
    """One letter's form. ``edited`` as people type; ``addressee_changed`` for another reader."""

    edited = Signal()
    addressee_changed = Signal()

    def __init__(self, answer: LetterFormAnswer, today: date) -> None:
        super().__init__()
        self.setObjectName("letters.form")
        self.setProperty("part", "sheet")
        self._today = today
        self._fields: dict[str, Field] = {}
        self._from_record: dict[str, str] = {}
        self._held_back: dict[PersonId, str] = {}
        self._quiet = True
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(14)
        self._people = Choice(name="letters.form.person", spoken="To")
        self._person_field: Field | None = None
        if answer.posted:
            self._person_field = self._offer_people(answer)
            column.addWidget(self._person_field)
        self._folded = QFrame()
        self._folded.setObjectName("letters.form.record")
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for each in answer.fields:
            made = self._field(each)
            (inside if each.by_record else column).addWidget(made)
            if each.by_record:
                self._from_record[each.name] = each.value
        self._record_names = frozenset(self._from_record)
        self.large_print = TickBox("Large print, 18 point", name="letters.form.large_print")
        self.large_print.setChecked(answer.large_print)
        self.large_print.toggled.connect(self._changed)
        column.addWidget(self.large_print, 0, Qt.AlignmentFlag.AlignLeft)
        self.fold = Button(
            "Filled in from the record",
            name="letters.form.fold",
            kind=Kind.QUIET,
            icon_name="caret-right",
            checkable=True,
        )
        self.fold.toggled.connect(self._folded.setVisible)
        show(self.fold, bool(self._from_record))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)
        self._folded.setVisible(False)
        column.addStretch(1)
        self._quiet = False

    # -- what is in it ------------------------------------------------------------------------

    @property
    def person_id(self) -> PersonId | None:
        """Whom it is for, or nobody."""
        chosen = self._people.currentData()
        return PersonId(int(chosen)) if chosen is not None else None

    def words(self) -> dict[str, str]:
        """What stands in each field, dates as ISO text."""
        return {name: _value(each.field) for name, each in self._fields.items()}

    def problems(self) -> dict[str, str]:
        """What is no day at all, by field."""
        found = {}
        for name, each in self._fields.items():
            if isinstance(each.field, DateField) and each.field.problem:
                found[name] = each.field.problem
        return found

    def put(self, words: dict[str, str]) -> None:
        """Put a draft's words back."""
        self._quiet = True
        for name, value in words.items():
            if name in self._fields:
                self._fill(self._fields[name].field, str(value))
        self._quiet = False

    def choose_person(self, person_id: int | None) -> None:
        """Put a draft's reader back, without asking the record again."""
        self._quiet = True
        place = self._people.findData(person_id)
        if place >= 0:
            self._people.setCurrentIndex(place)
        self._quiet = False

    def record_says(self, answer: LetterFormAnswer) -> None:
        """The record's part for another reader; what a person changed in it stays."""
        now = self.words()
        fresh = {
            each.name: each.value
            for each in answer.fields
            if each.by_record and now.get(each.name) == self._from_record.get(each.name)
        }
        self._from_record |= fresh
        self.put(fresh)

    # -- errors -------------------------------------------------------------------------------

    def clear_errors(self) -> None:
        """Nothing is missing."""
        for each in self._fields.values():
            each.set_error("")
        if self._person_field is not None:
            self._person_field.set_error("")

    def show_error(self, field: str, sentence: str) -> bool:
        """Say at the field what is missing, and leave the keyboard be; false if it is not ours."""
        self.clear_errors()
        if field == "person" and self._person_field is not None:
            self._person_field.set_error(sentence)
            return True
        if field not in self._fields:
            return False
        if field in self._record_names:
            self.fold.setChecked(True)
        self._fields[field].set_error(sentence)
        return True

    def first_field(self) -> QWidget:
        """Where writing begins: the first thing a person has to write."""
        for name, each in self._fields.items():
            if name not in self._record_names and not _value(each.field):
                return each.field
        return next((each.field for each in self._fields.values()), self)

    # -- inside -------------------------------------------------------------------------------

    def _offer_people(self, answer: LetterFormAnswer) -> Field:
        if answer.person_id is None:
            self._people.addItem("Choose who it is for", None)
        self._held_back = dict(answer.held_back)
        for person_id, name in answer.people:
            held = f"{name} (may not be written to)" if person_id in self._held_back else name
            self._people.addItem(held, person_id)
        self._people.setCurrentIndex(max(self._people.findData(answer.person_id), 0))
        self._people.currentIndexChanged.connect(self._other_person)
        return Field("To", self._people, name="letters.form.person")

    def _field(self, asked: LetterField) -> Field:
        field: QWidget
        if asked.kind == "date":
            dated = DateField(today=self._today, ahead=True)
            dated.textChanged.connect(self._changed)
            field = dated
        elif asked.kind == "choice":
            choice = Choice(name=asked.name, spoken=asked.label)
            for each in asked.choices:
                choice.addItem(each, each)
            choice.currentIndexChanged.connect(self._changed)
            field = choice
        else:
            lines = 3 if asked.kind == "lines" else 1 if asked.by_record else 2
            words = GrowingField(least=lines, most=_MOST_LINES)
            words.textChanged.connect(self._changed)
            field = words
        self._fill(field, asked.value)
        hint = asked.hint
        if asked.kind == "lines":
            hint = f"One a line. {hint}" if "line" not in hint.casefold() else hint
        title = asked.label if asked.needed else f"{asked.label} (may stay empty)"
        made = Field(title, field, name=f"letters.form.{asked.name}", hint=hint)
        self._fields[asked.name] = made
        return made

    def _fill(self, field: QWidget, value: str) -> None:
        if isinstance(field, DateField):
            field.set_day(date.fromisoformat(value) if value else None)
        elif isinstance(field, GrowingField):
            field.set_words(value)
        elif isinstance(field, Choice):
            field.setCurrentIndex(max(field.findData(value), 0))
        elif isinstance(field, QLineEdit):
            field.setText(value)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _other_person(self) -> None:
        if not self._quiet:
            reason = self._held_back.get(self.person_id) if self.person_id is not None else None
            if reason is not None:
                self.show_error("person", f"{reason} The person’s page under People says why.")
            self.addressee_changed.emit()
            self.edited.emit()


def _value(field: QWidget) -> str:
    if isinstance(field, DateField):
        return field.day.isoformat() if field.day is not None else ""
    if isinstance(field, GrowingField):
        return field.toPlainText()
    if isinstance(field, Choice):
        return str(field.currentData() or "")
    return ""
