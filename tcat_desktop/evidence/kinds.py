"""What kind of file arrived, told by its first bytes and never by its name.

A name can lie or be missing; what a file begins with is much harder to get wrong. Telling the
kind opens nothing: no picture is decoded and no archive unpacked.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# So many bytes from the start of a file are enough to tell.
ENOUGH: Final = 64 * 1024

IMAGE, PDF, WHATSAPP, EMAIL = "image", "pdf", "whatsapp", "email"
VIDEO, AUDIO, TEXT, ZIP, UNKNOWN = "video", "audio", "text", "zip", "unknown"
MESSENGER: Final = "messenger"

KINDS: Final[dict[str, str]] = {
    IMAGE: "Picture", PDF: "PDF", WHATSAPP: "WhatsApp chat", EMAIL: "Email", VIDEO: "Video",
    MESSENGER: "Messenger chat", AUDIO: "Sound", TEXT: "Text", ZIP: "Zip folder", UNKNOWN: "File",
}  # fmt: skip

_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF87a", IMAGE),
    (b"GIF89a", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"II+\x00", IMAGE),
    (b"MM\x00+", IMAGE),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", IMAGE),
    (b"\xff\x4f\xff\x51", IMAGE),
    (b"\x00\x00\x01\x00", IMAGE),
    (b"\x1a\x45\xdf\xa3", VIDEO),
    (b"\x00\x00\x01\xba", VIDEO),
    (b"\x00\x00\x01\xb3", VIDEO),
    (b"FLV\x01", VIDEO),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", VIDEO),
    (b"OggS", AUDIO),
    (b"fLaC", AUDIO),
    (b"ID3", AUDIO),
    (b"#!AMR", AUDIO),
    (b"MThd", AUDIO),
    (b"FORM", AUDIO),
    (b"!BDN", EMAIL),
    (b"\x78\x9f\x3e\x22", EMAIL),
    (b"PK\x05\x06", ZIP),
    (b"PK\x07\x08", ZIP),
)
# What the four letters after the length say in an ISO media file (ISO/IEC 14496-12).
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1",
                             b"msf1", b"avif", b"avis", b"jp2 ", b"jpx "})  # fmt: skip
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "})
_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MESSAGE_STREAMS = tuple(
    name.encode("utf-16-le") for name in ("__nameid_version1.0", "__substg1.0_", "__properties_")
)

# Marks that a phone puts between the characters of a line; they say nothing about its shape.
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
# A line is looked at so far for how it begins: no phone writes a longer date.
_BEGINNING: Final = 200
_MAIL_FIELD = re.compile(rb"^([!-9;-~]{2,60}):[ \t]?")
# A part of a message, or one whose first lines were lost, still says how it is written (MIME).
_MIME_FIELD = re.compile(
    rb"(?:content-type:[ \t]*[a-z]+/[a-z0-9.+-]+|mime-version:[ \t]*1\.0)", re.IGNORECASE
)
_MAIL_FIELDS = frozenset({
    b"from", b"to", b"cc", b"subject", b"date", b"received", b"return-path", b"message-id",
    b"mime-version", b"delivered-to", b"reply-to", b"content-type", b"x-mailer", b"in-reply-to",
    b"references", b"sender", b"dkim-signature", b"arc-seal",
})  # fmt: skip
# What only a mail program writes after a field's name; a note may begin “From: mum” too.
_CODED = rb"=\?[\w-]+\?[BbQq]\?"
_ADDRESS = re.compile(rb"[^\s<>@]{1,64}@[^\s<>@]{1,255}|" + _CODED)
_MOMENT = re.compile(
    rb"\d{1,2} [A-Za-z]{3} \d{2,4} \d{1,2}:\d{2}(?::\d{2})?[ \t]+(?:[+-]\d{4}|[A-Z]{2,4}\b)"
)
_TELLS: Final = {
    **dict.fromkeys((b"from", b"to", b"cc", b"sender", b"reply-to", b"return-path",
                     b"delivered-to"), _ADDRESS),
    **dict.fromkeys((b"message-id", b"in-reply-to", b"references"), re.compile(rb"<[^\s<>]+>")),
    b"date": _MOMENT, b"received": _MOMENT, b"subject": re.compile(_CODED),
}  # fmt: skip
# A download of “your information” from Facebook or Instagram, and where it keeps the chats.
_THREAD = re.compile(
    r"messages/(?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/"
)
_PART = re.compile(r"(?:^|/)message_\d+\.(?:json|html)$")
_DRAWING = re.compile(r"<(?:!doctype\s+|[a-z]+:)?svg\b", re.IGNORECASE)
# A page of such a download: who takes part, or its style’s own marks, and a time in words.
_PAGE = re.compile(rb">Participants: |[\"' ]_a6-[a-z]")
_PAGE_TIME = re.compile(
    rb">(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4},?(?: at)? \d{1,2}:\d{2}"
)
# What a name promises, by its ending.
_ENDINGS: Final[dict[str, str]] = {
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "tif", "tiff",
                     "bmp", "jp2"), IMAGE),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv", "webm", "3gp"), VIDEO),
    **dict.fromkeys(("mp3", "m4a", "opus", "ogg", "wav", "amr", "aac"), AUDIO),
    **dict.fromkeys(("eml", "msg", "mbox"), EMAIL),
    "pdf": PDF, "txt": TEXT, "zip": ZIP,
}  # fmt: skip
_WRITTEN: Final = frozenset({TEXT, WHATSAPP, MESSENGER, EMAIL})
_PACKED: Final = frozenset({ZIP, WHATSAPP, MESSENGER})
# Kinds whose containers are the same but for a mark inside.
_MOVING: Final = frozenset({VIDEO, AUDIO})
_MBOX = re.compile(rb"^From \S+.*\d{2}:\d{2}")


def kind_of(head: bytes) -> str:
    """The kind of a file, from its first ``ENOUGH`` bytes: one of ``KINDS``."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    # A PDF may have a little rubbish in front of its header (ISO 32000-1, annex H.3.4.1).
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip(head)
    if head.startswith(_OLE):
        # A message saved by Outlook; a Word file of the same wrapping is not shown.
        return EMAIL if any(name in head for name in _MESSAGE_STREAMS) else UNKNOWN
    return _media(head) or _written(head)


