"""The request to a parent to come and talk (clauses C45 and C46).

A request: it says first that the parent does not have to come, that she may bring someone,
that there are other ways to talk, and that what she needs will be arranged.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPANION, COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInvitation(Facts):
    """What the meeting is for, when and where, who will be there, and what helps."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank the parent, and say what has been said so far.")
    )
    purpose: str = field(
        metadata=fact("What it is for", hint="two posts about Miss Hartnoll and class 4H")
    )
    posts: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What we would like to talk about",
            "lines",
            hint="One post a line: when, a colon, then its words in double quotes.",
            by="record",
        ),
    )
    meet_on: date = field(metadata=fact("Day", "date"))
    meet_at: str = field(metadata=fact("Time", hint="3.45 pm, for about half an hour"))
    other_times: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "Other times offered",
            "lines",
            hint="One time a line: Tuesday 1 December 2026, 9.00 am",
            by="record",
        ),
    )
    place: str = field(metadata=fact("Where", hint="the Library; ask at Reception"))
    present: tuple[str, ...] = field(
        metadata=fact(
            "Who will be there", "lines", hint="One person a line, with what she does there."
        )
    )
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent",
            hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )
    reply_by: date = field(metadata=fact("Answer by", "date"))


HEADING = "Would you come and talk to us?"
WORDS = (
    """\
{opening}

We would like to meet you about {purpose}, and to hear what you think.

| When | {meet_on:strong}, {meet_at}
{for each in other_times}
| Or | {each:strong}
{end}
| Where | {place}
| Who will be there | {present}

{if posts}
So that nothing comes as a surprise, this is what we would like to talk about:

{for each in posts}
1. {each}
{end}
{end}

**You do not have to come.** This is a request. If you would rather not come, we write down only
that you chose not to, and we think no worse of you for it.

"""
    + COMPANION
    + """\
**Another way.** We can talk by telephone or by video instead, or on another day. You can also write
to us.

**What would help you.** {if adjustments}We have noted {adjustments:phrase}. {end}Please tell us
about anything that would make it easier: a room without steps, a break, an interpreter, papers in
large print.

Please let the office know by {reply_by:strong} on {phone} which {if other_times}of these times
suits you, or what else you would like.{else}you would like.{end}

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="meeting_invitation",
    title="Invitation to a meeting",
    signers=(Role.HEAD, Role.CEO),
    stage="meeting",
    clauses=("C45",),
    facts=MeetingInvitation,
    heading=HEADING,
    words=WORDS,
    act=Act.MEETING,
)
