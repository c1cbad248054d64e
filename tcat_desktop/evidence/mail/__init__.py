"""Reads a mail in whatever wrapping it comes: as it travels, as Outlook saves it, or many in one.

What a mail is, is told by its bytes and never by its name. Nothing is ever loaded from the
internet, no page is drawn, nothing is run: words come out, and attachments as their own bytes.
"""

from typing import Final

from tcat_desktop.evidence.mail import internet, mailbox, outlook, tnef, words
from tcat_desktop.evidence.mail.letter import reading_of
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

LARGEST: Final = 150 * 1024 * 1024
_OUTLOOK_DATA: Final = b"!BDN"
_MARK: Final = b"\xef\xbb\xbf"


def read(content: bytes, name: str) -> Reading:  # noqa: ARG001 - every reader takes a name
    """What a mail says. ``name`` is what the file was called; nothing depends on it."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("This file is empty.", what_to_do="Ask for the mail again.")
    if len(content) > LARGEST:
        raise Refused(
            f"This mail is larger than {LARGEST // 1024 // 1024} MB, so it was not read.",
            what_to_do="Keep the file as it is, and add what matters in it one by one.",
        )
    if content.startswith(_OUTLOOK_DATA):
        raise Refused(
            "This is a whole mailbox of Outlook (a .pst file), which the desk does not read.",
            what_to_do="Open it in Outlook, save the mails of this case one by one, and add those.",
        )
    if content.startswith(outlook.SIGNATURE):
        return reading_of(outlook.letter_of(content))
    if content.startswith(tnef.SIGNATURE):
        return reading_of(tnef.letter_of(content))
    return _written(content)


def _written(content: bytes) -> Reading:
    note = ""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # A mail's source that was pasted into a Windows program and saved from there.
        content = content.decode("utf-16", "replace").encode()
        note = "The file was saved again by another program (as UTF-16) before it came here."
    content = content.removeprefix(_MARK)
    _refuse_no_mail(content)
    start = content.lstrip(b"\r\n")
    mails = mailbox.split(start) if mailbox.ENVELOPE.match(start) else []
    if len(mails) > 1:
        return mailbox.read(mails)
    letter = internet.letter_of(mailbox.unguarded(mails[0]) if mails else content)
    letter.warn(note)
    if b"\x00" in content:
        letter.warn("The file holds zero bytes, which no mail may; they are shown as ␀.")
    if mails:
        line = words.one_line(words.decoded(start.partition(b"\n")[0], "")[0], 300)
        letter.facts.append(("Line of the mailbox", line))
    return reading_of(letter)


def _refuse_no_mail(content: bytes) -> None:
    """Bytes of some other kind of file are not shown as the words of a mail."""
    head = content[:4096]
    strange = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in head)
    if strange * 20 > len(head) and not _begins_as_header(head):
        raise Refused(
            "This file is no mail that the desk knows.",
            what_to_do="Save the mail from the mail program again, as .eml or .msg.",
        )


def _begins_as_header(head: bytes) -> bool:
    name = head.lstrip(b"\r\n").partition(b":")[0]
    return 1 < len(name) < 60 and all(33 <= byte < 127 for byte in name) and b":" in head[:80]
