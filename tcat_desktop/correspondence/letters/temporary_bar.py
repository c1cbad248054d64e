"""To ask a parent to stay away from the site at once, for a few days, until she has been heard.

Only where waiting for her answer would leave somebody at risk on site. It is not a decision.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters import bar_words as bar
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporaryBar(Facts):
    """What happened on site, why it could not wait, from when to when, and by when to answer."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for something true."))
    what_happened: tuple[str, ...] = field(metadata=bar.HAPPENED)
    risk: str = field(metadata=bar.RISK)
    why_now: str = field(
        metadata=fact("Why it cannot wait", hint="The nursery play is on Wednesday, and …")
    )
    why_not_criticism: str = field(default="", metadata=bar.NOT_CRITICISM)
    instead: str = field(metadata=bar.INSTEAD)
    starts_on: date = field(metadata=fact("From", "date"))
    ends_on: date = field(metadata=fact("To, at the latest", "date"))
    decider: str = field(
        metadata=fact("Who decides", hint="Mrs Whitfield, the headteacher", by="record")
    )
    child: str = field(metadata=bar.CHILD)
    reply_by: date = field(metadata=fact("Tell us your side by", "date", by="record"))


HEADING = "Visits to the school site over the next days"

WORDS = (
    """\
{opening}

Please stay away from the school site from {starts_on:strong} to {ends_on:strong} at the latest,
unless we have arranged it with you. This is for a short time, while we hear from you. **We have not
decided who is right.**

This is what we have been told:

{for each in what_happened}
1. {each}
{end}

**What worries us.** {risk} {why_now}

"""
    + bar.NOT_ABOUT_CRITICISM
    + """\
**What else we thought of.** {instead}

**Please tell us your side** by {reply_by:strong}. We may have been told wrongly, or there may be
something that we do not know. You can write, ring or talk to us by video. You may have someone with
you, or ask somebody to write for you.

{decider}, reads all of it and then decides. If you show us that this is not needed, it ends at
once. If we do not write to you again, it ends on {ends_on}. If it were to go on, you could ask
somebody else to look at it again.

"""
    + bar.SCHOOLING
    + bar.REACH_US
    + bar.THE_LAW
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="temporary_bar",
    title="A bar for a few days, until the parent is heard",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    laws=("ea-1996-s547",),
    facts=TemporaryBar,
    heading=HEADING,
    words=WORDS,
    act=Act.BAR,
    gates="temporary_bar",
    weight="harsh",
    rights=("companion", "representations", "appeal", "complain"),
)
