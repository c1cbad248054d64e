"""The request to a person who posted something to take it down (clause C26).

It is a request: the Code gives the trust the right to ask. It says what was posted, why the
school asks, by when, and that disagreeing with the school is not forbidden.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN_INSIDE, FORMATS, TALK_FIRST
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalRequest(Facts):
    """What was posted, where, why it matters, and by when we ask for it to go."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank the parent, and say what was talked about.")
    )
    place: str = field(
        metadata=fact("Where it was posted", hint="the group “Marlstow Mums & Dads”")
    )
    posts: tuple[str, ...] = field(
        metadata=fact(
            "What was posted",
            "lines",
            hint="One post a line: when, a colon, then its words in double quotes.",
            by="record",
        )
    )
    what_it_does: str = field(
        metadata=fact(
            "What it does", hint="Facts a parent can check: who is named, how many can read it."
        )
    )
    code_asks: str = field(
        metadata=fact(
            "What the Code asks", hint="In the Code’s own words, beginning “not to”.", by="record"
        )
    )
    reply_by: date = field(metadata=fact("Remove by", "date", by="record"))
    working: str = field(default="", metadata=fact("How the date was counted", by="record"))
    complaint_inside: str = field(
        default="",
        metadata=fact("The worry inside the post", hint="What you told us about Riley matters."),
    )


HEADING = "Request to remove {posts:count post|posts}"
WORDS = (
    """\
{opening}

We ask you to remove {if posts counts 1}this post{else}these {posts:count post|posts}{end} from
{place}:

{for each in posts}
1. {each}
{end}

{what_it_does} The Code of Conduct asks parents {code_asks:phrase}. This is a school rule and a
request: it does not stop you disagreeing with us.

Please remove {if posts counts 1}the post{else}{if posts counts 2}both posts{else}these posts{end}{end}
by {reply_by:strong} and let the office know on {phone}.{if working} {working}{end}
"""
    + TALK_FIRST
    + "\n\n"
    + COMPLAIN_INSIDE
    + FORMATS
)

LETTER = Letter(
    name="removal_request",
    title="Request to remove posts",
    signers=(Role.HEAD, Role.CEO),
    stage="takedown",
    clauses=("C26",),
    facts=RemovalRequest,
    heading=HEADING,
    words=WORDS,
    act=Act.TAKEDOWN,
)
