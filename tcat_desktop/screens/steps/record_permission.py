"""A parent permits her sealed messages to be read: whose, how, what for and until when (C50)."""

from datetime import timedelta

from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.open_sealed import HOW, RecordPermission
from tcat_desktop.screens.steps.sealed_step import SealedStep
from tcat_desktop.screens.widgets.showing import show

# Long enough to talk about it, short enough not to be forgotten.
_LASTS = timedelta(days=14)


class RecordPermissionForm(SealedStep):
    """Nobody's permission is chosen beforehand, unless one parent alone could give it."""

    name = "record_permission"
    heading = "Record a parent’s permission"
    reason = (
        "Only the Executive Headteacher/CEO can then open the messages, and the parent can take "
        "the permission back at any time."
    )
    clause = "C49, C50"
    send = "Keep the permission"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        parents = tuple(
            (str(one.person_id), one.name) for one in self.case.people if one.kind == "parent"
        )
        alone = parents[0][0] if len(parents) == 1 else ""
        self.fields.segments(
            "Whose permission is it?", "person", parents, chosen=alone, dots=True,
            hint="A parent of this case.",
        )  # fmt: skip
        self.fields.segments("How was it given?", "how", tuple(HOW.items()), dots=True)
        self.fields.one_line("Who heard it?", "witness", placeholder="Name and post of the witness")
        self.fields.words(
            "What is it for?", "purpose", lines=2,
            hint="As the parent understands it, without what the messages say.",
        )  # fmt: skip
        across = self.fields.row()
        self.fields.day("Given on", "given_on", self.today, beside=across)
        self.fields.day("Until", "until", self.today + _LASTS, ahead=True, beside=across)
        across.addStretch(1)
        self._ask_for_witness()
        if not parents:
            self.shut(
                "No parent is on this case, so nobody can permit it yet.",
                "Add the parent to the record first. C50.",
            )

    def edited(self, name: str) -> None:
        if name == "how":
            self._ask_for_witness()

    def _ask_for_witness(self) -> None:
        show(self.fields.row_of("witness"), self._spoken)

    @property
    def _spoken(self) -> bool:
        return self.fields.chosen("how") == "spoken"

    def command(self) -> RecordPermission:
        person = self.fields.chosen("person")
        if not person:
            raise Refused("Choose whose permission it is.", field="person")
        return RecordPermission(
            case_id=self.case.case_id,
            exhibit_id=self.exhibit_id,
            person_id=PersonId(int(person)),
            how=self.fields.chosen("how"),
            witness=self.fields.text("witness") if self._spoken else "",
            purpose=self.fields.text("purpose"),
            given_on=self.fields.date("given_on"),
            until=self.fields.date("until", "Say until when it holds."),
        )
