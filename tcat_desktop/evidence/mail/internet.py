"""A mail as it travels the internet (RFC 5322): its parts sorted into words and attachments."""

import re
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.mail import defects, headers, internet_header, parts, tnef, words
from tcat_desktop.evidence.mail.letter import FORWARDED, TOLD, Letter, reading_of
from tcat_desktop.evidence.mail.parts import Part
from tcat_desktop.evidence.reading import Attached
from tcat_desktop.journey.refusals import Refused

# A mail that was passed on more often than this is shown as far as here, and attached whole.
DEEPEST_FORWARD: Final = 12

_KNOWN_ENDS: Final = {
    "text/html": ".html", "text/calendar": ".ics", "image/jpeg": ".jpg", "image/png": ".png",
    "image/gif": ".gif", "image/heic": ".heic", "image/webp": ".webp", "application/pdf": ".pdf",
    "application/ms-tnef": ".dat", "application/zip": ".zip", "audio/mpeg": ".mp3",
    "video/mp4": ".mp4", "message/rfc822": ".eml",
}  # fmt: skip
# Text, but not written to be read in a mail.
_FILES: Final = frozenset({"text/calendar", "text/css", "text/csv", "text/javascript", "text/xml",
                           "text/vcard", "text/x-vcard", "text/directory", "text/rtf"})  # fmt: skip
_TNEF_KINDS: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_MAILS: Final = frozenset({"message/rfc822", "message/global", "message/news"})


def letter_of(content: bytes, depth: int = 0) -> Letter:
    """Everything found in one mail. ``depth`` counts the mails it lies in."""
    whole = parts.opened(content)
    letter = Letter()
    internet_header.add(letter, whole)
    _part(letter, whole, Place(depth=depth))
    _count(letter, whole)
    if whole.inner:
        letter.source = content
    return letter


class Place:
    """Where in a mail a part stands: how deep, in how many mails, as a choice or not."""

    __slots__ = ("choice", "depth", "level", "number")

    def __init__(self, *, depth: int, level: int = 0, choice: bool = True, number: int = 0) -> None:
        self.depth, self.level, self.choice, self.number = depth, level, choice, number

    def inside(self, among: str, number: int) -> "Place":
        """The place of a part of the part here."""
        # Of the parts of an alternative a mail program shows one; of all others, each.
        choice = among == "multipart/alternative" or (self.choice and among == "multipart/related")
        return Place(depth=self.depth, level=self.level + 1, choice=choice, number=number)


def _count(letter: Letter, whole: Part) -> None:
    number = sum(1 for part in parts.every(whole) if not part.inner)
    if number > parts.UNUSUAL_PARTS:
        letter.warn(f"The mail is in {number:,} parts, which is unusual; all of them are here.")


def _part(letter: Letter, part: Part, place: Place) -> None:
    for sentence in defects.of(part):
        letter.warn(sentence)
    if part.inner:
        _multipart(letter, part, place)
    elif part.kind.startswith("multipart/"):
        # Its divisions were not found. Whatever it holds is shown as it stands.
        _broken(letter, part)
    elif part.kind in _MAILS:
        _forwarded(letter, part, place)
    elif _is_words(part, place):
        _words(letter, part, place)
    else:
        _attached(letter, part)


def _multipart(letter: Letter, part: Part, place: Place) -> None:
    if place.level >= parts.DEEPEST:
        letter.warn("The mail's parts lie inside one another more than 60 deep; the innermost "
                    "are shown as their source.")  # fmt: skip
        letter.more += [words.shown(headers.raw(str(each))) for each in part.inner]
        return
    if part.kind == "multipart/encrypted":
        letter.warn("The mail is encrypted; its words can be read only by whom it was sent to.")
    if part.kind == "multipart/signed":
        letter.facts.append(("Digital signature", "there is one; it was not checked"))
    for number, each in enumerate(part.inner):
        _part(letter, each, place.inside(part.kind, number))
    if part.outside:
        letter.warn("Words stand outside the mail's parts, where mail programs do not show them.")
        letter.more.append(f"Words outside the parts of the mail:\n\n{part.outside}")


