"""A letter as plain text: the same words for a screen reader, a Braille display or a translator."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tcat_desktop.correspondence import plain_text
from tcat_desktop.correspondence.cover import Cover
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.write_letter import composed
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.signing import signed
from tcat_desktop.records import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTwin:
    """The letter as text, what to call its file, and the bytes to save (UTF-8, CRLF)."""

    name: str
    text: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The plain text of one letter as it stands: a draft, or what was signed."""

    case_id: CaseId
    letter_id: int

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> TextTwin:
        """The text."""
        record = desk.case(self.case_id)
        row = desk.row("letters", self.letter_id, of=self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)
        draft = row["state"] == "draft"
        frame, said = composed(desk, record, row, signer=row["signer_id"], draft=draft)
        text = plain_text.as_text(frame if draft else _as_signed(frame, row), said)
        return TextTwin(
            name=f"{record.case['reference']} L{row['number']}.txt",
            text=text,
            content=plain_text.saved(text),
        )


def _as_signed(frame: Cover, row: dict[str, Any]) -> Cover:
    """The frame with the day, the address and the signature that the paper has."""
    to = rows.as_dict(row["facts"]).get("addressed_to") or (frame.to.name, *frame.to.lines)
    frame = replace(
        frame,
        on=local(row["signed_at"]).date(),
        to=replace(frame.to, name=to[0], lines=tuple(to[1:])),
    )
    return signed(frame, rows.as_dict(row["signature"]), row["signed_at"])
