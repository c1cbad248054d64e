"""What goes into a panel bundle, in order: tabs, parts, and the schedule of the exhibits."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tcat_desktop.correspondence.blocks import Block

# The tabs, in order, as a panel member finds them on the dividers.
TABS: Final[dict[str, str]] = {
    "A": "The complaint and the replies",
    "B": "What happened, in order",
    "C": "Policies in force on the day",
    "D": "Letters and minutes",
    "E": "Exhibits",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """Pages that the desk sets itself, from blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A paper of our own, bound in as it was issued, byte for byte on the page."""

    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Somebody else's PDF, made harmless by the reader; each page stands in a frame of ours."""

    content: bytes
    pages: int
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A picture, as a copy of its pixels alone; ``width`` and ``height`` are in pixels."""

    picture: bytes
    width: int
    height: int
    caption: str


Source = Composed | Finished | Foreign | Pictured


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing in the bundle. ``key`` is what people call it: ``L1``, ``E4``, ``chronology``.

    ``sha256`` is of the bytes it was made from, as they were first received or issued; where
    there are none, of the words themselves (``manifest.digest_of``).
    """

    key: str
    tab: str
    title: str
    dated: str
    source: Source
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLine:
    """One exhibit on the schedule: in the bundle, beside it, left out, or sealed (then no words).

    ``what`` is plain; ``state`` follows it in heavier words, ``note`` stands in place of the
    fingerprint, or under it.
    """

    number: str
    what: str
    made: str
    sha256: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """An exhibit's own bytes, travelling within the file."""

    number: str
    name: str
    content: bytes
    mime: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything a bundle is made of. ``standing`` follows “Bundle version 2, ” in the footer."""

    school: str
    trust: str
    reference: str
    title: str
    about: str
    cover: tuple[tuple[str, str], ...]
    number: int
    standing: str
    on: date
    parts: tuple[Part, ...]
    schedule: tuple[ScheduleLine, ...]
    embedded: tuple[Embedded, ...] = ()
    large_print: bool = False

    def of_tab(self, tab: str) -> tuple[Part, ...]:
        """The parts behind one tab, in order."""
        return tuple(part for part in self.parts if part.tab == tab)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a part stands: its first page and its last, as stamped."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """``58``, or ``59–61``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
