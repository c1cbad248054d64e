"""What the letters about coming on to the site share, so that none of them can leave it out.

A bar follows risk on site and never criticism online. Each of these letters says what happened,
that the school may be criticised, that the child's schooling goes on, how to reach the school,
and what the law says, told as law and not as a warning.
"""

from typing import Any

from tcat_desktop.correspondence.letter import fact

HAPPENED: dict[str, Any] = fact(
    "What happened on site", "lines",
    hint="One thing a line: the day, a colon, then what was seen or heard. Facts only.",
)  # fmt: skip
RISK: dict[str, Any] = fact(
    "What worries us on site", hint="Who felt threatened, and what could happen again there."
)
NOT_CRITICISM: dict[str, Any] = fact(
    "Why this is not about criticism",
    hint="Only where criticism alone counts in the case: the head writes why.",
)
INSTEAD: dict[str, Any] = fact(
    "What gentler step was thought of",
    hint="We thought of a meeting by video, but …",
    by="record",
)
CHILD: dict[str, Any] = fact(
    "How the child comes and goes", hint="Riley can be met at the front gate by Mrs Bowen."
)
APPEAL_TO: dict[str, Any] = fact(
    "Who looks at it again", hint="Dr Llewellyn, the Executive Headteacher/CEO", by="record"
)

NOT_ABOUT_CRITICISM = """\
**This is not about criticism.** You may disagree with the school and say so, online or anywhere
else.{if why_not_criticism} {why_not_criticism}{end}

"""
SCHOOLING = """\
**Your child.** Nothing changes for your child at school. {child} You have the same news of your
child as every parent.

"""
REACH_US = """\
**How to reach us.** Ring the office on {phone}, or write. {contact} can arrange a talk by telephone
or video with any teacher. If your child is ill or hurt, ring at any time. You may ask to come in
for something special; please ask first.

"""
THE_LAW = """\
**What the law says.** A school may say who comes on to its site. Separately, section 547 of the
Education Act 1996 is about people who cause a nuisance or disturbance on school premises. We name
it so that you can look it up, and not because we say that you have done this. This is not legal
advice; Citizens Advice or a lawyer can give you that.

"""

IF_YOU_DISAGREE = """\
**What else we thought of.** {instead}

**If you disagree.** You may ask for somebody else to look at it again. Please write to {appeal_to},
by {reply_by:strong}, or ask the office to write it down for you. Say anything that we should know.
You may have someone with you, or ask somebody to write for you.

"""
