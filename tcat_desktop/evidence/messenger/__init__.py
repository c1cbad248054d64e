"""Reads a Messenger or Instagram chat: one file of it, several parts, or a zip folder."""

from collections.abc import Sequence

from tcat_desktop.evidence.messenger.joined import join
from tcat_desktop.evidence.messenger.zipped import read_part, read_zip
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

__all__ = ["read"]


def read(content: bytes | Sequence[tuple[str, bytes]], name: str = "") -> Reading:
    """The messages in the order of time, whatever order the download has them in.

    ``content`` is the bytes of a part or of a zip folder, or several parts with their names.
    Raises ``Refused`` for a file that is no such chat.
    """
    if not isinstance(content, bytes):
        parts = [(part, read_part(held)) for part, held in content]
        if not parts:
            raise Refused("No part of a chat was given.")
        if len({(part.title, part.members) for _, part in parts}) > 1:
            raise Refused(
                "These files belong to different chats.",
                what_to_do="Add the parts of one chat together, and the other on its own.",
            )
        return join(parts)
    if content[:2] == b"PK":
        return read_zip(content)
    return join([(name, read_part(content))])
