"""A section 5 notice of complaint to the operator of a website (Defamation Act 2013 s.5).

It is a person's own notice of what is said about her, never the trust's or a school's, and only
where nobody can tell who posted it. It holds the nine things that the Regulations ask, in order.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.journey.people import Act, Role

_CONSENT = ("yes", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFiveNotice(Facts):
    """Section 5(6) of the Act and regulation 2 of SI 2013/3028, each as one fact."""

    complainant: str = field(
        metadata=fact(
            "Complainant’s name", hint="A person, in full. Never the trust or the school."
        )
    )
    operator: str = field(metadata=fact("Website", hint="The name of the website.", by="record"))
    statement: tuple[str, ...] = field(
        metadata=fact("The statement complained of", "lines", hint="The exact words.", by="record")
    )
    where: tuple[str, ...] = field(
        metadata=fact("Where on the website it is", "lines", hint="One link a line.", by="record")
    )
    why_defamatory: str = field(
        metadata=fact(
            "Why it is defamatory of the complainant",
            hint="What readers will think of her, and the serious harm it does or may do.",
        )
    )
    meaning: str = field(
        metadata=fact("The meaning the complainant gives it", hint="The words mean that …")
    )
    wrong_parts: str = field(
        metadata=fact(
            "What is factually wrong, or opinion not supported by fact", hint="Name each part."
        )
    )
    email: str = field(metadata=fact("Complainant’s e-mail address", hint="Her own."))
    consent_name: str = field(
        metadata=fact("May her name be given to the poster?", "choice", choices=_CONSENT)
    )
    consent_email: str = field(
        metadata=fact("May her e-mail address be given to the poster?", "choice", choices=_CONSENT)
    )


HEADING = "Notice of complaint: section 5 of the Defamation Act 2013"

WORDS = """\
To the operator of {operator}

My name is {complainant}. I complain of a statement on your website that is about me. This is a \
notice of complaint under section 5 of the Defamation Act 2013 and regulation 2 of the Defamation \
(Operators of Websites) Regulations 2013.

# The statement

{for each in statement}
> {each}

{end}
# Where it is

{for each in where}
- {each}
{end}

# Why it is defamatory of me

{why_defamatory}

# What I say it means

{meaning}

# What is factually inaccurate, or opinion not supported by fact

{wrong_parts}

# What I know of the poster

I confirm that I do not have enough information about the person who posted the statement to \
bring proceedings against that person.

# What you may pass on to the poster

- I consent to your giving the poster my name: **{consent_name}**.
- I consent to your giving the poster my e-mail address: **{consent_email}**.

Please answer me at {email}.

~ This notice is my own and nobody else’s. Post reaches me through the school office, {phone}; \
please ask for {contact}.
"""

LETTER = Letter(
    name="section_5_notice",
    title="Section 5 notice to a website",
    signers=(Role.OFFICE, Role.HEAD, Role.CEO),
    stage="",
    clauses=(),
    laws=("da-2013-s5", "dor-2013"),
    facts=SectionFiveNotice,
    heading=HEADING,
    words=WORDS,
    act=Act.TAKEDOWN,
    weight="firm",
    to="platform",
)
