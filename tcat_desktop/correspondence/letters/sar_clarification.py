"""To ask somebody who wants her own data what she means, or who she is. It stops the clock."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SarClarification(DataFacts):
    """What was asked for, what we would like to know, and why."""

    received_on: date = field(metadata=fact("Received on", "date"))
    asked_for: str = field(
        metadata=fact("What was asked for", hint="everything we hold about you since 2024")
    )
    questions: tuple[str, ...] = field(
        metadata=fact("What we would like to know", "lines", hint="One question a line.")
    )
    why: str = field(
        metadata=fact("Why we ask", hint="We found about 4,000 emails with your name in them.")
    )


HEADING = "Please help us find what you are looking for"

WORDS = (
    """\
Thank you for your request of {received_on}. You asked for {asked_for:phrase}.

{why} Please tell us:

{for each in questions}
1. {each}
{end}

**What happens to the time.** We do not count the days between this letter and your answer. As soon
as we hear from you, the time runs on, and we tell you the new day.

**If you cannot say.** You do not have to narrow it down. Tell us so, and we make the searches that
are reasonable.

You can answer in writing, by telephone on {phone}, or in person at the office.

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="sar_clarification",
    title="Request for own data: a question",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a12", "ukgdpr-a15"),
    facts=SarClarification,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
