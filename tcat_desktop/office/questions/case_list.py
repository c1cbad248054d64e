"""The list of cases: filtered, searched, a page at a time, in the order of what is due."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.route import ROUTE, stage_of
from tcat_desktop.office import hits
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.desk import NEVER, Desk
from tcat_desktop.office.hits import Spans
from tcat_desktop.office.words import due_words, initials
from tcat_desktop.records import case_lists, finding
from tcat_desktop.records.case_lists import MOST_COUNTED, PAGE, Filter

__all__ = [
    "MOST_COUNTED", "CaseFilters", "CaseList", "CaseListAnswer", "CaseMatches", "CaseRow",
    "Filter", "FiltersAnswer", "MatchesAnswer",
]  # fmt: skip

Options = tuple[tuple[str, str], ...]

# The clauses that are judged together, as staff speak of them.
_TOPICS = (
    ("Photos, C56–C61", ("C25", "C56", "C57", "C58", "C61")),
    ("Messages to staff, C34–C36", ("C34", "C35", "C36")),
    ("Staff accounts, C19–C20", ("C19", "C20")),
    ("Groups, C23–C24", ("C23", "C24")),
    ("Confidential content, C18, C37", ("C18", "C37")),
    ("Criticism, C17, C38", ("C17", "C38")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row, ready to paint. ``step`` is 1 to 6; ``tone`` is attention, amber, plain or green.

    ``found`` is a line of the record that the words stand in, where title and people do not
    hold them; the places are ``(start, length)``.
    """

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
    found: str = ""
    title_hits: Spans = ()
    second_hits: Spans = ()


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
    latest_first: bool = False

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> CaseListAnswer:
        """One page: two statements, the rows and the counts."""
        found = case_lists.page(
            desk.conn, desk.who, self.filter, self.after, self.limit,
            latest_first=self.latest_first,
        )  # fmt: skip
        numbers = case_lists.counts(desk.conn, desk.who)
        chips: dict[tuple[int, str], tuple[str, str]] = {}
        rows = tuple(_row(desk, row, chips, self.filter.words) for row in found)
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


def _row(
    desk: Desk, row: Any, chips: dict[tuple[int, str], tuple[str, str]], words: str
) -> CaseRow:
    stage = stage_of(row.stage)
    due, tone = _chip(desk, row, chips)
    owner = row.owner or ""
    found, title_hits, second_hits = _found(row, words) if words else ("", (), ())
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
        found=found,
        title_hits=title_hits,
        second_hits=second_hits,
    )


def _chip(desk: Desk, row: Any, chips: dict[tuple[int, str], tuple[str, str]]) -> tuple[str, str]:
    """The chip of a row; most rows of a page share their few dates."""
    if row.stage == ROUTE[-1].name.value:
        return "Closed", "green"
    if row.due_on == NEVER:
        return "", "plain"
    key = (row.school_id, row.due_on)
    if key not in chips:
        calendar = calendar_of(row.calendar, desk.today.year)
        chips[key] = due_words(date.fromisoformat(row.due_on), desk.today, calendar)
    due, tone = chips[key]
    if row.stage == ROUTE[0].name.value and tone != "attention":
        due = f"Triage {due[0].lower()}{due[1:]}"
    return due, tone


def _found(row: Any, words: str) -> tuple[str, Spans, Spans]:
    """Where the words stand: title and people first, else a line of the record."""
    in_title, in_people = hits.places(row.title, words), hits.places(row.people_line, words)
    if in_title or in_people:
        return "", in_title, in_people
    passage, within = hits.passage(row.passage or "", words)
    return passage, (), within


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchesAnswer:
    """How many cases match, and how many closed ones besides, each up to ``MOST_COUNTED``."""

    shown: int
    closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMatches:
    """How many cases in sight a filter finds; asked once the first page is on the screen."""

    filter: Filter

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> MatchesAnswer:
        """The numbers, in one statement."""
        shown, closed = case_lists.matching(desk.conn, desk.who, self.filter)
        return MatchesAnswer(shown=shown, closed=closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiltersAnswer:
    """What a list can be narrowed by. ``due`` is ``(the last day, words)``, clauses spaced."""

    schools: Options
    stages: Options
    clauses: Options
    owners: Options
    due: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilters:
    """The choices of each filter for this person; the key is what the filter is set to."""

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> FiltersAnswer:
        """All of them, without the choice that sets nothing."""
        schools = finding.all_schools(desk.conn)
        judged = [(each.number, f"{each.number} {each.name}") for each in desk.code.judged()]
        friday = desk.today + timedelta(days=(4 - desk.today.weekday()) % 7)
        return FiltersAnswer(
            schools=tuple(
                (str(row["id"]), row["name"]) for row in schools
                if desk.who.school_id in (None, row["id"])
            ),
            stages=tuple((stage.name.value, stage.title) for stage in ROUTE),
            clauses=tuple((" ".join(numbers), words) for words, numbers in _TOPICS)
            + tuple(judged),
            owners=tuple(
                (str(key), "Me" if key == desk.who.account_id else name)
                for key, name in case_lists.owners(desk.conn, desk.who)
            ),
            due=(
                ((desk.today - timedelta(days=1)).isoformat(), "Late"),
                (desk.today.isoformat(), "Today or late"),
                (friday.isoformat(), "By Friday"),
                ((friday + timedelta(days=7)).isoformat(), "By Friday next week"),
            ),
        )  # fmt: skip
