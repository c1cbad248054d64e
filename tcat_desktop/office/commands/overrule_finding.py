"""A finding of the wording checks put aside, with a reason, by somebody who answers for it."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.correspondence.checks import FINAL
from tcat_desktop.journey.people import Act, CaseId, Level, may
from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office import checks, letter_checks, letter_gates, post_room
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.letter_checks import Judged

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OverruleFinding:
    """Put one finding of a draft aside. ``words`` is the finding's sentence, whole.

    Whoever may write letters puts aside what is only to be looked at; what stops a letter only
    somebody who may decide on letters.
    """

    case_id: CaseId
    letter_id: int
    rule: str
    words: str
    reason: str

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the reason and who gave it; the id of that. It is never changed."""
        record = desk.case(self.case_id)
        row = desk.row("letters", self.letter_id, of=self.case_id)
        if row["state"] != "draft":
            raise Refused("This letter is signed, so its checks stay as they were.")
        letter_gates.permit(desk.who, post_room.letter_of(row["letter"]), Level.DRAFT)
        found = self._found(letter_checks.of_draft(desk, record, row)[0])
        if found.finding.rule in FINAL:
            raise Refused(
                "This cannot be put aside here.", what_to_do=found.finding.what_to_do,
                clause="C08, UK GDPR Article 5(1)(f)",
            )  # fmt: skip
        level = Level.DECIDE if found.finding.weight == "stop" else Level.CREATE
        allowed = may(desk.who, Act.LETTER, level)
        if not allowed:
            raise Denied(allowed.reason, what_to_do=found.finding.what_to_do)
        reason = checks.needed(self.reason, "Say why it may stand as it is.", "reason")
        if len(reason.split()) < _FEWEST_WORDS:
            raise Refused(
                "Say a little more: somebody may ask in a year.", field="reason",
                what_to_do="A short sentence is enough.",
            )  # fmt: skip
        made = desk.add(
            "overrules", case_id=self.case_id, letter_id=self.letter_id, rule=self.rule,
            words=self.words, reason=reason, made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id, overrule=made, rule=self.rule)
        return made

    def _found(self, judged: tuple[Judged, ...]) -> Judged:
        for each in judged:
            if (each.finding.rule, each.finding.sentence) == (self.rule, self.words):
                return each
        raise Refused(
            "That is no longer in the letter.", what_to_do="Look at the checks again.",
        )  # fmt: skip
