"""Families: who is whose parent, who may be written to, and who must never learn what.

Clauses C05 and C06: a parent is who holds parental responsibility, or who acts for one with
authority that somebody has seen. Being written to and being told about a child are two things
(Education Act 1996 s.576). An order that ended holds nobody; one without an end holds on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tcat_desktop.journey import private_words as private
from tcat_desktop.journey.people import No, PersonId, SchoolId, Yes
from tcat_desktop.journey.private_words import Detail, What

RELATIONSHIPS: Final[dict[str, str]] = {
    "mother": "Mother", "father": "Father", "parent": "Parent", "step_parent": "Step-parent",
    "guardian": "Guardian", "grandparent": "Grandparent", "foster_carer": "Foster carer",
    "carer": "Carer", "solicitor": "Solicitor", "social_worker": "Social worker",
    "relative": "Another relative",
}  # fmt: skip
# Who may act for a parent without being one (C06).
ACTING: Final = frozenset({"grandparent", "foster_carer", "carer", "solicitor", "social_worker"})
# Whose authority comes from a letter or an order that runs out.
APPOINTED: Final = frozenset({"solicitor", "social_worker"})

COURT_ORDER: Final = "court_order"
NEVER_DISCLOSE: Final = "never_disclose"
NO_LETTERS: Final = "no_letters"
PROTECTED: Final = "protected_address"  # why somebody's own address is kept back from all
RESTRICTIONS: Final[dict[str, str]] = {
    COURT_ORDER: "A court order about a child",
    NEVER_DISCLOSE: "Details never to be told",
    NO_LETTERS: "Not to be written to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person as the rules see her: how she is called, and what could be told of her."""

    person_id: PersonId
    kind: str = "parent"
    name: str = ""
    forename: str = ""
    surname: str = ""
    salutation: str = ""
    hint: str = ""
    lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    school_id: SchoolId | None = None
    address_protected: bool = False
    may_be_written_to: bool = True
    may_be_emailed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    from_on: date | None = None
    until_on: date | None = None
    ended: bool = False

    def holds(self, on: date) -> bool:
        """Whether it holds on that day; the last day is one of its days."""
        begun = self.from_on is None or self.from_on <= on
        return begun and not self.ended and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(_Dated):
    """An adult and a child; ``basis`` is the paper that somebody saw."""

    adult: PersonId
    child: PersonId
    relationship: str = "parent"
    responsibility: bool = False
    lives_with: bool = False
    may_be_told: bool = False
    basis: str = ""

    def is_parent(self, on: date) -> bool:
        """Whether this makes the adult a parent under the Code (C05, C06)."""
        acts = self.relationship in ACTING and bool(self.basis.strip())
        return self.holds(on) and (self.responsibility or acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction(_Dated):
    """What must not happen: ``person`` is held back, ``protects`` is kept from him.

    ``child`` is the child an order is about. Where ``protects`` is a child, her school and class
    are kept back too.
    """

    kind: str
    person: PersonId
    protects: PersonId | None = None
    child: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school of the trust, as far as its own letters tell of it."""

    school_id: SchoolId
    name: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """Adults who may share one letter about a child."""

    adults: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """The people around a letter, how they belong together, and what stands between them."""

    members: Mapping[PersonId, Member]
    relations: tuple[Relation, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    schools: Mapping[SchoolId, School] = field(default_factory=dict)

    # -- who may be written to, and told --------------------------------------------------------

    def may_be_written_to(
        self, person: PersonId, on: date, *, by: SchoolId | None = None
    ) -> Yes | No:
        """Whether a letter may go to this person at all. The reason says nothing of an order.

        A letter also tells which school wrote it, so that ``by`` counts where a child's school
        is kept from him.
        """
        member = self.members[person]
        barred = any(each.kind == NO_LETTERS for each in self.against(person, on))
        told = by is not None and by in self.schools_kept_from(person, on)
        if barred or told or not member.may_be_written_to:
            return No(reason=f"{member.name or 'This person'} may not be written to.")
        return Yes()

    def may_be_emailed(self, person: PersonId, on: date, *, by: SchoolId | None = None) -> Yes | No:
        """Whether a letter may go by email: written to, agreed, and an address is known."""
        may = self.may_be_written_to(person, on, by=by)
        member = self.members[person]
        if not may:
            return may
        if not member.may_be_emailed or not member.email.strip():
            return No(reason=f"{member.name or 'This person'} has not agreed to letters by email.")
        return Yes()

    def may_be_told_of(self, adult: PersonId, child: PersonId, on: date) -> Yes | No:
        """Whether this adult may be given information about that child."""
        name = self.members[adult].name if adult in self.members else "This person"
        no = No(reason=f"{name} may not be told about this child.")
        if any(child in (each.child, each.protects) for each in self.against(adult, on)):
            return no
        told = any(
            each.may_be_told for each in self.relations
            if each.adult == adult and each.child == child and each.holds(on)
        )  # fmt: skip
        return Yes() if told else no

    def against(self, person: PersonId, on: date) -> Iterator[Restriction]:
        """The restrictions that hold this person back on that day."""
        return (
            each for each in self.restrictions
            if each.person == person and each.kind in RESTRICTIONS and each.holds(on)
        )  # fmt: skip

    def schools_kept_from(self, person: PersonId, on: date) -> frozenset[SchoolId]:
        """The schools that this person must not connect with a child."""
        kept = (self.members.get(each.protects or person) for each in self.against(person, on))
        return frozenset(
            each.school_id for each in kept
            if each is not None and each.kind == "pupil" and each.school_id is not None
        )  # fmt: skip

    # -- parents who are written to apart -------------------------------------------------------

    def addressed_apart(self, child: PersonId, on: date) -> tuple[Household, ...]:
        """The parents of a child by household: a letter for each, and never one for two."""
        found: list[list[PersonId]] = []
        for adult in dict.fromkeys(
            each.adult for each in self.relations if each.child == child and each.is_parent(on)
        ):
            for household in found:
                if all(self._live_together(adult, other, child, on) for other in household):
                    household.append(adult)
                    break
            else:
                found.append([adult])
        return tuple(Household(tuple(each)) for each in found)

    def are_apart(self, one: PersonId, other: PersonId, on: date) -> bool:
        """Whether two people must not share a letter."""
        if self._stands_between(one, other, on):
            return True
        both = {one, other}
        for child in {each.child for each in self.relations if each.adult in both}:
            households = self.addressed_apart(child, on)
            homes = [each for each in households if both.intersection(each.adults)]
            if len(homes) > 1:
                return True
        return False

    def has_parent_apart(self, person: PersonId, on: date) -> bool:
        """Whether a child of this person has another parent, who is written to apart."""
        others = {
            other.adult
            for own in self.relations if own.adult == person and own.holds(on)
            for other in self.relations
            if other.child == own.child and other.adult != person
            if other.responsibility and other.holds(on)
        }  # fmt: skip
        return any(self.are_apart(person, each, on) for each in others)

    def _live_together(self, one: PersonId, other: PersonId, child: PersonId, on: date) -> bool:
        at_home = {
            each.adult for each in self.relations
            if each.child == child and each.lives_with and each.holds(on)
        }  # fmt: skip
        homes = [private.compact("\n".join(self.members[each].lines))
                 for each in (one, other) if each in self.members]  # fmt: skip
        same = len(homes) == 2 and homes[0] == homes[1] != ""
        return {one, other} <= at_home and same and not self._stands_between(one, other, on)

    def _stands_between(self, one: PersonId, other: PersonId, on: date) -> bool:
        pairs = ((one, other), (other, one))
        return any(each.protects == kept for held, kept in pairs for each in self.against(held, on))

    # -- what must never reach somebody -----------------------------------------------------------

    def hidden_from(self, recipient: PersonId | None, on: date) -> tuple[Detail, ...]:
        """Every detail that must not be in what this person is given; None is a paper of the trust.

        A protected address is kept from everybody else. What the person's own record holds, and
        how to reach the schools, is no secret from her.
        """
        found: list[Detail] = []
        against = () if recipient is None else tuple(self.against(recipient, on))
        closely = {each.protects for each in against if each.protects is not None}
        kept = {each.child for each in against if each.child is not None}
        kept |= {each.person_id for each in self.members.values() if each.address_protected}
        for people, close in ((closely, True), (kept, False)):
            for person in sorted(self._at_home_with(people, on) - {recipient}):
                found += self._of_person(person, closely=close, whole=person in closely)
        for person in sorted(closely | kept):
            if person != recipient and person in self.members:
                member = self.members[person]
                found += private.phones(person, member.phone)
                found += private.emails(person, member.email)
        found += self._of_children(recipient, on)
        known = self._known_to(recipient, on)
        hidden = (_without(each, known) for each in found)
        return tuple(dict.fromkeys(each for each in hidden if each.forms))

    def _at_home_with(self, kept: set[PersonId], on: date) -> set[PersonId]:
        """Those people, and the children and adults who live with them."""
        homes = [each for each in self.relations if each.lives_with and each.holds(on)]
        near = set(kept)
        near |= {each.child for each in homes if each.adult in kept}
        near |= {each.adult for each in homes if each.child in kept}
        return near.intersection(self.members)

    def _of_person(self, person: PersonId, *, closely: bool, whole: bool) -> Iterator[Detail]:
        member = self.members[person]
        yield from private.address(person, member.lines, closely=closely)
        if whole and member.kind == "pupil":
            yield from private.classes(person, member.hint)
            if member.school_id is not None and member.school_id in self.schools:
                yield from private.school(person, self.schools[member.school_id].name)

    def _of_children(self, recipient: PersonId | None, on: date) -> Iterator[Detail]:
        """The names of children about whom this person may not be told."""
        if recipient is None:
            return
        own = {
            each.child for each in self.relations if each.adult == recipient and each.holds(on)
        } | {each.child for each in self.against(recipient, on)}
        own |= {each.protects for each in self.against(recipient, on)}
        for child in sorted(each for each in own if each is not None):
            member = self.members.get(child)
            if member is None or member.kind != "pupil":
                continue
            if not self.may_be_told_of(recipient, child, on):
                yield from private.child(child, member.forename, member.surname)

    def _known_to(self, recipient: PersonId | None, on: date) -> frozenset[str]:
        """What is no secret: the person's own details, and the schools that may be named to her."""
        known: list[Detail] = []
        if recipient is not None:
            own = self.members[recipient]
            known += private.address(recipient, own.lines, closely=True)
            known += private.phones(recipient, own.phone)
            known += private.emails(recipient, own.email)
            known += private.child(recipient, own.forename, own.surname)
            known += self._children_she_knows(recipient, on)
        kept = self.schools_kept_from(recipient, on) if recipient is not None else frozenset()
        nobody = PersonId(0)
        for each in self.schools.values():
            if each.school_id not in kept:
                known += private.address(nobody, each.lines, closely=True)
                known += private.phones(nobody, each.phone)
                known += private.emails(nobody, each.email)
        return frozenset(form for each in known for form in each.forms)

    def _children_she_knows(self, recipient: PersonId, on: date) -> Iterator[Detail]:
        """The forename of a child she may be told of, though a child kept from her shares it."""
        for each in self.relations:
            told = each.adult == recipient and self.may_be_told_of(recipient, each.child, on)
            if told and each.child in self.members:
                member = self.members[each.child]
                yield from private.child(each.child, member.forename, member.surname)


def _without(detail: Detail, known: frozenset[str]) -> Detail:
    """The detail without the ways of writing it that are no secret."""
    return Detail(detail.of, detail.what, detail.words, detail.forms - known, detail.capital)


def spellings(details: Iterable[Detail]) -> tuple[str, ...]:
    """The details as they are searched for on paper: as kept, and as they are also written."""
    found: dict[str, None] = {}
    for each in details:
        found[each.words] = None
        if each.what is What.POSTCODE:
            run = "".join(each.words.split()).upper()
            found |= {run: None, f"{run[:-3]} {run[-3:]}": None}
        elif each.what is What.PHONE:
            found |= dict.fromkeys(sorted(each.forms))
    return tuple(found)
