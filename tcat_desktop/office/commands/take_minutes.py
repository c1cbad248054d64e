"""Minutes: taken live beside the agenda, ended, and signed into a frozen PDF (C45)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from tcat_desktop.journey.people import (
    PERMISSIONS,
    POSTS,
    REACH,
    Act,
    CaseId,
    Level,
    Reach,
    Role,
)
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, diary, minutes_paper
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes import Action, Minutes, hours, lasted, next_day
from tcat_desktop.office.words import TITLES, counted, long_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
# Nobody talks for longer; after that the clock was forgotten, and would keep a wrong time.
LONGEST = 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveMinutes:
    """Keep the minutes as they stand; ``start`` and ``end`` stamp the clock once.

    ``ended_at`` is the time of day it ended, for whoever forgot to say so at the time.
    """

    case_id: CaseId
    meeting_id: int
    minutes: Minutes
    start: bool = False
    end: bool = False
    ended_at: str = ""
    seen: int | None = None

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def carry_out(self, desk: Desk) -> Minutes:
        """Save them; ending makes the meeting held and its actions into tasks."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        _still_open(meeting)
        minutes = self.minutes
        if self.start and not minutes.started:
            clock = f"{local(desk.now):%H:%M}"
            minutes = replace(minutes, started=clock, started_on=desk.today)
        if self.end and not minutes.ended:
            minutes = self._ended(desk, minutes)
        values: Row = {"minutes": minutes.kept(), "minutes_state": "draft"}
        ends_now = self.end and meeting["state"] != "held"
        if ends_now:
            desk.take(record, "record_meeting")
            values["state"] = "held"
        desk.change("meetings", self.meeting_id, seen=self.seen, **values)
        if ends_now:
            self._held(desk, record, meeting, minutes)
            desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
        return minutes

    def _ended(self, desk: Desk, minutes: Minutes) -> Minutes:
        """Stamped with the end, on the next day when it went past midnight."""
        ended = checks.clock_time(self.ended_at, "ended_at")
        began = minutes.started_on or desk.today
        if ended:
            over = timedelta(days=ended < minutes.started)
            on = began + over
        else:
            ended, on = f"{local(desk.now):%H:%M}", desk.today
        if lasted(minutes, on, ended) > LONGEST:
            raise Refused(
                f"The meeting began on {long_date(began, year=False)} at {minutes.started}, and "
                "was not ended.",
                field="ended_at", what_to_do="Say at what time it ended.",
            )  # fmt: skip
        breaks = tuple(each if each.until else replace(each, until=ended)
                       for each in minutes.breaks)  # fmt: skip
        return replace(minutes, ended=ended, ended_on=on, breaks=breaks)

    def _held(self, desk: Desk, record: CaseRecord, meeting: Row, minutes: Minutes) -> None:
        desk.finish(self.case_id, "meeting")
        diary.end_meeting(desk, self.meeting_id, "seen")
        long = lasted(minutes, minutes.ended_on or desk.today, minutes.ended)
        over = f", {long} minutes" if next_day(minutes) else ""
        desk.chronicle(
            self.case_id, "meeting", "The meeting was held",
            f"{hours(minutes)}{over}. "
            f"{counted(len(minutes.agreed), 'point', 'points')} agreed, "
            f"{counted(len(minutes.disputed), 'point', 'points').lower()} not agreed.",
            on=minutes.started_on, at=minutes.started, stage=StageName.MEETING, about="meetings",
            about_id=self.meeting_id,
        )  # fmt: skip
        outside = _outside(meeting)
        for action in minutes.actions:
            _to_do(desk, record, action, outside)
        desk.task(self.case_id, "circulate_minutes", "Send the minutes for corrections",
                  desk.today, role=Role.HEAD)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SignMinutes:
    """The head signs the minutes: the PDF is frozen, amendments and disputed points and all.

    She may sign what nobody outside has seen, for a parent may not want a copy; the page offers
    to send them first.
    """

    case_id: CaseId
    meeting_id: int

    needs: ClassVar = (Act.MINUTES, Level.DECIDE)

    def carry_out(self, desk: Desk) -> str:
        """Freeze them; the SHA-256 of the PDF."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] != "held":
            raise Refused("The meeting has not been held yet.", what_to_do="End the meeting first.")
        if meeting["minutes_state"] == "signed":
            raise Refused("These minutes are signed already.")
        minutes = rows.as_dict(meeting["minutes"]) | {
            "signed_by": signature(desk), "signed_on": desk.today.isoformat(),
        }  # fmt: skip
        signed = meeting | {"minutes": minutes, "minutes_state": "signed"}
        kept = desk.shelve(minutes_paper.pdf(desk, record, signed, final=True))
        desk.change("meetings", self.meeting_id, minutes=minutes, minutes_state="signed",
                    minutes_digest=kept.digest)  # fmt: skip
        unseen = "" if meeting["circulated_at"] else "Nobody outside the school has seen them yet."
        desk.chronicle(self.case_id, "meeting", "Minutes signed", unseen, about="meetings",
                       about_id=self.meeting_id)  # fmt: skip
        desk.finish(self.case_id, "circulate_minutes", "minutes_corrections", "sign_minutes")
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
        return kept.digest


def signature(desk: Desk) -> str:
    """``Mrs Helen Whitfield, Headteacher``: who acts, as she signs."""
    row = rows.one(desk.conn, "accounts", desk.who.account_id)
    name = (row["formal_name"] or row["name"]) if row else desk.who.name
    return f"{name}, {POSTS[desk.who.role]}"


def _still_open(meeting: Row) -> None:
    """``Refused`` once the minutes went out or were signed."""
    state = meeting["minutes_state"]
    if state == "signed":
        raise Refused("These minutes are signed, so they stay as they are.",
                      what_to_do="Keep a note with them instead.")  # fmt: skip
    if state in ("circulated", "amended"):
        sent = long_date(local(meeting["circulated_at"]).date())
        raise Refused(f"These minutes were sent for corrections on {sent}.",
                      what_to_do="Amend a point: the old words stay beside the new.")  # fmt: skip


def _outside(meeting: Row) -> tuple[str, ...]:
    """The names of those at the meeting who are not of the school."""
    asked = (row["name"] for row in rows.as_list(meeting["attending"])
             if row["person_id"] is not None or row["part"] == "Companion")  # fmt: skip
    return tuple(name for name in (*asked, meeting["companion"]) if name)


def _to_do(desk: Desk, record: CaseRecord, action: Action, outside: tuple[str, ...]) -> None:
    """A task for the account of that name; what the parent will do is waited for."""
    owner = _account(desk, record, action.who)
    what = action.what
    waiting = action.who if any(_same(action.who, name) for name in outside) else ""
    if owner is None and action.who:
        what = f"{what} ({action.who})"
    desk.task(
        record.case["id"], "action", what, action.by or desk.today, owner_id=owner,
        role=None if owner is not None else Role.HEAD, waiting_for=waiting,
    )  # fmt: skip


def _account(desk: Desk, record: CaseRecord, who: str) -> int | None:
    """The one account that goes by this name and can open the case, else None."""
    found = [
        row for row in finding.all_accounts(desk.conn)
        if not row["disabled_at"] and _same(who, row["formal_name"] or row["name"])
        and _reaches(row, record.school["id"])
    ]  # fmt: skip
    return int(found[0]["id"]) if len(found) == 1 else None


def _reaches(account: Row, school_id: int) -> bool:
    """Whether she can open the case, and so would find the task: a teacher would not."""
    role = Role(account["role"])
    if PERMISSIONS[Act.CASE_FILE][role] < Level.SEE:
        return False
    if REACH[role] is Reach.SCHOOL:
        return bool(account["school_id"] == school_id)
    return REACH[role] is Reach.TRUST


def _same(who: str, name: str) -> bool:
    """Whether “Mrs Nair” or “Mrs Priya Nair” is that name; a bare surname is nobody's."""
    said, parts = who.casefold().split(), name.casefold().split()
    if not said or not parts:
        return False
    short = [parts[0], parts[-1]] if parts[0].strip(".") in TITLES else parts
    return said in (parts, short)
