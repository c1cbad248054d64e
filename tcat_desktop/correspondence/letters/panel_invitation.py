"""The invitation to a complaint panel: when, who sits on it, and what to send by when (C27)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelInvitation(Facts):
    """When and where, who sits on the panel, who is independent, and the days before."""

    opening: str = field(metadata=fact("Opening", hint="Thank you for your letter of …"))
    panel_on: date = field(metadata=fact("Day", "date", by="record"))
    panel_at: str = field(metadata=fact("Time", hint="4.30 pm", by="record"))
    place: str = field(metadata=fact("Where", hint="the Library; ask at Reception", by="record"))
    panel: tuple[str, ...] = field(
        metadata=fact("Who sits on the panel", "lines", hint="One person a line.", by="record")
    )
    independent: str = field(
        metadata=fact("Who is independent of the school", hint="Mrs Joan Pryor", by="record")
    )
    names_by: date = field(metadata=fact("Names and papers by", "date", by="record"))
    papers_by: date = field(metadata=fact("You have the papers by", "date", by="record"))
    order: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What happens on the day", "lines", hint="The order of the policy, one a line.",
            by="record",
        ),
    )  # fmt: skip
    rules: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "Rules of the procedure", "lines",
            hint="What your Complaints Policy and Procedures says of the day, one rule a line.",
            by="record",
        ),
    )  # fmt: skip
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent", hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )  # fmt: skip


HEADING = "A panel to hear your complaint"

WORDS = (
    """\
{opening}

A panel is to hear your complaint. You are invited.

| When | {panel_on:strong}, {panel_at}
| Where | {place}
| The panel | {panel:listed}

Nobody on the panel was involved in what you complain of. {independent} has no part in managing or
running the school. Please tell me at once if you know a reason why one of them should not sit.

**You may bring someone.** A relative, a friend or somebody to interpret. Please tell me who by
{names_by:strong}. Send me by then too any paper, and the name of anybody, that you would like the
panel to hear.

**The papers.** You have every paper that the panel has by {papers_by}.

{if order}
This is what happens on the day:

{for each in order}
1. {each}
{end}
{end}

{if rules}
Our Complaints Policy and Procedures also says:

{for each in rules}
- {each}
{end}
{end}

**If you cannot come.** Please tell me on {phone}. We can look for another day, or you can join by
telephone or video. You may also ask the panel to read your papers without you.

**What would help you.** {if adjustments}We have noted {adjustments:phrase}. {end}Please tell us
about anything that would make it easier.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="panel_invitation",
    title="Invitation to a panel",
    signers=(Role.CLERK,),
    stage="complaint",
    clauses=("C27",),
    laws=("iss-2014-p33",),
    facts=PanelInvitation,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
