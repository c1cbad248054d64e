"""What a letter does well, in a few words each, for the ticks beside it."""

from tcat_desktop.correspondence.checks.laws_cited import cited
from tcat_desktop.correspondence.checks.readable import age_of
from tcat_desktop.correspondence.checks.report import About, Text
from tcat_desktop.correspondence.checks.rights import RIGHTS, says
from tcat_desktop.correspondence.checks.tone import opens_with_thanks

_SHE = {"mrs": ("she", "her"), "ms": ("she", "her"), "miss": ("she", "her"),
        "mr": ("he", "his")}  # fmt: skip
_ABSENT = (
    ("threat", "Asks, does not threaten"),
    ("other_family", "Names no other family"),
)
_THEN = (
    ("verdict", "Gives no verdict"),
    ("diagnosis", "Says nothing of anybody’s health"),
    ("teacher", "Names no teacher under allegation"),
    ("claimant", "Leaves defamation to the person concerned"),
    ("promise", "Promises no outcome"),
)
_LAW = frozenset({"law_date", "law_letter", "law_unknown"})


def passed(text: Text, about: About, found: set[str]) -> tuple[str, ...]:
    """What was looked for and is well, what a reader notices first at the head."""
    she, her = _SHE.get(about.recipient.split(" ", 1)[0].casefold().strip("."), ("they", "their"))
    said = ["Opens with thanks"] if opens_with_thanks(text) else []
    said += [words for rule, words in _ABSENT if rule not in found]
    for name in ("complain", "companion", "representations", "appeal"):
        if name in about.letter.rights or name in ("complain", "companion"):
            said += [RIGHTS[name].passed.format(she=she, her=her)] if says(text, name) else []
    said += [
        words
        for rule, words in _THEN
        if rule not in found and (rule != "teacher" or about.teachers_under_allegation)
    ]
    if not found & _LAW:
        cites = any(True for reading in text.paragraphs for _ in cited(reading, about.laws))
        said.append("Cites only law in force" if cites else "Cites no law")
    age = age_of(text)
    if age is not None and "reading_age" not in found:
        said.append(f"Plain to read, from about age {max(8, round(age))}")
    return tuple(said)
