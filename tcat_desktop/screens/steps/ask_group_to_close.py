"""The Executive Headteacher/CEO asks the people who run a group to close it (C53, C54)."""

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.ask_for_removal import AskGroupToClose
from tcat_desktop.screens.steps.step_form import StepForm

_RUN_IT = frozenset({"group_admin", "group_creator"})


class AskGroupForm(StepForm):
    """Which group, who runs it, and what went on after the school had talked to them."""

    name = "ask_group_to_close"
    heading = "Ask for the group to close"
    reason = "It is a request, and only if problems go on after a call or a meeting."
    clause = "C53, C54"
    send = "Keep the request"
    promise = "Next, each of them gets a letter of their own. Nothing is sent by itself."
    takes = "ask_group_to_close"
    known_as = {"person": "admins"}  # noqa: RUF012  # ClassVar in StepForm

    def build(self) -> None:
        people = self.concerned()
        running = tuple(str(p.person_id) for p in people if _RUN_IT & set(p.roles))
        group = self.case.groups[0] if self.case.groups else ""
        self.fields.one_line("Which group?", "group_name", filled=group)
        self.fields.ticks(
            "Who runs it?", "admins",
            tuple((str(p.person_id), f"{p.name}, {p.part}") for p in people), chosen=running,
            hint="Only those who run it. Having joined is no reason.",
        )  # fmt: skip
        self.fields.words("What went on after the last step?", "reason", lines=3)

    def command(self) -> AskGroupToClose:
        return AskGroupToClose(
            case_id=self.case.case_id,
            group_name=self.fields.text("group_name"),
            admins=tuple(PersonId(int(key)) for key in self.fields.all_chosen("admins")),
            reason=self.fields.text("reason"),
            seen=self.case.version,
        )
