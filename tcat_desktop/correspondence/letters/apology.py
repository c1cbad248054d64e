"""To say that there was no breach, and sorry (clause C01: “no breach” is always open)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Facts):
    """What was looked at, why nothing was found, what we are sorry for and what we do now."""

    about: str = field(metadata=fact("What we looked at", hint="a post on 9 November"))
    decided_on: date = field(metadata=fact("Decided on", "date", by="record"))
    reason: str = field(
        metadata=fact("Why", hint="The reason, as it was written down.", by="record")
    )
    apology: str = field(
        metadata=fact("What we are sorry for", hint="that we wrote to you before we had asked you")
    )
    put_right: tuple[str, ...] = field(
        metadata=fact("What we do now", "lines", hint="One thing a line.")
    )
    kept: str = field(
        default="",
        metadata=fact(
            "What we keep", hint="We keep a note of this for one year, and then destroy it.",
            by="record",
        ),
    )  # fmt: skip


HEADING = "You did nothing wrong, and we are sorry"

WORDS = (
    """\
We looked at {about:phrase}. We decided on {decided_on:strong} that nothing in it goes against the
Code of Conduct. There is nothing that you need to do.

**Why.** {reason}

**We are sorry** {apology:phrase}. It must have been unpleasant to hear from us.

This is what we do now:

{for each in put_right}
1. {each}
{end}

{if kept}
**What we keep.** {kept} It says that nothing was found.
{end}

You are welcome to talk to us about this or about anything else. The office is on {phone}. You may
bring someone with you.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="apology",
    title="No breach, and an apology",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=("C01",),
    facts=Apology,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
