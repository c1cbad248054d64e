"""To one person in a photograph, or a parent of a pupil in it: may it be taken, may it be shared.

Clauses C58 to C60: each person is asked for herself, a parent answers for a pupil, and taking
and sharing are two things. It is a rule of the school; the letter says that it is not data law.
"""

from dataclasses import dataclass, field
from datetime import date

from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters.closing import COMPLAIN, FORMATS
from tcat_desktop.journey.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoConsent(Facts):
    """Who is shown, in which picture, and where it would be shared."""

    opening: str = field(metadata=fact("Opening", hint="Say what the occasion was or will be."))
    who: str = field(metadata=fact("Who is shown", hint="Riley, 4H"))
    picture: str = field(
        metadata=fact("Which picture", hint="a photograph of the relay race on 12 June 2026")
    )
    where: str = field(
        metadata=fact("Where it would be shared", hint="the Facebook page of the friends’ group")
    )
    reply_by: date | None = field(default=None, metadata=fact("Answer by", "date"))


HEADING = "May we ask you about a photograph?"

WORDS = (
    """\
{opening}

We are asking about {picture:phrase}. It shows {who:phrase}. There are two questions, since taking a
photograph is one thing and sharing it another. You may say yes to one only.

**It is your choice.** You do not have to say why. If you do not answer, we take it as no. You can
change your mind at any time: tell the office on {phone}. We then ask for the picture to be taken
down, but copies that others have made may be left.

**Who answers.** A grown-up answers for herself or himself. For a pupil, somebody with parental
responsibility answers. If two parents do not agree, we take it as no. We also ask a pupil who is
old enough to have a view.

**Who else is asked.** We ask each person in the picture separately, and tell nobody what you
answered beyond yes or no.

**A school rule.** Asking first is a rule of our Code of Conduct and our Photography and Images
Policy. It is not a rule of data protection law, which does not normally cover pictures that a
family takes for itself. You may disagree with the rule, and tell us so.

Please send back the form{if reply_by} by {reply_by:strong}{end}, or tell us your answer.

"""
    + COMPLAIN
    + FORMATS
    + """\
---

# Your answer

~ Please hand this page in at the office, or post it to us.

| Who is shown | {who}
| Which picture | {picture}
| Shared where | {where}

**1 Taking it.** May the photograph be taken, or kept if it has been taken?

[ ] Yes

[ ] No

**2 Sharing it.** May it be shared there?

[ ] Yes

[ ] No

I answer for myself, or as somebody with parental responsibility for the pupil who is shown. I know
that I can change my mind at any time.

_ Your signature | Your name | Date
"""
)

LETTER = Letter(
    name="photo_consent",
    title="Consent to a photograph, with the form",
    signers=(Role.HEAD, Role.CEO, Role.OFFICE),
    stage="",
    clauses=("C25", "C58", "C59", "C60"),
    facts=PhotoConsent,
    heading=HEADING,
    words=WORDS,
    to="person",
    rights=("complain",),
)
