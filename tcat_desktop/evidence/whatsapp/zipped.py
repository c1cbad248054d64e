"""The chat inside a zip folder, as an iPhone exports it, with the files that came beside it."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from tcat_desktop.evidence import archives, kinds
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.evidence.whatsapp.chat import read_chat
from tcat_desktop.journey.refusals import Refused

_CHAT: Final = "_chat.txt"


def read_zip(content: bytes, *, date_order: str = "") -> Reading:
    """The reading of the one chat in a zip; its media are ``Attached``, each with its own bytes."""
    archive = archives.open_archive(content)
    names = [each for each in archive.names if not _is_clutter(each)]
    chat = _chat_in(archive, names)
    reading = read_chat(archive.read(chat), date_order=date_order, exported=_exported(content))
    beside = [each for each in names if each != chat]
    attached = tuple(_attached(archive, each) for each in beside)
    mentioned = {each.attachment for each in reading.messages if each.attachment}
    here = {PurePosixPath(each).name for each in beside}
    missing = sorted(mentioned - here)
    warnings = list(reading.warnings)
    if missing and beside:
        shown = ", ".join(missing[:3]) + (
            f" and {len(missing) - 3:,} more" if len(missing) > 3 else ""
        )
        warnings.append(f"The chat names files that are not in the zip folder: {shown}.")
    stray = sorted(here - mentioned)
    if stray:
        shown = ", ".join(stray[:3]) + (f" and {len(stray) - 3:,} more" if len(stray) > 3 else "")
        warnings.append(f"The zip folder holds files that the chat does not name: {shown}.")
    return replace(
        reading,
        attachments=attached,
        attachment_count=max(reading.attachment_count, len(attached)),
        warnings=tuple(warnings),
    )


def chat_of(content: bytes) -> tuple[str, bytes]:
    """The name and the bytes of the one chat in a zip."""
    archive = archives.open_archive(content)
    name = _chat_in(archive, [each for each in archive.names if not _is_clutter(each)])
    return name, archive.read(name)


def _is_clutter(name: str) -> bool:
    """What a Mac puts beside every file it packs."""
    path = PurePosixPath(name)
    return path.parts[0] == "__MACOSX" or path.name.startswith("._") or path.name == ".DS_Store"


def _chat_in(archive: archives.Archive, names: list[str]) -> str:
    """The one file that is the chat. Two of them are two pieces of evidence, and refused."""
    texts = [each for each in names if each.casefold().endswith(".txt")]
    chats = [each for each in texts if PurePosixPath(each).name.casefold() == _CHAT]
    if not chats:
        chats = [
            each
            for each in texts
            if kinds.kind_of(archive.read(each)[: kinds.ENOUGH]) == kinds.WHATSAPP
        ]
    if len(chats) > 1:
        raise Refused(
            f"This zip folder holds {len(chats)} chats, and one was expected.",
            what_to_do="Unpack it, and add each chat on its own.",
        )
    if not chats:
        raise Refused(
            "This zip folder holds no chat as a phone exports it.",
            what_to_do="Unpack it, and add the files one at a time.",
        )
    return chats[0]


def _attached(archive: archives.Archive, name: str) -> Attached:
    held = archive.read(name)
    return Attached(name=name, kind=kinds.kind_of(held[: kinds.ENOUGH]), content=held)


def _exported(content: bytes) -> date | None:
    """The latest day that the zip gives any of its files: the phone wrote nothing after it."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        stamps = [info.date_time[:3] for info in opened.infolist()]
    try:
        return max(date(*stamp) for stamp in stamps)
    except ValueError:
        return None
