"""Words as they are looked for: without capitals and accents, and Polish and Nordic letters plain.

Whoever types ``lukasz wojcik`` on a British keyboard means Łukasz Wójcik.
"""

import unicodedata

# Letters that are no letter with an accent, so that Unicode does not take them apart.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def folded(words: str) -> str:
    """``Zielińska`` is ``zielinska``, ``Łukasz`` is ``lukasz``."""
    parted = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(char for char in parted if not unicodedata.combining(char))
    return bare.translate(_PLAIN)
