"""To a parent who complained: that it has come, who looks at it, and by when (clause C27)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAcknowledgement(Facts):
    """When it came, what it is about, who looks at it, and by when there is an answer."""

    received_on: date = field(metadata=fact("Received on", "date", by="record"))
    complaint: tuple[str, ...] = field(
        metadata=fact("The complaint", "lines", hint="One point a line.", by="record")
    )
    looks_at_it: str = field(
        metadata=fact("Who looks at it", hint="Mrs Whitfield, the headteacher")
    )
    answer_by: date = field(metadata=fact("Answer by", "date"))
    steps: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What happens then", "lines", hint="The steps of the policy, one a line.", by="record"
        ),
    )
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent", hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )  # fmt: skip


HEADING = "We have your complaint"

WORDS = (
    """\
Thank you for telling us what is wrong. Your complaint came on {received_on}. It is being dealt with
under our Complaints Policy and Procedures.

We understand you to say:

{for each in complaint}
1. {each}
{end}

Please tell us if that is not right. {looks_at_it}, looks at it, and was not involved in what you
complain of. You have an answer in writing by {answer_by:strong}. If it takes longer, we write and
say why.

{if steps}
This is what happens:

{for each in steps}
1. {each}
{end}
{end}

**You may bring someone.** A relative, a friend or somebody to interpret may help you.

{if adjustments}
**What would help you.** We have noted {adjustments:phrase}.
{end}

Your child is treated no differently because you complained. You may stop at any time.

**If you want to complain.** If you are not content with how this is handled, please write to me.
{contact} in the office, on {phone}, can write it down for you.

"""
    + FORMATS
)

LETTER = Letter(
    name="complaint_acknowledgement",
    title="We have your complaint",
    signers=(Role.CLERK, Role.HEAD, Role.CEO),
    stage="complaint",
    clauses=("C27",),
    facts=ComplaintAcknowledgement,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
