"""Keeping a file as it came: bytes on the shelf first, then the row that names them."""

from dataclasses import dataclass
from typing import ClassVar, Final

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, sealing
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding

_KEEP_SEALED: Final = (
    "The same file is sealed on this desk already. Keep it sealed; the Executive Headteacher/CEO "
    "rules whether it needs a seal."
)
_ADD_AGAIN: Final = (
    "It was sealed as it arrived. Take it off and add it again, then say that it holds no "
    "messages between parents before you leave the desk."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFile:
    """A file already on the shelf, named and given to a draft or a case.

    ``digest`` is the SHA-256 of the bytes as they arrived, from ``Office.shelve``. ``sealed``
    says that it holds parents' messages to each other (C49): then not even its name is shown.
    """

    name: str
    digest: str
    size: int
    kind: str
    draft_id: str = ""
    case_id: CaseId | None = None
    note: str = ""
    sealed: bool = False

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the row; the exhibit's id."""
        if not desk.shelf.has(self.digest):
            raise Refused("That file did not arrive whole.", what_to_do="Add it again.")
        number = None
        if self.case_id is not None:
            record = desk.case(self.case_id)
            number = max((row["number"] for row in record.exhibits), default=0) + 1
        elif not self.draft_id:
            raise Refused("Say which case this file belongs to.")
        name = checks.name(self.name, "The file has no name.", "file")
        if self.sealed:
            sealing.is_for(desk, self.digest, own=self.case_id is None)
        else:
            sealing.open_up(desk, self.digest, what_to_do=_KEEP_SEALED)
        exhibit_id = desk.add(
            "exhibits",
            case_id=self.case_id,
            draft_id=self.draft_id or None,
            number=number,
            name=name,
            digest=self.digest,
            bytes=self.size,
            kind=self.kind,
            note=self.note.strip(),
            sealed=self.sealed,
            added_at=desk.at,
            added_by=desk.who.account_id,
        )
        if self.case_id is not None:
            shown = "sealed, parents’ messages" if self.sealed else name
            note = "" if self.sealed else self.note.strip()
            desk.chronicle(self.case_id, "exhibit", f"Exhibit E{number}: {shown}", note,
                           about="exhibits", about_id=exhibit_id)  # fmt: skip
            desk.settle(self.case_id)
        desk.did("exhibit", exhibit_id, case=self.case_id, bytes=self.size)
        return exhibit_id


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFile:
    """Take a file off a draft again; its bytes are swept later."""

    exhibit_id: int
    draft_id: str

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Forget the row of one's own draft. A file on a case is never taken off."""
        if not finding.drop_exhibit(desk.conn, self.exhibit_id, self.draft_id, desk.who.account_id):
            raise Refused("That file is on a case already, so it stays.")
        desk.did("exhibit", self.exhibit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFile:
    """Say of a file of one's own draft whether it holds parents' messages to each other (C49)."""

    exhibit_id: int
    draft_id: str
    sealed: bool

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Mark it. On a case only the office may, by another door."""
        own = finding.exhibits_of_draft(desk.conn, self.draft_id, desk.who.account_id)
        row = next((row for row in own if row["id"] == self.exhibit_id), None)
        if row is None:
            raise Refused("That file is on a case already.")
        if self.sealed:
            sealing.is_for(desk, row["digest"], own=True)
        else:
            sealing.open_up(desk, row["digest"], what_to_do=_ADD_AGAIN)
        desk.change("exhibits", self.exhibit_id, sealed=self.sealed)
        desk.did("exhibit", self.exhibit_id, sealed=self.sealed)
