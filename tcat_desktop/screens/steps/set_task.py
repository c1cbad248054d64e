"""A task that somebody sets: what, by when, by whom, and who stands in for her."""

from tcat_desktop.journey.people import AccountId
from tcat_desktop.office.commands.keep_tasks import SetTask
from tcat_desktop.screens.steps.step_form import StepForm

ANYBODY = ("", "Whoever has my post")
NOBODY = ("", "Nobody")


class SetTaskForm(StepForm):
    """One line, a day, an owner and a deputy."""

    name = "set_task"
    heading = "Add something to do"
    reason = "It stands under Today, for whoever does it and for who stands in."
    send = "Add it"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        colleagues = tuple((str(one.account_id), one.name) for one in self.case.colleagues)
        self.fields.one_line("What is to be done?", "title")
        self.fields.day("By when?", "due_on", None, ahead=True)
        across = self.fields.row()
        self.fields.pick("Who does it?", "owner_id", (ANYBODY, *colleagues), beside=across)
        self.fields.pick("Who stands in?", "deputy_id", (NOBODY, *colleagues), beside=across)

    def command(self) -> SetTask:
        return SetTask(
            case_id=self.case.case_id,
            title=self.fields.text("title"),
            due_on=self.fields.date("due_on", "Say by when."),
            owner_id=account(self.fields.chosen("owner_id")),
            deputy_id=account(self.fields.chosen("deputy_id")),
        )


def account(chosen: str) -> AccountId | None:
    """The account that a list stands at, or nobody."""
    return AccountId(int(chosen)) if chosen else None
