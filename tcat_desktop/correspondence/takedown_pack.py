"""The takedown pack on paper: what to paste in which field, the copies kept, and a notice to sign.

The desk sends nothing. Somebody sits before a platform's own form, with this beside her.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tcat_desktop.correspondence.blocks import (
    Block,
    Bulleted,
    Gap,
    Heading,
    Numbered,
    PageTitle,
    Particulars,
    SignatureLines,
    Small,
    Table,
    Together,
)
from tcat_desktop.correspondence.cover import PaperCover, fingerprint
from tcat_desktop.correspondence.wording.merge import Merged
from tcat_desktop.correspondence.words import Words, day, mono, quiet

SENDS_NOTHING = "The desk sends nothing. Each field below is to be pasted into the form by hand."
NOT_ADVICE = "This is not legal advice."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One field of the form and what belongs in it; empty where somebody still has to write."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One post or picture: where it stands, and which exhibit is the copy of it."""

    what: str
    link: str
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One exhibit that travels with the pack, by the hash of the file as it was received."""

    number: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPrint:
    """Everything on the paper."""

    school: str
    reference: str
    route: str
    where: tuple[tuple[str, str], ...]
    warn: tuple[str, ...]
    how: tuple[str, ...]
    fields: tuple[Filled, ...]
    things: tuple[Thing, ...]
    copies: tuple[Copy, ...]
    tried: tuple[str, ...]
    law: bool
    on: date
    printed_by: str


def print_pack(facts: PackPrint) -> bytes:
    """The pack as a PDF. Raises Refused when a character cannot be printed."""
    from tcat_desktop.correspondence.papers import publish_paper

    cover = PaperCover(
        title=f"Takedown pack {facts.reference}",
        school=facts.school,
        reference=facts.reference,
        footer=(
            f"Printed {day(facts.on)} by {facts.printed_by}. "
            "Confidential: keep it locked away, and shred it when done."
        ),
        on=facts.on,
    )
    return publish_paper(cover, compose(facts))


def compose(facts: PackPrint) -> tuple[Block, ...]:
    """The blocks of the pack, in the order in which it is worked through."""
    under = " ".join((SENDS_NOTHING, *((NOT_ADVICE,) if facts.law else ())))
    return (
        PageTitle(facts.route, under),
        Particulars(facts.where),
        *_listed("Before you start", facts.warn, numbered=False),
        *_listed("How it is done", facts.how, numbered=True),
        Heading("What to paste in which field"),
        Table(("Field", "What belongs in it"), tuple(map(_field, facts.fields)), (52, 118),
              strong_first=True),
        Heading("What it is about, and the copy that is kept of each"),
        Table(
            ("What", "Where", "Copy"),
            tuple((each.what, each.link or quiet("No link"), each.copy) for each in facts.things),
            (70, 70, 30),
        ),
        *_listed("What was tried before", facts.tried, numbered=False),
        *_copies(facts.copies),
        Together(
            (
                Heading("When it has been sent"),
                Small("Write here what the form gave back, then keep it on the takedown page."),
                Gap(12),
                SignatureLines(("Their reference", "Sent on", "By")),
            )
        ),
    )  # fmt: skip


def _field(each: Filled) -> tuple[Words, ...]:
    return (each.label, each.value or quiet(f"Still to write. {each.hint}".strip()))


def _listed(title: str, items: Sequence[str], *, numbered: bool) -> tuple[Block, ...]:
    if not items:
        return ()
    return (Heading(title), Numbered(tuple(items)) if numbered else Bulleted(tuple(items)))


def _copies(copies: Sequence[Copy]) -> tuple[Block, ...]:
    if not copies:
        return (Heading("Evidence"), Small("No copy is kept yet."))
    rows = tuple((each.number, each.name, mono(fingerprint(each.sha256))) for each in copies)
    note = (
        "Pictures leave the desk as copies without metadata. The fingerprint is of the file as it "
        "was received."
    )
    return (
        Heading("Evidence"),
        Table(("No.", "What it is", "Fingerprint, SHA-256"), rows, (14, 84, 72), strong_first=True),
        Small(note),
    )


# -- a section 5 notice --------------------------------------------------------------------------


def print_notice(said: Merged, complainant: str, on: date) -> bytes:
    """A person's own notice, on plain paper with a line to sign on: no letterhead of a school."""
    from tcat_desktop.correspondence.papers import publish_paper

    cover = PaperCover(
        title=said.heading, school=complainant, reference="Notice of complaint",
        footer=said.heading, on=on,
    )  # fmt: skip
    return publish_paper(
        cover,
        (
            PageTitle(said.heading, day(on)),
            *said.blocks,
            Together((Gap(14), SignatureLines((complainant, "Date")))),
        ),
    )


def print_report(said: Merged, school: str, reference: str, on: date) -> bytes:
    """A report to a platform in words, for a platform that takes one by e-mail or by post."""
    from tcat_desktop.correspondence.papers import publish_paper

    cover = PaperCover(
        title=said.heading, school=school, reference=reference, footer=said.heading, on=on
    )
    return publish_paper(cover, (PageTitle(said.heading, day(on)), *said.blocks))
