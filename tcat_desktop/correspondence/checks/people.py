"""Who acts in a sentence of a letter: the trust and its schools, or the reader."""

import re

from tcat_desktop.correspondence.checks.phrases import words

# The bodies that cannot be defamed or harassed; a named school is added by ``bodies``.
_BODIES = (
    r"(?:(?:academy )?trust|school|academy|governors|governing (?:body|board)|trustees|"
    r"board of (?:governors|trustees))"
)
# “Applewick” stands for its school; “The” and “St” for none.
_LONG_ENOUGH = 6
WE = rf"(?:we|I|(?:the|our|this) {_BODIES}|(?:the )?(?:executive )?head(?: ?teacher)?)"


def bodies(names: tuple[str, ...]) -> str:
    """The trust and its schools as a part of a pattern, by kind and by name."""
    short = (name.split(" ", 1)[0] for name in names)
    told = [*names, *(each for each in short if len(each) >= _LONG_ENOUGH)]
    named = "|".join(re.escape(name).replace(r"\ ", " ") + r"\b" for name in told if name.strip())
    return rf"(?:(?:(?:the|our|this|a|any) )?{_BODIES}\b{'|' + named if named else ''})"


__all__ = ["WE", "bodies", "words"]
