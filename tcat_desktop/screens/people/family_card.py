"""The family of one person: who belongs to whom, who may be told, and what is kept from whom."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level, PersonId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_family import (
    AgreeToEmail,
    EndRelation,
    EndRestriction,
    ProtectAddress,
)
from tcat_desktop.office.questions.family import (
    Family,
    FamilyAnswer,
    OrderText,
    ReadOrder,
    RelationLine,
)
from tcat_desktop.office.questions.people_register import PersonDetails
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.people.family_forms import FamilyForm, RelationForm, RestrictionForm
from tcat_desktop.screens.people.household import Household
from tcat_desktop.screens.people.restriction_card import RestrictionCard
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox
from tcat_desktop.screens.words import local_day

_LEFT = 130


class FamilyCard(Card):
    """Below a person's details. ``kept`` says in words what was done."""

    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Family", name="people.family", inner=20)
        self._desk = desk
        self._answer: FamilyAnswer | None = None
        self._person: PersonDetails | None = None
        self._wanted = False
        self._restrictions: dict[int, RestrictionCard] = {}
        self._keeps = desk.may(Act.FAMILY, Level.CREATE)
        self.notice = Notice(name="people.family.notice")
        self._household = Household()
        self._household.change_wanted.connect(self._change)
        self._household.end_wanted.connect(self._end_relation)
        self._nobody = label("", role=Role.TEXT2, wrap=True, name="people.family.nobody")
        self._written = QVBoxLayout()
        self._orders = QVBoxLayout()
        self._orders.setSpacing(8)
        today = local_day(desk.now())
        self.relation = RelationForm(desk.errands, today)
        self.restriction = RestrictionForm(desk.errands, today)
        self._build()
        self.show_person(None)

    def _build(self) -> None:
        self.add(self.notice)
        self.add(self._nobody)
        self.add(self._household)
        self.add(self._adding(), above=10)
        for form in (self.relation, self.restriction):
            form.save_wanted.connect(self._save)
            form.left.connect(self._close_forms)
            show(form, wanted=False)
            self.add(form, above=8)
        self.body.addSpacing(12)
        self.body.addLayout(self._orders)
        self.add_line(above=14, below=10)
        self.body.addLayout(self._written)
        self.emailed = TickBox("Agreed to letters by email", name="people.family.emailed")
        self.emailed.clicked.connect(self._agree)
        self.add(self.emailed, above=6)
        self.protected = TickBox("Address protected", name="people.family.protected")
        self.protected.clicked.connect(self._ask_why)
        self.add(self.protected, above=6)
        self._shield = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                             name="people.family.protected_words")  # fmt: skip
        self.add(self._shield, above=2)
        self._why = self._why_form()
        show(self._why, wanted=False)
        self.add(self._why, above=6)

    def _adding(self) -> QWidget:
        part = QWidget()
        flow = FlowLayout(part, gap=8)
        self.add_relation = Button("Add a child", name="people.family.add_relation",
                                   icon_name="user-plus")  # fmt: skip
        self.add_relation.clicked.connect(self._begin_relation)
        self.add_restriction = Button("Add a restriction", name="people.family.add_restriction",
                                      icon_name="lock-key")  # fmt: skip
        self.add_restriction.clicked.connect(self._begin_restriction)
        for each in (self.add_relation, self.add_restriction):
            each.off_because(self._keeps.reason)
            flow.addWidget(each)
        if not self._keeps:
            flow.addWidget(label(self._keeps.reason, font=Type.SMALL, role=Role.TEXT3))
        return part

    def _why_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.why_form = Form("people.family.protect", spacing=8)
        self.why = self.why_form.line("Why?", "why")
        self.why.returnPressed.connect(self._protect)
        column.addWidget(self.why_form)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.confirm = Button("Keep it", name="people.family.protect.save", kind=Kind.SMALL)
        self.confirm.clicked.connect(self._protect)
        leave = Button("Leave it", name="people.family.protect.leave", kind=Kind.SMALL)
        leave.clicked.connect(self._think_better)
        row.addWidget(self.confirm)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        return part

    # -- what the page calls --------------------------------------------------------------------

    def show_person(self, person: PersonDetails | None) -> None:
        """The family of this person; nobody’s for somebody new or not known yet."""
        self._person = person
        self._answer = None
        known = person is not None and person.kind != "unknown"
        show(self, wanted=known)
        self._close_forms()
        self.notice.clear()
        if known:
            self.ask()

    def ask(self) -> None:
        """Ask again, after something changed."""
        if self._person is not None and self._person.kind != "unknown":
            self._desk.errands.ask(
                Family(person_id=self._person.person_id), self.show_family, key="people.family",
                refused=self.notice.refused,
            )  # fmt: skip

    def show_family(self, answer: FamilyAnswer) -> None:
        """Show it."""
        if self._person is None or answer.person_id != self._person.person_id:
            return
        self._answer = answer
        adult = answer.kind != "pupil"
        self.add_relation.set_words("Add a child" if adult else "Add an adult")
        anybody = bool(answer.adults or answer.children)
        self._household.setVisible(anybody)
        self._nobody.setVisible(not anybody)
        self._nobody.setText(
            f"Nobody has said yet {'whose parent or carer' if adult else 'whose child'} "
            f"{answer.name} is."
        )
        self._household.show_family(answer)
        self._show_restrictions(answer)
        emptied(self._written)
        if adult:
            yes = "Yes" if answer.may_be_written_to else "No"
            self._written.addWidget(FactRow(
                "May be written to", yes, name="people.family.written",
                hint=answer.written_to_words, left=_LEFT,
            ))  # fmt: skip
        self.emailed.setVisible(adult)
        self.emailed.setChecked(answer.may_be_emailed)
        self.protected.setChecked(answer.address_protected)
        for box in (self.emailed, self.protected):
            box.setEnabled(bool(self._keeps))
        self._shield.setText(answer.protected_words or "The address is printed on nobody’s letter "
                             "but this person’s own, once it is protected.")  # fmt: skip
        show(self._why, wanted=False)

    @property
    def restrictions(self) -> tuple[int, ...]:
        """The restrictions shown, by their ids."""
        return tuple(self._restrictions)

    # -- inside ---------------------------------------------------------------------------------

    def _show_restrictions(self, answer: FamilyAnswer) -> None:
        emptied(self._orders)
        self._restrictions = {}
        for line in answer.restrictions:
            card = RestrictionCard(line, may_keep=answer.may_keep)
            card.read_wanted.connect(self._read)
            card.end_wanted.connect(self._end_restriction)
            self._restrictions[line.restriction_id] = card
            self._orders.addWidget(card)

    def _begin_relation(self) -> None:
        if self._answer is not None:
            self._open_form(self.relation)
            self.relation.begin(self._answer)
            self.relation.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_restriction(self) -> None:
        if self._answer is not None:
            self._open_form(self.restriction)
            self.restriction.begin(self._answer)
            self.restriction.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, line: RelationLine) -> None:
        if self._answer is not None:
            self._open_form(self.relation)
            self.relation.begin(self._answer, line)
            self.relation.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_form(self, form: FamilyForm) -> None:
        for each in (self.relation, self.restriction):
            each.setVisible(each is form)
        self.notice.clear()

    def _close_forms(self) -> None:
        for each in (self.relation, self.restriction):
            show(each, wanted=False)

    def _save(self, command: Any) -> None:
        form = self.relation if self.sender() is self.relation else self.restriction
        self._desk.errands.do(command, lambda _: self._done("It is kept."), form.refused)

    def _end_relation(self, line: RelationLine) -> None:
        self._desk.errands.do(
            EndRelation(relation_id=line.relation_id),
            lambda _: self._done("That relation has ended. It stays in the record."),
            self.notice.refused,
        )

    def _end_restriction(self, restriction_id: int, reason: str) -> None:
        self._desk.errands.do(
            EndRestriction(restriction_id=restriction_id, reason=reason),
            lambda _: self._done("That restriction has ended. It stays in the record."),
            lambda said: self._not_ended(restriction_id, said),
        )

    def _not_ended(self, restriction_id: int, said: Said) -> None:
        if said.field == "reason" and restriction_id in self._restrictions:
            self._restrictions[restriction_id].refused(said.reason)
        else:
            self.notice.refused(said)

    def _read(self, restriction_id: int) -> None:
        def told(text: OrderText) -> None:
            if restriction_id in self._restrictions:
                self._restrictions[restriction_id].show_words(text)

        self._desk.errands.ask(
            ReadOrder(restriction_id=restriction_id), told, key="people.order",
            refused=self.notice.refused,
        )  # fmt: skip

    def _agree(self) -> None:
        if self._answer is not None:
            on = self.emailed.isChecked()
            done = "Letters may go by email." if on else "Letters go on paper."
            self._desk.errands.do(
                AgreeToEmail(person_id=PersonId(self._answer.person_id), on=on),
                lambda _: self._done(done), self._put_back,
            )  # fmt: skip

    def _ask_why(self) -> None:
        # The tick goes back until the reason is given.
        on = self.protected.isChecked()
        self._wanted = on
        self.protected.setChecked(not on)
        self.why.clear()
        self.confirm.set_words("Protect the address" if on else "Open the address")
        self._why.setVisible(True)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _think_better(self) -> None:
        self.why_form.clear_errors()
        self._why.setVisible(False)
        self.protected.setFocus(Qt.FocusReason.OtherFocusReason)

    def _protect(self) -> None:
        if self._answer is None:
            return
        done = "The address is protected." if self._wanted else "The address is open."
        self._desk.errands.do(
            ProtectAddress(person_id=self._answer.person_id, on=self._wanted, why=self.why.text()),
            lambda _: self._done(done), self._not_protected,
        )  # fmt: skip

    def _not_protected(self, said: Said) -> None:
        if not self.why_form.show_refusal(said.field, said.reason):
            self.notice.refused(said)

    def _put_back(self, said: Said) -> None:
        if self._answer is not None:
            self.emailed.setChecked(self._answer.may_be_emailed)
        self.notice.refused(said)

    def _done(self, words: str) -> None:
        self._close_forms()
        self.notice.done(words)
        self.kept.emit(words)
        self.ask()
