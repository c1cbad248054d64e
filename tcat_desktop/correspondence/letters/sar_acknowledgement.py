"""To somebody who asked for her own data: that the request has come, and by when she has it."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SarAcknowledgement(DataFacts):
    """When the request came, what was asked for, and when the answer is due."""

    received_on: date = field(metadata=fact("Received on", "date"))
    asked_for: str = field(
        metadata=fact("What was asked for", hint="everything we hold about you since 2024")
    )
    due_on: date = field(metadata=fact("Answer due on", "date", by="record"))


HEADING = "You asked for the information that we hold about you"

WORDS = (
    """\
Thank you for your request. It came on {received_on}. You asked for {asked_for:phrase}.

You have our answer by {due_on:strong}. If we need longer, we write to you before then and say why.
School holidays do not stop the clock.

**What we do now.** We search our records, our email and our papers. We keep a list of where we
looked. We then read what we found, since some of it may be about other people too.

**What you need not do.** You do not have to pay, to give a reason or to fill in a form. If you are
looking for something special, tell us: it may come sooner.

{officer}, looks after data protection for the trust and can answer your questions.

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="sar_acknowledgement",
    title="Request for own data: received",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a12", "ukgdpr-a15"),
    facts=SarAcknowledgement,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
