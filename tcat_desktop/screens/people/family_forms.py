"""The two forms of a family: an adult and a child, and what must not happen between people."""

from datetime import date
from typing import Any

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.families import (
    COURT_ORDER,
    NEVER_DISCLOSE,
    NO_LETTERS,
    RELATIONSHIPS,
    RESTRICTIONS,
)
from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_family import KeepRelation, KeepRestriction
from tcat_desktop.office.questions.family import FamilyAnswer, RelationLine
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import FindPerson, Seeking
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

NOBODY = 0
_NOT_KNOWN = "Add “{}” under People first; then choose her or him here."

# What follows from each kind, told under the form.
_FOLLOWS = {
    COURT_ORDER: "Nothing that goes to this person names the child or tells where the child lives.",
    NEVER_DISCLOSE: "No letter, minutes or bundle for this person carries the address, telephone "
    "or email; of a pupil, neither the school nor the class.",
    NO_LETTERS: "No letter, slip or email can be made out to this person.",
}


class FamilyForm(QWidget):
    """What both forms have: a title, a notice, fields, two days, and two buttons."""

    save_wanted = Signal(object)
    left = Signal()

    def __init__(self, name: str, errands: Errands, today: date, save: str) -> None:
        super().__init__()
        self._name, self._errands, self._today = name, errands, today
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(10)
        self.heading = label("", font=Type.BODY_STRONG, wrap=True, name=f"{name}.heading")
        self.notice = Notice(name=f"{name}.notice")
        self.form = Form(name, spacing=10)
        self.save = Button(save, name=f"{name}.save", icon_name="check")
        self.save.clicked.connect(self._save)
        self.leave = Button("Leave it", name=f"{name}.leave")
        self.leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        for each in (self.heading, self.notice, self.form):
            column.addWidget(each)
        column.addLayout(buttons)

    def refused(self, said: Said) -> None:
        """Say it at its field, or above the form; what was typed stays."""
        self.notice.clear()
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    def _days(self, last: str) -> None:
        row = self.form.row()
        self.from_on = DateField(today=self._today)
        self.form.add("From, if you know", self.from_on, "from_on", beside=row)
        self.until_on = DateField(today=self._today, ahead=True, placeholder="31 July 2027")
        self.form.add(last, self.until_on, "until_on", beside=row)

    def _typed_wrong(self) -> bool:
        """Whether a day is no day; it is said at the field."""
        self.form.clear_errors()
        self.notice.clear()
        for name in ("from_on", "until_on"):
            field = self.form.field(name)
            if isinstance(field, DateField) and field.problem:
                self.form.set_error(name, field.problem)
                return True
        return False

    def _finder(self, name: str, spoken: str, hint: str) -> FindPerson:
        seeking = Seeking(
            stranger=lambda typed: f"“{typed}” is not in the list: add them under People first",
            hint=hint, description="Type a name, a pupil or a class.",
        )  # fmt: skip
        return FindPerson(self._errands, name=f"{self._name}.{name}", spoken=spoken,
                          seeking=seeking)  # fmt: skip

    def _save(self) -> None:
        raise NotImplementedError


class RelationForm(FamilyForm):
    """An adult and a child; the one whose page it is stands fixed, the other is found."""

    def __init__(self, errands: Errands, today: date) -> None:
        super().__init__("people.relation", errands, today, "Keep it")
        self._own: FamilyAnswer | None = None
        self._other: PersonId | None = None
        self._line: RelationLine | None = None
        self.finder = self._finder("find", "Whom do you add?", "Name or class")
        self.finder.chosen.connect(self._chosen)
        self._whom = self.form.add("Whom do you add?", self.finder, "other")
        self.chosen = label("", font=Type.BODY_STRONG, wrap=True, name="people.relation.chosen")
        self.form.column.addWidget(self.chosen)
        self.relationship = Choice(name="people.relation.relationship",
                                   spoken="What is she or he to the child?")  # fmt: skip
        for key, words in RELATIONSHIPS.items():
            self.relationship.addItem(words, key)
        self.form.add("What is she or he to the child?", self.relationship, "relationship")
        self.responsibility = TickBox("Holds parental responsibility",
                                      name="people.relation.responsibility")  # fmt: skip
        self.lives_with = TickBox("Lives with the child", name="people.relation.lives_with")
        self.may_be_told = TickBox("May be told about the child",
                                   name="people.relation.may_be_told")  # fmt: skip
        for box in (self.responsibility, self.lives_with, self.may_be_told):
            self.form.column.addWidget(box)
        self.basis: LineField = self.form.line(
            "Which paper did you see?", "basis",
            hint="A birth certificate, a court order, a letter of authority. C05, C06.",
        )  # fmt: skip
        self._days("Until, if it ends")
        self.note: LineField = self.form.line("Note", "note", longest=300)

    def begin(self, own: FamilyAnswer, line: RelationLine | None = None) -> None:
        """Empty, for somebody new; or filled with what is kept."""
        self._own, self._line = own, line
        self.form.clear_errors()
        self.notice.clear()
        self.finder.clear()
        wanted = "an adult" if own.kind == "pupil" else "a child"
        self.heading.setText(
            f"{line.adult} and {line.child}" if line else f"Add {wanted} to {own.name}’s family"
        )
        self._other = None
        self.chosen.setText("")
        show(self.chosen, wanted=False)
        show(self.finder.parentWidget() or self.finder, wanted=line is None)
        self.relationship.setCurrentIndex(
            max(self.relationship.findData(line.relationship if line else "mother"), 0)
        )
        self.responsibility.setChecked(bool(line and line.responsibility))
        self.lives_with.setChecked(bool(line and line.lives_with))
        self.may_be_told.setChecked(bool(line and line.may_be_told))
        self.basis.setText(line.basis if line else "")
        self.note.setText(line.note if line else "")
        self.from_on.set_day(line.from_on if line else None)
        self.until_on.set_day(line.until_on if line else None)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.relationship if self._line is not None else self.finder.field

    def _chosen(self, found: FoundPerson | str) -> None:
        if isinstance(found, str):
            self.form.set_error("other", _NOT_KNOWN.format(found))
            return
        self.form.clear_errors()
        self._other = found.person_id
        self.chosen.setText(f"{found.name}, {found.hint}" if found.hint else found.name)
        self.chosen.setVisible(True)
        self.relationship.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        own, line = self._own, self._line
        if own is None or self._typed_wrong():
            return
        if line is None and self._other is None:
            self.form.set_error("other", "Choose somebody from the list.")
            return
        if line is not None:
            adult, child = line.adult_id, line.child_id
        else:
            assert self._other is not None
            pupil = own.kind == "pupil"
            adult, child = (self._other, own.person_id) if pupil else (own.person_id, self._other)
        self.save_wanted.emit(KeepRelation(
            adult_id=adult,
            child_id=child,
            relationship=str(self.relationship.currentData()),
            responsibility=self.responsibility.isChecked(),
            lives_with=self.lives_with.isChecked(),
            may_be_told=self.may_be_told.isChecked(),
            basis=self.basis.text(),
            note=self.note.text(),
            from_on=self.from_on.day,
            until_on=self.until_on.day,
            relation_id=line.relation_id if line else None,
        ))  # fmt: skip

    def refused(self, said: Said) -> None:
        """A refusal about either of the two stands at the one that was chosen."""
        if said.field in ("adult_id", "child_id"):
            said.field = "other"
        super().refused(said)


