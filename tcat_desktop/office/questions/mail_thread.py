"""Which mails of a case belong to one exchange, by what they say of one another (RFC 5322, 3.6.4).

A mail names itself (Message-ID) and the mails before it (In-Reply-To, References). Two that name
a mail in common belong together, also where that mail was never brought in. It is what the files
say, and can be forged.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office.commands.read_evidence import exhibit_of
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import evidence, rows

Row = dict[str, Any]

_NAMES: Final = ("Message-ID", "In reply to", "References")
_IDENTIFIER = re.compile(r"<[^<>\s]{1,998}>")
_ZONE = re.compile(r"\(([+-])(\d\d)(\d\d) as written\)$")
_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadMail:
    """One mail of an exchange. ``here`` is the one that was asked about; ``at`` its own clock."""

    exhibit_id: int
    number: str
    name: str
    sender: str
    subject: str
    date: str
    at: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MailThread:
    """The mails of a case that belong to the same exchange as one, oldest first."""

    case_id: CaseId
    exhibit_id: int

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> tuple[ThreadMail, ...]:
        """At least the mail itself once it was read; sealed mails are in no exchange."""
        exhibit_of(desk, self.case_id, self.exhibit_id)
        mails = [
            (row, dict(told.get("facts", ())), told)
            for row in evidence.mails_of(desk.conn, self.case_id)
            for told in (rows.as_dict(row["told"]),)
        ]
        named = {row["id"]: _named(facts) for row, facts, _ in mails}
        joined = _joined(named, self.exhibit_id)
        found = [
            (_moment(facts, told), _mail(row, facts, told, here=row["id"] == self.exhibit_id))
            for row, facts, told in mails
            if row["id"] in joined
        ]
        # A mail without a date stands last: nobody knows where it belongs.
        found.sort(key=lambda each: (each[0] is None, each[0] or datetime.min))  # noqa: DTZ901 - the same clock
        return tuple(mail for _, mail in found[:_MOST])


def _named(facts: Row) -> set[str]:
    return {found for name in _NAMES for found in _IDENTIFIER.findall(str(facts.get(name, "")))}


def _joined(named: dict[int, set[str]], start: int) -> set[int]:
    """The mails that hang together with one, by whatever number of steps."""
    users: dict[str, list[int]] = {}
    for mail, identifiers in named.items():
        for each in identifiers:
            users.setdefault(each, []).append(mail)
    found, waiting = set[int](), [start] if start in named else []
    while waiting:
        mail = waiting.pop()
        if mail in found:
            continue
        found.add(mail)
        for each in named[mail]:
            waiting += users.pop(each, ())
    return found


def _moment(facts: Row, told: Row) -> datetime | None:
    """When it was written, on Greenwich's clock; two may come from different time zones."""
    if not told.get("first"):
        return None
    at = datetime.fromisoformat(told["first"])
    zone = _ZONE.search(str(facts.get("Date", "")))
    if zone is None:
        return at
    ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    try:
        return at - ahead if zone[1] == "+" else at + ahead
    except OverflowError:
        return at


def _mail(row: Row, facts: Row, told: Row, *, here: bool) -> ThreadMail:
    return ThreadMail(
        exhibit_id=row["id"],
        number=f"E{row['number']}",
        name=row["name"],
        sender=next(iter(told.get("participants", ())), ""),
        subject=str(facts.get("Subject", "")),
        date=str(facts.get("Date", "")),
        at=told.get("first") or "",
        here=here,
    )
