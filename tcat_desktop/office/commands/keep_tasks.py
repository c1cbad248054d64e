"""Tasks of a case: set one, hand it over or name a deputy, move its date, say that it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import (
    PERMISSIONS,
    REACH,
    AccountId,
    Act,
    CaseId,
    Level,
    Reach,
    Role,
)
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date
from tcat_desktop.records import rows

Row = dict[str, Any]
# What people set themselves; the others belong to a step, and end when the step is taken.
OWN = ("own", "action")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTask:
    """Something to be done on a case: what, by when, by whom, and who stands in for her."""

    case_id: CaseId
    title: str
    due_on: date
    owner_id: AccountId | None = None
    deputy_id: AccountId | None = None

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Set it; its id."""
        record = desk.case(self.case_id)
        title = checks.name(self.title, "Write what is to be done.", "title")
        due = checks.not_before(self.due_on, desk.today, "due_on", "That day is past.")
        _able(desk, record.school, self.owner_id, self.deputy_id)
        task_id = desk.task(
            self.case_id, "own", title, due, owner_id=self.owner_id, deputy_id=self.deputy_id,
            role=None if self.owner_id is not None else desk.who.role,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "note", f"To do: {title}",
            f"By {long_date(due)}{_by(record.names, self.owner_id, self.deputy_id)}.",
            about="tasks", about_id=task_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("task", task_id, case=self.case_id)
        return task_id


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTask:
    """Another owner or deputy for any open task."""

    case_id: CaseId
    task_id: int
    owner_id: AccountId | None = None
    deputy_id: AccountId | None = None
    words: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Hand it over; without an owner it waits for a post again."""
        record, row = _open_task(desk, self.case_id, self.task_id)
        _able(desk, record.school, self.owner_id, self.deputy_id)
        desk.change("tasks", row["id"], owner_id=self.owner_id, deputy_id=self.deputy_id)
        who = _by(record.names, self.owner_id, self.deputy_id).removeprefix(", ")
        desk.chronicle(
            self.case_id, "note", f"Handed over: {row['title']}",
            " ".join(part for part in (f"Now {who}." if who else "", self.words.strip()) if part),
            about="tasks", about_id=row["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("task", row["id"], case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTask:
    """Another day for a task that somebody set, with the reason."""

    case_id: CaseId
    task_id: int
    due_on: date
    reason: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Move it; the chronology keeps both days."""
        _, row = _open_task(desk, self.case_id, self.task_id)
        _ours(row)
        reason = checks.needed(self.reason, "Write why it moves.", "reason")
        due = checks.not_before(self.due_on, desk.today, "due_on", "That day is past.")
        was = long_date(date.fromisoformat(row["due_on"]))
        desk.change("tasks", row["id"], due_on=due.isoformat(), reckoned={})
        desk.chronicle(
            self.case_id, "note", f"The day moved: {row['title']}",
            f"It was {was}, and is now {long_date(due)}. {reason}",
            about="tasks", about_id=row["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("task", row["id"], case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTask:
    """A task is done, with what came of it."""

    case_id: CaseId
    task_id: int
    words: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Mark it done."""
        _, row = _open_task(desk, self.case_id, self.task_id)
        if row["kind"] in ("triage", "acknowledge") or row["kind"].startswith("complaint:"):
            raise Refused("This ends with a decision, not with a tick.")
        desk.change("tasks", row["id"], done_at=desk.at, done_by=desk.who.account_id)
        desk.chronicle(self.case_id, "note", f"Done: {row['title']}", self.words.strip())
        desk.settle(self.case_id)
        desk.did("task", row["id"], case=self.case_id)


def _by(accounts: dict[int, str], owner: AccountId | None, deputy: AccountId | None) -> str:
    """``, by Helen Whitfield or Priya Nair``."""
    told = [accounts.get(one, "") for one in (owner, deputy) if one is not None]
    return f", by {' or '.join(told)}" if told else ""


def _open_task(desk: Desk, case_id: CaseId, task_id: int) -> tuple[Any, Row]:
    record = desk.case(case_id)
    row = desk.row("tasks", task_id, of=case_id)
    if row["done_at"]:
        raise Refused("This is done already.")
    return record, row


def _ours(row: Row) -> None:
    """What a person set she may move; what a rule set moves with its rule."""
    if row["kind"] not in OWN:
        raise Refused(
            "That belongs to a step of the case, and ends with it.",
            what_to_do="Take the step, or hand the task to somebody else.",
        )  # fmt: skip


def _able(desk: Desk, school: Row, *accounts: AccountId | None) -> None:
    """Each must be an account that could open the case: of its school, or of the whole trust."""
    named = [account for account in accounts if account is not None]
    if len(set(named)) < len(named):
        raise Refused("The deputy is somebody else than the owner.", field="deputy_id")
    for place, account in enumerate(accounts):
        if account is None:
            continue
        field = ("owner_id", "deputy_id")[place]
        row = rows.one(desk.conn, "accounts", account)
        if row is None or row["disabled_at"]:
            raise Refused("That person no longer has an account.", field=field)
        role = Role(row["role"])
        away = REACH[role] is Reach.SCHOOL and row["school_id"] != school["id"]
        if away or PERMISSIONS[Act.CASE_FILE][role] < Level.SEE:
            raise Refused(f"{row['formal_name'] or row['name']} cannot open this case.",
                          field=field, what_to_do="Choose somebody of the school.")  # fmt: skip
