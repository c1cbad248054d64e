"""Words in evidence: a thousand exhibits with two megabytes of text, found as somebody types."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tcat_desktop.journey.people import Person
from tcat_desktop.office.questions.search import SearchEverything, _exhibits
from tcat_desktop.records import case_lists, evidence
from tcat_desktop.records.engine import connect
from tcat_desktop.records.places import Places
from tcat_desktop.records.records import Records
from tests.benchmarks.figures import Figure, Pairs, at_most
from tests.builders import ATrust, a_case, a_trust

EXHIBITS, LETTERS_EACH = 1_000, 2_000
# What fits between two letters that somebody types.
_TYPING = 50.0

# By hand: the same index, the same limit, the marks by FTS5 itself; no sight, no names of files.
_RAW = (
    "SELECT rowid, snippet(exhibit_search, 0, char(2), char(3), '…', 14) FROM exhibit_search"
    " WHERE exhibit_search MATCH ? ORDER BY rowid DESC LIMIT 9"
)
_BARE = "SELECT rowid FROM exhibit_search WHERE exhibit_search MATCH ? ORDER BY rowid DESC LIMIT 9"


def measure(times: int, kept_in: Path | None, many: int) -> Iterator[Figure]:
    """The statement against the index alone, and the whole group against snippets by hand."""
    with tempfile.TemporaryDirectory() as home:
        trust = a_trust(Path(home))
        words = _filled(trust)
        records: Records = trust.office._records
        raw = connect(Places(trust.folder).database, records.keys.database)
        head = trust.staff["head"]
        size = f"{EXHIBITS:,} exhibits, {EXHIBITS * LETTERS_EACH / 1e6:.0f} MB, p50"
        with records.reading() as conn:
            yield _pairs(
                lambda typed: evidence.found_in(conn, head, case_lists.match_words(typed), 9),
                lambda typed: raw.execute(_BARE, (case_lists.match_words(typed),)).fetchall(),
                words, times,
            ).figure("7.8", f"found_in, {size}", 1.70, than="raw FTS5, no sight")  # fmt: skip
        yield _pairs(
            lambda typed: _group(records, trust, head, typed),
            lambda typed: raw.execute(_RAW, (case_lists.match_words(typed),)).fetchall(),
            words, times,
        ).figure("7.8", f"… with the lines that hold it, {size}", 1.70,
                 than="raw FTS5, its snippets")  # fmt: skip
        took = [_took(lambda typed: trust.office.ask(head, SearchEverything(words=typed)), each)
                for each in words * times]  # fmt: skip
        yield at_most("7.8", f"everything that is searched as one types, {size}", took, _TYPING)
        raw.close()
        trust.close()


def _group(records: Records, trust: ATrust, who: Person, typed: str) -> Any:
    with records.reading() as conn:
        return _exhibits(trust.office._desk(conn, who), typed, 9)


def _filled(trust: ATrust) -> list[str]:
    """Texts of invented words, some common and some rare; what somebody then types."""
    made = random.Random(26)
    known = ["".join(made.choices("abcdefghiklmnoprstuwyzłóąé", k=made.randint(3, 9)))
             for _ in range(4_000)]  # fmt: skip
    weights = [1 / (place + 1) for place in range(len(known))]
    case = a_case(trust).at("reported")
    records: Records = trust.office._records
    with records.writing() as conn:
        desk = trust.office._desk(conn, trust.staff["office"])
        for number in range(2, EXHIBITS + 2):
            body, lines = 0, []
            while body < LETTERS_EACH:
                lines.append(" ".join(made.choices(known, weights, k=12)))
                body += len(lines[-1]) + 1
            exhibit = desk.add(
                "exhibits", case_id=case, number=number, name=f"chat {number}.txt",
                digest=f"{number:064x}", bytes=body, kind="text", note="", sealed=False,
                added_at=desk.at, added_by=trust.staff["office"].account_id,
            )  # fmt: skip
            evidence.keep_text(conn, exhibit, case, "\n".join(lines))
        desk.did("exhibit", None)
        trust.office._note(desk, "KeepFile", None)
    common, rare = known[0], known[3_000]
    return [common, rare, known[200][:2], f"{known[1]} {known[2]}", f"{common} {known[900]}",
            known[50], known[50][:3], "nosuchword"]  # fmt: skip


def _took(ask: Callable[[str], object], typed: str) -> float:
    began = time.perf_counter()
    ask(typed)
    return (time.perf_counter() - began) * 1e3


def _pairs(
    ours: Callable[[str], object], raw: Callable[[str], object], words: list[str], times: int
) -> Pairs:
    """The p50 of all words by one and by the other, word by word in turn."""
    for typed in words:
        ours(typed), raw(typed)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        took: tuple[list[float], list[float]] = ([], [])
        for place, typed in enumerate(words):
            both = ((ours, took[0]), (raw, took[1]))
            for ask, kept in both if place % 2 else both[::-1]:
                kept.append(_took(ask, typed))
        found[0].append(median(took[0]))
        found[1].append(median(took[1]))
    return Pairs(*found)
