"""What a complaint panel found and recommends, for the proprietor and the head to read on site."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tcat_desktop.correspondence.blocks import (
    Block,
    Bulleted,
    Heading,
    PageTitle,
    Particulars,
    Small,
    Table,
    Text,
)
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.papers import publish_paper
from tcat_desktop.correspondence.words import day, weekday

_OPEN_TO: Final = (
    "Given to the complainant and, where relevant, to the person complained about. Open to the "
    "proprietor and the headteacher on the school’s premises (Education (Independent School "
    "Standards) Regulations 2014, Schedule, Part 7, paragraph 33)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFindings:
    """The complaint, who sat, and each point with its finding and reason."""

    school: str
    reference: str
    complainant: str
    complaint: str
    heard_on: date
    decided_on: date
    panel: tuple[str, ...]
    findings: tuple[tuple[str, str, str], ...]
    recommendations: tuple[str, ...]
    printed_on: date
    printed_by: str


def print_findings(facts: PanelFindings) -> bytes:
    """The PDF; the same facts give the same bytes."""
    cover = PaperCover(
        title="Findings of a complaint panel",
        school=facts.school,
        reference=f"Complaint {facts.reference}",
        on=facts.printed_on,
        footer=f"Printed on {day(facts.printed_on)} by {facts.printed_by}. Confidential: it is "
        "read on the school’s premises.",
    )
    return publish_paper(cover, compose(facts))


def compose(facts: PanelFindings) -> tuple[Block, ...]:
    """What stands on the paper, in order."""
    return (
        PageTitle("Findings and recommendations of the panel", f"Complaint {facts.reference}"),
        Particulars(
            (
                ("Complaint by", facts.complainant),
                ("The complaint", facts.complaint),
                ("Heard on", weekday(facts.heard_on)),
                ("The panel", "; ".join(facts.panel)),
                ("Decided on", weekday(facts.decided_on)),
            )
        ),
        Heading("Findings"),
        Table(("Point", "Finding", "Reason"), facts.findings, (38, 17, 45)),
        Heading("Recommendations"),
        Bulleted(facts.recommendations)
        if facts.recommendations
        else Text("The panel recommends nothing further."),
        Small(_OPEN_TO),
    )
