"""What the record knows for the letters beside the usual road: calls, permission, the school
site, complaints and panels, personal data.

Each function adds to what every letter knows, or takes out what would be wrong for its letter.
Values are plain, as a form holds them: dates as ISO text.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from tcat_desktop.correspondence.letter import Letter
from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import POSTS, Act, Role
from tcat_desktop.office import complaint_facts, names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Values = dict[str, Any]
Filling = Callable[[Desk, CaseRecord, Row | None, Values], Values]


def added(
    desk: Desk, record: CaseRecord, letter: Letter, person: Row | None, known: Values
) -> Values:
    """What this letter knows beyond ``known``; a value of None takes one out."""
    if letter.act is Act.SUBJECT_ACCESS:
        return _about_data(desk, record, letter)
    if letter.act is Act.BAR:
        return _about_a_bar(desk, record)
    filling = _FILLINGS.get(letter.name)
    return filling(desk, record, person, known) if filling else {}


# --- calls, groups, meetings -----------------------------------------------------------------


def _call_note(desk: Desk, record: CaseRecord, _: Row | None, __: Values) -> Values:
    """The last contact with the parent, and who made it."""
    if not record.contacts:
        return {}
    contact = record.contacts[-1]
    event = next(
        (row for row in reversed(record.events)
         if (row["about"], row["about_id"]) == ("contacts", contact["id"])),
        None,
    )  # fmt: skip
    look_again = next((row["due_on"] for row in record.tasks if row["kind"] == "look_again"
                       and not row["done_at"]), None)  # fmt: skip
    said = [contact["said"], contact["outcome"]]
    return {
        "spoken_to": _name_of(record, contact["person_id"]),
        "called_on": event["happened_on"] if event else desk.today.isoformat(),
        "called_at": (event["happened_at"] or "") if event else "",
        "caller": record.names.get(event["entered_by"], "") if event else "",
        "they_said": [words for words in said if words.strip()],
        "look_again_on": look_again,
    }


def _reminder(_: Desk, record: CaseRecord, __: Row | None, known: Values) -> Values:
    """Only what was posted since the parent was first talked to."""
    since = known["earlier_on"]
    posts = []
    for row in record.incidents:
        if since and row["happened_on"] < since:
            continue
        when = long_date(date.fromisoformat(row["happened_on"]))
        at = f", {row['happened_at']}" if row["happened_at"] else ""
        posts += [f"{when}{at}: “{words}”" for words in row["quotes"]]
    return {"posts": posts}


def _group_member(_: Desk, record: CaseRecord, __: Row | None, ___: Values) -> Values:
    return {"group": _group(record)}


def _second_invitation(_: Desk, record: CaseRecord, __: Row | None, ___: Values) -> Values:
    """Why we ask again; the day that did not suit is not offered a second time."""
    if not record.meetings:
        return {}
    meeting = record.meetings[-1]
    when = long_date(date.fromisoformat(meeting["on"]))
    why = {
        "declined": f"You told us that you would rather not meet on {when}.",
        "missed": f"We did not see you on {when}.",
    }.get(meeting["state"], "")
    past = meeting["state"] in ("declined", "missed", "cancelled")
    return {"why_again": why, **({"meet_on": None, "meet_at": None} if past else {})}


def _adjustments_query(desk: Desk, record: CaseRecord, _: Row | None, __: Values) -> Values:
    """The day of a meeting that is still to come."""
    today = desk.today.isoformat()
    coming = [
        row["on"]
        for row in record.meetings
        if row["state"] in ("asked", "accepted") and row["on"] >= today
    ]
    return {"meet_on": coming[-1] if coming else None}


# --- permission to see messages (C49, C50) ---------------------------------------------------


def _permission_to_view(_: Desk, record: CaseRecord, person: Row | None, __: Values) -> Values:
    whose = names.full_name(person) if person else None
    return {"whose": whose, "chat": _group(record), "reply_by": None}


def _permission_withdrawn(_: Desk, record: CaseRecord, person: Row | None, __: Values) -> Values:
    """When it was taken back, and when the messages had been opened before."""
    theirs = [
        row for row in record.permissions
        if row["withdrawn_at"] and person and row["person_id"] == person["person_id"]
    ]  # fmt: skip
    if not theirs:
        return {"chat": _group(record), "seen": "I had not opened the messages."}
    permission = theirs[-1]
    opened = [row["happened_on"] for row in record.events
              if (row["about"], row["about_id"]) == ("permissions", permission["id"])
              and row["title"].endswith("was opened")]  # fmt: skip
    days = " and ".join(long_date(date.fromisoformat(day)) for day in dict.fromkeys(opened))
    return {
        "withdrawn_on": local(permission["withdrawn_at"]).date().isoformat(),
        "chat": _group(record),
        "seen": f"I had opened them on {days}." if days else "I had not opened the messages.",
    }


# --- the school site -------------------------------------------------------------------------


def _about_a_bar(desk: Desk, record: CaseRecord) -> Values:
    """What gentler step was weighed, who decides, and who can look at it again."""
    weighed = [row for row in record.fairness if row["step"] == "bar"]
    return {
        "opening": None,
        "instead": weighed[-1]["less_intrusive"] if weighed else None,
        "decider": _owner(desk, record),
        "appeal_to": _appeal_to(desk, record),
        "looked_on": desk.today.isoformat(),
    }


def _appeal_to(desk: Desk, record: CaseRecord) -> str:
    """Somebody who has not decided it: the CEO, or the clerk where the CEO has the case."""
    owner = rows.one(desk.conn, "accounts", record.case["owner_id"] or 0)
    role = Role.CLERK if owner and owner["role"] == Role.CEO else Role.CEO
    return _post(desk, role)


# --- complaints and panels (C27) -------------------------------------------------------------


def _complaint(desk: Desk, record: CaseRecord, __: Row | None, known: Values) -> Values:
    """The complaint as it was made, and the day it came."""
    if record.complaints:
        return complaint_facts.of_complaint(desk, record)
    handed = record.handovers[-1] if record.handovers else None
    came = [row["happened_on"] for row in record.events if row["kind"] == "complaint"]
    return {
        "complaint": _lines(handed["complaint"]) if handed else _lines(known["worry"]),
        "received_on": came[0] if came else None,
    }


def _panel(desk: Desk, record: CaseRecord, _: Row | None, __: Values) -> Values:
    """When and where the panel is, who sits on it, what it found."""
    return complaint_facts.of_panel(desk, record)


# --- personal data ---------------------------------------------------------------------------


def _about_data(desk: Desk, record: CaseRecord, letter: Letter) -> Values:
    """The data protection officer, and what an earlier letter about the request said.

    The day a case was reported is not the day a request came, so it is not filled in.
    """
    before = next(
        (rows.as_dict(row["facts"]) for row in reversed(record.letters)
         if row["letter"].startswith("sar_") and letter.name.startswith("sar_")),
        {},
    )  # fmt: skip
    due = desk.due(record.school, clocks.SUBJECT_ACCESS)
    return {
        "officer": _post(desk, Role.DPO),
        "received_on": before.get("received_on"),
        "asked_for": before.get("asked_for"),
        "due_on": before.get("due_on") or due.on.isoformat(),
        "reason": None,
        "complaint": None,
    }


# --- small things ----------------------------------------------------------------------------


def _code_change(desk: Desk, _: CaseRecord, __: Row | None, ___: Values) -> Values:
    return {"version": desk.code.in_force(desk.today).number, "opening": None}


def _outcome(_: Desk, __: CaseRecord, ___: Row | None, ____: Values) -> Values:
    return {"opening": None}


def _group(record: CaseRecord) -> str | None:
    group = next((row["group_name"] for row in reversed(record.incidents) if row["group_name"]), "")
    return f"the group “{group}”" if group else None


def _name_of(record: CaseRecord, person_id: int) -> str:
    return next((names.full_name(row) for row in record.involved
                 if row["person_id"] == person_id), "")  # fmt: skip


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _owner(desk: Desk, record: CaseRecord) -> str:
    owner = rows.one(desk.conn, "accounts", record.case["owner_id"] or 0)
    return _with_post(owner) if owner else _post(desk, Role.HEAD)


def _post(desk: Desk, role: Role) -> str:
    """``Dr Carys Llewellyn, the Executive Headteacher/CEO``, or the post alone."""
    found = (row for row in finding.all_accounts(desk.conn)
             if row["role"] == role and not row["disabled_at"])  # fmt: skip
    row = next(found, None)
    return _with_post(row) if row else f"the {_said(role)}"


def _with_post(row: Row) -> str:
    return f"{row['formal_name'] or row['name']}, the {_said(Role(row['role']))}"


def _said(role: Role) -> str:
    """A post within a sentence: the headteacher, the Executive Headteacher/CEO."""
    return POSTS[role] if role is Role.CEO else POSTS[role].lower()


_FILLINGS: dict[str, Filling] = {
    "call_note": _call_note,
    "reminder": _reminder,
    "group_member": _group_member,
    "second_invitation": _second_invitation,
    "adjustments_query": _adjustments_query,
    "permission_to_view": _permission_to_view,
    "permission_withdrawn": _permission_withdrawn,
    "complaint_acknowledgement": _complaint,
    "complaint_outcome": _complaint,
    "panel_invitation": _panel,
    "panel_decision": _panel,
    "code_change_notice": _code_change,
    "outcome_advice": _outcome,
}
