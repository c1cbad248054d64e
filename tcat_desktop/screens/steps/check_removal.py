"""Looking whether what was to be removed is gone, line by line, with what was answered (C26)."""

from typing import Any

from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.ask_for_removal import CheckRemoval
from tcat_desktop.office.questions.case_file import TakedownLine
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.words import day

_SEEN = (
    ("later", "Not looked at yet"),
    ("gone", "It is gone"),
    ("there", "It is still there"),
    ("reply", "Only an answer"),
)
_GONE: dict[str, bool | None] = {"gone": True, "there": False, "reply": None}


class CheckRemovalForm(StepForm):
    """One question for each line that is not gone yet; lines not looked at stay as they are."""

    name = "check_removal"
    heading = "Check whether it is gone"
    reason = "Look at each one, and keep what was answered."
    clause = "C26"
    send = "Keep what you saw"
    promise = "Nothing is sent to a parent."
    takes = "check_removal"

    def build(self) -> None:
        self._lines = self._waiting()
        self._kept: set[int] = set()
        self._under_way: list[int] = []
        for line in self._lines:
            number = line.takedown_id
            asked = f"Asked of {line.asked_of} on {day(line.asked_on, self.today)}"
            hint = " · ".join(part for part in (asked, line.link, line.reply) if part)
            self.fields.segments(
                line.what, f"seen_{number}", _SEEN, chosen="later", dots=True, hint=hint
            )
            self.fields.one_line(
                "What they answered", f"reply_{number}", placeholder="If they answered"
            )
        self.fields.day("Seen on", "on", self.today)

    def _waiting(self) -> tuple[TakedownLine, ...]:
        wanted: Any = self.where.get("takedown_id")
        lines = [line for line in self.case.takedowns if line.state != "removed"]
        chosen = [line for line in lines if line.takedown_id == wanted]
        return tuple(chosen or lines)

    def about(self) -> str:
        return str(self.where.get("takedown_id") or "")

    def commands(self) -> tuple[object, ...]:
        on = self.fields.date("on")
        made: list[CheckRemoval] = []
        for line in self._lines:
            seen = self.fields.chosen(f"seen_{line.takedown_id}")
            if seen not in _GONE or line.takedown_id in self._kept:
                continue
            reply = self.fields.text(f"reply_{line.takedown_id}")
            made.append(
                CheckRemoval(
                    case_id=self.case.case_id,
                    takedown_id=line.takedown_id,
                    gone=_GONE[seen],
                    on=on,
                    reply=reply,
                )
            )
        if not made:
            first = f"seen_{self._lines[0].takedown_id}" if self._lines else ""
            raise Refused("Say what you saw.", field=first)
        self._under_way = [command.takedown_id for command in made]
        return tuple(made)

    def sent(self, number: int) -> None:
        # A line that is kept is not sent again when a later one is refused.
        line = self._under_way[number]
        self._kept.add(line)
        for name in (f"seen_{line}", f"reply_{line}"):
            self.fields.field(name).setEnabled(False)

    def place(self, said: Said, sent: int) -> str:
        if said.field == "reply" and sent < len(self._under_way):
            return f"reply_{self._under_way[sent]}"
        return super().place(said, sent)

    def command(self) -> object:
        return self.commands()[0]
