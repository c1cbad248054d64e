"""The trust as somebody defamed: a public body cannot be (Derbyshire v Times Newspapers).

Only a person can bring a claim for defamation. The trust neither brings one, nor pays for
one, nor hints at it.
"""

from collections.abc import Iterator
from functools import lru_cache

from tcat_desktop.correspondence.checks.people import WE, bodies
from tcat_desktop.correspondence.checks.phrases import (
    DENIED,
    DENIED_OR_TOLD,
    TOLD,
    Phrase,
    found,
    words,
)
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

KIND = Kind(
    rule="claimant",
    title="This makes the trust the one defamed",
    why="A public body cannot bring a claim for defamation, and must not seem to fund one.",
    what_to_do="Leave it out. Defamation is a matter for the person written about.",
)


@lru_cache(maxsize=16)
def _phrases(names: tuple[str, ...]) -> tuple[Phrase, ...]:
    body = bodies(names)
    us = rf"(?:{body}|{WE})"
    return (
        Phrase(
            words(
                rf"\b(?:defam(?:e|ed|es|ing)|libel(?:s|led|ling)?|slander(?:s|ed|ing)?|(?:defamatory|"
                rf"libellous|slanderous) (?:of|about|towards|to)|(?:libel|slander) (?:on|of|against)) "
                rf"(?:both )?{body}"
            ),
            unless=DENIED_OR_TOLD,
        ),
        Phrase(
            words(
                rf"\b(?:defamatory|libellous|slanderous) \w+ (?:on|about|against|of|concerning|towards) "
                rf"(?:{body}|it|us)\b"
            ),
            unless=DENIED_OR_TOLD,
        ),
        Phrase(
            words(
                rf"\b{us} (?:\w+ ){{0,3}}?(?:instruct|consult|engag|appoint|retain)\w* (?:\w+ )?(?:solicitors?|"
                r"lawyers?|counsel|advisers)\b[^.!?;]{0,60}?\b(?:defam\w+|libel\w*|slander\w*)"
            ),
            unless=DENIED, denied=DENIED,
        ),
        Phrase(
            words(
                r"\b(?:it|we) (?:is|are|was|were|has been|have been) (?:being )?(?:\w+ly )?(?:defamed|"
                r"libelled|slandered)\b"
            ),
            unless=TOLD, with_=words(rf"\b{us}\b"),
        ),
        Phrase(
            words(rf"\b{body} (?:has|have|had|was|were|is|are)(?: (?:been|being))?(?: \w+ly)? "
                  r"(?:defamed|libelled|slandered)\b(?! (?:you|me|her|him|them))"),
            unless=DENIED_OR_TOLD,
        ),
        Phrase(words(rf"\b{us} (?:\w+ ){{0,4}}?su(?:e|es|ing)\b"), unless=DENIED, denied=DENIED),
        Phrase(
            words(
                rf"\b{us} (?:\w+ ){{0,3}}?(?:will|shall|may|might|could|would|intends?|reserves?|"
                rf"seeks?|is|are|considers?|brings?)\b[^.!?;]{{0,60}}?\b(?:claim|sue|proceedings|damages|action|case|"
                rf"rights?)\b[^.!?;]{{0,60}}?\b(?:defam\w+|libel\w*|slander\w*|reputation)"
            ),
            unless=DENIED,
            denied=DENIED,
        ),
        Phrase(
            words(rf"\b{us} (?:\w+ ){{0,3}}?(?:(?:defam\w+|libel\w*|slander\w*) (?:\w+ )?(?:claim|action|case|proceedings))"),
            unless=DENIED, denied=DENIED,
        ),
        Phrase(
            words(
                rf"\b{us} (?:will|shall|would|may|can|could|is|are) (?:\w+ ){{0,3}}?(?:pay|paying|"
                rf"fund|funding|support|supporting|financ\w+|back|backing)\b[^.!?;]{{0,60}}?\b(?:sue|"
                rf"defam\w+|libel\w*|slander\w*)"
            ),
            unless=DENIED, denied=DENIED,
        ),
        Phrase(
            words(
                rf"\b{us} (?:\w+ ){{0,4}}?(?:is|are|will|may) (?:tak|seek)\w* (?:legal )?advice (?:about|"
                rf"on) (?:an? )?(?:defam\w+|libel\w*|slander\w*)"
            ),
            unless=DENIED, denied=DENIED,
        ),
        Phrase(words(rf"\b{body} (?:\w+ ){{0,4}}?(?:seek|claim|demand|recover)(?:s|ing)? damages\b"),
               unless=DENIED, denied=DENIED),
    )  # fmt: skip


def claimant(text: Text, about: About) -> Iterator[Finding]:
    """Wherever the trust, a school or “we” are the ones defamed or the ones who claim."""
    names = tuple(name for name in (about.trust, *about.schools) if name)
    for reading in text.paragraphs:
        yield from found(reading, _phrases(names), KIND)
