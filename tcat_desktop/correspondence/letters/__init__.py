"""The letters of the school, by name, one file each."""

from tcat_desktop.correspondence.letter import Facts, Letter, Token, plain, tokens
from tcat_desktop.correspondence.letters import (
    acknowledgement,
    advice,
    group_closure_request,
    handover_note,
    meeting_invitation,
    minutes_cover,
    no_further_action,
    removal_request,
    signpost_to_complaints,
)

__all__ = ["LETTERS", "Facts", "Letter", "Token", "plain", "tokens"]

# In the order in which a case meets them.
LETTERS: dict[str, Letter] = {
    each.LETTER.name: each.LETTER
    for each in (
        acknowledgement,
        advice,
        meeting_invitation,
        minutes_cover,
        removal_request,
        group_closure_request,
        no_further_action,
        signpost_to_complaints,
        handover_note,
    )
}
