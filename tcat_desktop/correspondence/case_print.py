"""The whole of a case on paper, in order: what a person may ask for, and a panel may read."""

from dataclasses import dataclass
from datetime import date, datetime

from tcat_desktop.correspondence.blocks import (
    Block,
    Heading,
    HoursMap,
    PageTitle,
    Particulars,
    Small,
    Table,
    Together,
    WeekBar,
    WeekBars,
)
from tcat_desktop.correspondence.blocks import Text as Paragraphs
from tcat_desktop.correspondence.cover import PaperCover, fingerprint
from tcat_desktop.correspondence.words import Span, Words, clock, day, mono, quiet, strong


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody in the case: ``part`` is “Wrote the posts”, “Written about”, “Told us”."""

    name: str
    part: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """A clause of the Code, and what was judged of it: Likely, Found, Not used."""

    number: str
    name: str
    judgement: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessLine:
    """One question of the fairness record, and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry: when it happened, when it was written down and by whom.

    ``late`` says by how much the writing came after the event, or is empty. Moments are in
    the school's own time; ``happened_at`` is None when nobody knows the hour.
    """

    happened_on: date
    happened_at: datetime | None
    entered_at: datetime
    by: str
    kind: str
    what: str
    late: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitLine:
    """One exhibit. ``sha256`` is of the file as received; empty when it is held sealed."""

    number: str
    what: str
    made: str
    sha256: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One letter of the case, to whom, and how it stands: posted, signed, draft."""

    number: str
    title: str
    to: str
    on: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One thing to be done: by when, by whom, and a line for each day of how it was counted."""

    what: str
    on: date | None
    by: str
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatHoursLine:
    """When and how often somebody wrote in one chat: advice, with its numbers and no verdict.

    ``who`` is empty for everybody. ``weeks`` are drawn; ``said`` and ``notes`` are sentences.
    """

    number: str
    name: str
    who: str
    whose_hours: str
    heat: tuple[tuple[int, ...], ...]
    hours: tuple[tuple[str, str] | None, ...]
    weeks: tuple[WeekBar, ...]
    frequent: int
    said: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePrint:
    """Everything that is printed of a case, and who printed it when."""

    school: str
    reference: str
    title: str
    stage: str
    opened_on: date
    owner: str
    printed_at: datetime
    printed_by: str
    people: tuple[PersonLine, ...] = ()
    clauses: tuple[ClauseLine, ...] = ()
    fairness: tuple[FairnessLine, ...] = ()
    chronology: tuple[EntryLine, ...] = ()
    exhibits: tuple[ExhibitLine, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    chats: tuple[ChatHoursLine, ...] = ()
    sealed: str = ""
    checkpoint: str = ""
    large_print: bool = False


def print_case(facts: CasePrint) -> bytes:
    """The case as a PDF. Raises Refused when a character cannot be printed."""
    on = facts.printed_at.date()
    checkpoint = f" Record checkpoint {facts.checkpoint}." if facts.checkpoint else ""
    cover = PaperCover(
        title=f"Case {facts.reference}",
        school=facts.school,
        reference=facts.reference,
        footer=(
            f"Printed {day(on)}, {clock(facts.printed_at)}, by {facts.printed_by}."
            f"{checkpoint} Confidential: keep it locked away, and shred it when done."
        ),
        on=on,
        large_print=facts.large_print,
    )
    from tcat_desktop.correspondence.papers import publish_paper

    return publish_paper(cover, compose(facts))


def compose(facts: CasePrint) -> tuple[Block, ...]:
    """The blocks of the printed case, in order."""
    return (
        PageTitle(f"Case {facts.reference}", facts.title),
        Particulars(
            (
                ("Stage", facts.stage),
                ("Opened", day(facts.opened_on)),
                ("In the care of", facts.owner),
            )
        ),
        *_part("People", _people(facts)),
        *_part("Clauses of the Code", _clauses(facts)),
        *_part("Fairness record", _fairness(facts)),
        *_part("Still to do, and how the days were counted", _due(facts)),
        *_part("What happened, in order", _chronology(facts)),
        *_part("Exhibits", _exhibits(facts)),
        *(block for chat in facts.chats for block in _chat(chat)),
        *_part("Letters and minutes", _letters(facts)),
        *((Paragraphs(facts.sealed),) if facts.sealed else ()),
    )


def _part(title: str, table: Table) -> tuple[Block, ...]:
    # An empty part is printed too: that there are no exhibits is something a reader must see.
    return (Heading(title), table if table.rows else Small("None."))


def _people(facts: CasePrint) -> Table:
    rows = tuple((each.name, each.part, each.notes) for each in facts.people)
    return Table(("Name", "Part", "Notes"), rows, (55, 45, 70), strong_first=True)


def _clauses(facts: CasePrint) -> Table:
    rows = tuple((each.number, each.name, each.judgement, each.reason) for each in facts.clauses)
    return Table(("Clause", "What it says", "Judged", "Why"), rows, (16, 58, 26, 70), True)


def _fairness(facts: CasePrint) -> Table:
    rows = tuple((each.question, each.answer) for each in facts.fairness)
    return Table(("Asked", "Answered"), rows, (70, 100))


def _due(facts: CasePrint) -> Table:
    rows = tuple(
        (
            (strong(each.what), quiet(f"\n{each.by}")) if each.by else strong(each.what),
            day(each.on) if each.on else "No date",
            "\n".join(each.working) or quiet("Set by a person"),
        )
        for each in facts.due
    )
    return Table(("What, and who does it", "By", "How it was counted"), rows, (66, 38, 66))


def _chronology(facts: CasePrint) -> Table:
    rows = tuple((_when(each), _what(each)) for each in facts.chronology)
    return Table(("When it happened", "What, and when it was written down"), rows, (38, 132))


def _when(entry: EntryLine) -> Words:
    hour = f"\n{clock(entry.happened_at)}" if entry.happened_at else "\nhour not known"
    return (strong(day(entry.happened_on)), hour)


def _what(entry: EntryLine) -> Words:
    entered = f"{day(entry.entered_at.date())}, {clock(entry.entered_at)}"
    late: tuple[str | Span, ...] = (strong(f" {entry.late}."),) if entry.late else ()
    written = quiet(f"\nWritten down {entered}, by {entry.by}.")
    return (strong(f"{entry.kind}. "), entry.what, written, *late)


def _exhibits(facts: CasePrint) -> Table:
    rows = tuple(
        (
            each.number,
            (each.what, quiet(f"\n{each.state}")) if each.state else each.what,
            each.made,
            mono(fingerprint(each.sha256)) if each.sha256 else quiet("Held in the sealed register"),
        )
        for each in facts.exhibits
    )
    header = ("No.", "What it is", "Made", "Fingerprint, SHA-256")
    return Table(header, rows, (12, 61, 35, 62), strong_first=True)


def _chat(chat: ChatHoursLine) -> tuple[Block, ...]:
    who = f", from {chat.who}" if chat.who else ""
    legend = f"The number is how many messages; the outline is {chat.whose_hours}."
    weeks = (
        "A bar for each week. A line across it is the middle (median) of the weeks before; grey "
    )
    weeks += "is the part of the week on which the school was closed."
    if chat.frequent:
        weeks += f" The broken line is {chat.frequent:,} a week; bars with a black edge have more."
    return (
        Heading(f"When and how often: {chat.number}{who}"),
        Small(chat.name),
        Paragraphs(" ".join(chat.said)),
        Together((HoursMap(chat.heat, chat.hours), Small(legend))),
        Together((WeekBars(chat.weeks, chat.frequent), Small(weeks))),
        Small(" ".join(("This is advice under C35, C40 and C41.", *chat.notes))),
    )


def _letters(facts: CasePrint) -> Table:
    rows = tuple(
        (each.number, each.title, each.to, day(each.on), each.state) for each in facts.letters
    )
    header = ("No.", "What", "To", "Date", "How it stands")
    return Table(header, rows, (14, 52, 42, 34, 28), strong_first=True)
