"""Which policies were in force on a day, at a school."""

from datetime import date
from typing import Any, Final

from tcat_desktop.office.desk import Desk
from tcat_desktop.records import bundles

Row = dict[str, Any]

KINDS: Final[dict[str, str]] = {
    "complaints": "Complaints Policy and Procedures",
    "code": "Social Media Code of Conduct for Parents",
    "social_media": "Social Media Policy",
    "data_protection": "Data Protection Policy",
    "photography": "Photography and Images Policy",
    "other": "Another policy",
}


def in_force(desk: Desk, school_id: int, on: date) -> list[Row]:
    """The version of each policy in force on that day; a school's own stands before the trust's."""
    found: dict[str, Row] = {}
    for row in bundles.all_policies(desk.conn):
        if row["school_id"] not in (None, school_id) or not _stood(row, on):
            continue
        # Of “other” policies there are many; each goes by its title.
        key = f"{row['kind']} {row['title'].casefold()}" if row["kind"] == "other" else row["kind"]
        kept = found.get(key)
        if kept is None or (kept["school_id"] is None and row["school_id"] is not None):
            found[key] = row
    order = list(KINDS)
    return sorted(found.values(), key=lambda row: (order.index(row["kind"]), row["title"]))


def _stood(row: Row, on: date) -> bool:
    if date.fromisoformat(row["in_force_from"]) > on:
        return False
    return not row["in_force_to"] or on < date.fromisoformat(row["in_force_to"])
