"""The decision that a parent stays away from the site for a time, after she has been heard.

It gives reasons, says what she said, when it is looked at again, and who else can look at it.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters import bar_words as bar
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BarDecision(Facts):
    """What the parent said, why it is needed, from when, and when it is looked at again."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank you for writing to us on 27 November.")
    )
    you_said: tuple[str, ...] = field(
        metadata=fact(
            "What the parent said", "lines",
            hint="One thing a line. If nothing came: that we did not hear from you.",
        )
    )  # fmt: skip
    what_happened: tuple[str, ...] = field(metadata=bar.HAPPENED)
    risk: str = field(metadata=bar.RISK)
    why_not_criticism: str = field(default="", metadata=bar.NOT_CRITICISM)
    instead: str = field(metadata=bar.INSTEAD)
    starts_on: date = field(metadata=fact("From", "date"))
    review_on: date = field(metadata=fact("We look again on", "date"))
    child: str = field(metadata=bar.CHILD)
    appeal_to: str = field(metadata=bar.APPEAL_TO)
    reply_by: date = field(metadata=fact("Ask to look at it again by", "date", by="record"))


HEADING = "What we have decided about visits to the school site"

WORDS = (
    """\
{opening}

We have decided to ask you to stay away from the school site from {starts_on:strong}, unless we have
arranged it with you. We look at this again on {review_on:strong}. It ends before that if it is no
longer needed.

**What you told us.** We thought about each of these things:

{for each in you_said}
- {each}
{end}

**Why we decided this.** This is what we rest it on:

{for each in what_happened}
1. {each}
{end}

{risk}

"""
    + bar.NOT_ABOUT_CRITICISM
    + bar.IF_YOU_DISAGREE
    + """\
**When we look again.** Before {review_on} we ask you for your side once more.

"""
    + bar.SCHOOLING
    + bar.REACH_US
    + bar.THE_LAW
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="bar_decision",
    title="Decision: a bar from the site",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    laws=("ea-1996-s547",),
    facts=BarDecision,
    heading=HEADING,
    words=WORDS,
    act=Act.BAR,
    gates="bar_decision",
    weight="harsh",
    rights=("companion", "representations", "appeal", "complain"),
)