def kind_of_archive(names: Iterable[str]) -> str:
    """What a zip folder is, from all its names: a chat's file need not come first."""
    held = list(names)
    if any(_THREAD.search(name) or _PART.search(name) for name in held):
        return MESSENGER
    if any(name.rsplit("/", 1)[-1] == "_chat.txt" for name in held):
        return WHATSAPP
    if any("whatsapp" in name.casefold() and name.endswith(".txt") for name in held):
        return WHATSAPP
    return ZIP


def also(content: bytes) -> str:
    """What else a file is that begins as something else: ``zip``, ``pdf``, or nothing."""
    if b"%PDF-" in content[:1024] and not content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK"):
        return ""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    length = int.from_bytes(content[end + 12 : end + 16], "little") if end >= 0 else 0
    return ZIP if content[end - length : end - length + 4] == b"PK\x01\x02" else ""


def is_drawing(content: bytes) -> bool:
    """Whether it is a drawing in SVG."""
    words = (_words(content[:4096]) or "").lstrip("\ufeff \t\r\n")
    return words.startswith("<") and bool(_DRAWING.search(words))


def is_messenger_page(content: bytes) -> bool:
    """Whether it is a chat as a web page, which is how most people download theirs.

    Its styles may fill the head of the file; the whole tells more surely.
    """
    if not content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return False
    return bool(_PAGE.search(content)) and bool(_PAGE_TIME.search(content))


def words_of(content: bytes) -> str:
    """A text of any program’s, as words."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def promised_by(name: str, kind: str) -> str:
    """The kind that a name's ending promises where the content is of another; else empty."""
    _, dot, ending = name.rpartition(".")
    promised = _ENDINGS.get(ending.strip().casefold(), "") if dot else ""
    if not promised or promised == kind:
        return ""
    for alike in (_WRITTEN, _PACKED, _MOVING):
        if promised in alike and kind in alike:
            return ""
    return promised


