"""Promises of an outcome: nobody decides before those concerned were heard."""

from collections.abc import Iterator

from tcat_desktop.correspondence.checks.people import WE
from tcat_desktop.correspondence.checks.phrases import DENIED, Phrase, found, words
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

KIND = Kind(
    rule="promise",
    title="This promises how it will end",
    why="Whoever decides must hear both sides first; a decision made before can be set aside.",
    what_to_do="Say who decides, by when, and that what she says will be read first.",
)

_ENDS = (
    r"(?:upheld|dismissed|rejected|thrown out|disciplined|sacked|suspended|punished|barred|banned|"
    r"excluded|expelled|removed from (?:her|his|their) post|granted|refused)"
)
_IF = words(r"\b(?:if|unless|should you|whether|may be|might be|asked|not)\b")
_PHRASES = (
    Phrase(
        words(
            rf"\b(?:{WE}|the panel|they) (?:will|shall|'ll|is going to|are going to|is bound to|is "
            r"certain to) (?:\w+ )?(?:uphold|dismiss|reject|find (?:in|for|against|that)|side with|"
            r"agree with you|rule (?:in|for|against))\b"
        ),
        unless=DENIED, without=_IF,
    ),
    Phrase(
        words(rf"\b(?:complaint|appeal|representations|request|teacher|she|he|they|staff|member of "
              rf"staff|you|hartnoll)\b[^.!?;]{{0,20}}? (?:will|shall) (?:\w+ )?be {_ENDS}\b"),
        unless=DENIED, without=_IF,
    ),
    Phrase(words(r"\b(?:decision|outcome|result|matter) (?:has|have|had|was|is) already(?: been)? "
                 r"(?:made|decided|taken|settled|reached)\b"), unless=DENIED),
    Phrase(words(rf"\b(?:{WE}|the panel|he|she) (?:have |has |had )?already (?:decided|made up|concluded|"
                 r"determined|resolved)\b"), unless=DENIED),
    Phrase(words(r"\bminds? (?:is|are|was|were) (?:already )?made up\b"), unless=DENIED),
    Phrase(words(r"\bmade up (?:our|my|their|its) minds?\b"), unless=DENIED),
    Phrase(words(r"\bforegone conclusion\b"), unless=DENIED),
    Phrase(words(r"\b(?:whatever|nothing) you (?:may |can |might )?(?:say|tell|write)\b"),
           unless=words(r"\b(?:if)\b")),
    Phrase(words(r"\b(?:no|little) point in (?:your |you )?(?:\w+ )?(?:making|appealing|attending|coming|"
                 r"complaining|asking|writing|bringing|arguing)\b")),
    Phrase(words(r"\b(?:the|only) (?:one|only) (?:possible )?outcome\b"), unless=DENIED),
    Phrase(words(r"\bguarantee\b"), unless=DENIED),
    Phrase(words(r"\b(?:expect|trust|count on|rely on) (?:that )?the (?:panel|governors|head\w*|committee) (?:to|will) (?:\w+ "
                 r"){0,2}?(?:agree|uphold|side|support|back|reject|dismiss|find)\b"), unless=DENIED),
    Phrase(words(r"\byou (?:will|shall|are (?:going|bound|certain|sure) to) (?:\w+ )?(?:win|lose|succeed|fail|be "
                 r"(?:vindicated|found))\b"), unless=DENIED, without=_IF),
    Phrase(
        words(rf"\b{WE} (?:will|shall|are going to|is going to|intend to|am going to) (?:\w+ )?(?:ban|bar|exclude|"
              r"dismiss|sack|suspend|discipline|remove|expel) (?:you|her|him|them|the teacher|miss|mrs|mr|ms)\b"),
        unless=DENIED, denied=DENIED, without=_IF,
    ),
    Phrase(words(r"\b(?:whatever happens|regardless of (?:what|the)|come what may|either way)\b"),
           with_=words(r"\b(?:ban|bar|exclude|decided?|outcome|dismiss|go ahead|uphold)\w*\b"), unless=DENIED),
    Phrase(words(r"\b(?:rest assured|be assured|my word (?:that|for it)|mark my words|you (?:can|may) be (?:sure|"
                 r"certain|confident))\b"),
           with_=words(rf"\b(?:will|shall|'ll|going to)(?: \w+)? be (?:gone|moved|out|{_ENDS})\b|\b{_ENDS}\b"),
           unless=DENIED),
    Phrase(words(r"\b(?:she|he|they|teacher|hartnoll|member of staff)\b[^.!?;]{0,20}? (?:will|shall) (?:\w+ )?"
                 r"(?:be (?:gone|out of a job|moved to another)|lose (?:her|his|their) job|leave the school)\b"),
           unless=DENIED),
    Phrase(words(r"\b(?:panel|governors|head(?:teacher)?) (?:is|are) (?:\w+ )?(?:on your side|bound to|certain "
                 r"to|sure to|against you)\b"), unless=DENIED),
    Phrase(
        words(r"\b(?:promise|assure|assures|assured|certain|sure|confident)(?: you)? (?:that )?"
              rf"[^.!?;]{{0,60}}?\b(?:{_ENDS}|uphold|in your favour|find for you|nothing will come|"
              r"never (?:teach|work)|dismiss)"),
        unless=DENIED,
    ),
)  # fmt: skip


def promises(text: Text, about: About) -> Iterator[Finding]:
    """Every outcome promised before anybody was heard."""
    for reading in text.paragraphs:
        yield from found(reading, _PHRASES, KIND)
