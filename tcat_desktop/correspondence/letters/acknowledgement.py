"""To the person who reported something: that it was received, who reads it, and by when.

It tells nothing about anybody else and promises no outcome (clause C28: every report gets
a decision and a reason).
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Facts):
    """When the report came, in one line what it was about, and who reads it by when."""

    received_on: date = field(metadata=fact("Received on", "date", by="record"))
    about: str = field(metadata=fact("What it was about", hint="a post in a parents’ group"))
    reader: str = field(
        metadata=fact("Who reads it", hint="Mrs Whitfield, the headteacher", by="record")
    )
    read_by: date = field(metadata=fact("Reads it by", "date", by="record"))
    care: str = field(
        default="",
        metadata=fact("Help for the person who told us", hint="Who she can talk to meanwhile."),
    )


HEADING = "Thank you for telling us"
WORDS = (
    """\
Thank you for telling us about {about:phrase}. We received your report on {received_on}.

{reader}, will read it by {read_by:strong} and decide what happens next. Reading it is not a
decision that anybody did anything wrong: we will ask the people concerned before we decide.

**What we can tell you.** We will tell you when we have decided. We may not be able to tell you what
we said to another family, as they would not want us to tell others about you.

**What you can do.** Please keep what you saw, and do not reply to it online. If there is more, or
if anybody is in danger, telephone the office on {phone}. In an emergency telephone 999 first.

{if care}
{care}

{end}

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="acknowledgement",
    title="Thank you for telling us",
    signers=(Role.HEAD, Role.CEO, Role.OFFICE),
    stage="",
    clauses=("C28",),
    facts=Acknowledgement,
    heading=HEADING,
    words=WORDS,
)
