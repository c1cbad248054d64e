"""It happened again: a further incident on the same case (C44, C54)."""

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.add_to_record import AddIncident
from tcat_desktop.office.commands.report_concern import AUDIENCES, PLATFORMS, Involved
from tcat_desktop.office.names import INCIDENT_ROLES
from tcat_desktop.office.questions.case_file import PersonOnCase
from tcat_desktop.screens.steps.step_form import StepForm

_SHOWN_AS = {
    "whatsapp": "whatsapp-logo", "facebook": "facebook-logo", "instagram": "instagram-logo",
    "tiktok": "tiktok-logo", "x": "x-logo", "email": "envelope-simple", "photo": "camera",
    "other": "dots-three",
}  # fmt: skip
# Who told the school last time did not for that tell it this time.
_NOT_AGAIN = frozenset({"reporter", "witness"})


class IncidentForm(StepForm):
    """What happened, where, when, and who was in it."""

    name = "incident"
    heading = "It happened again"
    reason = "A further report on the same case. The first one stays as it is."
    clause = "C44"
    send = "Add it to the record"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        fields = self.fields
        fields.words(
            "What happened?", "narrative", lines=4,
            hint="Use their exact words if you can. Put what was said or posted in quote marks.",
        )  # fmt: skip
        fields.segments("Where was it?", "platforms", tuple(PLATFORMS.items()), several=True)
        fields.segments(
            "Who could see it?", "audience", tuple(AUDIENCES.items()), chosen="unknown", dots=True
        )
        across = fields.row()
        fields.one_line("Group", "group_name", placeholder="If it was a group", beside=across)
        fields.one_line("Link", "link", placeholder="If there is one", beside=across)
        across = fields.row()
        fields.day("When did it happen?", "happened_on", self.today, beside=across)
        fields.time("At what time?", "happened_at", beside=across)
        across.addStretch(1)
        fields.tick("About: nobody knows exactly", "about")
        for person in self.case.people:
            fields.pick(
                f"{person.name}, {person.hint}" if person.hint else person.name,
                f"person_{person.person_id}",
                (("", "Not in it this time"), *((k, w[0]) for k, w in INCIDENT_ROLES.items())),
                chosen=self._before(person),
            )
        fields.one_line(
            "Somebody we do not know yet", "unknown", placeholder="What the account is called"
        )

    def _before(self, person: PersonOnCase) -> str:
        return next((role for role in person.roles if role not in _NOT_AGAIN), "")

    def place(self, said: object, _sent: int) -> str:
        named = str(getattr(said, "field", ""))
        return "unknown" if named == "involved" else named

    def command(self) -> AddIncident:
        fields = self.fields
        unknown = fields.text("unknown").strip()
        people = [
            Involved(role=role, person_id=PersonId(person.person_id))
            for person in self.case.people
            if (role := fields.chosen(f"person_{person.person_id}"))
        ]
        if unknown:
            people.append(Involved(role="author", unknown_name=unknown))
        return AddIncident(
            case_id=self.case.case_id,
            narrative=fields.text("narrative"),
            happened_on=fields.date("happened_on"),
            happened_at=fields.at("happened_at"),
            about=fields.ticked("about"),
            platforms=fields.all_chosen("platforms"),
            audience=fields.chosen("audience") or "unknown",
            group_name=fields.text("group_name"),
            link=fields.text("link"),
            involved=tuple(people),
        )
