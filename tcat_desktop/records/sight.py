"""Which cases a person can meet at all: the one filter that every query of cases wears.

Clause C47 and the duty of fairness: whoever is a party to a case does not meet it, not in
a list, a count or a search. Reporting or witnessing does not make a party.
"""

from typing import Any

import sqlalchemy as sa

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.records.tables import cases, handovers, involvements

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
        party = sa.select(involvements.c.id).where(
            involvements.c.person_id == sa.bindparam("own_person"),
            involvements.c.case_id == cases.c.id,
            involvements.c.role.not_in(NOT_PARTIES),
        )
        conditions.append(~party.exists())
    return sa.and_(sa.true(), *conditions)


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
