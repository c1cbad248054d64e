"""The note that hands a case to the clerk, for the complaints procedure. It is not posted.

It says what is asked, what has happened in order, and which papers go with it, each with
the beginning of its fingerprint, so that the clerk can see that nothing was changed.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.blocks import Block, Heading, Numbered, Small, Table, Text
from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.words import mono, phrase
from tcat_desktop.journey.people import Role


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


def heading(_: HandoverNote) -> str:
    """The subject line."""
    return "Hand-over to the complaints procedure"


def short_fingerprint(fingerprint: str) -> str:
    """The first sixteen figures of a fingerprint, in fours: ``a41f 09c2 7be3 d815``."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, min(len(fingerprint), 16), 4))


def compose(facts: HandoverNote) -> tuple[Block, ...]:
    """The words of the note."""
    withheld: tuple[Block, ...] = (Text(facts.withheld),) if facts.withheld.strip() else ()
    return (
        Text(f"This matter is handed to you: {phrase(facts.about)}."),
        Text(facts.why),
        Heading("What we ask of you"),
        Numbered(facts.asked),
        Heading("What has happened, in order"),
        _chronology(facts),
        Heading("Papers handed over"),
        _papers(facts),
        Small(
            "The fingerprint is the beginning of the SHA-256 of each file as it was first "
            "received. The whole of it is in the record and can be checked there."
        ),
        *withheld,
        Text(
            f"{facts.contact} in the office, on {facts.phone}, can answer questions about the "
            "papers. Please write in the record that you accept this, or why you do not."
        ),
    )


def _chronology(facts: HandoverNote) -> Block:
    if not facts.chronology:
        return Text("Nothing is written down yet.")
    rows = tuple((line.when, line.what, line.by) for line in facts.chronology)
    return Table(("When", "What", "Written down by"), rows, (44, 62, 32))


def _papers(facts: HandoverNote) -> Block:
    if not facts.papers:
        return Text("No papers go with this note.")
    rows = tuple(
        (
            paper.number,
            f"{paper.what}. {paper.note}" if paper.note else paper.what,
            paper.made,
            mono(short_fingerprint(paper.fingerprint)) if paper.fingerprint else "None",
        )
        for paper in facts.papers
    )
    header = ("No.", "What it is", "Made", "Fingerprint, SHA-256")
    return Table(header, rows, (13, 62, 32, 40), strong_first=True)


LETTER = Letter(
    name="handover_note",
    title="Hand-over note to the clerk",
    signers=(Role.HEAD, Role.CEO),
    stage="complaint",
    clauses=("C11", "C27"),
    facts=HandoverNote,
    heading=heading,
    compose=compose,
    posted=False,
)
