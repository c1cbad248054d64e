"""Reading what went to a printer: the letters of one job, and each time one letter was printed."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import prints

Row = dict[str, Any]
_MOST = 5_000

_OF_BATCH = (
    sa.select(prints)
    .where(prints.c.batch == sa.bindparam("batch"))
    .order_by(prints.c.place)
    .limit(_MOST)
)
_OF_LETTER = (
    sa.select(prints)
    .where(
        prints.c.case_id == sa.bindparam("case_id"), prints.c.letter_id == sa.bindparam("letter_id")
    )
    .order_by(prints.c.id)
    .limit(_MOST)
)


def of_batch(conn: Connection, batch: str) -> list[Row]:
    """The letters of one job in the order they went."""
    return [dict(row) for row in conn.execute(_OF_BATCH, {"batch": batch}).mappings()]


def of_letter(conn: Connection, case_id: int, letter_id: int) -> list[Row]:
    """Each time one letter went to a printer, first to last."""
    found = conn.execute(_OF_LETTER, {"case_id": case_id, "letter_id": letter_id}).mappings()
    return [dict(row) for row in found]
