"""The door of the desk: what is in the data folder, signing in, and the way back by recovery.

Opening the door needs no database; the records are loaded when somebody signs in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tcat_desktop import resources
from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.office import clock

if TYPE_CHECKING:
    from tcat_desktop.journey.code import Code
    from tcat_desktop.journey.people import Person
    from tcat_desktop.office.office import Office
    from tcat_desktop.records.keys import Opened


class State(StrEnum):
    """What a data folder holds."""

    EMPTY = "empty"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody signed in at an open office."""

    office: "Office"
    person: "Person"


def shipped_code() -> "Code":
    """The Code of Conduct as it ships with this copy of the program."""
    from tcat_desktop.journey.code import read_code

    return read_code(
        resources.read("code/clauses.toml").decode(), resources.read("code/versions.toml").decode()
    )


class Door:
    """The entrance of one data folder. It holds the lock while somebody is inside."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = clock.now) -> None:
        self.folder = folder
        self._now = now
        self._lock: object | None = None

    def state(self) -> State:
        """Whether set-up is still to be done. Never mistakes a damaged desk for an empty one."""
        if not self.folder.exists() or not any(
            each.name != "desk.lock" for each in self.folder.iterdir()
        ):
            return State.EMPTY
        return State.READY

    def prepare(self) -> None:
        """Load, behind the sign-in page, what signing in will need."""
        import tcat_desktop.office.office
        import tcat_desktop.office.questions.own_desk
        import tcat_desktop.office.questions.work_list  # noqa: F401
        from tcat_desktop.office import accounts, calendar  # noqa: F401
        from tcat_desktop.records import lock, places, records, upgrade  # noqa: F401

        # Read once, and kept for every deadline that is counted.
        calendar.calendar_of("{}", clock.today(self._now()).year)

    def sign_in(self, name: str, password: str) -> Session:
        """Unlock with a name and a password: one key derivation. May raise Refused or Trouble."""
        from tcat_desktop.records.keys import KeyFile

        if not name.strip():
            raise Refused("Write your name.", field="name")
        if not password:
            raise Refused("Write your password.", field="password")
        return self._enter(KeyFile.load(self.folder).open(name, password, now=self._now()))

    def recover(self, code: str, name: str, password: str) -> Session:
        """Unlock with the recovery sheet and set a new password for one account, by its name.

        It is the one way in which a CEO who did not set up the desk gets the key to what is
        sealed: nobody else ever knew the password that holds it from then on.
        """
        from tcat_desktop.office import accounts
        from tcat_desktop.records.keys import KeyFile
        from tcat_desktop.records.recovery import RecoveryCode

        keys = KeyFile.load(self.folder)
        groups = RecoveryCode.parse(code)
        opened = keys.open_with_recovery(groups)
        who = accounts.by_name(self.folder, opened.dek, name)
        seal = None
        if accounts.may_hold_seal(who):
            # A desk from before there was a seal gets one, now that sheet and password are here.
            seal = opened.seal or keys.make_seal(groups, dek=opened.dek)
        keys.add(who.account_id, name, password, dek=opened.dek, replace=True, seal=seal)
        session = self._enter(KeyFile.load(self.folder).open(name, password, now=self._now()))
        session.office.note_recovery(session.person)
        return session

    def unlock(self, session: Session, password: str) -> None:
        """Let her who locked the desk in again: one key derivation. May raise Refused."""
        from tcat_desktop.records.keys import KeyFile

        opened = KeyFile.load(self.folder).open(session.person.name, password, now=self._now())
        session.office.hold_seal(opened.seal)

    def close(self) -> None:
        """Let the next program have the folder."""
        if self._lock is not None:
            self._lock.let_go()  # type: ignore[attr-defined]  # a DeskLock, loaded late
            self._lock = None

    def _enter(self, opened: "Opened") -> Session:
        from tcat_desktop.office import accounts
        from tcat_desktop.office.office import Office
        from tcat_desktop.records import upgrade
        from tcat_desktop.records.lock import DeskLock
        from tcat_desktop.records.places import Places
        from tcat_desktop.records.records import SCHEMA, Records

        if opened.account_id is None:
            raise Trouble("The recovery code opens no account.")
        if self._lock is None:
            self._lock = DeskLock(self.folder).take()
        try:
            places = Places(self.folder)
            upgrade.upgrade(
                places.database, opened.keys.database, to=SCHEMA,
                copies=places.before_upgrades, now=self._now(),
            )  # fmt: skip
            records = Records(self.folder, opened.dek, seal=opened.seal)
            person = accounts.person(records, opened.account_id)
        except BaseException:
            self.close()
            raise
        return Session(office=Office(records, shipped_code(), now=self._now), person=person)
