"""Today: what is late, due and new, what waits for a signature, and what waits for others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import PERMISSIONS, Act, CaseId, Level, Role, SchoolId, may
from tcat_desktop.journey.route import ROUTE, stage_of
from tcat_desktop.office import post_room, wordings
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import NEVER, Desk
from tcat_desktop.office.words import counted, due_words, long_date, short_date
from tcat_desktop.records import case_lists, finding, rows

Row = dict[str, Any]

# Task kinds and the icon each is drawn with (names of the theme).
_ICONS: dict[str, str] = {
    "triage": "tray", "safeguarding": "first-aid", "contact": "phone", "look_again": "clock",
    "decide_close": "check-circle", "meeting": "users", "after_meeting": "signpost",
    "circulate_minutes": "envelope-simple", "minutes_corrections": "hourglass-medium",
    "sign_minutes": "signature", "action": "check-circle", "check_removal": "flag",
    "platform_reply": "hourglass-medium", "group_reply": "hourglass-medium",
    "acknowledge": "scales", "sent_back": "signpost", "check_closed": "clock",
    "allegation": "first-aid", "complaint": "scales", "next_rung": "signpost", "watch": "eye",
    "ask_again": "flag", "limitation": "clock", "section_5": "hourglass-medium",
    "section_5_poster": "hourglass-medium",
}  # fmt: skip
_BUTTONS: dict[str, str] = {
    "triage": "Decide", "contact": "Record the call", "meeting": "Start minutes",
    "circulate_minutes": "Open the minutes",
    "sign_minutes": "Read and sign", "check_removal": "Record what you see",
    "acknowledge": "Answer", "decide_close": "Close it", "look_again": "Record the call",
    "check_closed": "Record what you see", "complaint": "Open the complaint",
    "next_rung": "Open the ladder", "watch": "Record what you see",
    "ask_again": "Open the ladder",
}  # fmt: skip

# What the office may do for the head whose task it is.
_PREPARED = ("contact", "meeting", "check_removal", "look_again", "circulate_minutes",
             "next_rung", "watch", "ask_again")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """One thing to do. ``form`` is what its button opens on the case file."""

    task_id: int
    case_id: CaseId
    icon: str
    title: str
    line: str
    due: str
    tone: str
    button: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGroup:
    """A heading and its rows. ``tone`` is attention for what is late."""

    title: str
    tone: str
    rows: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelCell:
    """Open cases at one stage; ``share`` of the fullest stage, 0 to 1."""

    stage: str
    title: str
    cases: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingToday:
    """One meeting of the day."""

    case_id: CaseId
    meeting_id: int
    at: str
    who: str
    line: str
    adjustments: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something others owe us, and by when."""

    case_id: CaseId
    what: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """Something the whole trust waits for, such as the review of the Code; who owns it."""

    words: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayAnswer:
    """The page “Today”."""

    today: date
    headline: str
    summary: str
    place: str
    open_cases: int
    funnel: tuple[FunnelCell, ...]
    groups: tuple[WorkGroup, ...]
    meetings: tuple[MeetingToday, ...]
    to_sign: int
    to_print: int
    to_post: int
    waiting: tuple[Waiting, ...]
    banner: Banner | None
    wording: Banner | None
    next_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What this person should look at now, in one school or in all she works for."""

    school_id: SchoolId | None = None

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> TodayAnswer:
        """The whole page."""
        schools = {row["id"]: row for row in finding.all_schools(desk.conn)}
        tasks = [row for row in finding.open_tasks(desk.conn, desk.who) if self._here(row)]
        mine = [row for row in tasks if not row["waiting_for"] and is_for(desk, row)]
        groups = _groups(desk, schools, mine)
        funnel, total = _funnel({
            key: number for key, number in case_lists.counts(desk.conn, desk.who).items()
            if self.school_id in (None, key[0])
        })  # fmt: skip
        letters = [row for row in finding.letters_of(desk.conn, desk.who) if self._here(row)]
        signing, printing, posting = _letters(desk, letters)
        late = len(groups[0].rows) if groups and groups[0].tone == "attention" else 0
        due = next((len(group.rows) for group in groups if group.title == "Due today"), 0)
        coming = [row for row in mine if row["due_on"] > desk.today.isoformat()
                  and row["due_on"] != NEVER]  # fmt: skip
        return TodayAnswer(
            today=desk.today,
            headline=long_date(desk.today, year=False),
            summary=_summary(late, due),
            place=_place(schools, desk.who.school_id or self.school_id),
            open_cases=total,
            funnel=funnel,
            groups=groups,
            meetings=_meetings(desk, self._here),
            to_sign=signing,
            to_print=printing,
            to_post=posting,
            waiting=_waiting(tasks),
            banner=_banner(desk),
            wording=_wording(desk),
            next_due=_next_due(desk.today, coming[0]) if coming else "",
        )  # fmt: skip

    def _here(self, row: Row) -> bool:
        return self.school_id in (None, row["school_id"])


def is_for(desk: Desk, row: Row) -> bool:
    """Whether a task is this person's: by name, by post, or because she may do what it asks."""
    if row["deputy_id"] == desk.who.account_id:
        return True
    if row["owner_id"] is not None:
        return bool(row["owner_id"] == desk.who.account_id)
    if row["role"] == desk.who.role.value:
        return True
    # The office prepares what a head decides, and the CEO sees every school's work.
    if row["kind"].partition(":")[0] in _PREPARED:
        return PERMISSIONS[Act.FIRST_CONTACT][desk.who.role] >= Level.CREATE
    return desk.who.role is Role.CEO and row["role"] == Role.HEAD


