"""The rights that a kind of letter must tell its reader of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tcat_desktop.correspondence.checks.phrases import words
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text


@dataclass(frozen=True, slots=True)
class Right:
    """One right: how a letter says it, what is missing without it, and what passed says."""

    said: re.Pattern[str]
    kind: Kind
    passed: str


def _missing(name: str, title: str, why: str, what_to_do: str) -> Kind:
    return Kind(rule=f"right_{name}", title=title, why=why, what_to_do=what_to_do)


RIGHTS: dict[str, Right] = {
    "companion": Right(
        words(
            r"\b(?:bring(?:ing)? (?:someone|somebody|anyone|anybody|a friend|a relative|a companion|"
            r"a supporter|another person|one person|with you)|(?:someone|somebody|a friend|a relative|a "
            r"companion) (?:may|can) (?:come|be) with you|(?:be )?accompanied|(?:have|has) (?:someone|"
            r"somebody) (?:with you|to help you|there)|come with (?:a|someone|somebody))"
        ),
        _missing(
            "companion", "Does not say that she may bring someone",
            "Everybody may bring a companion to a meeting or hearing, and must know it before.",
            "Add: “You may bring someone with you.”",
        ),
        "Says {she} may bring someone",
    ),
    "representations": Right(
        words(
            r"\b(?:representations?|(?:tell|write to|telephone|ring|talk to|speak to|let) (?:us|me|the|"
            r"him|her|mr|mrs|ms|miss|dr)\b[^.!?]{0,80}?\b(?:side|view|views|think|disagree|why|"
            r"before|know)|your (?:side|own account|views?|account)|say what you think|before (?:we|I|"
            r"anything is|it is|that is|any) \w+|say anything (?:that )?we should know)"
        ),
        _missing(
            "representations", "Does not ask for her side first",
            "A decision made without hearing the person can be set aside by a court.",
            "Say how, and by when, she can tell you her side before it is decided.",
        ),
        "Asks for {her} side first",
    ),
    "appeal": Right(
        words(
            r"\b(?:appeal\w*|(?:ask|asks|asking|write)\b[^.!?]{0,60}?\b(?:review|look(?:ed)? (?:at (?:it|"
            r"this|the decision) )?(?:again|afresh|over)|reconsider)|(?:review|reviewed|looked at again) "
            r"(?:if|by|when)|looks? at (?:it|this) again|ask (?:for )?(?:a|the) (?:panel|court)|"
            r"complain to the information commissioner)"
        ),
        _missing(
            "appeal", "Does not say how to have it looked at again",
            "A decision that limits somebody must say who can look at it again, and by when.",
            "Say to whom she can appeal, how, and by which day.",
        ),
        "Says how to appeal",
    ),
    "complain": Right(
        words(r"\b(?:complaints? polic\w+|complaints? procedure|(?:want|wish|like|how) to complain|"
              r"make a complaint|complain to)"),
        _missing(
            "complain", "Does not say how to complain",
            "A worry about the school goes another way than this letter, and she must know which.",
            "Add the paragraph “If you want to complain.”",
        ),
        "Says how to complain",
    ),
}  # fmt: skip


def says(text: Text, name: str) -> bool:
    """Whether the letter tells of that right, in its own words."""
    return any(RIGHTS[name].said.search(reading.own) for reading in text.paragraphs)


def rights(text: Text, about: About) -> Iterator[Finding]:
    """Every right that this kind of letter must tell of and does not."""
    for name in about.letter.rights:
        if name in RIGHTS and not says(text, name):
            yield RIGHTS[name].kind.of_the_whole(text)
