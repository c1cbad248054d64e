"""Accounts and schools: who may sign in, in which post, and how each school is addressed."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from tcat_desktop.journey.people import AccountId, Act, Level, PersonId, Role, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import accounts, checks, sealing
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding, rows
from tcat_desktop.records.keys import check_password

_TRUST_WIDE = (Role.CEO, Role.DPO, Role.CLERK, Role.ADMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAccount:
    """Somebody who may sign in. She changes the first password herself."""

    name: str
    role: Role
    password: str = field(repr=False)
    formal_name: str = ""
    post: str = ""
    school_id: SchoolId | None = None
    person_id: PersonId | None = None

    needs: ClassVar = (Act.ACCOUNTS, Level.DECIDE)

    def carry_out(self, desk: Desk) -> AccountId:
        """Keep the account and its key slot; its id."""
        name = checks.name(self.name, "Write the name.", "name")
        if self.role is Role.PANEL:
            raise Refused("Panel members see a printed copy and have no sign-in.", field="role")
        school = None if self.role in _TRUST_WIDE else self.school_id
        if school is None and self.role not in _TRUST_WIDE:
            raise Refused("Choose the school she works at.", field="school")
        check_password(self.password)
        account = desk.add(
            "accounts",
            name=name,
            formal_name=self.formal_name.strip() or name,
            post=self.post.strip(),
            role=self.role.value,
            school_id=school,
            person_id=self.person_id,
        )
        desk.records.key_file.add(account, name, self.password, dek=desk.records.dek)
        desk.did("account", account, role=self.role.value)
        return AccountId(account)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchOffAccount:
    """Somebody left: her password opens nothing from now on, and her name stays on the record."""

    account_id: AccountId

    needs: ClassVar = (Act.ACCOUNTS, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Switch it off."""
        if self.account_id == desk.who.account_id:
            raise Refused("You cannot switch off your own account.",
                          what_to_do="Ask another administrator.")  # fmt: skip
        if rows.one(desk.conn, "accounts", self.account_id) is None:
            raise Refused("There is no such account.")
        desk.change("accounts", self.account_id, disabled_at=desk.at)
        desk.records.key_file.remove(self.account_id, dek=desk.records.dek)
        desk.did("account", self.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPassword:
    """A new password for somebody who forgot hers; nobody can see the old one.

    Whoever sets it knows it, so that no key to sealed messages comes with it: a CEO gets that
    back by the recovery sheet.
    """

    account_id: AccountId
    password: str = field(repr=False)

    needs: ClassVar = (Act.ACCOUNTS, Level.DECIDE)

    def carry_out(self, desk: Desk) -> str:
        """Wrap the key under the new password; what she should be told, or nothing."""
        row = rows.one(desk.conn, "accounts", self.account_id)
        if row is None or row["disabled_at"]:
            raise Refused("There is no such account.")
        desk.records.key_file.add(
            self.account_id, row["name"], self.password, dek=desk.records.dek, replace=True
        )
        desk.did("account", self.account_id)
        is_ceo = accounts.may_hold_seal(accounts.as_person(row))
        return sealing.LOST_KEY if is_ceo and desk.records.key_file.seals_with else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAccount:
    """Say who of the register a sign-in belongs to, or with no person that it is nobody there.

    A case that names her is closed to her from then on (dual roles, staff parents), so nobody
    links or unlinks her own.
    """

    account_id: AccountId
    person_id: PersonId | None

    needs: ClassVar = (Act.PEOPLE, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it; it holds from her next sign-in."""
        if self.account_id == desk.who.account_id:
            raise Refused("You cannot say this of your own account.", field="account",
                          what_to_do="Ask somebody else who keeps people’s details.")  # fmt: skip
        row = rows.one(desk.conn, "accounts", self.account_id)
        if row is None or row["disabled_at"]:
            raise Refused("There is no such account.", field="account")
        if self.person_id is not None:
            self._one_each(desk)
        desk.change("accounts", self.account_id, person_id=self.person_id)
        desk.did("account", self.account_id, person=self.person_id)

    def _one_each(self, desk: Desk) -> None:
        if rows.one(desk.conn, "people", int(self.person_id or 0)) is None:
            raise Refused("That person is not in the register.", field="person")
        for other in finding.all_accounts(desk.conn):
            taken = other["person_id"] == self.person_id and not other["disabled_at"]
            if taken and other["id"] != self.account_id:
                raise Refused(
                    f"{other['formal_name'] or other['name']} signs in as this person already.",
                    field="account", what_to_do="Take that link away first.",
                )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOwnPassword:
    """One’s own password, with the old one to prove it."""

    old: str = field(repr=False)
    new: str = field(repr=False)

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Change it."""
        desk.records.key_file.change_password(desk.who.name, self.old, self.new, now=desk.now)
        desk.did("account", desk.who.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSettings:
    """One’s own settings: theme, text size, minutes until the desk locks itself."""

    theme: str = "system"
    text_size: int = 100
    lock_after: int = 5

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep them with the account."""
        if self.theme not in ("system", "light", "dark", "high_contrast"):
            raise Refused("Choose a theme from the list.", field="theme")
        if not 90 <= self.text_size <= 200:
            raise Refused("Text size goes from 90 to 200 %.", field="text_size")
        if not 1 <= self.lock_after <= 30:
            raise Refused("The desk locks itself after 1 to 30 minutes.", field="lock_after")
        desk.change(
            "accounts", desk.who.account_id,
            settings={"theme": self.theme, "text_size": self.text_size,
                      "lock_after": self.lock_after},
        )  # fmt: skip
        desk.did("account", desk.who.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSchool:
    """How a school is addressed on paper; its days are kept elsewhere. Without an id: a new one."""

    name: str
    code: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.ACCOUNTS, Level.DECIDE)

    def carry_out(self, desk: Desk) -> SchoolId:
        """Keep the school; its id."""
        code = checks.school_code(self.code, "code")
        taken = [row for row in finding.all_schools(desk.conn)
                 if row["code"] == code and row["id"] != self.school_id]  # fmt: skip
        if taken:
            raise Refused("Another school has that short name.", field="code")
        values: dict[str, Any] = {
            "name": checks.name(self.name, "Write the name of the school.", "name"),
            "code": code,
            "address": self.address.strip(),
            "phone": self.phone.strip(),
            "email": self.email.strip(),
            "website": self.website.strip(),
        }
        if self.school_id is None:
            kept = desk.add("schools", **values)
        else:
            kept = self.school_id
            desk.change("schools", kept, **values)
        desk.did("school", kept)
        return SchoolId(kept)
