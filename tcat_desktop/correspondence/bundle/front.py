"""The first pages of a bundle: the cover, the index, and the schedule of its exhibits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, TableStyle
from reportlab.platypus import Table as Ruled

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.bundle.marks import Leading, Spots
from tcat_desktop.correspondence.bundle.plan import TABS, Bundle, Place, ScheduleLine
from tcat_desktop.correspondence.cover import fingerprint
from tcat_desktop.correspondence.paper import WIDTH
from tcat_desktop.correspondence.papers import MARGIN
from tcat_desktop.correspondence.paragraphs import (
    ACTION,
    HAIRLINE,
    INK,
    Styles,
    gap,
    line_style,
    para,
    styles,
)
from tcat_desktop.correspondence.words import Words, mono, quiet, strong

_WIDTH: Final = (WIDTH - 2 * MARGIN) * mm
_INDEX: Final = tuple(wide * mm for wide in (11, 112, 32, 15))
_SCHEDULE: Final = tuple(wide * mm for wide in (11, 63, 25, 55, 16))
_FINE: Final = line_style(7, 9.2, typefaces.MONO)
_PADS: Final[list[tuple[Any, ...]]] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (1, 0), (-2, -1), 8),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
]


@dataclass(frozen=True, slots=True)
class Opened:
    """What the first pages need to know of the rest: where each part stands."""

    places: Mapping[str, Place]
    spots: Spots


def front(bundle: Bundle, opened: Opened) -> list[Flowable]:
    """Cover, index and schedule as one story; page numbers as ``opened`` has them."""
    return [
        *_cover(bundle),
        PageBreak(),
        *_index(bundle, opened),
        *_schedule(bundle, opened),
    ]


# --- the cover


def _cover(bundle: Bundle) -> list[Flowable]:
    look = styles(bundle.large_print)
    rows = [
        [para(quiet(label), look.cell), para(words, look.cell)] for label, words in bundle.cover
    ]
    made: list[Flowable] = [
        gap(46 * mm),
        *para(bundle.trust, line_style(12, 16)),
        gap(3),
        *para(bundle.title, line_style(30, 36, typefaces.STRONG)),
        gap(6),
        *para(bundle.about, look.under_title),
        gap(16),
    ]
    if rows:
        table = Ruled(rows, colWidths=[46 * mm, _WIDTH - 46 * mm], hAlign="LEFT")
        table.setStyle(TableStyle([
            *_PADS[:4], ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
            ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ]))  # fmt: skip
        made.append(table)
    made += [
        gap(20),
        *para(
            "These papers are confidential to the panel, to those who speak at the hearing and to "
            "the person who complained. Bring them to the hearing, and give them back at its end.",
            look.body,
        ),
    ]
    return made


# --- the index


def _index(bundle: Bundle, opened: Opened) -> list[Flowable]:
    look = styles(bundle.large_print)
    head = [para(words, look.head_cell) for words in ("Tab", "Document", "Date")]
    rows: list[list[Any]] = [[*head, para("Page", look.head_right)]]
    lines: list[tuple[Any, ...]] = []
    for tab, title in TABS.items():
        parts = bundle.of_tab(tab)
        if not parts:
            continue
        if len(rows) > 1:
            lines.append(("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.6, HAIRLINE))
            lines.append(("TOPPADDING", (0, len(rows)), (-1, len(rows)), 5.5))
        lines.append(("BOTTOMPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), 6))
        rows.append(_tab_row(tab, title, bundle, opened, look))
        if tab != "E":
            rows += [
                [[], _leading(part.title, part.key, look, opened),
                 para(quiet(part.dated), look.cell), _page(part.key, opened, look)]
                for part in parts
            ]  # fmt: skip
    last = len(rows) - 1
    lines += [("LINEBELOW", (0, last), (-1, last), 0.6, HAIRLINE),
              ("BOTTOMPADDING", (0, last), (-1, last), 6)]  # fmt: skip
    return [
        *para("Index to the panel bundle", look.page_title),
        *para(bundle.about, look.under_title),
        _table(rows, _INDEX, [("TOPPADDING", (0, 0), (-1, -1), 2.6),
                              ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6), *lines]),
        gap(22),
    ]  # fmt: skip


def _tab_row(tab: str, title: str, bundle: Bundle, opened: Opened, look: Styles) -> list[Any]:
    letter = para(strong(tab), line_style(10.5, 13.65, typefaces.STRONG))
    for each in letter:
        for frag in each.frags:
            frag.textColor = ACTION
    if tab != "E":
        return [letter, para(strong(title), look.cell), [], []]
    numbers = [line.number for line in bundle.schedule]
    words = f"Exhibits {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else "Exhibit E1"
    first = bundle.of_tab("E")[0].key
    return [letter, _leading(strong(words), first, look, opened), [], _page(first, opened, look)]


def _leading(words: Words, key: str, look: Styles, opened: Opened) -> Leading:
    return Leading(para(words, look.cell), key, opened.spots)


def _page(key: str, opened: Opened, look: Styles) -> list[Flowable]:
    return para(str(opened.places[key].first), look.cell_right)


# --- the schedule


def _schedule(bundle: Bundle, opened: Opened) -> list[Flowable]:
    look = styles(bundle.large_print)
    if not bundle.schedule:
        return []
    names = ("No.", "What it is", "Made", "Fingerprint, SHA-256")
    rows: list[list[Any]] = [
        [*(para(words, look.head_cell) for words in names), para("Pages", look.head_right)]
    ]
    rows += [_exhibit(line, opened, look) for line in bundle.schedule]
    return [
        *para("Schedule of exhibits", line_style(15, 20, typefaces.STRONG)),
        *para(
            "The fingerprint (SHA-256) is of the file as it was first received, so anyone can "
            "check it. A covered copy says so.",
            look.small,
        ),
        _table(rows, _SCHEDULE, [("LINEBELOW", (0, 1), (-1, -1), 0.6, HAIRLINE),
                                 ("TOPPADDING", (0, 0), (-1, -1), 4),
                                 ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]),
    ]  # fmt: skip


def _exhibit(line: ScheduleLine, opened: Opened, look: Styles) -> list[Any]:
    what: Words = (line.what, ": ", strong(line.state)) if line.state else line.what
    place = opened.places.get(line.number)
    said = para(what, look.cell)
    prints: list[Flowable] = []
    if line.sha256:
        prints += para(mono(fingerprint(line.sha256)), _FINE)
    if line.note:
        prints += para(quiet(line.note), look.head_cell)
    return [
        para(strong(line.number), look.cell),
        Leading(said, line.number, opened.spots) if place else said,
        para(quiet(line.made), look.cell),
        prints,
        para(place.words if place else "—", look.cell_right),
    ]


def _table(
    rows: list[list[Any]], widths: tuple[float, ...], style: list[tuple[Any, ...]]
) -> Flowable:
    made = Ruled(rows, colWidths=widths, repeatRows=1, splitInRow=1, hAlign="LEFT")
    made.setStyle(TableStyle([*_PADS, *style]))
    return made
