"""What the wording checks say of a letter: a draft, one being written, or one that is signed."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from tcat_desktop.correspondence.checks import FINAL
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, may
from tcat_desktop.office import letter_checks, letter_facts, post_room, wordings
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.letter_checks import Judged
from tcat_desktop.office.words import short_date
from tcat_desktop.records import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One finding. ``sentence`` is what an overruling names; ``overruled`` says who and why.

    ``paragraph`` counts from nought in the order in which the letter is read, and ``opens`` are
    its first words, to find it on the page; ``why_not`` says
    why the person who asks cannot put it aside, and is empty when she can.
    """

    number: int
    rule: str
    title: str
    words: str
    paragraph: int
    start: int
    end: int
    why: str
    what_to_do: str
    stops: bool
    sentence: str
    opens: str
    overruled: str = ""
    reason: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChecksAnswer:
    """The findings that still stand, those put aside, and what passed.

    ``letter_id`` is empty for words not saved yet: those cannot be overruled. ``kept`` says that
    this is how it stood when the letter was signed.
    """

    case_id: CaseId
    letter_id: int | None
    open: tuple[CheckLine, ...]
    put_aside: tuple[CheckLine, ...]
    passed: tuple[str, ...]
    kept: bool = False

    @property
    def stops(self) -> bool:
        """Whether something still keeps the letter from being signed."""
        return any(line.stops for line in self.open)

    @property
    def line(self) -> str:
        """``8 passed, 1 to look at``."""
        stopping = sum(line.stops for line in self.open)
        looking = len(self.open) - stopping
        parts = [f"{len(self.passed)} passed"]
        parts += [f"{stopping} to put right"] if stopping else []
        parts += [f"{looking} to look at"] if looking else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChecks:
    """The checks of a kept letter by ``letter_id``, or of ``letter`` with ``words`` as typed."""

    case_id: CaseId
    letter_id: int | None = None
    letter: str = ""
    person_id: PersonId | None = None
    words: dict[str, Any] = field(default_factory=dict)

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> LetterChecksAnswer:
        """What was found and what passed; ``Refused`` names what is missing in the letter."""
        record = desk.case(self.case_id)
        if self.letter:
            letter = post_room.letter_of(self.letter)
            person = post_room.recipient(desk, record, letter, self.person_id)
            values = letter_facts.filled(desk, record, letter, person) | self.words
            wording = wordings.in_use(desk.conn, letter).wording
            made = letter_checks.report(desk, record, letter, person, values, wording)
            found = letter_checks.judged(desk, made, self.letter_id)
            return self._told(desk, found, made.passed)
        assert self.letter_id is not None
        row = desk.row("letters", self.letter_id, of=self.case_id)
        if row["state"] == "draft":
            found, made = letter_checks.of_draft(desk, record, row)
            return self._told(desk, found, made.passed)
        kept = rows.as_dict(row["checks"] or "{}") if row["checks"] != "[]" else {}
        found = tuple(map(letter_checks.judged_again, kept.get("findings", ())))
        return self._told(desk, found, tuple(kept.get("passed", ())), kept=True)

    def _told(
        self, desk: Desk, found: tuple[Judged, ...], passed: tuple[str, ...], *, kept: bool = False
    ) -> LetterChecksAnswer:
        lines = [
            _line(place, each, "" if kept else why_not(desk, each))
            for place, each in enumerate(found, start=1)
        ]
        return LetterChecksAnswer(
            case_id=self.case_id,
            letter_id=self.letter_id,
            open=tuple(line for line in lines if not line.overruled),
            put_aside=tuple(line for line in lines if line.overruled),
            passed=passed,
            kept=kept,
        )


def why_not(desk: Desk, each: Judged) -> str:
    """Why the person at the desk cannot put a finding aside; empty when she can."""
    if each.finding.rule in FINAL:
        return "This cannot be put aside here: the person’s page under People says who decides."
    level = Level.DECIDE if each.finding.weight == "stop" else Level.CREATE
    allowed = may(desk.who, Act.LETTER, level)
    return "" if allowed else str(allowed.reason)


def _line(number: int, each: Judged, barred: str) -> CheckLine:
    told, why = each.finding, each.overruled
    when = local(why.at) if why is not None else None
    return CheckLine(
        number=number, rule=told.rule, title=told.title, words=told.words,
        paragraph=told.paragraph, start=told.start, end=told.end, why=told.why,
        what_to_do=told.what_to_do, stops=told.weight == "stop", sentence=told.sentence,
        opens=told.opens,
        overruled=f"{why.by}, {short_date(when.date())}, {when:%H:%M}" if why and when else "",
        reason=why.reason if why else "",
        why_not=barred,
    )  # fmt: skip
