"""Putting the facts into a wording: what comes out is blocks, and no value is ever read.

A value is carried to the page as it is. Stars, bars, hashes and braces in it are printed;
only the wording's own words may say what is a heading, a list or strong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from tcat_desktop.correspondence import words as how
from tcat_desktop.correspondence.blocks import Block
from tcat_desktop.correspondence.wording.composing import Bit, composed
from tcat_desktop.correspondence.wording.language import parse
from tcat_desktop.correspondence.wording.tokens import Known, Tokens
from tcat_desktop.correspondence.wording.tree import Choice, Field, Node, Own, Repeat, Test
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.correspondence.words import Look, Span, spans
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from tcat_desktop.correspondence.letter import Facts, Letter

# A list of a thousand lines, each with a page of own words, is not a letter.
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Merged:
    """A letter's own words with the facts in them."""

    heading: str
    blocks: tuple[Block, ...]


def merge(wording: Wording, letter: "Letter", facts: "Facts") -> Merged:
    """The subject and the blocks of a letter. Raises Refused when a fact it needs is empty."""
    known = letter.known
    values = {each.name: getattr(facts, each.name) for each in fields(facts)}
    heading = _Merging(known, values).lines(parse(wording.heading, known).nodes)
    body = _Merging(known, values).lines(parse(wording.body, known).nodes)
    subject = "".join(bit.span.words for line in heading for bit in line)
    return Merged(" ".join(subject.split()), composed(body))


class _Merging:
    """Walks the tree once and lays the words out in lines."""

    def __init__(self, known: Tokens, values: dict[str, Any]) -> None:
        self.known = known
        self.values = values
        self.each: dict[str, Any] = {}
        self.made = 0

    def lines(self, nodes: tuple[Node, ...]) -> list[list[Bit]]:
        """Each line of the merged wording; a line whose words were all left out is gone."""
        lines: list[list[Bit]] = [[]]
        silent = False
        for bit in self._bits(nodes):
            if bit is None:
                silent = True
            elif bit.own and bit.span.words == "\n":
                if silent and not any(each.span.words.strip() for each in lines[-1]):
                    lines[-1] = []
                else:
                    lines.append([])
                silent = False
            elif bit.span.words:
                lines[-1].append(bit)
        if silent and len(lines) > 1 and not lines[-1]:
            lines.pop()
        return lines

    def _bits(self, nodes: tuple[Node, ...]) -> Iterator[Bit | None]:
        for node in nodes:
            if isinstance(node, Own):
                self._count(len(node.words))
                yield Bit(Span(node.words, node.look), own=True)
            elif isinstance(node, Field):
                self._count(1)
                yield from self._printed(node)
            else:
                if node.within:
                    yield None
                yield from self._some(node)

    def _some(self, node: Choice | Repeat) -> Iterator[Bit | None]:
        if isinstance(node, Repeat):
            yield from self._repeated(node)
        else:
            yield from self._bits(node.then if self._holds(node.test) else node.other)

    def _count(self, characters: int) -> None:
        self.made += characters
        if self.made > _MOST:
            raise Refused("This letter would run to hundreds of pages.",
                          what_to_do="Shorten the lists it repeats.")  # fmt: skip

    def _repeated(self, node: Repeat) -> Iterator[Bit | None]:
        found = self.known.get(node.name)
        assert found is not None
        items = self.values[node.name]
        if not items and not found.may_be_empty:
            raise _missing(found)
        for item in items:
            parts = {} if isinstance(item, str) else {
                f"each.{each.name}": getattr(item, each.name) for each in fields(item)
            }  # fmt: skip
            self.each = parts or {"each": item}
            yield from self._bits(node.body)
        self.each = {}

    def _value(self, name: str) -> Any:
        return self.each[name] if name.startswith("each") else self.values[name]

    def _holds(self, test: Test) -> bool:
        value = self._value(test.name)
        if test.asks == "counts":
            return len(value) == int(test.wanted)
        if test.asks == "is":
            return str(value).strip() == test.wanted.strip()
        return _there(value) != test.negated

    def _printed(self, node: Field) -> Iterator[Bit]:
        value = self._value(node.name)
        if node.way != "count" and not _there(value):
            raise _missing(self._known(node.name))
        for span in _formatted(value, node.way, node.given):
            look: Look = node.look if span.look == "plain" else span.look
            yield Bit(Span(span.words, look), own=False, marked=node.look == "strong")

    def _known(self, name: str) -> Known:
        return self.known.get(name) or Known(name=name, label=name.replace("each.", "A row’s "),
                                             kind="text")  # fmt: skip


def _there(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != ()


def _missing(known: Known) -> Refused:
    return Refused(
        f"“{known.label}” is still empty.",
        field=known.name,
        what_to_do=known.hint or "Fill it in, then look at the letter again.",
    )


def _formatted(value: Any, way: str, given: tuple[str, ...]) -> tuple[Span, ...]:
    if isinstance(value, date):
        return _dated(value, way)
    if isinstance(value, tuple):
        if way == "count":
            return (Span(how.count(len(value), *given)),)
        return (Span(how.listed(value), "strong" if way == "strong" else "plain"),)
    text = str(value)
    if way == "phrase":
        return (Span(how.phrase(text)),)
    if way == "lower":
        return (Span(text[:1].lower() + text[1:]),)
    if way == "quoted":
        return how.quoting(text)
    if way == "fingerprint":
        return (how.mono(how.short_fingerprint(text)),)
    return spans(how.strong(text) if way == "strong" else text)


def _dated(on: date, way: str) -> tuple[Span, ...]:
    if way == "day":
        return (Span(how.day(on)),)
    return (Span(how.weekday(on), "strong" if way == "strong" else "plain"),)
