"""To say how a matter ended: with advice, and nothing more (clause C64: advice, not a sanction)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAdvice(Facts):
    """What was looked at, what the parent told us, why advice is enough, and the advice."""

    opening: str = field(metadata=fact("Opening", hint="Thank you for taking the post down."))
    about: str = field(metadata=fact("What we looked at", hint="a post on 9 November"))
    you_told_us: str = field(
        default="", metadata=fact("What the parent told us", hint="You told us that …")
    )
    decided_on: date = field(metadata=fact("Decided on", "date", by="record"))
    reason: str = field(
        metadata=fact("Why", hint="The reason, as it was written down.", by="record")
    )
    advice: tuple[str, ...] = field(
        metadata=fact("Our advice", "lines", hint="One piece of advice a line.")
    )
    kept: str = field(
        default="",
        metadata=fact(
            "What we keep", hint="We keep a note of this for one year, and then destroy it.",
            by="record",
        ),
    )  # fmt: skip


HEADING = "How this ended, and some advice"

WORDS = (
    """\
{opening}

We have finished looking at {about:phrase}.{if you_told_us} {you_told_us}{end}

We decided on {decided_on:strong} to give advice and to do nothing more. {reason}

This is our advice:

{for each in advice}
1. {each}
{end}

It is advice and not a penalty. Your child is treated no differently.

**If you see it differently.** You may disagree with us. Write to us, or ask for me on {phone}, and
your words are kept beside ours. You may bring someone if we meet.

{if kept}
**What we keep.** {kept}
{end}

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="outcome_advice",
    title="How it ended: advice",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C64",),
    facts=OutcomeAdvice,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
