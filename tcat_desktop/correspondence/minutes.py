"""The minutes of a meeting: who was there, what each said, what is agreed, who does what."""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.blocks import (
    Block,
    Columns,
    Indented,
    PageTitle,
    Section,
    SignatureLines,
    Small,
    Table,
    Together,
)
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.words import day, weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody at the meeting, in what role, with a note if there is one."""

    name: str
    role: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item of the agenda, and what was said under it, point by point."""

    title: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something somebody said she would do, and by when."""

    what: str
    who: str
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Everything on the minutes. ``whom`` is the parent; times are as ``3.47 pm``.

    ``basis`` is the sentence on why the meeting was asked for, and that nobody had to come.
    ``checkpoint`` is the mark of the record that the minutes were printed from.
    """

    school: str
    reference: str
    whom: str
    met_on: date
    starts: str
    ends: str
    place: str
    basis: str
    present: tuple[Present, ...]
    parts: tuple[Part, ...]
    agreed: tuple[str, ...] = ()
    not_agreed: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    correct_by: date | None = None
    signers: tuple[str, ...] = ()
    checkpoint: str = ""
    code: str = ""
    draft: bool = True
    large_print: bool = False


def print_minutes(facts: Minutes) -> bytes:
    """The minutes as a PDF. Raises Refused when a character cannot be printed."""
    cover = PaperCover(
        title=f"Minutes of a meeting with {facts.whom}",
        school=facts.school,
        reference=facts.reference,
        footer=f"Record checkpoint {facts.checkpoint}" if facts.checkpoint else "",
        on=facts.met_on,
        mark="Draft, not yet agreed" if facts.draft else "",
        large_print=facts.large_print,
    )
    from tcat_desktop.correspondence.papers import publish_paper

    return publish_paper(cover, compose(facts))


def compose(facts: Minutes) -> tuple[Block, ...]:
    """The blocks of the minutes, in order."""
    parts = [Section(str(at), part.title, part.points) for at, part in enumerate(facts.parts, 1)]
    number = len(parts) + 1
    agreement: list[Block] = []
    if facts.agreed or facts.not_agreed:
        agreement = _agreement(facts, str(number))
        number += 1
    actions: list[Block] = []
    if facts.actions:
        actions = [Section(str(number), "Actions", ()), _actions(facts, number)]
    return (
        PageTitle(f"Minutes of a meeting with {facts.whom}", _when(facts)),
        *_present(facts),
        *parts,
        *agreement,
        *actions,
        Indented((Together((_corrections(facts), *_signatures(facts))),)),
    )


def _when(facts: Minutes) -> str:
    # Minutes are looked at while the meeting goes on, when nobody knows yet how long it takes.
    hours = f"{facts.starts} to {facts.ends}" if facts.ends else f"from {facts.starts}"
    when = f"{weekday(facts.met_on)}, {hours}, in {facts.place}."
    return f"{when} {facts.basis}".strip()


def _present(facts: Minutes) -> tuple[Block, ...]:
    rows = tuple((each.name, each.role, each.notes) for each in facts.present)
    return (Table(("Present", "In what role", "Notes"), rows, (58, 62, 50), strong_first=True),)


def _agreement(facts: Minutes, number: str) -> list[Block]:
    none = ("Nothing was written down.",)
    agreed, other = facts.agreed or none, facts.not_agreed or none
    columns = Columns("Agreed by everyone", agreed, "Not agreed", other)
    both: list[Block] = [
        Section(number, "What is agreed and what is not", ()),
        Indented((columns,)),
    ]
    # What is agreed is read against what is not, so short lists stay on one page.
    return [Together(tuple(both))] if sum(map(len, agreed + other)) < 900 else both


def _actions(facts: Minutes, number: int) -> Block:
    rows = tuple(
        (f"{number}.{at}", each.what, each.who, day(each.by) if each.by else "No date")
        for at, each in enumerate(facts.actions, 1)
    )
    return Indented((Table(("No.", "What", "Who", "By"), rows, (12, 81, 32, 35)),))


def _corrections(facts: Minutes) -> Block:
    by = f" by {day(facts.correct_by)}" if facts.correct_by else ""
    return Small(
        "These minutes are not word for word. If you think something is wrong, tell the office"
        f"{by}; your note will be kept with them, whether or not we change the text."
    )


def _signatures(facts: Minutes) -> tuple[Block, ...]:
    return (SignatureLines(facts.signers, facts.code),) if facts.signers else ()