class RestrictionForm(FamilyForm):
    """Whom it holds back, from whom, about which child, and what the paper says."""

    def __init__(self, errands: Errands, today: date) -> None:
        super().__init__("people.restriction", errands, today, "Keep the restriction")
        self._people: dict[int, str] = {}
        self.kind = Choice(name="people.restriction.kind", spoken="What kind is it?")
        for key, words in RESTRICTIONS.items():
            self.kind.addItem(words, key)
        self.form.add("What kind is it?", self.kind, "kind")
        self.person = self._choice("Whom does it hold back?", "person_id")
        self.protects = self._choice("Whose details must he or she never learn?", "protects_id")
        self.child = self._choice("Which child is it about?", "child_id")
        self.finder = self._finder("find", "Somebody who is not in these lists", "Name or class")
        self.finder.chosen.connect(self._found)
        self.form.add("Somebody who is not in these lists", self.finder, "other")
        self.what = WordsField(lines=3)
        self.form.add("What does it say?", self.what, "what",
                      hint="Only those who keep families can read this, and each reading "
                      "is noted.")  # fmt: skip
        self.seen: LineField = self.form.line(
            "Which paper did you see, and where is it kept?", "seen", longest=300
        )
        self._days("Until; empty if it has no end")
        self.told = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="people.restriction.told")  # fmt: skip
        self.form.column.addWidget(self.told)
        self.kind.currentIndexChanged.connect(self._tell)

    def _choice(self, title: str, name: str) -> Choice:
        made = Choice(name=f"people.restriction.{name}", spoken=title)
        self.form.add(title, made, name)
        return made

    def begin(self, own: FamilyAnswer) -> None:
        """Empty, with the family to choose from."""
        self.form.clear_errors()
        self.notice.clear()
        self.finder.clear()
        self.heading.setText(f"A restriction in {own.name}’s family")
        self._people = {int(own.person_id): own.name}
        for line in (*own.children, *own.adults):
            self._people |= {int(line.adult_id): line.adult, int(line.child_id): line.child}
        self._fill()
        self.person.setCurrentIndex(max(self.person.findData(int(own.person_id)), 0))
        self.kind.setCurrentIndex(0)
        for field in (self.what, self.seen, self.from_on, self.until_on):
            field.clear()
        self._tell()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.kind

    def _fill(self) -> None:
        for choice, empty in (
            (self.person, "Choose"), (self.protects, "Nobody’s"), (self.child, "No child"),
        ):  # fmt: skip
            kept = choice.currentData()
            choice.clear()
            choice.addItem(empty, NOBODY)
            for key, name in self._people.items():
                choice.addItem(name, key)
            choice.setCurrentIndex(max(choice.findData(kept), 0))

    def _found(self, found: FoundPerson | str) -> None:
        if isinstance(found, str):
            self.form.set_error("other", _NOT_KNOWN.format(found))
            return
        self.form.clear_errors()
        self._people[int(found.person_id)] = found.name
        self._fill()
        self.told.setText(f"{found.name} can now be chosen above.")
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        kind = self.kind.currentData()
        self.told.setText(_FOLLOWS[str(kind)] if kind in _FOLLOWS else "")

    def _save(self) -> None:
        if self._typed_wrong():
            return
        if not self.person.currentData():
            self.form.set_error("person_id", "Choose whom it holds back.")
            return
        self.save_wanted.emit(KeepRestriction(
            kind=str(self.kind.currentData()),
            person_id=PersonId(int(self.person.currentData())),
            protects_id=_person(self.protects.currentData()),
            child_id=_person(self.child.currentData()),
            what=self.what.toPlainText(),
            seen=self.seen.text(),
            from_on=self.from_on.day,
            until_on=self.until_on.day,
        ))  # fmt: skip


def _person(key: Any) -> PersonId | None:
    return PersonId(int(key)) if key else None
