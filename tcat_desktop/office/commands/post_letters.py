"""Letters on their way out: to the printer in one job, then posted, handed over or emailed.

Nothing is ever sent by the desk. A batch that stops half-way leaves on record which letters came
out and which did not; a letter printed once more is counted as a reprint.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, Final

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, family_safety
from tcat_desktop.office.clock import LONDON
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import counted, short_date
from tcat_desktop.records import printing, rows
from tcat_desktop.records.case_record import CaseRecord

HOW: dict[str, str] = {
    "post": "Post, first class",
    "hand": "Handed over at Reception",
    "email": "Emailed as PDF",
    "internal": "Handed to the clerk",
}
_MARKS: dict[str, str] = {"post": "Posted", "email": "Emailed"}
_MOST_COPIES: Final = 20
_MOST_LETTERS: Final = 500
_LONGEST_CERTIFICATE: Final = 60

Row = dict[str, Any]
Which = tuple[CaseId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendToPrinter:
    """Letters go to a printer as one job, in this order. ``batch`` names the job."""

    batch: str
    letters: tuple[Which, ...]
    copies: int = 1

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Note each before the first sheet moves; how many there are."""
        if not self.letters:
            raise Refused("Choose at least one letter.", field="letters")
        if len(self.letters) > _MOST_LETTERS:
            raise Refused(f"A job holds at most {_MOST_LETTERS} letters.", field="letters",
                          what_to_do="Print the others after these.")  # fmt: skip
        if not 1 <= self.copies <= _MOST_COPIES:
            raise Refused(f"Print 1 to {_MOST_COPIES} copies.", field="copies")
        for place, (case_id, letter_id) in enumerate(self.letters, start=1):
            record = desk.case(case_id)
            row = issued(desk, case_id, letter_id)
            family_safety.check_issued(desk, record, row)
            desk.add(
                "prints", case_id=case_id, letter_id=letter_id, batch=self.batch, place=place,
                copies=self.copies, reprint=int(row["state"] != "signed"), state="sent",
                made_at=desk.at, made_by=desk.who.account_id,
            )  # fmt: skip
        desk.did("print", None, letters=len(self.letters))
        return len(self.letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterAnswered:
    """What came out of a job: the places printed, and why the others were not."""

    batch: str
    printed: tuple[int, ...]
    why: str = ""

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> tuple[int, int]:
        """Keep it; (came out, still to print). Asked twice it says the same again."""
        sent = printing.of_batch(desk.conn, self.batch)
        if not sent:
            raise Refused("No letters went to a printer under that name.", field="batch")
        came = set(self.printed)
        for row in sent:
            case_id = CaseId(row["case_id"])
            desk.case(case_id)
            if row["state"] != "sent":
                continue
            out = row["place"] in came
            desk.change("prints", row["id"], state="printed" if out else "failed",
                        why="" if out else self.why.strip())  # fmt: skip
            if out:
                _came_out(desk, case_id, row)
            desk.settle(case_id)
        done = [row for row in printing.of_batch(desk.conn, self.batch)
                if row["state"] == "printed"]  # fmt: skip
        desk.did("print", None, printed=len(done), failed=len(sent) - len(done))
        return len(done), len(sent) - len(done)


def _came_out(desk: Desk, case_id: CaseId, sent: Row) -> None:
    letter = issued(desk, case_id, sent["letter_id"])
    if letter["state"] == "signed":
        desk.change("letters", letter["id"], state="printed", printed_at=desk.at)
        rows.mark_event(desk.conn, "letters", letter["id"], "Printed")
    elif sent["reprint"]:
        desk.change("letters", letter["id"], reprints=letter["reprints"] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPrinted:
    """It came out of the printer."""

    case_id: CaseId
    letter_id: int

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep when it was printed first; a later time counts as a reprint."""
        desk.case(self.case_id)
        row = issued(desk, self.case_id, self.letter_id)
        if row["state"] == "signed":
            desk.change("letters", self.letter_id, state="printed", printed_at=desk.at)
            rows.mark_event(desk.conn, "letters", self.letter_id, "Printed")
        else:
            desk.change("letters", self.letter_id, reprints=row["reprints"] + 1)
        desk.settle(self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPosted:
    """It went out: posted, handed over, or emailed by a person. Nothing is ever sent by itself.

    ``certificate`` is the number on the Post Office’s certificate of posting.
    """

    case_id: CaseId
    letter_id: int
    how: str
    on: date
    certificate: str = ""

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> date:
        """Keep how and when; the day it counts as having arrived.

        An advice letter that went out is direct contact (C43).
        """
        record = desk.case(self.case_id)
        row = issued(desk, self.case_id, self.letter_id)
        day = checks.not_after(self.on, desk.today, "on", "Posting")
        if self.how not in HOW:
            raise Refused("Say how it went out.", field="how")
        if row["state"] == "posted":
            raise Refused("This letter went out already.")
        self._can_go(record, row)
        arrives = arrival(desk, record, self.how, day)
        desk.change(
            "letters", self.letter_id, state="posted", posted_at=desk.at, how=self.how,
            printed_at=row["printed_at"] or (desk.at if self.how != "email" else None),
            certificate=self.certificate.strip(), deemed_on=arrives.isoformat(),
        )  # fmt: skip
        mark = _MARKS.get(self.how, "Handed over")
        rows.mark_event(desk.conn, "letters", self.letter_id, mark)
        self._tell(desk, row, day, arrives)
        desk.settle(self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)
        return arrives

    def _can_go(self, record: CaseRecord, row: Row) -> None:
        person = next(
            (one for one in record.involved if one["person_id"] == row["person_id"]), None
        )
        if self.how == "post" and not (person and person["address"].strip()):
            raise Refused(
                f"No address is on record for {row['to_name']}.", field="how",
                what_to_do="Add it under People and write the letter again, or hand it over.",
            )  # fmt: skip
        if self.how == "email":
            may_be_emailed(person, row["to_name"])
        if self.certificate.strip() and self.how != "post":
            raise Refused("Only a letter that is posted has a certificate of posting.",
                          field="certificate")  # fmt: skip
        if len(self.certificate) > _LONGEST_CERTIFICATE:
            raise Refused("Write only the number on the certificate.", field="certificate")

    def _tell(self, desk: Desk, row: Row, day: date, arrives: date) -> None:
        first_contact = row["letter"] == "advice"
        number = self.certificate.strip()
        proof = f" Certificate of posting {number}." if number else ""
        counts = f" It counts as having arrived on {short_date(arrives)}." if arrives > day else ""
        desk.chronicle(
            self.case_id, "letter", f"{row['title']} went out",
            f"{HOW[self.how]}, {short_date(day)}. Letter L{row['number']}.{proof}{counts}",
            on=day, stage=StageName.DIRECT_CONTACT if first_contact else None,
        )  # fmt: skip
        desk.finish(self.case_id, f"post:{self.letter_id}")
        if first_contact:
            desk.finish(self.case_id, "contact")


def issued(desk: Desk, case_id: CaseId, letter_id: int) -> Row:
    """A letter that was signed, with its frozen bytes on the shelf; else ``Refused``."""
    row = desk.row("letters", letter_id, of=case_id)
    if row["state"] == "draft":
        raise Refused("A letter is printed and goes out once it is signed.",
                      what_to_do="It waits for a signature.")  # fmt: skip
    return row


def may_be_emailed(person: Row | None, to_name: str) -> str:
    """The address somebody agreed to be written to by email, or ``Refused``."""
    if person is None or not person["email"].strip():
        raise Refused(f"No email address is on record for {to_name}.", field="how",
                      what_to_do="Add it under People, or post the letter.")  # fmt: skip
    if not person["may_be_emailed"]:
        raise Refused(f"{to_name} has not agreed to letters by email.", field="how",
                      what_to_do="Post it, or record the agreement under People.")  # fmt: skip
    return str(person["email"]).strip()


def arrival(desk: Desk, record: CaseRecord, how: str, day: date) -> date:
    """The day a letter counts as having arrived: by post by its clock, else the same day."""
    if how != "post":
        return day
    noon = datetime.combine(day, time(12), tzinfo=LONDON)
    return desk.due(record.school, clocks.POSTED, noon).on


def summary(came: int, left: int) -> str:
    """What a person reads after a job: ``Five letters came out; one is still to print.``"""
    out = f"{counted(came, 'letter', 'letters')} came out"
    if not left:
        return f"{out}."
    return f"{out}; {counted(left, 'letter is', 'letters are').lower()} still to print."
