"""The people register: adding somebody, changing details, saying who an unknown person is."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import REACH, Act, Level, PersonId, Reach, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, names
from tcat_desktop.office.desk import Desk

KINDS: dict[str, str] = {
    "parent": "Parent or carer", "staff": "Member of staff", "pupil": "Pupil",
    "governor": "Governor", "volunteer": "Volunteer", "unknown": "Not known yet",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPerson:
    """One person's details. Without ``person_id`` somebody new is added."""

    surname: str
    kind: str = "parent"
    title: str = ""
    forename: str = ""
    salutation: str = ""
    hint: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    adjustments: str = ""
    interpreter: str = ""
    may_be_written_to: bool = True
    governor: bool = False
    school_id: SchoolId | None = None
    person_id: PersonId | None = None
    seen: int | None = None

    needs: ClassVar = (Act.PEOPLE, Level.CREATE)

    def carry_out(self, desk: Desk) -> PersonId:
        """Keep the details; the person's id."""
        surname = checks.name(self.surname, "Write the person’s surname, or whole name.", "surname")
        if self.kind not in KINDS:
            raise Refused("Say what the person is to the school.", field="kind")
        school = desk.who.school_id if REACH[desk.who.role] is Reach.SCHOOL else self.school_id
        forename = " ".join(self.forename.split())
        values = {
            "surname": surname,
            "kind": self.kind,
            "title": self.title.strip(),
            "forename": forename,
            "salutation": self.salutation.strip(),
            "hint": self.hint.strip(),
            "address": "\n".join(
                line.strip() for line in self.address.splitlines() if line.strip()
            ),
            "email": self.email.strip(),
            "phone": self.phone.strip(),
            "adjustments": self.adjustments.strip(),
            "interpreter": self.interpreter.strip(),
            "may_be_written_to": self.may_be_written_to,
            "governor": self.governor or self.kind == "governor",
            "sort_name": names.sort_name(surname, forename),
        }
        if self.person_id is None:
            kept = desk.add("people", school_id=school, **values)
        else:
            kept = self.person_id
            desk.change("people", kept, seen=self.seen, **values)
        desk.did("person", kept)
        return PersonId(kept)