def _zip(head: bytes) -> str:
    """An archive by the name of its first file, which is as far as the head surely reaches."""
    length = int.from_bytes(head[26:28], "little")
    return kind_of_archive([head[30 : 30 + length].decode("utf-8", "replace")])


def _media(head: bytes) -> str:
    if head.startswith(b"RIFF"):
        named = {b"WEBP": IMAGE, b"WAVE": AUDIO, b"AVI ": VIDEO}
        return named.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in _PICTURE_BRANDS:
            return IMAGE
        return AUDIO if brand in _SOUND_BRANDS else VIDEO
    if head[4:8] in _BOXES:
        return VIDEO
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return IMAGE
    # MPEG audio and AAC begin with eleven set bits; UTF-16 begins with fifteen and a mark.
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] != 0xFE:
        return AUDIO
    if len(head) > 376 and head[0] == head[188] == head[376] == 0x47:
        return VIDEO
    return ""


def _written(head: bytes) -> str:
    """Words of some sort, or unknown."""
    words = _words(head)
    if _is_mail(words.encode() if words and head[:2] in (b"\xff\xfe", b"\xfe\xff") else head):
        return EMAIL
    if words is None:
        return UNKNOWN
    if is_drawing(head):
        # A drawing in SVG can hold a program, and fetch pages: it is kept and never shown.
        return UNKNOWN
    if _is_messenger(words) or is_messenger_page(head):
        return MESSENGER
    lines = words.translate(_INVISIBLE).splitlines()[:60]
    chat = _dated(lines)
    # One dated line is somebody's note; a chat is dated throughout.
    if chat and (chat >= 2 or len([line for line in lines if line.strip()]) == 1):
        return WHATSAPP
    return TEXT


def _dated(lines: list[str]) -> int:
    """How many of the lines begin as an entry of a chat does, in any shape that a phone writes."""
    # The reader of chats knows the shapes; it is loaded when words arrive, and not before.
    from tcat_desktop.evidence.whatsapp.shape import looks_like_a_header

    return sum(looks_like_a_header(line[:_BEGINNING]) for line in lines)


def _is_messenger(words: str) -> bool:
    """A thread as Facebook or Instagram hands it out: JSON, in one of its two shapes."""
    if not words.lstrip("\ufeff \t\r\n").startswith("{") or '"messages"' not in words:
        return False
    older = '"sender_name"' in words and '"timestamp_ms"' in words
    return older or ('"senderName"' in words and '"timestamp"' in words)


def _words(head: bytes) -> str | None:
    if not head:
        return None
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        words = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    elif b"\x00" in head:
        return None
    else:
        try:
            words = _decoded(head)
        except UnicodeDecodeError:
            # An older Windows program wrote it; any byte is a character there.
            words = head.decode("cp1252", "replace")
    strange = sum(unicodedata.category(each) == "Cc" and each not in "\t\n\r\f" for each in words)
    strange += words.count("�")
    return words if strange * 100 <= len(words) else None


def _decoded(head: bytes) -> str:
    """UTF-8, whose last character may be cut where the head ends."""
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(head) >= ENOUGH and error.start >= len(head) - 3:
            return head[: error.start].decode("utf-8-sig")
        raise


def _is_mail(head: bytes) -> bool:
    """Whether it opens with the header of a message (RFC 5322), or of a mailbox of them."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if _MBOX.match(start):
        return True
    seen: set[bytes] = set()
    name, told, ended = b"", False, True
    for line in start.splitlines()[:80]:
        if not line.strip():
            break
        field = None if seen and line[:1] in b" \t" else _MAIL_FIELD.match(line)
        if field is not None:
            if _MIME_FIELD.match(line):
                return True
            name = field[1].lower()
            seen.add(name)
        elif not seen or line[:1] not in b" \t":
            ended = False
            break
        # A long field goes on in the next line.
        told = told or (name in _TELLS and bool(_TELLS[name].search(line)))
    known = len(seen & _MAIL_FIELDS)
    # One field that only a program writes is enough where the header ends as headers do.
    return known >= 3 or (told and (ended or known >= 2))
