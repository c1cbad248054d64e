"""What a reader makes of a file: the facts, the messages and the words, beside the untouched bytes.

A reading is a derived view and never the evidence itself. Every reader is a function
``read(content: bytes, name: str) -> Reading`` (a chat's also takes the date order that a person
has settled); it raises ``Refused`` with one plain sentence for a file that it will not read.
"""

from dataclasses import dataclass, field
from typing import Final

from tcat_desktop.evidence import kinds

# Marks of one entry of a chat. Whatever no table knows is shown as a system line, never dropped.
TEXT, SYSTEM, MEDIA, DELETED, POLL, CALL, CONTACT, LOCATION = (
    "text", "system", "media", "deleted", "poll", "call", "contact", "location",
)  # fmt: skip

AMBIGUOUS: Final = "ambiguous"
CONFLICT: Final = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One dated entry of a chat, in the order of the file.

    ``number`` counts from 1; ``line`` is the first line in the file (from 1) and ``lines`` how
    many it takes, so that an extract can cite them. ``at`` is ISO local time as written
    (``2026-11-17T19:30:00``), empty while the order of day and month is unproven; ``stamp`` is
    what stands in the file. ``sender`` is empty for what the program itself said.
    """

    number: int
    line: int
    lines: int
    at: str
    stamp: str
    sender: str
    words: str
    mark: str = TEXT
    attachment: str = ""
    edited: bool = False
    pasted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that came inside another: its own bytes are evidence of their own."""

    name: str
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Two readings of one real line, for a person to settle: ``("dmy", "4 February 2023")``."""

    line: int
    stamp: str
    readings: tuple[tuple[str, str], ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything a reader found. ``first`` and ``last`` are ISO local times or None.

    ``date_order``: dmy, mdy, ymd, ambiguous, conflict, or None where the kind has none.
    ``facts`` are what the file says of itself, for people: ("Taken", "17 November 2026, 15:20").
    ``warnings`` are whole sentences. ``machine`` is what a machine saw written in a picture, a
    row each: the words, how sure it is (0 to 1), then left, top, right and bottom of the place,
    in parts of the picture.
    """

    kind: str
    text: str = ""
    messages: tuple[Message, ...] = ()
    participants: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    date_order: str | None = None
    choice: Choice | None = None
    attachments: tuple[Attached, ...] = ()
    attachment_count: int = 0
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    gps: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    machine: tuple[tuple[str, float, float, float, float, float], ...] = ()

    def __post_init__(self) -> None:
        assert self.kind in (*kinds.KINDS, "messenger"), self.kind
