"""What the Code of Conduct asks of parents, clause by clause, close to its own words.

Each is written to follow “The Code of Conduct asks parents …”.
"""

from tcat_desktop.correspondence.words import listed

ASKS: dict[str, str] = {
    "C15": "to behave in a civilised way online",
    "C16": "not to post defamatory content about parents, pupils, the trust, a school or staff",
    "C17": "not to complain about a school’s values and methods on social media",
    "C18": "not to post confidential information, such as the outcome of a complaint",
    "C19": "not to contact the private accounts of staff through social media",
    "C20": "not to ask to ‘follow’ or ‘friend’ members of staff",
    "C23": "not to create groups or chats that victimise or harass a member of staff or a school",
    "C24": "not to join groups or chats that victimise or harass a member of staff or a school",
    "C25": "not to post images of staff or pupils without their prior consent",
    "C27": "to raise complaints through the formal channels",
    "C31": "not to post anonymously or under an alias to get round the Code",
    "C33": "not to send abusive messages to other parents",
    "C34": "not to send abusive messages to members of staff",
    "C35": "not to send frequent messages to members of staff",
    "C36": "not to send abusive messages about staff, parents, pupils or a school",
    "C37": "not to share confidential or sensitive information about other people",
    "C38": "not to bring the trust, a school or its staff into disrepute",
    "C40": "not to send frequent and unimportant messages to staff",
    "C41": "not to contact staff outside working hours, where possible",
    "C42": "to arrange a meeting with a teacher by speaking to Reception",
    "C56": "to take photographs of their own children only, at events where that is allowed",
    "C57": "to share photographs of their own children only",
    "C58": "not to photograph others, or post the pictures, without the consent of those in them",
    "C61": "not to take or share photographs of others at the school gate or on a visit",
    "C64": "to keep an eye on their own use of social media",
    "C66": "to keep an eye on their children’s use of social media",
}


def code_asks(clauses: tuple[str, ...]) -> str:
    """What these clauses ask, as the end of a sentence; clauses that ask nothing are left out."""
    asked = [ASKS[clause] for clause in clauses if clause in ASKS]
    return listed(asked) if len(asked) < 3 else ", ".join(asked[:-1]) + ", and " + asked[-1]
