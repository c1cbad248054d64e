"""The forms of a panel: who is asked and answers, the call, who comes, papers, what was found."""

from PySide6.QtWidgets import QWidget

from tcat_desktop.journey.panels import CHAIR, MEMBER
from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.hear_complaint import (
    Decide,
    PointFound,
    Recommend,
    RecordFindings,
)
from tcat_desktop.office.commands.keep_panel import (
    CALLED_BY,
    AskMember,
    CallPanel,
    MemberAnswers,
    NameCompanion,
    NameWitness,
    SendPapers,
    StandDown,
)
from tcat_desktop.office.questions.complaints import MemberLine, PanelView
from tcat_desktop.screens.complaints.deed_form import DeedForm
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow

_FOUND = (("upheld", "Upheld"), ("partly_upheld", "Partly upheld"), ("not_upheld", "Not upheld"))
_MOST_POINTS = 20


class PanelForm(DeedForm):
    """A form about the panel of a complaint."""

    clause = "C27, C48"

    @property
    def panel(self) -> PanelView:
        """The panel it is about."""
        panel = self.view.panel
        assert panel is not None
        return panel

    def member(self) -> MemberLine:
        """The member it is about."""
        wanted = self.where.get("member_id")
        return next(each for each in self.panel.members if each.member_id == wanted)


class MemberForm(PanelForm):
    """Whom to ask: only those who may sit are offered, each with why."""

    name = "ask_member"
    heading = "Ask somebody to sit"
    reason = "Whoever is part of this case, belongs to a family in it or dealt with it before is "
    reason += "not offered."
    send = "Record that I asked"
    promise = "Nothing is sent: ask by telephone or letter."

    def build(self) -> None:
        rows = tuple(
            ChoiceRow(key=str(one.person_id), title=one.name, reason=one.why)
            for one in self.where["candidates"]
        )  # fmt: skip
        self.fields.choices("Who?", "person_id", rows, chosen="",
                            hint="" if rows else "Nobody is left to ask. Add a governor, or "
                            "somebody from outside the trust, under People.")  # fmt: skip
        chairs = any(one.part == CHAIR and one.state in ("asked", "agreed")
                     for one in self.panel.members)  # fmt: skip
        parts = ((MEMBER, "A member"),) if chairs else ((MEMBER, "A member"), (CHAIR, "The chair"))
        self.fields.segments("As what?", "part", parts, chosen=MEMBER, dots=True)
        self.fields.yes_no(
            "Independent of the management and running of the school?", "independent",
            chosen="no", hint="A governor of the trust, and its staff, are not.",
        )  # fmt: skip
        self.fields.one_line("What makes this person independent?", "why_independent")
        self.edited("independent")

    def edited(self, name: str) -> None:
        if name == "independent":
            self.fields.row_of("why_independent").setVisible(bool(self.fields.answer(name)))

    def command(self) -> AskMember:
        chosen = self.fields.chosen("person_id")
        if not chosen:
            raise Refused("Choose whom you asked.", field="person_id")
        return AskMember(
            case_id=self.view.case_id, person_id=PersonId(int(chosen)),
            part=self.fields.chosen("part"), independent=bool(self.fields.answer("independent")),
            why_independent=self.fields.text("why_independent"),
        )  # fmt: skip


class AnswerForm(PanelForm):
    """What the member answered, and whether she has a part in the matter."""

    name = "member_answers"
    heading = "What was the answer?"
    send = "Record the answer"

    def build(self) -> None:
        self.heading_label.setText(f"What did {self.member().name} answer?")
        self.fields.choices("The answer", "agreed", (
            ChoiceRow(key="yes", title="Agrees to sit",
                      reason="And has no part in the matter, and knows nobody in it."),
            ChoiceRow(key="no", title="Does not sit"),
        ), chosen="")  # fmt: skip
        self.fields.words(
            "Was a part in the matter declared?", "conflict", lines=2,
            hint="In the member’s own words. Whoever has one does not sit.",
        )  # fmt: skip

    def command(self) -> MemberAnswers:
        chosen = self.fields.chosen("agreed")
        if not chosen:
            raise Refused("Choose the answer.", field="agreed")
        return MemberAnswers(
            case_id=self.view.case_id, member_id=self.member().member_id,
            agreed=chosen == "yes", conflict=self.fields.text("conflict"),
        )  # fmt: skip


