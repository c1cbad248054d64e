"""To every parent and teacher: the Code has changed, what is new, and from when (C67 to C69)."""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeChangeNotice(Facts):
    """Which version, from when, what is new, and where it can be read."""

    opening: str = field(
        metadata=fact("Opening", hint="Thank you to everybody who told us what to change.")
    )
    version: str = field(metadata=fact("The new version", hint="3.2", by="record"))
    from_on: date = field(metadata=fact("It holds from", "date"))
    changes: tuple[str, ...] = field(
        metadata=fact("What is new", "lines", hint="One change a line, in plain words.")
    )
    where: str = field(
        metadata=fact("Where to read it", hint="at the office and at applewick.example/code")
    )
    views_by: date | None = field(default=None, metadata=fact("Views by", "date"))


HEADING = "Our Code of Conduct for parents has changed"

WORDS = (
    """\
{opening}

We have looked again at our Social Media Code of Conduct for Parents. Version {version} holds from
{from_on:strong}. This is what is new:

{for each in changes}
1. {each}
{end}

The rest is as it was. You can read the whole Code {where:phrase}, or ask the office for a copy on
{phone}.

**What we ask of you.** Please read it. You do not have to sign it, and it is no breach of the Code
if you do not. It applies to what happens from {from_on} on, and not to anything before.

**Tell us what you think.** You may disagree with any of it, and say so{if views_by}, if you can by
{views_by}{end}. Write to the office, or ask Reception for a talk. You may bring someone.

"""
    + COMPLAIN
    + FORMATS
)

LETTER = Letter(
    name="code_change_notice",
    title="The Code of Conduct has changed",
    signers=(Role.CEO,),
    stage="",
    clauses=("C67", "C69"),
    facts=CodeChangeNotice,
    heading=HEADING,
    words=WORDS,
    rights=("companion", "complain"),
)
