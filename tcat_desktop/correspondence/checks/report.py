"""What the checks are told of a letter, and what they say about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from tcat_desktop.correspondence.checks.law import Law
from tcat_desktop.correspondence.checks.paper import Paper, Reading

Weight = Literal["look", "stop"]
# A sentence that runs on for pages is kept only around the words found.
_AROUND = 600
_OPENS = 60


class Checked(Protocol):
    """What the checks need to know of a kind of letter; ``Letter`` is one."""

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def stage(self) -> str: ...

    @property
    def clauses(self) -> tuple[str, ...]: ...

    @property
    def laws(self) -> tuple[str, ...]: ...

    @property
    def weight(self) -> str: ...

    @property
    def rights(self) -> tuple[str, ...]: ...

    @property
    def posted(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a letter is held against: its kind, its day, its reader, and who must not be named.

    ``other_names`` are people of the case and their families who are not the reader's;
    ``pupils`` are others in the register, found only by forename and surname together.
    ``protected`` are words that may not reach this reader at all (addresses, telephones).
    """

    letter: Checked
    on: date
    recipient: str = ""
    own_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    pupils: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    teachers_under_allegation: tuple[str, ...] = ()
    expression_only: bool = False
    trust: str = ""
    schools: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at, or one that stops the letter.

    ``words`` are the exact words, at ``start`` to ``end`` of the paragraph; ``sentence`` is
    what an overruling counts for: once the sentence changes, it counts no longer. ``opens`` are
    the first words of the paragraph, to find it on the page.
    """

    rule: str
    words: str
    paragraph: int
    start: int
    end: int
    title: str
    why: str
    what_to_do: str
    weight: Weight
    sentence: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the checks found, and what they looked for and did not find."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]

    @property
    def stops(self) -> tuple[Finding, ...]:
        """The findings that stop a letter until somebody overrules them."""
        return tuple(each for each in self.findings if each.weight == "stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paper with its paragraphs made ready, as every rule takes it."""

    paper: Paper
    paragraphs: tuple[Reading, ...]


Rule = Callable[[Text, About], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a family of findings says each time: its name, why, what to write instead."""

    rule: str
    title: str
    why: str
    what_to_do: str
    weight: Weight = "stop"

    def at(self, reading: Reading, start: int, end: int, *, title: str = "") -> Finding:
        """A finding at a place of a paragraph."""
        sentence = reading.sentence(start)
        begins = max(sentence.start, start - _AROUND)
        ends = max(end, min(sentence.end, end + _AROUND))
        return Finding(
            rule=self.rule, words=reading.words[start:end], paragraph=reading.number,
            start=start, end=end, title=title or self.title, why=self.why,
            what_to_do=self.what_to_do, weight=self.weight,
            sentence=reading.words[begins:ends].strip(), opens=reading.words[:_OPENS],
        )  # fmt: skip

    def of_the_whole(self, text: Text, words: str = "") -> Finding:
        """A finding about the letter as a whole: it points at the end of its last paragraph."""
        last = text.paragraphs[-1] if text.paragraphs else None
        at = len(last.words) if last else 0
        return Finding(
            rule=self.rule, words=words, paragraph=last.number if last else 0, start=at, end=at,
            title=self.title, why=self.why, what_to_do=self.what_to_do, weight=self.weight,
            sentence=words, opens=last.words[:_OPENS] if last else "",
        )  # fmt: skip
