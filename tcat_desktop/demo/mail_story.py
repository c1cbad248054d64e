"""Two mails of AP-26-031: the office’s to Mrs Denholm, and hers, forwarding one with a screenshot.

What she forwards is a notice of the group, and no message between parents (C49). All
is invented, and written by the standard library; the same bytes come out every time.
"""

from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

from tcat_desktop.demo import pictures
from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId

OFFICE = "Mrs Priya Nair <office@applewick.example>"
MRS_DENHOLM = "Kerry Denholm <kerry@denholm.example>"
THE_GROUP = "Marlstow Mums & Dads <notices@social.example>"
_FIRST = "<20261119.1512.nair@applewick.example>"
QUOTED = "I never wrote that she should be sacked"

_OFFICE_WROTE = """\
Dear Mrs Denholm

Mrs Whitfield would like to meet you on Monday 23 November at 15:45, in
the library. You do not have to come, and you are welcome to bring
somebody.

Yours sincerely

Priya Nair
Applewick Primary School, 01632 960 214
"""
_SHE_WROTE = f"""\
Dear Mrs Nair

I will be there, and Leanne is coming with me. {QUOTED}.
Look at the notice I had: the comment under mine says it.
The screenshot is attached.

Riley is still sitting by the door.

Kerry Denholm

On 19 November 2026, Mrs Priya Nair wrote:
> Mrs Whitfield would like to meet you on Monday 23 November at 15:45,
> in the library. You do not have to come, and you are welcome to bring
> somebody.
>
> > Could we meet after school?
"""
_HER_PAGE = f"""\
<html><body><p>Dear Mrs Nair</p>
<p>I will be there, and Leanne is coming with me. {QUOTED}. Look at
<a href="https://social.example/groups/marlstow/1">the notice I had</a>: the comment under mine
says it. The screenshot is attached.</p>
<p>Riley is still sitting by the door.</p><p>Kerry Denholm</p>
<img src="https://mail.example/open.gif?id=77" width="1" height="1">
<blockquote>On 19 November 2026, Mrs Priya Nair wrote: Mrs Whitfield would like to meet you on
Monday 23 November at 15:45, in the library. You do not have to come, and you are welcome to
bring somebody. Could we meet after school?</blockquote></body></html>
"""
_THE_NOTICE = """\
Somebody wrote a comment under your post of 9 November.
https://social.example/groups/marlstow/1

You have this notice because you follow the post.
"""


def _mail(
    sender: str, to: str, date: str, subject: str, words: str, identifier: str
) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Date"], made["Subject"] = sender, to, date, subject
    made["Message-ID"] = identifier
    made.set_content(words)
    return made


def _bytes_of(mail: EmailMessage) -> bytes:
    """The mail with divisions that are named by their place, not by chance."""
    for number, part in enumerate(each for each in mail.walk() if each.is_multipart()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"part-{number}-of-this-mail")
    held = BytesIO()
    BytesGenerator(held, policy=SMTP).flatten(mail)
    return held.getvalue()


def from_the_office() -> bytes:
    """Mrs Nair asks Mrs Denholm to a meeting."""
    return _bytes_of(
        _mail(OFFICE, MRS_DENHOLM, "Thu, 19 Nov 2026 15:25:00 +0000", "A meeting on Monday",
              _OFFICE_WROTE, _FIRST)
    )  # fmt: skip


def from_mrs_denholm() -> bytes:
    """Mrs Denholm answers, and forwards the group’s notice with a screenshot."""
    inner = _mail(THE_GROUP, MRS_DENHOLM, "Fri, 20 Nov 2026 18:47:00 +0000",
                  "A comment under your post", _THE_NOTICE,
                  "<20261120.1847@social.example>")  # fmt: skip
    inner.add_attachment(pictures.post(), maintype="image", subtype="png",
                         filename="Comment under the post.png")  # fmt: skip
    mail = _mail(MRS_DENHOLM, OFFICE, "Sat, 21 Nov 2026 21:14:00 +0000", "Re: A meeting on Monday",
                 _SHE_WROTE, "<20261121.2114@denholm.example>")  # fmt: skip
    mail["In-Reply-To"] = mail["References"] = _FIRST
    mail.add_alternative(_HER_PAGE, subtype="html")
    mail.add_attachment(inner)
    mail.add_attachment(pictures.post(), maintype="image", subtype="png",
                        filename="Screenshot 20-11.png")  # fmt: skip
    return _bytes_of(mail)


def she_forwards_a_mail(tell: Telling, case: CaseId) -> int:
    """On the Monday morning the office brings both mails in; the id of hers."""
    tell.keep(case, "office", "A meeting on Monday.eml", from_the_office(),
              "From the office’s sent mails.")  # fmt: skip
    return tell.keep(case, "office", "Re A meeting on Monday.eml", from_mrs_denholm(),
                     "Mrs Denholm’s answer, saved from the office’s mailbox.")  # fmt: skip
