"""The words of a letter as the checks read them: paragraph by paragraph, quotations known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from tcat_desktop.correspondence import blocks as parts
from tcat_desktop.correspondence.blocks import Block
from tcat_desktop.correspondence.words import Span, Words, printable, spans

# A quotation is what somebody else wrote: (paragraph, start, end).
Place = tuple[int, int, int]
# Nothing reads this character as a word, a letter or the end of a sentence.
_COVER = "\u00b7"


class Said(Protocol):
    """A letter's words once its facts are filled in: a heading and what stands under it."""

    @property
    def heading(self) -> str:
        """The subject line."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The parts of the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A letter as plain paragraphs. ``quoted`` are stretches known to be somebody's own words;
    what stands in double quotes is found besides."""

    title: str
    paragraphs: tuple[str, ...]
    quoted: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, by where it begins and ends."""

    start: int
    end: int


class Reading:
    """One paragraph made ready: the words as they stand, our own words, and its sentences.

    ``own`` is as long as ``words``, character for character: quotations are covered, accents
    stay, curly apostrophes are straight and every space is one kind of space.
    """

    def __init__(self, number: int, words: str, quoted: Iterable[tuple[int, int]]) -> None:
        self.number = number
        self.words = words
        self.even = _even(words)
        self.own = _covered(self.even, [*quoted, *_quotations(words)])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; a paragraph without a full stop is one."""
        return tuple(_sentences(self.even, self.own))

    def sentence(self, at: int) -> Sentence:
        """The sentence around a place."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].start <= at:
                low = middle
            else:
                high = middle - 1
        return self.sentences[low] if self.sentences else Sentence(0, len(self.words))


def readings(paper: Paper) -> tuple[Reading, ...]:
    """Every paragraph of a paper, made ready once for all the rules."""
    by_paragraph: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in paper.quoted:
        by_paragraph.setdefault(number, []).append((start, end))
    return tuple(
        Reading(number, words, by_paragraph.get(number, ()))
        for number, words in enumerate(paper.paragraphs)
    )


# --- from blocks to paragraphs ----------------------------------------------------------------


def paper_of(said: Said) -> Paper:
    """The paper of a letter whose facts are filled in: as printed, one paragraph a passage."""
    paragraphs: list[str] = []
    quoted: list[Place] = []
    for words in _passages(said.blocks):
        for passage in _parted(words):
            number, text = len(paragraphs), ""
            for span in passage:
                shown = printable(span.words)
                if span.look == "italic" and shown.lstrip()[:1] in ("“", '"'):
                    quoted.append((number, len(text), len(text) + len(shown)))
                text += shown
            if text.strip():
                paragraphs.append(text)
            else:
                quoted = [each for each in quoted if each[0] != number]
    return Paper(title=printable(said.heading), paragraphs=tuple(paragraphs), quoted=tuple(quoted))


def _parted(words: Words) -> Iterator[list[Span]]:
    """Spans parted at blank lines, as the page parts them."""
    passage: list[Span] = []
    for span in spans(words):
        first, *rest = _BLANK_LINES.split(span.words)
        passage.append(Span(first, span.look))
        for piece in rest:
            yield passage
            passage = [Span(piece, span.look)]
    yield passage


def _passages(blocks: Iterable[Block]) -> Iterator[Words]:
    """The words of every block in order; names and values of particulars on one line."""
    for block in blocks:
        match block:
            case parts.Text(words) | parts.Small(words) | parts.Heading(words):
                yield words
            case parts.LeadIn(lead, words):
                yield (f"{lead} ", *spans(words))
            case parts.Numbered(items) | parts.Bulleted(items) | parts.TickBoxes(items):
                yield from items
            case parts.Quoted(when, words):
                yield (f"{when} ".lstrip(), Span(_as_quoted(words), "italic"))
            case parts.Particulars(rows):
                for name, value in rows:
                    yield (f"{name}: ", *spans(value))
            case parts.Indented(inner) | parts.Together(inner):
                yield from _passages(inner)
            case _:
                yield from _of_a_paper(block)


def _of_a_paper(block: Block) -> Iterator[Words]:
    """The words of the blocks that notes and papers have besides."""
    match block:
        case parts.PageTitle(words, under):
            yield words
            yield under
        case parts.Table(_, rows):
            for row in rows:
                yield from row
        case parts.Section(_, title, items):
            yield title
            yield from items
        case parts.Columns(left, left_items, right, right_items):
            for column in ((left, *left_items), (right, *right_items)):
                yield from column
        case _:
            pass


def _as_quoted(words: str) -> str:
    kept = words.strip()
    return kept if kept[:1] in ("“", '"') else f"“{kept}”"


# --- from words to sentences ------------------------------------------------------------------

_BLANK_LINES = re.compile(r"\n[ \n]*\n")
_QUOTE = re.compile('[“”"]')
_ODD = str.maketrans({"’": "'", "‘": "'", "‛": "'", "\u00a0": " ", "\u202f": " ", "\n": " ",
                      "‐": "-", "‑": "-"})  # fmt: skip


def _even(words: str) -> str:
    """The words with one kind of apostrophe, hyphen and space, character for character."""
    return words.translate(_ODD)


def _quotations(words: str) -> Iterator[tuple[int, int]]:
    """What stands in double quotes; a quotation that is never closed covers nothing."""
    opened: list[int] = []
    straight = -1
    for found in _QUOTE.finditer(words):
        at, mark = found.start(), found.group()
        if mark == "“":
            opened.append(at)
        elif mark == "”" and opened:
            yield opened.pop(), at + 1
        elif mark == '"' and straight >= 0:
            yield straight, at + 1
            straight = -1
        elif mark == '"' and not opened:
            straight = at


def _covered(words: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The words with every stretch covered, in one pass however they overlap."""
    made: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        if end <= at:
            continue
        begin = max(start, at)
        made += [words[at:begin], _COVER * (end - begin)]
        at = end
    return "".join([*made, words[at:]])


_STOP = re.compile(r"[.!?]+[)\]'”\"·]* +(?=[A-Z0-9“\"'(·])|[.!?:] *(?=\Z)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|St|No|Nos|Art|Arts|Reg|Regs|Sch|Para|para|paras|sec|art|"
    r"ss?|reg|e\.g|i\.e|etc|vs?|cf)|\b[A-Z])\Z"
)


def _sentences(words: str, own: str) -> Iterator[Sentence]:
    """The sentences; a stop within a quotation ends no sentence of ours."""
    ends = [0]
    for found in _STOP.finditer(own):
        before = words[max(0, found.start() - 6) : found.start()]
        if not _SHORT.search(before):
            ends.append(found.end())
    if ends[-1] < len(words):
        ends.append(len(words))
    for start, end in pairwise(ends):
        yield Sentence(start, end)
