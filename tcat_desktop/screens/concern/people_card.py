"""Who is involved: each person with her part in this incident, and the field that finds more."""

from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.names import INCIDENT_ROLES
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import FindPerson
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.form import ErrorLine
from tcat_desktop.screens.widgets.initials import Initials, initials_of
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.ticks import Choice

_UNSAID = "Choose their part"


@dataclass(frozen=True, slots=True, kw_only=True)
class InIt:
    """One person of the report. Without ``person_id`` she is not known yet, or uses an alias."""

    name: str
    hint: str = ""
    kind: str = "unknown"
    person_id: int | None = None
    role: str = ""


def part_of(kind: str, others: tuple[InIt, ...]) -> str:
    """The part a new person most likely had. Nobody is ever put down as the writer by a guess."""
    if kind == "staff":
        return "named"
    told = any(each.role == "reporter" for each in others)
    return "" if told or kind in {"unknown", "pupil"} else "reporter"


class PersonRow(QWidget):
    """One person: initials, name, what tells her from a namesake, her part, and a way out."""

    changed = Signal()
    removed = Signal(QWidget)

    def __init__(self, person: InIt, number: int) -> None:
        super().__init__()
        name = f"log.person.{number}"
        self.setObjectName(name)
        self.person = person
        self.role = Choice(name=f"{name}.role", spoken=f"The part of {person.name} in it")
        self.role.addItem(_UNSAID, "")
        for key, (words, _) in INCIDENT_ROLES.items():
            self.role.addItem(words, key)
        self.role.setCurrentIndex(max(self.role.findData(person.role), 0))
        self.role.currentIndexChanged.connect(self._chosen)
        self.remove = IconButton("x", f"Take {person.name} off this report", name=f"{name}.remove")
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 4, 0, 4)
        self._across.setSpacing(9)
        self._across.addWidget(self._who(), 1)
        self._across.addWidget(self._part())
        column.addLayout(self._across)
        column.addWidget(line())
        theme().changed.connect(self._measure)
        self._measure()

    def _who(self) -> QWidget:
        who = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = initials_of(self.person.name) or "?"
        row.addWidget(Initials(words, name=f"{self.objectName()}.initials", spoken=" "))
        name = label(self.person.name, font=Type.BODY_MEDIUM, cut=True)
        name.setMaximumWidth(name.sizeHint().width())
        row.addWidget(name)
        hint = self.person.hint or ("not known yet" if self.person.person_id is None else "")
        row.addWidget(label(hint, role=Role.TEXT3, cut=True), 1)
        return who

    def _part(self) -> QWidget:
        part = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.role, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return part

    def set_narrow(self, narrow: bool) -> None:
        """The part under the name, where there is no room beside it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else across)

    def now(self) -> InIt:
        """The person with the part chosen."""
        return InIt(
            name=self.person.name, hint=self.person.hint, kind=self.person.kind,
            person_id=self.person.person_id, role=str(self.role.currentData() or ""),
        )  # fmt: skip

    def _measure(self) -> None:
        self.role.setMinimumWidth(theme().px(172))

    def _chosen(self) -> None:
        self.changed.emit()

    def _remove(self) -> None:
        self.removed.emit(self)


class PeopleInIt(QWidget):
    """The rows and the field under them."""

    changed = Signal()

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self.setObjectName("log.people")
        self._numbers = 0
        self._narrow = False
        self.rows: list[PersonRow] = []
        self.finder = FindPerson(errands, name="log.find_person", spoken="Who is involved?")
        self.finder.chosen.connect(self._add_found)
        self.error = ErrorLine("log.involved.error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label("Who is involved?", font=Type.BODY_STRONG))
        column.addSpacing(2)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addSpacing(8)
        column.addWidget(self.finder)
        column.addWidget(self.error)

    def people(self) -> tuple[InIt, ...]:
        """Everybody on the report, as it stands."""
        return tuple(row.now() for row in self.rows)

    def involved(self) -> tuple[Involved, ...]:
        """As the office takes them."""
        return tuple(
            Involved(
                role=each.role,
                person_id=PersonId(each.person_id) if each.person_id is not None else None,
                unknown_name="" if each.person_id is not None else each.name,
            )
            for each in self.people()
        )

    def kept(self) -> list[dict[str, Any]]:
        """As plain values, for a draft."""
        return [asdict(each) for each in self.people()]

    def fill(self, kept: list[dict[str, Any]]) -> None:
        """Show these people, and no others."""
        for row in list(self.rows):
            self._take_out(row)
        for each in kept:
            self._add(InIt(**each))
        self.finder.clear()

    def set_narrow(self, narrow: bool) -> None:
        """Less room."""
        self._narrow = narrow
        for row in self.rows:
            row.set_narrow(narrow)

    def unsaid(self) -> PersonRow | None:
        """The first person whose part nobody has said."""
        return next((row for row in self.rows if not row.now().role), None)

    # -- inside -----------------------------------------------------------------------------

    def _add_found(self, found: FoundPerson | str) -> None:
        self.error.say("")
        if isinstance(found, str):
            person = InIt(name=found)
        else:
            known = int(found.person_id)
            there = next((r for r in self.rows if r.person.person_id == known), None)
            if there is not None:
                there.role.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            person = InIt(name=found.name, hint=found.hint, kind=found.kind, person_id=known)
        guess = part_of(person.kind, self.people())
        row = self._add(
            InIt(name=person.name, hint=person.hint, kind=person.kind,
                 person_id=person.person_id, role=guess)
        )  # fmt: skip
        if not guess:
            # Only she who writes this can say it, so that is where the keyboard goes.
            row.role.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add(self, person: InIt) -> PersonRow:
        self._numbers += 1
        row = PersonRow(person, self._numbers)
        row.set_narrow(self._narrow)
        row.changed.connect(self._edited)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._list.addWidget(row)
        self._order()
        return row

    def _order(self) -> None:
        """Tab goes through the rows from the top, then to the field."""
        before: QWidget | None = None
        for row in self.rows:
            if before is not None:
                QWidget.setTabOrder(before, row.role)
            QWidget.setTabOrder(row.role, row.remove)
            before = row.remove
        if before is not None:
            QWidget.setTabOrder(before, self.finder.field)

    def _remove(self, row: QWidget) -> None:
        if isinstance(row, PersonRow):
            self._take_out(row)
            self.finder.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _take_out(self, row: PersonRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edited(self) -> None:
        self.error.say("")
        self.changed.emit()
