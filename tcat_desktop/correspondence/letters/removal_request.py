"""The request to a person who posted something to take it down (clause C26).

It is a request: the Code gives the trust the right to ask. It says what was posted, why the
school asks, by when, and that disagreeing with the school is not forbidden.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.blocks import Block, Numbered, Text
from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import complain, formats, talk_first
from tcat_desktop.correspondence.words import count, phrase, quoting, strong, weekday
from tcat_desktop.journey.people import Role


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


def heading(facts: RemovalRequest) -> str:
    """``Request to remove two posts``."""
    return f"Request to remove {count(len(facts.posts), 'post', 'posts')}"


def compose(facts: RemovalRequest) -> tuple[Block, ...]:
    """The words of the letter."""
    one = len(facts.posts) == 1
    these = "this post" if one else f"these {count(len(facts.posts), 'post', 'posts')}"
    them = "the post" if one else "both posts" if len(facts.posts) == 2 else "these posts"
    working = (" ", facts.working) if facts.working else ()
    return (
        Text(facts.opening),
        Text(f"We ask you to remove {these} from {facts.place}:"),
        Numbered(tuple(quoting(post) for post in facts.posts)),
        Text(
            f"{facts.what_it_does} The Code of Conduct asks parents {phrase(facts.code_asks)}. "
            "This is a school rule and a request: it does not stop you disagreeing with us."
        ),
        Text(
            (
                f"Please remove {them} by ",
                strong(weekday(facts.reply_by)),
                f" and let the office know on {facts.phone}.",
                *working,
                " ",
                talk_first(),
            )
        ),
        complain(facts.contact, facts.complaint_inside),
        formats(),
    )


LETTER = Letter(
    name="removal_request",
    title="Request to remove posts",
    signers=(Role.HEAD, Role.CEO),
    stage="takedown",
    clauses=("C26",),
    facts=RemovalRequest,
    heading=heading,
    compose=compose,
)
