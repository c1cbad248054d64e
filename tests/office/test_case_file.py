"""The case file: one statement, a chronology that keeps both times, and the next right step."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tcat_desktop.journey.case import Disposition
from tcat_desktop.journey.refusals import Conflict, Refused
from tcat_desktop.office.commands.add_to_record import AddNote, RenameCase
from tcat_desktop.office.commands.report_concern import ReportConcern
from tcat_desktop.office.commands.triage_report import DecideAgain, TriageReport
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.records.guard import counting
from tests.builders import ATrust, a_case, a_trust


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _engine(trust: ATrust):  # type: ignore[no-untyped-def]
    return trust.office._records.engine


def test_a_case_opens_in_one_statement_and_its_reading_is_noted_in_another(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("takedown")
    trust.ask("head", CaseFile(case_id=case))
    with counting(_engine(trust)) as counted:
        trust.ask("head", CaseFile(case_id=case))
    reads = [text for text in counted.texts if text.lstrip().upper().startswith("SELECT")]
    asked = [text for text in reads if "UNION ALL" in text]
    assert len(asked) == 1
    assert counted.statements <= 1 + 3 + 1  # with the accounts, people and reviews of the page


def test_a_page_of_cases_costs_two_statements(trust: ATrust) -> None:
    a_case(trust).at("reported")
    for narrow in (Filter(), Filter(words="bullies"), Filter(stage="reported")):
        trust.ask("head", CaseList(filter=narrow))
        with counting(_engine(trust)) as counted:
            trust.ask("head", CaseList(filter=narrow))
        assert counted.statements == 2


def test_a_save_costs_four_trips_with_begin_audit_version_check_and_commit(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("reported")
    version = trust.ask("head", CaseFile(case_id=case)).version
    trust.do("head", RenameCase(case_id=case, title="First", seen=version))
    with counting(_engine(trust)) as counted:
        trust.do("head", RenameCase(case_id=case, title="Second", seen=version + 1))
    assert counted.trips == 4


def test_a_save_over_somebody_elses_change_is_a_conflict_and_changes_nothing(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("reported")
    version = trust.ask("head", CaseFile(case_id=case)).version
    trust.do("head", RenameCase(case_id=case, title="Hers", seen=version))
    with pytest.raises(Conflict, match="Somebody else changed this case"):
        trust.do("ceo", RenameCase(case_id=case, title="Mine", seen=version))
    assert trust.ask("head", CaseFile(case_id=case)).title == "Hers"


def test_an_entry_made_late_keeps_both_times_and_says_by_how_much(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    today = trust.office.today().date()
    trust.do("head", AddNote(case_id=case, words="Found in a drawer.", on=today - timedelta(4)))
    entry = next(
        one for one in trust.ask("head", CaseFile(case_id=case)).entries if one.kind == "note"
    )
    assert entry.on == today - timedelta(4)
    assert entry.late == "4 days later"
    assert entry.entered == "entered Mon 23 Nov, 14:20 by Helen Whitfield"


def test_references_run_without_gaps_even_when_a_report_is_refused(trust: ATrust) -> None:
    today = trust.office.today().date()
    references = []
    for place in range(6):
        good = ReportConcern(narrative=f"Report {place}", happened_on=today)
        bad = ReportConcern(narrative="Later", happened_on=today + timedelta(1))
        references.append(trust.do("reception", good).reference)
        with pytest.raises(Refused, match="cannot have happened after today"):
            trust.do("reception", bad)
    assert references == [f"AP-26-{number:03d}" for number in range(1, 7)]


def test_each_school_and_each_school_year_counts_from_one(trust: ATrust) -> None:
    first = trust.do("reception", ReportConcern(narrative="a", happened_on=date(2026, 11, 20)))
    there = trust.do("ceo", ReportConcern(narrative="b", happened_on=date(2026, 11, 20),
                                          school_id=trust.schools["HM"]))  # fmt: skip
    trust.clock.set(trust.clock() + timedelta(days=300))
    later = trust.do("reception", ReportConcern(narrative="c", happened_on=date(2027, 9, 17)))
    assert (first.reference, there.reference, later.reference) == (
        "AP-26-001", "HM-26-001", "AP-27-001",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "form"),
    [
        ("reported", "triage"),
        ("direct_contact", "fairness:meeting"),
        ("meeting", "letter:meeting_invitation"),
        ("takedown", "letter:removal_request"),
        ("complaint", "letter:handover_note"),
        ("closed", "check_closed"),
    ],
)
def test_each_stage_offers_its_next_step_with_a_reason(
    trust: ATrust, stage: str, form: str
) -> None:
    case = a_case(trust).at(stage)
    step = trust.ask("head", CaseFile(case_id=case)).next_step
    assert step.form == form
    assert step.reason.endswith(".")
    assert step.clause


def test_advice_that_was_not_enough_goes_back_to_triage(trust: ATrust) -> None:
    case = trust.do(
        "reception",
        ReportConcern(narrative="She wrote “rude”.", happened_on=date(2026, 11, 20)),
    ).case_id
    trust.do("head", TriageReport(case_id=case, outcome=Disposition.ADVICE, reason="A word will do",
                                  complaint_inside=False))  # fmt: skip
    trust.do("head", DecideAgain(case_id=case, reason="It happened again."))
    answer = trust.ask("head", CaseFile(case_id=case))
    assert (answer.stage, answer.disposition) == ("reported", "")
    assert answer.next_step.form == "triage"
