"""A letter on paper: who it is from and to, where each thing stands, and the finished PDF.

The page follows the envelope that the letter goes in (``envelopes``): the address where it
always shows through the window, nothing else where anything might.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether

from tcat_desktop.correspondence import envelopes, typefaces
from tcat_desktop.correspondence.blocks import Block, FormBelow, NewPage
from tcat_desktop.correspondence.cover import (
    Addressee,
    CodeStamp,
    Cover,
    Letterhead,
    Signer,
    code_sentence,
)
from tcat_desktop.correspondence.crest import draw_crest
from tcat_desktop.correspondence.envelopes import Fit, Stock
from tcat_desktop.correspondence.flowing import Bookmark, Column, Keys, SignHere, set_blocks
from tcat_desktop.correspondence.logo import Logo
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
    no_sweeping,
    publish,
    running_head,
)
from tcat_desktop.correspondence.paragraphs import (
    ACTION,
    HAIRLINE,
    INK,
    Styles,
    draw_line,
    gap,
    line_style,
    measure,
    para,
    styles,
    words_of,
)
from tcat_desktop.correspondence.words import Words, day, quiet, strong, weekday
from tcat_desktop.journey.refusals import Refused

__all__ = [
    "Addressee",
    "CodeStamp",
    "Cover",
    "Letterhead",
    "Signer",
    "address_fit",
    "para",
    "render",
    "render_all",
    "styles",
]

# Under what may show through a window, and where no window is, the letter begins.
_UNDER, _LOWEST = 3.5, 92.0
# Where the letterhead must end, in mm from the top: under it the window may begin.
_RULE = 36.0


def render(cover: Cover, title: str, blocks: Sequence[Block]) -> bytes:
    """The letter as a PDF; the same facts give the same bytes.

    Raises:
        Refused: when the address does not fit its window or a character cannot be printed.
    """
    return render_all([(cover, title, blocks)])


def render_all(letters: Sequence[tuple[Cover, str, Sequence[Block]]]) -> bytes:
    """Several letters in one PDF, each with its own page numbers, for one press of Print."""
    first, title, _ = letters[0]
    shared = len(letters) > 1
    name = title if len(letters) == 1 else f"{len(letters)} letters"
    with no_sweeping():
        sheets = [_sheet(*letter, f"letter{at}", shared) for at, letter in enumerate(letters)]
        return publish(sheets, about(name, first.head.school, first.reference, first.on))


def _sheet(cover: Cover, title: str, blocks: Sequence[Block], stem: str, shared: bool) -> Sheet:
    look = styles(cover.large_print)
    stamp = code_sentence(cover.code)
    fit = address_fit(cover)
    stock = fit.stock
    logo = Logo.read(cover.head.logo) if cover.head.logo else None
    _refuse_unprintable(cover)
    _refuse_tall(cover, logo)

    def first(canvas: Pages, page: str) -> None:
        if shared:
            # What the letters of a batch have in common stands in the file once.
            canvas.once((cover.head, cover.draft), partial(_letterhead, cover=cover, logo=logo))
        else:
            _letterhead(canvas, cover, logo)
        _address(canvas, fit)
        _particulars(canvas, cover, look)
        _fold_marks(canvas, stock)
        foot(canvas, stamp, page, look, shared=shared)

    def later(canvas: Pages, page: str) -> None:
        running_head(canvas, cover.head.school, cover.reference, look)
        foot(canvas, stamp, page, look, shared=shared)

    under = (stock.clear.bottom if stock.clear else _LOWEST) + _UNDER
    return Sheet(
        stem=stem,
        story=_story(cover, title, blocks, Column((RIGHT - LEFT) * mm, look, Keys(stem))),
        first=first,
        later=later,
        first_top=max(under, _beside_ends(cover, look) + 6.0),
        later_top=27.0 if not cover.large_print else 31.0,
        bottom=FOOT + footer_height(stamp, look),
    )


def _refuse_unprintable(cover: Cover) -> None:
    """Look at every word outside the letter itself, before a page is begun."""
    head = cover.head
    around = (head.school, head.trust, head.trust_line, *head.address, head.phone, head.email,
              head.website, cover.reference)  # fmt: skip
    for words in around:
        typefaces.refuse_missing(words)


def _refuse_tall(cover: Cover, logo: Logo | None) -> None:
    """A letterhead of many lines would show through the window of the envelope."""
    ends = _head_ends(cover.head, logo)
    if ends > _RULE:
        raise Refused(
            f"The letterhead of {words_of(cover.head.school)[:80]} is too tall for the page.",
            what_to_do="Shorten its name, its address or its trust line under Settings, "
            "Letterhead.",
            field="letterhead",
        )


@lru_cache(maxsize=32)
def _head_ends(head: Letterhead, logo: Logo | None) -> float:
    """Where the words of a letterhead end, in mm from the top."""
    ends = 0.0
    for words, style, place in _head_boxes(head, logo):
        tall = sum(each.wrap(place.width * mm, 10_000)[1] for each in para(words, style))
        ends = max(ends, place.top + tall / mm)
    return ends


def _story(cover: Cover, title: str, blocks: Sequence[Block], column: Column) -> list[Flowable]:
    look = column.look
    signer = (cover.signer.name, "\n", quiet(cover.signer.post))
    close: list[Flowable] = [
        gap(3 * look.scale),
        *para(cover.to.farewell, look.body),
        SignHere(
            (signer,),
            look.body,
            strokes=cover.signer.strokes,
            typed=quiet(cover.signer.typed) if cover.signer.typed else "",
        ),
    ]
    at = next((at for at, each in enumerate(blocks) if isinstance(each, FormBelow)), len(blocks))
    body = set_blocks(blocks[:at], column)
    form = set_blocks((NewPage(), *blocks[at + 1 :]), column) if blocks[at + 1 :] else []
    # A signature never stands on a page of its own: the last three paragraphs go with it.
    return [
        Bookmark(column.keys.next(), f"{words_of(title)}, {cover.reference}", 0),
        *para(f"Dear {cover.to.salutation}", look.body),
        gap(3 * look.scale),
        *para(title, look.title),
        *body[:-3],
        KeepTogether([*body[-3:], *close]),
        *form,
    ]


# --- the letterhead and what stands beside the address ------------------------------------


def _head_boxes(
    head: Letterhead, logo: Logo | None
) -> Iterator[tuple[Words, ParagraphStyle, Place]]:
    """The words of the letterhead: school and trust on the left, how to reach it on the right."""
    left = LEFT
    if logo is not None:
        left += logo.wide(head.logo_mm) + 4.8
    elif head.crest:
        left += 15.3 * 48 / 56 + 4.8
    reach = [
        each for each in (", ".join(head.address), head.phone, head.email, head.website) if each
    ]
    beside = max((measure(line, 9.5).wide for line in reach), default=0.0) / mm
    # The name has whatever the lines beside it leave, and at least as far as where they begin.
    wide = max(120.0, RIGHT - beside - 6) - left
    style = line_style(17, 20, typefaces.STRONG)
    name = para(head.school, style)
    yield head.school, style, Place(left, 14.5, wide)
    tall = sum(each.wrap(wide * mm, 10_000)[1] for each in name) / mm
    if head.under:
        yield quiet(head.under), line_style(10, 13), Place(left, 14.5 + tall + 0.4, wide)
    yield quiet("\n".join(reach)), line_style(9.5, 12.4, right=True), Place(122, 14.0, RIGHT - 122)


def _letterhead(canvas: Pages, cover: Cover, logo: Logo | None) -> None:
    """Crest or logo and the words beside it, a rule below.

    The letterhead is the school's own and keeps its size in large print.
    """
    if logo is not None:
        logo.draw(canvas, LEFT * mm, down(13.0), cover.head.logo_mm)
    elif cover.head.crest:
        draw_crest(canvas, LEFT * mm, down(13.0), 15.3 * mm)
    for words, style, place in _head_boxes(cover.head, logo):
        box(canvas, words, style, place)
    canvas.setStrokeColor(ACTION)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT * mm, down(_RULE), RIGHT * mm, down(_RULE))
    if cover.draft:
        canvas.setStrokeColor(INK)
        canvas.rect(144 * mm, down(44.5), (RIGHT - 144) * mm, 6.5 * mm)
        box(canvas, strong("Draft, not yet signed"), line_style(10.5, 13), Place(146, 38.9, 42))


def _rows_beside(cover: Cover) -> list[tuple[str, str]]:
    rows = [("Date", day(cover.on)), ("Our reference", cover.reference)]
    if cover.reply_by:
        rows.append(("Please reply by", weekday(cover.reply_by)))
    return rows


def _particulars(canvas: Canvas, cover: Cover, look: Styles) -> None:
    """Date, reference and reply-by, at the right of the window."""
    if cover.large_print:
        top = _LARGE_TOP
        for label, value in _rows_beside(cover):
            top = box(canvas, quiet(label), look.footer, Place(_BESIDE, top, RIGHT - _BESIDE))
            top = box(canvas, value, look.cell, Place(_BESIDE, top, RIGHT - _BESIDE)) + 1.6
        return
    top = 57.1
    for label, value in _rows_beside(cover):
        box(canvas, quiet(label), _LABEL, Place(112.4, top + 0.5, 26))
        top = box(canvas, value, _VALUE, Place(138.4, top, RIGHT - 138.4)) + 0.6


_LARGE_TOP, _BESIDE = 46.0, 114.4
_LABEL, _VALUE = line_style(9.5, 12), line_style(10.5, 13)


def _beside_ends(cover: Cover, look: Styles) -> float:
    """Where date, reference and reply-by end in large print, in mm; 0 when they are small."""
    if not cover.large_print:
        return 0.0
    width = (RIGHT - _BESIDE) * mm
    cells = [
        each
        for label, value in _rows_beside(cover)
        for words, style in ((label, look.footer), (value, look.cell))
        for each in para(words, style)
    ]
    tall = sum(float(each.wrap(width, 10_000)[1]) for each in cells) / mm
    return float(_LARGE_TOP + tall + 1.6 * len(_rows_beside(cover)))


def _fold_marks(canvas: Canvas, stock: Stock) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.6)
    for at in stock.folds:
        canvas.line(3 * mm, down(at), 7 * mm, down(at))


# --- the address in its window --------------------------------------------------------------


def address_fit(cover: Cover) -> Fit:
    """The address as it will stand in the envelope of its cover.

    Raises:
        Refused: naming what does not fit. Type is never made smaller to squeeze it in.
    """
    lines = envelopes.address(cover.to.name, cover.to.lines)
    fit = envelopes.fit(lines, cover.stock or envelopes.usual(), measure)
    if not fit.fits:
        raise Refused(
            fit.why,
            what_to_do="Choose another envelope, join two lines of the address, or leave out "
            "the county.",
            field="address",
        )
    return fit


def _address(canvas: Canvas, fit: Fit) -> None:
    assert fit.setting is not None
    for line, base in zip(fit.lines, fit.bases, strict=True):
        draw_line(canvas, line, fit.setting, fit.stock.left * mm, down(base))
