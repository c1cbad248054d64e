"""Reading the reference library as this trust keeps it: its own entries, newest last."""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import accounts, library

Row = dict[str, Any]
_MOST = 5_000

_OF_KIND = (
    sa.select(library, accounts.c.name.label("signer"), accounts.c.formal_name.label("formal"))
    .join(accounts, accounts.c.id == library.c.signed_by)
    .where(library.c.kind == sa.bindparam("kind"))
    .order_by(library.c.id)
    .limit(_MOST)
)


def of_kind(conn: Connection, kind: str) -> list[Row]:
    """The house's entries of one kind in the order they were kept, their bodies read."""
    found = conn.execute(_OF_KIND, {"kind": kind}).mappings()
    return [{**row, "body": json.loads(row["body"])} for row in found]
