"""What Outlook's properties say of a mail, whether they came in a .msg or in a winmail.dat."""

from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.mail import headers, internet_header, parts, rich_text, words, written
from tcat_desktop.evidence.mail import properties as known
from tcat_desktop.evidence.mail.headers import Mailbox
from tcat_desktop.evidence.mail.letter import FORWARDED, TOLD, Letter, reading_of
from tcat_desktop.evidence.mail.parts import Part
from tcat_desktop.evidence.mail.properties import Properties
from tcat_desktop.evidence.reading import Attached

_ITEMS: Final = {
    "ipm.appointment": "an appointment", "ipm.contact": "a contact", "ipm.task": "a task",
    "ipm.stickynote": "a note", "ipm.schedule.meeting": "an invitation to a meeting",
    "report.": "a report on a mail that was sent", "ipm.activity": "a journal entry",
}  # fmt: skip
_KINDS_OF_RECIPIENT: Final = {1: "To", 2: "Cc", 3: "Bcc"}


def letter_of(held: Properties, recipients: list[Properties]) -> Letter:
    """The mail that the properties describe, but for its attachments."""
    letter = Letter(subject=held.line(known.SUBJECT))
    _people(letter, held, recipients)
    transport = parts.opened(_transport(held))
    internet_header.thread(letter, transport)
    _date(letter, held, transport)
    facts = [
        ("Message-ID", held.line(known.MESSAGE_ID)),
        ("In reply to", held.line(known.IN_REPLY_TO)),
        ("Outlook item", _item(held)),
    ]
    told = {label for label, said in letter.facts if said}
    letter.facts += [(label, said) for label, said in facts if said and label not in told]
    _body(letter, held)
    return letter


def _people(letter: Letter, held: Properties, recipients: list[Properties]) -> None:
    sender = _person(held, known.SENDER_NAME, known.SENDER_SMTP, known.SENDER_ADDRESS)
    behalf = _person(held, known.ON_BEHALF_NAME, known.ON_BEHALF_SMTP, known.ON_BEHALF_ADDRESS)
    # Whoever it was sent for is its author; who pressed the button is said beside it.
    author = behalf or sender
    if author:
        letter.people["From"] = (author,)
    if sender and behalf and sender.name != behalf.name:
        letter.people["Sent by"] = (sender,)
    for each in recipients:
        label = _KINDS_OF_RECIPIENT.get(each.number(known.RECIPIENT_TYPE) & 0xF, "To")
        person = _person(each, known.NAME, known.SMTP_ADDRESS, known.ADDRESS)
        if person:
            letter.people[label] = (*letter.people.get(label, ()), person)
    for label, number in (("To", known.SHOWN_TO), ("Cc", known.SHOWN_CC), ("Bcc", known.SHOWN_BCC)):
        shown = held.line(number)
        if shown and label not in letter.people:
            letter.people[label] = tuple(Mailbox(each.strip(), "") for each in shown.split(";"))


def _person(held: Properties, name: int, smtp: int, address: int) -> Mailbox | None:
    said = held.line(name)
    reached = held.line(smtp) or held.line(address)
    # Inside one Exchange an address may be a path (/O=…/CN=…), which says nothing to people.
    if "@" not in reached:
        reached = said if "@" in said and " " not in said else ""
    return Mailbox(said, reached) if said or reached else None


def _transport(held: Properties) -> bytes:
    """The header that the mail had on its way, which Outlook keeps beside its own properties."""
    said = held.text(known.TRANSPORT_HEADERS).lstrip()
    if said.startswith("Microsoft Mail Internet Headers"):
        said = said.partition("\n")[2]
    return said.encode("utf-8", "replace")


def _date(letter: Letter, held: Properties, transport: Part) -> None:
    """The clock on its writer's wall, where that is known; else Outlook's own, which is UTC."""
    at = held.moment(known.SUBMITTED) or held.moment(known.DELIVERED)
    written_there = transport.said("Date")
    if written_there and (headers.written_on(written_there) or at is None):
        letter.dated(written_there)
    elif at is not None:
        letter.at = at.replace(tzinfo=None)
        letter.written = f"{letter.at:%d} {headers.MONTHS[at.month - 1][:3]} {at:%Y %H:%M:%S} +0000"
        letter.date = f"{headers.spoken(letter.at)} (+0000 as written)"


def _item(held: Properties) -> str:
    said = held.line(known.MESSAGE_CLASS)
    low = said.lower()
    if low in ("", "ipm.note", "ipm"):
        return ""
    return next((name for start, name in _ITEMS.items() if low.startswith(start)), said)


def _body(letter: Letter, held: Properties) -> None:
    plain, page = words.shown(held.text(known.BODY)), held.page()
    if plain.strip():
        letter.plain.append(plain)
    if page.strip():
        letter.html.append(page)
    if not plain.strip() and not page.strip() and held.content(known.RTF):
        rich = rich_text.unpacked(held.content(known.RTF))
        letter.plain.append(rich_text.text_of(rich))
        if not rich:
            letter.warn("The mail's words are packed in a way that cannot be read.")


def forward(letter: Letter, inner: Letter, name: str) -> None:
    """Puts a mail that lay loose inside another after its words, and among its attachments."""
    found = reading_of(inner)
    told = [f"{label}: {said}" for label, said in found.facts if label in TOLD]
    letter.more.append("\n".join([FORWARDED, *told, "", found.text]))
    for sentence in found.warnings:
        letter.warn_inside(sentence)
    file = name if name.lower().endswith(".eml") else f"{name.removesuffix('.msg')}.eml"
    letter.attachments.append(
        Attached(name=file, kind=kinds.EMAIL, content=written.as_mail(inner, found))
    )
    letter.warn(
        f"“{name}” is a mail that Outlook keeps inside this one in its own form. It was written "
        "out as an ordinary mail, with the same words and attachments."
    )
