"""What the record already knows for the facts of a letter, so that nobody types it again."""

from datetime import date
from typing import Any

from tcat_desktop.correspondence.letter import Letter, tokens
from tcat_desktop.correspondence.letters.code_words import code_asks
from tcat_desktop.journey import clocks
from tcat_desktop.journey.deadlines import CLOCKS, Counting
from tcat_desktop.journey.people import Role
from tcat_desktop.office import catalogue_facts, family_safety, names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import minutes_between
from tcat_desktop.office.minutes_paper import corrections, spoken_time
from tcat_desktop.office.words import counted, long_date, plain_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Values = dict[str, Any]

_COMPLAINT_STEPS = (
    "You write to the clerk, or ask the office to write it down for you.",
    "The clerk tells you within five school days that it has arrived.",
    "Somebody who was not involved looks into it and answers in writing.",
    "If you are not content, you may ask for a panel to hear it.",
)
_LIMIT = "A complaint should normally be made within three months."


def filled(desk: Desk, record: CaseRecord, letter: Letter, person: Row | None) -> Values:
    """What the office knows for each fact of a letter, as plain values (dates as ISO text)."""
    known: Values = {
        "phone": record.school["phone"] or "the school office",
        "contact": _contact(desk, record),
        "posts": _posts(record),
        "code_asks": code_asks(counting_clauses(record)),
        "adjustments": _inside((person or {}).get("adjustments", "")),
    }
    known |= _dates(desk, record)
    known |= _from_meeting(record)
    known |= _from_complaint(desk, record, letter)
    known |= _openings(record, letter)
    if letter.name == "handover_note":
        # The record stays as it is: what is protected in it is covered on the note.
        happened = family_safety.covered(desk, _chronology(record))
        known |= {"chronology": happened, "papers": _papers(record),
                  "withheld": _withheld(record)}  # fmt: skip
    known |= catalogue_facts.added(desk, record, letter, person, known)
    wanted = {token.name for token in tokens(letter)}
    return {name: value for name, value in known.items() if name in wanted}


# First words that are surely no name, and so may lose their capital within a sentence.
_NO_NAMES = frozenset(
    {"a", "an", "the", "one", "two", "three", "some", "what", "how", "where", "why", "large"}
)


def _inside(words: str) -> str:
    """What was typed on its own, as a part of a sentence: no full stop, and no capital for “A”."""
    kept = words.strip().rstrip(".")
    first = kept.split(" ", 1)[0].casefold()
    return kept[:1].lower() + kept[1:] if first in _NO_NAMES else kept


def counting_clauses(record: CaseRecord) -> tuple[str, ...]:
    """The clauses judged likely or found, which a letter may rest on."""
    counting = [row for row in record.latest_findings if row["judgement"] in ("likely", "found")]
    return tuple(row["clause"] for row in counting)


def _contact(desk: Desk, record: CaseRecord) -> str:
    for row in finding.all_accounts(desk.conn):
        if row["role"] == Role.OFFICE and row["school_id"] in (None, record.school["id"]):
            return str(row["formal_name"] or row["name"])
    return "the school office"


def _posts(record: CaseRecord) -> list[str]:
    found = []
    for row in record.incidents:
        when = long_date(date.fromisoformat(row["happened_on"]))
        at = f", {row['happened_at']}" if row["happened_at"] else ""
        found += [f"{when}{at}: “{words}”" for words in row["quotes"]]
    return found


def _dates(desk: Desk, record: CaseRecord) -> Values:
    due = desk.due(record.school, clocks.LETTER_REPLY)
    skipped = [day for day in due.due.working if day.why and day.why != "weekend"]
    working = f"That is {_how_long(due.clock.counting)}"
    if skipped:
        closed = " and ".join(f"{long_date(day.on, year=False)} ({day.why})" for day in skipped)
        working += f"; {closed} does not count" if len(skipped) == 1 else f"; {closed} do not count"
    triage = next((task for task in record.tasks if task["kind"] == "triage"), None)
    first = next((row for row in record.events if row["stage"]), None)
    return {
        "received_on": local(record.case["reported_at"]).date().isoformat(),
        "reader": _reader(desk, record),
        "read_by": triage["due_on"] if triage else desk.today.isoformat(),
        "reply_by": due.on.isoformat(),
        "working": f"{working}.",
        "correct_by": _correct_by(desk, record),
        "decided_on": desk.today.isoformat(),
        "earlier_on": first["happened_on"] if first else None,
    }


def _correct_by(desk: Desk, record: CaseRecord) -> str:
    if record.meetings:
        return corrections(desk, record.school, record.meetings[-1]).on.isoformat()
    return desk.due(record.school, clocks.MINUTES).on.isoformat()


def _how_long(counting: Counting) -> str:
    """``five school days``: how long a clock of days runs, in words."""
    one = CLOCKS[counting.kind].removesuffix("s")
    return counted(counting.count, one, f"{one}s").lower()


def _reader(desk: Desk, record: CaseRecord) -> str:
    owner = record.case["owner_id"]
    row = rows.one(desk.conn, "accounts", owner) if owner is not None else None
    if row is None:
        return "the headteacher"
    return f"{row['formal_name'] or row['name']}, the headteacher"


