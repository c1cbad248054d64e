"""Asking a parent to a meeting: a request that may be declined, with company and help (C45)."""

import dataclasses
from datetime import date, timedelta

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.request_meeting import RequestMeeting
from tcat_desktop.screens.steps import left_out_step
from tcat_desktop.screens.steps.step_form import StepForm

_ALTERNATIVES = next(
    str(field.default)
    for field in dataclasses.fields(RequestMeeting)
    if field.name == "alternatives"
)
_SATURDAY = 5


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
    known_as = {"person": "invited"}  # noqa: RUF012  # ClassVar in StepForm

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
        across = fields.row()
        fields.day("Day", "on", a_week_on(self.today), ahead=True, beside=across)
        fields.time("Time", "at", filled="15:45", beside=across)
        fields.one_line("Place", "place", filled=self._usual_place(), beside=across)
        fields.one_line(
            "Who comes for the school?", "staff",
            hint="Names with a comma between them. Few is kinder.",
        )  # fmt: skip
        fields.one_line(
            "Who comes with the parent?", "companion", placeholder="If the parent has said so"
        )
        fields.one_line(
            "What helps the parent to take part?", "adjustments", filled=self._adjustments(),
            hint="From the parent’s own details. It goes to whoever books the room.",
        )  # fmt: skip
        fields.one_line("What else is offered?", "alternatives", filled=_ALTERNATIVES)
        left_out_step.name_the_head(self.desk, self, self._told_who)

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
            staff=tuple(part.strip() for part in fields.text("staff").split(",") if part.strip()),
            companion=fields.text("companion"),
            adjustments=fields.text("adjustments"),
            alternatives=fields.text("alternatives"),
            jump_reason=why.reason,
            jump_head=why.head,
            seen=self.case.version,
        )