class StandDownForm(PanelForm):
    """Why a member leaves the panel."""

    name = "stand_down"
    heading = "A member stands down"
    send = "Record it"

    def build(self) -> None:
        self.heading_label.setText(f"{self.member().name} stands down")
        self.fields.words("Why?", "reason", lines=2)

    def command(self) -> StandDown:
        return StandDown(case_id=self.view.case_id, member_id=self.member().member_id,
                         reason=self.fields.text("reason"))  # fmt: skip


class CallForm(PanelForm):
    """When and where the panel meets."""

    name = "call_panel"
    heading = "Call the panel"
    send = "Call the panel"
    done = "The hearing is in the diary. Write the invitation next: nothing is sent by itself."

    def build(self) -> None:
        panel = self.panel
        across = self.fields.row()
        self.fields.day("Which day?", "on", panel.on, ahead=True, beside=across)
        self.fields.time("At what time?", "at", filled=panel.at or "16:30", beside=across)
        self.fields.pick("For how long?", "minutes", (
            ("90", "An hour and a half"), ("120", "Two hours"), ("180", "Three hours"),
            ("240", "Four hours"),
        ), chosen="120", beside=across)  # fmt: skip
        self.fields.one_line("Where?", "place", filled=panel.place,
                             hint="A room of the school by its name is kept free.")  # fmt: skip
        self.fields.one_line(
            "Why this time?", "reason",
            hint="Needed where the hearing moves, or is later than the procedure says.",
        )  # fmt: skip

    def command(self) -> CallPanel:
        return CallPanel(
            case_id=self.view.case_id, on=self.fields.date("on", "Say on which day."),
            at=self.fields.at("at"), minutes=int(self.fields.chosen("minutes")),
            place=self.fields.text("place"), reason=self.fields.text("reason"),
        )  # fmt: skip


class CompanionForm(PanelForm):
    """Whom the complainant brings."""

    name = "name_companion"
    heading = "Who comes with the complainant?"
    send = "Keep the name"

    def build(self) -> None:
        self.fields.one_line("Name", "name", filled=self.panel.companion)
        usual = "" if self.view.lawyers else "By this procedure a companion is not a lawyer."
        self.fields.yes_no("A lawyer?", "lawyer", hint=usual,
                           chosen="yes" if self.panel.companion_is_lawyer else "no")  # fmt: skip
        self.fields.words("Why is that right here?", "lawyer_reason", lines=2)
        self.edited("lawyer")

    def edited(self, name: str) -> None:
        if name == "lawyer":
            needed = bool(self.fields.answer(name)) and not self.view.lawyers
            self.fields.row_of("lawyer_reason").setVisible(needed)

    def command(self) -> NameCompanion:
        return NameCompanion(
            case_id=self.view.case_id, name=self.fields.text("name"),
            lawyer=bool(self.fields.answer("lawyer")),
            lawyer_reason=self.fields.text("lawyer_reason"),
        )  # fmt: skip


class WitnessForm(PanelForm):
    """A witness, and which side calls her."""

    name = "name_witness"
    heading = "Name a witness"
    send = "Keep the name"

    def build(self) -> None:
        self.fields.one_line("Name", "name")
        sides = tuple((key, words[:1].upper() + words[1:]) for key, words in CALLED_BY.items())
        self.fields.segments("Who calls this witness?", "called_by", sides, dots=True)
        self.fields.one_line("Why so late?", "late_reason",
                             hint="Only after the day for names.")  # fmt: skip

    def command(self) -> NameWitness:
        return NameWitness(
            case_id=self.view.case_id, name=self.fields.text("name"),
            called_by=self.fields.chosen("called_by"),
            late_reason=self.fields.text("late_reason"),
        )  # fmt: skip


