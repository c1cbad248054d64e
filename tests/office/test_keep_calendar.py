"""The calendar kept once: what a snow day moves and what it leaves, clocks, and what is refused."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.demo.story_clock import STORY_DAY, moment
from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.case import Disposition
from tcat_desktop.journey.clocks import PAPERS
from tcat_desktop.journey.deadlines import SCHOOL_DAYS, Calendar, Counting
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Conflict, Denied, Refused
from tcat_desktop.office.commands.keep_calendar import (
    ClosedDay,
    CloseSchool,
    Followed,
    KeepCalendar,
    SetClock,
)
from tcat_desktop.office.commands.keep_diary import BookMeeting
from tcat_desktop.office.commands.keep_tasks import SetTask
from tcat_desktop.office.commands.triage_report import TriageReport
from tcat_desktop.office.questions.calendar_trial import Trial, TryCalendar
from tcat_desktop.office.questions.calendar_year import CalendarYear, Complaint, WhatIf, YearAnswer
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.reckoning import deadline
from tests.builders import ATrust, a_trust

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _reported(trust: ATrust, school: str = "AP") -> CaseId:
    """A report of Monday 23 November, so that its triage is due on the Tuesday."""
    author, named, told = (
        ("denholm", "hartnoll", "wojcik") if school == "AP" else ("marsh", "pryce", "gruffudd")
    )
    return Telling(trust).report(
        school,
        "She showed a post about a teacher.",
        {"author": author, "named": named, "reporter": told},
        happened_at="07:14",
        platforms=("facebook",),
        audience="group",
        group_name="Marlstow Mums & Dads",
        clauses=("C36",),
    )


def _triaged(trust: ATrust, case: CaseId) -> None:
    trust.do("head", TriageReport(case_id=case, outcome=Disposition.OPEN, reason="A named teacher",
                                  complaint_inside=False, title="A post"))  # fmt: skip


def _rows(trust: ATrust, statement: str) -> list[dict[str, Any]]:
    with trust.office._records.reading() as conn:
        found = conn.exec_driver_sql(statement).mappings().all()
    return [dict(row) for row in found]


def _due(trust: ATrust, case: CaseId) -> dict[str, tuple[str, bool]]:
    """Each task's kind with its day and whether it is done."""
    found = _rows(trust, f"SELECT kind, due_on, done_at FROM tasks WHERE case_id = {int(case)}")
    return {row["kind"]: (row["due_on"], bool(row["done_at"])) for row in found}


def _year(trust: ATrust, who: str = "head", year: int | None = None) -> YearAnswer:
    answer: YearAnswer = trust.ask(who, CalendarYear(year=year, school_id=trust.schools["AP"]))
    return answer


def _kept(trust: ATrust, **other: Any) -> KeepCalendar:
    """The calendar as it is kept, with some of it changed."""
    now = _year(trust)
    same = {
        "terms": now.terms, "inset": now.inset, "closures": now.closures,
        "bank_days": now.bank_days, "inset_counts": now.inset_counts, "opens": now.opens,
        "closes": now.closes, "school_id": now.school_id,
    }  # fmt: skip
    return KeepCalendar(**{**same, **other})


# -- a snow day ------------------------------------------------------------------------------


def test_a_snow_day_moves_the_open_deadline_and_not_the_one_that_is_done(trust: ATrust) -> None:
    waiting, begun = _reported(trust), _reported(trust)
    _triaged(trust, begun)
    assert _due(trust, waiting)["triage"] == ("2026-11-24", False)
    followed: Followed = trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    assert _due(trust, waiting)["triage"] == ("2026-11-25", False)
    assert _due(trust, begun)["triage"] == ("2026-11-24", True)
    assert _due(trust, begun)["contact"] == ("2026-11-26", False)
    assert [(one.case_id, one.before, one.after) for one in followed.moved] == [
        (waiting, "2026-11-24", "2026-11-25"),
        (begun, "2026-11-25", "2026-11-26"),
    ]
    assert followed.others == 0
    assert trust.ask("head", CaseFile(case_id=waiting)).due == "In 1 school day"


def test_a_day_set_by_hand_stays_where_it_was_set(trust: ATrust) -> None:
    case = _reported(trust)
    trust.do("head", SetTask(case_id=case, title="Ring the office", due_on=TUESDAY))
    trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    own = _rows(trust, "SELECT due_on FROM tasks WHERE title = 'Ring the office'")
    assert own == [{"due_on": "2026-11-24"}]


def test_each_case_says_which_deadline_moved_and_why(trust: ATrust) -> None:
    case = _reported(trust)
    trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    told = trust.ask("head", CaseFile(case_id=case)).entries
    entry = next(each for each in told if each.title.startswith("The deadline moved"))
    assert entry.words == (
        "It was Tuesday 24 November 2026, and is now Wednesday 25 November 2026. "
        "Tue 24 Nov no longer counts: school closed (snow)."
    )


