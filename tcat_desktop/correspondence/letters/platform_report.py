"""The report to a platform in words, for its form or for a letter to it (clause C26).

It asks, and says what stands where, since when, and what was tried before. The platform decides
by its own rules; nothing is threatened, and no law is argued.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.journey.people import Act, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformReport(Facts):
    """What is reported, where it stands, and who asks."""

    platform: str = field(metadata=fact("Platform", hint="Facebook", by="record"))
    posts: tuple[str, ...] = field(
        metadata=fact(
            "What was posted", "lines",
            hint="One post a line: when, a colon, then its words in double quotes.", by="record",
        )
    )  # fmt: skip
    links: tuple[str, ...] = field(
        metadata=fact("Where it is", "lines", hint="One link a line.", by="record")
    )
    handle: str = field(
        default="", metadata=fact("Account", hint="The name and the link of the account.")
    )
    category: str = field(
        metadata=fact("Which rule it is about", hint="As the platform’s list calls it.")
    )
    what_it_does: str = field(
        metadata=fact("What it does", hint="Facts somebody can check.", by="record")
    )
    tried: tuple[str, ...] = field(
        default=(),
        metadata=fact("What was tried before", "lines", hint="One ask a line.", by="record"),
    )
    who_we_are: str = field(metadata=fact("Who we are", by="record"))
    email: str = field(metadata=fact("E-mail for the answer", by="record"))


HEADING = "Report of {posts:count post|posts} on {platform}"

WORDS = """\
We ask you to look at {if posts counts 1}this post{else}these posts{end} under your own rules, \
and to remove what breaks them.

{for each in posts}
1. {each:quoted}
{end}

**Where.** The links are:

{for each in links}
- {each}
{end}

| Platform | {platform}
| Account | {if handle}{handle}{else}not known to us{end}
| Which rule | {category}

{what_it_does}

{if tried}
**What was tried before.**

{for each in tried}
- {each}
{end}

{end}
We are {who_we_are:phrase}. Copies are kept. Please answer at {email}, or telephone {phone} and ask \
for {contact}.
"""

LETTER = Letter(
    name="platform_report",
    title="Report to a platform",
    signers=(Role.OFFICE, Role.HEAD, Role.CEO),
    stage="",
    clauses=("C26",),
    facts=PlatformReport,
    heading=HEADING,
    words=WORDS,
    act=Act.TAKEDOWN,
    weight="firm",
    to="platform",
)
