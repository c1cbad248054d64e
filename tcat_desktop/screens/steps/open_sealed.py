"""The CEO opens sealed messages with a parent's permission, and says what for (C49, C50, C52)."""

from tcat_desktop.office.commands.open_sealed import OpenSealed
from tcat_desktop.screens.steps.sealed_step import SealedStep


class OpenSealedForm(SealedStep):
    """What it is opened for. What is inside is shown once, by the case file's own viewer."""

    name = "open_sealed"
    heading = "Open the messages"
    reason = "That you opened them, and what for, stands in the chronology."
    clause = "C49, C50, C52"
    send = "Open them"
    promise = "They are sealed again when you leave them."

    def build(self) -> None:
        self.fields.words(
            "What do you open it for?", "purpose", lines=2,
            hint=self.exhibit.permission and f"{self.exhibit.permission}.",
        )  # fmt: skip
        if not self.exhibit.permissions:
            self.shut(
                "No parent’s permission holds for this exhibit today.",
                "Ask the parent, and record the permission first. C50.",
            )

    def command(self) -> OpenSealed:
        return OpenSealed(
            case_id=self.case.case_id,
            exhibit_id=self.exhibit_id,
            purpose=self.fields.text("purpose"),
        )
