"""To say, after a review, that a bar goes on, why, and when it is looked at again."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters import bar_words as bar
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BarKept(Facts):
    """When it was looked at, what the parent said, why it is still needed, and until when."""

    opening: str = field(metadata=fact("Opening", hint="Thank you for coming to talk to us."))
    looked_on: date = field(metadata=fact("Looked at again on", "date", by="record"))
    you_said: tuple[str, ...] = field(
        metadata=fact(
            "What the parent said", "lines",
            hint="One thing a line. If nothing came: that we did not hear from you.",
        )
    )  # fmt: skip
    why_still: str = field(
        metadata=fact("Why it is still needed", hint="What has changed, and what has not.")
    )
    why_not_criticism: str = field(default="", metadata=bar.NOT_CRITICISM)
    instead: str = field(metadata=bar.INSTEAD)
    review_on: date = field(metadata=fact("We look again on", "date"))
    child: str = field(metadata=bar.CHILD)
    appeal_to: str = field(metadata=bar.APPEAL_TO)
    reply_by: date = field(metadata=fact("Ask to look at it again by", "date", by="record"))


HEADING = "We have looked again at visits to the school site"

WORDS = (
    """\
{opening}

On {looked_on} we looked again at what we decided. We still ask you to stay away from the school
site, unless we have arranged it with you. We look at it next on {review_on:strong}. It ends before
that if it is no longer needed.

**What you told us.** We thought about each of these things:

{for each in you_said}
- {each}
{end}

**Why it is still needed.** {why_still}

"""
    + bar.NOT_ABOUT_CRITICISM
    + bar.IF_YOU_DISAGREE
    + bar.SCHOOLING
    + bar.REACH_US
    + bar.THE_LAW
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="bar_kept",
    title="Review: the bar goes on",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    laws=("ea-1996-s547",),
    facts=BarKept,
    heading=HEADING,
    words=WORDS,
    act=Act.BAR,
    gates="bar_kept",
    weight="harsh",
    rights=("companion", "representations", "appeal", "complain"),
)
