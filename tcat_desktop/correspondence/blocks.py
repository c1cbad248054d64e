"""The parts a letter is composed of. Each says what it is; ``page`` knows how it looks."""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.words import Words


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. Blank lines in it part paragraphs; single line ends are kept."""

    words: Words


@dataclass(frozen=True, slots=True)
class Small:
    """A paragraph in smaller grey type: a note under a table, how to correct minutes."""

    words: Words


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The title of a paper that is not a letter, with a few grey lines under it."""

    words: Words
    under: Words = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the letter; it also stands in the outline of the PDF."""

    words: Words


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A paragraph that opens with a few strong words: **If you want to complain.** …"""

    lead: str
    words: Words


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose items are numbered from 1, as a reader will speak of them."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Bulleted:
    """A list without an order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """Answers to choose from on a form, each with a box to tick."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody wrote, exactly, and when. ``when`` may be empty."""

    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """Names and values side by side: when, where, who."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``widths`` are shares of the width; they need not add up to anything.

    ``right`` are the columns set to the right, ``strong_first`` makes the first column heavier.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    strong_first: bool = False
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section of minutes: 1, then 1.1, 1.2 …"""

    number: str
    title: str
    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists side by side under their own headings."""

    left: str
    left_items: tuple[Words, ...]
    right: str
    right_items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Indented:
    """Blocks set in from the left, as under a numbered heading."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that are not parted by the end of a page, such as a note and its signatures."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, side by side, each with the words printed under it.

    ``code`` is set as a square code at the right, for a machine to read; it may be empty.
    """

    under: tuple[Words, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class SquareCode:
    """A square code for a machine to read, with words beside it."""

    holds: str
    beside: Words
    mm: float = 30.0


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of characters to be typed back, numbered, two in a row, in fixed width."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursMap:
    """How many in each hour of the week: seven rows of 24, Monday first.

    ``hours`` are the working hours of each weekday, “08:30” to “16:30”, or None; they are outlined.
    """

    heat: tuple[tuple[int, ...], ...]
    hours: tuple[tuple[str, str] | None, ...]


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week from its Monday; ``usual`` is the median before, ``closed`` days of five."""

    monday: date
    messages: int
    usual: float | None = None
    over: bool = False
    closed: int = 0


@dataclass(frozen=True, slots=True)
class WeekBars:
    """A bar for each week; ``frequent`` is a broken line across, 0 for none."""

    weeks: tuple[WeekBar, ...]
    frequent: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in millimetres."""

    mm: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class FormBelow:
    """What follows is a form to send back: it stands behind the signature of the letter."""


Block = (
    Text
    | Small
    | PageTitle
    | Heading
    | LeadIn
    | Numbered
    | Bulleted
    | TickBoxes
    | Quoted
    | Particulars
    | Table
    | Section
    | Columns
    | Indented
    | Together
    | SignatureLines
    | SquareCode
    | Groups
    | HoursMap
    | WeekBars
    | Gap
    | NewPage
    | FormBelow
)
