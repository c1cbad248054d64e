"""To a parent whose post holds a complaint: how to have the complaint itself looked at.

Clause C27: complaints go through formal channels. The letter treats the complaint as one
worth making; it neither answers it nor says anything of the post.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostToComplaints(Facts):
    """What the parent is worried about, and who takes the complaint."""

    opening: str = field(metadata=fact("Opening", hint="Thank you for telling us about …"))
    worry: str = field(
        metadata=fact("What she is worried about", hint="where Riley sits, and how he was told")
    )
    clerk: str = field(
        metadata=fact("Who takes complaints", hint="Mr Finch, the clerk to governors", by="record")
    )
    steps: tuple[str, ...] = field(
        metadata=fact(
            "What happens then", "lines", hint="The steps of the policy, one a line.", by="record"
        )
    )
    limits: str = field(
        default="",
        metadata=fact(
            "Time limits", hint="A complaint should be made within three months.", by="record"
        ),
    )


HEADING = "How to complain, and how we can help you do it"
WORDS = (
    """\
{opening}

You wrote about {worry:phrase}. That is something we want to look at properly, and a post cannot
start that. Our Complaints Policy and Procedures can.

**If you want to complain.** Tell {clerk}, in writing or by telephone on {phone}. {contact} in the
office can send you the policy and the form, or write your complaint down for you. You may have
someone to help you.

{if steps}
This is what happens then:

{for each in steps}
1. {each}
{end}
{end}

{if limits}
{limits}

{end}
Whether you complain is for you to choose. Your child will not be treated any differently, whatever
you choose.

"""
    + FORMATS
)

LETTER = Letter(
    name="signpost_to_complaints",
    title="How to complain",
    signers=(Role.HEAD, Role.CEO, Role.OFFICE),
    stage="",
    clauses=("C27",),
    facts=SignpostToComplaints,
    heading=HEADING,
    words=WORDS,
)
