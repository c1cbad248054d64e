"""The machine looks for words in pictures, one after another, while nobody waits for it.

What it sees is kept beside the reading of the bytes, line by line, and for the search: marked
as read by machine, until a person has compared it with the picture (``ConfirmWords``). Nothing
of a sealed picture is read, nor kept. Where the machine is not installed, pictures only wait.
"""

from collections.abc import Callable
from typing import Any, Final

from tcat_desktop.evidence import machine_text
from tcat_desktop.evidence.apart import machine_read_apart
from tcat_desktop.evidence.machine_text import Line
from tcat_desktop.journey.people import Person
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.office import Office
from tcat_desktop.records import evidence, rows

Row = dict[str, Any]

READ_BY_MACHINE: Final = "Read by machine: check against the picture"
# From here on the machine is right about as good as always; below, look at each letter.
SURE: Final = 0.9


def can_read() -> bool:
    """Whether this computer can read text in pictures."""
    return machine_text.is_here()


def cannot() -> Refused:
    """Why it cannot, and what to do about it."""
    return machine_text.missing()


def read_pictures_waiting(
    office: Office,
    who: Person,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Look for words in every picture in which nobody has looked; how many. From a worker.

    Seconds for each picture, in a process of its own that gives way to everything else. It
    shows nothing to ``who``, so whoever is signed in may be the one whose computer reads.
    """
    office.repeat_machine_text(who)
    if not can_read():
        return 0
    done, seen = 0, set[str]()
    while True:
        found = [row for row in office.pictures_waiting() if row["digest"] not in seen]
        seen.update(row["digest"] for row in found)
        if not found:
            return done
        for place, row in enumerate(found):
            if cancelled is not None and cancelled():
                return done
            if progress is not None:
                progress(done, done + len(found) - place)
            content = office.evidence_content(row["digest"])
            if content is None:
                continue
            lines: tuple[Line, ...] | None = None
            try:
                lines = machine_read_apart(content, cancelled=cancelled).machine
            except Refused:
                # Too large or too slow, or stopped: the picture itself is there as before.
                if cancelled is not None and cancelled():
                    return done
            office.keep_machine_text(who, row["digest"], lines, machine_text.called())
            done += 1


def keep(desk: Desk, digest: str, lines: tuple[Line, ...] | None, by: str) -> None:
    """Keep what the machine saw in some bytes, None where it gave up; words for each use."""
    uses = evidence.uses(desk.conn, digest)
    reading = evidence.of_digest(desk.conn, digest)
    desk.did("reading", reading["id"] if reading else None, lines=len(lines or ()))
    # Whoever sealed it meanwhile was quicker: nothing of a sealed picture is kept.
    if reading is None or not uses:
        return
    desk.change(
        "readings", reading["id"], machine=[list(line) for line in lines or ()], machine_by=by,
        machine_at=desk.at, machine_state="read" if lines is not None else "refused",
    )  # fmt: skip
    _let_find(desk, uses, lines or ())


def repeat(desk: Desk) -> int:
    """Words for a picture that was read in one case and has come again in another; how many."""
    again = evidence.machine_text_missing(desk.conn)
    for row in again:
        lines: list[Any] = [*rows.as_list(row["machine"])]
        _let_find(desk, [row], tuple((each[0], *each[1:]) for each in lines))
    desk.did("reading", None, pictures=len(again))
    return len(again)


def _let_find(desk: Desk, uses: list[Row], lines: tuple[Any, ...]) -> None:
    words = "\n".join(line[0] for line in lines)
    for row in uses:
        # What a person confirmed stays, whatever a machine sees later.
        if words and not row["confirmed_at"]:
            evidence.keep_text(desk.conn, row["id"], row["case_id"], words)
            desk.done.cases.add(row["case_id"])
