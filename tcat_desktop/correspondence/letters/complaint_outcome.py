"""The answer to a formal complaint, and the right to ask for a panel (clause C27).

It answers point by point, and says who sits on a panel and how to ask for one.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintOutcome(Facts):
    """What was complained of, what was looked at, what was found, and what the school does."""

    received_on: date = field(metadata=fact("Received on", "date", by="record"))
    complaint: tuple[str, ...] = field(
        metadata=fact("The complaint", "lines", hint="One point a line.", by="record")
    )
    looked_at: str = field(
        metadata=fact("What was looked at", hint="I talked to you, to Riley’s teacher and to …")
    )
    found: tuple[str, ...] = field(
        metadata=fact("What was found", "lines", hint="One answer a line, in the same order.")
    )
    apology: str = field(
        default="", metadata=fact("What we are sorry for", hint="that nobody rang you back")
    )
    doing: tuple[str, ...] = field(
        default=(), metadata=fact("What we do now", "lines", hint="Who does what, and by when.")
    )
    clerk: str = field(
        metadata=fact("Who takes requests", hint="Mr Finch, the clerk to governors", by="record")
    )
    panel_by: date = field(metadata=fact("Ask for a panel by", "date"))


HEADING = "Our answer to your complaint"

WORDS = (
    """\
Thank you for your complaint of {received_on}. You told us:

{for each in complaint}
1. {each}
{end}

**What I looked at.** {looked_at}

**What I found.** In the same order:

{for each in found}
1. {each}
{end}

{if apology}
**We are sorry** {apology:phrase}.
{end}

{if doing}
**What we do now.** These are the next steps:

{for each in doing}
- {each}
{end}
{end}

**If you are not content.** You may ask for a panel to hear your complaint. Please tell {clerk}, by
{panel_by:strong}, in writing or on {phone}. A panel has at least three people who were not
involved. One of them has no part in managing or running the school. You may come, and you may bring
someone with you.  You may talk to me first.

**If you want to complain.** A worry about something else can be looked at under our Complaints
Policy and Procedures, separately from this letter. {contact} in the office can write it down for
you.

"""
    + FORMATS
)

LETTER = Letter(
    name="complaint_outcome",
    title="Answer to a complaint",
    signers=(Role.HEAD, Role.CEO, Role.CLERK),
    stage="complaint",
    clauses=("C27",),
    laws=("iss-2014-p33",),
    facts=ComplaintOutcome,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "appeal", "complain"),
)
