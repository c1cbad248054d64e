"""The letters of the school, by name, one file each."""

from tcat_desktop.correspondence.letter import Letter, Token, tokens
from tcat_desktop.correspondence.letters import acknowledgement, removal_request

__all__ = ["LETTERS", "Letter", "Token", "tokens"]

# In the order in which a case meets them.
LETTERS: dict[str, Letter] = {
    each.LETTER.name: each.LETTER for each in (acknowledgement, removal_request)
}
