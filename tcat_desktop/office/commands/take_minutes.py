"""Minutes: taken live beside the agenda, ended, and signed into a frozen PDF (C45)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, diary, minutes_paper
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk

# What is said at the start of every meeting, so that nobody is trapped into anything.
SAID_AT_THE_START = (
    "The parent did not have to come",
    "The companion may speak too",
    "How to complain, and that it is separate",
    "No one is recording",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something agreed to be done: what, by whom, and by when (or not said)."""

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One heading of the agenda with what was said under it, a paragraph a line."""

    title: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at the meeting and her part in it."""

    name: str
    part: str = ""
    present: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes as they stand. Times are ``15:47`` or empty."""

    items: tuple[AgendaItem, ...] = ()
    agreed: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    said_at_start: tuple[str, ...] = ()
    adjustments: str = ""
    started: str = ""
    ended: str = ""

    def kept(self) -> dict[str, Any]:
        """As plain values, dates as ISO text."""
        plain = asdict(self)
        for action in plain["actions"]:
            action["by"] = action["by"].isoformat() if action["by"] else ""
        return plain


def read_minutes(kept: dict[str, Any]) -> Minutes:
    """Minutes from plain values, as ``Minutes.kept`` made them."""
    return Minutes(
        items=tuple(AgendaItem(**row) for row in kept.get("items", ())),
        agreed=tuple(kept.get("agreed", ())),
        disputed=tuple(kept.get("disputed", ())),
        actions=tuple(
            Action(
                what=row["what"], who=row["who"],
                by=date.fromisoformat(row["by"]) if row["by"] else None,
            )
            for row in kept.get("actions", ())
        ),
        attendance=tuple(Attendance(**row) for row in kept.get("attendance", ())),
        said_at_start=tuple(kept.get("said_at_start", ())),
        adjustments=kept.get("adjustments", ""),
        started=kept.get("started", ""),
        ended=kept.get("ended", ""),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveMinutes:
    """Keep the minutes as they stand; ``start`` and ``end`` stamp the clock once."""

    case_id: CaseId
    meeting_id: int
    minutes: Minutes
    start: bool = False
    end: bool = False
    seen: int | None = None

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def carry_out(self, desk: Desk) -> Minutes:
        """Save them; ending makes the meeting held and its actions into tasks."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["minutes_state"] == "signed":
            raise Refused("These minutes are signed, so they stay as they are.",
                          what_to_do="Add a note to the case instead.")  # fmt: skip
        clock = f"{local(desk.now):%H:%M}"
        kept = self.minutes.kept()
        if self.start and not kept["started"]:
            kept["started"] = clock
        if self.end and not kept["ended"]:
            kept["ended"] = clock
        values: dict[str, Any] = {"minutes": kept, "minutes_state": "draft"}
        ends_now = self.end and meeting["state"] != "held"
        if ends_now:
            desk.take(record, "record_meeting")
            values["state"] = "held"
        desk.change("meetings", self.meeting_id, seen=self.seen, **values)
        if ends_now:
            self._held(desk, kept)
            desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
        return read_minutes(kept)

    def _held(self, desk: Desk, kept: dict[str, Any]) -> None:
        desk.finish(self.case_id, "meeting")
        diary.end_meeting(desk, self.meeting_id, "seen")
        desk.chronicle(
            self.case_id, "meeting", "The meeting was held",
            f"{kept['started']} to {kept['ended']}. {len(kept['agreed'])} points agreed, "
            f"{len(kept['disputed'])} not agreed.",
            at=kept["started"], stage=StageName.MEETING, about="meetings",
            about_id=self.meeting_id,
        )  # fmt: skip
        for action in kept["actions"]:
            what = f"{action['what']} ({action['who']})" if action["who"] else action["what"]
            by = date.fromisoformat(action["by"]) if action["by"] else None
            desk.task(self.case_id, "action", what, by or desk.today, role=Role.HEAD)
        desk.task(self.case_id, "sign_minutes", "Sign the minutes", desk.today, role=Role.HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignMinutes:
    """The head signs the minutes: the PDF is frozen, disputed points and all."""

    case_id: CaseId
    meeting_id: int

    needs: ClassVar = (Act.MINUTES, Level.DECIDE)

    def carry_out(self, desk: Desk) -> str:
        """Freeze them; the SHA-256 of the PDF."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] != "held":
            raise Refused("The meeting has not been held yet.", what_to_do="End the meeting first.")
        if meeting["minutes_state"] == "signed":
            raise Refused("These minutes are signed already.")
        content = minutes_paper.pdf(desk, record, meeting, draft=False)
        kept = desk.shelve(content)
        desk.change("meetings", self.meeting_id, minutes_state="signed", minutes_digest=kept.digest)
        desk.chronicle(self.case_id, "meeting", "Minutes signed", about="meetings",
                       about_id=self.meeting_id)  # fmt: skip
        desk.finish(self.case_id, "sign_minutes")
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
        return kept.digest


def agenda(purpose: str, short_name: str) -> tuple[AgendaItem, ...]:
    """The usual agenda, filled in from the purpose."""
    return (
        AgendaItem(title="Welcome and purpose", words=checks.needed(purpose, "No purpose.", "")),
        AgendaItem(title=f"What happened, in {short_name}’s words"),
        AgendaItem(title="Agreed and not agreed"),
        AgendaItem(title="Actions"),
        AgendaItem(title="Close, and what will be sent"),
    )
