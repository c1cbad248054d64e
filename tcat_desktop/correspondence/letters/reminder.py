"""A second, gentle letter, when something went on after the first (clauses C43 and C44).

The aim is that the problem stops, so the letter reminds and offers to talk. It is no warning.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Facts):
    """When we first talked about it, what happened since, and what would help."""

    opening: str = field(metadata=fact("Thanks", hint="Thank the parent for something true."))
    earlier_on: date = field(metadata=fact("We first talked about it on", "date", by="record"))
    what_since: str = field(
        metadata=fact("What happened since", hint="Since then somebody showed us … Facts only.")
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


HEADING = "A reminder, and an offer to talk"

WORDS = (
    """\
{opening}

We first talked to you about this on {earlier_on}. {what_since}

{for each in posts}
1. {each}
{end}

There may be something that we do not know. We have not decided that anybody did anything wrong, and
we would like to hear from you.

The Code of Conduct asks parents {code_asks:phrase}. {what_we_ask} This letter is a reminder. It is
a school rule and a request: it does not stop you disagreeing with us.

{if reply_by}
If you would like to tell us your side, please do so by {reply_by:strong}, by telephone on {phone}
or in writing. You do not have to answer this letter.
{else}
If you would like to tell us your side, please telephone {phone}. You do not have to answer this
letter.
{end}

**To talk to a teacher.** Reception can arrange a meeting with any teacher: telephone {phone} or
call in. You may bring someone with you.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="reminder",
    title="A reminder, gently",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C43", "C44"),
    facts=Reminder,
    heading=HEADING,
    words=WORDS,
    act=Act.FIRST_CONTACT,
    rights=("companion", "complain"),
)
