"""The list of cases with a thousand and with a million: its first paint, its pages, one case."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from tcat_desktop.journey.people import Person
from tcat_desktop.office.clock import now
from tcat_desktop.office.door import Door, Session
from tcat_desktop.office.questions.case_list import CaseList
from tcat_desktop.records import case_lists
from tcat_desktop.records.case_lists import PAGE, Filter
from tcat_desktop.records.engine import connect
from tcat_desktop.records.guard import counting
from tcat_desktop.records.places import Places
from tcat_desktop.records.records import Records
from tests.benchmarks import one_case
from tests.benchmarks.figures import Figure, Pairs, alternating, counted
from tests.benchmarks.invented import FEW, database
from tests.benchmarks.processes import start

# So many pages are fetched for one p50.
_PAGES = 30

# By hand, as somebody would who writes SQL for one list alone.
_PAGE = f"""
    SELECT c.id, c.reference, c.school_id, c.title, c.people_line, c.stage, c.due_on, c.due_what,
        c.owner_id, a.name, s.calendar
    FROM cases c JOIN schools s ON s.id = c.school_id LEFT JOIN accounts a ON a.id = c.owner_id
    WHERE (c.due_on, c.id) > (?, ?) ORDER BY c.due_on, c.id LIMIT {PAGE}"""
_FILTERED = f"""
    SELECT c.id, c.reference, c.school_id, c.title, c.people_line, c.stage, c.due_on, c.due_what,
        c.owner_id, a.name, s.calendar
    FROM cases c JOIN schools s ON s.id = c.school_id LEFT JOIN accounts a ON a.id = c.owner_id
    WHERE c.school_id = ? AND c.stage = ? AND c.owner_id = ? AND (c.due_on, c.id) > (?, ?)
    ORDER BY c.due_on, c.id LIMIT {PAGE}"""


def measure(times: int, kept_in: Path | None, many: int) -> Iterator[Figure]:
    """G4, G6, G9 and G10."""
    few, lots = database(FEW, kept_in), database(many, kept_in)
    yield _first_paint(few, lots, many, times)
    with _signed_in(lots) as sitting:
        yield from _pages(sitting, many, times)
    yield from one_case.measure(times)


def _first_paint(few: Path, lots: Path, many: int, times: int) -> Figure:
    def until_painted(folder: Path) -> float:
        told = start("sitting", "case", str(folder))
        return told["cases"] - told["cases_asked"]

    until_painted(few), until_painted(lots)
    shown = alternating(partial(until_painted, lots), partial(until_painted, few), times)
    return shown.figure("G4", f"first paint of Cases, {many:,} cases", 1.10, than=f"with {FEW:,}")


@dataclass(frozen=True, slots=True)
class _Sitting:
    """Somebody who may see every case, and the same file opened by hand."""

    session: Session
    records: Records
    raw: Any

    @property
    def person(self) -> Person:
        return self.session.person


def _signed_in(folder: Path) -> "closing[Any]":
    """Opened by the door, and once more by hand with the same settings."""
    password = (folder / "DEMO-PASSWORD.txt").read_text(encoding="utf-8").strip()
    door = Door(folder, now=now)
    session = door.sign_in("ceo", password)
    records: Records = session.office._records
    raw = connect(Places(folder).database, records.keys.database)
    return _Closing(_Sitting(session, records, raw), door)


class _Closing:
    def __init__(self, sitting: _Sitting, door: Door) -> None:
        self._sitting, self._door = sitting, door

    def __enter__(self) -> _Sitting:
        return self._sitting

    def __exit__(self, *_: object) -> None:
        self._sitting.raw.close()
        self._sitting.session.office.close()
        self._door.close()


def _pages(sitting: _Sitting, many: int, times: int) -> Iterator[Figure]:
    ids = random.Random(1).sample(range(1, many), _PAGES)
    after = [
        sitting.raw.execute("SELECT due_on, id FROM cases WHERE id = ?", (key,)).fetchone()
        for key in ids
    ]
    one = f"{many:,} cases, p50 of {_PAGES} pages"
    whole = Filter(closed=True)
    yield _against(
        lambda last: _page(sitting, whole, last),
        lambda last: sitting.raw.execute(_PAGE, last).fetchall(), after, times,
    ).figure("G6", f"a page by keyset, {one}", 1.30, than="raw DB-API")  # fmt: skip
    school, owner = sitting.raw.execute(
        "SELECT school_id, owner_id FROM cases WHERE id = ?", (ids[0],)
    ).fetchone()
    narrow = Filter(school_id=school, stage="closed", owner_id=owner, closed=True)
    yield _against(
        lambda last: _page(sitting, narrow, last),
        lambda last: sitting.raw.execute(_FILTERED, (school, "closed", owner, *last)).fetchall(),
        after, times,
    ).figure("G6", f"… by school, stage and owner, {one}", 2.50, than="raw DB-API")  # fmt: skip
    office, person = sitting.session.office, sitting.person
    yield _against(
        lambda last: office.ask(person, CaseList(filter=whole, after=last)),
        lambda last: sitting.raw.execute(_PAGE, last).fetchall(), after, times,
    ).figure("G6", f"… as the page asks, in words, {one}", None, than="raw DB-API")  # fmt: skip
    with counting(sitting.records.engine) as found:
        office.ask(person, CaseList())
    yield counted("G10", "statements for the list of cases", found.statements, 2)


def _page(sitting: _Sitting, narrow: Filter, last: tuple[str, int]) -> Sequence[Any]:
    with sitting.records.reading() as conn:
        return case_lists.page(conn, sitting.person, narrow, last)


def _against(
    ours: Callable[[Any], object], raw: Callable[[Any], object], after: list[Any], times: int
) -> Pairs:
    """The p50 of all pages by one and by the other, page by page in turn."""
    for last in after:
        ours(last), raw(last)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        took: tuple[list[float], list[float]] = ([], [])
        for place, last in enumerate(after):
            both = ((ours, took[0]), (raw, took[1]))
            for ask, kept in both if place % 2 else both[::-1]:
                began = time.perf_counter()
                ask(last)
                kept.append((time.perf_counter() - began) * 1e3)
        found[0].append(median(took[0]))
        found[1].append(median(took[1]))
    return Pairs(*found)
