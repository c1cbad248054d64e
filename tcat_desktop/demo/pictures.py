"""Small pictures of the demonstration's own making: a screenshot of a post, a photo at a gate."""

import struct
import zlib
from collections.abc import Iterable

Colour = tuple[int, int, int]
# left, top, width, height, colour
Patch = tuple[int, int, int, int, Colour]

_PAPER, _INK, _GREY, _PALE = (255, 255, 255), (36, 40, 46), (168, 176, 186), (232, 236, 240)


def png(width: int, height: int, ground: Colour, patches: Iterable[Patch]) -> bytes:
    """A PNG made of rectangles, painted in order."""
    rows = [bytearray(bytes(ground) * width) for _ in range(height)]
    for left, top, wide, high, colour in patches:
        seen = max(0, min(wide, width - left))
        for row in rows[max(0, top) : max(0, min(top + high, height))]:
            row[left * 3 : (left + seen) * 3] = bytes(colour) * seen
    raw = b"".join(b"\0" + bytes(row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(raw, 9))
        + _chunk(b"IEND", b"")
    )


def post() -> bytes:
    """A post as a telephone shows it: a face, lines of words, and what people did with it."""
    lines = [(60, 150, 460), (60, 180, 500), (60, 210, 380), (60, 240, 300)]
    return png(
        600,
        400,
        _PAPER,
        [
            (0, 0, 600, 44, _PALE),
            (60, 72, 48, 48, _GREY),
            (124, 78, 170, 12, _INK),
            (124, 100, 110, 10, _GREY),
            *((left, top, wide, 14, _INK) for left, top, wide in lines),
            (60, 330, 130, 12, _GREY),
            (240, 330, 110, 12, _GREY),
            (400, 330, 140, 12, _GREY),
        ],
    )


def gate() -> bytes:
    """A photo at the school gate, with the faces covered."""
    fence = [(left, 120, 6, 150, (92, 106, 120)) for left in range(10, 600, 40)]
    people = []
    for left, coat in ((150, (126, 58, 92)), (270, (46, 94, 128)), (390, (126, 58, 92))):
        people += [(left, 200, 66, 150, coat), (left + 10, 140, 46, 56, (20, 20, 22))]
    return png(
        600,
        400,
        (206, 224, 232),
        [
            (0, 280, 600, 120, (196, 188, 168)),
            (0, 150, 600, 8, (92, 106, 120)),
            *fence,
            *people,
        ],
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    sum_of_it = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", sum_of_it)
