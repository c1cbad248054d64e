"""The policies that a panel is shown: each version with its paper, and the days it was in force."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.evidence import kinds
from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.bundles.policies import KINDS
from tcat_desktop.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPolicy:
    """A version of a policy, its PDF already on the shelf (``Office.shelve``).

    Without a school it holds for the whole trust. The version before it ends where this begins.
    """

    kind: str
    title: str
    version: str
    in_force_from: date
    digest: str
    in_force_to: date | None = None
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.POLICY, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id."""
        if self.kind not in KINDS:
            raise Refused("Choose which policy this is.", field="kind")
        title = checks.needed(self.title, "Give the policy its title.", "title")
        version = checks.needed(self.version, "Write its version, or its date.", "version")
        if self.in_force_to and self.in_force_to <= self.in_force_from:
            raise Refused("It ends before it begins.", field="in_force_to",
                          what_to_do="Leave the end empty while it is in force.")  # fmt: skip
        if not self.digest or not desk.shelf.has(self.digest):
            raise Refused("Add the policy itself, as a PDF.", field="file")
        with desk.shelf.open(self.digest) as paper:
            if kinds.kind_of(paper.read(kinds.ENOUGH)) != kinds.PDF:
                raise Refused("That file is not a PDF.", field="file",
                              what_to_do="Save the policy as a PDF, then add that.")  # fmt: skip
        made = desk.add(
            "policies", school_id=self.school_id, kind=self.kind, title=title, version=version,
            in_force_from=self.in_force_from.isoformat(),
            in_force_to=self.in_force_to.isoformat() if self.in_force_to else None,
            digest=self.digest, made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.did("policy", made, kind=self.kind)
        return made
