"""A plan for how a parent and a school write to each other, with one person to turn to.

Clauses C35, C40 and C41. It is the gentle step before anything firmer, and urgent news of a
child is never part of it. How often, and for how long, is for the trust to decide.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationPlan(Facts):
    """Why a plan would help, whom to write to, how often we answer, and when we look again."""

    opening: str = field(metadata=fact("Opening", hint="Thank the parent for something true."))
    why: str = field(
        metadata=fact(
            "Why a plan would help", hint="In three weeks Miss Hartnoll had 61 messages from you."
        )
    )
    person: str = field(metadata=fact("One person to turn to", hint="Mrs Nair, in the office"))
    how: str = field(metadata=fact("How", hint="by email, or on 01632 960 214 from 9 am to 3 pm"))
    how_often: str = field(metadata=fact("How often we answer", hint="once a week, on a Friday"))
    starts_on: date = field(metadata=fact("Starts on", "date"))
    review_on: date = field(metadata=fact("We look again on", "date"))
    adjustments: str = field(
        default="",
        metadata=fact(
            "What helps this parent", hint="large print, and letters rather than email",
            by="record",
        ),
    )  # fmt: skip
    reply_by: date = field(metadata=fact("Tell us by", "date", by="record"))


HEADING = "A plan for how we keep in touch"

WORDS = (
    """\
{opening} {why} We would like to answer each of them well. So we suggest this plan:

| Write to | {person}
| How | {how}
| We answer | {how_often}
| Starts on | {starts_on}
| We look again on | {review_on}

**What does not change.** If your child is ill, hurt or unsafe, ring at any time, on {phone}. You
have the same news of your child as every parent. You may still ask for a meeting with a teacher,
and you may still complain.

**Tell us what you think.** The plan is a suggestion until we have heard from you. Please tell us by
{reply_by:strong} whether it would work, and what would suit you better. You may bring someone to
talk it over.{if adjustments} We have noted {adjustments:phrase}.{end}

**It is not for ever.** It ends on the day when we look again, unless it is still needed.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="communication_plan",
    title="A plan for keeping in touch",
    signers=(Role.HEAD, Role.CEO),
    stage="direct_contact",
    clauses=("C35", "C40", "C41"),
    facts=CommunicationPlan,
    heading=HEADING,
    words=WORDS,
    weight="firm",
    rights=("companion", "representations", "complain"),
)
