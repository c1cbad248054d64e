"""What the header of a mail says: people, date, subject, thread and way (RFC 5322)."""

import re
from typing import Final

from tcat_desktop.evidence.mail import headers, words
from tcat_desktop.evidence.mail.letter import Letter
from tcat_desktop.evidence.mail.parts import Part

_SINGLE: Final = ("From", "Date", "Subject", "Message-ID")
_NEAREST: Final = 10
_IDENTIFIER = re.compile(r"<[^<>\s]+>")


def add(letter: Letter, whole: Part) -> None:
    """Puts what the header says into the letter."""
    for label, name in (("From", "From"), ("Sent by", "Sender"), ("To", "To"), ("Cc", "Cc"),
                        ("Bcc", "Bcc"), ("Replies go to", "Reply-To")):  # fmt: skip
        people = tuple(
            person for value in whole.all_said(name) for person in headers.mailboxes(value)
        )
        if people:
            letter.people[label] = people
    if letter.people.get("Sent by") == letter.people.get("From"):
        letter.people.pop("Sent by", None)
    dates = whole.all_said("Date")
    if dates:
        letter.dated(dates[0])
    letter.subject = _line(whole, "Subject")
    for name in _SINGLE:
        given = len(whole.all_said(name))
        if given > 1:
            shown = "all of them are" if name == "From" else "the first is the one"
            letter.warn(f"The mail gives its {name} {given} times; {shown} shown.")
    if not any(key.lower() in _USUAL for key, _ in whole.raw_items()):
        letter.warn("The file has no header of a mail: it may be a part of one, or no mail.")
    thread(letter, whole)


_USUAL: Final = frozenset({"from", "to", "subject", "date", "received", "message-id", "sender",
                           "return-path", "mime-version", "content-type"})  # fmt: skip


def _line(whole: Part, name: str) -> str:
    return words.one_line(headers.plain(whole.said(name)))


def thread(letter: Letter, whole: Part) -> None:
    """What ties the mail to others, and how it came."""
    told = [
        ("Message-ID", _line(whole, "Message-ID")),
        ("In reply to", _line(whole, "In-Reply-To")),
    ]
    named = _IDENTIFIER.findall(whole.said("References")[:1_000_000])
    if named:
        # The first began the thread, and the last are the nearest.
        near = [named[0], *named[1:][-_NEAREST:]]
        number = f"{len(named):,} earlier mail{'s' * (len(named) != 1)}"
        told.append(("References", words.one_line(f"{number}: {' '.join(near)}")))
    arrivals = whole.all_said("Received")
    if arrivals:
        # The topmost was written last, by the server of whoever received the mail.
        found = headers.written_on(arrivals[0].rpartition(";")[2])
        told.append(("Received", found[1] if found else ""))
        told.append(("Servers passed", str(len(arrivals))))
    program = _line(whole, "X-Mailer") or _line(whole, "User-Agent")
    told.append(("Written with", program))
    letter.facts += told
