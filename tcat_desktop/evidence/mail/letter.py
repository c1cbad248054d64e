"""One mail, from whatever program it came: who, when, what about, and what it says."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.mail import headers, html_words, words
from tcat_desktop.evidence.mail.headers import Mailbox
from tcat_desktop.evidence.reading import Attached, Reading

MOST_WARNINGS: Final = 60
_WORD = re.compile(r"[^\W_]{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+|\S+@\S+|\[[^\]\n]{0,80}\]")
FORWARDED: Final = "Forwarded message:"
# What stands above the words of a mail that is shown inside another.
TOLD: Final = frozenset({"From", "To", "Cc", "Date", "Subject"})
AS_A_PAGE: Final = "The same mail as its page (HTML) says it:"


@dataclass(slots=True, kw_only=True)
class Letter:
    """What was found in a mail, while it is being found.

    ``plain`` and ``html`` are two ways to say the same, or should be; ``more`` is what follows
    either: forwarded mails, words outside the parts.
    """

    people: dict[str, tuple[Mailbox, ...]] = field(default_factory=dict)
    date: str = ""
    written: str = ""
    at: datetime | None = None
    subject: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    source: bytes = b""
    pictures: int = 0
    attachments: list[Attached] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn(self, sentence: str) -> None:
        """Once is enough, however often it is met."""
        if sentence and sentence not in self.warnings:
            self.warnings.append(sentence)

    def attach(self, name: str, content: bytes) -> None:
        """A file that came with the mail. An empty one is said to be empty, not left out."""
        if not content:
            self.warn(f"The attachment {name} is empty.")
        kind = kinds.kind_of(content[: kinds.ENOUGH])
        self.attachments.append(Attached(name=name, kind=kind, content=content))

    def page(self, source: str) -> str:
        """The words of a page; what is to be known of it is noted."""
        page = html_words.of(source)
        self.pictures += page.pictures
        for sentence in page.warnings:
            self.warn(sentence)
        return page.text

    def warn_inside(self, sentence: str) -> None:
        """What is to be known of a mail inside this one."""
        start = "In a mail inside this one: "
        self.warn(sentence if sentence.startswith(start) else start + sentence)

    def dated(self, written: str) -> None:
        """The mail's date as its writer's clock had it."""
        self.written = words.one_line(written, 200)
        found = headers.written_on(headers.plain(written))
        if found is None:
            self.date = words.one_line(written, 200)
            self.warn("The mail's date cannot be read; it is shown as it stands in the file.")
        else:
            self.at, self.date = found
            self.facts.append(("Date as written", self.written))


# In the order in which people look for them.
_PEOPLE: Final = ("From", "Sent by", "To", "Cc", "Bcc", "Replies go to")


def reading_of(letter: Letter) -> Reading:
    """The mail as it is shown and kept beside its untouched bytes."""
    text = _text(letter)
    _doubt(letter)
    if not letter.date:
        letter.warn("The mail has no date.")
    at = letter.at.isoformat(timespec="seconds") if letter.at else None
    warnings = letter.warnings
    if len(warnings) > MOST_WARNINGS:
        rest = len(warnings) - MOST_WARNINGS
        warnings = [*warnings[:MOST_WARNINGS], f"There are {rest} more faults of this sort."]
    return Reading(
        kind=kinds.EMAIL,
        text=text,
        participants=tuple(dict.fromkeys(str(p) for p in letter.people.get("From", ()) if str(p))),
        first=at,
        last=at,
        attachments=tuple(letter.attachments),
        attachment_count=len(letter.attachments),
        facts=tuple(_facts(letter)),
        warnings=tuple(warnings),
    )


def _facts(letter: Letter) -> list[tuple[str, str]]:
    people = [
        (label, words.one_line(", ".join(map(str, letter.people[label]))))
        for label in _PEOPLE
        if letter.people.get(label)
    ]
    at = next((i for i, (label, _) in enumerate(people) if label == "Replies go to"), len(people))
    found = [*people[:at], ("Date", letter.date), ("Subject", letter.subject), *people[at:]]
    found += letter.facts
    if letter.attachments:
        found.append(("Attachments", str(len(letter.attachments))))
    return [(label, said) for label, said in found if said]


def _text(letter: Letter) -> str:
    """The words of the mail: the plain ones, else those of its page, else its very source."""
    pages = [letter.page(each) for each in letter.html]
    page = "\n\n".join(each for each in pages if each.strip())
    _unloaded(letter)
    plain = "\n\n".join(each.strip("\n") for each in letter.plain if each.strip())
    if not plain.strip():
        plain = page
    elif page and _differ(plain, page):
        letter.warn("The mail says one thing as plain text and another as a page; both are shown.")
        plain = f"{plain}\n\n{AS_A_PAGE}\n\n{page}"
    sections = [plain, *letter.more]
    if letter.source and not letter.attachments and not any(each.strip() for each in sections):
        sections = [words.shown(words.decoded(letter.source, "")[0])]
        letter.warn("The mail has no words of its own; its source is shown.")
    if not any(each.strip() for each in sections):
        letter.warn("The mail has no words.")
    return "\n\n".join(each.strip("\n") for each in sections if each.strip())


def _unloaded(letter: Letter) -> None:
    if letter.pictures == 1:
        letter.warn("The mail asks to load a picture from the internet. It was not loaded.")
    elif letter.pictures:
        letter.warn(
            f"The mail asks to load {letter.pictures:,} pictures from the internet. "
            "They were not loaded."
        )


def _differ(plain: str, page: str) -> bool:
    """Whether more than a few words stand in one of the two alone."""
    one, other = (
        {each.casefold() for each in _WORD.findall(_ADDRESS.sub(" ", text))}
        for text in (plain, page)
    )
    return any(
        len(left - right) >= 3 and len(left - right) * 5 > len(left)
        for left, right in ((one, other), (other, one))
    )


def _doubt(letter: Letter) -> None:
    """What should make a reader look twice at who wrote this."""
    senders = letter.people.get("From", ())
    for person in senders:
        shown = headers.other_address(person)
        if shown and person.address:
            letter.warn(
                f"The sender's name shows the address {shown}, but the mail says that it came "
                f"from {person.address}."
            )
    if not any(person.address for person in senders):
        letter.warn("The mail does not say which address it came from.")
    names = [str(person) for people in letter.people.values() for person in people]
    names += [letter.subject, *(each.name for each in letter.attachments)]
    if any("[U+20" in each for each in names):
        letter.warn(
            "A name or the subject turns the direction of writing, so that it reads as "
            "something else; the place is marked [U+…]."
        )
