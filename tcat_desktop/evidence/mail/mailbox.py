"""A mailbox: several mails one after another in one file, as Thunderbird and Google give them."""

import re
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.mail import internet, words
from tcat_desktop.evidence.mail.letter import TOLD, reading_of
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused

MOST_MAILS: Final = 5_000
# The line that a mailbox puts before each mail: From, an address, a date with a clock in it.
ENVELOPE = re.compile(
    rb"^From (?=[^\r\n]{1,500}\r?$)\S+[ \t][^\r\n]*?\d{1,2}:\d{2}[^\r\n]*\r?$", re.M
)
# The writer of a mailbox puts a > before such a line among the words of a mail.
_GUARDED = re.compile(rb"^>(>*From )", re.M)
_BLANK = (b"\n\n", b"\r\n\r\n", b"\r\r")


def split(content: bytes) -> list[bytes]:
    """The mails, each byte for byte as it stands between two envelope lines."""
    starts = [
        found
        for found in ENVELOPE.finditer(content)
        if found.start() == 0 or content[max(0, found.start() - 4) : found.start()].endswith(_BLANK)
    ]
    ends = [found.start() for found in starts[1:]] + [len(content)]
    return [
        content[found.end() : end].removeprefix(b"\r").removeprefix(b"\n")
        for found, end in zip(starts, ends, strict=True)
    ]


def read(mails: list[bytes]) -> Reading:
    """All mails of a mailbox: their words one after another, each mail as a file of its own."""
    if len(mails) > MOST_MAILS:
        raise Refused(
            f"This mailbox holds {len(mails):,} mails; the desk reads up to {MOST_MAILS:,}.",
            what_to_do="Save only the mails of this case, and add that file.",
        )
    sections, attachments, warnings, people = [], [], list[str](), list[str]()
    moments = []
    for number, each in enumerate(mails, start=1):
        found = _one(each)
        told = [f"{label}: {said}" for label, said in found.facts if label in _ABOVE]
        sections.append("\n".join([f"Mail {number} of {len(mails)}", *told, "", found.text]))
        attachments.append(Attached(name=f"Mail {number:04d}.eml", kind=kinds.EMAIL, content=each))
        people += found.participants
        moments += [found.first] if found.first else []
        warnings += [f"Mail {number}: {sentence}" for sentence in found.warnings]
    return Reading(
        kind=kinds.EMAIL,
        text="\n\n".join(sections),
        participants=tuple(dict.fromkeys(people)),
        first=min(moments, default=None),
        last=max(moments, default=None),
        attachments=tuple(attachments),
        attachment_count=len(attachments),
        facts=tuple(_facts(len(mails), people)),
        warnings=tuple(_few(warnings)),
    )


_ABOVE: Final = TOLD | {"Attachments"}


def _facts(number: int, people: list[str]) -> list[tuple[str, str]]:
    senders = words.one_line(", ".join(dict.fromkeys(people)))
    return [("Mails", f"{number:,}"), *([("From", senders)] if senders else [])]


def _one(content: bytes) -> Reading:
    try:
        return reading_of(internet.letter_of(unguarded(content)))
    except Refused as refused:
        return Reading(
            kind=kinds.EMAIL,
            text=words.shown(words.decoded(content, "")[0]),
            warnings=(f"It could not be read and is shown as its source. {refused.reason}",),
        )


def unguarded(content: bytes) -> bytes:
    """A mail's words without the > that a mailbox put before a line that begins with From."""
    return _GUARDED.sub(rb"\1", content)


def _few(warnings: list[str], most: int = 200) -> list[str]:
    if len(warnings) <= most:
        return warnings
    return [*warnings[:most], f"There are {len(warnings) - most:,} more warnings of single mails."]
