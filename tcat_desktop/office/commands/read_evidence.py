"""What people say of an exhibit: how it was captured, who is who, which words matter."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Final

from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, diary
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import evidence, rows

Row = dict[str, Any]
PUBLIC: Final[dict[str, str]] = {
    "yes": "Anybody could see it", "no": "Only some could see it", "unknown": "Not known",
}  # fmt: skip
ORDERS: Final[dict[str, str]] = {"dmy": "day first", "mdy": "month first"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Who made the copy, when, with which device, from which account, and who could see it."""

    by: str = ""
    on: date | None = None
    device: str = ""
    account: str = ""
    public: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCapture:
    """The capture note of an exhibit: without it a screenshot is a picture of something."""

    case_id: CaseId
    exhibit_id: int
    capture: Capture

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it; what stood there before stays in the chronology."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        told = self.capture
        by = checks.needed(told.by, "Write who made the copy.", "by")
        if told.on is None:
            raise Refused("Say on which day it was made.", field="on")
        on = checks.not_after(told.on, desk.today, "on")
        if told.public not in PUBLIC:
            raise Refused("Say who could see it.", field="public")
        kept = {**asdict(told), "by": by, "on": on.isoformat()}
        desk.change("exhibits", self.exhibit_id, capture=kept)
        device = f", with {told.device.strip()}" if told.device.strip() else ""
        account = f", from {told.account.strip()}" if told.account.strip() else ""
        desk.chronicle(
            self.case_id, "exhibit", f"How E{row['number']} was captured",
            f"By {by}{device}{account}. {PUBLIC[told.public]}.", on=on,
            about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDateOrder:
    """Which reading of a chat's dates is right; asked where nothing in it proves one."""

    case_id: CaseId
    exhibit_id: int
    order: str
    reason: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it, with the reason; the chat is read again."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        if self.order not in ORDERS:
            raise Refused("Choose which of the two dates is right.", field="order")
        reason = checks.needed(
            self.reason, "Write how you know.", "reason",
            what_to_do="Such as: the parent says it was in February.",
        )  # fmt: skip
        desk.change("exhibits", self.exhibit_id, date_order=self.order)
        evidence.forget(desk.conn, row["digest"])
        desk.chronicle(
            self.case_id, "exhibit", f"The dates of E{row['number']} are {ORDERS[self.order]}",
            reason, about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SayWhoWrote:
    """Who of the register a participant of a chat is; None takes it back. Never by name alone."""

    case_id: CaseId
    exhibit_id: int
    participant: str
    person_id: PersonId | None

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep who says so."""
        exhibit_of(desk, self.case_id, self.exhibit_id)
        participant = checks.needed(self.participant, "Choose who of the chat.", "participant")
        evidence.drop_chat_person(desk.conn, self.exhibit_id, participant)
        if self.person_id is not None:
            if rows.one(desk.conn, "people", self.person_id) is None:
                raise Refused("That person is no longer in the register.", field="person_id")
            desk.add(
                "chat_people", case_id=self.case_id, exhibit_id=self.exhibit_id,
                participant=participant, person_id=self.person_id, said_at=desk.at,
                said_by=desk.who.account_id,
            )  # fmt: skip
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkUrgent:
    """Messages about a child's welfare that could not wait: they count in no frequency (C40)."""

    case_id: CaseId
    exhibit_id: int
    numbers: tuple[int, ...]
    urgent: bool = True

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Mark them, or take the mark away."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        before = set(rows.as_list(row["urgent"]))
        after = before | {*self.numbers} if self.urgent else before - {*self.numbers}
        if any(number < 1 for number in self.numbers):
            raise Refused("There is no such message.", field="numbers")
        desk.change("exhibits", self.exhibit_id, urgent=sorted(after))
        desk.did("exhibit", self.exhibit_id, case=self.case_id, urgent=len(after))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepExtract:
    """Some messages of a chat, or a part of a text, as an exhibit of its own.

    ``digest`` and ``size`` are of the very lines as they stand in the file, already on the
    shelf; ``part`` says which (“lines 120–134”). The extract cites the file and its hash.
    """

    case_id: CaseId
    exhibit_id: int
    digest: str
    size: int
    part: str
    note: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; the new exhibit's id."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        part = checks.needed(self.part, "Say which lines.", "part")
        if not desk.shelf.has(self.digest):
            raise Refused("The extract did not arrive whole.", what_to_do="Mark it again.")
        if desk.shelf.is_sealed(self.digest):
            raise Refused("An extract of these very lines is sealed on this desk already.",
                          clause="C49, C51",
                          what_to_do="The Executive Headteacher/CEO rules whether it needs a "
                          "seal.")  # fmt: skip
        number = evidence.highest_number(desk.conn, self.case_id) + 1
        extract_id = desk.add(
            "exhibits", case_id=self.case_id, number=number, name=f"E{row['number']}, {part}",
            digest=self.digest, bytes=self.size, kind="text", note=self.note.strip(),
            sealed=False, added_at=desk.at, added_by=desk.who.account_id,
            source_id=self.exhibit_id, source_part=part,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "exhibit", f"Exhibit E{number}: extract of E{row['number']}, {part}",
            f"From the file with SHA-256 {row['digest']}. {self.note.strip()}".strip(),
            about="exhibits", about_id=extract_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", extract_id, case=self.case_id, source=self.exhibit_id)
        return extract_id


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFromExhibit:
    """Words of an exhibit, taken over into the incident as quoted words (C28)."""

    case_id: CaseId
    exhibit_id: int
    words: str
    part: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Add them to the newest incident; what a machine read must be confirmed before."""
        record = desk.case(self.case_id)
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        words = checks.needed(self.words, "Mark the words first.", "words")
        if row["kind"] == "image" and words not in row["confirmed"]:
            raise Refused(
                "These words were read by a machine, and nobody has compared them yet.",
                what_to_do="Check them against the picture and confirm them, then quote.",
                field="words",
            )
        incident = record.incidents[-1]
        quotes: list[Any] = [*rows.as_list(incident["quotes"])]
        if words in quotes:
            raise Refused("These words are quoted already.", field="words")
        desk.change("incidents", incident["id"], quotes=[*quotes, words])
        where = f"E{row['number']}{f', {self.part.strip()}' if self.part.strip() else ''}"
        desk.chronicle(
            self.case_id, "exhibit", f"Words quoted from {where}", f"“{words}”",
            about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmWords:
    """Somebody has compared with the picture what a machine read in it, and put it right."""

    case_id: CaseId
    exhibit_id: int
    words: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the words and who confirmed them; a search finds these from now on."""
        row = exhibit_of(desk, self.case_id, self.exhibit_id)
        words = checks.needed(self.words, "Write what the picture says.", "words")
        desk.change(
            "exhibits", self.exhibit_id, confirmed=words, confirmed_at=desk.at,
            confirmed_by=desk.who.account_id,
        )  # fmt: skip
        evidence.keep_text(desk.conn, self.exhibit_id, self.case_id, words)
        desk.chronicle(
            self.case_id, "exhibit", f"The words in E{row['number']} were compared",
            "With the picture, and confirmed.", about="exhibits", about_id=self.exhibit_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("exhibit", self.exhibit_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFrequent:
    """How many messages a week the head calls frequent (C40); nought says that nobody has."""

    a_week: int
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it for the school."""
        school = diary.school_row(desk, self.school_id)
        if not 0 <= self.a_week <= 1000:
            raise Refused("Write a number of messages, from 0 to 1,000.", field="a_week")
        desk.change("schools", school["id"], frequent=self.a_week)
        desk.did("school", school["id"], frequent=self.a_week)


def exhibit_of(desk: Desk, case_id: CaseId, exhibit_id: int) -> Row:
    """An exhibit of a case this person may open; a sealed one stays closed here (C49)."""
    desk.case(case_id)
    row = desk.row("exhibits", exhibit_id, of=case_id)
    if row["sealed"]:
        raise Refused(
            "These are messages between parents, and they are sealed.", clause="C49, C50",
            what_to_do="Only the Executive Headteacher/CEO may open them, and only with the "
            "parent’s permission.",
        )  # fmt: skip
    return row
