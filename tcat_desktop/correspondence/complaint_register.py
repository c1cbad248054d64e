"""The statutory record of complaints on paper, with the columns of Part 7 paragraph 33 only."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tcat_desktop.correspondence.blocks import Block, PageTitle, Small, Table, Text
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.papers import publish_paper
from tcat_desktop.correspondence.words import Words, day, strong

# Education (Independent School Standards) Regulations 2014, Schedule, Part 7, paragraph 33(j).
COLUMNS: Final = (
    "Formal complaint",
    "Resolved following a formal procedure, or proceeded to a panel hearing",
    "Action taken by the school as a result, whether or not it was upheld",
)
_BASIS: Final = (
    "The written record of all formal complaints that the Education (Independent School "
    "Standards) Regulations 2014 ask for in Part 7, paragraph 33 of their Schedule: whether each "
    "was resolved following a formal procedure or proceeded to a panel hearing, and the action "
    "taken by the school as a result, whether or not it was upheld."
)
_KEPT: Final = (
    "Kept in confidence, save where the Secretary of State or an inspector asks to see it. What "
    "was settled informally is no part of this record. This is not legal advice."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One formal complaint: its written record, how it was resolved, and what the school did."""

    reference: str
    complaint: str
    resolved: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPaper:
    """The record of a school, or of the trust, over a span of days."""

    place: str
    first: date
    last: date
    lines: tuple[RegisterLine, ...]
    printed_on: date
    printed_by: str
    note: str = ""


def print_register(facts: RegisterPaper) -> bytes:
    """The PDF; the same facts give the same bytes."""
    cover = PaperCover(
        title="Record of formal complaints",
        school=facts.place,
        reference="Record of formal complaints",
        on=facts.printed_on,
        footer=f"Printed on {day(facts.printed_on)} by {facts.printed_by}. Confidential.",
    )
    return publish_paper(cover, compose(facts))


def compose(facts: RegisterPaper) -> tuple[Block, ...]:
    """What stands on the paper, in order."""
    span = f"{day(facts.first)} to {day(facts.last)}"
    blocks: tuple[Block, ...] = (
        PageTitle("Record of formal complaints", f"{facts.place}. Received from {span}."),
        Text(_BASIS),
    )
    if facts.lines:
        rows: tuple[tuple[Words, ...], ...] = tuple(
            ((strong(each.reference), f" {each.complaint}"), each.resolved, each.action)
            for each in facts.lines
        )
        blocks += (Table(COLUMNS, rows, (46, 27, 37)),)
    else:
        blocks += (Text("No formal complaint was received in this time."),)
    if facts.note:
        blocks += (Small(facts.note),)
    return (*blocks, Small(_KEPT))
