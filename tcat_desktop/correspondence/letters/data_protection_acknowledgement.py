"""To somebody who complains about her data: that it has come, within 30 days, and what follows."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DataProtectionAcknowledgement(DataFacts):
    """When the complaint came, what it is about, who looks at it, and when we write again."""

    received_on: date = field(metadata=fact("Received on", "date"))
    complaint: tuple[str, ...] = field(
        metadata=fact("The complaint", "lines", hint="One point a line, in her own words.")
    )
    looks_at_it: str = field(
        metadata=fact("Who looks at it", hint="Mr Wrona, the data protection officer")
    )
    write_by: date = field(metadata=fact("We write again by", "date"))


HEADING = "We have your complaint about your information"

WORDS = (
    """\
Thank you for telling us. Your complaint about how we use your information came on {received_on}.
This is what we understand you to say:

{for each in complaint}
1. {each}
{end}

Please tell us if we have left something out or put it wrongly.

{looks_at_it}, looks into it without delay. We write again by {write_by:strong}, with our answer or
to say how far we are. If we need to ask you something, we ring or write.

**What we ask of you.** Nothing. You may send us anything that you would like us to read, and you
may have somebody to help you. {officer}, can answer your questions.

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="data_protection_acknowledgement",
    title="Complaint about data: received",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08", "C13"),
    laws=("dpa-2018-s164a", "duaa-2025-s103"),
    facts=DataProtectionAcknowledgement,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
