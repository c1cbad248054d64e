"""A second invitation, after the parent said no or did not come (clause C45).

It says twice that she does not have to come, and that nothing is held against her.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondInvitation(Facts):
    """Why we ask again, when and where, who will be there, and what helps."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for the answer."))
    why_again: str = field(
        metadata=fact(
            "Why we ask again", hint="You told us that Monday did not suit you.", by="record"
        )
    )
    purpose: str = field(
        metadata=fact("What it is for", hint="two posts about class 4H", by="record")
    )
    meet_on: date = field(metadata=fact("Day", "date"))
    meet_at: str = field(metadata=fact("Time", hint="3.45 pm, for about half an hour"))
    other_times: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "Other times offered", "lines",
            hint="One time a line: Tuesday 1 December 2026, 9.00 am", by="record",
        ),
    )  # fmt: skip
    place: str = field(metadata=fact("Where", hint="the Library; ask at Reception"))
    present: tuple[str, ...] = field(
        metadata=fact("Who will be there", "lines", hint="One person a line.", by="record")
    )
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent", hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )  # fmt: skip
    reply_by: date = field(metadata=fact("Answer by", "date"))


HEADING = "Would another day suit you?"

WORDS = (
    """\
{opening}

{why_again} That is quite all right, and nothing is held against you. We would still like to hear
what you think about {purpose:phrase}. So we offer another time:

| When | {meet_on:strong}, {meet_at}
{for each in other_times}
| Or | **{each}**
{end}
| Where | {place}
| Who will be there | {present:listed}

**You do not have to come.** You may say no to this as well. We write down only that you chose not
to, and we think no worse of you for it.

**Another way.** A telephone call, a video call or a few lines in writing do just as well.

**You may bring someone.** A relative, a friend or somebody to interpret.

**What would help you.** {if adjustments}We have noted {adjustments:phrase}. {end}Please tell us
what else would make it easier, such as an interpreter or a room without steps.

Please let the office know by {reply_by:strong} on {phone} what you would like.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="second_invitation",
    title="A second invitation to a meeting",
    signers=(Role.HEAD, Role.CEO),
    stage="meeting",
    clauses=("C45",),
    facts=SecondInvitation,
    heading=HEADING,
    words=WORDS,
    act=Act.MEETING,
    rights=("companion", "complain"),
)
