"""A panel bundle kept: the version as it was made, and one day frozen."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Conflict, Refused
from tcat_desktop.office.bundles.contents import contents
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import bundles

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeBundle:
    """Keep a bundle that was just made. ``of`` is the hash of the contents it was made from.

    A version that nobody froze is made anew under its own number.
    """

    case_id: CaseId
    number: int
    of: str
    digest: str
    pages: int
    manifest: dict[str, Any] = field(default_factory=dict)
    redacted_digest: str = ""
    redacted_manifest: dict[str, Any] = field(default_factory=dict)
    beside: tuple[dict[str, Any], ...] = ()
    left_out: tuple[str, ...] = ()

    needs: ClassVar = (Act.BUNDLE, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id. ``Conflict`` if something on the case moved meanwhile."""
        record = desk.case(self.case_id)
        _on_shelf(desk, self.digest, self.redacted_digest)
        if contents(desk, record, self.left_out).of != self.of:
            raise _moved()
        versions = bundles.of_case(desk.conn, self.case_id)
        told: dict[str, Any] = {
            "digest": self.digest, "pages": self.pages, "manifest": self.manifest,
            "redacted_digest": self.redacted_digest, "redacted_manifest": self.redacted_manifest,
            "beside": self.beside, "chosen": {"left_out": self.left_out, "of": self.of},
            "made_at": desk.at, "made_by": desk.who.account_id,
        }  # fmt: skip
        newest = versions[0] if versions else None
        if newest is not None and not newest["frozen_at"]:
            if newest["number"] != self.number:
                raise _moved()
            made = int(newest["id"])
            desk.change("bundles", made, **told)
        else:
            if self.number != (newest["number"] if newest else 0) + 1:
                raise _moved()
            made = desk.add("bundles", case_id=self.case_id, number=self.number, **told)
        desk.done.cases.add(self.case_id)
        desk.did("bundle", made, case=self.case_id, number=self.number, pages=self.pages)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeBundle:
    """Freeze the newest version: these bytes go to the panel, and stay as they are."""

    case_id: CaseId
    bundle_id: int
    of: str
    digest: str
    pages: int
    manifest: dict[str, Any] = field(default_factory=dict)
    redacted_digest: str = ""
    redacted_manifest: dict[str, Any] = field(default_factory=dict)
    beside: tuple[dict[str, Any], ...] = ()

    needs: ClassVar = (Act.BUNDLE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the frozen bytes, and say so in the chronology."""
        record = desk.case(self.case_id)
        row = desk.row("bundles", self.bundle_id, of=self.case_id)
        if row["frozen_at"]:
            raise Refused(f"Version {row['number']} is frozen already.")
        _on_shelf(desk, self.digest, self.redacted_digest)
        kept = next(each for each in bundles.of_case(desk.conn, self.case_id)
                    if each["id"] == self.bundle_id)  # fmt: skip
        left_out = tuple(kept["chosen"].get("left_out", ()))
        if contents(desk, record, left_out).of != self.of or kept["chosen"].get("of") != self.of:
            raise _moved()
        desk.change(
            "bundles", self.bundle_id, digest=self.digest, pages=self.pages,
            manifest=self.manifest, redacted_digest=self.redacted_digest,
            redacted_manifest=self.redacted_manifest, beside=self.beside, frozen_at=desk.at,
            frozen_by=desk.who.account_id,
        )  # fmt: skip
        manifest = str(self.manifest.get("manifest_sha256", ""))[:16]
        desk.chronicle(
            self.case_id, "complaint", f"Panel bundle, version {row['number']}, was frozen",
            f"{self.pages} pages. Manifest {manifest}.", about="bundles", about_id=self.bundle_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("bundle", self.bundle_id, case=self.case_id, number=row["number"])


def _on_shelf(desk: Desk, *digests: str) -> None:
    if not all(desk.shelf.has(each) for each in digests if each):
        raise Refused("The bundle did not reach the shelf whole.", what_to_do="Make it again.")


def _moved() -> Conflict:
    return Conflict(
        "Something changed on the case while the bundle was being made.",
        what_to_do="Make it again. Nothing else was changed.",
    )
