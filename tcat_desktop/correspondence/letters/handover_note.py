"""The note that hands a case to the clerk, for the complaints procedure. It is not posted.

It says what is asked, what has happened in order, and which papers go with it, each with
the beginning of its fingerprint, so that the clerk can see that nothing was changed.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of the chronology: when it happened, what, and who wrote it down."""

    when: str
    what: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper handed over. ``fingerprint`` is the SHA-256 in hexadecimal, or empty."""

    number: str
    what: str
    made: str
    fingerprint: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverNote(Facts):
    """Whose matter it is, why it goes over, what is asked, and what goes with it."""

    about: str = field(
        metadata=fact("Whose matter", hint="Mrs Kerry Denholm, parent of Riley, 4H", by="record")
    )
    why: str = field(
        metadata=fact("Why it is handed over", hint="Which clause, and what was decided.")
    )
    asked: tuple[str, ...] = field(
        metadata=fact("What is asked of the clerk", "lines", hint="One a line.")
    )
    chronology: tuple[Happened, ...] = field(
        default=(), metadata=fact("What has happened", "rows", by="record")
    )
    papers: tuple[Paper, ...] = field(default=(), metadata=fact("Papers", "rows", by="record"))
    withheld: str = field(
        default="",
        metadata=fact("What is not with it", hint="Sealed messages stay sealed.", by="record"),
    )


HEADING = "Hand-over to the complaints procedure"
WORDS = """\
This matter is handed to you: {about:phrase}.

{why}

# What we ask of you

{for each in asked}
1. {each}
{end}

# What has happened, in order

{if chronology}
|= 44: When | 62: What | 32: Written down by
{for each in chronology}
| {each.when} | {each.what} | {each.by}
{end}
{else}
Nothing is written down yet.
{end}

# Papers handed over

{if papers}
|= 13: **No.** | 62: What it is | 32: Made | 40: Fingerprint, SHA-256
{for each in papers}
| {each.number} | {each.what}{if each.note}. {each.note}{end} | {each.made} | \
{if each.fingerprint}{each.fingerprint:fingerprint}{else}None{end}
{end}
{else}
No papers go with this note.
{end}

~ The fingerprint is the beginning of the SHA-256 of each file as it was first received. The whole
of it is in the record and can be checked there.

{if withheld}
{withheld}

{end}
{contact} in the office, on {phone}, can answer questions about the papers. Please write in the
record that you accept this, or why you do not.
"""

LETTER = Letter(
    name="handover_note",
    title="Hand-over note to the clerk",
    signers=(Role.HEAD, Role.CEO),
    stage="complaint",
    clauses=("C11", "C27"),
    facts=HandoverNote,
    heading=HEADING,
    words=WORDS,
    act=Act.HAND_OVER,
    posted=False,
)
