"""Opening one case with everything in it, and saving a change: beside SQL by hand, and an ORM."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tcat_desktop.demo.story_clock import STORY_DAY
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddNote, RenameCase
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.records import case_record
from tcat_desktop.records.engine import connect
from tcat_desktop.records.guard import counting
from tcat_desktop.records.places import Places
from tcat_desktop.records.records import Records
from tests.benchmarks.case_by_orm import CaseByOrm
from tests.benchmarks.figures import Figure, Pairs, counted
from tests.builders import ATrust, a_case, a_trust

# A case in its third week: so many entries beside those of its steps.
_NOTES = 25
# So many readings, or saves, make one p50.
_OPENINGS, _SAVES = 30, 10

_CASE = "SELECT * FROM cases JOIN schools ON schools.id = cases.school_id WHERE cases.id = ?"
_PEOPLE = (
    "SELECT i.id, i.incident_id, i.role, p.* FROM involvements i"
    " JOIN people p ON p.id = i.person_id WHERE i.case_id = ? ORDER BY i.id"
)
_EVENTS = "SELECT * FROM events WHERE case_id = ? ORDER BY happened_on, happened_at, id"
_EXHIBITS = "SELECT * FROM exhibits WHERE case_id = ? ORDER BY number"
_FOUR = (_CASE, _PEOPLE, _EVENTS, _EXHIBITS)
# The parts that the four leave out, so that all is read that the product reads.
_REST = tuple(
    f"SELECT * FROM {name} WHERE case_id = ? ORDER BY id"
    for name in ("incidents", "findings", "fairness", "contacts", "meetings", "takedowns",
                 "handovers", "tasks", "letters")
)  # fmt: skip


def measure(times: int) -> Iterator[Figure]:
    """G9, and the two counters of G10 that belong to a case."""
    home = Path(tempfile.mkdtemp(prefix="tcat-one-case-"))
    try:
        trust = a_trust(home)
        case = a_case(trust).at("takedown")
        for place in range(_NOTES):
            words = f"Note {place}. Nothing new in the group today."
            trust.do("head", AddNote(case_id=case, words=words, on=STORY_DAY))
        yield from _opening(trust, case, times)
        yield from _saving(trust, case, home, times)
        trust.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _opening(trust: ATrust, case: CaseId, times: int) -> Iterator[Figure]:
    records: Records = trust.office._records
    person = trust.person("head")
    path, key = Places(records.folder).database, records.keys.database
    raw = connect(path, key)
    orm = CaseByOrm(lambda: connect(path, key))

    def ours() -> None:
        with records.reading() as conn:
            case_record.read(conn, person, case)

    def by_hand(statements: tuple[str, ...]) -> Callable[[], None]:
        def read() -> None:
            for statement in statements:
                raw.execute(statement, (case,)).fetchall()

        return read

    all_by_hand = by_hand((*_FOUR, *_REST, "SELECT id, name FROM accounts WHERE id <> -?"))
    four = _p50(ours, by_hand(_FOUR), _OPENINGS, times)
    yield four.figure("G9", "a case with everything, one statement", 2.00,
                      than="four raw queries")  # fmt: skip
    yield _p50(ours, all_by_hand, _OPENINGS, times).figure(
        "G9", "… against reading the same by hand", None, than="fourteen raw queries"
    )
    yield _p50(ours, lambda: orm.read(case), _OPENINGS, times).figure(
        "G9", "… against an ORM", 0.20, than="selectinload",
        note=f"the case has {_NOTES} notes beside the entries of its steps",
    )  # fmt: skip
    whole = _p50(lambda: trust.ask("head", CaseFile(case_id=case)), all_by_hand, _OPENINGS, times)
    yield whole.figure("G9", "… as the page asks, in words, with its audit row", None,
                       than="fourteen raw queries")  # fmt: skip
    with counting(records.engine) as found:
        ours()
    yield counted("G10", "statements to read a case", found.statements, 1)
    orm.close()
    raw.close()


def _saving(trust: ATrust, case: CaseId, home: Path, times: int) -> Iterator[Figure]:
    records: Records = trust.office._records
    seen = [trust.ask("head", CaseFile(case_id=case)).version]

    def ours() -> None:
        trust.do("head", RenameCase(case_id=case, title=f"Title {seen[0]}", seen=seen[0]))
        seen[0] += 1

    with counting(records.engine) as found:
        ours()
    yield counted("G10", "trips to save, with BEGIN and COMMIT", found.trips, 4)
    # By hand in a copy: it knows nothing of the chain of the audit.
    copy = home / "copy"
    copy.mkdir()
    shutil.copy(Places(records.folder).database, copy)
    for beside in Places(records.folder).database.parent.glob("desk.db-wal"):
        shutil.copy(beside, copy)
    raw = connect(Places(copy).database, records.keys.database)
    by_hand = _SaveByHand(raw, case, seen[0])
    yield _p50(ours, by_hand.save, _SAVES, times).figure(
        "G10", "a save with audit and version check", 4.00, than="raw DB-API",
        note="by hand: BEGIN, UPDATE with the version, INSERT of an unhashed row, COMMIT",
    )  # fmt: skip
    raw.close()


class _SaveByHand:
    """The same two rows, by somebody who computes no hash and asks nobody's permission."""

    def __init__(self, raw: Any, case: CaseId, seen: int) -> None:
        self._raw, self._case, self._seen = raw, case, seen
        self._seq = raw.execute("SELECT max(seq) FROM audit").fetchone()[0]

    def save(self) -> None:
        raw, self._seq = self._raw, self._seq + 1
        raw.execute("BEGIN IMMEDIATE")
        changed = raw.execute(
            "UPDATE cases SET title = ?, version = version + 1 WHERE id = ? AND version = ?",
            (f"Title {self._seen}", self._case, self._seen),
        ).rowcount
        assert changed == 1
        raw.execute(
            "INSERT INTO audit (seq, at, command_id, actor, act, what, object_id, detail, prev,"
            " hash, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._seq, "2026-11-23T14:20:00.000000+00:00", f"by-hand-{self._seq}", 1,
             "RenameCase", "case", self._case, "{}", "0" * 64, "0" * 64, "0" * 64),
        )  # fmt: skip
        raw.execute("COMMIT")
        self._seen += 1


def _p50(ours: Callable[[], object], theirs: Callable[[], object], often: int, times: int) -> Pairs:
    """Medians of many, the two in turn, so many times."""
    ours(), theirs()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        took: tuple[list[float], list[float]] = ([], [])
        for place in range(often):
            both = ((ours, took[0]), (theirs, took[1]))
            for one, kept in both if place % 2 else both[::-1]:
                began = time.perf_counter()
                one()
                kept.append((time.perf_counter() - began) * 1e3)
        found[0].append(median(took[0]))
        found[1].append(median(took[1]))
    return Pairs(*found)
