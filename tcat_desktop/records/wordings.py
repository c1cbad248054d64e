"""Reading the wordings of letters: every version of each, with who wrote it and who approved it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import accounts, wordings

Row = dict[str, Any]
_MOST = 5_000

_makers = accounts.alias("makers")
_approvers = accounts.alias("approvers")
_ALL = (
    sa.select(
        wordings,
        sa.func.coalesce(sa.func.nullif(_makers.c.formal_name, ""), _makers.c.name).label("maker"),
        sa.func.coalesce(sa.func.nullif(_approvers.c.formal_name, ""), _approvers.c.name).label(
            "approver"
        ),
    )
    .join(_makers, _makers.c.id == wordings.c.made_by)
    .outerjoin(_approvers, _approvers.c.id == wordings.c.approved_by)
    .order_by(wordings.c.id)
    .limit(_MOST)
)
_OF_LETTER = _ALL.where(wordings.c.letter == sa.bindparam("letter"))


def of_letter(conn: Connection, letter: str) -> list[Row]:
    """Every version of one letter’s words, oldest first."""
    return [dict(row) for row in conn.execute(_OF_LETTER, {"letter": letter}).mappings()]


def every(conn: Connection) -> dict[str, list[Row]]:
    """Every version of every letter’s words, by letter, oldest first."""
    found: dict[str, list[Row]] = {}
    for row in conn.execute(_ALL).mappings():
        found.setdefault(row["letter"], []).append(dict(row))
    return found


def change(conn: Connection, row_id: int, **values: Any) -> None:
    """Change one version; its number stays, which counts versions of words and not of a row."""
    conn.execute(wordings.update().where(wordings.c.id == row_id).values(**values))
