"""Addresses on sheets of labels, from whichever label is the first one left on the sheet.

An address that a label does not hold is left out and reported by its place, never made smaller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.envelopes import LabelSheet, Setting, settled
from tcat_desktop.correspondence.flowing import Bookmark
from tcat_desktop.correspondence.paper import Pages, Sheet, about, publish
from tcat_desktop.correspondence.paragraphs import HAIRLINE, QUIET, draw_line, measure
from tcat_desktop.journey.refusals import Refused

# White between the edge of a label and its words, in mm: printers are a little out.
_EDGE = 4.0

Address = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels as a PDF, and which addresses are not on them, each with the reason."""

    pdf: bytes
    left_out: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    lines: Address
    setting: Setting
    bases: tuple[float, ...]


def print_labels(
    addresses: Sequence[Address], sheet: LabelSheet, *, school: str, on: date, start: int = 1
) -> Labels:
    """The addresses one after another, the first on label ``start`` of the first sheet.

    Raises:
        Refused: when there is no such label, no label holds any of them, or a character cannot
            be printed.
    """
    many = sheet.across * sheet.down
    if not 1 <= start <= many:
        raise Refused(f"This sheet has labels 1 to {many}.", field="start")
    placed, left_out = [], []
    for at, lines in enumerate(addresses):
        found = _placed(lines, sheet)
        if found is None:
            left_out.append((at, _why(lines, sheet)))
        else:
            placed.append(found)
    if not placed:
        raise Refused(
            left_out[0][1] if left_out else "There is no address to print.",
            what_to_do="Choose larger labels, or write it by hand.", field="labels",
        )  # fmt: skip
    spaced: list[_Placed | None] = [*([None] * (start - 1)), *placed]
    pages = [spaced[first : first + many] for first in range(0, len(spaced), many)]
    sheets = [_sheet(page, sheet, number) for number, page in enumerate(pages)]
    pdf = publish(sheets, about(sheet.title, school, "Labels", on))
    return Labels(pdf, tuple(left_out))


def print_outlines(sheet: LabelSheet, school: str, on: date) -> bytes:
    """The outline of every label with its number, to hold against a sheet of labels."""

    def around(canvas: Pages, _: str) -> None:
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(QUIET)
        canvas.setFont(typefaces.REGULAR, 11)
        wide, tall = sheet.label
        for number, (left, top) in enumerate(_corners(sheet), 1):
            low = _up(sheet, top + tall)
            canvas.rect(left * mm, low, wide * mm, tall * mm)
            canvas.drawString((left + _EDGE) * mm, low + _EDGE * mm, f"Label {number}")

    made = _paper(sheet, "outlines", around)
    return publish([made], about(sheet.title, school, "Labels", on))


def _placed(lines: Address, sheet: LabelSheet) -> _Placed | None:
    room = (sheet.label[0] - 2 * _EDGE, sheet.label[1] - 2 * _EDGE)
    found = settled(lines, sheet.settings, room, measure)
    return _Placed(lines, *found) if found else None


def _why(lines: Address, sheet: LabelSheet) -> str:
    room = (sheet.label[0] - 2 * _EDGE) * mm
    for line in lines:
        if measure(line, sheet.settings[-1].size).wide > room:
            return f"The line “{line}” is too wide for a label ({sheet.title})."
    return f"The address has more lines than a label holds ({sheet.title})."


def _corners(sheet: LabelSheet) -> Iterator[tuple[float, float]]:
    """The upper left corner of each label, in mm, along each row in turn."""
    for row in range(sheet.down):
        for column in range(sheet.across):
            yield (sheet.margin[0] + column * (sheet.label[0] + sheet.gap[0]),
                   sheet.margin[1] + row * (sheet.label[1] + sheet.gap[1]))  # fmt: skip


def _sheet(placed: Sequence[_Placed | None], sheet: LabelSheet, number: int) -> Sheet:
    def around(canvas: Pages, _: str) -> None:
        for each, corner in zip(placed, _corners(sheet), strict=False):
            if each is not None:
                _label(canvas, each, corner, sheet)

    return _paper(sheet, f"labels{number}", around)


def _label(canvas: Canvas, placed: _Placed, corner: tuple[float, float], sheet: LabelSheet) -> None:
    # In the middle of the label from top to bottom, where a label that slipped is still whole.
    spare = sheet.label[1] - 2 * _EDGE - placed.bases[-1] - 1.5
    top = corner[1] + _EDGE + max(0.0, spare / 2)
    for line, base in zip(placed.lines, placed.bases, strict=True):
        draw_line(canvas, line, placed.setting, (corner[0] + _EDGE) * mm, _up(sheet, top + base))


def _up(sheet: LabelSheet, from_top: float) -> float:
    return float((sheet.paper[1] - from_top) * mm)


def _paper(sheet: LabelSheet, stem: str, around: object) -> Sheet:
    wide, tall = sheet.paper
    return Sheet(
        stem=stem, story=[Bookmark(stem, sheet.title, 0)], first=around, later=around,  # type: ignore[arg-type]
        first_top=tall - 8, later_top=tall - 8, bottom=2, left=5, right=wide - 5,
        size=(wide * mm, tall * mm),
    )  # fmt: skip
