"""To say that nothing more will be done, why, and sorry where sorry is due."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFurtherAction(Facts):
    """What was looked at, what was decided and why, and what is kept."""

    about: str = field(
        metadata=fact("What we looked at", hint="a post on 9 November about class 4H")
    )
    decided_on: date = field(metadata=fact("Decided on", "date", by="record"))
    reason: str = field(
        metadata=fact("Why", hint="The reason, as it was written down.", by="record")
    )
    apology: str = field(
        default="",
        metadata=fact("What we are sorry for", hint="that we wrote to you before we had asked you"),
    )
    kept: str = field(
        default="",
        metadata=fact(
            "What we keep",
            hint="We keep a note of this for one year, and then destroy it.",
            by="record",
        ),
    )


HEADING = "We shall do nothing more about this"
WORDS = (
    """\
We looked at {about:phrase}. Thank you for your patience while we did so.

We decided on {decided_on:strong} to do nothing more about it. There is nothing that you need to do.

**Why.** {reason}

{if apology}
**We are sorry** {apology:phrase}.

{end}
{if kept}
**What we keep.** {kept}

{end}
You are welcome to talk to us about this or about anything else. The office is on {phone}, and
Reception can arrange a meeting with any teacher.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="no_further_action",
    title="No further action",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=("C28",),
    facts=NoFurtherAction,
    heading=HEADING,
    words=WORDS,
)
