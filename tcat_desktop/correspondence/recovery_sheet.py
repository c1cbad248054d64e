"""The sheet of paper that opens the records when every password is lost."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.blocks import (
    Block,
    Gap,
    Groups,
    LeadIn,
    SignatureLines,
    SquareCode,
    Text,
)
from tcat_desktop.correspondence.crest import draw_crest
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import (
    LEFT,
    RIGHT,
    Pages,
    Place,
    Sheet,
    about,
    box,
    down,
    publish,
)
from tcat_desktop.correspondence.paragraphs import ACTION, line_style, styles
from tcat_desktop.correspondence.words import clock, day, quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The eight groups, which of how many sheets this is, and when it was made.

    ``key_slot`` is the wrapped key as text; printed as a square code, it lets the sheet open
    the records even when the key file is lost. Empty leaves it out.
    """

    school: str
    groups: tuple[str, ...]
    sheet: int
    sheets: int
    made_at: datetime
    key_slot: str = ""


def print_recovery_sheet(facts: RecoverySheet) -> bytes:
    """The sheet as a PDF of one page. Raises Refused when a character cannot be printed."""
    typefaces.refuse_missing(facts.school)

    def around(canvas: Pages, _: str) -> None:
        left = LEFT + draw_crest(canvas, LEFT * mm, down(18), 17 * mm) / mm + 6
        title = line_style(20, 25, typefaces.STRONG)
        below = box(canvas, "Recovery sheet", title, Place(left, 18.3, 140))
        box(canvas, quiet(facts.school), line_style(15, 19), Place(left, below + 0.3, 140))
        canvas.setStrokeColor(ACTION)
        canvas.setLineWidth(1)
        canvas.line(LEFT * mm, down(40.5), RIGHT * mm, down(40.5))
        box(canvas, quiet(_made(facts)), line_style(13, 17), Place(LEFT, 266, RIGHT - LEFT))

    column = Column((RIGHT - LEFT) * mm, styles(large=True), Keys("recovery"))
    sheet = Sheet(
        stem="recovery",
        story=set_blocks(compose(facts), column),
        first=around,
        later=around,
        first_top=47,
        later_top=47,
        bottom=34,
    )
    facts_of_file = about("Recovery sheet", facts.school, "Recovery", facts.made_at.date())
    return publish([sheet], facts_of_file)


def _made(facts: RecoverySheet) -> str:
    return (
        f"Sheet {facts.sheet} of {facts.sheets}. Made {day(facts.made_at.date())}, "
        f"{clock(facts.made_at)}. An older sheet stops working when a new one is made."
    )


def compose(facts: RecoverySheet) -> tuple[Block, ...]:
    """The words of the sheet."""
    code: tuple[Block, ...] = ()
    if facts.key_slot:
        beside = (
            "This square holds the locked key. It is of no use without the eight groups. It is "
            "needed only if the file keys.json is lost as well as every copy of it."
        )
        code = (Gap(4), SquareCode(facts.key_slot, beside, 34))
    return (
        Text(
            "This sheet opens the parent conduct records if every password is lost. Treat it as "
            "you would a safe key."
        ),
        Gap(2),
        Groups(facts.groups),
        LeadIn(
            "To use it.",
            "On the sign-in screen, choose “Use the recovery sheet” and type the eight groups. "
            "Capital and small letters are the same.",
        ),
        LeadIn(
            "Keep it.",
            "One copy in the school safe, one with the trust. Not in a drawer, not in an email, "
            "not as a photo.",
        ),
        SignatureLines(("Kept at", "Signed", "Date")),
        *code,
    )
