"""Writes a mail out as an ordinary one (RFC 5322), where it has no bytes of its own to keep."""

import base64
import hashlib
from typing import Final

from tcat_desktop.evidence.mail.letter import Letter
from tcat_desktop.evidence.reading import Reading

_EACH: Final = 39


def as_mail(letter: Letter, found: Reading) -> bytes:
    """The same words and attachments. The same mail always gives the same bytes."""
    lines = []
    for label in ("From", "To", "Cc", "Bcc"):
        people = letter.people.get(label, ())
        if people:
            said = (_person(each.name, each.address) for each in people)
            lines.append(f"{label}: " + ",\r\n ".join(said))
    if letter.written:
        lines.append(f"Date: {letter.written.encode('ascii', 'replace').decode()}")
    if letter.subject:
        lines.append(f"Subject: {_coded(letter.subject)}")
    text = _packed("text/plain; charset=utf-8", found.text.encode())
    files = [
        _packed("application/octet-stream", each.content,
                f"Content-Disposition: attachment; filename*=utf-8''{_escaped(each.name)}\r\n")
        for each in found.attachments
    ]  # fmt: skip
    lines.append("MIME-Version: 1.0")
    if not files:
        return ("\r\n".join(lines) + "\r\n").encode("ascii", "replace") + text
    edge = hashlib.sha256(text + b"".join(files)).hexdigest()[:40].encode()
    lines.append(f'Content-Type: multipart/mixed; boundary="{edge.decode()}"')
    body = b"".join(b"--" + edge + b"\r\n" + each + b"\r\n" for each in (text, *files))
    return (
        ("\r\n".join(lines) + "\r\n\r\n").encode("ascii", "replace")
        + body
        + b"--"
        + edge
        + b"--\r\n"
    )


def _person(name: str, address: str) -> str:
    return f"{_coded(name)} <{address}>" if name and address else address or _coded(name)


def _coded(said: str) -> str:
    """Words as encoded words (RFC 2047), each of them whole letters and under 75 characters."""
    if said.isascii() and "=?" not in said and said.replace(" ", "").isalnum():
        return said
    pieces, held = [], b""
    for letter in said:
        more = letter.encode("utf-8", "replace")
        if len(held) + len(more) > _EACH:
            pieces.append(held)
            held = b""
        held += more
    pieces.append(held)
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(each).decode()}?=" for each in pieces)


def _escaped(name: str) -> str:
    return "".join(
        chr(byte) if byte < 128 and (chr(byte).isalnum() or byte in b"._-") else f"%{byte:02X}"
        for byte in name.encode("utf-8", "replace")
    )


def _packed(kind: str, content: bytes, more: str = "") -> bytes:
    head = f"Content-Type: {kind}\r\n{more}Content-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")
