"""Handing a task to somebody, naming who stands in, and another day where a person set it."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_tasks import HandTask, MoveTask
from tcat_desktop.office.questions.case_file import TaskLine
from tcat_desktop.screens.steps.set_task import NOBODY, account
from tcat_desktop.screens.steps.step_form import StepForm


class HandTaskForm(StepForm):
    """Who does it, and who stands in."""

    name = "hand_task"
    heading = "Hand it over"
    send = "Hand it over"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._task = task_of(self)
        colleagues = tuple((str(one.account_id), one.name) for one in self.case.colleagues)
        if self._task is not None:
            self.title = f"Hand over: {self._task.title}"
            self.heading_label.setText(self.title)
        across = self.fields.row()
        post = ("", self._task.owner if self._task and not self._task.owner_id else "By post")
        self.fields.pick("Who does it?", "owner_id", (post, *colleagues), beside=across,
                         chosen=_key(self._task.owner_id if self._task else None))  # fmt: skip
        self.fields.pick("Who stands in?", "deputy_id", (NOBODY, *colleagues), beside=across,
                         chosen=_key(self._task.deputy_id if self._task else None))  # fmt: skip
        self.fields.one_line("What should she know?", "words", hint="If there is anything to say.")

    def about(self) -> str:
        return str(self._task.task_id) if self._task is not None else ""

    def command(self) -> HandTask:
        if self._task is None:
            raise Refused("Nothing on this case waits to be done.")
        return HandTask(
            case_id=self.case.case_id,
            task_id=self._task.task_id,
            owner_id=account(self.fields.chosen("owner_id")),
            deputy_id=account(self.fields.chosen("deputy_id")),
            words=self.fields.text("words"),
        )


class MoveTaskForm(StepForm):
    """Another day, with the reason."""

    name = "move_task"
    heading = "Another day"
    reason = "The file keeps both days."
    send = "Change the day"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._task = task_of(self)
        if self._task is not None:
            self.title = f"Another day for: {self._task.title}"
            self.heading_label.setText(self.title)
        on = self._task.due_on if self._task else None
        self.fields.day("By when?", "due_on", on, ahead=True)
        self.fields.words("Why does it move?", "reason", lines=2)

    def about(self) -> str:
        return str(self._task.task_id) if self._task is not None else ""

    def command(self) -> MoveTask:
        if self._task is None:
            raise Refused("Nothing on this case waits to be done.")
        return MoveTask(
            case_id=self.case.case_id,
            task_id=self._task.task_id,
            due_on=self.fields.date("due_on", "Say by when."),
            reason=self.fields.text("reason"),
        )


def task_of(form: StepForm) -> TaskLine | None:
    """The task the form was opened for, else the first one that can be handed on."""
    wanted = form.where.get("task_id")
    found = [task for task in form.case.tasks if task.task_id == wanted]
    return found[0] if found else next(iter(form.case.tasks), None)


def _key(account_id: int | None) -> str:
    return str(account_id) if account_id is not None else ""
