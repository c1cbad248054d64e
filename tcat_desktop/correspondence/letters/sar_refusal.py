"""To say that a request for data, or a part of it, is not met: why, and what can be done."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SarRefusal(DataFacts):
    """What was asked for, which part is not met, why, and what we can do instead."""

    received_on: date = field(metadata=fact("Received on", "date"))
    asked_for: str = field(
        metadata=fact("What was asked for", hint="the messages of other parents about you")
    )
    not_met: str = field(metadata=fact("What we do not send", hint="the messages of other parents"))
    reason: str = field(
        metadata=fact("Why", hint="Other people have not agreed, and could be known from them.")
    )
    instead: str = field(
        metadata=fact("What we can do", hint="We can tell you what kinds of papers there are.")
    )


HEADING = "Our answer to your request for information"

WORDS = (
    """\
Thank you for your request of {received_on}. You asked for {asked_for:phrase}.

We looked at it with care. We are not sending you {not_met:phrase}, and this letter says why.

**Why.** {reason}

**What we can do.** {instead}

**If you disagree.** Please tell us. You may give us reasons that we do not know, and you may ask
for less or for something else. {officer}, looks at it again with you. You may have somebody to help
you.

"""
    + COMPLAIN_ABOUT_DATA
    + """\
The law also lets you ask a court to look at our answer.

"""
    + FORMATS
)

LETTER = Letter(
    name="sar_refusal",
    title="Request for own data: what we do not send",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a12", "ukgdpr-a15", "dpa-2018-sch2"),
    facts=SarRefusal,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    weight="firm",
    to="person",
    rights=("appeal", "complain"),
)
