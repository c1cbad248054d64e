"""A complaint from its opening to its end: stages, what was done, and how it ended (C27)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from tcat_desktop.journey import complaints as rules
from tcat_desktop.journey.complaints import FORMAL, INFORMAL, OUTCOMES, PANEL, RESOLVED
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, complaint_room, library, names
from tcat_desktop.office.commands.contact_parent import party
from tcat_desktop.office.complaint_intake import take_in
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import sentence
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
DEEDS: Final[dict[str, str]] = {
    "received": "The complaint came",
    "acknowledged": "Acknowledged to the complainant",
    "met": "Met the complainant",
    "looked_into": "Looked into it",
    "answered": "Answered",
    "asked_for_panel": "The complainant asked for a panel",
}
# What may be recorded at a stage; the other two have commands of their own.
RECORDED: Final = ("met", "looked_into", "answered", "asked_for_panel")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenComplaint:
    """Open a complaint that was handed over, or one that came straight to the clerk.

    With ``case_id`` the hand-over is taken on with it. Without, a case of its own is made for
    the school, with who complains and, where the complaint is about somebody, about whom.
    ``event_on`` is the day of the last event, for the time limit.
    """

    about: str
    received_on: date
    preset: str = "three-stages"
    stage: str = INFORMAL
    stage_reason: str = ""
    event_on: date | None = None
    late_reason: str = ""
    acknowledged_on: date | None = None
    case_id: CaseId | None = None
    complainant_id: PersonId | None = None
    school_id: SchoolId | None = None
    about_id: PersonId | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> CaseId:
        """Open it and start its clocks; the case it belongs to."""
        about = checks.needed(self.about, "Write what the complaint is.", "about",
                              what_to_do="Use the parent’s words.")  # fmt: skip
        checks.not_after(self.received_on, desk.today, "received_on", "It")
        entry = library.entry(desk.conn, "preset", self.preset)
        procedure = rules.Procedure.read(entry.body)
        life = rules.begin(procedure, self.stage, self.stage_reason)
        rules.check_in_time(procedure, self.event_on, self.received_on, self.late_reason)
        case_id = self.case_id if self.case_id is not None else take_in(desk, self, about)
        record = desk.case(case_id)
        self._ready(desk, record)
        complaint_id = desk.add(
            "complaints",
            case_id=case_id,
            school_id=record.school["id"],
            complainant_id=self._complainant(record),
            about=about,
            preset=entry.name,
            stage=life.stage,
            received_on=self.received_on.isoformat(),
            event_on=self.event_on.isoformat() if self.event_on else None,
            late_reason=self.late_reason.strip(),
            made_at=desk.at,
            made_by=desk.who.account_id,
        )
        if not record.case["complaint_made"]:
            desk.change("cases", case_id, complaint_made=True)
        self._chronicle(desk, case_id, complaint_id, entry.title)
        record = desk.case(case_id)
        complaint = complaint_room.complaint_of(record)
        desk.finish(case_id, f"{complaint_room.KIND}open")
        complaint_room.set_clocks(desk, record, complaint, life.stage, self.received_on)
        if self.acknowledged_on is not None:
            acknowledge(desk, record, complaint, self.acknowledged_on, "")
        desk.settle(case_id)
        desk.did("complaint", complaint_id, case=case_id)
        return case_id

    def _ready(self, desk: Desk, record: CaseRecord) -> None:
        """The case has come to the clerk, and has no other complaint that is open."""
        standing = complaint_room.newest(record)
        if standing is not None and not standing["ended_on"]:
            raise Refused("A complaint is open on this case already.",
                          what_to_do="Record what is done there.")  # fmt: skip
        if record.case["stage"] != "complaint" and not record.handovers:
            raise Refused(
                "This case was not handed over to the complaints procedure.", clause="C27",
                what_to_do="The school hands it over first.",
            )  # fmt: skip
        handover = record.handovers[-1] if record.handovers else None
        if handover is not None and handover["state"] == "sent":
            if record.case["stage"] == "complaint":
                desk.take(record, "acknowledge")
            desk.change(
                "handovers", handover["id"], state="acknowledged",
                answered_at=desk.at, answered_by=desk.who.account_id,
            )  # fmt: skip

    def _complainant(self, record: CaseRecord) -> PersonId | None:
        if self.complainant_id is not None:
            party(record, self.complainant_id)
            return self.complainant_id
        for role in ("author", "reporter"):
            for row in record.involved:
                if row["role"] == role and row["kind"] == "parent":
                    return PersonId(row["person_id"])
        return None

    def _chronicle(self, desk: Desk, case_id: CaseId, complaint_id: int, title: str) -> None:
        told = [f"Under “{title}”."]
        if self.stage_reason.strip() and self.stage == FORMAL:
            told.append(f"The informal stage was left out: {sentence(self.stage_reason)}")
        if self.late_reason.strip():
            told.append(f"It came late and was taken on: {sentence(self.late_reason)}")
        add_step(
            desk,
            case_id,
            complaint_id,
            stage=self.stage,
            what="received",
            on=self.received_on,
            words=" ".join(told),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeComplaint:
    """The complainant was told that it has come, who deals with it, and by when."""

    case_id: CaseId
    on: date
    words: str = ""
    letter_id: int | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the day, and end the clock."""
        record, complaint = complaint_room.open_case(desk, self.case_id)
        _letter(desk, self.case_id, self.letter_id)
        acknowledge(desk, record, complaint, self.on, self.words, self.letter_id)
        desk.settle(self.case_id)
        desk.did("complaint", complaint["id"], case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStage:
    """What was done at the stage the complaint is at: met, looked into, answered, asked on.

    An answer has an outcome. ``by_person_id`` is who answered, if she has no account here, such
    as the chair of governors: whoever decided a stage sits on no panel.
    """

    case_id: CaseId
    what: str
    on: date
    words: str
    outcome: str = ""
    by_person_id: PersonId | None = None
    letter_id: int | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; the id of the step."""
        _, complaint = complaint_room.open_case(desk, self.case_id)
        stage = complaint["stage"]
        if self.what not in RECORDED or (self.what == "answered" and stage == PANEL):
            raise Refused("Choose what was done.", field="what")
        on = _day(desk, complaint, self.on)
        words = checks.needed(self.words, "Write what was done.", "words")
        if (self.what == "answered") != bool(self.outcome) or self.outcome not in ("", *OUTCOMES):
            raise Refused(
                "An answer says what came of the complaint." if self.what == "answered"
                else "Only an answer has an outcome.", field="outcome", clause="C27",
            )  # fmt: skip
        if (
            self.by_person_id is not None
            and rows.one(desk.conn, "people", self.by_person_id) is None
        ):
            raise Refused("That person is no longer in the register.", field="by_person_id")
        _letter(desk, self.case_id, self.letter_id)
        step_id = add_step(
            desk, self.case_id, complaint["id"], stage=stage, what=self.what, on=on, words=words,
            outcome=self.outcome, letter_id=self.letter_id, by_person_id=self.by_person_id,
        )  # fmt: skip
        if self.what == "answered":
            name = "formal_reply" if stage == FORMAL else "informal_reply"
            desk.finish(self.case_id, complaint_room.KIND + name)
            complaint_room.ask_clerk(
                desk, self.case_id, "after_answer", "Has the answer settled it? End it, or go on"
            )
        if self.what == "asked_for_panel":
            complaint_room.ask_clerk(
                desk, self.case_id, "after_answer", "The complainant asks for a panel"
            )
        desk.settle(self.case_id)
        desk.did("complaint", complaint["id"], case=self.case_id, step=self.what)
        return step_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToStage:
    """The complaint goes on to its next stage; the clocks of that stage start on ``on``."""

    case_id: CaseId
    stage: str
    on: date
    reason: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Move it, and set what is due now."""
        record, complaint = complaint_room.open_case(desk, self.case_id)
        procedure = complaint_room.procedure_of(desk, complaint)
        life = complaint_room.life_of(record, complaint)
        after = rules.move(procedure, life, self.stage, self.reason)
        on = _day(desk, complaint, self.on)
        complaint_room.finish_all(desk, record)
        desk.change("complaints", complaint["id"], stage=after.stage)
        title = procedure.stage(after.stage).title
        add_step(
            desk, self.case_id, complaint["id"], stage=after.stage, what="received", on=on,
            words=self.reason.strip(), title=f"The complaint went on: {title.lower()}",
        )  # fmt: skip
        complaint_room.set_clocks(desk, record, complaint, after.stage, on)
        if after.stage == PANEL:
            complaint_room.ask_clerk(
                desk, self.case_id, "form_panel", "Form a panel of three or more"
            )
        desk.settle(self.case_id)
        desk.did("complaint", complaint["id"], case=self.case_id, stage=after.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndComplaint:
    """How the complaint ended, and what the school did, whether or not it was upheld."""

    case_id: CaseId
    resolved_at: str
    action: str
    on: date

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """End it; the statutory record takes it from here."""
        record, complaint = complaint_room.open_case(desk, self.case_id)
        life = complaint_room.life_of(record, complaint)
        after = rules.end(life, self.resolved_at, self.action)
        on = _day(desk, complaint, self.on)
        desk.change(
            "complaints", complaint["id"], stage=after.stage, resolved_at=after.resolved_at,
            action=self.action.strip(), ended_on=on.isoformat(),
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "complaint",
            f"The complaint ended: {RESOLVED[after.resolved_at].lower()}",
            self.action.strip(), on=on, about="complaints", about_id=complaint["id"],
        )  # fmt: skip
        complaint_room.finish_all(desk, record)
        desk.settle(self.case_id)
        desk.did("complaint", complaint["id"], case=self.case_id, resolved=after.resolved_at)


# -- steps ------------------------------------------------------------------------------------


def acknowledge(
    desk: Desk,
    record: CaseRecord,
    complaint: Row,
    on: date,
    words: str,
    letter_id: int | None = None,
) -> None:
    """Keep that the complainant was told; once at each stage."""
    case_id, stage = CaseId(record.case["id"]), complaint["stage"]
    day = _day(desk, complaint, on)
    told = [row for row in record.complaint_steps
            if row["complaint_id"] == complaint["id"] and row["stage"] == stage]  # fmt: skip
    if any(row["what"] == "acknowledged" for row in told):
        raise Refused("It was acknowledged at this stage already.", field="on")
    add_step(
        desk, case_id, complaint["id"], stage=stage, what="acknowledged", on=day,
        words=words.strip(), letter_id=letter_id,
    )  # fmt: skip
    desk.finish(case_id, "acknowledge", f"{complaint_room.KIND}acknowledge")


def add_step(  # noqa: PLR0913 - the columns of a step
    desk: Desk,
    case_id: CaseId,
    complaint_id: int,
    *,
    stage: str,
    what: str,
    on: date,
    words: str,
    outcome: str = "",
    letter_id: int | None = None,
    by_person_id: PersonId | None = None,
    title: str = "",
) -> int:
    """Keep one step with its entry in the chronology; the step's id."""
    step_id = desk.add(
        "complaint_steps",
        case_id=case_id,
        complaint_id=complaint_id,
        stage=stage,
        what=what,
        on=on.isoformat(),
        words=words,
        by_id=desk.who.account_id if by_person_id is None else None,
        outcome=outcome,
        letter_id=letter_id,
        made_at=desk.at,
        made_by=desk.who.account_id,
    )
    person = rows.one(desk.conn, "people", by_person_id) if by_person_id is not None else None
    by = f" by {names.full_name(person)}" if person else ""
    came = f": {OUTCOMES[outcome].lower()}" if outcome else ""
    # The entry points at a person who decided, so that she is offered for no panel.
    desk.chronicle(
        case_id, "complaint", title or f"{DEEDS[what]}{by}{came}", words, on=on,
        about="people" if person else "complaint_steps",
        about_id=by_person_id if person else step_id,
    )  # fmt: skip
    return step_id


def _day(desk: Desk, complaint: Row, on: date) -> date:
    day = checks.not_after(on, desk.today, "on")
    if day < date.fromisoformat(complaint["received_on"]):
        raise Refused("That is before the complaint came.", field="on",
                      what_to_do="Check the day.")  # fmt: skip
    return day


def _letter(desk: Desk, case_id: CaseId, letter_id: int | None) -> None:
    if letter_id is not None:
        desk.row("letters", letter_id, of=case_id)
