"""To say that a parent may come to the school again. It has no conditions and no warning."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLifted(Facts):
    """From when the parent is welcome again, and why."""

    opening: str = field(metadata=fact("Opening", hint="Thank you for talking to us on Friday."))
    ends_on: date = field(metadata=fact("Welcome again from", "date"))
    reason: str = field(metadata=fact("Why it ends", hint="Nothing more has happened since June."))
    kept: str = field(
        default="",
        metadata=fact(
            "What we keep", hint="We keep a note of this for one year, and then destroy it.",
            by="record",
        ),
    )  # fmt: skip


HEADING = "You are welcome at the school again"

WORDS = (
    """\
{opening}

From {ends_on:strong} you may come to the school again, like every other parent. {reason}

What we wrote before no longer holds. You do not have to sign or promise anything.

If you would like to talk about coming back, or if anything would make it easier, please ask for me
on {phone}. You may bring someone with you.

{if kept}
**What we keep.** {kept}
{end}

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="bar_lifted",
    title="Review: the bar ends",
    signers=(Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    facts=BarLifted,
    heading=HEADING,
    words=WORDS,
    act=Act.BAR,
    rights=("companion", "complain"),
)
