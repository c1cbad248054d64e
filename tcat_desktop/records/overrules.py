"""Reading why findings of the wording checks were put aside, and whom no letter may name."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import accounts, overrules, people

Row = dict[str, Any]
_MOST = 20_000

_OF_A_LETTER = (
    sa.select(overrules, accounts.c.name.label("signer"), accounts.c.formal_name.label("formal"))
    .join(accounts, accounts.c.id == overrules.c.made_by)
    .where(overrules.c.letter_id == sa.bindparam("letter_id"))
    .order_by(overrules.c.id)
    .limit(_MOST)
)
_FAMILIES = (
    sa.select(people.c.id, people.c.forename, people.c.surname)
    .where(people.c.kind.in_(("parent", "pupil")), people.c.forename != "")
    .order_by(people.c.id)
    .limit(_MOST)
)


def of_letter(conn: Connection, letter_id: int) -> list[Row]:
    """Every overruling for one letter, oldest first, with who made it."""
    return [dict(row) for row in conn.execute(_OF_A_LETTER, {"letter_id": letter_id}).mappings()]


def families(conn: Connection) -> list[Row]:
    """Every parent and pupil of the register with a forename: id, forename, surname."""
    return [dict(row) for row in conn.execute(_FAMILIES).mappings()]
