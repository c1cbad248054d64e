"""The first letter to a parent: thanks, what was seen, what the Code asks, and how to talk.

Clause C43: the trust acts quickly by contacting parents directly. Clause C44: the aim is
that a problem stops, so the letter says what would help and gives no verdict.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Facts):
    """What to thank the parent for, what was seen, and what would help."""

    opening: str = field(metadata=fact("Thanks", hint="Thank the parent for something true."))
    what_we_know: str = field(
        metadata=fact(
            "What we know", hint="We are writing because … Facts only; no view of them yet."
        )
    )
    posts: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What was posted",
            "lines",
            hint="One post a line: when, a colon, then its words in double quotes.",
            by="record",
        ),
    )
    code_asks: str = field(
        metadata=fact("What the Code asks", hint="beginning “not to” or “to”", by="record")
    )
    what_we_ask: str = field(
        metadata=fact("What would help", hint="Please think about taking the post down.")
    )
    reply_by: date | None = field(default=None, metadata=fact("Tell us by", "date"))


HEADING = "About something posted online, and how we can help"
WORDS = (
    """\
{opening}

{what_we_know}

{for each in posts}
1. {each}
{end}

We have not decided that anybody did anything wrong. We may not know everything, and we would like
to hear from you.

The Code of Conduct asks parents {code_asks:phrase}. {what_we_ask}

If you would like to tell us your side, please {if reply_by}do so by {reply_by:strong}, by telephone
on {phone} or in writing.{else}telephone {phone}.{end} You do not have to answer this letter.

**To talk to a teacher.** Reception can arrange a meeting with any teacher: telephone {phone} or
call in. You may bring someone with you.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="advice",
    title="First letter, with thanks",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C43",),
    facts=Advice,
    heading=HEADING,
    words=WORDS,
    act=Act.FIRST_CONTACT,
)