def _groups(desk: Desk, schools: dict[int, Row], tasks: list[Row]) -> tuple[WorkGroup, ...]:
    today = desk.today.isoformat()
    triage = [row for row in tasks if row["kind"] == "triage"]
    other = [row for row in tasks if row["kind"] != "triage"]
    late = [row for row in other if row["due_on"] < today]
    due = [row for row in other if row["due_on"] == today]
    coming = [row for row in other if row["due_on"] > today][:6]
    parts = (
        ("Late", "attention", late),
        ("Due today", "plain", due),
        ("New reports to triage", "plain", triage),
        ("Coming up", "plain", coming),
    )
    return tuple(
        WorkGroup(title=title, tone=tone,
                  rows=tuple(_row(desk, schools[row["school_id"]], row) for row in found))
        for title, tone, found in parts
        if found
    )  # fmt: skip


def _row(desk: Desk, school: Row, row: Row) -> WorkRow:
    kind = row["kind"].split(":")[0]
    icon = {"sign": "signature", "post": "mailbox"}.get(kind) or _ICONS.get(kind, "note-pencil")
    button = {"sign": "Read and sign", "post": "Open the letter"}.get(kind) or _BUTTONS.get(kind)
    form = _form(row["kind"])
    if row["due_on"] == NEVER:
        words, tone = "No date", "plain"
    else:
        calendar = calendar_of(school["calendar"], desk.today.year)
        words, tone = due_words(
            date.fromisoformat(row["due_on"]), desk.today, calendar, row["due_at"]
        )
    reported = local(row["reported_at"])
    line = f"{row['reference']} · {row['case_title']}"
    if tone == "attention":
        line += f" · was due {long_date(date.fromisoformat(row['due_on']), year=False)}"
    if kind == "triage":
        line = (
            f"{row['reference']} · logged {long_date(reported.date(), year=False)}, "
            f"{reported:%H:%M}"
        )
        words = f"Triage {words[0].lower()}{words[1:]}" if tone != "attention" else words
    return WorkRow(
        task_id=row["id"], case_id=CaseId(row["case_id"]), icon=icon,
        title=row["case_title"] if kind == "triage" else row["title"],
        line=line, due=words, tone=tone, button=button or "Open", form=form,
    )  # fmt: skip


def _form(kind: str) -> str:
    """The form of the case file that a task's button opens; see ``next_step``."""
    head, _, tail = kind.partition(":")
    forms = {
        "sign": f"sign_letter:{tail}", "post": f"print_letter:{tail}", "triage": "triage",
        "contact": "record_contact", "look_again": "record_contact", "meeting": "minutes",
        "circulate_minutes": "minutes", "minutes_corrections": "minutes",
        "sign_minutes": "sign_minutes", "check_removal": "check_removal",
        "acknowledge": "answer_handover", "decide_close": "close", "check_closed": "check_closed",
        "complaint": "complaint", "next_rung": "takedown", "watch": f"takedown:{tail}",
        "ask_again": f"takedown:{tail}",
    }  # fmt: skip
    return forms.get(head, "")


