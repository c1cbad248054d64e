"""People: the register of parents, staff and others, and each person's details."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import Act, Level, PersonId
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.commands.keep_people import KINDS, KeepPerson
from tcat_desktop.office.questions.people_register import OnePerson, PeopleRegister, PersonDetails
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.people.family_card import FamilyCard
from tcat_desktop.screens.people.person_form import PersonForm
from tcat_desktop.screens.people.sign_in_card import SignInCard
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show

_TYPING_MS = 150
_MOST = 200
_TWO_COLUMNS = 900


def row_of(person: PersonDetails) -> Row:
    """One person as a row: surname first, then what tells her from a namesake."""
    first = " ".join(part for part in (person.title, person.forename) if part)
    told = [person.hint or KINDS[person.kind]]
    if person.governor:
        told.append("governor")
    if not person.may_be_written_to:
        told.append("not to be written to")
    return Row(
        key=int(person.person_id),
        icon="user",
        title=f"{person.surname}, {first}" if first else person.surname,
        second=" · ".join(told),
        third=person.adjustments,
    )


class PeoplePage(Page):
    """The list at the left, the details of the one chosen at the right."""

    page_name: ClassVar[str] = "people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: dict[int, PersonDetails] = {}
        self._wanted: int | None = None
        self._allowed = desk.may(Act.PEOPLE, Level.CREATE)
        self.search = LineField(longest=100, placeholder="Name, child or class")
        self.search.setObjectName("people.search")
        self.search.setAccessibleName("Find somebody")
        self._list = RowList(Shape.WORK, name="people.list", spoken="People", framed=True)
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._go_to_form)
        self._empty = EmptyState("users-three", "Nobody matches", "Check the spelling.",
                                 name="people.empty")  # fmt: skip
        self.add_button = Button("Add somebody", name="people.add", icon_name="user-plus")
        self.add_button.clicked.connect(self._add)
        self.details = PersonForm(desk)
        self.details.save_wanted.connect(self._save)
        self.details.put_back_wanted.connect(self._put_back)
        self.family = FamilyCard(desk)
        self.family.kept.connect(self._family_kept)
        self.sign_in = SignInCard(desk)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.search.textEdited.connect(self._typed)
        self._build()
        theme().changed.connect(self._fold)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 20, 28, 20)
        whole.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(label("People", font=Type.PAGE_TITLE))
        self._count = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT3, cut=True)
        head.addSpacing(12)
        head.addWidget(self._count, 1)
        head.addWidget(self.add_button)
        whole.addLayout(head)
        self._shut = EmptyState(
            "lock-key", "People’s details do not open on this desk", self._allowed.reason,
            name="people.shut",
        )  # fmt: skip
        whole.addWidget(self._shut, 1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self._list, 1)
        left.addWidget(self._empty, 1)
        self._across.addLayout(left, 5)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("people.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._one_person())
        self._across.addWidget(self._scroll, 6)
        self._inside = QWidget()
        self._inside.setLayout(self._across)
        self._across.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside, 1)
        show(self._shut, not self._allowed)
        show(self._inside, bool(self._allowed))
        self.add_button.off_because(self._allowed.reason)
        show(self._empty, False)

    def _one_person(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.details)
        column.addWidget(self.family)
        column.addWidget(self.sign_in)
        column.addStretch(1)
        return made

    # -- the page's contract ----------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        if not self._allowed:
            return
        if where.get("person_id") is not None:
            self._wanted = int(where["person_id"])
        self._ask()

    def changed(self, changes: Any) -> None:
        what = getattr(changes, "what", "")
        if self._allowed and what in {"person", "case"}:
            self._ask()
        if self._allowed and what == "family":
            self.family.ask()

    def main_button(self) -> QAbstractButton | None:
        return self.details.save if self._allowed else None

    def first_focus(self) -> QWidget | None:
        return self.search if self._allowed else None

    def panes(self) -> tuple[QWidget, ...]:
        return (self.search, self._list, self.details.kind, self.family.add_relation)

    def show_family(self) -> None:
        """Bring the family of the person into sight."""
        self._scroll.verticalScrollBar().setValue(self.family.y() - 8)

    def find_on_page(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    def save_now(self) -> bool:
        self.details.save.click()
        return True

    def unsaved(self) -> str:
        if self._allowed and self.details.is_changed():
            return f"What you changed of {self.details.heading.text()} is not saved yet."
        return ""

    # -- the list ---------------------------------------------------------------------------------

    def _typed(self, _words: str) -> None:
        self._typing.start()

    def _ask(self) -> None:
        question = PeopleRegister(words=self.search.text())
        self.desk.errands.ask(question, self.show_answer, key=self.page_name)

    def show_answer(self, answer: Any) -> None:
        self._people = {int(each.person_id): each for each in answer}
        self._list.set_rows(row_of(each) for each in answer)
        count = len(answer)
        told = f"the first {_MOST}" if count >= _MOST else f"{count:,}"
        self._count.setText(told)
        show(self._list, bool(answer))
        show(self._empty, not answer)
        if self._wanted is not None and not self._list.choose(self._wanted):
            self.desk.errands.ask(
                OnePerson(person_id=PersonId(self._wanted)), self._show_person, key="people.one"
            )
        self._wanted = None

    def _choose(self, key: object) -> None:
        person = self._people.get(key) if isinstance(key, int) else None
        if person is None or person == self.details.person:
            return
        if self.details.is_changed() and self.details.person is not None:
            # What is typed is not thrown away by a key that went one row too far.
            same = self.details.person.person_id == person.person_id
            if not same:
                self.details.notice.changed_by_another(
                    f"What you changed of {self.details.person.name} is not saved.",
                    "Save it, or put back what was kept, and then choose somebody else.",
                    button="",
                )
            return
        self._show_person(person)

    def _show_person(self, person: PersonDetails | None) -> None:
        self.details.show_person(person)
        self.family.show_person(person)
        self.sign_in.show_person(person)
        self._scroll.verticalScrollBar().setValue(0)

    def _go_to_form(self, _key: object) -> None:
        self.details.form.field("surname").setFocus()

    # -- the form ---------------------------------------------------------------------------------

    def _add(self) -> None:
        self._list.clearSelection()
        self._list.setCurrentIndex(self._list.rootIndex())
        self._show_person(None)
        self.details.kind.setFocus()

    def _save(self, command: KeepPerson) -> None:
        self.desk.errands.do(command, self._saved, self._refused)

    def _saved(self, person_id: PersonId) -> None:
        self.desk.errands.ask(OnePerson(person_id=person_id), self._reread, key="people.one")
        self._wanted = int(person_id)
        self._ask()

    def _reread(self, person: PersonDetails | None) -> None:
        if person is not None:
            self._show_person(person)
            self.details.notice.done(f"The details of {person.name} are kept.")
            self.saved.emit("Details saved")

    def _family_kept(self, _words: str) -> None:
        # A tick of the family is a newer version of the person; what is typed above stays.
        person = self.details.person
        if person is not None and not self.details.is_changed():
            question = OnePerson(person_id=person.person_id)
            self.desk.errands.ask(question, self._newer, key="people.newer")

    def _newer(self, person: PersonDetails | None) -> None:
        shown = self.details.person
        if person is not None and shown is not None and shown.person_id == person.person_id:
            self.details.show_person(person)

    def _refused(self, said: Said) -> None:
        person = self.details.person
        if isinstance(said, Conflict) and person is not None:
            question = OnePerson(person_id=person.person_id)
            self.desk.errands.ask(question, self.details.show_both, key="people.theirs")
            return
        self.details.refused(said)

    def _put_back(self) -> None:
        self._show_person(self.details.person)

    # -- Qt ----------------------------------------------------------------------------

    def _fold(self) -> None:
        narrow = self.width() < theme().px(_TWO_COLUMNS)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
