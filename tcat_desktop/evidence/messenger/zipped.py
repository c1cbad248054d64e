"""The one chat inside a zip folder of a Facebook or Instagram download, with its files."""

import re
from pathlib import PurePosixPath
from typing import Final

from tcat_desktop.evidence import archives, kinds
from tcat_desktop.evidence.messenger.joined import join
from tcat_desktop.evidence.messenger.pages import read_page
from tcat_desktop.evidence.messenger.records import Part
from tcat_desktop.evidence.messenger.threads import read_json
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused

_PART: Final = re.compile(r"^message_\d+\.(?:json|html?)$", re.IGNORECASE)
_ALONE: Final = re.compile(r"_\d+\.json$", re.IGNORECASE)


def read_part(content: bytes) -> Part:
    """One part, as JSON or as a page."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return read_page(content) if start == b"<" else read_json(content)


def read_zip(content: bytes) -> Reading:
    """The chat of a zip, all parts of it; ``Refused`` where it holds none, or several."""
    archive = archives.open_archive(content)
    names = [each for each in archive.names if not each.startswith("__MACOSX/")]
    chats = _chats(names)
    if not chats:
        raise Refused(
            "This zip folder holds no chat as Facebook or Instagram hands it out.",
            what_to_do="Unpack it, and add the files one at a time.",
        )
    if len(chats) > 1:
        raise Refused(
            f"This zip folder holds {len(chats):,} chats, and one was expected.",
            what_to_do="Unpack it, and add the one chat that belongs to the case.",
        )
    folder, held = next(iter(chats.items()))
    parts = [(name, read_part(archive.read(name))) for name in sorted(held)]
    wanted = {
        PurePosixPath(file).name
        for _, part in parts
        for each in part.records
        for file in each.files
    }
    beside = [
        name
        for name in names
        if name not in held
        and (_is_below(name, folder) or PurePosixPath(name).name in wanted)
        and not name.casefold().endswith((".json", ".html", ".htm"))
    ]
    return join(parts, [_attached(archive, name) for name in beside])


def _chats(names: list[str]) -> dict[str, list[str]]:
    """The parts of each chat, by its folder; an encrypted chat is a file of its own."""
    chats: dict[str, list[str]] = {}
    for name in names:
        if _PART.match(PurePosixPath(name).name):
            chats.setdefault(str(PurePosixPath(name).parent), []).append(name)
    if chats:
        # A download may hold a chat in both forms: the JSON one keeps the exact times.
        return {folder: _one_form(held) for folder, held in chats.items()}
    return {name: [name] for name in names if _ALONE.search(name)}


def _one_form(held: list[str]) -> list[str]:
    return [each for each in held if each.casefold().endswith(".json")] or held


def _is_below(name: str, folder: str) -> bool:
    return folder == "." or name.startswith(f"{folder}/")


def _attached(archive: archives.Archive, name: str) -> Attached:
    held = archive.read(name)
    return Attached(name=name, kind=kinds.kind_of(held[: kinds.ENOUGH]), content=held)
