"""To say, within the first month, that a request for data takes up to two months longer."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SarExtension(DataFacts):
    """What was asked for, when it was due, when it comes now, and why."""

    received_on: date = field(metadata=fact("Received on", "date"))
    asked_for: str = field(
        metadata=fact("What was asked for", hint="everything we hold about you since 2024")
    )
    due_on: date = field(metadata=fact("It was due on", "date", by="record"))
    new_due_on: date = field(metadata=fact("It comes by", "date"))
    reason: str = field(
        metadata=fact("Why it takes longer", hint="You made three requests in the same month.")
    )
    sent_now: str = field(
        default="", metadata=fact("What can go now", hint="the papers of this school year")
    )


HEADING = "Your request for information takes us longer"

WORDS = (
    """\
Thank you for your request of {received_on}. You asked for {asked_for:phrase}. You were to have our
answer by {due_on}.

It takes us longer, and we are sorry. You have our answer by {new_due_on:strong}.

**Why.** {reason} The law allows up to two months more where a request is complex, or where somebody
has made several. Article 12 of the UK GDPR says this.

{if sent_now}
**What you have already.** With this letter we send you {sent_now:phrase}.
{end}

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="sar_extension",
    title="Request for own data: it takes longer",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a12", "ukgdpr-a15"),
    facts=SarExtension,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
