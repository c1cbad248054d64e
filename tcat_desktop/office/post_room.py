"""The post room: filling a letter in from the record, laying it out, and never inventing a word."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from tcat_desktop.correspondence.letter import Facts, Letter, Token, tokens
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.letters.code_words import code_asks
from tcat_desktop.correspondence.letters.handover_note import Happened, Paper
from tcat_desktop.correspondence.page import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.journey.code import days_overdue
from tcat_desktop.journey.deadlines import SCHOOL_DAYS
from tcat_desktop.journey.people import POSTS, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import Clock
from tcat_desktop.office import names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date, plain_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Values = dict[str, Any]

_REPLY = Clock(kind=SCHOOL_DAYS, count=5, what="Reply to a letter")
_COMPLAINT_STEPS = (
    "You write to the clerk, or ask the office to write it down for you.",
    "The clerk tells you within five school days that it has arrived.",
    "Somebody who was not involved looks into it and answers in writing.",
    "If you are not content, you may ask for a panel to hear it.",
)
_LIMIT = "A complaint should normally be made within three months."


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The stamp of the Code on a letter: version in force and when its review was due."""

    version: str
    review_due: date
    overdue_days: int


def letter_of(name: str) -> Letter:
    """The letter of that name, or ``Refused``."""
    if name not in LETTERS:
        raise Refused("There is no such letter.", field="letter")
    return LETTERS[name]


def code_now(desk: Desk) -> Code:
    """The Code in force today, and its review date as last recorded (C67–C70)."""
    version = desk.code.in_force(desk.today)
    review = finding.newest_review(desk.conn)
    due = date.fromisoformat(review["next_review"]) if review else version.review_due
    return Code(version=version.number, review_due=due, overdue_days=days_overdue(due, desk.today))


def addressee(record: CaseRecord, person_id: PersonId) -> Row:
    """The person a letter goes to: part of the case, known, and allowed to be written to."""
    for row in record.involved:
        if row["person_id"] == person_id:
            if row["kind"] == "unknown":
                raise Refused(
                    "Nobody knows yet who this is, so no letter can go out.", field="person",
                    what_to_do="Say who it is under People first.",
                )  # fmt: skip
            if not row["may_be_written_to"]:
                raise Refused(
                    f"{names.full_name(row)} may not be written to.", field="person",
                    what_to_do="The person’s record says why.",
                )  # fmt: skip
            return row
    raise Refused("Choose somebody who is part of this case.", field="person")


def usual_recipient(record: CaseRecord, letter: Letter) -> PersonId | None:
    """Whom this letter usually goes to: the reporter for an acknowledgement, else the author."""
    wanted = ("reporter",) if letter.name == "acknowledgement" else (
        "author", "group_admin", "group_creator", "recipient",
    )  # fmt: skip
    for role in wanted:
        for row in record.involved:
            if row["role"] == role and row["kind"] != "unknown":
                return PersonId(row["person_id"])
    return None


def filled(desk: Desk, record: CaseRecord, letter: Letter, person: Row | None) -> Values:
    """What the office knows for each fact of a letter, as plain values (dates as ISO text)."""
    known: Values = {
        "phone": record.school["phone"] or "the school office",
        "contact": _contact(desk, record),
        "posts": _posts(record),
        "code_asks": code_asks(_clauses(record)),
        "adjustments": (person or {}).get("adjustments", ""),
    }
    known |= _dates(desk, record, letter)
    known |= _from_meeting(record)
    known |= _from_complaint(desk, record, letter)
    known |= _openings(record, letter, person)
    if letter.name == "handover_note":
        known |= {"chronology": _chronology(record), "papers": _papers(record),
                  "withheld": _withheld(record)}  # fmt: skip
    wanted = {token.name for token in tokens(letter)}
    return {name: value for name, value in known.items() if name in wanted}


def facts(letter: Letter, values: Values) -> Facts:
    """The letter's facts, or ``Refused`` naming the first one that is missing."""
    given: Values = {}
    kinds = {token.name: token for token in tokens(letter)}
    for each in fields(letter.facts):
        token = kinds[each.name]
        value = _typed(token, values.get(each.name))
        if value in ("", (), None):
            if token.needed:
                raise Refused(
                    f"“{token.label}” is still empty.", field=each.name,
                    what_to_do=token.hint or "Fill it in, then look at the letter again.",
                )  # fmt: skip
            continue
        given[each.name] = value
    return letter.facts(**given)


