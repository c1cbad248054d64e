"""To a parent who took her permission back: that it is done, and what it means (clause C50)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionWithdrawn(Facts):
    """When it was taken back, for which chat, and what had been seen by then."""

    withdrawn_on: date = field(metadata=fact("Taken back on", "date", by="record"))
    chat: str = field(metadata=fact("Which chat", hint="the WhatsApp group “4H parents”"))
    seen: str = field(
        metadata=fact("What had been seen", hint="I had not opened the messages.", by="record")
    )
    in_record: str = field(
        default="",
        metadata=fact("What is in the record already", hint="Two lines of 16 November."),
    )


HEADING = "You have taken your permission back"

WORDS = (
    """\
Thank you for telling us. On {withdrawn_on} you took back your permission for me to see messages in
{chat:phrase}. You do not have to say why, and nothing is held against you.

**What that means.** The messages are sealed again. I cannot open them, and nobody else could
before. {seen}

{if in_record}
**What is already in the record.** {in_record} You may ask to see it, and you may ask us to take it
out or put it right. We will tell you what we decide and why.
{end}

I shall not ask you again unless something new happens. If you would like to talk about it, please
ask for me on {phone}. You may bring someone with you.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="permission_withdrawn",
    title="Permission to see messages taken back",
    signers=(Role.CEO,),
    stage="direct_contact",
    clauses=("C50",),
    facts=PermissionWithdrawn,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
