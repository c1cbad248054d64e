"""The parent takes a permission back: from then on the messages are sealed again (C50)."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.open_sealed import WithdrawPermission
from tcat_desktop.screens.steps.sealed_step import SealedStep


class WithdrawPermissionForm(SealedStep):
    """Whose, when more than one holds; no reason is asked of the parent."""

    name = "withdraw_permission"
    heading = "The parent takes it back"
    reason = "A parent can do so at any time, and needs no reason."
    clause = "C50"
    send = "Take it back"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        held = tuple((str(key), words) for key, words in self.exhibit.permissions)
        alone = held[0][0] if len(held) == 1 else ""
        self.fields.segments(
            "Which permission is taken back?", "permission", held, chosen=alone, dots=True
        )
        self.fields.words("What did the parent say, if anything?", "words", lines=2)
        if not held:
            self.shut("No permission holds for this exhibit today.", "It is sealed. C50.")

    def command(self) -> WithdrawPermission:
        permission = self.fields.chosen("permission")
        if not permission:
            raise Refused("Choose which permission is taken back.", field="permission")
        return WithdrawPermission(
            case_id=self.case.case_id,
            permission_id=int(permission),
            words=self.fields.text("words"),
        )
