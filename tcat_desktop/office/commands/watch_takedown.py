"""What came after an ask: an answer, a watch whether it comes back, and what somebody saw.

A person looks, and nothing is scraped.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from tcat_desktop.journey import clocks
from tcat_desktop.journey.deadlines import SCHOOL_DAYS, Counting
from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, takedowns
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.reckoning import deadline
from tcat_desktop.office.takedown_pack import exhibit_row
from tcat_desktop.office.words import long_date, short_date
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

ANSWERS: Final = {
    "received": "They have it, and say no more yet",
    "refused": "They refused",
    "answered": "They answered something else",
}
SEEN: Final = {
    "gone": "It is still gone",
    "there": "It was never gone",
    "again": "It is up again",
}
# After so many school days somebody looks again.
LOOKS: Final = (1, 5, 20)
_LONGEST: Final = timedelta(days=731)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """What came back from a route: a receipt, a refusal, or something else."""

    case_id: CaseId
    takedown_id: int
    answer: str
    words: str = ""
    on: date | None = None
    their_reference: str = ""

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it; a refusal opens the next rung at once, where it does."""
        desk.case(self.case_id)
        line = desk.row("takedowns", self.takedown_id, of=self.case_id)
        if self.answer not in ANSWERS:
            raise Refused("Say what they answered.", field="answer")
        day = _since(self.on or desk.today, line, desk.today)
        words = self.words.strip()
        if self.answer == "answered":
            words = checks.needed(words, "Write what they answered.", "words")
        if self.answer == "received" and not (words or self.their_reference.strip()):
            raise Refused("Write their reference, or what they said.", field="their_reference")
        values: dict[str, Any] = {
            "reply": words or line["reply"] or ANSWERS[self.answer],
            "replied_on": day.isoformat(),
        }
        if self.their_reference.strip():
            values["their_reference"] = self.their_reference.strip()
        if self.answer == "refused":
            values["state"] = "refused"
        desk.change("takedowns", self.takedown_id, **values)
        title = {"received": "has it", "refused": "refused", "answered": "answered"}[self.answer]
        desk.chronicle(
            self.case_id, "takedown", f"{line['asked_of']} {title}",
            f"{line['what']}. {words}".strip(), on=day, about="takedowns",
            about_id=self.takedown_id,
        )  # fmt: skip
        if self.answer == "refused":
            desk.finish(self.case_id, "platform_reply")
        takedowns.set_next(desk, self.case_id)
        desk.settle(self.case_id)
        desk.did("takedown", self.takedown_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchFor:
    """Look after 1, 5 and 20 school days whether something that was removed is up again."""

    case_id: CaseId
    takedown_id: int
    until: date

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> tuple[date, ...]:
        """Set the looks; their days."""
        record = desk.case(self.case_id)
        line = desk.row("takedowns", self.takedown_id, of=self.case_id)
        if line["state"] != "removed":
            raise Refused("It is not gone yet.", field="until",
                          what_to_do="Record that it is gone, then watch for it.")  # fmt: skip
        if not desk.today < self.until <= desk.today + _LONGEST:
            raise Refused("Choose a day from tomorrow, at most two years away.", field="until")
        desk.change("takedowns", self.takedown_id, watch_until=self.until.isoformat())
        desk.finish(self.case_id, f"watch:{self.takedown_id}")
        days = _looks(desk, record, line, self.until)
        title = f"Look whether it is up again: {line['what']}"
        for due in days or [self.until]:
            desk.task(self.case_id, f"watch:{self.takedown_id}", title, due, role=Role.HEAD)
        desk.chronicle(
            self.case_id, "takedown", f"Watched for until {short_date(self.until)}",
            line["what"], about="takedowns", about_id=self.takedown_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("takedown", self.takedown_id, case=self.case_id, looks=len(days) or 1)
        return tuple(each.on for each in days) or (self.until,)


def _looks(desk: Desk, record: CaseRecord, line: Row, until: date) -> list[Any]:
    gone_on = date.fromisoformat(line["checked_on"] or desk.today.isoformat())
    calendar = desk.calendar(record.school)
    found = []
    for count in LOOKS:
        clock = replace(clocks.WATCH, counting=Counting(kind=SCHOOL_DAYS, count=count))
        due = deadline(clock, gone_on, calendar)
        if desk.today <= due.on <= until:
            found.append(due)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSighting:
    """What somebody saw who looked. Up again, it is asked for once more, as a new ask."""

    case_id: CaseId
    takedown_id: int
    state: str
    on: date | None = None
    link: str = ""
    note: str = ""
    exhibit_id: int | None = None

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the look; its id. “Again” sets the task to ask once more."""
        record = desk.case(self.case_id)
        line = desk.row("takedowns", self.takedown_id, of=self.case_id)
        if self.state not in SEEN:
            raise Refused("Say what you saw.", field="state")
        if line["state"] not in ("removed", "again"):
            raise Refused(
                "It is not gone yet.", field="state",
                what_to_do="Record under “Record what you see” whether it is.",
            )  # fmt: skip
        day = _since(self.on or desk.today, line, desk.today)
        link = self.link.strip()
        if self.state == "again" and not (link or self.note.strip()):
            raise Refused("Say where it is now.", field="link",
                          what_to_do="Paste its link, or write where it was seen.")  # fmt: skip
        if self.exhibit_id is not None and exhibit_row(record, self.exhibit_id) is None:
            raise Refused("That copy is not on this case, or it is sealed.", field="exhibit_id")
        kept = desk.add(
            "sightings", case_id=self.case_id, takedown_id=self.takedown_id,
            seen_on=day.isoformat(), state=self.state, link=link, note=self.note.strip(),
            exhibit_id=self.exhibit_id, made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "takedown", SEEN[self.state],
            " ".join(part for part in (f"{line['what']}.", link, self.note.strip()) if part),
            on=day, about="takedowns", about_id=self.takedown_id,
        )  # fmt: skip
        self._follow(desk, record, line, day)
        desk.settle(self.case_id)
        desk.did("takedown", self.takedown_id, case=self.case_id, sighting=kept)
        return kept

    def _follow(self, desk: Desk, record: CaseRecord, line: Row, day: date) -> None:
        if self.state == "gone":
            _one_look_done(desk, record, self.takedown_id)
            return
        desk.finish(self.case_id, f"watch:{self.takedown_id}")
        if self.state == "there":
            desk.change("takedowns", self.takedown_id, state="still_there", watch_until=None)
            takedowns.set_next(desk, self.case_id)
            return
        desk.change("takedowns", self.takedown_id, state="again", watch_until=None)
        desk.finish(self.case_id, "decide_close", f"ask_again:{self.takedown_id}")
        desk.task(
            self.case_id, f"ask_again:{self.takedown_id}",
            f"It is up again since {long_date(day, year=False)}: ask {line['asked_of']} again",
            desk.today, role=Role.HEAD,
        )  # fmt: skip


def _one_look_done(desk: Desk, record: CaseRecord, takedown_id: int) -> None:
    """The look that was due first is done; those after it stay."""
    kind = f"watch:{takedown_id}"
    waiting = [row for row in record.tasks if row["kind"] == kind and not row["done_at"]]
    if waiting:
        first = min(waiting, key=lambda row: str(row["due_on"]))
        desk.change("tasks", first["id"], done_at=desk.at, done_by=desk.who.account_id)


def _since(day: date, line: Row, today: date) -> date:
    """The day, or ``Refused`` when it lies ahead or before anybody was asked."""
    checks.not_after(day, today, "on")
    if day.isoformat() < line["asked_on"]:
        raise Refused("That is before it was asked for.", field="on")
    return day
