"""Families kept: who is whose parent, what a court or a family says of contact, and addresses.

Nothing is overwritten: a relation or restriction that changes is ended and kept anew, so that
what held on a day can be told later.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.families import (
    ACTING,
    APPOINTED,
    COURT_ORDER,
    NEVER_DISCLOSE,
    PROTECTED,
    RELATIONSHIPS,
    RESTRICTIONS,
)
from tcat_desktop.journey.people import REACH, Act, Level, PersonId, Reach
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import families, rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRelation:
    """An adult and a child, on what basis, and what the one may be told of the other (C05, C06).

    With ``relation_id`` the relation kept before ends today, and this one stands.
    """

    adult_id: PersonId
    child_id: PersonId
    relationship: str
    responsibility: bool = False
    lives_with: bool = False
    may_be_told: bool = False
    basis: str = ""
    note: str = ""
    from_on: date | None = None
    until_on: date | None = None
    relation_id: int | None = None

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id."""
        adult = reached(desk, self.adult_id, "adult_id")
        child = reached(desk, self.child_id, "child_id")
        self._fits(adult, child)
        _in_order(self.from_on, self.until_on)
        if self.relation_id is not None:
            _end(desk, "relations", self.relation_id)
        if families.relations_between(desk.conn, self.adult_id, self.child_id):
            raise Refused(
                f"{names.full_name(adult)} is kept with {names.full_name(child)} already.",
                field="child_id", what_to_do="Change what is kept, or end it first.",
            )  # fmt: skip
        kept = desk.add(
            "relations", adult_id=self.adult_id, child_id=self.child_id,
            relationship=self.relationship, responsibility=self.responsibility,
            lives_with=self.lives_with, may_be_told=self.may_be_told, basis=self.basis.strip(),
            note=self.note.strip(), from_on=_iso(self.from_on), until_on=_iso(self.until_on),
            made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.did("family", self.adult_id, relation=kept)
        return kept

    def _fits(self, adult: Row, child: Row) -> None:
        if child["kind"] != "pupil":
            raise Refused(f"{names.full_name(child)} is not kept as a pupil.", field="child_id",
                          what_to_do="Choose a pupil, or add the child under People.")  # fmt: skip
        if adult["kind"] == "pupil":
            raise Refused(f"{names.full_name(adult)} is kept as a pupil.", field="adult_id",
                          what_to_do="Choose an adult.")  # fmt: skip
        if self.relationship not in RELATIONSHIPS:
            raise Refused("Say what she or he is to the child.", field="relationship")
        acts = self.relationship in ACTING
        if (self.responsibility or acts) and not self.basis.strip():
            raise Refused(
                "Say which paper you saw.", field="basis", clause="C06" if acts else "C05",
                what_to_do="A birth certificate, a court order, a letter of authority.",
            )  # fmt: skip
        if self.relationship in APPOINTED and self.until_on is None:
            raise Refused("Say until when the authority holds.", field="until_on", clause="C06",
                          what_to_do="Ask for a new letter when it ends.")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRelation:
    """A relation that no longer holds. It stays in the record."""

    relation_id: int

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """End it now."""
        row = _end(desk, "relations", self.relation_id)
        desk.did("family", row["adult_id"], relation=self.relation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRestriction:
    """What must not happen, and the paper that was seen. ``what`` is its text, for few to read.

    With ``restriction_id`` the one kept before ends today, and this one stands.
    """

    kind: str
    person_id: PersonId
    what: str
    protects_id: PersonId | None = None
    child_id: PersonId | None = None
    seen: str = ""
    from_on: date | None = None
    until_on: date | None = None
    restriction_id: int | None = None

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id."""
        if self.kind not in RESTRICTIONS:
            raise Refused("Say what kind it is.", field="kind")
        reached(desk, self.person_id, "person_id")
        self._whole(desk)
        what = checks.needed(self.what, "Write what it says.", "what")
        _in_order(self.from_on, self.until_on)
        if self.restriction_id is not None:
            _end(desk, "restrictions", self.restriction_id, ended_why="Kept anew.")
        kept = desk.add(
            "restrictions", kind=self.kind, person_id=self.person_id, protects_id=self.protects_id,
            child_id=self.child_id, what=what, seen=self.seen.strip(),
            from_on=_iso(self.from_on), until_on=_iso(self.until_on), made_at=desk.at,
            made_by=desk.who.account_id,
        )  # fmt: skip
        desk.did("family", self.person_id, restriction=kept)
        return kept

    def _whole(self, desk: Desk) -> None:
        for other, field in ((self.protects_id, "protects_id"), (self.child_id, "child_id")):
            if other is not None:
                row = reached(desk, other, field)
                if other == self.person_id:
                    raise Refused("Nobody is kept from herself or himself.", field=field)
                if field == "child_id" and row["kind"] != "pupil":
                    raise Refused(f"{names.full_name(row)} is not kept as a pupil.", field=field)
        if self.kind == COURT_ORDER and not self.seen.strip():
            raise Refused(
                "Say which paper you saw, and where it is kept.", field="seen",
                what_to_do="An order that nobody has seen is noted in the case, not here.",
            )  # fmt: skip
        if self.kind == COURT_ORDER and self.child_id is None and self.protects_id is None:
            raise Refused("Say which child it is about, or whom it protects.", field="child_id")
        if self.kind == NEVER_DISCLOSE and self.protects_id is None:
            raise Refused("Say whose details are never to be told.", field="protects_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRestriction:
    """A restriction that no longer holds, and why. It stays in the record."""

    restriction_id: int
    reason: str

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """End it now."""
        reason = checks.needed(self.reason, "Say why it no longer holds.", "reason")
        row = _end(desk, "restrictions", self.restriction_id, ended_why=reason)
        if row["kind"] == PROTECTED:
            raise Refused(
                "An address is protected, and opened again, on the page of the person herself."
            )
        desk.did("family", row["person_id"], restriction=self.restriction_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectAddress:
    """Print somebody’s address on nobody’s letter but hers, or open it again; and why."""

    person_id: PersonId
    on: bool
    why: str

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it, with the reason and the day."""
        row = reached(desk, self.person_id, "person_id")
        why = checks.needed(self.why, "Say why.", "why")
        if bool(row["address_protected"]) == self.on:
            raise Refused("The address is protected already." if self.on
                          else "The address is not protected.", field="on")  # fmt: skip
        before = families.protection_of(desk.conn, self.person_id)
        if before is not None:
            desk.change("restrictions", before["id"], ended_at=desk.at, ended_why=why)
        if self.on:
            desk.add(
                "restrictions", kind=PROTECTED, person_id=self.person_id,
                protects_id=self.person_id, what=why, from_on=desk.today.isoformat(),
                made_at=desk.at, made_by=desk.who.account_id,
            )  # fmt: skip
        desk.change("people", self.person_id, address_protected=self.on)
        desk.did("family", self.person_id, protected=int(self.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeToEmail:
    """Somebody agreed to letters by email, or takes it back."""

    person_id: PersonId
    on: bool

    needs: ClassVar = (Act.FAMILY, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it; the address must be known first."""
        row = reached(desk, self.person_id, "person_id")
        if self.on and not row["email"].strip():
            raise Refused(
                f"No email address is on record for {names.full_name(row)}.", field="on",
                what_to_do="Write it into the details, save, and tick this again.",
            )  # fmt: skip
        desk.change("people", self.person_id, may_be_emailed=self.on)
        desk.did("family", self.person_id, emailed=int(self.on))


def reached(desk: Desk, person_id: PersonId, field: str) -> Row:
    """Somebody of the register whom this person can meet, or ``Refused``."""
    row = rows.one(desk.conn, "people", person_id)
    own = REACH[desk.who.role] is not Reach.SCHOOL or (
        row is not None and row["school_id"] in (None, desk.who.school_id)
    )
    if row is None or not own or row["kind"] == "unknown":
        raise Refused("That person is not in your register.", field=field,
                      what_to_do="Add her or him under People first.")  # fmt: skip
    return row


def _end(desk: Desk, table: str, row_id: int, **more: Any) -> Row:
    row = rows.one(desk.conn, table, row_id)
    if row is None or row["ended_at"] is not None:
        raise Refused("That was ended already.", what_to_do="Open the page again.")
    reached(desk, PersonId(row["adult_id" if table == "relations" else "person_id"]), "person_id")
    desk.change(table, row_id, ended_at=desk.at, **more)
    return row


def _in_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise Refused(
            "It ends before it begins.", field="until_on",
            what_to_do="Put the dates the other way round, or leave the end empty.",
        )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
