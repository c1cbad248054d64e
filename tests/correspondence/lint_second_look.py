"""Thirty snippets written after the rules were made, with words that nobody had in mind.

Their first score, before any change: precision 1.00, recall 0.25.
"""

SECOND_LOOK: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (words, frozenset(rules.split()))
    for words, rules in (
        ("Do it by Friday or the police will be informed.", "threat"),
        ("We are left with little alternative other than to seek an injunction.", "threat"),
        ("Your employer may be interested to hear of this.", "threat"),
        ("Please be aware that the trust takes a zero-tolerance approach and will act.", ""),
        ("Any repetition will have consequences for you and for your family.", "threat"),
        ("The matter is now with our lawyers.", "threat"),
        ("It would be a pity if Riley lost her place in the choir.", "threat"),
        ("We kindly ask you to consider how this looks to a four-year-old.", ""),
        ("You have shown yourself to be a bully of the worst sort.", "verdict"),
        ("Such bullying on your part cannot go on.", "verdict"),
        ("Nobody but a troll would write this.", "verdict"),
        ("You knew that it was false when you wrote it.", "verdict"),
        ("The tone of your emails has been abusive throughout.", "verdict"),
        ("Your emails on Monday and Tuesday were sent after ten at night.", ""),
        ("Miss Hartnoll says that she felt bullied when she read it.", ""),
        ("I wonder whether you were sober when you wrote it.", "diagnosis"),
        ("You are not in your right mind.", "diagnosis"),
        ("This is the behaviour of a disturbed person.", "diagnosis"),
        ("Anxiety can make letters like this hard to read; please ring if so.", ""),
        ("Little Zofia cried all afternoon.", "other_family"),
        ("The Kamińskis have asked us to pass this on.", "other_family"),
        ("Agnieszka asked that her name be kept out of it.", "other_family"),
        ("As Mr. Quill told you himself, he denies it.", "teacher"),
        ("Under the 1998 Data Protection Act we keep this for a year.", "law_date"),
        ("The MCA 1988 covers threats.", "law_date"),
        ("S. 181 of the 2023 Act is about threats.", ""),
        ("Applewick will be suing for libel.", "claimant"),
        ("You brought the school into disrepute with a defamatory attack on it.", "claimant"),
        ("Rest assured, she will be gone by Easter.", "promise"),
        ("The head has already decided that you may not come back.", "promise"),
    )
)
