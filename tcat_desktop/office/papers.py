"""Papers that are not letters: the reporter’s slip, and the whole case printed in order."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Final

from tcat_desktop.correspondence import case_print
from tcat_desktop.correspondence.blocks import WeekBar
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office import family_safety
from tcat_desktop.office.chat_hours import ChatCounts
from tcat_desktop.office.clock import LONDON, local
from tcat_desktop.office.commands.weigh_fairness import QUESTIONS, STEPS
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.questions import case_file
from tcat_desktop.office.questions.chat_hours import chats_of
from tcat_desktop.records import finding, rows

_MOST_WEEKS: Final = 52  # drawn on paper; the sentences speak of them all


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSlip:
    """The slip for whoever told us: reference, when, and who reads it by when. No story."""

    case_id: CaseId

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF. Only whoever logged it, or may open the file, can print it."""
        from tcat_desktop.correspondence import slip

        row = rows.one(desk.conn, "cases", self.case_id)
        own = row is not None and row["reported_by"] == desk.who.account_id
        if row is None or not own:
            desk.case(self.case_id)
        assert row is not None
        school = rows.one(desk.conn, "schools", row["school_id"])
        owner = rows.one(desk.conn, "accounts", row["owner_id"]) if row["owner_id"] else None
        assert school is not None
        task = finding.soonest_task(desk.conn, self.case_id)
        return slip.print_slip(
            slip.Slip(
                school=school["name"],
                reference=row["reference"],
                received_at=local(row["reported_at"]),
                reader=(owner["formal_name"] or owner["name"]) if owner else "The headteacher",
                read_by=date.fromisoformat(task["due_on"]),
                phone=school["phone"],
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCase:
    """Everything of one case in order, as one PDF; printing it is noted."""

    case_id: CaseId

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> bytes:
        """The PDF."""
        record = desk.case(self.case_id)
        desk.did("case", self.case_id)
        view = case_file.view(desk, record)
        sealed = sum(each.sealed for each in view.exhibits)
        facts = case_print.CasePrint(
                school=view.school,
                reference=view.reference,
                title=view.title,
                stage=view.stage_title,
                opened_on=local(record.case["reported_at"]).date(),
                owner=record.names.get(record.case["owner_id"] or 0, "Nobody yet"),
                printed_at=local(desk.now),
                printed_by=desk.who.name,
                people=tuple(
                    case_print.PersonLine(name=one.name, part=one.part, notes=one.hint)
                    for one in view.people
                ),
                clauses=tuple(
                    case_print.ClauseLine(
                        number=one.clause, name=one.name, judgement=one.judgement_words,
                        reason=" ".join(part for part in (f"“{one.quoted}”" if one.quoted else "",
                                                          one.reason) if part),
                    )
                    for one in view.clauses
                ),
                fairness=tuple(
                    case_print.FairnessLine(question=f"{STEPS[one.step]}: {question}",
                                            answer=getattr(one, name))
                    for one in view.fairness
                    for name, question in QUESTIONS.items()
                ),
                due=tuple(
                    case_print.DueLine(what=one.title, on=one.due_on, by=one.owner,
                                       working=tuple(one.working.splitlines()))
                    for one in view.tasks
                ),
                chronology=tuple(
                    case_print.EntryLine(
                        happened_on=one.on,
                        happened_at=_at(one.on, one.at),
                        entered_at=local(row["entered_at"]),
                        by=record.names.get(row["entered_by"], ""),
                        kind=one.title,
                        what=one.words,
                        late=one.late,
                    )
                    for one, row in zip(reversed(view.entries), record.events, strict=True)
                ),
                exhibits=tuple(
                    case_print.ExhibitLine(
                        number=one.number, what=one.name, made=one.added, sha256=one.digest
                    )
                    for one in view.exhibits
                    if not one.sealed
                ),
                letters=tuple(
                    case_print.LetterLine(
                        number=one.number, title=one.title, to=one.to_name,
                        on=local(row["made_at"]).date(), state=one.state,
                    )
                    for one, row in zip(view.letters, record.letters, strict=True)
                ),
                chats=tuple(
                    _chat(one.number, one.name, one.counts)
                    for one in chats_of(desk, record)
                    if one.counts is not None
                ),
                sealed=f"{sealed} sealed, not printed (C49, C50)" if sealed else "",
            )  # fmt: skip
        # The record cannot be written anew, so what is protected in it is covered on paper.
        return case_print.print_case(family_safety.covered(desk, facts))


def _chat(number: str, name: str, counts: ChatCounts) -> case_print.ChatHoursLine:
    return case_print.ChatHoursLine(
        number=number,
        name=name,
        who=counts.who,
        whose_hours=counts.whose_hours,
        heat=counts.heat,
        hours=counts.hours,
        weeks=tuple(
            WeekBar(each.monday, each.messages, each.usual, each.over, each.closed)
            for each in counts.weeks[-_MOST_WEEKS:]
        ),
        frequent=counts.frequent,
        said=counts.sentences,
        notes=counts.notes,
    )


def _at(on: date, at: str) -> datetime | None:
    """The time of day an entry happened, on a London wall; None when nobody knows."""
    return datetime.combine(on, time.fromisoformat(at), tzinfo=LONDON) if at else None
