"""How long each step may take: the clocks as they ship, until the trust signs off its own.

A clock is a default and nothing more. Trusts count differently (one leaves INSET days out, the
next counts them), so each clock can be set for the trust, by its name; what a deadline was
reckoned with is kept beside it.
"""

from dataclasses import dataclass

from tcat_desktop.journey.deadlines import (
    CALENDAR_MONTHS,
    CLOCK_HOURS,
    SCHOOL_DAYS,
    SECTION_5_HOURS,
    Counting,
)
from tcat_desktop.journey.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock: what it is for, what starts it, how it counts, and where the default is from.

    ``before`` is for one that counts backwards from an event, such as papers before a panel.
    """

    name: str
    what: str
    starts: str
    counting: Counting
    source: str
    clause: str = ""
    before: bool = False


def _days(count: int, *, waits_for_term: bool = False) -> Counting:
    return Counting(kind=SCHOOL_DAYS, count=count, waits_for_term=waits_for_term)


TRIAGE = Clock(
    name="triage", what="Triage", starts="the report", counting=_days(1), clause="C28",
    source="Our default: every report is read by the next school day.",
)  # fmt: skip
CONTACT = Clock(
    name="contact", what="Direct contact", starts="the decision at triage", counting=_days(2),
    clause="C43", source="Our default for “acts quickly by contacting parents directly”.",
)  # fmt: skip
MEETING = Clock(
    name="meeting", what="Meeting offered", starts="the decision to ask", counting=_days(10),
    clause="C45", source="Our default.",
)  # fmt: skip
REMOVAL = Clock(
    name="removal", what="Reply to the removal request", starts="the request",
    counting=_days(2), clause="C26", source="Our default.",
)  # fmt: skip
PLATFORM = Clock(
    name="platform", what="Reply from the platform", starts="the report to the platform",
    counting=_days(5), clause="C53", source="Our default.",
)  # fmt: skip
LOOK_AGAIN = Clock(
    name="look_again", what="Has it stopped?", starts="the contact", counting=_days(5),
    clause="C44", source="Our default.",
)  # fmt: skip
CHECK_CLOSED = Clock(
    name="check_closed", what="Check that it has stopped", starts="the closing",
    counting=_days(20), clause="C44", source="Our default.",
)  # fmt: skip
LETTER_REPLY = Clock(
    name="letter_reply", what="Reply to a letter", starts="the date of the letter",
    counting=_days(5), source="Our default.",
)  # fmt: skip
POSTED = Clock(
    name="posted", what="A posted letter counts as arrived", starts="the posting",
    counting=Counting(kind="working-days", count=2),
    source="First class: the second working day after posting, as courts count it (Civil "
    "Procedure Rules, rule 6.26); a default, not confirmed for schools.",
)  # fmt: skip
MINUTES = Clock(
    name="minutes", what="Corrections to the minutes", starts="the minutes going out",
    counting=_days(5), clause="C45", source="Our default.",
)  # fmt: skip
ACKNOWLEDGE = Clock(
    name="acknowledge", what="Acknowledge the complaint", starts="the complaint",
    counting=_days(5, waits_for_term=True), clause="C27",
    source="One trust’s panel timeline (L04); received outside term is received on the first "
    "school day after (L05).",
)  # fmt: skip
PANEL = Clock(
    name="panel", what="Complaint panel meets", starts="the complaint",
    counting=_days(15, waits_for_term=True), clause="C27",
    source="One trust’s panel timeline (L04).",
)  # fmt: skip
PAPERS = Clock(
    name="papers", what="Papers to the panel", starts="the panel", counting=_days(5),
    clause="C27", before=True, source="One trust’s panel timeline (L04).",
)  # fmt: skip
PANEL_DECISION = Clock(
    name="panel_decision", what="The panel’s decision", starts="the panel",
    counting=Counting(kind="working-days", count=5), clause="C27",
    source="One trust’s panel timeline (L04).",
)  # fmt: skip
INFORMAL_REPLY = Clock(
    name="informal_reply", what="Reply to the complaint, informally", starts="the complaint",
    counting=_days(10, waits_for_term=True), clause="C27", source="Our default.",
)  # fmt: skip
FORMAL_REPLY = Clock(
    name="formal_reply", what="Answer to the formal complaint", starts="the formal stage",
    counting=_days(15, waits_for_term=True), clause="C27", source="Our default.",
)  # fmt: skip
PANEL_REQUEST = Clock(
    name="panel_request", what="Asking for a panel", starts="the answer", clause="C27",
    counting=_days(10, waits_for_term=True), source="Our default.",
)  # fmt: skip
PANEL_NAMES = Clock(
    name="panel_names", what="Names of companion and witnesses", starts="the panel",
    counting=_days(5), clause="C27", before=True, source="One trust’s panel timeline (L04).",
)  # fmt: skip
SUBJECT_ACCESS = Clock(
    name="subject_access", what="Answer a subject access request", starts="the request",
    counting=Counting(kind=CALENDAR_MONTHS, count=1),
    source="Corresponding date next month, else its last day, then the next working day (L20). "
    "School holidays do not stop it.",
)  # fmt: skip
BREACH = Clock(
    name="breach", what="Tell the ICO of a data breach", starts="becoming aware of it",
    counting=Counting(kind=CLOCK_HOURS, count=72),
    source="72 hours from awareness, weekends too (L22).",
)  # fmt: skip

WATCH = Clock(
    name="watch", what="Look whether it is up again", starts="the day it was gone",
    counting=_days(5), clause="C26", source="Our default: after 1, 5 and 20 school days.",
)  # fmt: skip
SECTION_5 = Clock(
    name="section_5", what="The operator passes a section 5 notice on", starts="the notice",
    counting=Counting(kind=SECTION_5_HOURS, count=48),
    source="48 hours less Saturdays, Sundays, Good Friday, Christmas Day and bank holidays "
    "(SI 2013/3028, regulation 1; L11).",
)  # fmt: skip
SECTION_5_POSTER = Clock(
    name="section_5_poster", what="The poster answers a section 5 notice",
    starts="the operator passing it on", counting=Counting(kind=CLOCK_HOURS, count=120),
    source="Five days, weekends too (SI 2013/3028; L11).",
)  # fmt: skip

SHIPPED: tuple[Clock, ...] = (
    TRIAGE, CONTACT, MEETING, REMOVAL, PLATFORM, LOOK_AGAIN, CHECK_CLOSED, LETTER_REPLY, POSTED,
    MINUTES, ACKNOWLEDGE, INFORMAL_REPLY, FORMAL_REPLY, PANEL_REQUEST, PANEL, PAPERS,
    PANEL_NAMES, PANEL_DECISION, SUBJECT_ACCESS, BREACH, WATCH, SECTION_5,
    SECTION_5_POSTER,
)  # fmt: skip

# The clocks of a complaint; the papers and the decision are counted from the panel's day.
OF_A_COMPLAINT: tuple[Clock, ...] = (ACKNOWLEDGE, PANEL, PAPERS, PANEL_DECISION)
# Every clock that a complaints procedure may set.
COMPLAINTS_PROCEDURE: tuple[Clock, ...] = (
    ACKNOWLEDGE, INFORMAL_REPLY, FORMAL_REPLY, PANEL_REQUEST, PANEL, PAPERS, PANEL_NAMES,
    PANEL_DECISION,
)  # fmt: skip


def shipped(name: str) -> Clock:
    """The clock of that name as it ships, or ``Refused``."""
    for clock in SHIPPED:
        if clock.name == name:
            return clock
    raise Refused(f"There is no clock called {name}.", field="name")
