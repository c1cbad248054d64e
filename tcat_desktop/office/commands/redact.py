"""What is covered in the copy of a bundle, and why: words wherever they stand, or a box."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, library
from tcat_desktop.office.desk import Desk

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact:
    """Cover words, or a box. ``part`` is ``E2``, ``L1``, ``front`` or, for words, ``all``.

    ``page`` counts from 1 within the part; ``box`` is left, top, right and bottom in parts of the
    page. ``reason`` names an entry of the library; its code is printed in the box.
    """

    case_id: CaseId
    reason: str
    part: str = "all"
    words: str = ""
    page: int = 0
    box: tuple[float, ...] = ()
    note: str = ""

    needs: ClassVar = (Act.BUNDLE, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; its id. The copy is made with the bundle."""
        desk.case(self.case_id)
        library.entry(desk.conn, "reason", self.reason)
        words = " ".join(self.words.split())
        if self.box:
            self._fits()
        elif not any(character.isalnum() for character in words):
            raise Refused("Write the words to be covered, or draw a box.", field="words")
        elif len(words) > _MOST_WORDS:
            raise Refused("That is too long to be looked for.", field="words",
                          what_to_do="Draw a box round the passage.")  # fmt: skip
        made = desk.add(
            "redactions", case_id=self.case_id,
            part=checks.needed(self.part, "Say where it stands.", "part"),
            page=self.page, box=list(self.box), words=words, reason=self.reason,
            note=self.note.strip(), made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.done.cases.add(self.case_id)
        desk.did("redaction", made, case=self.case_id)
        return made

    def _fits(self) -> None:
        if len(self.box) != 4 or self.page < 1 or self.part == "all":
            raise Refused("A box needs its page.", field="box")
        left, top, right, foot = self.box
        within = all(0.0 <= side <= 1.0 for side in self.box)
        if not within or right - left < 0.002 or foot - top < 0.002:
            raise Refused("The box is empty, or lies off the page.", field="box",
                          what_to_do="Draw it again.")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRedaction:
    """Cover something no longer; that it once was stays on record."""

    case_id: CaseId
    redaction_id: int

    needs: ClassVar = (Act.BUNDLE, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Note when it was lifted."""
        desk.case(self.case_id)
        row = desk.row("redactions", self.redaction_id, of=self.case_id)
        if row["lifted_at"]:
            raise Refused("That is not covered any more.")
        desk.change("redactions", self.redaction_id, lifted_at=desk.at)
        desk.done.cases.add(self.case_id)
        desk.did("redaction", self.redaction_id, case=self.case_id)
