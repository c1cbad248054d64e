"""Verdicts: a letter says what was seen and what is asked, never what the reader is."""

from collections.abc import Iterator

from tcat_desktop.correspondence.checks.people import WE
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
    rule="verdict",
    title="This reads as a verdict",
    why="A letter that judges ends the talk before her side was heard.",
    what_to_do="Say what was posted, in its own words and with its date, and what you ask.",
)

_SURELY = (
    r"(?:(?:clearly|obviously|plainly|deliberately|simply|just|nothing but|being|repeatedly|"
    r"wilfully|knowingly|maliciously|very|so|extremely|highly|also|now|indeed|grossly|wholly|"
    r"utterly|really|quite|both|a|an|the) ){0,3}"
)
_BAD = (
    r"(?:guilty|abusive|aggressive|bull(?:y|ies|ying)|liars?|lying|harass(?:er|ing|ment)|troll|"
    r"vexatious|malicious|offensive|threatening|intimidating|racist|homophobic|sexist|dishonest|"
    r"defamatory|libellous|slander(?:ous)?|unlawful|illegal|criminal|disgusting|disgraceful|"
    r"outrageous|in breach|to blame|at fault|lies?|false|untrue|unacceptable|unreasonable|"
    r"hateful|abuse|victimisation|misconduct|offence|crime|coward(?:ly|ice)?|spiteful|vile|cruel|nasty|"
    r"shameful|despicable|appalling|inexcusable|hostile|toxic|inflammatory|baseless|unfounded|"
    r"misleading|cyber-?bull(?:y|ying)|irresponsible|selfish|immature|petty|childish|a nuisance|a menace|"
    r"troublemaker|stalker|stalking|hate speech|intimidation)"
)
_DONE = (
    r"(?:committed|broken|broke|breached|violated|contravened|harassed|bullied|abused|defamed|"
    r"libelled|slandered|threatened|intimidated|victimised|lied|attacked|stalked|trolled|"
    r"insulted|assaulted)"
)
_THINGS = (
    r"(?:posts?|messages?|words|conduct|behaviour|comments?|remarks?|actions?|language|e-?mails?|"
    r"attitude|allegations?|photographs?|tone)"
)
_IS = r"(?:is|are|was|were|has been|have been|amounts? to|amounted to|constitutes?|constituted)"
_PHRASES = (
    Phrase(
        words(rf"\byou (?:are|were|have been|have become) {_SURELY}{_BAD}\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(words(rf"\bas (?:the|an?) {_BAD}\b"), unless=DENIED_OR_TOLD),
    Phrase(
        words(rf"\byour {_THINGS}(?: (?:on|of|in|about|to|at) [^.!?,;]{{1,40}}?)? {_IS} {_SURELY}{_BAD}\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byour (?:(?:recent|repeated|continued|constant|persistent|serious|online|public|"
            r"obvious|clear|own|latest|ongoing) ){0,2}(?:harassment|abuse|bullying|lies|malice|"
            r"vendetta|campaign|defamation|libel|slander|misconduct|offence|offending|crimes?|"
            r"wrongdoing|abusive|malicious|defamatory|libellous|threatening|harassing|vexatious|"
            r"unacceptable|aggressive|racist|dishonest|outrageous|disgraceful|unlawful|hateful|baseless|vile|"
            r"spiteful|inflammatory|unfounded|cruel|toxic|hostile|cowardly|inexcusable|"
            r"intimidating)\b(?! (?:complaint|report|concern|worry|allegation|claim|log|form|policy))"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(words(r"\b(?:perpetrator|culprit|wrongdoer|offender|abuser|harasser)s?\b"),
           unless=DENIED),
    Phrase(words(r"\bthe victims? of your\b")),
    Phrase(
        words(
            rf"\byou (?:have |had |then |also )?(?:\w+ly )?{_DONE}\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byou (?:have |had )?(?:deliberately|intentionally|maliciously|knowingly|wilfully|"
            r"recklessly)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\byou (?:\w+ )?(?:set out|meant|intended|wanted|were trying|are trying) to (?:harm|"
            r"hurt|bully|humiliate|harass|intimidate|damage|destroy|ruin|frighten)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            r"\b(?:bullying|harassment|abuse|intimidation|lies|malice|dishonesty|misconduct|aggression|"
            r"spite|cruelty) (?:on your part|by you|from you|that you)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(words(r"\byou (?:have |had )?(?:shown|proved|proven|revealed) yourself\b"),
           unless=DENIED_OR_TOLD),
    Phrase(words(rf"\b(?:nobody but|no one but|only|just|nothing but|like) an? (?:\w+ )?{_BAD}\b"),
           unless=TOLD),
    Phrase(
        words(
            r"\byou (?:\w+ )?(?:knew|know)\b[^.!?;]{0,30}? (?:false|untrue|not true|a lie|lies|wrong)\b"
        ),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(rf"\bthe (?:\w+ )?(?:tone|content|contents|nature|manner|language|wording) of (?:what you \w+|"
              rf"your \w+) {_IS} {_SURELY}{_BAD}\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(words(r"\b(?:character assassination|hate campaign|witch[- ]?hunt against|vicious attack)\b"),
           unless=DENIED_OR_TOLD),
    Phrase(words(r"\byou (?:have |had )?(?:\w+ly )?(?:humiliated|belittled|degraded|mocked|ridiculed|shamed|demeaned|"
                 r"maligned|vilified|tormented|hounded|terrorised|traumatised|undermined)\b"), unless=DENIED_OR_TOLD),
    Phrase(words(r"\byou (?:are|were) (?:\w+ )?wrong (?:to|about|in)\b"), unless=DENIED_OR_TOLD),
    Phrase(words(r"\b(?:you (?:should|ought to) be ashamed|shame on you|how dare you|yourself to blame|no "
                 r"better than)\b"), unless=DENIED),
    Phrase(
        words(rf"\bwhat you (?:wrote|posted|said|did|sent) {_IS} {_SURELY}{_BAD}\b"),
        unless=DENIED_OR_TOLD,
    ),
    Phrase(
        words(
            rf"\b(?:{WE}|the panel) (?:\w+ )?(?:finds?|found|considers?|regards?|deems?|concludes?|"
            rf"concluded|believes?|judges?) (?:that )?(?:you|your)\b[^.!?;]{{0,40}}?\b{_BAD}\b"
        ),
        unless=DENIED,
        denied=DENIED,
    ),
    Phrase(
        words(r"\byou are (?:\w+ )?(?:responsible for|the cause of) (?:her|his|their|the) "
              r"(?:distress|harm|suffering|abuse|bullying)\b"),
        unless=DENIED_OR_TOLD,
    ),
)  # fmt: skip


def verdicts(text: Text, about: About) -> Iterator[Finding]:
    """Every verdict in the letter’s own words; what it quotes is somebody else’s."""
    told = [each for reading in text.paragraphs for each in found(reading, _PHRASES, KIND)]
    yield from told
    yield from wider(text, about, KIND, told)
