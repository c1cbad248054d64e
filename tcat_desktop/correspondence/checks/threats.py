"""Threats: a letter asks, and says what it will do next; it does not frighten (clause C29).

A plain statement of law, or of advice that was sought, is no threat. Whether anything is
prosecuted is for the police and the Crown Prosecution Service alone.
"""

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
    rule="threat",
    title="This reads as a threat",
    why="People who are threatened dig in, and prosecuting is not for a school.",
    what_to_do="Ask, and say what helps. If the police were asked, say only that, and when.",
)

_WILL = (
    r"(?:will|shall|would|may|might|could|can|'ll|are going to|is going to|are minded to|"
    r"is minded to|am minded to|intends? to|intending to|are prepared to|are considering|"
    r"is considering|plan to|have no (?:option|choice|alternative) but to|reserves? (?:the|our|its|"
    r"all our) rights? to|have the power to|are (?:now )?|is (?:now )?)"
)
_AUTHORITIES = (
    r"(?:police|solicitors?|lawyers?|legal (?:team|advis\w+|representatives?)|employers?|"
    r"line manager|workplace|social services|social care|children's (?:services|social care)|"
    r"immigration|home office|landlord|authorities|courts?)"
)
_BRING_IN = (
    r"(?:contact|inform|tell|notify|report|refer|involv|instruct|call|alert|pass|hand|writ|"
    r"speak|go|approach|bring in|bringing in|turn)(?:e|ing|s)?"
)
_IF = words(r"\b(?:if|unless|should you|should the|or else|otherwise|until)\b")
_ADVISED = words(
    r"\b(?:not|no|never|nobody|n't|you (?:may|might|can) (?:want|wish|like)|you told|you said|"
    r"you (?:may|can) (?:take|seek))\b"
)
_PHRASES = (
    # We bring somebody in.
    Phrase(
        words(
            rf"\b{WE} (?:\w+ ){{0,2}}?{_WILL}(?: \w+)? ?(?:\w+ )?{_BRING_IN}\b[^.!?;]{{0,50}}?"
            rf"\b{_AUTHORITIES}\b"
        ),
        denied=DENIED,
    ),
    Phrase(words(r"\b(?:will|shall|would) (?:not|have no) hesitat(?:e|ion)\b")),
    Phrase(words(r"\bno hesitation in\b")),
    Phrase(
        words(
            r"\b(?:no|little) (?:other )?(?:option|choice|alternative)(?: left)? (?:but|other than)\b"
        )
    ),
    Phrase(
        words(
            r"\b(?:passed|handed|referred|given|sent) (?:on )?to (?:the|our) (?:solicitors?|"
            r"lawyers?|legal team|legal advisers?|police)\b"
        ),
        unless=DENIED_OR_TOLD,
        with_=words(r"\b(?:will|shall|would|may|could)\b"),
    ),
    Phrase(
        words(
            rf"\b{_AUTHORITIES} (?:will|shall|may|might|could|would|can)(?: \w+)? be (?:\w+ )?(?:informed|"
            r"told|contacted|involved|called|notified|instructed|alerted|asked to|brought in)\b"
        ),
        unless=DENIED,
        denied=DENIED,
        without=words(r"\b(?:danger|emergency|999|harm)\b"),
    ),
    Phrase(
        words(
            r"\b(?:with|to|from|by|in the hands of|before) (?:our|the (?:trust|school|academy)'s) "
            r"(?:solicitors?|lawyers?|legal (?:team|advisers?|department|representatives?))\b"
        ),
        unless=_ADVISED,
    ),
    Phrase(
        words(
            r"\byour (?:employers?|line manager|workplace|boss|landlord)\b[^.!?;]{0,20}? (?:may|might|would|"
            r"will|could|should|ought|(?:to )?(?:know|hear|learn|see|find out))\b"
        ),
        unless=words(r"\b(?:not|never|no|nobody|n't|if you (?:wish|like|want)|ask|told us)\b"),
    ),
    Phrase(words(r"\binjunctions?\b"), unless=_ADVISED),
    Phrase(words(r"\binstruct (?:our |a |the )?(?:solicitor|lawyer)s?\b"), unless=DENIED_OR_TOLD),
    # Prosecution and proceedings.
    Phrase(words(rf"\b{WE} (?:\w+ ){{0,4}}?prosecut\w+"), unless=DENIED, denied=DENIED),
    Phrase(
        words(
            r"\byou (?:\w+ )?(?:will|may|could|might|can|would|shall|risk|face|are liable|"
            r"are at risk)(?: \w+){0,3}? (?:prosecut\w+|arrest\w*|charged|sued|criminal charges)\b"
        ),
        unless=DENIED,
        denied=DENIED,
    ),
    Phrase(
        words(r"\b(?:fac(?:e|es|ing)|risk(?:s|ing)?|liable to|lead to) prosecution\b"),
        unless=DENIED,
    ),
    Phrase(
        words(r"\blegal (?:action|proceedings|steps|remedies|consequences)\b"),
        unless=_ADVISED,
        without=words(r"\b(?:not|no|never|n't)\b(?! hesitate)"),
    ),
    Phrase(
        words(
            r"\b(?:tak(?:e|ing)|commenc(?:e|ing)|bring(?:ing)?|issu(?:e|ing)|start(?:ing)?|"
            r"begin(?:ning)?) (?:\w+ )?(?:court |civil |criminal )?(?:action|proceedings) against you\b"
        ),
        unless=_ADVISED,
    ),
    Phrase(words(r"\b(?:take|taking|taken) (?:you|this|the matter|it) to court\b"), unless=DENIED),
    Phrase(words(r"\bsee you in court\b"), unless=DENIED_OR_TOLD),
    Phrase(words(r"\bfull (?:force|extent|weight) of the law\b"), unless=DENIED),
    Phrase(
        words(
            r"\b(?:claim|recover|seek|sue|bill|charge|pursue)(?:ing)? (?:you |our |the |all |any |for |"
            r"these |those )*(?:costs|compensation|expenses)\b"
        ),
        unless=_ADVISED,
    ),
    Phrase(
        words(
            rf"\b{WE} (?:will|shall|are going to|'ll) (?:\w+ )?(?:pursue|report|expose|sue) (?:you|this "
            r"(?:matter )?(?:further|through))\b"
        ),
        denied=DENIED,
    ),
    Phrase(
        words(
            r"\b(?:will|shall|may|would) (?:hear|be hearing) from (?:our|the|a) (?:solicitor|lawyer|"
            r"police|court)"
        ),
        unless=DENIED,
    ),
    Phrase(
        words(
            r"\b(?:every|all|any|other) (?:\w+ )?legal (?:means|avenues?|steps|options?|measures)\b"
        ),
        unless=_ADVISED,
    ),
    Phrase(words(r"\b(?:make|force|oblige) us (?:to )?(?:take|go|do|act|involve|report|bring)\b")),
    # Comply or else.
    Phrase(
        words(r"\b(?:consequences|repercussions|implications) for (?:you|your|her|his|riley)\b"),
        unless=DENIED,
    ),
    Phrase(
        words(
            r"\b(?:will|would|shall) (?:have|bring|carry) (?:\w+ )?(?:consequences|repercussions)\b"
        ),
        unless=DENIED,
    ),
    Phrase(
        words(
            r"\bwould be (?:an? )?(?:\w+ )?(?:pity|shame|regrettable|unfortunate|sorry) (?:if|should|"
            r"were)\b"
        )
    ),
    Phrase(
        words(
            r"\b(?:think (?:very |long and )?(?:carefully|hard)|(?:well|strongly) advised to|make no "
            r"mistake|at your (?:own )?peril|for your own (?:sake|good)|(?:live|come) to regret|will "
            r"regret|idle threat|you leave (?:us|me) no|last chance|zero[- ]tolerance approach and will "
            r"(?:ban|bar|exclude|prosecute|report))\b"
        ),
        unless=DENIED,
    ),
    Phrase(
        words(rf"\b{WE} (?:will|shall|would) be (?:forced|compelled|obliged|left with no) \w+"),
        with_=_IF,
        denied=words(r"\b(?:not|never)\b"),
    ),
    Phrase(
        words(r"\b(?:failure to|fail(?:ing)? to|non-compliance|refusal to)\b"),
        with_=words(
            r"\b(?:will|shall|may|could|would) (?:\w+ )?(?:result|lead|mean|leave|force|be passed|"
            r"be referred|be reported|be banned|be barred|be taken|have to|have no|amount)\b"
        ),
    ),
    Phrase(words(r"\bor else\b")),
    Phrase(
        words(r"\b(?:face|serious|suffer|bear|grave|severe) (?:the )?consequences\b"), unless=DENIED
    ),
    Phrase(words(r"\bfurther action (?:will|may|shall|could|being)\b"), unless=DENIED),
    Phrase(words(r"\b(?:final|last|formal) warning\b"), unless=DENIED),
    Phrase(words(r"\b(?:you have been|consider yourself|be) warned\b"), unless=DENIED),
    Phrase(
        words(r"\b(?:do well|be wise|wise|remind you) (?:to remember|that)\b"),
        unless=TOLD,
        with_=words(r"\b(?:libel|police|law|court|expensive|legal|offence|staff|record)\w*\b"),
    ),
    Phrase(
        words(
            r"\bnext time (?:it|there|we|you)\b[^.!?;]{0,30}?\b(?:letter|warning|police|court|so (?:kind|polite))"
        )
    ),
    Phrase(
        words(r"\bwhether [^.!?;]{1,40}? (?:can|may|should) (?:stay|remain|continue)\b"),
        unless=words(r"\b(?:not|you asked|you may|if)\b"),
    ),
    Phrase(
        words(
            r"\b(?:copy|copies|letter|file|evidence) (?:\w+ ){0,4}?(?:goes|go|will go|will be (?:sent|passed)) to "
            r"(?:the|your) (?:police|employer|court|solicitors?)\b"
        ),
        with_=_IF,
    ),
    Phrase(
        words(
            r"\b(?:face|facing|faces) (?:an? |the )?(?:\w+ )?(?:ban|exclusion|charges?|sanctions?|penalt\w+|fine|"
            r"court|action|proceedings)\b"
        ),
        unless=DENIED,
    ),
    # The reader kept out, with a condition; what was decided already is a promise.
    Phrase(
        words(
            r"\byou (?:will|shall|may|could|would) be (?:banned|barred|excluded|removed|arrested|"
            r"reported|escorted)\b"
        ),
        with_=_IF,
    ),
    Phrase(words(r"\bhave you (?:removed|arrested|escorted|banned|barred)\b"), unless=DENIED),
    # The child as a lever.
    Phrase(
        words(
            r"\bplace (?:at|in|with) (?:\w+ ){1,4}?(?:is|will be|may be|could be|would be) (?:\w+ )?"
            r"(?:at risk|in jeopardy|withdrawn|reviewed|reconsidered|in doubt|lost|under review)\b"
        )
    ),
    Phrase(
        words(
            r"\b(?:may|might|will|should|could|would)(?: \w+)? (?:have|need|want|wish) to (?:find|"
            r"look for|seek|consider|choose) (?:another|a different|a new) school\b"
        ),
        unless=words(r"\b(?:not|never|nobody|if you)\b"),
    ),
)


def threats(text: Text, about: About) -> Iterator[Finding]:
    """Every threat in the letter’s own words."""
    told = [each for reading in text.paragraphs for each in found(reading, _PHRASES, KIND)]
    yield from told
    yield from wider(text, about, KIND, told)
