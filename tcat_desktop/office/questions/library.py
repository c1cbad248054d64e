"""The reference library to look at: each entry, and who signed what this trust changed."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import library
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.library import KINDS, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every entry of one kind, retired ones too when asked for."""

    kind: str
    retired: bool = False

    needs: ClassVar = (Act.LIBRARY, Level.SEE)

    def answer(self, desk: Desk) -> tuple[Entry, ...]:
        """The entries, shipped order first."""
        if self.kind not in KINDS:
            raise Refused("There is no such part of the library.", field="kind")
        return library.entries(desk.conn, self.kind, retired=self.retired)