def cover(
    desk: Desk, record: CaseRecord, letter: Letter, person: Row | None, *,
    number: int, signer: Row | None, reply_by: date | None, large_print: bool, draft: bool,
) -> Cover:  # fmt: skip
    """The frame of a letter: letterhead, address, dates, signature and the Code's stamp."""
    stamp = code_now(desk)
    school = record.school
    clauses = sorted({*letter.clauses, *_clauses(record)})
    where = "at the office" + (f" and at {school['website']}/code" if school["website"] else "")
    return Cover(
        head=Letterhead(
            school=school["name"],
            trust=rows.setting(desk.conn, "trust"),
            address=tuple(line for line in school["address"].splitlines() if line.strip()),
            phone=school["phone"],
            email=school["email"],
            website=school["website"],
        ),
        to=_to(desk, person),
        on=desk.today,
        reference=f"{record.case['reference']} / L{number}",
        reply_by=reply_by,
        signer=_signer(signer),
        code=CodeStamp(
            version=stamp.version,
            clauses=tuple(clause for clause in clauses if clause.startswith("C")),
            review_due=stamp.review_due,
            overdue=stamp.overdue_days > 0,
            where=where,
        ),
        large_print=large_print,
        draft=draft,
    )


def refuse_a_named_teacher(record: CaseRecord, values: Values) -> None:
    """Education Act 2002 s.141F: a teacher under allegation is not named before a charge."""
    if not record.case["teacher_allegation"]:
        return
    words = " ".join(str(value) for value in values.values()).casefold()
    for row in record.involved:
        if row["kind"] == "staff" and row["surname"].casefold() in words:
            raise Refused(
                "This letter names a member of staff about whom there is an allegation.",
                clause="Education Act 2002 s.141F",
                what_to_do="Take the name out.",
            )


def usual_signer(desk: Desk, record: CaseRecord, letter: Letter) -> Row | None:
    """Who usually signs: the first post that may, of this school before the trust."""
    accounts = [row for row in finding.all_accounts(desk.conn) if not row["disabled_at"]]
    for role in letter.signers:
        for row in accounts:
            here = row["school_id"] in (None, record.school["id"])
            if row["role"] == role.value and here:
                return row
    return None


def _typed(token: Token, value: Any) -> Any:
    if value is None:
        return () if token.kind in ("lines", "rows") else None if token.kind == "date" else ""
    if token.kind == "date":
        return date.fromisoformat(value) if value else None
    if token.kind == "lines":
        lines = value.splitlines() if isinstance(value, str) else value
        return tuple(str(line).strip() for line in lines if str(line).strip())
    if token.kind == "rows":
        kind = Happened if token.name == "chronology" else Paper
        return tuple(kind(**row) for row in value)
    return str(value).strip()


def _to(desk: Desk, person: Row | None) -> Addressee:
    if person is None:
        clerk = next(
            (row for row in finding.all_accounts(desk.conn) if row["role"] == Role.CLERK), None
        )
        name = clerk["formal_name"] if clerk else "The clerk to governors"
        return Addressee(name=name, lines=("Clerk to governors",), salutation=name)
    return Addressee(
        name=names.full_name(person),
        lines=tuple(line for line in person["address"].splitlines() if line.strip()),
        salutation=names.salutation(person),
    )


def _signer(row: Row | None) -> Signer:
    if row is None:
        return Signer(name="", post="")
    post = row["post"] or POSTS[Role(row["role"])]
    return Signer(name=row["formal_name"] or row["name"], post=post)


def _clauses(record: CaseRecord) -> tuple[str, ...]:
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


def _dates(desk: Desk, record: CaseRecord, letter: Letter) -> Values:
    due = desk.due(record.school, _REPLY)
    skipped = [day for day in due.working if day.why and day.why != "weekend"]
    working = "That is five school days"
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
        "correct_by": due.on.isoformat(),
        "decided_on": desk.today.isoformat(),
        "earlier_on": first["happened_on"] if first else None,
    }


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
        "meet_at": meeting["at"],
        "place": meeting["place"],
        "purpose": meeting["purpose"],
        "present": [
            f"{guest['name']}, {guest['part']}" for guest in meeting["attending"]
            if guest["part"] == "Staff" or guest["person_id"] is None
        ],
        "adjustments": meeting["adjustments"],
        "actions": actions or ["Nothing further was agreed."],
        "enclosed": ["The minutes of our meeting."],
    }  # fmt: skip


def _from_complaint(desk: Desk, record: CaseRecord, letter: Letter) -> Values:
    clerk = next(
        (row for row in finding.all_accounts(desk.conn) if row["role"] == Role.CLERK), None
    )
    clerk_name = clerk["formal_name"] or clerk["name"] if clerk else "the clerk to governors"
    handover = record.handovers[-1] if record.handovers else None
    authors = [row for row in record.involved if row["role"] == "author"]
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


def _openings(record: CaseRecord, letter: Letter, person: Row | None) -> Values:
    incident = record.incidents[-1]
    group = incident["group_name"]
    place = f"the group “{group}”" if group else incident["link"] or ""
    offered: Values = {"opening": "Thank you for taking the time to talk to us."}
    if letter.name in ("removal_request",):
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
