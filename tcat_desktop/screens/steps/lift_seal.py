"""The CEO rules that an exhibit holds no messages between parents, and needs no seal (C51)."""

from tcat_desktop.office.commands.open_sealed import LiftSeal
from tcat_desktop.screens.steps.sealed_step import SealedStep


class LiftSealForm(SealedStep):
    """Why it needs none. She can say so without opening it."""

    name = "lift_seal"
    heading = "It needs no seal"
    reason = (
        "Only messages between parents are sealed. Without the seal, everybody who may read this "
        "case can look at it."
    )
    clause = "C51"
    send = "Lift the seal"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self.fields.words(
            "Why does it need no seal?", "reason", lines=2, hint="For example, it is a public post."
        )

    def command(self) -> LiftSeal:
        return LiftSeal(
            case_id=self.case.case_id,
            exhibit_id=self.exhibit_id,
            reason=self.fields.text("reason"),
        )
