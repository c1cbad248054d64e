"""The reference library: dated data that ships, and what this trust changed of it.

Laws, takedown routes, complaint procedures, envelopes and reason codes. An entry of the house
stands over the shipped one of the same name until it is retired or the shipped one restored.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tcat_desktop import resources
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.records import library
from tcat_desktop.records.rows import Connection

KINDS: dict[str, str] = {
    "law": "Laws",
    "route": "Takedown routes",
    "preset": "Complaint procedures",
    "stock": "Envelopes and labels",
    "reason": "Reasons for covering words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as it stands today. ``body`` depends on the kind; whoever uses it reads it.

    ``house`` says that somebody of the trust signed it; ``retired`` that it is not offered.
    """

    kind: str
    name: str
    title: str
    source: str
    checked_on: date
    from_on: date | None = None
    to_on: date | None = None
    body: dict[str, Any] = field(default_factory=dict)
    house: bool = False
    retired: bool = False
    signed_by: str = ""
    signed_at: str = ""

    def in_force(self, on: date) -> bool:
        """Whether it stands on that day; an end is the first day it no longer does."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.to_on is None or on < self.to_on)


def shipped(kind: str) -> tuple[Entry, ...]:
    """The entries of a kind as they ship."""
    return tuple(
        Entry(
            kind=kind, name=each["name"], title=each["title"], source=each.get("source", ""),
            checked_on=date.fromisoformat(each["checked_on"]), from_on=_day(each.get("from")),
            to_on=_day(each.get("to")), body=each.get("body", {}),
        )
        for each in resources.library(kind)
    )  # fmt: skip


def entries(conn: Connection, kind: str, *, retired: bool = False) -> tuple[Entry, ...]:
    """Every entry of a kind as this trust keeps it, shipped order first, then the house's own."""
    standing = {each.name: each for each in shipped(kind)}
    ships = dict(standing)
    for row in library.of_kind(conn, kind):
        if row["retired"] and row["body"].get("restored"):
            _restore(standing, ships, row["name"])
            continue
        standing[row["name"]] = Entry(
            kind=kind, name=row["name"], title=row["title"], source=row["source"],
            checked_on=date.fromisoformat(row["checked_on"]), from_on=_day(row["from_on"]),
            to_on=_day(row["to_on"]), body=row["body"], house=True,
            retired=bool(row["retired"]), signed_by=row["formal"] or row["signer"],
            signed_at=row["signed_at"],
        )  # fmt: skip
    return tuple(each for each in standing.values() if retired or not each.retired)


def entry(conn: Connection, kind: str, name: str) -> Entry:
    """One entry that is offered, or ``Refused``."""
    for each in entries(conn, kind):
        if each.name == name:
            return each
    raise Refused(
        "That is no longer in the reference library.", field=kind,
        what_to_do="Choose another, or bring it back under Library.",
    )  # fmt: skip


def _restore(standing: dict[str, Entry], ships: dict[str, Entry], name: str) -> None:
    if name in ships:
        standing[name] = ships[name]
    else:
        standing.pop(name, None)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
