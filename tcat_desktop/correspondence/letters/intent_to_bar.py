"""To say that a bar from the site is being thought about, and to ask the parent first.

Nothing is decided. The parent hears what happened, has time to answer, and may bring somebody.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters import bar_words as bar
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentToBar(Facts):
    """What happened on site, what worries the school, how long, and by when to answer."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for something true."))
    what_happened: tuple[str, ...] = field(metadata=bar.HAPPENED)
    risk: str = field(metadata=bar.RISK)
    why_not_criticism: str = field(default="", metadata=bar.NOT_CRITICISM)
    instead: str = field(metadata=bar.INSTEAD)
    how_long: str = field(
        metadata=fact("How long it would be", hint="until Friday 18 December 2026")
    )
    decider: str = field(
        metadata=fact("Who decides", hint="Mrs Whitfield, the headteacher", by="record")
    )
    child: str = field(metadata=bar.CHILD)
    reply_by: date = field(metadata=fact("Tell us your side by", "date", by="record"))


HEADING = "Before we decide about visits to the school site"

WORDS = (
    """\
{opening}

We are thinking about asking you to stay away from the school site for a time. **We have not
decided.** We want to hear from you first.

This is what we have been told:

{for each in what_happened}
1. {each}
{end}

**What worries us.** {risk}

"""
    + bar.NOT_ABOUT_CRITICISM
    + """\
**What else we thought of.** {instead}

**If we did decide it.** It would be {how_long:phrase}, and no longer than it is needed. We would
tell you why in writing, and you could ask somebody else to look at it again.

**Please tell us your side** by {reply_by:strong}. We may have been told wrongly, or there may be
something that we do not know. You can write, ring or come to talk at a time that we arrange. You
may bring someone, or ask somebody to write for you. {decider}, reads all of it before anything is
decided. Until then you may come to the school as before.

"""
    + bar.SCHOOLING
    + bar.REACH_US
    + bar.THE_LAW
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="intent_to_bar",
    title="Before a bar: asking for the parent’s side",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    laws=("ea-1996-s547",),
    facts=IntentToBar,
    heading=HEADING,
    words=WORDS,
    act=Act.BAR,
    gates="intent_to_bar",
    weight="harsh",
    rights=("companion", "representations", "appeal", "complain"),
)
