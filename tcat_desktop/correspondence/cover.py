"""What stands around a letter or a paper: from whom, to whom, under which Code, in what print.

Plain facts, so that asking what a letter needs does not load what prints it.
"""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.envelopes import Stock


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """The person written to. The last of ``lines`` is the postcode."""

    name: str
    lines: tuple[str, ...]
    salutation: str


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


def fingerprint(sha256: str) -> str:
    """A SHA-256 as paper shows it: eight groups of eight, on two lines."""
    groups = [sha256[at : at + 8] for at in range(0, len(sha256), 8)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
