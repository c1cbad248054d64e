"""What came with a mail: each attachment an exhibit of its own, under the hash of its own bytes.

A mail inside a mail is such an exhibit too, and what came with it follows when it is read. Where
mails lie inside one another without end, or come by the thousand, the chronicle says what stays
in the mail.
"""

from typing import Any, Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Attached
from tcat_desktop.office import sealing
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.intake import plain_name
from tcat_desktop.records import evidence

Row = dict[str, Any]

MOST_OF_A_MAIL: Final = 200
MOST_OF_A_CASE: Final = 1_000
# So many mails inside one another are opened; then the innermost stays whole.
DEEPEST: Final = 6
# A chat is parents' messages to each other until somebody rules otherwise (C51).
_SEALED: Final = frozenset({kinds.WHATSAPP, kinds.MESSENGER})


def comes_sealed(kind: str) -> bool:
    """Whether what came with a mail is sealed as it arrives."""
    return kind in _SEALED


def part_of(place: int) -> str:
    """``attachment 2`` for the second: how an exhibit names its place in the mail."""
    return f"attachment {place}"


def attach(
    desk: Desk, mail: Row, attached: tuple[Attached, ...], shelved: dict[int, tuple[str, int]]
) -> None:
    """Make exhibits of what came with a mail, numbered after those there are.

    ``shelved``: place in ``attached`` to digest and size. A mail whose attachments are there
    already, because it was read before, gets none.
    """
    if not attached or any(came_with(row) for row in evidence.out_of(desk.conn, mail["id"])):
        return
    deep = evidence.exhibits_above(desk.conn, mail, DEEPEST) >= DEEPEST
    room = MOST_OF_A_CASE - evidence.attachments_in(desk.conn, mail["case_id"])
    most = 0 if deep else max(0, min(MOST_OF_A_MAIL, room, len(attached)))
    number = evidence.highest_number(desk.conn, mail["case_id"])
    for place, each in enumerate(attached[:most]):
        number += 1
        _keep(desk, mail, number, part_of(place + 1), each, shelved[place])
    if most < len(attached):
        _say_left(desk, mail, len(attached), most, deep=deep)
    desk.settle(mail["case_id"])
    desk.done.cases.add(mail["case_id"])


def came_with(row: Row) -> bool:
    """Whether an exhibit came with a mail; an extract has its source too."""
    return str(row["source_part"]).startswith(part_of(0)[:-1])


def _keep(
    desk: Desk, mail: Row, number: int, part: str, each: Attached, kept: tuple[str, int]
) -> None:
    digest, size = kept
    # The same bytes may be sealed elsewhere already, and then nobody here can open them.
    name = plain_name(each.name)
    sealed = comes_sealed(each.kind) or desk.shelf.is_sealed(digest)
    if sealed:
        sealing.is_for(desk, digest)
    exhibit_id = desk.add(
        "exhibits", case_id=mail["case_id"], number=number, name=name, digest=digest, bytes=size,
        kind=each.kind, note="", sealed=sealed, added_at=desk.at, added_by=mail["added_by"],
        source_id=mail["id"], source_part=part,
    )  # fmt: skip
    shown = "sealed, parents’ messages" if sealed else name
    desk.chronicle(
        mail["case_id"], "exhibit", f"Exhibit E{number}: {shown}",
        f"It came with E{mail['number']}, the mail, as {part}.",
        about="exhibits", about_id=exhibit_id,
    )  # fmt: skip


def _say_left(desk: Desk, mail: Row, there: int, most: int, *, deep: bool) -> None:
    if deep:
        why = f"It lies inside {DEEPEST} other mails; what came with it stays in its file."
    elif most:
        first = "only the first is" if most == 1 else f"the first {most:,} are"
        why = f"{there:,} came with it: {first}, the others stay in its file."
    else:
        why = f"This case has {MOST_OF_A_CASE:,} already; what came with it stays in its file."
    desk.chronicle(
        mail["case_id"], "exhibit",
        f"Not everything that came with E{mail['number']} is an exhibit of its own", why,
        about="exhibits", about_id=mail["id"],
    )  # fmt: skip


def seal_with(desk: Desk, mail: Row) -> list[int]:
    """Seal what came out of an exhibit, and what came out of that; the numbers of those."""
    sealed: list[int] = []
    waiting = [mail["id"]]
    while waiting:
        for row in evidence.out_of(desk.conn, waiting.pop()):
            waiting.append(row["id"])
            if not row["sealed"]:
                seal(desk, row)
                sealed.append(row["number"])
    return sorted(sealed)


def seal(desk: Desk, row: Row) -> None:
    """Seal one exhibit: what was read of it is forgotten, and no search finds it any more."""
    desk.change("exhibits", row["id"], sealed=True)
    sealing.is_for(desk, row["digest"])
    evidence.drop_text(desk.conn, row["id"])
    evidence.drop_chat_people(desk.conn, row["id"])
    if not evidence.uses(desk.conn, row["digest"]):
        evidence.forget(desk.conn, row["digest"])
