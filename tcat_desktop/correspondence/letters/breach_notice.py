"""To somebody whose data were lost or seen: what happened, what may follow, and what is done.

UK GDPR Article 34: plainly, without delay, with the likely consequences and whom to ask.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachNotice(DataFacts):
    """What happened and when, which data, what may follow, what is done, what helps."""

    found_on: date = field(metadata=fact("Found on", "date"))
    what_happened: str = field(
        metadata=fact("What happened", hint="A letter to you was put into the wrong envelope.")
    )
    information: tuple[str, ...] = field(
        metadata=fact("Which information", "lines", hint="One kind a line.")
    )
    consequences: str = field(
        metadata=fact("What may follow", hint="Somebody may know that you complained.")
    )
    done: tuple[str, ...] = field(
        metadata=fact("What we have done", "lines", hint="One thing a line.")
    )
    helps: tuple[str, ...] = field(
        default=(),
        metadata=fact("What you may want to do", "lines", hint="One thing a line."),
    )
    told: str = field(
        default="",
        metadata=fact(
            "Who has been told", hint="We told the Information Commissioner on 20 November."
        ),
    )


HEADING = "Something went wrong with your information"

WORDS = (
    """\
We are sorry. On {found_on} we found a mistake of ours with information about you.

**What happened.** {what_happened}

**Which information.** It was this:

{for each in information}
- {each}
{end}

**What may follow.** {consequences}

**What we have done.** {if told}{told} {end}We also did this:

{for each in done}
- {each}
{end}

{if helps}
**What you may want to do.** Nothing of this is a duty:

{for each in helps}
- {each}
{end}
{end}

**Whom to ask.** {officer}, will gladly talk to you. You may have somebody with you.

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="breach_notice",
    title="Something went wrong with your information",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a34",),
    facts=BreachNotice,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
