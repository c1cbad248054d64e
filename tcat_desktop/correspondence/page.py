"""A letter on paper: who it is from and to, where each thing stands, and the finished PDF.

The page follows the window envelopes that schools buy: an address inside x 20–100 mm and
y 57–81 mm, nothing else inside x 10–110 and y 46–92, fold marks at 99 and 198 mm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether

from tcat_desktop.correspondence import envelopes, typefaces
from tcat_desktop.correspondence.blocks import Block, FormBelow, NewPage
from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.correspondence.crest import draw_crest
from tcat_desktop.correspondence.flowing import Bookmark, Column, Keys, SignHere, set_blocks
from tcat_desktop.correspondence.paper import (
    FOOT,
    LEFT,
    RIGHT,
    Pages,
    Place,
    Sheet,
    about,
    box,
    down,
    foot,
    footer_height,
    publish,
    running_head,
)
from tcat_desktop.correspondence.paragraphs import (
    ACTION,
    HAIRLINE,
    INK,
    Styles,
    gap,
    line_style,
    para,
    styles,
    words_of,
)
from tcat_desktop.correspondence.words import day, listed, printable, quiet, strong, weekday
from tcat_desktop.journey.refusals import Refused

__all__ = [
    "Addressee",
    "CodeStamp",
    "Cover",
    "Letterhead",
    "Signer",
    "address_lines",
    "para",
    "render",
    "render_all",
    "styles",
]

# The window of a DL envelope, in millimetres from the left and the top of the page.
WINDOW = (20.0, 57.0, 100.0, 81.0)
CLEAR = (10.0, 46.0, 110.0, 92.0)


def render(cover: Cover, title: str, blocks: Sequence[Block]) -> bytes:
    """The letter as a PDF; the same facts give the same bytes.

    Raises:
        Refused: when the address does not fit its window or a character cannot be printed.
    """
    return render_all([(cover, title, blocks)])


def render_all(letters: Sequence[tuple[Cover, str, Sequence[Block]]]) -> bytes:
    """Several letters in one PDF, each with its own page numbers, for one press of Print."""
    first, title, _ = letters[0]
    sheets = [_sheet(*letter, f"letter{at}") for at, letter in enumerate(letters)]
    name = title if len(letters) == 1 else f"{len(letters)} letters"
    return publish(sheets, about(name, first.head.school, first.reference, first.on))


def _sheet(cover: Cover, title: str, blocks: Sequence[Block], stem: str) -> Sheet:
    look = styles(cover.large_print)
    stamp = code_sentence(cover.code)
    where = address_lines(cover.to)
    _refuse_unprintable(cover, where)

    def first(canvas: Pages, page: str) -> None:
        _letterhead(canvas, cover)
        _address(canvas, where)
        _particulars(canvas, cover, look)
        _fold_marks(canvas)
        foot(canvas, stamp, page, look)

    def later(canvas: Pages, page: str) -> None:
        running_head(canvas, cover.head.school, cover.reference, look)
        foot(canvas, stamp, page, look)

    return Sheet(
        stem=stem,
        story=_story(cover, title, blocks, Column((RIGHT - LEFT) * mm, look, Keys(stem))),
        first=first,
        later=later,
        first_top=99.0 if cover.large_print else 95.5,
        later_top=27.0,
        bottom=FOOT + footer_height(stamp, look),
    )


def _refuse_unprintable(cover: Cover, where: "AddressLines") -> None:
    """Look at every word outside the letter itself, before a page is begun."""
    head = cover.head
    around = (head.school, head.trust, *head.address, head.phone, head.email, head.website)
    for words in (*around, cover.reference, *where.lines):
        typefaces.refuse_missing(words)


def _story(cover: Cover, title: str, blocks: Sequence[Block], column: Column) -> list[Flowable]:
    look = column.look
    unnamed = cover.to.salutation.casefold() in ("sir or madam", "sir", "madam")
    signer = (cover.signer.name, "\n", quiet(cover.signer.post))
    close: list[Flowable] = [
        gap(3 * look.scale),
        *para("Yours faithfully" if unnamed else "Yours sincerely", look.body),
        SignHere((signer,), look.body),
    ]
    at = next((at for at, each in enumerate(blocks) if isinstance(each, FormBelow)), len(blocks))
    body = set_blocks(blocks[:at], column)
    form = set_blocks((NewPage(), *blocks[at + 1 :]), column) if blocks[at + 1 :] else []
    # A signature never stands on a page of its own: the last paragraph goes with it.
    return [
        Bookmark(column.keys.next(), f"{words_of(title)}, {cover.reference}", 0),
        *para(f"Dear {cover.to.salutation}", look.body),
        gap(3 * look.scale),
        *para(title, look.title),
        *body[:-1],
        KeepTogether([*body[-1:], *close]),
    ]


# --- the letterhead and what stands beside the address ------------------------------------


def _letterhead(canvas: Canvas, cover: Cover) -> None:
    """Crest, school and trust on the left, how to reach it on the right, a rule below.

    The letterhead is the school's own and keeps its size in large print.
    """
    head, left = cover.head, LEFT
    if head.crest:
        left += draw_crest(canvas, LEFT * mm, down(13.0), 15.3 * mm) / mm + 4.8
    below = box(
        canvas, head.school, line_style(17, 20, typefaces.STRONG), Place(left, 14.5, 120 - left)
    )
    if head.trust:
        box(
            canvas,
            quiet(f"Part of {head.trust}"),
            line_style(10, 13),
            Place(left, below + 0.4, 120 - left),
        )
    reach = [", ".join(head.address), head.phone, head.email, head.website]
        *form,
    lines = "\n".join(line for line in reach if line)
    box(canvas, quiet(lines), line_style(9.5, 12.4, right=True), Place(120, 14.0, RIGHT - 120))
    canvas.setStrokeColor(ACTION)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT * mm, down(36), RIGHT * mm, down(36))
    if cover.draft:
        canvas.setStrokeColor(INK)
        canvas.rect(144 * mm, down(44.5), (RIGHT - 144) * mm, 6.5 * mm)
        box(canvas, strong("Draft, not yet signed"), line_style(10.5, 13), Place(146, 38.9, 42))


def _particulars(canvas: Canvas, cover: Cover, look: Styles) -> None:
    """Date, reference and reply-by, at the right of the window."""
    rows = [("Date", day(cover.on)), ("Our reference", cover.reference)]
    if cover.reply_by:
        rows.append(("Please reply by", weekday(cover.reply_by)))
    top = 48.0 if cover.large_print else 57.1
    for label, value in rows:
        if cover.large_print:
            top = box(canvas, quiet(label), look.footer, Place(120.4, top, RIGHT - 120.4))
            top = box(canvas, value, look.cell, Place(120.4, top, RIGHT - 120.4)) + 2.5
        else:
            box(canvas, quiet(label), line_style(9.5, 12), Place(112.4, top + 0.5, 26))
            top = box(canvas, value, line_style(10.5, 13), Place(138.4, top, RIGHT - 138.4)) + 0.6


def _fold_marks(canvas: Canvas) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.6)
    for at in (99, 198):
        canvas.line(3 * mm, down(at), 7 * mm, down(at))


def code_sentence(code: CodeStamp) -> str:
    """What the footer says of the Code: its version, the clauses, and whether review is late."""
    number = "clause" if len(code.clauses) == 1 else "clauses"
    clauses = f", {number} {listed(code.clauses)}" if code.clauses else ""
    due = day(code.review_due)
    review = (
        f"its review, due {due}, is overdue" if code.overdue else f"its next review is due {due}"
    )
    where = f" The Code is {code.where}." if code.where else ""
    return (
        f"Social Media Code of Conduct for Parents, version {code.version}{clauses}. "
        f"Version in force; {review}.{where}"
    )


# --- the address in its window --------------------------------------------------------------

_POSTCODE = re.compile(r"\b(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})\b", re.IGNORECASE)
_INNER = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLines:
    """An address that fits: its lines, how they are set, and where the first one starts."""

    lines: tuple[str, ...]
    style: ParagraphStyle
    top: float


def address_lines(to: Addressee) -> AddressLines:
    """The address as it will stand in the window.

    Raises:
        Refused: naming the line that does not fit. Type is never made smaller to squeeze it in.
    """
    whole = [printable(line).strip() for line in (to.name, *to.lines)]
    lines = tuple(line.replace("\n", " ") for line in whole if line)
    if len(lines) > 6:
        raise Refused(
            f"The address of {to.name} has {len(lines)} lines with the name. "
            "The window of the envelope holds six.",
            what_to_do="Join two lines of the address, or leave out the county.",
            field="address",
        )
    for line in lines[1:-1]:
        if _POSTCODE.search(line):
            raise Refused(
                f"The postcode {_POSTCODE.findall(line)[0]} is not the last line of the address.",
                what_to_do="Move it to the last line.",
                field="address",
            )
    tight = len(lines) == 6
    style = line_style(10.5 if tight else 11, 11 if tight else 12)
    room = (WINDOW[2] - _INNER) * mm
    for line in lines:
        if _measure(line, style) > room:
            raise Refused(
                f"The line “{line}” is too wide for the window of the envelope.",
                what_to_do="Part it into two lines, or shorten it.",
                field="address",
            )
    return AddressLines(lines=lines, style=style, top=57.1 if not tight else 56.7)


def _measure(line: str, style: ParagraphStyle) -> float:
    wide = 0.0
    for character in line:
        face = typefaces.face_for(character, "plain") or typefaces.REGULAR
        wide += stringWidth(character, face, style.fontSize)
    return wide


def _address(canvas: Canvas, address: AddressLines) -> None:
    top = address.top
    for line in address.lines:
        top = box(canvas, line, address.style, Place(_INNER, top, 160))
