"""Which cases a person can meet at all: the one filter that every query of cases wears.

Clause C47 and the duty of fairness: whoever is a party to a case does not meet it, not in
a list, a count or a search. Reporting or witnessing does not make a party. Of a complaint that
is so for whoever made it and their family, and for those asked to sit on its panel: the panel
sees what both sides see, and no more (C48).
"""

from typing import Any

import sqlalchemy as sa

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.records.tables import (
    cases,
    complaints,
    handovers,
    involvements,
    panel_members,
    relations,
)

NOT_PARTIES = ("reporter", "witness")


def seen_by(person: Person) -> sa.ColumnElement[bool]:
    """The condition on ``cases`` that holds for the cases this person can meet."""
    conditions: list[sa.ColumnElement[bool]] = []
    reach = REACH[person.role]
    if reach is Reach.NOTHING:
        return sa.false()
    if reach is Reach.SCHOOL:
        conditions.append(cases.c.school_id == sa.bindparam("own_school"))
    if reach is Reach.COMPLAINTS:
        handed = sa.select(handovers.c.id).where(handovers.c.case_id == cases.c.id)
        conditions.append(sa.or_(cases.c.stage == "complaint", handed.exists()))
    if person.known_as is not None:
        # By its own tables, also within a query that reads them.
        conditions += [~party.correlate(cases).exists() for party in _parties()]
    return sa.and_(sa.true(), *conditions)


def _parties() -> tuple[sa.Select[Any], ...]:
    """Each way to be a party to a case, as rows that are there when she is one."""
    own: sa.BindParameter[int] = sa.bindparam("own_person")
    involved = sa.select(involvements.c.id).where(
        involvements.c.person_id == own,
        involvements.c.case_id == cases.c.id,
        involvements.c.role.not_in(NOT_PARTIES),
    )
    complains = sa.select(complaints.c.id).where(
        complaints.c.case_id == cases.c.id,
        sa.or_(complaints.c.complainant_id == own, complaints.c.complainant_id.in_(_family(own))),
    )
    judges = sa.select(panel_members.c.id).where(
        panel_members.c.case_id == cases.c.id,
        panel_members.c.person_id == own,
        panel_members.c.state != "declined",
    )
    return involved, complains, judges


def _family(own: sa.BindParameter[int]) -> sa.Select[Any]:
    """Whoever shares a child with her in the register."""
    hers, theirs = relations.alias(), relations.alias()
    return sa.select(theirs.c.adult_id).where(
        hers.c.adult_id == own, hers.c.child_id == theirs.c.child_id
    )


def may_be_hidden() -> tuple[sa.Select[Any], ...]:
    """The ids of cases that could be closed to her as a party, few and quickly found."""
    own: sa.BindParameter[int] = sa.bindparam("own_person")
    return (
        sa.select(involvements.c.case_id).where(involvements.c.person_id == own),
        sa.select(complaints.c.case_id).where(
            sa.or_(
                complaints.c.complainant_id == own, complaints.c.complainant_id.in_(_family(own))
            )
        ),
        sa.select(panel_members.c.case_id).where(panel_members.c.person_id == own),
    )


def bound(person: Person) -> dict[str, Any]:
    """The values that ``seen_by`` binds."""
    values: dict[str, Any] = {}
    if REACH[person.role] is Reach.SCHOOL:
        values["own_school"] = person.school_id
    if person.known_as is not None:
        values["own_person"] = person.known_as
    return values


def shape(person: Person) -> tuple[Reach, bool]:
    """What tells apart the statements of two people; the key under which they are prebuilt."""
    return REACH[person.role], person.known_as is not None
