"""Where evidence is read: in a child process, outside any transaction, and kept as a derived view.

The bytes on the shelf are never touched. What was read belongs to the bytes: the same file in
two cases is read once. Nothing of a sealed file is read here, nor kept, nor found by a search.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tcat_desktop.evidence.apart import read_apart
from tcat_desktop.evidence.reading import Attached, Choice, Message, Reading
from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import attachments, written
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.office import Office
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.records import evidence

# Screens know what a reader found by these names, and no reader.
__all__ = ["Attached", "Choice", "Looked", "Message", "Reading", "ReadingRoom", "keep",
           "read_waiting", "told_of"]  # fmt: skip

Row = dict[str, Any]
_KEPT: Final = 4  # readings that stay in memory while somebody goes to and fro


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An exhibit open for looking: its bytes as they came, and what a reader made of them.

    ``reading`` is None for a file that is not to be read; ``refused`` says why, to people, and
    ``asks`` names what would help: ``password``, or nothing.
    """

    exhibit: ExhibitAnswer
    reading: Reading | None
    refused: str = ""
    asks: str = ""


class ReadingRoom:
    """What was read lately, so that going back to an exhibit costs nothing. Empty it on locking."""

    def __init__(self) -> None:
        self._lately: OrderedDict[tuple[str, str], Reading] = OrderedDict()

    def empty(self) -> None:
        """Forget all that was read."""
        self._lately.clear()

    def look(
        self,
        office: Office,
        who: Person,
        case_id: CaseId,
        exhibit_id: int,
        *,
        password: str = "",
        cancelled: Callable[[], bool] | None = None,
    ) -> Looked:
        """Open one exhibit for looking, which is noted; slow the first time, so from a worker.

        Raises Refused for one that may not be looked at, such as a sealed one.
        """
        exhibit = office.ask(who, Exhibit(case_id=case_id, exhibit_id=exhibit_id))
        return self.read(exhibit, password=password, cancelled=cancelled)

    def read(
        self,
        exhibit: ExhibitAnswer,
        *,
        password: str = "",
        cancelled: Callable[[], bool] | None = None,
    ) -> Looked:
        """What a reader makes of an exhibit that is open, also of one whose seal was opened."""
        key = (exhibit.digest, exhibit.date_order)
        reading = self._lately.get(key)
        if reading is None:
            options = {"date_order": exhibit.date_order, "password": password}
            try:
                reading = read_apart(
                    exhibit.content, exhibit.kind, exhibit.name, cancelled=cancelled,
                    options={name: value for name, value in options.items() if value},
                )  # fmt: skip
            except Refused as refused:
                return Looked(exhibit=exhibit, reading=None, refused=str(refused),
                              asks="password" if refused.field == "password" else "")  # fmt: skip
            if exhibit.sealed:
                return Looked(exhibit=exhibit, reading=reading)
            self._lately[key] = reading
            while len(self._lately) > _KEPT:
                self._lately.popitem(last=False)
        return Looked(exhibit=exhibit, reading=reading)


def read_waiting(
    office: Office,
    who: Person,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Read what nobody has read yet, so that a search finds it; how many. Slow: from a worker.

    It shows nothing to ``who``, so whoever is signed in may be the one whose computer reads.
    """
    office.seal_waiting(who)
    read, seen = 0, set[str]()
    while True:
        found = [row for row in office.evidence_waiting() if row["digest"] not in seen]
        seen.update(row["digest"] for row in found)
        if not found:
            return read
        for row in found:
            if cancelled is not None and cancelled():
                return read
            if progress is not None:
                progress(read, read + len(found))
            content = office.evidence_content(row["digest"])
            if content is None:
                continue
            kind, reading, why = row["kind"], None, ""
            options = {"date_order": row["date_order"]} if row["date_order"] else {}
            try:
                reading = read_apart(
                    content, kind, row["name"], cancelled=cancelled, options=options
                )
            except Refused as refused:
                if cancelled is not None and cancelled():
                    return read
                why = str(refused)
            office.keep_reading(who, row["digest"], kind, reading, why)
            read += 1


def keep(
    desk: Desk, digest: str, kind: str, reading: Reading | None, why: str,
    shelved: dict[int, tuple[str, int]],
) -> None:  # fmt: skip
    """Keep what was read, once for the bytes; words to search, and attachments, for each use."""
    evidence.forget(desk.conn, digest)
    uses = evidence.uses(desk.conn, digest)
    # Whoever sealed it meanwhile was quicker: nothing of a sealed file is kept.
    desk.did("reading", None, read=reading is not None)
    if not uses:
        return
    desk.add(
        "readings", digest=digest, kind=reading.kind if reading else kind,
        state="read" if reading else "refused", why=why,
        told=_kept_of(reading) if reading else {}, read_at=desk.at,
    )  # fmt: skip
    for row in uses:
        if reading is None:
            continue
        if reading.text:
            evidence.keep_text(desk.conn, row["id"], row["case_id"], reading.text)
        if reading.kind == "email":
            attachments.attach(desk, row, reading.attachments, shelved)


def _kept_of(reading: Reading) -> dict[str, Any]:
    """What is told of a reading, and who wrote when, so that a case counts its chats unread."""
    told = told_of(reading)
    return {**told, "written": written.kept(reading.messages)} if reading.messages else told


def told_of(reading: Reading) -> dict[str, Any]:
    """What is kept of a reading besides its words."""
    return {
        "messages": len(reading.messages),
        "participants": list(reading.participants),
        "first": reading.first,
        "last": reading.last,
        "date_order": reading.date_order,
        "pages": reading.pages,
        "width": reading.width,
        "height": reading.height,
        "gps": reading.gps,
        "attachments": reading.attachment_count or len(reading.attachments),
        "facts": [list(fact) for fact in reading.facts],
        "warnings": list(reading.warnings),
    }
