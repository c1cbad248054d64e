"""Reads a WhatsApp chat as a phone exports it: the text alone, or a zip folder with its media."""

from tcat_desktop.evidence.reading import Reading
from tcat_desktop.evidence.whatsapp.chat import read_chat
from tcat_desktop.evidence.whatsapp.zipped import read_zip

__all__ = ["read"]


def read(content: bytes, name: str = "", *, date_order: str = "") -> Reading:  # noqa: ARG001 # every reader takes it
    """The messages of an export in file order.

    ``date_order`` is what a person settled, ``"dmy"`` or ``"mdy"``; it counts only where the file
    proves neither. Raises ``Refused`` for a file that is no chat.
    """
    if content[:2] == b"PK" and content[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return read_zip(content, date_order=date_order)
    return read_chat(content, date_order=date_order)
