"""The next right step of a case for the person who looks at it, with its reason.

The gentler step comes first. It is advice: every open step stays one choice away.
"""

from dataclasses import dataclass
from typing import Any

from tcat_desktop.journey.case import Option
from tcat_desktop.journey.people import Role
from tcat_desktop.office import complaint_deeds, complaint_room, names, takedowns
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next, why, and the page or form it opens.

    ``form`` names it: triage, judge, fairness, record_contact, request_meeting, minutes,
    sign_minutes, reply, ask_poster, check_removal, takedown, takedown:ID, hand_over,
    answer_handover, close, check_closed, letter:NAME, sign_letter:ID, print_letter:ID, or
    empty for nothing to do.
    """

    title: str
    reason: str
    form: str
    button: str = ""
    clause: str = ""


def of(desk: Desk, record: CaseRecord, can: tuple[Option, ...]) -> NextStep:
    """The next step. Where somebody else must act, it says who."""
    letter = _letter_waiting(desk, record)
    if letter is not None:
        return letter
    if record.case["stage"] == "complaint":
        going_on = _of_the_clerk(desk, record)
        return going_on or _complaint(record, may_answer=_open(can, "acknowledge"))
    if record.case["stage"] == "takedown":
        return _takedown(desk, record)
    return {
        "reported": _reported,
        "direct_contact": _direct_contact,
        "meeting": _meeting,
        "closed": _closed,
    }[record.case["stage"]](record)


def _parent(record: CaseRecord) -> str:
    for role in ("author", "group_admin", "group_creator", "recipient"):
        for row in record.involved:
            if row["role"] == role:
                return "the person" if row["kind"] == "unknown" else names.short_name(row)
    return "the parent"


def _open(can: tuple[Option, ...], name: str) -> bool:
    return any(option.move.name == name and option.allowed for option in can)


def _letter_waiting(desk: Desk, record: CaseRecord) -> NextStep | None:
    from tcat_desktop.office.post_room import letter_of

    for row in record.letters:
        what = f"{row['title'].lower()}, to {row['to_name']}"
        if row["state"] == "draft" and desk.who.role in letter_of(row["letter"]).signers:
            return NextStep(title=f"Sign the letter: {what}", button="Read and sign",
                            reason="It is drafted and waits for you.",
                            form=f"sign_letter:{row['id']}")  # fmt: skip
        # Posting is the office's work: whoever decides is shown the decision that is next.
        if row["state"] in ("signed", "printed") and desk.who.role is Role.OFFICE:
            return NextStep(title=f"Print and post: {what}", button="Open the letter",
                            reason="It is signed. Nothing is sent by itself.",
                            form=f"print_letter:{row['id']}")  # fmt: skip
    return None


def _reported(record: CaseRecord) -> NextStep:
    if record.case["governor"]:
        return NextStep(title="Send it to the clerk", form="triage", button="Decide",
                        reason="A governor is in it, so it goes to the complaints procedure.",
                        clause="C47, C48")  # fmt: skip
    return NextStep(title="Read the report and decide", form="triage", button="Decide",
                    reason="Every report gets a decision with a reason.", clause="C28")  # fmt: skip


def _direct_contact(record: CaseRecord) -> NextStep:
    reached = [row for row in record.contacts if row["reached"]]
    parent = _parent(record)
    tried = any(row["stage"] == "direct_contact" for row in record.events)
    if not tried:
        return NextStep(
            title=f"Phone {parent}", form="record_contact", button="Record the call",
            reason="Talking directly comes first, and is often enough.", clause="C43",
        )  # fmt: skip
    if reached and reached[-1]["stopped"] == "yes":
        return NextStep(title="It has stopped: close the case", form="close", button="Close it",
                        reason="The aim is that it stops.", clause="C44")  # fmt: skip
    if record.case["disposition"] == "advice":
        return NextStep(title="Look whether it has stopped, then close", form="close",
                        button="Close it", reason="Triage settled this as advice.",
                        clause="C64")  # fmt: skip
    if not any(row["judgement"] in ("likely", "found") for row in record.latest_findings):
        return NextStep(title="Say which clause this is about", form="judge",
                        button="Judge the clauses",
                        reason="A further step must rest on a clause and on quoted words.",
                        clause="C28")  # fmt: skip
    if not any(row["step"] == "meeting" for row in record.fairness):
        return NextStep(title="Weigh whether a meeting is fair", form="fairness:meeting",
                        button="Answer four questions",
                        reason="A step beyond direct contact needs it.", clause="L15")  # fmt: skip
    return NextStep(title=f"Ask {parent} to a meeting", form="request_meeting",
                    button="Ask for a meeting", clause="C45",
                    reason="It is a request. Nobody has to come.")  # fmt: skip


def _meeting(record: CaseRecord) -> NextStep:
    if not record.meetings:
        return NextStep(title="Ask for a meeting", form="request_meeting",
                        button="Ask for a meeting", clause="C45",
                        reason="None is arranged.")  # fmt: skip
    meeting = record.meetings[-1]
    parent = _parent(record)
    invited = any(row["letter"] == "meeting_invitation" for row in record.letters)
    if meeting["state"] in ("asked", "accepted"):
        if not invited:
            return NextStep(title=f"Write the invitation to {parent}", button="Write the letter",
                            form="letter:meeting_invitation", clause="C45",
                            reason="It says that the parent may bring someone.")  # fmt: skip
        return NextStep(title=f"Hold the meeting at {meeting['at']}", form="minutes",
                        button="Start minutes", clause="C45",
                        reason=f"{meeting['place']}. Or record the reply.")  # fmt: skip
    if meeting["state"] == "held" and meeting["minutes_state"] in ("", "draft"):
        return NextStep(title="Read the minutes through, and send them", form="minutes",
                        button="Open the minutes", clause="C45",
                        reason=f"{parent} can correct them before they are signed.")  # fmt: skip
    if meeting["state"] in ("missed", "cancelled") and meeting["invited_times"] < 2:
        return NextStep(title=f"Offer {parent} another time", form="move_meeting",
                        button="Offer another time", clause="C45",
                        reason="There may be a good reason. Ask once more.")  # fmt: skip
    covered = any(row["letter"] == "minutes_cover" for row in record.letters)
    if meeting["state"] == "held" and not covered:
        return NextStep(title=f"Send the minutes to {parent}", button="Write the letter",
                        form="letter:minutes_cover", clause="C45",
                        reason="The parent can say what is wrong in them.")  # fmt: skip
    if meeting["state"] == "held" and meeting["minutes_state"] != "signed":
        return NextStep(title="Sign the minutes", form="sign_minutes", button="Read and sign",
                        clause="C45",
                        reason="Points that were not agreed stay in them.")  # fmt: skip
    return _after_talking(record)


def _after_talking(record: CaseRecord) -> NextStep:
    if record.case["complaint_made"]:
        return NextStep(title="Hand the complaint over", form="hand_over", button="Hand over",
                        reason="There is a complaint on record.", clause="C27")  # fmt: skip
    return NextStep(title="Has it stopped? Close the case", form="close", button="Close it",
                    reason="If it has not, the other steps are below.", clause="C44")  # fmt: skip


def _up_again(left: tuple[Row, ...]) -> NextStep | None:
    for row in left:
        if row["state"] == "again":
            return NextStep(
                title=f"Ask {row['asked_of']} again: it is up again", button="Open the ladder",
                form=f"takedown:{row['id']}", clause="C26",
                reason=f"{row['what']}. It was removed, and somebody saw it again.",
            )  # fmt: skip
    return None


def _next_rung(desk: Desk, record: CaseRecord) -> NextStep | None:
    """The next rung of the takedown ladder, once it is due."""
    for task in record.tasks:
        due = task["kind"] == takedowns.NEXT_RUNG and task["due_on"] <= desk.today.isoformat()
        if due and not task["done_at"]:
            return NextStep(
                title=task["title"], form="takedown", button="Open the ladder", clause="C26",
                reason="It is not gone, and the next step is open.",
            )  # fmt: skip
    return None


def _takedown(desk: Desk, record: CaseRecord) -> NextStep:
    left = takedowns.left(record)
    again = _up_again(left)
    if again is not None:
        return again
    asked = any(row["letter"] == "removal_request" for row in record.letters)
    to_poster = any(row["target"] == "poster" for row in record.takedowns)
    if to_poster and not asked:
        return NextStep(title=f"Write to {_parent(record)}", form="letter:removal_request",
                        button="Write the letter", clause="C26",
                        reason="The request goes on paper, with its words.")  # fmt: skip
    following = _next_rung(desk, record) if left else None
    if following is not None:
        return following
    if left:
        return NextStep(title="Check whether it is gone", form="check_removal",
                        button="Record what you see", clause="C26",
                        reason=f"{left[0]['what']}, asked of {left[0]['asked_of']}.")  # fmt: skip
    return _after_talking(record)


def _of_the_clerk(desk: Desk, record: CaseRecord) -> NextStep | None:
    """The next step of the complaint itself, for the clerk who deals with it."""
    if desk.who.role is not Role.CLERK:
        return None
    complaint = complaint_room.newest(record)
    if complaint is None:
        taken = record.handovers and record.handovers[-1]["state"] == "acknowledged"
        if not taken:
            return None
        return NextStep(title="Open the complaint", form="complaint:open", button="Open it",
                        reason="Its clocks start then.", clause="C27")  # fmt: skip
    procedure = complaint_room.procedure_of(desk, complaint)
    deed = complaint_deeds.next_deed(
        record, complaint, complaint_deeds.deeds_of(desk, record, complaint, procedure)
    )
    if deed is None:
        return None
    return NextStep(title=deed.title, form=f"complaint:{deed.form}", button="Open the complaint",
                    reason="The complaint is under “Complaints”.", clause="C27")  # fmt: skip


def _complaint(record: CaseRecord, *, may_answer: bool) -> NextStep:
    handover = record.handovers[-1] if record.handovers else None
    noted = any(row["letter"] == "handover_note" for row in record.letters)
    if handover is not None and handover["state"] == "sent":
        if may_answer:
            return NextStep(title="Take the complaint on, or send it back", clause="C27",
                            form="answer_handover", button="Answer",
                            reason=handover["complaint"] or handover["reason"])  # fmt: skip
        if not noted:
            return NextStep(title="Write the hand-over note", form="letter:handover_note",
                            button="Write the note", clause="C27",
                            reason="With the chronology and the list of papers.")  # fmt: skip
        return NextStep(title="Waiting for the clerk", form="", clause="C27",
                        reason="She takes the complaint on, or sends it back.")  # fmt: skip
    told = any(row["letter"] == "signpost_to_complaints" for row in record.letters)
    if not told:
        return NextStep(title=f"Tell {_parent(record)} how the complaint goes on", clause="C27",
                        form="letter:signpost_to_complaints", button="Write the letter",
                        reason="The conduct route ends here; the complaint does not.")  # fmt: skip
    return NextStep(title="Close the case here", form="close", button="Close it", clause="C44",
                    reason="The complaints procedure goes on with the clerk.")  # fmt: skip


def _closed(record: CaseRecord) -> NextStep:
    waiting = [row for row in record.tasks if row["kind"] == "check_closed" and not row["done_at"]]
    if waiting:
        return NextStep(title="Look again whether it has stopped", form="check_closed",
                        button="Record what you see", clause="C44",
                        reason="Set when the case was closed.")  # fmt: skip
    return NextStep(title="Nothing more to do", form="", reason="The case is closed.",
                    clause="C44")  # fmt: skip
