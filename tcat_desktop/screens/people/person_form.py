"""One person's details, as they are kept and as they are put on paper."""

from typing import Any

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_people import KINDS, KeepPerson
from tcat_desktop.office.questions.people_register import PersonDetails
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

# What is called how, in the order of the form; also what a difference is told by.
_LINES = {
    "title": "Title", "forename": "First name", "surname": "Surname", "salutation": "Dear …",
    "hint": "What tells her from others", "email": "Email", "phone": "Phone",
    "interpreter": "Interpreter",
}  # fmt: skip
_WORDS = {"address": "Address", "adjustments": "Adjustments"}


class PersonForm(Card):
    """The form at the right. ``save_wanted`` carries the command."""

    save_wanted = Signal(object)
    put_back_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="people.card", inner=20)
        self._desk = desk
        self._kept: PersonDetails | None = None
        self._version: int | None = None
        self.heading = label("", font=Type.CARD_TITLE, wrap=True, name="people.heading")
        self.add(self.heading)
        self.notice = Notice(name="people.notice")
        self.add(self.notice, above=8)
        self.form = Form("people", spacing=11)
        self._build()
        self.add(self.form, above=12)
        self.add(self._buttons(), above=14)
        self.body.addStretch(1)
        self.show_person(None)

    def _build(self) -> None:
        self.kind = Choice(name="people.kind", spoken="What they are to the school")
        for key, words in KINDS.items():
            self.kind.addItem(words, key)
        self.school = Choice(name="people.school", spoken="School")
        for key, school in self._desk.sitter.schools:
            if key:
                self.school.addItem(school, key)
        top = self.form.row()
        self.form.add("What they are to the school", self.kind, "kind", beside=top)
        self._school_row = self.form.add("School", self.school, "school", beside=top)
        names = self.form.row()
        self._line("title", beside=names, longest=30)
        self._line("forename", beside=names)
        self._line("surname", beside=names, longest=300)
        names.setStretch(0, 1)
        names.setStretch(1, 3)
        names.setStretch(2, 4)
        letter = self.form.row()
        self._line("salutation", beside=letter)
        self._line("hint", beside=letter)
        self.address = WordsField(lines=4)
        self.form.add(_WORDS["address"], self.address, "address")
        reach = self.form.row()
        self._line("phone", beside=reach)
        self._line("email", beside=reach)
        self.adjustments = WordsField(lines=2)
        told = "What she needs in a meeting or a letter, such as large print."
        self.form.add(_WORDS["adjustments"], self.adjustments, "adjustments", hint=told)
        self._line("interpreter")
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        self.may_write = TickBox("May be written to", name="people.may_be_written_to")
        self.governor = TickBox("Governor", name="people.governor",
                                spoken="Governor: her conduct goes to complaints, C47")  # fmt: skip
        ticks.addWidget(self.may_write)
        ticks.addWidget(self.governor)
        ticks.addStretch(1)
        self.form.column.addLayout(ticks)

    def _line(self, name: str, *, beside: QHBoxLayout | None = None, longest: int = 200) -> None:
        field: LineField = self.form.line(_LINES[name], name, longest=longest, beside=beside)
        setattr(self, name, field)

    def _buttons(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(QMargins())
        row.setSpacing(8)
        self.save = Button("Save", name="people.save", kind=Kind.MAIN)
        self.save.clicked.connect(self._save)
        back = Button("Put back what was kept", name="people.put_back")
        back.clicked.connect(self.put_back_wanted)
        row.addWidget(self.save)
        row.addWidget(back)
        row.addStretch(1)
        return part

    # -- what the page calls ------------------------------------------------------------------

    @property
    def person(self) -> PersonDetails | None:
        """Whose details stand here; None for somebody new."""
        return self._kept

    def show_person(self, person: PersonDetails | None) -> None:
        """Show these details, or an empty form for somebody new."""
        self._kept = person
        self._version = person.version if person else None
        self.heading.setText(person.name if person else "Add somebody")
        self.form.clear_errors()
        self.notice.clear()
        for name in _LINES:
            self._field(name).setText(getattr(person, name) if person else "")
        self.address.setPlainText(person.address if person else "")
        self.adjustments.setPlainText(person.adjustments if person else "")
        self.kind.setCurrentIndex(self.kind.findData(person.kind if person else "parent"))
        self.may_write.setChecked(person.may_be_written_to if person else True)
        self.governor.setChecked(person.governor if person else False)
        show(self._school_row, person is None and self.school.count() > 1)

    def is_changed(self) -> bool:
        """Whether anything here is not as it is kept."""
        now = self._values()
        if self._kept is None:
            return any(now[name] for name in (*_LINES, *_WORDS))
        return any(now[name] != getattr(self._kept, name) for name in now)

    def refused(self, said: Said) -> None:
        """Say it at its field, or above the form; what was typed stays."""
        self.notice.clear()
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    def show_both(self, theirs: PersonDetails | None) -> None:
        """Somebody else saved first: say what differs, keep what is typed, let it be saved."""
        if theirs is None:
            return
        now = self._values()
        told = [
            f"{words}: {getattr(theirs, name) or 'nothing'}"
            for name, words in (_LINES | _WORDS).items()
            if now[name] != getattr(theirs, name)
        ]
        self._version = theirs.version
        self.notice.changed_by_another(
            "Somebody else changed these details after you opened them.",
            f"Your text is safe. They have: {'; '.join(told) or 'the same'}. Save to keep yours.",
            button="",
        )

    # -- inside ---------------------------------------------------------------------------------

    def _field(self, name: str) -> LineField:
        field = self.form.field(name)
        assert isinstance(field, LineField)
        return field

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {name: self._field(name).text() for name in _LINES}
        values |= {
            "kind": str(self.kind.currentData()),
            "address": self.address.toPlainText(),
            "adjustments": self.adjustments.toPlainText(),
            "may_be_written_to": self.may_write.isChecked(),
            "governor": self.governor.isChecked(),
        }
        return values

    def _save(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        key = str(self.school.currentData() or "")
        self.save_wanted.emit(KeepPerson(
            **self._values(),
            school_id=SchoolId(int(key)) if key.isdigit() else None,
            person_id=self._kept.person_id if self._kept else None,
            seen=self._version,
        ))  # fmt: skip
