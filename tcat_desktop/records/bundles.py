"""What is kept of panel bundles: their versions, what is covered in copies, and the policies."""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import accounts, bundles, policies, redactions

Row = dict[str, Any]
_MOST = 5_000
_JSON = ("manifest", "redacted_manifest", "beside", "chosen", "box")

_maker, _freezer = accounts.alias("maker"), accounts.alias("freezer")
_BUNDLES = (
    sa.select(
        bundles,
        _maker.c.name.label("maker"), _maker.c.formal_name.label("maker_formal"),
        _freezer.c.name.label("freezer"), _freezer.c.formal_name.label("freezer_formal"),
    )
    .join(_maker, _maker.c.id == bundles.c.made_by)
    .outerjoin(_freezer, _freezer.c.id == bundles.c.frozen_by)
    .where(bundles.c.case_id == sa.bindparam("case_id"))
    .order_by(bundles.c.number.desc())
    .limit(_MOST)
)  # fmt: skip
_REDACTIONS = (
    sa.select(redactions, accounts.c.name.label("maker"))
    .join(accounts, accounts.c.id == redactions.c.made_by)
    .where(redactions.c.case_id == sa.bindparam("case_id"), redactions.c.lifted_at.is_(None))
    .order_by(redactions.c.id)
    .limit(_MOST)
)
_POLICIES = (
    sa.select(policies, accounts.c.name.label("maker"))
    .join(accounts, accounts.c.id == policies.c.made_by)
    .order_by(policies.c.kind, policies.c.in_force_from.desc(), policies.c.id.desc())
    .limit(_MOST)
)


def of_case(conn: Connection, case_id: int) -> list[Row]:
    """The versions of a case's bundle, newest first."""
    return _read(conn.execute(_BUNDLES, {"case_id": case_id}))


def redactions_of(conn: Connection, case_id: int) -> list[Row]:
    """What is to be covered in the copy, in the order in which people said so."""
    return _read(conn.execute(_REDACTIONS, {"case_id": case_id}))


def all_policies(conn: Connection) -> list[Row]:
    """Every version of every policy, by kind, the latest in force first."""
    return _read(conn.execute(_POLICIES))


def _read(found: sa.CursorResult[Any]) -> list[Row]:
    made = []
    for each in found.mappings():
        row = dict(each)
        for name in _JSON:
            if row.get(name) is not None:
                row[name] = json.loads(row[name])
        made.append(row)
    return made
