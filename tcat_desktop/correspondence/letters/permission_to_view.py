"""The request for permission to see a parent's messages, with the form to sign (C49 to C52).

Only the Executive Headteacher/CEO may look, and only if the parent agrees. The form holds what
clause C50 needs: whose messages, which chat, from and to which day, what for, that the answer
can be taken back at any time, how the messages are kept, and a signature or a witness.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionToView(Facts):
    """Whose messages, in which chat, from when to when, what for, and until when."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for something true."))
    whose: str = field(metadata=fact("Whose messages", hint="Mrs Kerry Denholm", by="record"))
    chat: str = field(metadata=fact("Which chat", hint="the WhatsApp group “4H parents”"))
    from_on: date = field(metadata=fact("From", "date"))
    to_on: date = field(metadata=fact("To", "date"))
    purpose: str = field(
        metadata=fact("What for", hint="to find out who first shared the photograph")
    )
    until_on: date = field(metadata=fact("Permission ends on", "date"))
    reply_by: date | None = field(default=None, metadata=fact("Answer by", "date"))


HEADING = "May I see some of your messages?"

WORDS = (
    """\
{opening}

I am asking for your permission to see some messages in {chat:phrase}. I have not looked at them.
Our Code of Conduct lets me look only if you agree, and nobody else may look.

**What I would like to see.** What was written from {from_on} to {to_on}, and nothing before or
after. I would like to see it {purpose:phrase}.

**It is your choice.** You do not have to agree and you do not have to say why. If you say no, I do
not look, and nothing is held against you.

**You can change your mind.** You may take your permission back at any time: tell the office on
{phone}, in writing or in person. From that moment I cannot look any more. If you do nothing, your
permission ends on {until_on}.

**How the messages are kept.** They are locked, and only I can open them. Each time that I do, it is
written down. Only short parts that matter go into the record, and I leave out other people where I
can.

Please send back the form{if reply_by} by {reply_by:strong}{end}, or tell us your answer. If you
would rather talk first, please ask for me. You may bring someone with you.

"""
    + COMPLAIN
    + FORMATS
    + """\
---

# Your answer

~ Please hand this page in at the office, or post it to us.

| Whose messages | {whose}
| Which chat | {chat}
| From | {from_on}
| To | {to_on}
| What for | {purpose}
| Ends on | {until_on}, or sooner

[ ] Yes, these messages may be seen for this purpose only.

[ ] No.

I know that I do not have to agree, that I can take my permission back at any time, and how the
messages are kept.

_ Your signature | Your name | Date

If you answer in words, somebody who hears it signs here:

_ Witness | Name of the witness | Date
"""
)

LETTER = Letter(
    name="permission_to_view",
    title="Permission to see messages, with the form",
    signers=(Role.CEO,),
    stage="direct_contact",
    clauses=("C49", "C50", "C52"),
    facts=PermissionToView,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
