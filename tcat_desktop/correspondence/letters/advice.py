"""The first letter to a parent: thanks, what was seen, what the Code asks, and how to talk.

Clause C43: the trust acts quickly by contacting parents directly. Clause C44: the aim is
that a problem stops, so the letter says what would help and gives no verdict.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.blocks import Block, LeadIn, Numbered, Text
from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import complain, formats
from tcat_desktop.correspondence.words import phrase, quoting, strong, weekday
from tcat_desktop.journey.people import Role


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


def heading(_: Advice) -> str:
    """The subject line."""
    return "About something posted online, and how we can help"


def compose(facts: Advice) -> tuple[Block, ...]:
    """The words of the letter."""
    posts: tuple[Block, ...] = ()
    if facts.posts:
        posts = (Numbered(tuple(quoting(post) for post in facts.posts)),)
    reply = (
        (
            "If you would like to tell us your side, please do so by ",
            strong(weekday(facts.reply_by)),
            f", by telephone on {facts.phone} or in writing.",
        )
        if facts.reply_by
        else (f"If you would like to tell us your side, please telephone {facts.phone}.",)
    )
    return (
        Text(facts.opening),
        Text(facts.what_we_know),
        *posts,
        Text(
            "We have not decided that anybody did anything wrong. We may not know everything, "
            "and we would like to hear from you."
        ),
        Text(f"The Code of Conduct asks parents {phrase(facts.code_asks)}. {facts.what_we_ask}"),
        Text((*reply, " You do not have to answer this letter.")),
        LeadIn(
            "To talk to a teacher.",
            f"Reception can arrange a meeting with any teacher: telephone {facts.phone} or call "
            "in. You may bring someone with you.",
        ),
        complain(facts.contact),
        formats(),
    )


LETTER = Letter(
    name="advice",
    title="First letter, with thanks",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C43",),
    facts=Advice,
    heading=heading,
    compose=compose,
)
