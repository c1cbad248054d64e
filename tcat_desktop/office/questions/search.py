"""One search over everything a person may see: cases, people, letters and words in evidence."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, may
from tcat_desktop.office import hits, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.hits import Spans
from tcat_desktop.office.questions.case_list import CaseList, CaseRow, Filter
from tcat_desktop.records import case_lists, evidence, finding

_STATES = {
    "draft": "Waiting to be signed", "signed": "Signed, waiting to be printed",
    "printed": "Printed, waiting to be posted", "posted": "Posted",
}  # fmt: skip
_KINDS = {
    "parent": "Parent", "staff": "Staff", "pupil": "Pupil", "governor": "Governor",
    "volunteer": "Volunteer", "unknown": "Not known",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found. ``kind`` is case, person, letter or exhibit; ``case_id`` goes with both
    of the last. ``file_kind`` is the sort of file that an exhibit is, ``by_machine`` says that
    nobody has compared yet what a machine read in it, and ``find`` is the first hit as it stands.
    """

    kind: str
    found_id: int
    case_id: CaseId | None
    title: str
    second: str
    title_hits: Spans
    second_hits: Spans
    chip: str = ""
    tone: str = "plain"
    file_kind: str = ""
    by_machine: bool = False
    find: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundGroup:
    """One kind of thing, the first few of it; ``more`` says that there are others."""

    title: str
    rows: tuple[Found, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEverything:
    """Cases, closed ones too, people, letters and exhibits with the words, each up to ``most``."""

    words: str
    most: int = 8

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> tuple[FoundGroup, ...]:
        """The groups that hold anything; sealed messages were never in any of them."""
        words = self.words.strip()
        if not any(char.isalnum() for char in words):
            return ()
        people = finding.people_like(desk.conn, desk.who, words, self.most + 1)
        sent = case_lists.letters_like(
            desk.conn, desk.who, words, [row["id"] for row in people], self.most + 1
        )
        wanted = Filter(words=words, closed=True)
        cases = CaseList(filter=wanted, limit=self.most + 1).answer(desk).rows
        shown = (
            ("Cases", [_case(row) for row in cases]),
            ("People", [_person(row, words) for row in people]
             if may(desk.who, Act.PEOPLE, Level.SEE) else []),
            ("Letters", [_letter(row, words) for row in sent]),
            ("In evidence", _exhibits(desk, words, self.most + 1)),
        )  # fmt: skip
        return tuple(
            FoundGroup(title=title, rows=tuple(rows[: self.most]), more=len(rows) > self.most)
            for title, rows in shown
            if rows
        )


def _case(row: CaseRow) -> Found:
    lead = f"{row.reference} · {row.stage} · "
    second_hits = tuple((start + len(lead), length) for start, length in row.second_hits)
    return Found(
        kind="case", found_id=row.case_id, case_id=row.case_id, title=row.title,
        second=lead + (row.found or row.people), title_hits=row.title_hits,
        second_hits=second_hits, chip=row.due, tone=row.tone,
    )  # fmt: skip


def _person(row: dict[str, Any], words: str) -> Found:
    name = names.full_name(row)
    second = " · ".join(part for part in (_KINDS.get(row["kind"], ""), row["hint"]) if part)
    return Found(
        kind="person", found_id=row["id"], case_id=None, title=name, second=second,
        title_hits=hits.places(name, words), second_hits=hits.places(second, words),
    )  # fmt: skip


def _letter(row: dict[str, Any], words: str) -> Found:
    title = f"{row['title']} to {row['to_name']}" if row["to_name"] else row["title"]
    return Found(
        kind="letter", found_id=row["id"], case_id=CaseId(row["case_id"]), title=title,
        second=f"{row['reference']} · L{row['number']} · {_STATES.get(row['state'], '')}",
        title_hits=hits.places(title, words), second_hits=(),
    )  # fmt: skip


def _exhibits(desk: Desk, words: str, most: int) -> list[Found]:
    found = evidence.found_in(desk.conn, desk.who, case_lists.match_words(words), most)
    bodies = evidence.text_of(desk.conn, [row["id"] for row in found])
    return [_exhibit(row, bodies.get(row["id"], ""), words) for row in found]


def _exhibit(row: dict[str, Any], body: str, words: str) -> Found:
    title = f"E{row['number']} · {row['name']}"
    lead = f"{row['reference']} · "
    piece, places = hits.line_of(body, words)
    return Found(
        kind="exhibit", found_id=row["id"], case_id=CaseId(row["case_id"]), title=title,
        second=lead + (piece or row["title"]), title_hits=hits.places(title, words),
        second_hits=tuple((start + len(lead), length) for start, length in places),
        file_kind=row["kind"], by_machine=row["kind"] == "image" and not row["confirmed_at"],
        find=_as_it_stands(piece, places),
    )  # fmt: skip


def _as_it_stands(piece: str, places: Spans) -> str:
    """The words that were hit one after another at the first place, to be found in the exhibit."""
    if not places:
        return ""
    begin, end = places[0][0], sum(places[0])
    for start, length in places[1:]:
        if not piece[end:start].isspace():
            break
        end = start + length
    return piece[begin:end]
