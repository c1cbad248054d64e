"""The list of cases: filtered, searched, a page at a time, in the order of what is due."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey import stage_of
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.desk import NEVER, Desk
from tcat_desktop.office.words import due_words, initials
from tcat_desktop.records import case_lists
from tcat_desktop.records.case_lists import PAGE, Filter

__all__ = ["CaseList", "CaseListAnswer", "CaseRow", "Filter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row, ready to paint. ``step`` is 1 to 6; ``tone`` is attention, amber, plain or green."""

    case_id: CaseId
    reference: str
    title: str
    people: str
    stage: str
    step: int
    due: str
    due_what: str
    tone: str
    owner: str
    owner_initials: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListAnswer:
    """One page and how to ask for the next; counts are of open and closed cases in sight."""

    rows: tuple[CaseRow, ...]
    next_page: tuple[str, int] | None
    open_cases: int
    closed_cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """Cases in sight under a filter; ``after`` is ``next_page`` of the page before."""

    filter: Filter = field(default_factory=Filter)
    after: tuple[str, int] | None = None
    limit: int = PAGE

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> CaseListAnswer:
        """One page: two statements, the rows and the counts."""
        found = case_lists.page(desk.conn, desk.who, self.filter, self.after, self.limit)
        numbers = case_lists.counts(desk.conn, desk.who)
        words: dict[tuple[int, str], tuple[str, str]] = {}
        rows = tuple(_row(desk, row, words) for row in found)
        wanted = {
            key: number for key, number in numbers.items()
            if self.filter.school_id in (None, key[0])
        }  # fmt: skip
        closed = sum(number for (_, stage), number in wanted.items() if stage == "closed")
        return CaseListAnswer(
            rows=rows,
            next_page=(rows[-1].due_on, rows[-1].case_id) if len(rows) == self.limit else None,
            open_cases=sum(wanted.values()) - closed,
            closed_cases=closed,
        )


def _row(desk: Desk, row: Any, words: dict[tuple[int, str], tuple[str, str]]) -> CaseRow:
    stage = stage_of(row.stage)
    if row.due_on == NEVER:
        due, tone = "", "plain"
    else:
        key = (row.school_id, row.due_on)
        if key not in words:
            calendar = calendar_of(row.calendar, desk.today.year)
            words[key] = due_words(date.fromisoformat(row.due_on), desk.today, calendar)
        due, tone = words[key]
    if stage.name == "closed":
        due, tone = "Closed", "green"
    owner = row.owner or ""
    return CaseRow(
        case_id=CaseId(row.id),
        reference=row.reference,
        title=row.title,
        people=row.people_line,
        stage=stage.title,
        step=stage.number,
        due=due,
        due_what=row.due_what,
        tone=tone,
        owner=owner,
        owner_initials=initials(owner) if owner else "",
        due_on=row.due_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCount:
    """How many cases in sight match a filter, counted up to a thousand."""

    filter: Filter

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> int:
        """The number; a thousand means a thousand or more."""
        return len(case_lists.page(desk.conn, desk.who, replace(self.filter), None, 1000))
