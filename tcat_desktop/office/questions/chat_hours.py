"""What the chats of a case show of when and how often somebody wrote (C35, C40, C41)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from tcat_desktop.evidence.reading import AMBIGUOUS, CONFLICT, Message
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import diary, names, written
from tcat_desktop.office.chat_hours import ChatCounts, Facts, counts_of
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import evidence, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
CHATS: Final = frozenset({"whatsapp", "messenger"})
COUNTED, WAITING, UNDATED, EMPTY = "counted", "waiting", "undated", "empty"
_A_MONDAY: Final = date(2026, 11, 23)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatShown:
    """One chat of a case. ``counts`` is there when ``state`` is counted.

    ``waiting`` says that nobody has read the chat yet, ``undated`` that the order of day and
    month is still to be settled, ``empty`` that nothing in it can be counted.
    """

    exhibit_id: int
    number: str
    name: str
    digest: str
    state: str
    counts: ChatCounts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatHours:
    """One chat, by one sender, everybody (``""``), or whoever writes to staff (None).

    ``messages`` are those of a reading that is open; without them the ones kept are counted.
    """

    case_id: CaseId
    exhibit_id: int
    sender: str | None = None
    messages: tuple[Message, ...] = ()

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> ChatShown:
        """The counts; ``Refused`` for a sealed chat, of which nothing is counted (C49)."""
        record = desk.case(self.case_id)
        row = next((one for one in record.exhibits if one["id"] == self.exhibit_id), None)
        if row is None:
            raise Refused("That is no longer on this case.", what_to_do="Open the case again.")
        if row["sealed"]:
            raise Refused(
                "These are messages between parents, and they are sealed.", clause="C49, C50"
            )
        return _shown(desk, record, row, self.sender, self.messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatsOfCase:
    """Every chat of a case that is not sealed, by whoever writes to staff."""

    case_id: CaseId

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> tuple[ChatShown, ...]:
        """Them, by number."""
        return chats_of(desk, desk.case(self.case_id))


def chats_of(desk: Desk, record: CaseRecord) -> tuple[ChatShown, ...]:
    """The chats of a case that somebody has open already."""
    found = []
    for row in record.exhibits:
        if row["sealed"] or row["kind"] not in {*CHATS, "zip"}:
            continue
        shown = _shown(desk, record, row, None, ())
        if shown.state != WAITING or row["kind"] in CHATS:
            found.append(shown)
    return tuple(found)


def _shown(
    desk: Desk, record: CaseRecord, row: Row, sender: str | None, messages: tuple[Message, ...]
) -> ChatShown:
    told: Row = {}
    if not messages:
        reading = evidence.of_digest(desk.conn, row["digest"])
        told = rows.as_dict(reading["told"]) if reading and reading["kind"] in CHATS else {}
    state, counts = WAITING, None
    if told.get("date_order") in (AMBIGUOUS, CONFLICT):
        state = UNDATED
    elif "written" in told:
        messages = written.messages_of(told["written"])
        state = EMPTY
    elif messages:
        state = EMPTY if any(each.at for each in messages) else UNDATED
    if state == EMPTY and messages:
        counts = counts_of(messages, _facts(desk, record, row), sender)
        state = COUNTED
    return ChatShown(
        exhibit_id=row["id"], number=f"E{row['number']}", name=row["name"], digest=row["digest"],
        state=state, counts=counts,
    )  # fmt: skip


def _facts(desk: Desk, record: CaseRecord, exhibit: Row) -> Facts:
    said = {
        row["participant"]: person
        for row in record.chat_people
        if row["exhibit_id"] == exhibit["id"]
        and (person := rows.one(desk.conn, "people", row["person_id"])) is not None
    }
    staff = {name: person for name, person in said.items() if person["kind"] == "staff"}
    own, whose = "", "the school’s hours"
    if len(staff) == 1:
        person = next(iter(staff.values()))
        own, whose = person["hours"], f"{names.short_name(person)}’s working hours"
    week = [diary.hours_on(own, record.school, _A_MONDAY + timedelta(days=day)) for day in range(7)]
    return Facts(
        # A weekend is no working time unless somebody's own hours say so.
        hours={
            day: told
            for day, told in enumerate(week)
            if told and (day < 5 or rows.as_dict(own or "{}"))
        },
        whose=whose,
        calendar=desk.calendar(record.school),
        urgent=frozenset(exhibit["urgent"]),
        frequent=record.school["frequent"],
        called={name: names.full_name(person) for name, person in said.items()},
        staff=frozenset(staff),
    )
