"""To one member of a group chat, by name and alone (clauses C23 and C24).

Each member has a letter of her own. It names no other member, and says that being in a group
is not the same as writing in it.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember(Facts):
    """Which group, what worried people in it, and what would help."""

    opening: str = field(metadata=fact("Thanks", hint="Thank the parent for something true."))
    group: str = field(
        metadata=fact("The group", hint="the WhatsApp group “4H parents”", by="record")
    )
    what_worried: str = field(
        metadata=fact("What worried people", hint="Facts only. Name no member of the group.")
    )
    code_asks: str = field(
        metadata=fact("What the Code asks", hint="beginning “not to” or “to”", by="record")
    )
    what_we_ask: str = field(
        metadata=fact("What would help", hint="Please speak up, or leave, if it turns unkind.")
    )
    reply_by: date | None = field(default=None, metadata=fact("Tell us by", "date"))


HEADING = "About a group chat"

WORDS = (
    """\
{opening}

I am writing about {group:phrase}, which I understand you belong to. Many groups help families, and
belonging to one is not wrong in itself. I am not saying that you wrote any of the messages that
worried people.

{what_worried}

The Code of Conduct asks parents {code_asks:phrase}. {what_we_ask} This is a school rule and a
request. It is for you to decide.

**Who else has this letter.** I write to each person separately. I tell nobody who else I wrote to,
or what anybody answered.

**If you see it differently.** There may be something that I do not know. You may write to me or
telephone {phone}{if reply_by}, if you can by {reply_by:strong}{end}. You may bring someone if we
meet. You do not have to answer this letter.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="group_member",
    title="To a member of a group chat",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C23", "C24"),
    facts=GroupMember,
    heading=HEADING,
    words=WORDS,
    act=Act.FIRST_CONTACT,
    rights=("companion", "complain"),
)