def _from_meeting(record: CaseRecord) -> Values:
    if not record.meetings:
        return {}
    meeting = record.meetings[-1]
    minutes = meeting["minutes"] or {}
    actions = [
        f"{action['who']}: {action['what']}"
        + (f", by {plain_date(date.fromisoformat(action['by']))}" if action.get("by") else "")
        for action in minutes.get("actions", ())
    ]
    return {
        "met_on": meeting["on"],
        "meet_on": meeting["on"],
        "meet_at": f"{spoken_time(meeting['at'])}, for about {_length(record, meeting)}",
        "other_times": [
            f"{long_date(date.fromisoformat(row['on']))}, {spoken_time(row['at'])}"
            for row in _times(record, meeting)
            if row["state"] == "held" and (row["on"], row["at"]) != (meeting["on"], meeting["at"])
        ],
        "place": meeting["place"],
        "purpose": _inside(meeting["purpose"].removeprefix("To talk about ")),
        "present": [
            f"{guest['name']}, {guest['part']}" for guest in meeting["attending"]
            if guest["part"] == "Staff" or guest["person_id"] is None
        ],
        "adjustments": _inside(meeting["adjustments"]),
        "actions": actions or ["Nothing further was agreed."],
        "enclosed": ["The minutes of our meeting."],
    }  # fmt: skip


def _times(record: CaseRecord, meeting: dict[str, Any]) -> list[dict[str, Any]]:
    """The times in the diary for one meeting."""
    return [row for row in record.bookings if row["meeting_id"] == meeting["id"]]


def _length(record: CaseRecord, meeting: dict[str, Any]) -> str:
    """``half an hour``: how long a meeting is to take, in words."""
    times = _times(record, meeting)
    minutes = minutes_between(times[0]["at"], times[0]["until"]) if times else 30
    said = {30: "half an hour", 45: "three quarters of an hour", 60: "an hour",
            90: "an hour and a half", 120: "two hours"}  # fmt: skip
    return said.get(minutes, f"{minutes} minutes")


def _from_complaint(desk: Desk, record: CaseRecord, letter: Letter) -> Values:
    clerk = next(
        (row for row in finding.all_accounts(desk.conn) if row["role"] == Role.CLERK), None
    )
    clerk_name = clerk["formal_name"] or clerk["name"] if clerk else "the clerk to governors"
    handover = record.handovers[-1] if record.handovers else None
    authors = {row["person_id"]: row for row in record.involved if row["role"] == "author"}.values()
    about = ", ".join(names.full_name(row) + (f", {row['hint']}" if row["hint"] else "")
                      for row in authors)  # fmt: skip
    return {
        "clerk": f"{clerk_name}, the clerk to governors" if clerk else clerk_name,
        "steps": list(_COMPLAINT_STEPS),
        "limits": _LIMIT,
        "about": about or record.case["title"] if letter.name == "handover_note" else "",
        "why": handover["reason"] if handover else "",
        "worry": handover["complaint"] if handover else "",
        "reason": _last_decision(record),
    }


def _last_decision(record: CaseRecord) -> str:
    decisions = [row for row in record.events if row["kind"] == "decision" and row["words"]]
    return decisions[-1]["words"] if decisions else ""


def _openings(record: CaseRecord, letter: Letter) -> Values:
    incident = record.incidents[-1]
    group = incident["group_name"]
    place = f"the group “{group}”" if group else incident["link"] or ""
    offered: Values = {"opening": "Thank you for taking the time to talk to us."}
    if letter.name == "removal_request":
        offered["place"] = place
    if letter.name == "group_closure_request":
        offered |= {"group": place, "messages": "I have not seen the messages in the group."}
    if letter.name == "handover_note":
        offered["asked"] = ["Take the complaint on under the Complaints Policy and Procedures.",
                            "Tell the parent who deals with it, and by when."]  # fmt: skip
    return offered


def _chronology(record: CaseRecord) -> list[Values]:
    return [
        {
            "when": f"{plain_date(date.fromisoformat(row['happened_on']))}"
            + (f", {row['happened_at']}" if row["happened_at"] else ""),
            "what": row["title"] + (f". {row['words']}" if row["words"] else ""),
            "by": record.names.get(row["entered_by"], ""),
        }
        for row in record.events
    ]


def _papers(record: CaseRecord) -> list[Values]:
    papers = [
        {"number": f"E{row['number']}", "what": row["name"], "fingerprint": row["digest"],
         "made": plain_date(local(row["added_at"]).date())}
        for row in record.exhibits if not row["sealed"]
    ]  # fmt: skip
    papers += [
        {"number": f"L{row['number']}", "what": f"{row['title']}, {row['to_name']}",
         "made": plain_date(local(row["signed_at"]).date()), "fingerprint": row["digest"]}
        for row in record.letters if row["state"] != "draft"
    ]  # fmt: skip
    papers += [
        {"number": f"M{place}", "what": "Minutes of a meeting", "fingerprint":
         row["minutes_digest"], "made": plain_date(date.fromisoformat(row["on"]))}
        for place, row in enumerate(record.meetings, start=1) if row["minutes_digest"]
    ]  # fmt: skip
    return papers


def _withheld(record: CaseRecord) -> str:
    sealed = sum(bool(row["sealed"]) for row in record.exhibits)
    if not sealed:
        return ""
    items = "One exhibit is" if sealed == 1 else f"{sealed} exhibits are"
    return f"{items} sealed (C49, C50) and not among these papers."
