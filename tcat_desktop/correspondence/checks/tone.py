"""Whether this letter is the right one: thanks before a request, and no heavy letter for words.

Clause C01: social media are valued, so a first letter opens with thanks. Clauses C17 and C38
forbid criticism, which Article 10 of the Human Rights Act protects: a case that rests on them
alone bears no heavier letter than an offer to talk.
"""

from collections.abc import Iterator
from dataclasses import replace

from tcat_desktop.correspondence.checks.phrases import words
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

NO_THANKS = Kind(
    rule="opening",
    title="Does not open with thanks",
    why="A first letter opens with something true to thank for; the rest is read more kindly then.",
    what_to_do="Begin with thanks, and come to the post after it.",
    weight="look",
)
HARSH = Kind(
    rule="expression",
    title="A hard letter about an opinion",
    why="This case rests only on C17 or C38, which are about opinions. Those are protected "
    "(Human Rights Act 1998, Article 10), and nobody is kept out for one.",
    what_to_do="Write the letter that tells her how to complain.",
)
FIRM = replace(HARSH, title="A firm letter about an opinion", weight="look")

_THANKS = words(r"\b(?:thank|thanks|thankful|grateful|appreciat\w+|kind of you|good of you|glad)\b")


def opens_with_thanks(text: Text) -> bool:
    """Whether the first paragraph thanks the reader."""
    return bool(text.paragraphs) and _THANKS.search(text.paragraphs[0].own) is not None


def tone(text: Text, about: About) -> Iterator[Finding]:
    """A first letter without thanks, and a heavy letter about an opinion."""
    first = about.letter.stage == "direct_contact" and about.letter.weight == "gentle"
    if first and about.letter.posted and not opens_with_thanks(text):
        made = NO_THANKS.of_the_whole(text)
        if text.paragraphs:
            opening = text.paragraphs[0]
            made = NO_THANKS.at(opening, 0, opening.sentence(0).end)
        yield made
    if about.expression_only and about.letter.weight in ("firm", "harsh"):
        kind = HARSH if about.letter.weight == "harsh" else FIRM
        yield kind.of_the_whole(text, about.letter.title)
