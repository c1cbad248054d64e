"""The pages of a bundle that the desk sets itself, all in one PDF, so that they share typefaces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, PageBreak

from tcat_desktop.correspondence.bundle.front import Opened, front
from tcat_desktop.correspondence.bundle.marks import Shown, Spots
from tcat_desktop.correspondence.bundle.plan import (
    Bundle,
    Composed,
    Finished,
    Foreign,
    Part,
    Pictured,
    Place,
)
from tcat_desktop.correspondence.bundle.stamps import BOTTOM, TOP
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import HEIGHT, WIDTH, Pages, Sheet, about, publish
from tcat_desktop.correspondence.papers import MARGIN
from tcat_desktop.correspondence.paragraphs import gap, line_style, para, styles
from tcat_desktop.correspondence.typefaces import STRONG

FRONT: Final = "front"
# Where a foreign page, or a picture, may stand under its caption, in mm.
FRAME_TOP: Final = 40.0
_ROOM: Final = (WIDTH - 2 * MARGIN, HEIGHT - FRAME_TOP - BOTTOM - 2)
# A picture this much taller than wide is shown in strips, or nobody could read it.
_LONG: Final = 3.2
_LONG_WIDE: Final = 105.0  # mm


@dataclass(slots=True)
class Made:
    """One PDF of our own pages: how many each part has, in order, and what stands where on them."""

    content: bytes
    counts: dict[str, int] = field(default_factory=dict)
    spots: Spots = field(default_factory=Spots)


def our_pages(bundle: Bundle) -> Made:
    """Every page that the desk sets itself, but for the first ones."""
    parts = [part for part in bundle.parts if not isinstance(part.source, Finished)]
    spots = Spots()
    if not parts:
        return Made(b"")
    return _published(bundle, [(part.key, _story(part, bundle, spots)) for part in parts], spots)


def first_pages(bundle: Bundle, places: Mapping[str, Place]) -> Made:
    """Cover, index and schedule, with these page numbers in them."""
    spots = Spots()
    return _published(bundle, [(FRONT, front(bundle, Opened(places, spots)))], spots)


def composed(bundle: Bundle, key: str, flowables: Sequence[Flowable]) -> Made:
    """A paper of our own that stands in the same frame, such as what was covered and why."""
    return _published(bundle, [(key, list(flowables))], Spots())


def _published(bundle: Bundle, stories: list[tuple[str, list[Flowable]]], spots: Spots) -> Made:
    counts: dict[str, int] = {}

    def turn(_canvas: Pages, page: str) -> None:
        stem = page.rsplit(".", 1)[0]
        counts[stem] = counts.get(stem, 0) + 1

    sheets = [
        Sheet(stem=stem, story=story, first=turn, later=turn, first_top=TOP, later_top=TOP,
              bottom=BOTTOM, left=MARGIN, right=WIDTH - MARGIN)
        for stem, story in stories
    ]  # fmt: skip
    facts = about(bundle.title, bundle.school, bundle.reference, bundle.on)
    return Made(publish(sheets, facts), counts, spots)


def _story(part: Part, bundle: Bundle, spots: Spots) -> list[Flowable]:
    match part.source:
        case Composed(blocks=blocks):
            column = Column(
                (WIDTH - 2 * MARGIN) * mm, styles(bundle.large_print), Keys(f"bundle-{part.key}")
            )
            return set_blocks(blocks, column)
        case Foreign() as foreign:
            return _frames(part, foreign)
        case Pictured() as pictured:
            return _pictures(part, pictured, spots)
    raise AssertionError(part.key)


def _caption(part: Part, words: str, *, more: str = "") -> list[Flowable]:
    line = f"{part.key}  {part.title}{more}"
    return [
        *para(line, line_style(12.5, 16, STRONG)),
        *para(words, styles().head_cell),
        gap(4),
    ]


def _frames(part: Part, foreign: Foreign) -> list[Flowable]:
    made: list[Flowable] = []
    for page in range(foreign.pages):
        more = f", page {page + 1} of {foreign.pages}" if foreign.pages > 1 else ""
        made += [PageBreak()] if page else []
        made += _caption(part, foreign.caption, more=more)
    return made


def _pictures(part: Part, pictured: Pictured, spots: Spots) -> list[Flowable]:
    picture = ImageReader(BytesIO(pictured.picture))
    wide, tall = (side * mm for side in _ROOM)
    across = pictured.height / pictured.width
    if across <= _LONG:
        # 96 dots an inch is the size of a screenshot on its screen; nothing is made larger.
        scale = min(wide / pictured.width, tall / pictured.height, 72 / 96 * 1.35)
        size = (pictured.width * scale, pictured.height * scale)
        return [*_caption(part, pictured.caption), Shown(picture, size, part.key, spots)]
    size = (_LONG_WIDE * mm, _LONG_WIDE * mm * across)
    many = -int(-size[1] // (tall - 6 * mm))
    step, over = 1 / many, 4 * mm / size[1]
    made: list[Flowable] = []
    for at in range(many):
        made += [PageBreak()] if at else []
        made += _caption(part, pictured.caption, more=f", strip {at + 1} of {many}")
        strip = (max(at * step - over, 0.0), min((at + 1) * step, 1.0))
        made.append(Shown(picture, size, part.key, spots, strip))
    return made
