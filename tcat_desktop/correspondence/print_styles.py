"""The styles of the printed page: one set at usual size, one in large print, and their colours."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from tcat_desktop.correspondence import typefaces

INK = HexColor("#000000")
QUIET = HexColor("#56514A")
ACTION = HexColor("#0B5A5E")
HAIRLINE = HexColor("#D9D3CA")
RULE = HexColor("#8A837A")  # a line to write on: it must survive the photocopier


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style of a page, at one size of print."""

    body: ParagraphStyle
    item: ParagraphStyle
    title: ParagraphStyle
    heading: ParagraphStyle
    page_title: ParagraphStyle
    under_title: ParagraphStyle
    cell: ParagraphStyle
    cell_right: ParagraphStyle
    head_cell: ParagraphStyle
    head_right: ParagraphStyle
    small: ParagraphStyle
    footer: ParagraphStyle
    section: ParagraphStyle
    point: ParagraphStyle
    fixed: ParagraphStyle
    indent: float
    scale: float


def _style(name: str, size: float, lead: float, **more: object) -> ParagraphStyle:
    face = more.pop("face", typefaces.REGULAR)
    return ParagraphStyle(
        name, fontName=face, fontSize=size, leading=lead, textColor=more.pop("colour", INK),
        bulletFontName=more.pop("bullet_face", typefaces.STRONG), bulletFontSize=size,
        allowWidows=0, allowOrphans=0, splitLongWords=1, **more,
    )  # fmt: skip


@cache
def styles(large: bool = False) -> Styles:
    """The styles at ordinary size (11 pt) or in large print (18 pt, and never under 16)."""
    typefaces.ready()
    k = 18 / 11 if large else 1.0
    small = 16.0 if large else 9.5
    cell = 18.0 if large else 10.5
    strong = typefaces.STRONG
    return Styles(
        body=_style("body", 11 * k, 15.3 * k, spaceAfter=6.4 * k),
        item=_style("item", 11 * k, 15.3 * k, spaceAfter=4 * k, leftIndent=31 * k,
                    bulletIndent=14 * k, bulletColor=ACTION),
        title=_style("title", 12.5 * k, 16.5 * k, spaceAfter=5 * k, face=strong),
        heading=_style("heading", 11.5 * k, 15.5 * k, spaceBefore=6 * k, spaceAfter=4 * k,
                       face=strong),
        page_title=_style("page title", 19 if not large else 26, 25 if not large else 32,
                          spaceAfter=2 * k, face=strong),
        under_title=_style("under title", 11 * k, 14.2 * k, colour=QUIET, spaceAfter=9 * k),
        cell=_style("cell", cell, cell * 1.3),
        cell_right=_style("cell right", cell, cell * 1.3, alignment=TA_RIGHT),
        head_cell=_style("head cell", small, small * 1.3, colour=QUIET),
        head_right=_style("head right", small, small * 1.3, colour=QUIET, alignment=TA_RIGHT),
        small=_style("small", 9.7 if not large else 16, 12.6 if not large else 21, colour=QUIET,
                     spaceAfter=6 * k),
        footer=_style("footer", 8.5 if not large else 16, 11 if not large else 20, colour=QUIET),
        section=_style("section", 12.5 * k, 17 * k, face=strong, spaceBefore=8.5 * k,
                       spaceAfter=3.4 * k, leftIndent=28.5 * k, bulletColor=ACTION),
        point=_style("point", 10.6 if not large else 18, 14.2 * k, spaceAfter=4.4 * k,
                     leftIndent=28.5 * k, bulletColor=QUIET, bullet_face=typefaces.REGULAR),
        fixed=_style("fixed", 7.5 if not large else 12, 9.6 if not large else 15.5,
                     face=typefaces.MONO),
        indent=28.5 * k,
        scale=k,
    )  # fmt: skip


@cache
def line_style(
    size: float,
    lead: float,
    face: str = typefaces.REGULAR,
    *,
    right: bool = False,
    centred: bool = False,
) -> ParagraphStyle:
    """A style for words that stand at a place of their own, such as the letterhead."""
    side = TA_RIGHT if right else TA_CENTER if centred else TA_LEFT
    return _style(f"line {size}", size, lead, face=face, alignment=side)
