"""Asking a parent to a meeting: a request that may be declined, with company and help (C45)."""

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.request_meeting import RequestMeeting
from tcat_desktop.office.diary import Slot
from tcat_desktop.office.questions.diary import FreeTime, FreeTimes
from tcat_desktop.screens.steps import left_out_step
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.buttons import Button, Kind

_ALTERNATIVES = next(
    str(field.default)
    for field in dataclasses.fields(RequestMeeting)
    if field.name == "alternatives"
)
_SATURDAY = 5
_LENGTHS = (("30", "30 minutes"), ("45", "45 minutes"), ("60", "An hour"))
_MORE = (2, 3)


def a_week_on(today: date) -> date:
    """The same day next week, or the Monday after when that is a weekend."""
    day = today + timedelta(days=7)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


class RequestMeetingForm(StepForm):
    """What it is about, who is asked, when and where, and what makes it possible to come."""

    name = "request_meeting"
    heading = "Ask for a meeting"
    reason = "It is a request. The parent does not have to come, and may bring someone."
    clause = "C45"
    send = "Ask for the meeting"
    promise = "Next, the invitation is written. Nothing is sent by itself."
    takes = "request_meeting"
    known_as = {"person": "invited", "room": "place", "others": "on_2"}  # noqa: RUF012  # ClassVar in StepForm

    def build(self) -> None:
        fields = self.fields
        left_out_step.ask_why(self.desk, fields, self.option())
        author = self.author()
        fields.one_line(
            "What is it about?", "purpose", filled=self._about(),
            hint="The letter says: “We would like to meet you about …”. Keep it neutral.",
        )  # fmt: skip
        guests = tuple((str(p.person_id), f"{p.name}, {p.part}") for p in self.concerned())
        fields.ticks(
            "Who is asked?", "invited", guests, chosen=(str(author.person_id),) if author else ()
        )
        fields.one_line(
            "Who comes for the school?", "staff",
            hint="Names with a comma between them. Few is kinder.",
        )  # fmt: skip
        across = fields.row()
        fields.day("Day", "on", a_week_on(self.today), ahead=True, beside=across)
        fields.time("Time", "at", filled="15:45", beside=across)
        fields.one_line("Place", "place", filled=self._usual_place(), beside=across)
        fields.segments("How long?", "minutes", _LENGTHS, chosen="45")
        self._more_times()
        fields.one_line(
            "Who comes with the parent?", "companion", placeholder="If the parent has said so"
        )
        fields.one_line(
            "What helps the parent to take part?", "adjustments", filled=self._adjustments(),
            hint="From the parent’s own details. It goes to whoever books the room.",
        )  # fmt: skip
        fields.one_line("What else is offered?", "alternatives", filled=_ALTERNATIVES)
        left_out_step.name_the_head(self.desk, self, self._told_who)

    def _more_times(self) -> None:
        """Two more times may be offered; the diary can say which are free."""
        fields = self.fields
        for number in _MORE:
            across = fields.row()
            fields.day(f"Or on (time {number})", f"on_{number}", None, ahead=True, beside=across)
            fields.time("At", f"at_{number}", beside=across)
            across.addStretch(1)
        self.look = Button(
            "Find three free times", name=f"step.{self.name}.look", kind=Kind.PLAIN,
            icon_name="calendar-plus",
        )  # fmt: skip
        self.look.clicked.connect(self._look)
        fields.column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)

    def _look(self) -> None:
        """Ask the diary when the parent, the staff and a room are free, from a week on."""
        asked = self.fields.all_chosen("invited")
        self.desk.errands.ask(
            FreeTimes(
                visitor_id=PersonId(int(asked[0])) if asked else None,
                staff=self._staff(), minutes=self._minutes(), how_many=1 + len(_MORE),
                first=self.today + timedelta(days=5), school_id=self.case.school_id,
            ),
            self._fill_in, key=f"step.{self.name}.look", refused=self.sheet.notice.refused,
        )  # fmt: skip

    def _fill_in(self, times: Sequence[FreeTime]) -> None:
        if not times:
            self.sheet.say("The diary has no free time in the next 30 days. Choose one yourself.")
            return
        keys = (("on", "at"), *((f"on_{n}", f"at_{n}") for n in _MORE))
        told: dict[str, object] = {}
        for (on, at), free in zip(keys, times, strict=False):
            told |= {on: f"{free.on.day}/{free.on.month}/{free.on.year}", at: free.at}
        if times[0].room:
            told["place"] = times[0].room
        self.fields.restore(told)

    def _staff(self) -> tuple[str, ...]:
        typed = self.fields.text("staff").split(",")
        return tuple(part.strip() for part in typed if part.strip())

    def _minutes(self) -> int:
        return int(self.fields.chosen("minutes") or "45")

    def _others(self) -> tuple[Slot, ...]:
        """The further times that were filled in, at the same place."""
        found = []
        for number in _MORE:
            if not self.fields.text(f"on_{number}") and not self.fields.text(f"at_{number}"):
                continue
            found.append(Slot(
                on=self.fields.date(f"on_{number}"), at=self.fields.at(f"at_{number}"),
                minutes=self._minutes(), place=self.fields.text("place"),
            ))  # fmt: skip
        return tuple(found)

    def _told_who(self, name: str) -> None:
        if not self.fields.text("staff"):
            self.fields.restore({"staff": name})

    def _about(self) -> str:
        platforms = self.case.where.split(" · ")[0] if self.case.where else ""
        known = platforms and platforms not in ("Do not know", "Other")
        return f"what was written on {platforms}" if known else "what was written"

    def _usual_place(self) -> str:
        return self.case.meetings[-1].place if self.case.meetings else self.case.school

    def _adjustments(self) -> str:
        author = self.author()
        if author is None:
            return ""
        interpreter = f"Interpreter: {author.interpreter}" if author.interpreter else ""
        return ". ".join(part for part in (author.adjustments, interpreter) if part)

    def command(self) -> RequestMeeting:
        fields = self.fields
        why = left_out_step.answers(fields)
        return RequestMeeting(
            case_id=self.case.case_id,
            purpose=fields.text("purpose"),
            invited=tuple(PersonId(int(key)) for key in fields.all_chosen("invited")),
            on=fields.date("on"),
            at=fields.at("at"),
            place=fields.text("place"),
            staff=self._staff(),
            minutes=self._minutes(),
            others=self._others(),
            companion=fields.text("companion"),
            adjustments=fields.text("adjustments"),
            alternatives=fields.text("alternatives"),
            jump_reason=why.reason,
            jump_head=why.head,
            seen=self.case.version,
        )
