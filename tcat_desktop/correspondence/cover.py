"""What stands around a letter or a paper: from whom, to whom, under which Code, in what print.

Plain facts, so that asking what a letter needs does not load what prints it.
"""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.envelopes import Stock
from tcat_desktop.correspondence.words import day, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The school that writes. ``address`` is one line or a few, as it is to be printed.

    ``logo`` is a plain PNG that the desk made itself, ``logo_mm`` how tall it stands; without
    one the crest is drawn. ``trust_line`` takes the place of “Part of” and the trust.
    """

    school: str
    trust: str
    address: tuple[str, ...]
    phone: str
    email: str
    website: str = ""
    crest: bool = True
    logo: bytes = b""
    logo_mm: float = 15.0
    trust_line: str = ""

    @property
    def under(self) -> str:
        """The line under the name of the school."""
        return self.trust_line or (f"Part of {self.trust}" if self.trust else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """The person written to. The last of ``lines`` is the postcode."""

    name: str
    lines: tuple[str, ...]
    salutation: str

    @property
    def farewell(self) -> str:
        """How a letter to her ends."""
        unnamed = self.salutation.casefold() in ("sir or madam", "sir", "madam")
        return "Yours faithfully" if unnamed else "Yours sincerely"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStamp:
    """The version of the Code in force, and the clauses a letter rests on (clause C70).

    ``where`` says where the Code can be read: ``at the office and at applewick.example/code``.
    """

    version: str
    clauses: tuple[str, ...]
    review_due: date
    overdue: bool
    where: str


Stroke = tuple[tuple[float, float], ...]
# How many times wider than tall the box is in which one signs on the screen.
SIGNATURE_SHAPE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs, by title and surname, and in which post.

    ``strokes`` is a signature drawn on the screen: points from 0 to 1 in a box four times as
    wide as it is tall, from its upper left corner. ``typed`` says when it was signed by typing.
    With neither there is room to sign in ink.
    """

    name: str
    post: str
    strokes: tuple[Stroke, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Everything on a letter but its own words. Without a ``stock`` it is for a DL window."""

    head: Letterhead
    to: Addressee
    on: date
    reference: str
    reply_by: date | None = None
    signer: Signer
    code: CodeStamp
    large_print: bool = False
    draft: bool = False
    stock: Stock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCover:
    """What stands around a paper: whose it is, its reference, its footer, and its day.

    ``mark`` is printed in a box at the head of every page: “Draft, not yet agreed”.
    """

    title: str
    school: str
    reference: str
    footer: str
    on: date
    mark: str = ""
    large_print: bool = False


def code_sentence(code: CodeStamp) -> str:
    """What the footer says of the Code: its version, the clauses, and whether review is late."""
    number = "clause" if len(code.clauses) == 1 else "clauses"
    clauses = f", {number} {listed(code.clauses)}" if code.clauses else ""
    due = day(code.review_due)
    review = (
        f"its review, due {due}, is overdue" if code.overdue else f"its next review is due {due}"
    )
    where = f" The Code is {code.where}." if code.where else ""
    return (
        f"Social Media Code of Conduct for Parents, version {code.version}{clauses}. "
        f"Version in force; {review}.{where}"
    )


def fingerprint(sha256: str) -> str:
    """A SHA-256 as paper shows it: eight groups of eight, on two lines."""
    groups = [sha256[at : at + 8] for at in range(0, len(sha256), 8)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
