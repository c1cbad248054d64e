"""Hard words near “you”: what the phrases of a family do not foresee, sentence by sentence.

Letters say the same hard thing in a thousand ways. Where no phrase matches, a word of the family
in a sentence that speaks to the reader is enough, unless the sentence denies, asks, tells of
somebody else’s words, or offers help.
"""

from collections.abc import Iterator

from tcat_desktop.correspondence.checks.phrases import Phrase, found, words
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

_YOU = r"\b(?:you|your|yours|yourself)\b"
# What makes a sentence fair: a denial, a doubt, somebody else's telling, thanks, help, a request.
_FAIR = (
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot|n't|whether|perhaps we|feel|feels|"
    r"felt|read (?:it|them|by|as)|says?|said|tell|tells|told|telling|asks?|asked|report(?:ed|s)?|alleg\w+|"
    r"complaints?|complain(?:ed)?|policy|policies|help|helps|helped|thank|support|worr(?:y|ied|ies)|sorry|"
    r"apolog\w+|wrote that|happened to|another parent|offer|welcome|please (?:tell|ring|let)|feeling)\b|n't\b"
)
_CONDEMNS = words(
    r"\b(?:abusive|aggressive|aggression|bull(?:y|ies|ied|ying)|liars?|lies|lied|harass\w*|malicious\w*|malice|"
    r"spite\w*|vile|disgrace\w*|disgust\w*|unacceptable|inexcusable|unlawful\w*|"
    r"illegal\w*|criminal\w*|racis\w+|coward\w*|dishonest\w*|rude\w*|cruel\w*|shameful\w*|appalling\w*|toxic|"
    r"vindictive\w*|hateful\w*|threatening|intimidat\w+|troll\w*|stalk\w*|vexatious|outrageous|slur\w*|smear\w*|"
    r"untrue|untruths?|falsehoods?|fabricat\w+|victimis\w+|guilty|culpable|to blame|misconduct|in breach|"
    r"insult\w*|reckless\w*|wicked|nasty|sinister|deceitful|hypocrit\w+)\b"
)
_SPEAKS_OF_MINDS = words(
    r"\b(?:paranoi\w+|delusion\w*|unhinged|unstable|instability|deranged|demented|insane|insanity|hysteri\w+|"
    r"irrational\w*|erratic|manic|psychotic|psychiatr\w+|neurotic|narcissis\w+|sociopath\w*|psychopath\w*|"
    r"mentally|mental (?:state|illness)|temper|obsess\w+|sober|drunk\w*|alcohol\w*|drink(?:ing)? problem|drugs|"
    r"addict\w*|therap(?:y|ist)|counselling|medication|GP|psycholog\w+|mood swings|moods|anger|rage|"
    r"disorder|breakdown|bipolar|autis\w+|depress(?:ed|ion|ive)|imagining things|losing (?:it|your))\b"
)
_THREATENS = words(
    r"\b(?:prosecut\w+|court|legal (?:means|steps|measures|route|channels|rights|remedies|advisers)|lawyers?|"
    r"solicitors?|injunctions?|warn(?:ed|ing)?|sanctions?|penalt(?:y|ies)|punish\w*|arrest\w*|"
    r"consequences|repercussions|withdrawn|revoked|forfeit\w*|take this further|go further|"
    r"take matters further|escalate|file on you|watching|monitoring|deport\w*|fined?|evict\w*|lose your)\b"
)
_PRESSES = r"\b(?:will|shall|must|can|could|may|might|risk|unless|if|or|going to|have to|want to|make us|we have)\b"
_LAWFUL = (
    r"\b(?:court order|orders?|child arrangements|crown prosecution|information commissioner|ICO|right to|rights|"
    r"appeal|advice|companion|judicial|tribunal|police may|your (?:own )?solicitor|fine with|not|never|no|"
    r"nobody|cannot|nothing|told us|you told|said|you said|wrote|decides?|is for|want legal|dangerous|asked|"
    r"withdrawn (?:it|your permission|that)|withdraw your|permission|consent|please (?:tell|ring|let)|help|"
    r"thank|sorry|the law (?:lets|also)|limit|agreed)\b|n't\b"
)

_SAYS_YOU = words(_YOU)
_VERDICTS = (
    Phrase(
        _CONDEMNS,
        with_=_SAYS_YOU,
        without=words(_FAIR + r"|\b(?:if|may|might|can|could|would|some)\b"),
    ),
)
_DIAGNOSES = (
    Phrase(
        _SPEAKS_OF_MINDS,
        with_=_SAYS_YOU,
        without=words(
            _FAIR.replace("worr(?:y|ied|ies)|", "") + r"|\b(?:if|because|easier|room|break)\b"
        ),
    ),
)
_THREATS = (
    Phrase(_THREATENS, with_=words(rf"(?=.*?{_YOU})(?=.*?{_PRESSES})"), without=words(_LAWFUL)),
)
_BY_RULE = {"verdict": _VERDICTS, "diagnosis": _DIAGNOSES, "threat": _THREATS}


def wider(text: Text, about: About, kind: Kind, before: list[Finding]) -> Iterator[Finding]:
    """One finding in each sentence in which a family's words are said to the reader, and no
    phrase of the family was found already."""
    told = {(each.paragraph, each.sentence) for each in before}
    for reading in text.paragraphs:
        for each in found(reading, _BY_RULE[kind.rule], kind):
            if (each.paragraph, each.sentence) not in told:
                told.add((each.paragraph, each.sentence))
                yield each
