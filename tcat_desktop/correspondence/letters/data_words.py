"""What the letters about personal data share: who answers, and how to complain.

A complaint about data may go to the school first or to the Information Commissioner at once.
"""

from dataclasses import dataclass, field

from tcat_desktop.correspondence.letter import Facts, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFacts(Facts):
    """Who looks after data protection for the trust, and how to reach her."""

    officer: str = field(
        metadata=fact(
            "The data protection officer", hint="Mr Łukasz Wrona, 01632 960 200", by="record"
        )
    )


COMPLAIN_ABOUT_DATA = """\
**If you want to complain.** Please tell {officer}, or complain under our Complaints Policy and
Procedures. {contact} in the office, on {phone}, can write it down for you. You can also go to the
Information Commissioner’s Office, at ico.org.uk, without waiting for us.

"""
