"""Papers that are not letters: a small running head, a title, blocks, and a footer."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.blocks import Block
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import (
    FOOT,
    WIDTH,
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
from tcat_desktop.correspondence.paragraphs import INK, line_style, styles
from tcat_desktop.correspondence.words import strong

MARGIN = 20.0  # mm; a letter has 22, for its window


def publish_paper(cover: PaperCover, blocks: Sequence[Block]) -> bytes:
    """The paper as a PDF; the same facts give the same bytes.

    Raises:
        Refused: when a character cannot be printed.
    """
    look = styles(cover.large_print)
    for words in (cover.school, cover.reference, cover.footer, cover.mark):
        typefaces.refuse_missing(words)

    def around(canvas: Pages, page: str) -> None:
        running_head(canvas, cover.school, cover.reference, look, margin=MARGIN)
        if cover.mark:
            _mark(canvas, cover.mark, cover.large_print)
        foot(canvas, cover.footer, page, look, margin=MARGIN)

    width = WIDTH - 2 * MARGIN
    sheet = Sheet(
        stem="paper",
        story=set_blocks(blocks, Column(width * mm, look, Keys("paper"))),
        first=around,
        later=around,
        first_top=25.0,
        later_top=25.0,
        bottom=FOOT + footer_height(cover.footer, look, width),
        left=MARGIN,
        right=WIDTH - MARGIN,
    )
    return publish([sheet], about(cover.title, cover.school, cover.reference, cover.on))


def _mark(canvas: Pages, mark: str, large: bool) -> None:
    """A boxed mark in the middle of the running head, which a photocopy keeps."""
    wide, size = (56, 14) if large else (44, 10)
    left = (WIDTH - wide) / 2
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(left * mm, down(16.6), wide * mm, 6.8 * mm)
    top = 10.5 if large else 11.0
    box(canvas, strong(mark), line_style(size, 13, centred=True), Place(left, top, wide))
