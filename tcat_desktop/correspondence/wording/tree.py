"""What a wording is once it is read: own words, fields, choices and repetitions, nothing else."""

from dataclasses import dataclass
from typing import Literal

from tcat_desktop.correspondence.words import Look

Asks = Literal["there", "is", "counts"]


@dataclass(frozen=True, slots=True)
class Own:
    """Words of the wording itself. Only these may hold markup."""

    words: str
    look: Look


@dataclass(frozen=True, slots=True)
class Field:
    """A fact to print. ``name`` is a field, “each”, or “each.” and a column of its rows."""

    name: str
    way: str
    given: tuple[str, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Test:
    """What an if asks of a field: whether there is any, what it is, or how many there are."""

    name: str
    asks: Asks
    wanted: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Words for when the test holds, and words for when it does not.

    ``within`` is True when it stands among the words of a line, False when it chooses lines.
    """

    test: Test
    then: "tuple[Node, ...]"
    other: "tuple[Node, ...]"
    within: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words printed once for each item of a list field."""

    name: str
    body: "tuple[Node, ...]"
    within: bool


Node = Own | Field | Choice | Repeat


@dataclass(frozen=True, slots=True)
class Parsed:
    """A wording that was read without a fault."""

    nodes: tuple[Node, ...]