def _funnel(numbers: dict[tuple[int, str], int]) -> tuple[tuple[FunnelCell, ...], int]:
    by_stage = {stage.name.value: 0 for stage in ROUTE[:-1]}
    for (_, stage), number in numbers.items():
        if stage in by_stage:
            by_stage[stage] += number
    fullest = max(by_stage.values(), default=0) or 1
    cells = tuple(
        FunnelCell(stage=name, title=stage_of(name).title, cases=number, share=number / fullest)
        for name, number in by_stage.items()
    )
    return cells, sum(by_stage.values())


def _letters(desk: Desk, found: list[Row]) -> tuple[int, int, int]:
    signing = [
        row for row in found
        if row["state"] == "draft" and desk.who.role in post_room.letter_of(row["letter"]).signers
    ]  # fmt: skip
    return (
        len(signing),
        sum(row["state"] == "signed" for row in found),
        sum(row["state"] == "printed" for row in found),
    )


def _meetings(desk: Desk, here: Callable[[Row], bool]) -> tuple[MeetingToday, ...]:
    day = desk.today.isoformat()
    return tuple(
        MeetingToday(
            case_id=CaseId(row["case_id"]),
            meeting_id=row["id"],
            at=row["at"],
            who=" with ".join(
                guest["name"] for guest in rows.as_list(row["attending"])
                if guest["person_id"] is not None
            ) or row["purpose"],
            line=row["place"] + (f" · bringing {row['companion']}" if row["companion"] else ""),
            adjustments=row["adjustments"],
        )
        for row in finding.meetings_between(desk.conn, desk.who, day, day)
        if row["state"] in ("asked", "accepted") and here(row)
    )  # fmt: skip


def _waiting(tasks: list[Row]) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            case_id=CaseId(row["case_id"]), what=row["title"],
            when="No date" if row["due_on"] == NEVER
            else short_date(date.fromisoformat(row["due_on"])),
        )
        for row in tasks
        if row["waiting_for"]
    )[:6]  # fmt: skip


def _summary(late: int, due: int) -> str:
    parts = []
    if late:
        parts.append(counted(late, "thing is late.", "things are late."))
    if due:
        parts.append(f"{counted(due, 'is', 'are')} due today.")
    return " ".join(parts) or "Nothing is late, and nothing is due today."


def _next_due(today: date, row: Row) -> str:
    on = date.fromisoformat(row["due_on"])
    return f"The next thing is on {long_date(on, year=on.year != today.year)}: {row['title']}."


def _place(schools: dict[int, Row], school_id: SchoolId | None) -> str:
    if school_id is not None:
        return f"at {schools[school_id]['name'].removesuffix(' School')}"
    return "in both schools" if len(schools) == 2 else "in every school"


def _banner(desk: Desk) -> Banner | None:
    stamp = post_room.code_now(desk)
    if not stamp.overdue_days:
        return None
    owner = next(
        (row["formal_name"] or row["name"] for row in finding.all_accounts(desk.conn)
         if row["role"] == Role.CEO and not row["disabled_at"]),
        "The Executive Headteacher/CEO",
    )  # fmt: skip
    due = f"{stamp.review_due.day} {stamp.review_due:%B %Y}"
    return Banner(
        words=f"The Code of Conduct was due for review on {due}, {stamp.overdue_days} days ago.",
        rest=f"It is still in force, and letters say so. {owner} owns the review.",
    )


def _wording(desk: Desk) -> Banner | None:
    """For whoever signs words off: how many letters wait for it."""
    if not may(desk.who, Act.WORDING, Level.DECIDE):
        return None
    waiting = wordings.unsigned(desk.conn)
    if not waiting:
        return None
    return Banner(
        words=f"The words of {counted(waiting, 'letter', 'letters').lower()} wait for you.",
        rest="Until you have read them and signed them off, no such letter can be signed.",
    )
