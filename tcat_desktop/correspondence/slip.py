"""The slip for the person who reported something: that it came, and who reads it by when.

It carries no word of what was reported, since it goes home in a pocket.
"""

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.blocks import Block, Gap, PageTitle, Particulars, Text
from tcat_desktop.correspondence.crest import draw_crest
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import Pages, Place, Sheet, about, box, down, publish, rule
from tcat_desktop.correspondence.paragraphs import line_style, styles
from tcat_desktop.correspondence.words import clock, quiet, strong, weekday

_MARGIN, _TALL = 15.0, A5[1]
_WIDE = A5[0] / mm - 2 * _MARGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What the slip says. ``received_at`` is in the school's own time."""

    school: str
    reference: str
    received_at: datetime
    reader: str
    read_by: date
    phone: str


def print_slip(facts: Slip) -> bytes:
    """The slip as a PDF, half a sheet of A4. Raises Refused when a character cannot be printed."""
    typefaces.refuse_missing(facts.school)

    def around(canvas: Pages, _: str) -> None:
        left = _MARGIN + draw_crest(canvas, _MARGIN * mm, down(12, _TALL), 10 * mm) / mm + 3.5
        style = line_style(13, 16, typefaces.STRONG)
        box(canvas, facts.school, style, Place(left, 14.2, 105, _TALL))
        rule(canvas, Place(_MARGIN, 27, _WIDE, _TALL))

    story = set_blocks(compose(facts), Column(_WIDE * mm, styles(), Keys("slip")))
    sheet = Sheet(
        stem="slip",
        story=story,
        first=around,
        later=around,
        first_top=33,
        later_top=33,
        bottom=12,
        left=_MARGIN,
        right=A5[0] / mm - _MARGIN,
        size=A5,
    )
    on = facts.received_at.date()
    return publish([sheet], about("Your report", facts.school, facts.reference, on))


def compose(facts: Slip) -> tuple[Block, ...]:
    """The words of the slip."""
    when = f"{weekday(facts.received_at.date())}, {clock(facts.received_at)}"
    return (
        PageTitle("Your report", "Thank you for telling us. Please keep this slip."),
        Particulars(
            (
                ("Reference", strong(facts.reference)),
                ("Received", when),
                ("Who reads it", facts.reader),
                ("By", strong(weekday(facts.read_by))),
            )
        ),
        Gap(2),
        Text("Nothing is sent to a parent."),
        Text(
            "A person reads your report and decides what happens next. Ask the office how it "
            f"stands at any time, with the reference above, on {facts.phone}."
        ),
        Text(
            quiet(
                "If anybody is in danger, do not wait: telephone 999, then tell the designated "
                "safeguarding lead."
            )
        ),
    )
