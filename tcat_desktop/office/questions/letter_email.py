"""A letter as the draft of an email, for the school’s own mail program; the desk never sends one.

The subject and the words of the mail name no case and no child: they are read on lock screens.
The letter itself travels as the frozen PDF.
"""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import family_safety, post_room
from tcat_desktop.office.commands.post_letters import issued, may_be_emailed
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailDraft:
    """A draft to be opened in a mail program: what to call the file, to whom, and its bytes."""

    name: str
    to: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEmail:
    """The draft of an email that carries an issued letter; ``Refused`` without her agreement."""

    case_id: CaseId
    letter_id: int

    needs: ClassVar = (Act.LETTER, Level.CREATE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> EmailDraft:
        """The draft."""
        record = desk.case(self.case_id)
        row = issued(desk, self.case_id, self.letter_id)
        person = (
            post_room.addressee(desk, record, row["person_id"])
            if row["person_id"] is not None
            else None
        )
        family_safety.check_issued(desk, record, row)
        to = may_be_emailed(person, row["to_name"])
        with desk.shelf.open(row["digest"]) as kept:
            pdf = kept.read()
        desk.did("letter", self.letter_id, case=self.case_id)
        reference = f"{record.case['reference']} L{row['number']}"
        return EmailDraft(
            name=f"{reference}.eml",
            to=to,
            content=_draft(record, to, row["to_name"], reference, pdf, desk.now),
        )


def _draft(
    record: CaseRecord, to: str, to_name: str, reference: str, pdf: bytes, now: datetime
) -> bytes:
    school = record.school
    mail = EmailMessage(policy=SMTP)
    if school["email"]:
        mail["From"] = Address(school["name"], addr_spec=_whole(school["email"]))
    mail["To"] = Address(to_name, addr_spec=_whole(to))
    mail["Subject"] = f"A letter from {' '.join(school['name'].split())}"
    mail["Date"] = format_datetime(now)
    # Mail programs open such a file as something to be sent, not as something received.
    mail["X-Unsent"] = "1"
    mail.set_content(
        f"Dear {to_name},\n\nPlease find a letter from {school['name']} attached.\n\n"
        f"If you cannot open it, or would like it on paper or in larger print, please telephone "
        f"the school office on {school['phone'] or 'its usual number'}.\n"
    )
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{reference}.pdf")
    return mail.as_bytes()


def _whole(address: str) -> str:
    """The address, or ``Refused`` where a mail program would not know it."""
    told = address.strip()
    if "@" not in told.strip("@") or any(each.isspace() or ord(each) < 33 for each in told):
        raise Refused(f"“{told}” is no email address.", field="how",
                      what_to_do="Put it right under People, or post the letter.")  # fmt: skip
    return told
