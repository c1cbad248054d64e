"""The minutes of a meeting: who was there, what each said, what is agreed, who does what."""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.blocks import (
    Block,
    Columns,
    Gap,
    Indented,
    PageTitle,
    Section,
    SignatureLines,
    Small,
    Table,
    Together,
)
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.words import Span, Words, day, quiet, strong, struck, weekday


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
class Amendment:
    """What stood at a place of minutes that had gone out, and what stands there now.

    A note that a parent wants kept is one too: it has only ``new``.
    """

    place: str
    old: str
    new: str
    asked_by: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Everything on the minutes. ``whom`` is the parent; times are as ``3.47 pm``.

    ``basis`` is the sentence on why the meeting was asked for, and that nobody had to come.
    ``sent`` means that they went out for corrections, to be made by ``correct_by``.
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
    breaks: tuple[tuple[str, str], ...] = ()
    amendments: tuple[Amendment, ...] = ()
    notes: tuple[Amendment, ...] = ()
    correct_by: date | None = None
    sent: bool = False
    signers: tuple[str, ...] = ()
    signed_on: date | None = None
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
        mark=_mark(facts),
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
        number += 1
    return (
        PageTitle(f"Minutes of a meeting with {facts.whom}", _when(facts)),
        *_present(facts),
        *parts,
        *agreement,
        *actions,
        *_afterwards(facts, number),
        Indented((Together((_corrections(facts), *_signatures(facts))),)),
    )


def _mark(facts: Minutes) -> str:
    if not facts.draft:
        return ""
    return "Sent for corrections" if facts.sent else "Draft, not yet agreed"


def _when(facts: Minutes) -> str:
    # Minutes are looked at while the meeting goes on, when nobody knows yet how long it takes.
    hours = f"{facts.starts} to {facts.ends}" if facts.ends else f"from {facts.starts}"
    when = f"{weekday(facts.met_on)}, {hours}, in {facts.place}."
    paused = " and ".join(f"{at} to {until}" if until else at for at, until in facts.breaks)
    if paused:
        when += f" There was a break from {paused}."
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
    # In large print a name needs more of the line, so that it is not broken in two.
    widths = (14, 59, 47, 40) if facts.large_print else (12, 81, 32, 35)
    return Indented((Table(("No.", "What", "Who", "By"), rows, widths),))


def _afterwards(facts: Minutes, number: int) -> list[Block]:
    """What was changed after the minutes went out, and what a parent wants kept beside them."""
    made: list[Block] = []
    if facts.amendments:
        changes = tuple(_change(each) for each in facts.amendments)
        made.append(Section(str(number), "Amendments", changes))
        number += 1
    if facts.notes:
        made.append(Section(str(number), "Notes kept with these minutes",
                            tuple(_note(each) for each in facts.notes)))  # fmt: skip
    return [*made, Gap(2)] if made else []


def _change(each: Amendment) -> Words:
    """The old words are struck through, and said to be old: a photocopy may lose the line."""
    old = struck(each.old) if each.old else quiet("Nothing stood here.")
    new: str | Span = each.new or quiet("Taken out.")
    return (
        strong(each.place), f". {day(each.on)}, asked for by {each.asked_by}.\n",
        quiet("Was: "), old, "\n", quiet("Now: "), new, "\n", quiet("Why: "), each.reason,
    )  # fmt: skip


def _note(each: Amendment) -> Words:
    why = ("\n", quiet("The school: "), each.reason) if each.reason else ()
    return (strong(each.place), f", {day(each.on)}.\n", each.new, *why)


def _corrections(facts: Minutes) -> Block:
    by = f" by {day(facts.correct_by)}" if facts.correct_by else ""
    if facts.sent and not facts.draft:
        return Small(
            "These minutes are not word for word. They went out so that they could be corrected"
            f"{by}. If you think something is still wrong, tell the office; your note will be kept "
            "with them."
        )
    return Small(
        "These minutes are not word for word. If you think something is wrong, tell the office"
        f"{by}; your note will be kept with them, whether or not we change the text."
    )


def _signatures(facts: Minutes) -> tuple[Block, ...]:
    if not facts.signers:
        return ()
    if facts.signed_on is None:
        return (SignatureLines(facts.signers, facts.code),)
    signer, *others = facts.signers
    signed = f"{signer}, signed on {day(facts.signed_on)}"
    return (SignatureLines((signed, *others), facts.code),)
