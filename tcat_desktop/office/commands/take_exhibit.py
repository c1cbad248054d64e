"""An exhibit leaves the desk: as a copy without metadata, as the original, or on paper.

Each is noted before anything leaves, so that custody never has a gap: a copy that could not be
saved afterwards is noted once too often, and none that was saved is missing.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.commands.read_evidence import exhibit_of
from tcat_desktop.office.desk import Desk

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportExhibit:
    """A copy of a picture is saved, made of its pixels alone; ``digest`` is the copy's own."""

    case_id: CaseId
    exhibit_id: int
    digest: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Note it, with the copy's hash, which is not that of the original."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        if not _SHA256.fullmatch(self.digest):
            raise Refused("The copy is not ready.", what_to_do="Make it again.")
        if self.digest == row["digest"]:
            raise Refused("That is the original, and not a copy without metadata.")
        desk.did("exhibit", self.exhibit_id, case=self.case_id, copy=self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOriginal:
    """The very bytes leave, with all that the file says of itself: the day, the device, the place.

    Only whoever answers for the case may do so, with a reason that stands in the chronology.
    """

    case_id: CaseId
    exhibit_id: int
    reason: str

    needs: ClassVar = (Act.RECORD, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Note it and say why."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        reason = checks.needed(
            self.reason, "Write what the original is needed for.", "reason",
            what_to_do="Such as: the police ask for the file itself.",
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "exhibit", f"The original of E{row['number']} was saved as a file",
            reason, about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintExhibit:
    """An exhibit goes to a printer, stamped with its number and the case."""

    case_id: CaseId
    exhibit_id: int

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Note it."""
        exhibit_of(desk, self.case_id, self.exhibit_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)
