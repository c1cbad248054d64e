"""A case in short, beside the list: its next step, its people, and where the words stand in it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.route import stage_of
from tcat_desktop.office import hits
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.hits import Spans
from tcat_desktop.office.questions import case_file
from tcat_desktop.office.words import counted, long_date
from tcat_desktop.records.case_record import CaseRecord

_KINDS = {
    "report": "Report", "decision": "Decision", "call": "Call", "letter": "Letter",
    "meeting": "Meeting", "takedown": "Removal", "exhibit": "Exhibit", "note": "Note",
    "complaint": "Complaint",
}  # fmt: skip
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPerson:
    """One person of the case and her part in it."""

    name: str
    initials: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place where the words stand: what it is, the line, and where in the line they are."""

    where: str
    words: str
    hits: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePreviewAnswer:
    """The case in short. ``tone`` is that of the due chip; ``form`` is what the button opens."""

    case_id: CaseId
    reference: str
    title: str
    school: str
    stage: str
    stage_title: str
    step: int
    due: str
    tone: str
    next_title: str
    next_reason: str
    button: str
    form: str
    people: tuple[PreviewPerson, ...]
    places: tuple[Place, ...]
    sealed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePreview:
    """One case in short; looking at it is looking at the case, and is audited as that."""

    case_id: CaseId
    words: str = ""

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> CasePreviewAnswer:
        """What the list has no room for."""
        record = desk.case(self.case_id)
        desk.did("case", self.case_id)
        whole = case_file.view(desk, record)
        stage = stage_of(whole.stage)
        sealed = sum(exhibit.sealed for exhibit in whole.exhibits)
        closed = whole.stage == "closed"
        return CasePreviewAnswer(
            case_id=whole.case_id,
            reference=whole.reference,
            title=whole.title,
            school=whole.school,
            stage=whole.stage,
            stage_title=whole.stage_title,
            step=stage.number,
            due="Closed" if closed else whole.due,
            tone="green" if closed else whole.tone,
            next_title=whole.next_step.title,
            next_reason=whole.next_step.reason,
            button=whole.next_step.button,
            form=whole.next_step.form,
            people=tuple(
                PreviewPerson(name=each.name, initials=each.initials, part=each.part)
                for each in whole.people
            ),
            places=_places(record, whole, self.words),
            sealed=counted(sealed, "exhibit is sealed, so it is not shown or searched.",
                           "exhibits are sealed, so they are not shown or searched.")
            if sealed else "",
        )  # fmt: skip


def _places(record: CaseRecord, whole: case_file.CaseFileAnswer, words: str) -> tuple[Place, ...]:
    """Title first, then people, then the chronology from its newest entry, then the exhibits."""
    if not words.strip():
        return ()
    told = "\n".join(f"{entry.title} {entry.words}" for entry in whole.entries)
    texts = [("Title", whole.title)]
    texts += [("People", ", ".join(each.name for each in whole.people))]
    texts += [
        (f"{_KINDS.get(entry.kind, 'Entry')}, {long_date(entry.on, year=False)}",
         f"{entry.title}. {entry.words}" if entry.words else entry.title)
        for entry in whole.entries
    ]  # fmt: skip
    texts += [(f"First report of {_day(row)}", row["narrative"]) for row in record.incidents
              if row["narrative"] not in told]  # fmt: skip
    texts += [(f"Group of {_day(row)}", row["group_name"]) for row in record.incidents]
    texts += [(f"Exhibit {each.number}, {each.added}", f"{each.name}. {each.note}")
              for each in whole.exhibits if not each.sealed and each.name not in told]  # fmt: skip
    found = []
    for where, text in texts:
        line, within = hits.passage(text, words)
        if line:
            found.append(Place(where=where, words=line, hits=within))
    return tuple(found[:_MOST_PLACES])


def _day(row: dict[str, Any]) -> str:
    from datetime import date

    return long_date(date.fromisoformat(row["happened_on"]), year=False)
