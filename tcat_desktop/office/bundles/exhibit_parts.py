"""How an exhibit gets onto paper: a picture, a mail, a chat, a PDF; or a page that says why not.

Each is read in a child of its own, as anywhere; what cannot be bound in travels beside the bundle.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tcat_desktop.correspondence.blocks import Block, PageTitle, Table, Text
from tcat_desktop.correspondence.bundle.plan import Composed, Embedded, Foreign, Part, Pictured
from tcat_desktop.correspondence.cover import fingerprint
from tcat_desktop.correspondence.words import Words, mono, quiet, strong
from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.apart import bound_apart, copy_apart, read_apart
from tcat_desktop.evidence.reading import Message, Reading
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.bundles.contents import Line
from tcat_desktop.office.bundles.own_pages import particulars, shown
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.words import counted

Stop = Callable[[], bool]

# A picture on paper has room for 170 mm at 360 dots an inch; a long one is read in strips.
_DOTS: Final = 2400
_DOTS_OF_LONG: Final = 9000
_LONG: Final = 3.2
# Of a chat the panel reads excerpts (C52): one longer than this is named, and its extracts show it.
MOST_MESSAGES: Final = 400
_MOST_WORDS: Final = 120_000
_MOST_EMBEDDED: Final = 25 * 1024 * 1024
_CHATS: Final = frozenset({kinds.WHATSAPP, kinds.MESSENGER, kinds.ZIP})
_MIMES: Final = {
    kinds.PDF: "application/pdf", kinds.EMAIL: "message/rfc822", kinds.TEXT: "text/plain",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """An exhibit as a part; ``beside`` says why the file itself travels with the bundle, if so.

    ``embedded`` is its own bytes, where they may travel inside; ``not_inside`` says why not.
    """

    part: Part
    embedded: Embedded | None = None
    not_inside: str = ""
    beside: str = ""


def on_paper(line: Line, content: bytes, *, cancelled: Stop | None = None) -> OnPaper:
    """One exhibit. Nothing about a file is too bad for this: at worst there is a page about it."""
    try:
        made = _SORTS.get(line.kind, _only_named)(line, content, cancelled)
    except Refused as refused:
        if cancelled and cancelled():
            raise
        return _beside(line, refused.reason)
    if made.beside or made.not_inside:
        return made
    if len(content) > _MOST_EMBEDDED:
        return OnPaper(part=made.part, not_inside="It is too large to travel inside.")
    return OnPaper(part=made.part, embedded=_embedded(line, content))


def _embedded(line: Line, content: bytes) -> Embedded:
    mime = _MIMES.get(line.kind, "")
    if line.kind == kinds.IMAGE:
        mime = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return Embedded(
        number=line.key, name=shown(line.name), content=content,
        mime=mime or "application/octet-stream",
        what=f"{line.key} as it was first received",
    )  # fmt: skip


def _part(line: Line, source: Composed | Foreign | Pictured) -> Part:
    return Part(key=line.key, tab=line.tab, title=shown(line.title), dated=line.dated,
                source=source, sha256=line.digest)  # fmt: skip


# --- pictures


def _picture(line: Line, content: bytes, stop: Stop | None) -> OnPaper:
    reading = read_apart(content, kinds.IMAGE, line.name, cancelled=stop)
    wide, tall = reading.width or 1, reading.height or 1
    most = _DOTS_OF_LONG if tall / wide > _LONG else _DOTS
    copy = copy_apart(content, most=most, as_jpeg=True, cancelled=stop)
    wide, tall = jpeg_size(copy)
    note = f" {line.note}" if line.note else ""
    caption = shown(f"{line.dated}. A copy of the picture alone, without what its file says.{note}")
    source = Pictured(picture=copy, width=wide, height=tall, caption=caption)
    where = "The file says where the picture was taken, so it stays at the office."
    return OnPaper(part=_part(line, source), not_inside=where if reading.gps else "")


def jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height out of the frame header (ISO 10918-1, B.2.2); nothing is decoded."""
    at = 2
    while at + 9 < len(content):
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(wide), int(tall)
        at += 2 + length
    raise Refused("This picture could not be copied.")


# --- mails, chats and other words


def _mail(line: Line, content: bytes, stop: Stop | None) -> OnPaper:
    reading = read_apart(content, kinds.EMAIL, line.name, cancelled=stop)
    head = [*reading.facts]
    if reading.attachments:
        head.append(("Attached", ", ".join(each.name for each in reading.attachments)))
    blocks: tuple[Block, ...] = (
        _title(line),
        particulars(tuple(head)),
        Text(shown(reading.text[:_MOST_WORDS]) or "The mail holds no words."),
        *_cut(len(reading.text) > _MOST_WORDS),
    )
    return OnPaper(part=_part(line, Composed(blocks=blocks)))


