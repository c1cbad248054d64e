"""What every letter to a parent ends with: how to complain, how to talk, other formats.

Kept in one place so that no letter can forget it. Complaints go through formal channels
(clause C27); reasonable adjustments are owed to disabled parents (Equality Act 2010).
"""

from tcat_desktop.correspondence.blocks import LeadIn, Text


def complain(contact: str, worry: str = "") -> LeadIn:
    """How to complain, and that a complaint is dealt with apart from this letter."""
    opening = f"{worry.strip()} It" if worry.strip() else "A worry about the school"
    return LeadIn(
        "If you want to complain.",
        f"{opening} can be looked at under our Complaints Policy and Procedures, separately "
        f"from this letter. {contact} in the office can send you the form, or write your "
        "complaint down for you.",
    )


def formats() -> Text:
    """Large print, another language, or read aloud."""
    return Text(
        "If you would like this letter in larger print, in another language or read to you, "
        "please tell us."
    )


def talk_first() -> str:
    """The offer to talk instead, with somebody of the parent's choosing."""
    return "If you would rather talk first, please ask for me. You may bring someone with you."
