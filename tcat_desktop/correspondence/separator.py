"""A slip that lies on each letter of a batch: which it is, who signs, and what goes with it.

It lies open on a printer that others walk past, so it names no family.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.blocks import Block, Bulleted, Heading, PageTitle, Particulars
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import (
    LEFT,
    RIGHT,
    Pages,
    Sheet,
    about,
    publish,
    running_head,
)
from tcat_desktop.correspondence.paragraphs import styles
from tcat_desktop.correspondence.words import day, strong


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """What one slip says. ``place`` of ``many`` is where the letter lies in the batch."""

    reference: str
    letter: str
    signer: str
    copies: int
    envelope: str
    enclosures: tuple[str, ...] = ()
    reprint: bool = False
    place: int = 1
    many: int = 1


def print_separators(slips: Sequence[Separator], *, school: str, on: date) -> bytes:
    """A page for each slip, as one PDF. Raises Refused when a character cannot be printed."""
    typefaces.refuse_missing(school)
    sheets = [_sheet(slip, school, on, at) for at, slip in enumerate(slips)]
    return publish(sheets, about("Separator slips", school, "Post room", on))


def _sheet(slip: Separator, school: str, on: date, at: int) -> Sheet:
    look = styles(large=True)
    typefaces.refuse_missing(slip.reference)

    def around(canvas: Pages, _: str) -> None:
        running_head(canvas, school, day(on), styles())

    column = Column((RIGHT - LEFT) * mm, look, Keys(f"slip{at}"))
    return Sheet(stem=f"slip{at}", story=set_blocks(compose(slip), column), first=around,
                 later=around, first_top=40, later_top=40, bottom=20)  # fmt: skip


def compose(slip: Separator) -> tuple[Block, ...]:
    """The words of a slip."""
    rows = (
        ("Letter", slip.letter),
        ("Signed by", slip.signer),
        ("Copies", f"{slip.copies}"),
        ("Goes in", strong(slip.envelope)),
        ("Printed", "Again, marked as a reprint" if slip.reprint else ""),
    )
    kept = tuple((label, words) for label, words in rows if words)
    inside = (Heading("Goes with it"), Bulleted(slip.enclosures)) if slip.enclosures else ()
    return (
        PageTitle(slip.reference, f"Letter {slip.place} of {slip.many} in this batch"),
        Particulars(kept),
        *inside,
    )