def _chat(line: Line, content: bytes, stop: Stop | None) -> OnPaper:
    options = {"date_order": line.date_order} if line.date_order else {}
    reading = read_apart(content, line.kind, line.name, cancelled=stop, options=options)
    if not reading.messages:
        return _beside(line, "It holds no chat that the desk can read.")
    if len(reading.messages) > MOST_MESSAGES:
        return _named(
            line,
            f"A chat of {len(reading.messages):,} messages. A panel reads excerpts of a chat and "
            "not the whole of it (clause C52); the extracts are exhibits of their own.",
        )
    rows = tuple((_when(each), shown(each.sender), _said(each)) for each in reading.messages)
    blocks: tuple[Block, ...] = (
        _title(line, _span(reading)),
        Table(("When", "Who", "What"), rows, (34, 36, 100)),
    )
    return OnPaper(part=_part(line, Composed(blocks=blocks)))


def _span(reading: Reading) -> str:
    many = counted(len(reading.messages), "message", "messages")
    return f"{many}, as the file holds them."


def _when(message: Message) -> Words:
    return quiet(shown(message.stamp or message.at))


def _said(message: Message) -> Words:
    words = shown(message.words) or "(nothing)"
    if message.attachment:
        words += f"\n[{shown(message.attachment)}]"
    return words if message.sender else quiet(words)


def _words(line: Line, content: bytes, stop: Stop | None) -> OnPaper:
    reading = read_apart(content, kinds.TEXT, line.name, cancelled=stop)
    blocks: tuple[Block, ...] = (
        _title(line, line.note),
        Text(shown(reading.text[:_MOST_WORDS]) or "The file holds no words."),
        *_cut(len(reading.text) > _MOST_WORDS),
    )
    return OnPaper(part=_part(line, Composed(blocks=blocks)))


def _cut(longer: bool) -> tuple[Block, ...]:
    return (Text(strong("The rest is not printed. The whole file can be seen at the office.")),) \
        if longer else ()  # fmt: skip


def _title(line: Line, under: str = "") -> PageTitle:
    return PageTitle(shown(f"{line.key}  {line.title}"), shown(under))


# --- PDFs, and what only travels beside


def _pdf(line: Line, content: bytes, stop: Stop | None) -> OnPaper:
    made, pages = bound_apart(content, cancelled=stop)
    many = "One page" if pages == 1 else f"{pages} pages"
    note = f" {line.note}" if line.note else ""
    caption = shown(f"{line.dated}. {many}, smaller than they are where they would not fit.{note}")
    return OnPaper(part=_part(line, Foreign(content=made, pages=pages, caption=caption)))


def _only_named(line: Line, _content: bytes, _stop: Stop | None) -> OnPaper:
    why = {
        kinds.VIDEO: "A film cannot be printed.",
        kinds.AUDIO: "A recording cannot be printed.",
    }.get(line.kind, "The desk does not open files of this sort.")
    return _beside(line, why)


def _beside(line: Line, why: str) -> OnPaper:
    said = "The file itself travels beside this bundle, under the name and fingerprint above."
    return OnPaper(part=_page_about(line, f"{why} {said}"), beside=why)


def _named(line: Line, why: str) -> OnPaper:
    return OnPaper(part=_page_about(line, f"{why} The whole is kept at the office."),
                   not_inside=why)  # fmt: skip


def _page_about(line: Line, why: str) -> Part:
    blocks: tuple[Block, ...] = (
        _title(line),
        Table(
            ("What this is", ""),
            (
                ("File", shown(line.name)),
                ("Kind", kind_words(line.kind)),
                ("Size", f"{line.size:,} bytes"),
                ("Made", line.dated),
                ("Fingerprint, SHA-256", mono(fingerprint(line.digest))),
                *((("Note", shown(line.note)),) if line.note else ()),
            ),
            (50, 120),
        ),
        Text(shown(why)),
    )
    return _part(line, Composed(blocks=blocks))


_SORTS: Final[dict[str, Callable[[Line, bytes, Stop | None], OnPaper]]] = {
    kinds.IMAGE: _picture,
    kinds.EMAIL: _mail,
    kinds.PDF: _pdf,
    kinds.TEXT: _words,
    **dict.fromkeys(_CHATS, _chat),
}
