"""One exhibit's bytes, for looking at it; a sealed one opens to nobody here (C49, C50)."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitAnswer:
    """The bytes as they arrived, and what they are."""

    name: str
    kind: str
    digest: str
    content: bytes
    date_order: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Look at one exhibit; who looked is noted."""

    case_id: CaseId
    exhibit_id: int

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> ExhibitAnswer:
        """The exhibit, checked against its hash as it is read."""
        desk.case(self.case_id)
        row = desk.row("exhibits", self.exhibit_id, of=self.case_id)
        if row["sealed"]:
            raise Refused(
                "These are messages between parents, and they are sealed.",
                clause="C49, C50",
                what_to_do="Only the Executive Headteacher/CEO may open them, and only with the "
                "parent’s permission.",
            )
        desk.did("exhibit", self.exhibit_id, case=self.case_id)
        with desk.shelf.open(row["digest"]) as kept:
            return ExhibitAnswer(
                name=row["name"],
                kind=row["kind"],
                digest=row["digest"],
                date_order=row["date_order"],
                content=kept.read(),
            )
