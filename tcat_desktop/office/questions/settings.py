"""Settings: accounts and schools for whoever keeps them, and everybody's own."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import POSTS, AccountId, Act, Level, Role, SchoolId
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account."""

    account_id: AccountId
    name: str
    formal_name: str
    post: str
    role: str
    role_words: str
    school: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """One school as it is addressed, and its calendar as plain values."""

    school_id: SchoolId
    name: str
    code: str
    address: str
    phone: str
    email: str
    website: str
    calendar: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountList:
    """Every account and school of the desk."""

    needs: ClassVar = (Act.ACCOUNTS, Level.DECIDE)

    def answer(self, desk: Desk) -> tuple[tuple[AccountRow, ...], tuple[SchoolRow, ...]]:
        """(accounts, schools)."""
        schools = finding.all_schools(desk.conn)
        by_id = {row["id"]: row["name"] for row in schools}
        accounts = tuple(
            AccountRow(
                account_id=AccountId(row["id"]),
                name=row["name"],
                formal_name=row["formal_name"],
                post=row["post"],
                role=row["role"],
                role_words=POSTS[Role(row["role"])],
                school=by_id.get(row["school_id"], "Whole trust"),
                active=not row["disabled_at"],
            )
            for row in finding.all_accounts(desk.conn)
        )
        return accounts, tuple(
            SchoolRow(
                school_id=SchoolId(row["id"]),
                calendar=rows.as_dict(row["calendar"]),
                **{name: row[name] for name in
                   ("name", "code", "address", "phone", "email", "website")},
            )
            for row in schools
        )  # fmt: skip
