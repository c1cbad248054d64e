"""What everybody may know of her own desk: the frame of the window, drafts, own reports."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.code import Clause, Told, suggest
from tcat_desktop.journey.people import POSTS, Act, CaseId, Level, Role, SchoolId
from tcat_desktop.office import post_room
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.safe_keeping import BACKED_UP
from tcat_desktop.office.words import short_date
from tcat_desktop.records import case_lists, finding, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameAnswer:
    """What the frame of the window shows about the desk."""

    trust: str
    school: str
    schools: tuple[tuple[SchoolId, str], ...]
    post: str
    formal_name: str
    term_words: str
    open_cases: int
    overdue_days: int
    reports: int
    demo: bool
    backup_words: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame: school, post, term week, counts for the sidebar."""

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def answer(self, desk: Desk) -> FrameAnswer:
        """All of it."""
        schools = finding.all_schools(desk.conn)
        account = rows.one(desk.conn, "accounts", desk.who.account_id) or {}
        own = next((row for row in schools if row["id"] == desk.who.school_id), None)
        numbers = case_lists.counts(desk.conn, desk.who)
        return FrameAnswer(
            trust=rows.setting(desk.conn, "trust"),
            school=own["name"] if own else ("Both schools" if len(schools) == 2 else "All schools"),
            schools=tuple((SchoolId(row["id"]), row["name"]) for row in schools),
            post=account.get("post") or POSTS[desk.who.role],
            formal_name=account.get("formal_name") or desk.who.name,
            term_words=term_words(own or (schools[0] if schools else None), desk.today),
            open_cases=sum(n for (_, stage), n in numbers.items() if stage != "closed"),
            overdue_days=post_room.code_now(desk).overdue_days,
            reports=len(finding.reported_by(desk.conn, desk.who.account_id))
            if desk.who.role in (Role.RECEPTION, Role.TEACHER) else 0,
            demo=rows.setting(desk.conn, "demo") == "yes",
            backup_words=_backup_words(rows.setting(desk.conn, BACKED_UP), desk.today),
            settings=rows.as_dict(account.get("settings") or "{}"),
        )  # fmt: skip


def _backup_words(kept: str, today: date) -> str:
    """``Backup checked today, 07:00``; nothing before the first one."""
    if not kept:
        return ""
    made = local(kept)
    day = "today" if made.date() == today else short_date(made.date())
    return f"Backup checked {day}, {made:%H:%M}"


def term_words(school: dict[str, Any] | None, today: date) -> str:
    """``Autumn term, week 12``, counted in weeks since the first day of the school year's term."""
    if school is None:
        return ""
    terms = calendar_of(school["calendar"], today.year).terms
    if not any(first <= today <= last for first, last in terms):
        return "School holiday" if terms else ""
    begun = min(
        first
        for first, _ in terms
        if _term_of(first) == _term_of(today) and first <= today and (today - first).days < 130
    )
    week = ((today - begun).days + begun.weekday()) // 7 + 1
    return f"{_term_of(today)} term, week {week}"


def _term_of(day: date) -> str:
    return "Autumn" if day.month >= 8 else "Spring" if day.month <= 3 else "Summer"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReport:
    """One's own report: its reference and where it stands, never what it says."""

    case_id: CaseId
    reference: str
    logged: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReports:
    """What this person logged, and how far each has come."""

    needs: ClassVar = (Act.OWN_REPORT, Level.SEE)

    def answer(self, desk: Desk) -> tuple[OwnReport, ...]:
        """Newest first."""
        return tuple(
            OwnReport(
                case_id=CaseId(row["id"]),
                reference=row["reference"],
                logged=f"{short_date(local(row['reported_at']).date())}, "
                f"{local(row['reported_at']):%H:%M}",
                status=_status(row),
                tone="green" if row["disposition"] else "plain",
            )
            for row in finding.reported_by(desk.conn, desk.who.account_id)
        )


def _status(row: dict[str, Any]) -> str:
    """Feedback without access: received, decided, or ended."""
    if row["stage"] == "closed":
        return "Dealt with and closed"
    if row["disposition"]:
        return "Decided; the school is dealing with it"
    return "Received; waiting to be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A file that waits with a draft; ``digest`` is the SHA-256 of its bytes in hex."""

    exhibit_id: int
    name: str
    size: int
    kind: str
    digest: str
    sealed: bool
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswer:
    """A saved draft: its id, the values of the form, and when it was saved."""

    draft_id: str
    body: dict[str, Any]
    saved: str
    files: tuple[DraftFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestDraft:
    """The newest draft of one form, to go on where one stopped or was cut off."""

    form: str
    object_id: int | None = None

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def answer(self, desk: Desk) -> DraftAnswer | None:
        """The draft, or None."""
        row = finding.newest_draft(desk.conn, desk.who.account_id, self.form, self.object_id)
        if row is None:
            return None
        files = finding.exhibits_of_draft(desk.conn, row["draft_id"], desk.who.account_id)
        return DraftAnswer(
            draft_id=row["draft_id"],
            body=json.loads(row["body"]),
            saved=f"{local(row['saved_at']):%H:%M}",
            files=tuple(
                DraftFile(
                    exhibit_id=each["id"], name=each["name"], size=each["bytes"],
                    kind=each["kind"], digest=each["digest"], sealed=bool(each["sealed"]),
                    added=f"{local(each['added_at']):%H:%M}",
                )
                for each in files
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Which clauses a report may be about, as it stands; the headteacher decides."""

    narrative: str
    platforms: tuple[str, ...] = ()
    audience: str = ""
    involved: tuple[Involved, ...] = ()

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[Clause, ...]:
        """Likeliest first, four at the most, each with its “but not if”."""
        kinds: list[tuple[str, str]] = []
        for one in self.involved:
            row = rows.one(desk.conn, "people", one.person_id) if one.person_id else None
            kinds.append((one.role, row["kind"] if row else "unknown"))
        return suggest(
            desk.code,
            Told(
                words=self.narrative,
                platforms=self.platforms,
                audience=self.audience,
                named_staff=("named", "staff") in kinds,
                staff_received=("recipient", "staff") in kinds,
                parent_received=("recipient", "parent") in kinds,
                depicted=any(role == "depicted" for role, _ in kinds),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderAnswer:
    """Who reads a report and by when; and who takes it if somebody is at risk."""

    reader: str
    read_by: date
    safeguarding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoReads:
    """What happens next with a report logged now at a school."""

    school_id: SchoolId | None = None

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def answer(self, desk: Desk) -> ReaderAnswer:
        """Names, by post and school."""
        from tcat_desktop.journey.route import ROUTE

        schools = finding.all_schools(desk.conn)
        wanted = desk.who.school_id or self.school_id
        school = next((row for row in schools if row["id"] == wanted), schools[0])
        clock = ROUTE[0].clock
        assert clock is not None
        return ReaderAnswer(
            reader=_by_role(desk, Role.HEAD, school["id"]) or "the headteacher",
            read_by=desk.due(school, clock).on,
            safeguarding=_by_role(desk, Role.DSL, school["id"]) or "the safeguarding lead",
        )


def _by_role(desk: Desk, role: Role, school_id: int) -> str:
    for row in finding.all_accounts(desk.conn):
        if row["role"] == role and row["school_id"] in (None, school_id) and not row["disabled_at"]:
            return str(row["formal_name"] or row["name"])
    return ""