def test_a_snow_day_leaves_an_audit_row_with_ids_and_without_words(trust: ATrust) -> None:
    case = _reported(trust)
    trust.do("head", CloseSchool(on=TUESDAY, why="snow at Mrs Denholm’s"))
    row = _rows(trust, "SELECT * FROM audit ORDER BY seq DESC LIMIT 1")[0]
    task = _rows(trust, f"SELECT id FROM tasks WHERE case_id = {int(case)} AND kind = 'triage'")[0]
    assert (row["act"], row["object_id"]) == ("CloseSchool", int(trust.schools["AP"]))
    assert json.loads(row["detail"])["moved"] == [
        {"task": task["id"], "from": "2026-11-24", "to": "2026-11-25"}
    ]
    assert "Denholm" not in row["detail"]


def test_whoever_meets_no_case_learns_only_how_many_deadlines_moved(trust: ATrust) -> None:
    case = _reported(trust)
    followed: Followed = trust.do(
        "admin", CloseSchool(on=TUESDAY, why="snow", school_id=trust.schools["AP"])
    )
    assert (followed.moved, followed.others) == ((), 1)
    assert _due(trust, case)["triage"][0] == "2026-11-25"


def test_the_other_school_goes_on_as_before(trust: ATrust) -> None:
    ours, theirs = _reported(trust), _reported(trust, "HM")
    trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    assert _due(trust, ours)["triage"][0] == "2026-11-25"
    assert _due(trust, theirs)["triage"][0] == "2026-11-24"


def test_meetings_on_the_closed_day_are_named_and_left_where_they_are(trust: ATrust) -> None:
    trust.do("office", BookMeeting(on=TUESDAY, at="15:30", visitor="Mrs Denholm",
                                    host="Miss Hartnoll", how="phone"))  # fmt: skip
    followed: Followed = trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    assert len(followed.meetings) == 1
    assert "Tuesday 24 November 2026 at 15:30" in followed.meetings[0]
    assert _rows(trust, 'SELECT "on" FROM bookings') == [{"on": "2026-11-24"}]


def test_opening_the_day_again_brings_the_deadline_back(trust: ATrust) -> None:
    case = _reported(trust)
    before = _kept(trust)
    trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    followed: Followed = trust.do("head", before)
    assert _due(trust, case)["triage"][0] == "2026-11-24"
    assert followed.moved[0].why == "Tue 24 Nov counts now."


def test_a_day_that_is_closed_already_is_refused(trust: ATrust) -> None:
    for day in (date(2026, 11, 27), date(2026, 11, 28), date(2026, 12, 25)):
        with pytest.raises(Refused, match="does not count already") as said:
            trust.do("head", CloseSchool(on=day, why="snow"))
        assert said.value.field == "on"


@pytest.mark.parametrize(
    ("on", "why", "field"),
    [
        (TUESDAY, "  ", "why"),
        (TUESDAY, "s" * 81, "why"),
        (TUESDAY, "sn\u202eow", "why"),
        (date(2126, 11, 24), "snow", "on"),
    ],
)
def test_a_closing_without_a_reason_that_can_be_read_is_refused(
    trust: ATrust, on: date, why: str, field: str
) -> None:
    with pytest.raises(Refused) as said:
        trust.do("head", CloseSchool(on=on, why=why))
    assert said.value.field == field
    assert _kept(trust).closures == _kept(trust).closures
    assert TUESDAY not in {one.on for one in _year(trust).closures}


# -- the whole calendar ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "field", "says"),
    [
        ({"terms": ((date(2026, 10, 23), date(2026, 9, 3)),)}, "terms", "ends before it begins"),
        (
            {"terms": ((date(2026, 9, 3), date(2026, 10, 23)),
                       (date(2026, 10, 23), date(2026, 12, 18)))},
            "terms", "Two terms overlap",
        ),
        ({"terms": ((date(1926, 9, 3), date(1926, 10, 23)),)}, "terms", "between 2015 and 2060"),
        ({"inset": (date(2099, 1, 4),)}, "inset", "between 2015 and 2060"),
        (
            {"closures": (ClosedDay(on=TUESDAY, why="snow"), ClosedDay(on=TUESDAY, why="flood"))},
            "closures", "is there twice: snow, and flood",
        ),
        ({"closures": (ClosedDay(on=TUESDAY, why="x" * 81),)}, "closures", "more than 80 letters"),
        ({"opens": "25:00"}, "opens", "not a time of day"),
        ({"closes": "08:00"}, "closes", "closes before it opens"),
    ],
)  # fmt: skip
def test_a_calendar_that_cannot_be_is_refused_at_its_field_and_nothing_is_half_kept(
    trust: ATrust, other: dict[str, Any], field: str, says: str
) -> None:
    before = _rows(trust, "SELECT calendar FROM schools ORDER BY id")
    with pytest.raises(Refused, match=says) as said:
        trust.do("head", _kept(trust, inset_counts=True, **other))
    assert said.value.field == field
    assert _rows(trust, "SELECT calendar FROM schools ORDER BY id") == before


