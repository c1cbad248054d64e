"""The first run: what a new desk needs to be told, and making it in one piece."""

import shutil
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tcat_desktop.journey.people import AccountId, Act, Level, Role, who_may
from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.office import checks
from tcat_desktop.office.clock import now as this_moment
from tcat_desktop.records import rows, upgrade
from tcat_desktop.records.audit import Head
from tcat_desktop.records.engine import handle_only_invented_data
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import (
    LOWEST_COST,
    Cost,
    DeskKeys,
    KeyFile,
    calibrate,
    check_password,
    new_data_key,
)
from tcat_desktop.records.places import Places
from tcat_desktop.records.records import SCHEMA, Records
from tcat_desktop.records.recovery import RecoveryCode
from tcat_desktop.records.seals import SealKey

__all__ = [
    "LOWEST_COST",
    "FirstAccount",
    "Founding",
    "NewSchool",
    "SetUp",
    "checked",
    "handle_only_invented_data",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSchool:
    """One school: ``code`` is the two or three letters that open its references."""

    name: str
    code: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    calendar: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAccount:
    """Whoever sets the desk up. ``school`` is the place of her school in the list, or None."""

    name: str
    role: Role
    password: str = field(repr=False)
    formal_name: str = ""
    post: str = ""
    school: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """Everything the wizard collected."""

    trust: str
    schools: tuple[NewSchool, ...]
    first: FirstAccount
    # An invented trust says on every page that it is one.
    demo: bool = False


def checked(told: SetUp) -> SetUp:
    """The same, or ``Refused`` at the field that is missing or doubled."""
    checks.name(told.trust, "Write the name of the trust.", "trust")
    if not told.schools:
        raise Refused("Add at least one school.", field="schools")
    codes = []
    for school in told.schools:
        checks.name(school.name, "Write the name of the school.", "school_name")
        codes.append(checks.school_code(school.code, "school_code"))
    if len(set(codes)) < len(codes):
        raise Refused("Two schools have the same short name.", field="school_code")
    checks.name(told.first.name, "Write your name.", "name")
    if told.first.role is Role.PANEL:
        raise Refused("Panel members see a printed copy and have no sign-in.", field="role")
    check_password(told.first.password)
    return told


class Founding:
    """A desk in the making: whole or not there. ``finish`` puts it in its place."""

    def __init__(self, folder: Path, told: SetUp, *, cost: Cost | None = None) -> None:
        self.told = checked(told)
        if folder.exists() and any(folder.iterdir()):
            raise Trouble(
                "There is something in this folder already.",
                what_to_do="Choose an empty folder for the desk.",
            )
        self._folder = folder
        self._beside = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.new")
        self._dek = new_data_key()
        self._beside.mkdir(parents=True)
        try:
            self._keys = KeyFile.create(self._beside, self._dek, cost=cost or calibrate())
            # It opens sealed messages. It goes into the envelope, and to a founder who is the CEO;
            # whoever else founds the desk lets go of it with this object.
            self._seal: SealKey | None = SealKey.make()
            self.code: RecoveryCode = self._keys.set_recovery(dek=self._dek, seal=self._seal)
            self.paper = self._keys.paper()
        except BaseException:
            self.abandon()
            raise

    def finish(self, *, now: datetime | None = None) -> AccountId:
        """Make the records and the first account, and move the whole desk into its place."""
        at = now or this_moment()
        try:
            database = Places(self._beside).database
            upgrade.found(
                database, DeskKeys.of(self._dek).database, to=SCHEMA, data_id=self._keys.data_id
            )
            HighWater(self._beside, DeskKeys.of(self._dek).high_water).accept(Head())
            records = Records(self._beside, self._dek)
            try:
                account = self._first_rows(records, at)
            finally:
                records.close()
            first = self.told.first
            self._keys.add(
                account, first.name, first.password, dek=self._dek,
                seal=self._seal if first.role in who_may(Act.SEALED, Level.DECIDE) else None,
            )  # fmt: skip
            self._seal = None
            if self._folder.exists():
                self._folder.rmdir()
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._beside.rename(self._folder)
        except BaseException:
            self.abandon()
            raise
        return account

    def abandon(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._beside, ignore_errors=True)

    def _first_rows(self, records: Records, at: datetime) -> AccountId:
        with records.writing() as conn:
            rows.put_setting(conn, "trust", self.told.trust.strip())
            if self.told.demo:
                rows.put_setting(conn, "demo", "yes")
            ids = [
                rows.add(
                    conn,
                    "schools",
                    {
                        "name": school.name.strip(),
                        "code": school.code.strip().upper(),
                        "address": school.address.strip(),
                        "phone": school.phone.strip(),
                        "email": school.email.strip(),
                        "website": school.website.strip(),
                        "calendar": school.calendar,
                    },
                )
                for school in self.told.schools
            ]
            first = self.told.first
            account = rows.add(
                conn,
                "accounts",
                {
                    "name": first.name.strip(),
                    "formal_name": first.formal_name.strip() or first.name.strip(),
                    "post": first.post.strip(),
                    "role": first.role.value,
                    "school_id": None if first.school is None else ids[first.school],
                },
            )
            records.note(
                conn, at=at, command_id=str(uuid.uuid4()), actor=account, act="SetUp",
                what="desk", object_id=None, detail={"schools": len(ids)},
            )  # fmt: skip
        return AccountId(account)
