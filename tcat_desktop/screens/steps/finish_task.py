"""A task is done, with what came of it."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_tasks import FinishTask
from tcat_desktop.office.questions.case_file import TaskLine
from tcat_desktop.screens.steps.step_form import StepForm

# These end with a decision, not with a tick.
_DECIDED = frozenset({"triage", "acknowledge"})


class FinishTaskForm(StepForm):
    """Which task, and what came of it."""

    name = "finish_task"
    heading = "It is done"
    send = "Mark it done"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._task = self._wanted()
        if self._task is not None:
            self.title = f"Done: {self._task.title}"
            self.heading_label.setText(self.title)
        else:
            waiting = tuple((str(task.task_id), task.title) for task in self.case.tasks
                            if task.kind not in _DECIDED)  # fmt: skip
            self.fields.pick("What is done?", "task", waiting)
        self.fields.words("What came of it?", "words", lines=2, hint="If there is anything to say.")

    def _wanted(self) -> TaskLine | None:
        wanted = self.where.get("task_id")
        return next((task for task in self.case.tasks if task.task_id == wanted), None)

    def about(self) -> str:
        return str(self._task.task_id) if self._task is not None else ""

    def command(self) -> FinishTask:
        chosen = str(self._task.task_id) if self._task is not None else self.fields.chosen("task")
        if not chosen:
            raise Refused("Nothing on this case waits to be done.")
        return FinishTask(
            case_id=self.case.case_id, task_id=int(chosen), words=self.fields.text("words")
        )
