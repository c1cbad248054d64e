"""The answer to somebody who asked for her own data: what goes with it, and what does not."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.correspondence.letters.data_words import COMPLAIN_ABOUT_DATA, DataFacts
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SarResponse(DataFacts):
    """What was asked for, where we looked, what is enclosed, and what is left out and why."""

    received_on: date = field(metadata=fact("Received on", "date"))
    asked_for: str = field(
        metadata=fact("What was asked for", hint="everything we hold about you since 2024")
    )
    searched: str = field(
        metadata=fact("Where we looked", hint="the case file, the office email and the diary")
    )
    enclosed: tuple[str, ...] = field(
        metadata=fact("With this letter", "lines", hint="One paper a line, with its pages.")
    )
    left_out: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What is left out, and why", "lines",
            hint="One kind a line: names of other families, since they have not agreed.",
        ),
    )  # fmt: skip
    why_held: str = field(
        metadata=fact("What we use it for", hint="to run the school and to answer you")
    )
    shared_with: str = field(metadata=fact("Who else has it", hint="nobody outside the trust"))
    source: str = field(
        metadata=fact("Where it came from", hint="you, our staff and other parents")
    )
    kept_for: str = field(
        metadata=fact("How long we keep it", hint="until the end of the next school year")
    )


HEADING = "The information that you asked for"

WORDS = (
    """\
Thank you for your request of {received_on}. You asked for {asked_for:phrase}. We looked in
{searched:phrase}. With this letter you have:

{for each in enclosed}
- {each}
{end}

{if left_out}
**What is left out.** Some of what we found is not with it:

{for each in left_out}
- {each}
{end}
{else}
We found nothing else, and we have left nothing out.
{end}

You may also know this:

| What we use it for | {why_held}
| Where it came from | {source}
| Who else has it | {shared_with}
| How long we keep it | {kept_for}

**What you can ask for.** If something is wrong or missing, please tell us and we put it right. You
may also ask us to erase it, to use it less, or not to use it.

"""
    + COMPLAIN_ABOUT_DATA
    + FORMATS
)

LETTER = Letter(
    name="sar_response",
    title="Request for own data: the answer",
    signers=(Role.DPO,),
    stage="",
    clauses=("C08",),
    laws=("ukgdpr-a12", "ukgdpr-a15", "dpa-2018-sch2"),
    facts=SarResponse,
    heading=HEADING,
    words=WORDS,
    act=Act.SUBJECT_ACCESS,
    to="person",
    rights=("complain",),
)
