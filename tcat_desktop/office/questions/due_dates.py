"""A person's own due dates as a calendar file, for the calendar she looks at anyway.

A file leaves the desk and its lock, so it names cases by reference and nobody by name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.calendar_file import DueDate, due_dates_file
from tcat_desktop.office.desk import NEVER, Desk
from tcat_desktop.office.questions.work_list import is_for
from tcat_desktop.records import finding, rows

Row = dict[str, Any]
# What a task is called outside the desk, where its own words could name somebody.
_TITLES: dict[str, str] = {
    "triage": "Read a report and decide", "safeguarding": "Safeguarding: act now",
    "contact": "Contact a parent directly", "look_again": "Has it stopped?",
    "decide_close": "Close the case, or go on", "meeting": "Meeting",
    "after_meeting": "Decide what to do without a meeting", "sign_minutes": "Sign the minutes",
    "minutes_corrections": "Corrections to the minutes end",
    "check_removal": "Check whether it has been removed",
    "platform_reply": "Reply from a platform", "group_reply": "Reply about a group",
    "acknowledge": "Acknowledge a complaint", "sent_back": "A hand-over came back",
    "next_rung": "The next step of a removal", "watch": "Look whether it is up again",
    "ask_again": "Ask again for a removal", "limitation": "Time for a claim ends soon",
    "section_5": "An operator passes a notice on", "section_5_poster": "A poster answers a notice",
    "check_closed": "Look again at a closed case", "allegation": "Tell the designated officer",
    "complaint": "A step of a complaint",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFile:
    """A calendar file: what to call it, its bytes, and how many dates are in it."""

    name: str
    content: bytes
    dates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDueDates:
    """Every dated task that waits for this person; saving it leaves a row in the audit."""

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> DueFile:
        """The file, or ``Refused`` when nothing waits for her."""
        mine = [
            row
            for row in finding.open_tasks(desk.conn, desk.who)
            if row["due_on"] != NEVER and not row["waiting_for"] and is_for(desk, row)
        ]
        desk_id = rows.setting(desk.conn, "data_id")
        moves = finding.moves_of_tasks(desk.conn, [row["id"] for row in mine])
        dues = [_due(row, desk_id, moves.get(row["id"], 0), desk.now) for row in mine]
        desk.did("due_dates", None, dates=len(dues))
        content = due_dates_file(dues, "Cases: due dates")
        return DueFile(name=f"Due dates {desk.today}.ics", content=content, dates=len(dues))


def _due(row: Row, desk_id: str, moves: int, now: datetime) -> DueDate:
    what = _TITLES.get(row["kind"].partition(":")[0], "Something to do")
    return DueDate(
        uid=f"task-{row['id']}-{desk_id}@tcat-desktop",
        sequence=moves,
        on=date.fromisoformat(row["due_on"]),
        at=row["due_at"] if ":" in row["due_at"] and row["due_at"] != "24:00" else "",
        summary=f"{row['reference']}: {what}",
        description="Open the desk for the rest. This file names nobody.",
        made_at=now,
    )