def _broken(letter: Letter, part: Part) -> None:
    text = words.shown(words.decoded(part.body, "")[0])
    if text.strip():
        letter.plain.append(text)


def _is_words(part: Part, place: Place) -> bool:
    """Whether a part is something to read, and no file that was put beside it."""
    if part.kind in _FILES or not part.kind.startswith(("text/", "message/")):
        return False
    if part.disposition == "attachment":
        return False
    # A mail's only part, or its first, may bear a name and is what was written all the same.
    return not part.name or place.level == 0 or place.number == 0


def _words(letter: Letter, part: Part, place: Place) -> None:
    content, fault = parts.unpacked(part)
    letter.warn(fault)
    charset = part.settings("Content-Type").get("charset", "")
    text, true = words.decoded(content, charset)
    if not true:
        letter.warn(
            f"A part says that it is written in {words.one_line(charset, 40) or 'no charset'}, "
            "but it is not; some letters may be wrong."
        )
    elif "\ufffd" in text:
        letter.warn("Some letters could not be read; they are shown as \ufffd.")
    if part.kind in ("text/html", "application/xhtml+xml"):
        if place.choice:
            letter.html.append(text)
        else:
            letter.plain.append(letter.page(text))
    else:
        letter.plain.append(words.shown(text))
    if part.kind == "message/external-body":
        letter.warn("A part of the mail lies elsewhere and was not fetched.")


def _forwarded(letter: Letter, part: Part, place: Place) -> None:
    """A mail inside the mail: its words after a line that says so, and its bytes as they came."""
    content, fault = parts.unpacked(part)
    letter.warn(fault)
    if not content.strip():
        return
    name = words.file_name(part.name)
    if place.depth >= DEEPEST_FORWARD:
        letter.warn(
            f"Mails are forwarded inside one another more than {DEEPEST_FORWARD} deep. The "
            "innermost are in the attachment and not shown."
        )
        return
    try:
        inner = letter_of(content, place.depth + 1)
    except Refused as refused:
        letter.warn(f"A mail inside this one could not be read. {refused.reason}")
        letter.more.append(f"{FORWARDED}\n\n{words.shown(words.decoded(content, '')[0])}")
    else:
        found = reading_of(inner)
        told = [f"{label}: {said}" for label, said in found.facts if label in TOLD]
        letter.more.append("\n".join([FORWARDED, *told, "", found.text]))
        for sentence in found.warnings:
            letter.warn_inside(sentence)
        name = name or words.file_name(f"{_file_of(inner.subject)}.eml")
    letter.attachments.append(Attached(name=name or "mail.eml", kind=kinds.EMAIL, content=content))


def _file_of(subject: str) -> str:
    return re.sub(r"[^\w .,()'-]+", " ", subject[:80]).strip(" .") or "Forwarded mail"


def _attached(letter: Letter, part: Part) -> None:
    content, fault = parts.unpacked(part)
    letter.warn(fault)
    if part.kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        letter.warn("The mail is encrypted or signed as a whole (S/MIME); what it says is inside "
                    "the attachment.")  # fmt: skip
    number = len(letter.attachments) + 1
    name = words.file_name(part.name) or f"Part {number}{_KNOWN_ENDS.get(part.kind, '')}"
    if not content and not part.name:
        return
    letter.attach(name, content)
    if part.kind in _TNEF_KINDS or content.startswith(tnef.SIGNATURE):
        _winmail(letter, content, name)


def _winmail(letter: Letter, content: bytes, name: str) -> None:
    """What Outlook wrapped up for itself is unwrapped beside the wrapping."""
    try:
        inside = tnef.letter_of(content)
    except Refused as refused:
        letter.warn(f"{name} could not be opened. {refused.reason}")
        return
    letter.attachments += inside.attachments
    for sentence in inside.warnings:
        letter.warn(sentence)
    if not any(each.strip() for each in (*letter.plain, *letter.html)):
        letter.plain += inside.plain
        letter.html += inside.html
    if inside.attachments:
        number = len(inside.attachments)
        letter.warn(f"{name} is Outlook's own wrapping; {number} file{'s' * (number != 1)} in it "
                    "stand beside it.")  # fmt: skip
