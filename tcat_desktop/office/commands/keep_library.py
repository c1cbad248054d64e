"""The reference library changed: an entry kept, retired, or put back as it shipped."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any, ClassVar, Final

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, library
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.library import KINDS, Entry

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Who reads the body of a kind, and so knows whether it is whole: read(body) or Refused.
READERS: Final[dict[str, str]] = {
    "law": "tcat_desktop.correspondence.checks.law:read",
    "preset": "tcat_desktop.journey.complaints:read_procedure",
    "route": "tcat_desktop.journey.ladder:read",
    "stock": "tcat_desktop.office.envelopes:read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepEntry:
    """Keep an entry of the library, new or changed; it is signed by whoever keeps it.

    ``checked_on`` says when somebody last held it against its source.
    """

    kind: str
    name: str
    title: str
    source: str
    checked_on: date
    from_on: date | None = None
    to_on: date | None = None
    body: dict[str, Any] = field(default_factory=dict)

    needs: ClassVar = (Act.LIBRARY, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id. What stood before stays in the history."""
        _known(self.kind)
        if not _NAME.fullmatch(self.name):
            raise Refused(
                "The short name is made of small letters, figures and hyphens.", field="name",
                what_to_do="Write it like “facebook” or “osa-2023-s179”.",
            )  # fmt: skip
        title = checks.needed(self.title, "Give it a name.", "title")
        source = checks.needed(self.source, "Say where this is from.", "source")
        checked = checks.not_after(self.checked_on, desk.today, "checked_on", "Checking")
        if self.from_on and self.to_on and self.to_on <= self.from_on:
            raise Refused(
                "It ends before it begins.", field="to_on",
                what_to_do="Put the dates the other way round, or leave the end empty.",
            )  # fmt: skip
        _whole(self.kind, self.body)
        kept = desk.add(
            "library", kind=self.kind, name=self.name, title=title, source=source,
            checked_on=checked.isoformat(), from_on=_iso(self.from_on), to_on=_iso(self.to_on),
            body=self.body, signed_at=desk.at, signed_by=desk.who.account_id,
        )  # fmt: skip
        desk.did("library", kept, kind=self.kind)
        return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireEntry:
    """Take an entry out of what is offered; it stays in the history."""

    kind: str
    name: str

    needs: ClassVar = (Act.LIBRARY, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Retire it; the id of the row that says so."""
        _known(self.kind)
        return _again(desk, library.entry(desk.conn, self.kind, self.name), body=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreShipped:
    """Put an entry back as it shipped; one that never shipped goes."""

    kind: str
    name: str

    needs: ClassVar = (Act.LIBRARY, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Restore it; the id of the row that says so."""
        _known(self.kind)
        found = [each for each in library.entries(desk.conn, self.kind, retired=True)
                 if each.name == self.name and each.house]  # fmt: skip
        if not found:
            raise Refused("This entry is as it shipped already.", field="name")
        return _again(desk, found[0], body={"restored": True})


def _again(desk: Desk, entry: Entry, body: dict[str, Any] | None) -> int:
    kept = desk.add(
        "library", kind=entry.kind, name=entry.name, title=entry.title, source=entry.source,
        checked_on=entry.checked_on.isoformat(), from_on=_iso(entry.from_on),
        to_on=_iso(entry.to_on), body=entry.body if body is None else body, retired=1,
        signed_at=desk.at, signed_by=desk.who.account_id,
    )  # fmt: skip
    desk.did("library", kept, kind=entry.kind)
    return kept


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise Refused("There is no such part of the library.", field="kind")


def _whole(kind: str, body: dict[str, Any]) -> None:
    if kind in READERS:
        module, name = READERS[kind].split(":")
        read: Callable[[dict[str, Any]], object] = getattr(import_module(module), name)
        read(body)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
