"""Reporting something to the platform it stands on; the platform decides by its own rules (C26)."""

from tcat_desktop.office.commands.ask_for_removal import AskForRemoval
from tcat_desktop.office.commands.report_concern import PLATFORMS
from tcat_desktop.screens.steps import left_out_step
from tcat_desktop.screens.steps.ask_poster import add_lines
from tcat_desktop.screens.steps.removal_lines import KeptCopies
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import label

_NO_PLATFORM = frozenset({"Email", "Photo", "Other"})
_NEXT = "If they refuse or do not answer, the next route is Report Harmful Content."


class AskPlatformForm(StepForm):
    """Which platform, which posts, and the number it gave the report."""

    name = "ask_platform"
    heading = "Report it to the platform"
    reason = "The platform decides under its own rules. Harm that is live does not wait."
    clause = "C26"
    send = "Keep the report"
    promise = "The report itself is made on the platform’s own page."
    takes = "ask_platform"

    def build(self) -> None:
        copies = KeptCopies(self.case, name="step.ask_platform.copies")
        copies.wanted.connect(self.go)
        self.fields.column.addWidget(copies)
        left_out_step.ask_why(self.desk, self.fields, self.option())
        self.fields.one_line("Which platform?", "asked_of", filled=self._likely())
        self._lines = add_lines(self)
        across = self.fields.row()
        self.fields.day("Reported on", "asked_on", self.today, beside=across)
        self.fields.one_line(
            "Their reference", "their_reference", placeholder="If they gave one", beside=across
        )
        self.fields.column.addWidget(label(_NEXT, font=Type.SMALL, role=Role.TEXT3, wrap=True))

    def _likely(self) -> str:
        first = self.case.where.split(" · ")[0].split(", ")[0]
        return first if first in PLATFORMS.values() and first not in _NO_PLATFORM else ""

    def command(self) -> AskForRemoval:
        why = left_out_step.answers(self.fields)
        return AskForRemoval(
            case_id=self.case.case_id,
            target="platform",
            items=self._lines.items(),
            asked_of=self.fields.text("asked_of"),
            asked_on=self.fields.date("asked_on"),
            their_reference=self.fields.text("their_reference"),
            jump_reason=why.reason,
            jump_head=why.head,
            seen=self.case.version,
        )