def test_an_inset_day_on_a_bank_holiday_is_kept_and_said_in_a_sentence(trust: ATrust) -> None:
    may_day = date(2027, 5, 3)
    followed: Followed = trust.do(
        "head", _kept(trust, inset=(*_kept(trust).inset, may_day), inset_counts=True)
    )
    assert any("Monday 3 May 2027 is an INSET day and a bank holiday" in each
               for each in followed.notes)  # fmt: skip
    day = next(each for each in _year(trust).days if each.on == may_day)
    assert (day.kind, day.why) == ("bank", "bank holiday")


def test_a_school_without_terms_says_so_and_counts_every_weekday(trust: ATrust) -> None:
    followed: Followed = trust.do("head", _kept(trust, terms=()))
    assert followed.notes == (
        "There are no term dates, so every weekday counts until there are some.",
    )
    year = _year(trust)
    assert year.school_days == 0
    assert next(each for each in year.days if each.on == TUESDAY).kind == "unknown"
    answer: Complaint = trust.ask("head", WhatIf(received=date(2027, 8, 2)))
    assert any("No term dates are known" in each.notes[0] for each in answer.dates)


def test_a_one_off_bank_holiday_counts_as_one(trust: ATrust) -> None:
    jubilee = ClosedDay(on=date(2027, 5, 10), why="a royal wedding")
    trust.do("head", _kept(trust, bank_days=(jubilee,)))
    day = next(each for each in _year(trust).days if each.on == jubilee.on)
    assert (day.kind, day.why) == ("bank", "bank holiday (a royal wedding)")


def test_a_calendar_is_tried_before_it_is_kept(trust: ATrust) -> None:
    case = _reported(trust)
    shut = (*_kept(trust).closures, ClosedDay(on=TUESDAY, why="boiler"))
    before = _rows(trust, "SELECT calendar FROM schools ORDER BY id")
    trial: Trial = trust.ask("head", TryCalendar(calendar=_kept(trust, closures=shut), year=2026))
    assert [(was.kind, now.kind, now.on) for was, now in trial.changed] == [
        ("school", "closed", TUESDAY)
    ]
    assert [(one.case_id, one.after) for one in trial.follows.moved] == [(case, "2026-11-25")]
    assert _rows(trust, "SELECT calendar FROM schools ORDER BY id") == before
    assert _due(trust, case)["triage"][0] == "2026-11-24"


def test_the_story_year_has_195_days_of_which_five_are_inset(trust: ATrust) -> None:
    year = _year(trust)
    kinds = [day.kind for day in year.days]
    assert len(kinds) == 365
    assert (year.school_days, kinds.count("inset")) == (190, 5)
    assert "unknown" not in kinds
    assert _year(trust, year=2027).school_days > 180


def test_a_calendar_that_changed_meanwhile_is_not_overwritten(trust: ATrust) -> None:
    mine = _kept(trust, terms=(), seen=_year(trust).seen)
    trust.do("office", CloseSchool(on=TUESDAY, why="snow"))
    with pytest.raises(Conflict, match="was changed after you opened it"):
        trust.do("head", mine)
    assert TUESDAY in {one.on for one in _year(trust).closures}


def test_a_head_changes_her_own_school_and_no_other(trust: ATrust) -> None:
    other = _rows(trust, "SELECT calendar FROM schools WHERE code = 'HM'")
    trust.do("head", _kept(trust, terms=(), school_id=trust.schools["HM"]))
    assert _rows(trust, "SELECT calendar FROM schools WHERE code = 'HM'") == other
    assert _year(trust).terms == ()


# -- clocks ----------------------------------------------------------------------------------


def test_a_clock_that_is_signed_off_holds_for_new_deadlines_only(trust: ATrust) -> None:
    old = _reported(trust)
    trust.do("ceo", SetClock(name="triage", counting=Counting(kind=SCHOOL_DAYS, count=3)))
    new = _reported(trust)
    assert _due(trust, old)["triage"][0] == "2026-11-24"
    assert _due(trust, new)["triage"][0] == "2026-11-26"
    # What ran already is moved by a snow day with the rules it was first counted by.
    trust.do("head", CloseSchool(on=TUESDAY, why="snow"))
    assert _due(trust, old)["triage"][0] == "2026-11-25"
    assert _due(trust, new)["triage"][0] == "2026-11-30"