class PapersForm(PanelForm):
    """The day on which the papers went out."""

    name = "send_papers"
    heading = "The papers went out"
    reason = "To the panel, the school and the complainant alike."
    send = "Record it"

    def build(self) -> None:
        self.fields.day("When?", "on", self.today)
        self.fields.one_line("Why so late?", "late_reason",
                             hint="Only after the day on which they were due.")  # fmt: skip

    def command(self) -> SendPapers:
        return SendPapers(case_id=self.view.case_id, on=self.fields.date("on"),
                          late_reason=self.fields.text("late_reason"))  # fmt: skip


class FindingsForm(PanelForm):
    """Who sat, and each point with its finding and its reason."""

    name = "record_findings"
    heading = "What did the panel find?"
    reason = "Each point of the complaint, what was found of it, and why."
    send = "Record the findings"

    def build(self) -> None:
        agreed = tuple((str(one.person_id), one.name) for one in self.panel.members
                       if one.state == "agreed")  # fmt: skip
        self.fields.ticks("Who sat?", "sat", agreed, chosen=tuple(key for key, _ in agreed))
        self._points = 0
        kept = self.panel.findings or tuple(
            (line.strip(), "", "") for line in self.view.about.splitlines() if line.strip()
        )
        for point in kept[:_MOST_POINTS] or (("", "", ""),):
            self._add(*point)
        self._more = Button("Add a point", name="step.record_findings.more", kind=Kind.PLAIN,
                            icon_name="plus")  # fmt: skip
        self._more.clicked.connect(self._add_one)
        self.fields.column.addWidget(self._more)

    def _add(self, allegation: str, finding: str, reason: str) -> None:
        self._points += 1
        number = self._points
        chosen = {words: key for key, words in _FOUND}.get(finding, "")
        self.fields.words(f"Point {number}", f"allegation_{number}", lines=2, filled=allegation)
        self.fields.segments(f"Point {number} is", f"finding_{number}", _FOUND, chosen=chosen,
                             dots=True)  # fmt: skip
        self.fields.words(f"Why, point {number}", f"reason_{number}", lines=2, filled=reason)

    def _add_one(self) -> None:
        if self._points >= _MOST_POINTS:
            return
        self.fields.column.removeWidget(self._more)
        self._add("", "", "")
        self.fields.column.addWidget(self._more)
        last: QWidget = self.fields.field(f"allegation_{self._points}")
        last.setFocus()
        self.sheet.reveal(last)

    def restore(self, body: dict[str, object]) -> None:
        while f"allegation_{self._points + 1}" in body and self._points < _MOST_POINTS:
            self._add_one()
        super().restore(body)

    def command(self) -> RecordFindings:
        fields = self.fields
        found = []
        for number in range(1, self._points + 1):
            words = [fields.text(f"{each}_{number}") for each in ("allegation", "reason")]
            if any(each.strip() for each in words) or fields.chosen(f"finding_{number}"):
                found.append(
                    PointFound(allegation=words[0], finding=fields.chosen(f"finding_{number}"),
                               reason=words[1])
                )  # fmt: skip
        return RecordFindings(
            case_id=self.view.case_id, findings=tuple(found),
            sat=tuple(PersonId(int(key)) for key in fields.all_chosen("sat")),
        )  # fmt: skip


class RecommendForm(PanelForm):
    """What the panel recommends."""

    name = "recommend"
    heading = "What does the panel recommend?"
    send = "Record it"

    def build(self) -> None:
        self.fields.words("One recommendation a line", "recommendations", lines=5,
                          filled="\n".join(self.panel.recommendations),
                          hint="Leave it empty where nothing further is recommended.")  # fmt: skip

    def command(self) -> Recommend:
        lines = self.fields.text("recommendations").splitlines()
        return Recommend(case_id=self.view.case_id, recommendations=tuple(lines))


class DecideForm(PanelForm):
    """The day on which the panel decided."""

    name = "decide"
    heading = "The panel decided"
    reason = "Findings and recommendations go to the complainant and, where relevant, to the "
    reason += "person complained about. Write the letter next."
    send = "Record the decision"
    done = "The decision is on the record. Write to the complainant next."

    def build(self) -> None:
        self.fields.day("When?", "on", self.panel.on or self.today)

    def command(self) -> Decide:
        return Decide(case_id=self.view.case_id, on=self.fields.date("on"))
