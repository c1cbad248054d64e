"""The request to a parent to come and talk (clauses C45 and C46).

A request: it says first that the parent does not have to come, that she may bring someone,
that there are other ways to talk, and that what she needs will be arranged.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.blocks import Block, LeadIn, Numbered, Particulars, Text
from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import complain, formats
from tcat_desktop.correspondence.words import listed, phrase, quoting, strong, weekday
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInvitation(Facts):
    """What the meeting is for, when and where, who will be there, and what helps."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank the parent, and say what has been said so far.")
    )
    purpose: str = field(
        metadata=fact("What it is for", hint="two posts about Miss Hartnoll and class 4H")
    )
    posts: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "What we would like to talk about",
            "lines",
            hint="One post a line: when, a colon, then its words in double quotes.",
            by="record",
        ),
    )
    meet_on: date = field(metadata=fact("Day", "date"))
    meet_at: str = field(metadata=fact("Time", hint="3.45 pm, for about half an hour"))
    other_times: tuple[str, ...] = field(
        default=(),
        metadata=fact(
            "Other times offered",
            "lines",
            hint="One time a line: Tuesday 1 December 2026, 9.00 am",
            by="record",
        ),
    )
    place: str = field(metadata=fact("Where", hint="the Library; ask at Reception"))
    present: tuple[str, ...] = field(
        metadata=fact(
            "Who will be there", "lines", hint="One person a line, with what she does there."
        )
    )
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent",
            hint="large-print papers, and a break after 30 minutes",
            by="record",
        ),
    )
    reply_by: date = field(metadata=fact("Answer by", "date"))


def heading(_: MeetingInvitation) -> str:
    """The subject line."""
    return "Would you come and talk to us?"


def compose(facts: MeetingInvitation) -> tuple[Block, ...]:
    """The words of the letter."""
    posts: tuple[Block, ...] = ()
    if facts.posts:
        posts = (
            Text("So that nothing comes as a surprise, this is what we would like to talk about:"),
            Numbered(tuple(quoting(post) for post in facts.posts)),
        )
    helps = (
        "Please tell us about anything that would make it easier: a room without steps, a "
        "break, an interpreter, papers in large print."
    )
    if facts.adjustments.strip():
        helps = f"We have noted {phrase(facts.adjustments)}. {helps}"
    one_of = bool(facts.other_times)
    other = tuple(("Or", (strong(each),)) for each in facts.other_times)
    return (
        Text(facts.opening),
        Text(f"We would like to meet you about {facts.purpose}, and to hear what you think."),
        Particulars(
            (
                ("When", (strong(weekday(facts.meet_on)), f", {facts.meet_at}")),
                *other,
                ("Where", facts.place),
                ("Who will be there", listed(facts.present)),
            )
        ),
        *posts,
        LeadIn(
            "You do not have to come.",
            "This is a request. If you would rather not come, we write down only that you chose "
            "not to, and we think no worse of you for it.",
        ),
        LeadIn(
            "You may bring someone.",
            "A relative, a friend or somebody to interpret. It helps to know who, but you do not "
            "have to tell us before.",
        ),
        LeadIn(
            "Another way.",
            "We can talk by telephone or by video instead, or on another day. You can also write "
            "to us.",
        ),
        LeadIn("What would help you.", helps),
        Text(
            (
                "Please let the office know by ",
                strong(weekday(facts.reply_by)),
                f" on {facts.phone} which "
                + (
                    "of these times suits you, or what else you would like."
                    if one_of
                    else "you would like."
                ),
            )
        ),
        complain(facts.contact),
        formats(),
    )


LETTER = Letter(
    name="meeting_invitation",
    title="Invitation to a meeting",
    signers=(Role.HEAD, Role.CEO),
    stage="meeting",
    clauses=("C45",),
    facts=MeetingInvitation,
    heading=heading,
    compose=compose,
)
