"""The slip for a visitor: when, with whom, where, and how to change it.

It goes home in a pocket, so it names no child and no reason, and nothing of any case.
"""

from dataclasses import dataclass
from datetime import date, time

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.blocks import Block, Gap, LeadIn, PageTitle, Particulars, Text
from tcat_desktop.correspondence.crest import draw_crest
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import Pages, Place, Sheet, about, box, down, publish, rule
from tcat_desktop.correspondence.paragraphs import line_style, styles
from tcat_desktop.correspondence.words import clock, phrase, quiet, strong, weekday

_MARGIN, _TALL = 15.0, A5[1]
_WIDE = A5[0] / mm - 2 * _MARGIN
_TITLE = "Your meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What the slip says. Times are on the school's wall.

    ``where`` is the room or, with ``apart``, how else it takes place. ``arranged`` is what helps
    this visitor to take part, a line each.
    """

    school: str
    address: str
    reference: str
    on: date
    at: time
    until: time
    host: str
    where: str
    phone: str
    apart: bool = False
    arranged: tuple[str, ...] = ()


def print_visit_slip(facts: VisitFacts) -> bytes:
    """The slip as a PDF, half a sheet of A4. Raises Refused when a character cannot be printed."""
    for words in (facts.school, facts.address):
        typefaces.refuse_missing(words)

    def around(canvas: Pages, _: str) -> None:
        left = _MARGIN + draw_crest(canvas, _MARGIN * mm, down(12, _TALL), 10 * mm) / mm + 3.5
        style = line_style(13, 16, typefaces.STRONG)
        box(canvas, facts.school, style, Place(left, 11.8, 105, _TALL))
        small = line_style(9, 12)
        box(canvas, quiet(facts.address), small, Place(left, 17.8, 105, _TALL))
        rule(canvas, Place(_MARGIN, 27, _WIDE, _TALL))

    story = set_blocks(compose(facts), Column(_WIDE * mm, styles(), Keys("visit")))
    sheet = Sheet(
        stem="visit",
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
    return publish([sheet], about(_TITLE, facts.school, facts.reference, facts.on))


def compose(facts: VisitFacts) -> tuple[Block, ...]:
    """The words of the slip."""
    rows = (
        ("Day", strong(weekday(facts.on))),
        ("Time", strong(f"{clock(facts.at)} to {clock(facts.until)}")),
        ("With", facts.host),
        ("Where", facts.where),
        ("Reference", facts.reference),
    )
    bring = (
        "You may have someone with you." if facts.apart
        else "You may bring someone with you. Come to Reception first."
    )  # fmt: skip
    arranged = tuple(phrase(each) for each in facts.arranged if each.strip())
    return (
        PageTitle(_TITLE, "Please keep this slip."),
        Particulars(tuple((fact, value) for fact, value in rows if value)),
        Gap(2),
        Text(bring),
        *((LeadIn("What we have arranged for you.", f"{'. '.join(arranged)}."),)
          if arranged else ()),
        LeadIn(
            "To change or cancel the time,",
            f"telephone {facts.phone} or ask at Reception. Give the reference above.",
        ),
        Text(quiet(
            "If you would like anything else arranged, such as large print, an interpreter or "
            "a break, please tell us."
        )),
    )  # fmt: skip
