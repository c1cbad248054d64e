"""The note of a first call to a parent (clause C43). It stays in the file and is not posted.

It keeps what was said on both sides, the parent's part in the parent's own words, so that
nobody has to remember it later. It holds no view of anybody.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNote(Facts):
    """Who spoke to whom and when, what each said, and what happens next."""

    spoken_to: str = field(metadata=fact("Spoken to", hint="Mrs Denholm", by="record"))
    called_on: date = field(metadata=fact("Day of the call", "date", by="record"))
    called_at: str = field(default="", metadata=fact("Time", hint="10.20 am", by="record"))
    caller: str = field(metadata=fact("Who rang", hint="Mrs Nair", by="record"))
    we_said: tuple[str, ...] = field(
        metadata=fact("What we said", "lines", hint="One thing a line: thanks first, then facts.")
    )
    they_said: tuple[str, ...] = field(
        metadata=fact(
            "What the parent said", "lines", hint="In the parent’s own words, one thing a line.",
            by="record",
        )
    )  # fmt: skip
    agreed: tuple[str, ...] = field(
        default=(), metadata=fact("What was agreed", "lines", hint="Who does what, and by when.")
    )
    helps: str = field(
        default="",
        metadata=fact("What would help this parent", hint="large print; no calls before 10 am"),
    )
    look_again_on: date | None = field(
        default=None, metadata=fact("We look again on", "date", by="record")
    )


HEADING = "Note of a telephone call"

WORDS = """\
| Spoken to | {spoken_to}
| When | {called_on}{if called_at}, {called_at}{end}
| Who rang | {caller}

# What we said

{for each in we_said}
- {each}
{end}

# What the parent said

{for each in they_said}
- {each:quoted}
{end}

# What was agreed

{if agreed}
{for each in agreed}
1. {each}
{end}
{else}
Nothing was agreed on the call. Nobody has to agree to anything on the telephone.
{end}

{if helps}
**What would help.** {helps}
{end}

{if look_again_on}
We look again on {look_again_on:strong}, to see whether it has stopped.
{end}

~ This note stays with the case. It says what was said, and decides nothing. The parent may ask to
see it and may ask for it to be put right. {contact} in the office, on {phone}, can help.
"""

LETTER = Letter(
    name="call_note",
    title="Note of a first call",
    signers=(Role.OFFICE, Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C43",),
    facts=CallNote,
    heading=HEADING,
    words=WORDS,
    posted=False,
    act=Act.FIRST_CONTACT,
)
