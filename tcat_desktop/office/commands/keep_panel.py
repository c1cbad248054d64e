"""The complaint panel before its hearing: who sits, when and where, who comes, the papers (C48)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from tcat_desktop.journey import panels as rules
from tcat_desktop.journey.clocks import PANEL, PANEL_DECISION, PANEL_NAMES, PAPERS
from tcat_desktop.journey.complaints import PANEL as PANEL_STAGE
from tcat_desktop.journey.complaints import check_companion
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, complaint_room, hearing_time, names
from tcat_desktop.office.complaint_room import KIND
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import Slot
from tcat_desktop.office.words import long_date, plain_date
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
CALLED_BY: Final[dict[str, str]] = {"complainant": "the complainant", "school": "the school"}
OPEN = (rules.FORMING, rules.CALLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPanel:
    """Begin a panel, once the complaint has come to that stage."""

    case_id: CaseId

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Begin it; its id."""
        record, complaint = complaint_room.open_case(desk, self.case_id)
        if complaint["stage"] != PANEL_STAGE:
            raise Refused(
                "The complaint has not come to a panel yet.", clause="C27",
                what_to_do="Move it to the panel stage first.",
            )  # fmt: skip
        if complaint_room.panel_of(record, complaint) is not None:
            raise Refused("There is a panel for this complaint already.")
        panel_id = desk.add(
            "panels", case_id=self.case_id, complaint_id=complaint["id"], state=rules.FORMING,
            made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.chronicle(self.case_id, "complaint", "A panel is being formed",
                       about="panels", about_id=panel_id)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel_id, case=self.case_id)
        return panel_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMember:
    """Ask somebody of the register to sit. Whoever is linked to the case is refused."""

    case_id: CaseId
    person_id: PersonId
    part: str = rules.MEMBER
    independent: bool = False
    why_independent: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Keep that she was asked; the id of the row."""
        record, complaint, panel = _panel(desk, self.case_id, OPEN)
        person = rows.one(desk.conn, "people", self.person_id)
        if person is None:
            raise Refused("That person is no longer in the register.", field="person_id")
        if self.part not in rules.PARTS:
            raise Refused("Say whether she chairs or sits.", field="part")
        who = complaint_room.candidate(person)
        may = rules.may_sit(who, complaint_room.matter_of(desk, record, complaint))
        if not may:
            raise Refused(
                f"{names.full_name(person)} cannot sit on this panel. {may.reason}",
                field="person_id", clause="C47, C48", what_to_do="Ask somebody else.",
            )  # fmt: skip
        standing = [row for row in complaint_room.member_rows(record, panel)
                    if row["state"] in (rules.ASKED, rules.AGREED)]  # fmt: skip
        if any(row["person_id"] == self.person_id for row in standing):
            raise Refused(f"{names.full_name(person)} was asked already.", field="person_id")
        if self.part == rules.CHAIR and any(row["part"] == rules.CHAIR for row in standing):
            raise Refused("This panel has a chair.", field="part",
                          what_to_do="Ask her to sit as a member.")  # fmt: skip
        rules.check_independent(who, independent=self.independent, why=self.why_independent)
        member_id = desk.add(
            "panel_members", case_id=self.case_id, panel_id=panel["id"],
            person_id=self.person_id, part=self.part, independent=self.independent,
            why_independent=self.why_independent.strip(), state=rules.ASKED,
            asked_at=desk.at, asked_by=desk.who.account_id,
        )  # fmt: skip
        role = "to chair the panel" if self.part == rules.CHAIR else "to sit on the panel"
        said = f" Independent: {self.why_independent.strip()}" if self.independent else ""
        desk.chronicle(self.case_id, "complaint", f"Asked {names.full_name(person)} {role}",
                       said.strip(), about="panels", about_id=panel["id"])  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, person=self.person_id)
        return member_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnswers:
    """She agrees to sit and declares no conflict, or she does not sit."""

    case_id: CaseId
    member_id: int
    agreed: bool
    conflict: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep her answer. A conflict that she declares keeps her off, whatever else she said."""
        record, complaint, panel = _panel(desk, self.case_id, OPEN)
        row, person = _member(desk, record, panel, self.member_id)
        if row["state"] != rules.ASKED:
            raise Refused("She answered already.", what_to_do="She can still stand down.")
        if self.agreed and self.conflict.strip():
            raise Refused(
                "Whoever has a part in the matter does not sit.", field="conflict",
                clause="C47, C48", what_to_do="Record that she does not sit, with her words.",
            )  # fmt: skip
        if self.agreed:
            matter = complaint_room.matter_of(desk, record, complaint)
            may = rules.may_sit(complaint_room.candidate(person), matter)
            if not may:
                raise Refused(f"{names.full_name(person)} cannot sit on this panel. {may.reason}",
                              clause="C47, C48", what_to_do="Ask somebody else.")  # fmt: skip
        state = rules.AGREED if self.agreed else rules.DECLINED
        desk.change("panel_members", row["id"], state=state, conflict=self.conflict.strip())
        what = "agreed to sit, and has no part in the matter" if self.agreed else "does not sit"
        desk.chronicle(self.case_id, "complaint", f"{names.full_name(person)} {what}",
                       self.conflict.strip(), about="panels", about_id=panel["id"])  # fmt: skip
        _changed(desk, self.case_id)
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, agreed=self.agreed)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandDown:
    """A member who was asked or agreed leaves the panel before the hearing, with the reason."""

    case_id: CaseId
    member_id: int
    reason: str

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Take her off. A panel that was called and is too small now cannot hear."""
        record, _, panel = _panel(desk, self.case_id, OPEN)
        row, person = _member(desk, record, panel, self.member_id)
        reason = checks.needed(self.reason, "Write why she stands down.", "reason")
        if row["state"] not in (rules.ASKED, rules.AGREED):
            raise Refused("She is not on this panel.")
        desk.change("panel_members", row["id"], state=rules.STOOD_DOWN, conflict=reason)
        desk.chronicle(self.case_id, "complaint",
                       f"{names.full_name(person)} stood down from the panel", reason,
                       about="panels", about_id=panel["id"])  # fmt: skip
        _changed(desk, self.case_id)
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPanel:
    """Set the day, time and place of the hearing, or another one with the reason.

    The room and everybody in it are promised nothing else at that time. A day after the clock
    has run out needs a reason.
    """

    case_id: CaseId
    on: date
    at: str
    place: str
    minutes: int = 120
    room_id: int | None = None
    how: str = "in_person"
    reason: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Call it; the id of its time in the diary."""
        record, complaint, panel = _panel(desk, self.case_id, OPEN)
        place = checks.needed(self.place, "Say where it is.", "place")
        at = checks.clock_time(self.at, "at", must=True)
        members = complaint_room.members_of(desk, record, complaint, panel)
        rules.check_panel(complaint_room.procedure_of(desk, complaint), members)
        self._check_day(desk, record)
        if panel["state"] == rules.CALLED:
            checks.needed(self.reason, "Write why the hearing has another time.", "reason")
        slot = Slot(on=self.on, at=at, minutes=self.minutes, room_id=self.room_id, how=self.how,
                    place=place)  # fmt: skip
        booking_id = hearing_time.book(
            desk, record, complaint, slot, members, why=self.reason.strip()
        )
        desk.finish(self.case_id, f"{KIND}form_panel", KIND + PANEL.name)
        papers = complaint_room.set_task(desk, record, complaint, PAPERS.name, self.on)
        if panel["papers_sent_on"]:
            desk.finish(self.case_id, KIND + PAPERS.name)
        complaint_room.set_task(desk, record, complaint, PANEL_NAMES.name, self.on)
        decision = complaint_room.set_task(desk, record, complaint, PANEL_DECISION.name, self.on)
        desk.finish(self.case_id, f"{KIND}hearing")
        desk.task(self.case_id, f"{KIND}hearing", f"Panel hearing, {place}", self.on, at=at,
                  role=desk.who.role)  # fmt: skip
        desk.change(
            "panels", panel["id"], on=self.on.isoformat(), at=at, place=place,
            state=rules.CALLED, papers_due=papers.on.isoformat() if papers else None,
            decision_due=decision.on.isoformat() if decision else None,
            reckoned=papers.kept if papers else {},
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "complaint",
            "The panel was called" if panel["on"] is None else "The hearing has another time",
            f"{long_date(self.on)} at {at}, {place}. {self.reason.strip()}".strip(),
            about="panels", about_id=panel["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id)
        return booking_id

    def _check_day(self, desk: Desk, record: CaseRecord) -> None:
        checks.not_before(self.on, desk.today, "on", "A panel cannot be called for a past day.")
        closed = desk.calendar(record.school).why_closed(self.on)
        if closed:
            raise Refused(f"{long_date(self.on)} is not a school day: {closed}.", field="on",
                          what_to_do="Choose another day.")  # fmt: skip
        last = complaint_room.due_day(record, PANEL.name)
        if last is not None and self.on > last and not self.reason.strip():
            raise Refused(
                f"By the procedure the panel meets by {plain_date(last)}.", field="reason",
                clause="C27", what_to_do="Choose an earlier day, or write why it is later.",
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCompanion:
    """Whom the complainant brings; a lawyer only where the procedure, or a reason, has it so."""

    case_id: CaseId
    name: str
    lawyer: bool = False
    lawyer_reason: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the name."""
        _, complaint, panel = _panel(desk, self.case_id, OPEN)
        name = checks.name(self.name, "Write who comes with the complainant.", "name")
        procedure = complaint_room.procedure_of(desk, complaint)
        check_companion(procedure, lawyer=self.lawyer, reason=self.lawyer_reason)
        desk.change("panels", panel["id"], companion=name, companion_is_lawyer=self.lawyer)
        why = self.lawyer_reason.strip() if self.lawyer else ""
        desk.chronicle(self.case_id, "complaint", f"{name} comes with the complainant",
                       f"A lawyer. {why}".strip() if self.lawyer else "",
                       about="panels", about_id=panel["id"])  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, lawyer=self.lawyer)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWitness:
    """A witness whom one side calls. After the day for names it needs a reason."""

    case_id: CaseId
    name: str
    called_by: str
    late_reason: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the name, the side and the day."""
        record, _, panel = _panel(desk, self.case_id, OPEN)
        name = checks.name(self.name, "Write who the witness is.", "name")
        if self.called_by not in CALLED_BY:
            raise Refused("Say which side calls the witness.", field="called_by")
        _in_time(desk, record, PANEL_NAMES.name, self.late_reason,
                 "The day for names of witnesses was")  # fmt: skip
        witness = {"name": name, "called_by": self.called_by, "named_on": desk.today.isoformat()}
        desk.change("panels", panel["id"], witnesses=[*panel["witnesses"], witness])
        desk.chronicle(
            self.case_id, "complaint", f"{name} is called by {CALLED_BY[self.called_by]}",
            self.late_reason.strip(), about="panels", about_id=panel["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPapers:
    """The papers went to the panel and to both sides; late needs a reason."""

    case_id: CaseId
    on: date
    late_reason: str = ""

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the day, and end the clock."""
        record, _, panel = _panel(desk, self.case_id, (rules.CALLED,))
        on = checks.not_after(self.on, desk.today, "on")
        _in_time(desk, record, PAPERS.name, self.late_reason, "The papers were due on", on=on)
        desk.change("panels", panel["id"], papers_sent_on=on.isoformat())
        desk.finish(self.case_id, KIND + PAPERS.name)
        desk.chronicle(
            self.case_id, "complaint", "The papers went to the panel and to both sides",
            self.late_reason.strip(), on=on, about="panels", about_id=panel["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id)


# -- what they share --------------------------------------------------------------------------


def _panel(desk: Desk, case_id: CaseId, states: tuple[str, ...]) -> tuple[CaseRecord, Row, Row]:
    """The case, its complaint and its panel in one of these states, or ``Refused``."""
    record, complaint = complaint_room.open_case(desk, case_id)
    panel = complaint_room.panel(record, complaint)
    if panel["state"] not in states:
        raise Refused(
            "The panel has no day yet." if panel["state"] == rules.FORMING
            else "The hearing is over.", clause="C27",
            what_to_do="Call the panel first." if panel["state"] == rules.FORMING else "",
        )  # fmt: skip
    return record, complaint, panel


def _member(desk: Desk, record: CaseRecord, panel: Row, member_id: int) -> tuple[Row, Row]:
    for row in complaint_room.member_rows(record, panel):
        if row["id"] == member_id:
            person = rows.one(desk.conn, "people", row["person_id"])
            assert person is not None
            return row, person
    raise Refused("That person was not asked to sit on this panel.", field="member_id")


def _in_time(
    desk: Desk,
    record: CaseRecord,
    clock: str,
    reason: str,
    sentence: str,
    *,
    on: date | None = None,
) -> None:
    """Raise ``Refused`` after the day a clock ran out, unless somebody says why."""
    last = complaint_room.due_day(record, clock)
    if last is not None and (on or desk.today) > last and not reason.strip():
        raise Refused(f"{sentence} {plain_date(last)}.", field="late_reason", clause="C27",
                      what_to_do="Write why it is later, and that nobody loses by it.")  # fmt: skip


def _changed(desk: Desk, case_id: CaseId) -> None:
    """Who sits is another now: the diary follows, and a panel that cannot hear says so."""
    record, complaint = complaint_room.open_case(desk, case_id)
    panel = complaint_room.panel(record, complaint)
    members = complaint_room.members_of(desk, record, complaint, panel)
    hearing_time.seat(desk, record, complaint, panel, members)
    lacks = rules.missing(complaint_room.procedure_of(desk, complaint), members)
    desk.finish(case_id, f"{KIND}panel_short")
    if panel["state"] == rules.CALLED and lacks:
        complaint_room.ask_clerk(desk, case_id, "panel_short", f"The panel cannot hear: {lacks[0]}")
