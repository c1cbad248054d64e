"""Mails for the tests, each made of its header, its parts and nothing else."""

from tcat_desktop.evidence import mail
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

HEAD = (
    b"From: Kerry Denholm <kerry@denholm.example>\r\nTo: office@applewick.example\r\n"
    b"Date: Tue, 17 Nov 2026 19:30:00 +0000\r\nSubject: Facebook\r\n"
)


def eml(body: bytes, *more: bytes, head: bytes = HEAD) -> Reading:
    return mail.read(head + b"".join(each + b"\r\n" for each in more) + b"\r\n" + body, "mail.eml")


def fact(found: Reading, label: str) -> str:
    return dict(found.facts).get(label, "")


def parts(kind: bytes, *each: bytes) -> Reading:
    body = b"".join(b"--X\r\n" + one + b"\r\n" for one in each) + b"--X--\r\n"
    return eml(body, b'Content-Type: multipart/%s; boundary="X"' % kind)


WHOLE_MAILBOX = "This is a whole mailbox of Outlook (a .pst file), which the desk does not read."
NO_MAIL = "This file is no mail that the desk knows."
PACKED_AS_A_WHOLE = (
    b"Content-Type: multipart/mixed; boundary=X\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"--X\r\n\r\nx\r\n--X--"
)
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"


def ends_well(content: bytes) -> bool:
    """Read, or refused with whole sentences. Whatever else is raised is a fault."""
    try:
        found = mail.read(content, "x")
    except Refused as refused:
        return refused.reason.endswith(".") and refused.what_to_do.endswith(".")
    for said in (found.text, *found.warnings, *(each for pair in found.facts for each in pair)):
        said.encode("utf-8")
    assert not any("\n" in said or "\r" in said for _, said in found.facts)
    return found.kind == "email" and all(each.endswith(".") for each in found.warnings)
