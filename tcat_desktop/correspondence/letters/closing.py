"""What every letter to a parent ends with: how to complain, how to talk, other formats.

Kept in one place so that no letter can forget it, and in the merge language, so that the
house sees the whole text of each letter. Complaints go through formal channels (clause C27);
reasonable adjustments are owed to disabled parents (Equality Act 2010); how data are kept
must be said (UK GDPR Articles 13 and 14).
"""

# A paragraph each, with the blank line that parts it from the next. They name only what every
# letter knows: the telephone and the contact.
COMPLAIN = """\
**If you want to complain.** A worry about the school can be looked at under our Complaints Policy
and Procedures, separately from this letter. {contact} in the office can send you the form, or
write your complaint down for you.

"""

# For a letter with a fact ``complaint_inside``: the worry that is in the post itself.
COMPLAIN_INSIDE = """\
**If you want to complain.** {if complaint_inside}{complaint_inside} It{else}A worry about the
school{end} can be looked at under our Complaints Policy and Procedures, separately from this
letter. {contact} in the office can send you the form, or write your complaint down for you.

"""

FORMATS = """\
If you would like this letter in larger print, in another language or read to you, please tell us.

"""

# The offer to talk instead, with somebody of the parent's choosing; the end of a paragraph.
TALK_FIRST = "If you would rather talk first, please ask for me. You may bring someone with you."

COMPANION = """\
**You may bring someone.** A relative, a friend or somebody to interpret. It helps to know who, but
you do not have to tell us before.

"""

DATA_PROTECTION = """\
**What we keep about you.** {contact} in the office can tell you what we keep, why and for how long,
and how to ask for a copy or for a correction.

"""
