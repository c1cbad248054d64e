"""What a panel found and recommends, to the complainant or the person complained about (C27)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDecision(Facts):
    """When the panel met, what was complained of, its findings and recommendations."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank you for coming to the panel and for your papers.")
    )
    panel_on: date = field(metadata=fact("The panel met on", "date", by="record"))
    panel: tuple[str, ...] = field(
        metadata=fact("Who sat on the panel", "lines", hint="One person a line.", by="record")
    )
    findings: tuple[str, ...] = field(
        metadata=fact(
            "What the panel found", "lines",
            hint="One point a line: what was said, what was found, and why.", by="record",
        )
    )  # fmt: skip
    recommendations: tuple[str, ...] = field(
        default=(),
        metadata=fact("What the panel recommends", "lines", hint="One a line.", by="record"),
    )
    after: str = field(
        default="",
        metadata=fact(
            "What can be done after a panel",
            hint="As your Complaints Policy and Procedures says it.",
        ),
    )


HEADING = "What the panel decided"

WORDS = (
    """\
{opening}

The panel met on {panel_on}. On it sat {panel:listed}. It heard both sides and read the papers that
each of you had. This is what it found:

{for each in findings}
1. {each}
{end}

{if recommendations}
This is what it recommends:

{for each in recommendations}
- {each}
{end}
{else}
The panel recommends nothing further.
{end}

**Who has this letter.** The person who complained has it, and where it matters the person
complained about. The trust and the head can read a copy at the school. It is kept in confidence.

{if after}
**What you can do now.** {after}
{end}

If anything in this letter is not clear, please ask me on {phone}. You may bring someone if you
would like to talk.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="panel_decision",
    title="Decision of a panel",
    signers=(Role.CLERK,),
    stage="complaint",
    clauses=("C27",),
    laws=("iss-2014-p33",),
    facts=PanelDecision,
    heading=HEADING,
    words=WORDS,
    to="person",
    rights=("complain",),
)
