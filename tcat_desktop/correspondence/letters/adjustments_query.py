"""To ask what would help a parent to take part (Equality Act 2010; clause C45).

Reasonable adjustments are owed to disabled parents too. The letter asks what helps, never why.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentsQuery(Facts):
    """What we have noted already, and by when we would like to know."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for something true."))
    meet_on: date | None = field(
        default=None, metadata=fact("Day of the meeting", "date", by="record")
    )
    adjustments: str = field(
        default="",
        metadata=fact(
            "What we have noted", hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )  # fmt: skip
    reply_by: date = field(metadata=fact("Tell us by", "date", by="record"))


HEADING = "What would help you?"

WORDS = (
    """\
{opening}{if meet_on} We are to meet on {meet_on}.{end} We want it to be easy for you to talk to us,
to follow and to say what you think.

{if adjustments}
We have noted {adjustments:phrase}. Please tell us if that has changed.
{end}

Here are some things that other people have found useful:

- papers in large print, or to read some days before
- an interpreter, or somebody who signs
- a room without steps, or a place to park near the door
- a break, a quiet room or a shorter talk
- a telephone or video call instead
- a relative, a friend or a supporter beside them

**You need not say why.** You do not have to tell us about your health. What you ask for makes no
difference to how we deal with anything else. We are glad to help anybody, disabled or not.

Please tell the office by {reply_by:strong}, on {phone}, in writing or through somebody else. You
may bring someone with you when we meet. If you need nothing, you do not have to answer.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="adjustments_query",
    title="What would help this parent",
    signers=(Role.OFFICE, Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C45",),
    facts=AdjustmentsQuery,
    heading=HEADING,
    words=WORDS,
    act=Act.MEETING,
    rights=("companion", "complain"),
)
