"""Messages between parents: sealed, and opened only by the CEO with the parent's permission.

Clauses C49 to C52. Without a permission that holds today there is no way in; a permission can
be withdrawn at any time, and then the seal is whole again. Each opening stands in the chronology.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import attachments, checks, names, sealing
from tcat_desktop.office.commands.contact_parent import party
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.office.words import long_date
from tcat_desktop.records.case_record import CaseRecord

HOW: dict[str, str] = {"signed": "On a signed form", "spoken": "Spoken, with a witness"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPermission:
    """Whose permission it is, for which exhibit, what for and until when (C50)."""

    case_id: CaseId
    exhibit_id: int
    person_id: PersonId
    how: str
    purpose: str
    given_on: date
    until: date
    witness: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id."""
        record = desk.case(self.case_id)
        number = _sealed(desk, self.case_id, self.exhibit_id)["number"]
        person = party(record, self.person_id)
        if person["kind"] != "parent":
            raise Refused("Only a parent can permit this.", clause="C50", field="person")
        if self.how not in HOW:
            raise Refused("Say how the permission was given.", field="how")
        if self.how == "spoken":
            checks.needed(self.witness, "Write who heard it.", "witness")
        purpose = checks.needed(self.purpose, "Write what it is for.", "purpose")
        day = checks.not_after(self.given_on, desk.today, "given_on", "The permission")
        until = checks.not_before(self.until, desk.today, "until", "It has already run out.")
        permission_id = desk.add(
            "permissions",
            case_id=self.case_id,
            exhibit_id=self.exhibit_id,
            person_id=self.person_id,
            how=self.how,
            witness=self.witness.strip(),
            purpose=purpose,
            given_on=day.isoformat(),
            until_on=until.isoformat(),
            recorded_at=desk.at,
            recorded_by=desk.who.account_id,
        )
        desk.chronicle(
            self.case_id, "exhibit", f"{names.short_name(person)} permits E{number} to be read",
            f"{HOW[self.how]}, until {long_date(until)}. {purpose}", on=day,
            about="permissions", about_id=permission_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("permission", permission_id, case=self.case_id)
        return permission_id


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPermission:
    """The parent takes it back: from now on the exhibit is sealed again (C50)."""

    case_id: CaseId
    permission_id: int
    words: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep when it was withdrawn."""
        desk.case(self.case_id)
        permission = desk.row("permissions", self.permission_id, of=self.case_id)
        if permission["withdrawn_at"]:
            raise Refused("This permission was withdrawn already.")
        desk.change("permissions", self.permission_id, withdrawn_at=desk.at)
        desk.chronicle(
            self.case_id, "exhibit", "The permission to read was withdrawn", self.words.strip(),
            about="permissions", about_id=self.permission_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("permission", self.permission_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSealed:
    """The Executive Headteacher/CEO reads sealed messages, and says what for (C49, C52)."""

    case_id: CaseId
    exhibit_id: int
    purpose: str

    needs: ClassVar = (Act.SEALED, Level.DECIDE)

    def carry_out(self, desk: Desk) -> ExhibitAnswer:
        """The exhibit; that it was opened stands in the chronology, for the next to see."""
        record = desk.case(self.case_id)
        row = _sealed(desk, self.case_id, self.exhibit_id)
        purpose = checks.needed(self.purpose, "Write what you open it for.", "purpose")
        permission = standing(record, self.exhibit_id, desk.today)
        if permission is None:
            raise Refused(
                "No parent’s permission holds for this exhibit today.",
                clause="C50",
                what_to_do="Ask the parent, and record the permission first.",
            )
        desk.chronicle(
            self.case_id, "exhibit", f"E{row['number']} was opened", purpose,
            about="permissions", about_id=permission["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id, permission=permission["id"])
        return ExhibitAnswer(
            name=row["name"], kind=row["kind"], digest=row["digest"],
            content=sealing.read(desk, row["digest"]), date_order=row["date_order"], sealed=True,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSeal:
    """The CEO rules that an exhibit holds no messages between parents, so needs no seal (C51)."""

    case_id: CaseId
    exhibit_id: int
    reason: str

    needs: ClassVar = (Act.SEALED, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Lift it, with the reason."""
        desk.case(self.case_id)
        row = _sealed(desk, self.case_id, self.exhibit_id)
        reason = checks.needed(self.reason, "Write why it needs no seal.", "reason")
        sealing.open_up(desk, row["digest"], what_to_do="")
        desk.change("exhibits", self.exhibit_id, sealed=False)
        desk.chronicle(
            self.case_id, "exhibit", f"The seal on E{row['number']} was lifted", reason,
            about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealExhibit:
    """Seal an exhibit of a case: it holds parents' messages to each other after all (C49).

    What came out of it, such as the attachments of a mail, is sealed with it; the CEO rules on
    each by itself (C51).
    """

    case_id: CaseId
    exhibit_id: int

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Seal it; the gentle side needs no reason."""
        desk.case(self.case_id)
        row = desk.row("exhibits", self.exhibit_id, of=self.case_id)
        if row["sealed"]:
            raise Refused("This exhibit is sealed already.")
        attachments.seal(desk, row)
        others = attachments.seal_with(desk, row)
        desk.chronicle(self.case_id, "exhibit", f"E{row['number']} was sealed",
                       about="exhibits", about_id=self.exhibit_id)  # fmt: skip
        if others:
            numbers = ", ".join(f"E{number}" for number in others)
            # About no exhibit, or the entry would be hidden with it; a number says nothing.
            desk.chronicle(
                self.case_id, "exhibit", f"Sealed with E{row['number']}: {numbers}",
                f"What came out of E{row['number']} is sealed with it.",
            )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


def standing(record: CaseRecord, exhibit_id: int, today: date) -> dict[str, Any] | None:
    """The newest permission that holds for an exhibit today, or None."""
    return next(iter(all_standing(record, exhibit_id, today)), None)


def all_standing(record: CaseRecord, exhibit_id: int, today: date) -> tuple[dict[str, Any], ...]:
    """Every permission that holds for an exhibit today, newest first: each can be taken back."""
    day = today.isoformat()
    return tuple(
        row
        for row in reversed(record.permissions)
        if row["exhibit_id"] == exhibit_id
        and not row["withdrawn_at"]
        and row["given_on"] <= day <= row["until_on"]
    )


def _sealed(desk: Desk, case_id: CaseId, exhibit_id: int) -> dict[str, Any]:
    row = desk.row("exhibits", exhibit_id, of=case_id)
    if not row["sealed"]:
        raise Refused("This exhibit is not sealed.")
    return row
