"""From merged lines to the blocks of a letter: what begins with a mark of the wording's own."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from tcat_desktop.correspondence.blocks import (
    Block,
    Bulleted,
    FormBelow,
    Gap,
    Heading,
    LeadIn,
    Numbered,
    Particulars,
    Quoted,
    SignatureLines,
    Small,
    Table,
    Text,
    TickBoxes,
)
from tcat_desktop.correspondence.wording.tables import width
from tcat_desktop.correspondence.words import Span, Words

Kind = Literal[
    "text", "heading", "number", "bullet", "row", "quote", "small", "tick", "sign", "form", "blank"
]
_OPENS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"# +"), "heading"),
    (re.compile(r"\d{1,2}\. +"), "number"),
    (re.compile(r"- +"), "bullet"),
    (re.compile(r"\|(?=[ =])"), "row"),
    (re.compile(r"> +"), "quote"),
    (re.compile(r"~ +"), "small"),
    (re.compile(r"\[ \] +"), "tick"),
    (re.compile(r"_ +"), "sign"),
    (re.compile(r"---$"), "form"),
)


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a line. ``own`` are the wording's, and only those are read for marks.

    ``marked`` is a value that stands between two stars of the wording.
    """

    span: Span
    own: bool
    marked: bool = False


Line = list[Bit]


def composed(lines: list[Line]) -> tuple[Block, ...]:
    """The blocks these lines make."""
    opened = [_opened(line) for line in lines]
    blocks: list[Block] = []
    for kind, group in groupby(opened, key=lambda one: one[0]):
        rest = [line for _, line in group]
        if kind != "blank":
            blocks += _MADE[kind](rest)
    return tuple(blocks)


def _opened(line: Line) -> tuple[Kind, Line]:
    """What kind of line this is, and what stands behind its mark."""
    if not any(bit.span.words.strip() for bit in line):
        return "blank", []
    first = line[0]
    if first.own and first.span.look == "plain":
        for pattern, kind in _OPENS:
            if found := pattern.match(first.span.words):
                rest = Bit(Span(first.span.words[found.end() :]), own=True)
                return kind, [rest, *line[1:]]
    return "text", line


def _words(bits: Line) -> Words:
    """The words of a line; neighbours that look alike are one, so that a line breaks well."""
    spans: list[Span] = []
    for bit in bits:
        if spans and spans[-1].look == bit.span.look:
            spans[-1] = Span(spans[-1].words + bit.span.words, bit.span.look)
        elif bit.span.words:
            spans.append(bit.span)
    if len(spans) == 1 and spans[0].look == "plain":
        return spans[0].words
    return tuple(spans)


def _plain(bits: Line) -> str:
    return "".join(bit.span.words for bit in bits).strip()


def _joined(lines: list[Line]) -> Line:
    """Several lines as one, with their ends kept."""
    bits: Line = []
    for at, line in enumerate(lines):
        bits += [Bit(Span("\n"), own=True)] * (at > 0) + line
    return bits


def _text(lines: list[Line]) -> list[Block]:
    bits = _joined(lines)
    lead = 0
    while lead < len(bits) and (bits[lead].own or bits[lead].marked):
        if bits[lead].own and bits[lead].span.look != "strong":
            break
        lead += 1
    rest = bits[lead:]
    if lead and bits[0].own and _plain(rest):
        if rest[0].own:
            rest = [Bit(Span(rest[0].span.words.lstrip(), rest[0].span.look), own=True), *rest[1:]]
        return [LeadIn(_plain(bits[:lead]), _words(rest))]
    return [Text(_words(bits))]


def _rows(lines: list[Line]) -> list[Block]:
    """Particulars, or tables from each line that begins ``|=``."""
    blocks: list[Block] = []
    plain: list[Line] = []
    header: Line | None = None
    for line in [*lines, None]:
        heads = line is not None and line[0].span.words.startswith("=")
        if (line is None or heads) and (plain or header):
            blocks.append(_table(header, plain) if header else _particulars(plain))
            plain, header = [], None
        if line is not None and heads:
            header = [Bit(Span(line[0].span.words[1:]), own=True), *line[1:]]
        elif line is not None:
            plain.append(line)
    return blocks


def _cells(line: Line) -> list[Line]:
    """A row parted at the bars of the wording; a bar in a value parts nothing."""
    cells: list[Line] = [[]]
    for bit in line:
        parts = bit.span.words.split("|") if bit.own else [bit.span.words]
        for at, part in enumerate(parts):
            if at:
                cells.append([])
            cells[-1].append(Bit(Span(part, bit.span.look), bit.own, bit.marked))
    return [_trimmed(cell) for cell in cells]


def _trimmed(cell: Line) -> Line:
    cell = [bit for bit in cell if bit.span.words]
    if cell and cell[0].own:
        cell[0] = Bit(Span(cell[0].span.words.lstrip(), cell[0].span.look), own=True)
    if cell and cell[-1].own:
        cell[-1] = Bit(Span(cell[-1].span.words.rstrip(), cell[-1].span.look), own=True)
    return [bit for bit in cell if bit.span.words]


def _particulars(lines: list[Line]) -> Block:
    rows = []
    for line in lines:
        label, *rest = _cells(line)
        rows.append((_plain(label), _words([bit for cell in rest for bit in cell])))
    return Particulars(tuple(rows))


def _table(header: Line, lines: list[Line]) -> Block:
    heads = _cells(header)
    widths, names = zip(*(width(_plain(cell)) for cell in heads), strict=True)
    wide = len(heads)
    rows = []
    for line in lines:
        cells = [_words(cell) for cell in _cells(line)][:wide]
        rows.append((*cells, *([""] * (wide - len(cells)))))
    strong = any(bit.span.look == "strong" for bit in heads[0])
    return Table(tuple(names), tuple(rows), tuple(widths), strong_first=strong)


def _quoted(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        when, *rest = _cells(line)
        words = [bit for cell in rest for bit in cell]
        blocks.append(Quoted(_plain(when), _plain(words)) if rest else Quoted("", _plain(when)))
    return blocks


def _signed(line: Line) -> Block:
    return SignatureLines(tuple(_words(cell) for cell in _cells(line)))


_MADE: dict[Kind, Callable[[list[Line]], list[Block]]] = {
    "text": _text,
    "heading": lambda lines: [Heading(_words(line)) for line in lines],
    "number": lambda lines: [Numbered(tuple(_words(line) for line in lines))],
    "bullet": lambda lines: [Bulleted(tuple(_words(line) for line in lines))],
    "row": _rows,
    "quote": _quoted,
    "small": lambda lines: [Small(_words(_joined(lines)))],
    "tick": lambda lines: [TickBoxes(tuple(_words(line) for line in lines))],
    "sign": lambda lines: [each for line in lines for each in (_signed(line), Gap(5.0))],
    "form": lambda _lines: [FormBelow()],
}