def test_a_clock_says_who_signed_it_off_and_when(trust: ATrust) -> None:
    line = next(each for each in _year(trust, "ceo").clocks if each.name == "panel")
    assert (line.signed_by, line.signed_on) == ("", None)
    trust.do("ceo", SetClock(name="panel", counting=line.counting, note="As the trust’s policy"))
    line = next(each for each in _year(trust, "ceo").clocks if each.name == "panel")
    assert (line.signed_by, line.signed_on) == ("Dr Carys Llewellyn", STORY_DAY)
    assert line.words == line.shipped_words == "15 school days"


@pytest.mark.parametrize(
    ("counting", "field"),
    [
        (Counting(kind="moons", count=1), "kind"),
        (Counting(kind=SCHOOL_DAYS, count=0), "count"),
        (Counting(kind="calendar-months", count=900), "count"),
        (Counting(kind=SCHOOL_DAYS, count=5, closes_at="25:00"), "closes_at"),
    ],
)
def test_a_clock_that_could_never_be_reckoned_is_refused(
    trust: ATrust, counting: Counting, field: str
) -> None:
    with pytest.raises(Refused) as said:
        trust.do("ceo", SetClock(name="triage", counting=counting))
    assert said.value.field == field
    assert _rows(trust, "SELECT * FROM clocks") == []


def test_only_the_executive_signs_off_a_clock(trust: ATrust) -> None:
    with pytest.raises(Denied):
        trust.do("head", SetClock(name="triage", counting=Counting(kind=SCHOOL_DAYS, count=3)))


def test_inset_days_count_backwards_too_where_the_procedure_says_so() -> None:
    """Papers five days before a panel, by a clock that counts the INSET day between."""
    calendar = Calendar(terms=((date(2026, 11, 2), date(2026, 12, 18)),),
                        inset=frozenset({date(2026, 11, 27)}))  # fmt: skip
    monday = date(2026, 11, 30)
    ours = type(PAPERS)(
        name=PAPERS.name, what=PAPERS.what, starts=PAPERS.starts, source=PAPERS.source,
        counting=Counting(kind=SCHOOL_DAYS, count=5, inset_counts=True), before=True,
    )  # fmt: skip
    assert deadline(PAPERS, monday, calendar).on == date(2026, 11, 20)
    assert deadline(ours, monday, calendar).on == date(2026, 11, 23)


# -- what if ---------------------------------------------------------------------------------


def test_the_dates_of_a_complaint_in_half_term_are_those_worked_by_hand(trust: ATrust) -> None:
    """Received in half-term, so on Monday 2 November (L05); then 5 and 15 days, 5 before, 5 after.

    Friday 27 November is INSET, which is a working day for the panel’s decision.
    """
    answer: Complaint = trust.ask("head", WhatIf(received=date(2026, 10, 27), at="09:15"))
    assert answer.counted_from == date(2026, 11, 2)
    assert [(each.name, each.on) for each in answer.dates] == [
        ("acknowledge", date(2026, 11, 9)),
        ("papers", date(2026, 11, 16)),
        ("panel", date(2026, 11, 23)),
        ("panel_decision", date(2026, 11, 30)),
    ]
    assert "counted as received on Monday 2 November" in answer.dates[0].notes[0]
    assert answer.dates[0].working[-1] == "Mon 9 Nov – day 5"
    assert not any(each.signed for each in answer.dates)
    assert (answer.days[0].on, answer.days[-1].on) == (date(2026, 10, 27), date(2026, 11, 30))


def test_a_panel_on_a_named_day_has_its_papers_and_its_decision_from_that_day(
    trust: ATrust,
) -> None:
    answer: Complaint = trust.ask("head", WhatIf(received=STORY_DAY, panel_on=date(2026, 12, 14)))
    by_name = {each.name: each.on for each in answer.dates}
    # Without Friday 27 November, which is INSET.
    assert by_name["acknowledge"] == date(2026, 12, 1)
    assert by_name["panel"] == date(2026, 12, 15)
    assert by_name["papers"] == date(2026, 12, 7)
    assert by_name["panel_decision"] == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (WhatIf(received=STORY_DAY, at="25:00"), "at"),
        (WhatIf(received=date(1926, 1, 1)), "received"),
        (WhatIf(received=STORY_DAY, panel_on=STORY_DAY - timedelta(days=1)), "panel_on"),
    ],
)
def test_a_complaint_that_cannot_be_is_refused_at_its_field(
    trust: ATrust, asked: WhatIf, field: str
) -> None:
    with pytest.raises(Refused) as said:
        trust.ask("head", asked)
    assert said.value.field == field


def test_nobody_learns_of_a_year_that_no_calendar_reaches(trust: ATrust) -> None:
    trust.clock.set(moment(STORY_DAY, "14:20"))
    with pytest.raises(Refused, match="from 2015 to 2060"):
        trust.ask("head", CalendarYear(year=3026))
