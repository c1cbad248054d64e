"""The request that a group chat be closed (clauses C53 and C54).

Only the Executive Headteacher/CEO may ask, and only if problems go on after the school has
talked to somebody. It asks; it cannot order. Other members of the group are never named.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role

NOT_SEEN = "I have not seen the messages in the group."
SEEN_BY_PERMISSION = (
    "I have seen only those messages that a parent gave me permission to see, and nobody else "
    "in the trust has seen them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupClosureRequest(Facts):
    """Which group, what was done first, what went on, and what has been seen."""

    group: str = field(metadata=fact("The group", hint="the WhatsApp group “4H parents”"))
    opening: str = field(metadata=fact("Opening", hint="What the group has been good for."))
    earlier_on: date = field(metadata=fact("We first talked about it on", "date", by="record"))
    what_went_on: str = field(
        metadata=fact(
            "What has gone on since", hint="Facts only. Name no other member of the group."
        )
    )
    messages: str = field(
        default=NOT_SEEN,
        metadata=fact(
            "The messages", "choice", choices=(NOT_SEEN, SEEN_BY_PERMISSION), by="record"
        ),
    )
    reply_by: date = field(metadata=fact("Answer by", "date"))


HEADING = "A request to close a group chat"
WORDS = (
    """\
{opening}

I am writing about {group}, which I understand you help to run. I am not saying that you wrote any
of the messages that worried people.

We first talked about this on {earlier_on}. {what_went_on} {messages}

Clause C53 of our Code of Conduct says that the Executive Headteacher/CEO “can request that ‘group
chats’ are closed down should any problems continue between parents or parental bodies”. I ask you
to close this one.

**It is your decision.** The group belongs to the people in it. The trust cannot close it, and this
letter is a request and not an order. Parents may go on talking to each other however they like.

**Another way.** If you would rather keep the group, I should like to hear what else might help: a
rest over the holiday, agreed rules, or somebody to share the running of it. Please ask for me. You
may bring someone with you.

Please let me know by {reply_by:strong} what you have decided, on {phone} or in writing.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="group_closure_request",
    title="Request to close a group chat",
    signers=(Role.CEO,),
    stage="takedown",
    clauses=("C53", "C54"),
    facts=GroupClosureRequest,
    heading=HEADING,
    words=WORDS,
    act=Act.GROUP_CLOSURE,
)
