"""Diagnoses: nobody in a school says what goes on in a parent's mind or body."""

from collections.abc import Iterator

from tcat_desktop.correspondence.checks.phrases import (
    DENIED,
    DENIED_OR_TOLD,
    TOLD,
    Phrase,
    found,
    words,
)
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text
from tcat_desktop.correspondence.checks.wide import wider

KIND = Kind(
    rule="diagnosis",
    title="This says what is the matter with somebody",
    why="A school cannot know it, it hurts, and data on health are specially protected.",
    what_to_do="Leave it out. If something would help her to meet you, ask what that is.",
)

_STATES = (
    r"(?:unwell|ill|sick|unstable|paranoid|delusional|deluded|obsess(?:ed|ive)|deranged|mad|"
    r"crazy|insane|hysterical|irrational|unbalanced|disturbed|depressed|manic|drunk|drinking|"
    r"bipolar|psychotic|neurotic|narcissist(?:ic)?|sociopath(?:ic)?|autistic|alcoholic|addict(?:ed)?|"
    r"not well|not right in|not yourself|having a breakdown|out of your mind|unhinged)"
)
_DEGREE = (
    r"(?:(?:clearly|obviously|plainly|very|so|rather|quite|really|a little|somewhat|also|"
    r"evidently|perhaps|seriously|mentally|emotionally|psychologically|to be|an?|again|be) ){0,3}"
)
_PHRASES = (
    Phrase(
        words(r"\byou (?:\w+ly )?have (?:\w+ )?issues\b(?! (?:with|about|to raise|for|of))"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\b(?:speak|talk|turn) to (?:somebody|someone|a professional|a doctor|your doctor)[^.!?;]{0,20}? "
            r"your (?:mental |own )?(?:health|wellbeing|state|anger|behaviour|feelings)\b"
        ),
        unless=DENIED,
    ),
    Phrase(words(r"\byour (?:\w+ )?imagination\b"), unless=DENIED_OR_TOLD),
    Phrase(
        words(
            rf"\byou (?:are|were|seem|appear|sound|look|must be|may be|might be|could be|have become|"
            rf"have been|had been) {_DEGREE}{_STATES}\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\b(?:mentally|emotionally|psychologically) (?:ill|unwell|unstable|disturbed|"
            r"unbalanced|fragile|unfit)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(r"\b(?:clearly|obviously|plainly|evidently) (?:\w+ )?suffering\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(r"\byou (?:may |must |might |are |clearly )?(?:be )?suffer(?:ing)? from\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byour (?:\w+ )?(?:mental (?:state|illness|instability|condition|problems|issues|"
            r"health (?:problems|issues|state|condition))|state of mind|paranoia|delusions?|"
            r"delusional|obsession|obsessive|paranoid|hysterical|anger (?:issues|problem|problems|"
            r"management)|instability|disorder|drinking|addiction|alcohol\w*|hysteria)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byou\b[^.!?;]{0,40}? (?:some |an? )?(?:mental health|mental|psychiatric|"
            r"psychological|personality|anger|drink|drug) (?:issues?|problems?|disorder|condition|"
            r"difficulties|illness)\b"
        ),
        unless=DENIED_OR_TOLD,
        without=words(r"\byou (?:told us|said|wrote|asked)\b"),
    ),
    Phrase(
        words(
            r"\byou (?:should|ought to|need to|need|must|might want to|may want to|could)(?: \w+)?"
            r"(?: (?:see|seek|get|consult|talk to|speak to|visit|find|take))? (?:a |an |your |some )?"
            r"(?:doctor|GP|psychiatrist|psychologist|therap\w+|counsell\w+|(?:professional|medical|"
            r"psychological|psychiatric) (?:help|advice|treatment)|medication|anger management)\b"
        ),
        unless=DENIED,
    ),
    Phrase(
        words(r"\b(?:an? )?(?:underlying|personality|mental|psychiatric) disorder\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(r"\b(?:in|right in|off|out of|wrong in) (?:the|your) head\b"), unless=DENIED_OR_TOLD
    ),
    Phrase(
        words(
            r"\b(?:in your right mind|of sound mind|out of your mind|lost your mind|state of your "
            r"mind|your sanity)\b"
        )
    ),
    Phrase(
        words(
            r"\byou (?:were|are|had been|have been) (?:\w+ )?(?:sober|drunk|drinking|under the "
            r"influence|intoxicated|on (?:something|drugs|medication)|off your (?:head|medication))\b"
        )
    ),
    Phrase(
        words(
            r"\ba (?:\w+ )?(?:disturbed|sick|unstable|unhinged|deranged|troubled|damaged|unwell|"
            r"paranoid|obsessive|mad) (?:person|individual|mind|woman|man|mother|father|parent)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byou (?:\w+ )?need (?:some )?help\b(?! (?:with|to|from|in|at|getting|finding|on|for "
            r"your child))"
        ),
        unless=TOLD,
    ),
    Phrase(
        words(
            r"\b(?:attention[- ]seek\w+|persecution complex|victim complex|cry for help|nervous "
            r"breakdown|(?:not|are not|un?able to) cop(?:e|ing))\b"
        ),
        unless=TOLD,
    ),
)


def diagnoses(text: Text, about: About) -> Iterator[Finding]:
    """Every diagnosis in the letter’s own words."""
    told = [each for reading in text.paragraphs for each in found(reading, _PHRASES, KIND)]
    yield from told
    yield from wider(text, about, KIND, told)
