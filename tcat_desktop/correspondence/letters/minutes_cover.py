"""The letter that goes with the minutes of a meeting, and says how to correct them."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesCover(Facts):
    """When the meeting was, what was promised, and by when to correct the minutes."""

    met_on: date = field(metadata=fact("Met on", "date", by="record"))
    opening: str = field(
        default="", metadata=fact("Opening", hint="What you told us about Riley helped us.")
    )
    actions: tuple[str, ...] = field(
        metadata=fact(
            "What happens next", "lines", hint="One a line: who does what by when.", by="record"
        )
    )
    correct_by: date = field(metadata=fact("Corrections by", "date", by="record"))
    enclosed: tuple[str, ...] = field(
        default=(),
        metadata=fact("With this letter", "lines", hint="One paper a line.", by="record"),
    )


HEADING = "Minutes of our meeting"
WORDS = (
    """\
Thank you for meeting us on {met_on}.{if opening} {opening}{end}

Here are the minutes. They are not word for word: they are what each of us said, as nearly as we
could write it down, and what was agreed and not agreed.

{if actions}
This is what was said would happen next:

{for each in actions}
1. {each}
{end}
{end}

**If something is wrong.** Please tell the office by {correct_by:strong}, on {phone} or in writing.
If we change the minutes, they show both the old words and the new. If we do not, your note is kept
with them.

You may sign your copy if you wish. You do not have to.

{if enclosed}
With this letter:

{for each in enclosed}
- {each}
{end}
{end}

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="minutes_cover",
    title="Minutes, with a covering letter",
    signers=(Role.HEAD, Role.CEO, Role.OFFICE, Role.CLERK),
    stage="meeting",
    clauses=("C45",),
    facts=MinutesCover,
    heading=HEADING,
    words=WORDS,
    act=Act.MINUTES,
)
