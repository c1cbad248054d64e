"""The family of one person: who belongs to whom, who may be told, and what is kept from whom.

The words of an order are read apart, one by one, and each reading is noted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.families import (
    COURT_ORDER,
    NEVER_DISCLOSE,
    RELATIONSHIPS,
    RESTRICTIONS,
    Families,
)
from tcat_desktop.journey.people import Act, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import names
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.keep_family import reached
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.family_safety import families_of
from tcat_desktop.office.words import long_date, short_date
from tcat_desktop.records import families as kept
from tcat_desktop.records import rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """An adult and a child as the page shows them. ``parent`` is the Code’s sense of it."""

    relation_id: int
    adult_id: PersonId
    adult: str
    child_id: PersonId
    child: str
    relationship: str
    relationship_words: str
    responsibility: bool
    lives_with: bool
    may_be_told: bool
    told: bool
    parent: bool
    basis: str
    note: str
    from_on: date | None
    until_on: date | None
    holds: bool
    apart: bool

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        told = [
            "has parental responsibility" if self.responsibility else "",
            "lives with the child" if self.lives_with else "",
            "may be told about the child" if self.told else "may not be told about the child",
        ]
        said = ", ".join(part for part in told if part)
        return f"{self.adult}, {self.relationship_words.lower()} of {self.child}: {said}."


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLine:
    """One restriction without its text: whom it holds back, from whom, and until when."""

    restriction_id: int
    kind: str
    title: str
    person_id: PersonId
    person: str
    protects: str
    child: str
    from_on: date | None
    until_on: date | None
    holds: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyAnswer:
    """What the Family part of a person’s page shows."""

    person_id: PersonId
    name: str
    kind: str
    adults: tuple[RelationLine, ...]
    children: tuple[RelationLine, ...]
    restrictions: tuple[RestrictionLine, ...]
    may_be_written_to: bool
    written_to_words: str
    may_be_emailed: bool
    has_email: bool
    address_protected: bool
    protected_words: str
    never_learn: tuple[str, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The family of one person; an order is named, and its words are not told."""

    person_id: PersonId

    needs: ClassVar = (Act.FAMILY, Level.SEE)

    def answer(self, desk: Desk) -> FamilyAnswer:
        """The page."""
        row = reached(desk, self.person_id, "person_id")
        family = families_of(desk, (self.person_id,))
        known, told, held = kept.around(desk.conn, (self.person_id,))
        called = {each["id"]: names.full_name(each) for each in known}
        own = self.person_id
        children = {each["child_id"] for each in told if each["adult_id"] == own}
        near = {own} | (children if row["kind"] != "pupil" else set())
        shown = [each for each in told if each["child_id"] in near or each["adult_id"] == own]
        lines = tuple(
            _relation(desk, family, each, called)
            for each in shown if each["ended_at"] is None
        )  # fmt: skip
        standing = tuple(
            _restriction(desk, each, called)
            for each in held
            if each["ended_at"] is None and each["kind"] in RESTRICTIONS
            and near & {each["person_id"], each["protects_id"], each["child_id"]}
        )  # fmt: skip
        may = family.may_be_written_to(own, desk.today)
        shield = kept.protection_of(desk.conn, own)
        return FamilyAnswer(
            person_id=own,
            name=names.full_name(row),
            kind=row["kind"],
            adults=tuple(each for each in lines if each.child_id == own or each.adult_id != own),
            children=tuple(each for each in lines if each.adult_id == own),
            restrictions=standing,
            may_be_written_to=bool(may),
            written_to_words=_why_written(row, standing, written=bool(may)),
            may_be_emailed=bool(row["may_be_emailed"]),
            has_email=bool(row["email"].strip()),
            address_protected=bool(row["address_protected"]),
            protected_words=_why_protected(desk, shield),
            never_learn=tuple(each.sentence for each in standing if each.holds),
            may_keep=bool(_may_keep(desk)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderText:
    """The words of one restriction, and the paper that was seen."""

    title: str
    what: str
    seen: str
    kept_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOrder:
    """The words of one restriction; that somebody read them is noted."""

    restriction_id: int

    needs: ClassVar = (Act.FAMILY, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> OrderText:
        """The text."""
        row = rows.one(desk.conn, "restrictions", self.restriction_id)
        if row is None or row["kind"] not in RESTRICTIONS:
            raise Refused("That is no longer kept.", what_to_do="Open the page again.")
        reached(desk, PersonId(row["person_id"]), "person_id")
        desk.did("restriction", self.restriction_id)
        by = rows.one(desk.conn, "accounts", row["made_by"])
        who = f" by {by['formal_name'] or by['name']}" if by else ""
        return OrderText(
            title=RESTRICTIONS[row["kind"]],
            what=row["what"],
            seen=row["seen"],
            kept_words=f"Kept on {short_date(local(row['made_at']).date())}{who}.",
        )


def _may_keep(desk: Desk) -> bool:
    from tcat_desktop.journey.people import may

    return bool(may(desk.who, Act.FAMILY, Level.CREATE))


def _relation(desk: Desk, family: Families, row: Row, called: dict[int, str]) -> RelationLine:
    relationship: str = row["relationship"]
    adult, child = PersonId(row["adult_id"]), PersonId(row["child_id"])
    ours = next(
        each for each in family.relations
        if (each.adult, each.child, each.ended) == (adult, child, False)
    )  # fmt: skip
    homes = family.addressed_apart(child, desk.today)
    return RelationLine(
        relation_id=row["id"],
        adult_id=adult,
        adult=called.get(adult, ""),
        child_id=child,
        child=called.get(child, ""),
        relationship=relationship,
        relationship_words=RELATIONSHIPS.get(relationship, relationship),
        responsibility=bool(row["responsibility"]),
        lives_with=bool(row["lives_with"]),
        may_be_told=bool(row["may_be_told"]),
        told=bool(family.may_be_told_of(adult, child, desk.today)),
        parent=ours.is_parent(desk.today),
        basis=row["basis"],
        note=row["note"],
        from_on=ours.from_on,
        until_on=ours.until_on,
        holds=ours.holds(desk.today),
        apart=len(homes) > 1 and any(adult in each.adults for each in homes),
    )


def _restriction(desk: Desk, row: Row, called: dict[int, str]) -> RestrictionLine:
    first, last = _day(row["from_on"]), _day(row["until_on"])
    today = desk.today
    person = called.get(row["person_id"], "")
    protects = called.get(row["protects_id"], "")
    child = called.get(row["child_id"], "")
    return RestrictionLine(
        restriction_id=row["id"],
        kind=row["kind"],
        title=RESTRICTIONS[row["kind"]],
        person_id=PersonId(row["person_id"]),
        person=person,
        protects=protects,
        child=child,
        from_on=first,
        until_on=last,
        holds=(first is None or first <= today) and (last is None or today <= last),
        sentence=_sentence(row["kind"], person, protects, child),
    )


def _sentence(kind: str, person: str, protects: str, child: str) -> str:
    """What must not happen, in one sentence that quotes no order."""
    told = []
    if kind in (COURT_ORDER, NEVER_DISCLOSE):
        if protects:
            told.append(f"must never learn where {protects} lives or how to reach them")
        if child:
            told.append(f"is not told about {child}")
    else:
        told.append("is not written to")
    return f"{person} {' and '.join(told)}."


def _why_written(row: Row, standing: tuple[RestrictionLine, ...], *, written: bool) -> str:
    if written:
        return "Letters of the school may go to this person."
    if not row["may_be_written_to"]:
        return "“May be written to” is not ticked in the details."
    held = [each for each in standing if each.person_id == row["id"] and each.holds]
    title = held[0].title.lower() if held else "a restriction"
    return f"It is kept here as “{title}”. Staff read only: ask the office before you write."


def _why_protected(desk: Desk, shield: Row | None) -> str:
    if shield is None:
        return ""
    by = rows.one(desk.conn, "accounts", shield["made_by"])
    who = f", {by['formal_name'] or by['name']}" if by else ""
    return f"{shield['what']} (since {long_date(local(shield['made_at']).date())}{who})"


def _day(kept_as: str | None) -> date | None:
    return date.fromisoformat(kept_as) if kept_as else None
