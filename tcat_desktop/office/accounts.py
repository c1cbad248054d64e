"""Accounts as the door meets them: who an opened key slot belongs to."""

from pathlib import Path
from typing import Any

from tcat_desktop.journey.people import AccountId, Act, Level, Person, PersonId, Role, SchoolId, may
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.records import finding, rows
from tcat_desktop.records.records import Records


def person(records: Records, account_id: int) -> Person:
    """Who signed in, or ``Refused`` when the account was switched off."""
    with records.reading() as conn:
        row = rows.one(conn, "accounts", account_id)
    if row is None or row["disabled_at"]:
        records.close()
        raise Refused(
            "This account is switched off.",
            field="name",
            what_to_do="Ask whoever looks after the accounts.",
        )
    return as_person(row)


def may_hold_seal(who: Person) -> bool:
    """Whether her post may open sealed messages, so that the key to them is entrusted to her."""
    return bool(may(who, Act.SEALED, Level.DECIDE))


def as_person(row: dict[str, Any]) -> Person:
    """An account row as the journey knows people."""
    return Person(
        account_id=AccountId(row["id"]),
        name=row["name"],
        role=Role(row["role"]),
        school_id=None if row["school_id"] is None else SchoolId(row["school_id"]),
        known_as=None if row["person_id"] is None else PersonId(row["person_id"]),
    )


def by_name(folder: Path, dek: bytes, name: str) -> Person:
    """Whose account has that name, for whoever holds the recovery sheet."""
    records = Records(folder, dek)
    try:
        with records.reading() as conn:
            wanted = " ".join(name.casefold().split())
            for row in finding.all_accounts(conn):
                if " ".join(row["name"].casefold().split()) == wanted and not row["disabled_at"]:
                    return as_person(row)
    finally:
        records.close()
    raise Refused("Nobody here signs in with that name.", field="name")
