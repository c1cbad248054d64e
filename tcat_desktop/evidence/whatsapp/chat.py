"""A WhatsApp export read: its messages in file order, what it proves, and what is doubtful."""

from collections.abc import Sequence
from datetime import date

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import (
    AMBIGUOUS,
    CALL,
    CONFLICT,
    CONTACT,
    MEDIA,
    SYSTEM,
    Message,
    Reading,
)
from tcat_desktop.evidence.whatsapp import doubts
from tcat_desktop.evidence.whatsapp.date_order import (
    DMY,
    MDY,
    DateOrder,
    Numbers,
    date_order_of,
    day_of,
)
from tcat_desktop.evidence.whatsapp.entries import Entries, Entry, entries_of
from tcat_desktop.evidence.whatsapp.half_days import UNKNOWN
from tcat_desktop.evidence.whatsapp.markers import Teller, Told
from tcat_desktop.evidence.whatsapp.senders import Senders, senders_of
from tcat_desktop.evidence.whatsapp.shape import Lock, described, lock
from tcat_desktop.evidence.whatsapp.writing import TELL, decode, lines_of, plain, turns_round
from tcat_desktop.journey.refusals import Refused

_SETTLED = {
    DMY: "the day comes first, as a person settled",
    MDY: "the month comes first, as a person settled",
}


def read_chat(content: bytes, *, date_order: str = "", exported: date | None = None) -> Reading:
    """The reading of the text of a chat; ``exported`` is the day the phone made the file."""
    text, warnings = decode(content)
    if turns_round(text):
        warnings += ("Some words or names hold marks that turn the direction of writing round.",)
    lines = lines_of(text)
    shape = lock(lines)
    if shape is None:
        raise Refused(
            "No line of this file begins with a date as a chat export has it.",
            what_to_do="Keep it as text, or ask for the export again from the phone itself.",
        )
    if not shape.agreed:
        raise Refused(
            "The lines of this file begin with a date in several ways, and a phone writes one way"
            " throughout, so it is not a chat as it was exported.",
            what_to_do="Ask for the export again from the phone itself.",
        )
    found = entries_of(lines, shape)
    return _put_together(found, shape, date_order, exported, warnings)


def _put_together(
    found: Entries,
    shape: Lock,
    settled: str,
    exported: date | None,
    warnings: tuple[str, ...],
) -> Reading:
    entries, bracketed = found.entries, shape.shape.bracketed
    senders = senders_of(entries, bracketed=bracketed)
    told = _tell(senders, iphone=bracketed)
    named = [
        (entry, each.attachment)
        for entry, each in zip(entries, told, strict=True)
        if each.attachment
    ]
    order = date_order_of(entries, shape, named, exported)
    if order.order == AMBIGUOUS and settled in _SETTLED:
        order = DateOrder(settled, _SETTLED[settled])
    moments = _moments(entries, order.order)
    messages = _messages(entries, senders, told, moments)
    messages, passages = doubts.mark_pasted(messages)
    written = [each.at for each in messages if each.at]
    return Reading(
        kind=kinds.WHATSAPP,
        text="\n".join(
            f"{each.sender}: {each.words}" if each.sender else each.words for each in messages
        ),
        messages=messages,
        participants=tuple(dict.fromkeys(each.sender for each in messages if each.sender)),
        first=min(written, default=None),
        last=max(written, default=None),
        date_order=order.order,
        choice=order.choice,
        attachment_count=len(named),
        facts=_facts(messages, shape, order, entries, senders),
        warnings=(
            *([order.warning] if order.warning else []),
            *warnings,
            *doubts.of_lines(found, senders),
            *doubts.of_times(messages, passages, entries, moments, order.order),
            *doubts.of_the_whole(messages),
        ),
    )


def _tell(senders: Senders, *, iphone: bool) -> list[Told]:
    strict = iphone and any(TELL in body for body in senders.bodies)
    teller = Teller(iphone=iphone, strict=strict)
    return [
        teller.tell(body) if name else teller.of_the_program(body)
        for name, body in zip(senders.names, senders.bodies, strict=True)
    ]


def _moments(entries: Sequence[Entry], order: str) -> list[str]:
    """ISO local times as written, empty where the day or the half of the day is not certain."""
    if order in (AMBIGUOUS, CONFLICT):
        return [""] * len(entries)
    days: dict[Numbers, str] = {}
    moments = []
    for entry in entries:
        numbers, hour, minute, second, half, _, _ = entry.header
        day = days.get(numbers)
        if day is None:
            read = day_of(numbers, order)
            day = days[numbers] = "" if read is None else read.isoformat()
        known = day and half != UNKNOWN
        moments.append(f"{day}T{hour:02d}:{minute:02d}:{second or 0:02d}" if known else "")
    return moments


def _messages(
    entries: Sequence[Entry], senders: Senders, told: Sequence[Told], moments: Sequence[str]
) -> tuple[Message, ...]:
    messages = []
    for number, entry in enumerate(entries, start=1):
        each = told[number - 1]
        body = senders.bodies[number - 1] if each.body is None else each.body
        messages.append(
            Message(
                number=number,
                line=entry.line,
                lines=1 + len(entry.below or ()),
                at=moments[number - 1],
                stamp=plain(entry.header.stamp),
                sender="" if each.mark == SYSTEM else senders.names[number - 1],
                words=plain(body).strip("\n"),
                mark=each.mark,
                attachment=each.attachment,
                edited=each.edited,
            )
        )
    return tuple(messages)


def _facts(
    messages: Sequence[Message],
    shape: Lock,
    order: DateOrder,
    entries: Sequence[Entry],
    senders: Senders,
) -> tuple[tuple[str, str], ...]:
    facts = [("Exported from", "an iPhone" if shape.shape.bracketed else "an Android phone")]
    if order.proof:
        facts.append(("Day and month", order.proof))
    facts.append(("How an entry begins", described(shape, entries[0].header.stamp)))
    facts.append(("Times", "as the phone showed them; the file names no time zone"))
    wrote = {each.sender for each in messages}
    over = {
        name
        for name, each in zip(senders.names, messages, strict=True)
        if each.mark == SYSTEM and name and name not in wrote
    }
    if len(over) == 1:
        facts.append(("Group", over.pop()))
    left_out = sum(each.mark in (MEDIA, CONTACT) and not each.attachment for each in messages)
    if left_out:
        what = (
            "picture, sound or other file" if left_out == 1 else "pictures, sounds or other files"
        )
        facts.append(("Left out of the export", f"{left_out:,} {what}"))
    calls = sum(each.mark == CALL for each in messages)
    if calls:
        facts.append(("Calls", f"{calls:,}"))
    if any(name.startswith("~") for name in wrote):
        facts.append(
            ("Names after ~", "what the senders call themselves; not in the phone's contacts")
        )
    return tuple(facts)
