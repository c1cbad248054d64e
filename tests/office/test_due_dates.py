"""A person's own due dates as a calendar file: hers and her deputy's, by reference, no names."""

from datetime import date
from pathlib import Path

import icalendar
import pytest

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_calendar import CloseSchool
from tcat_desktop.office.commands.keep_tasks import SetTask
from tcat_desktop.office.questions.due_dates import DueFile, MyDueDates
from tests.builders import ATrust, a_case, a_trust


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _events(file: DueFile) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(file.content).walk("VEVENT"))


def test_the_file_holds_what_waits_for_her_by_reference_and_names_nobody(trust: ATrust) -> None:
    a_case(trust).at("direct_contact")
    file = trust.ask("head", MyDueDates())
    assert file.dates == len(_events(file)) == 1
    (event,) = _events(file)
    assert str(event["SUMMARY"]) == "AP-26-001: Has it stopped?"
    for name in ("Denholm", "Hartnoll", "Wójcik", "Whitfield"):
        assert name not in file.content.decode()


def test_a_task_stands_in_the_file_of_its_owner_and_of_her_deputy_and_of_nobody_else(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("direct_contact")
    office, dsl = trust.person("office").account_id, trust.person("dsl").account_id
    trust.do("head", SetTask(case_id=case, title="Ring Mrs Denholm", due_on=date(2026, 12, 2),
                             owner_id=office, deputy_id=dsl))  # fmt: skip
    found = {
        who: [str(event["SUMMARY"]) for event in _events(trust.ask(who, MyDueDates()))]
        for who in ("office", "dsl", "head")
    }
    assert "AP-26-001: Something to do" in found["office"]
    assert found["dsl"] == ["AP-26-001: Something to do"]
    assert "AP-26-001: Something to do" not in found["head"]


def test_a_deadline_that_moved_keeps_its_uid_and_counts_its_changes(trust: ATrust) -> None:
    a_case(trust).at("direct_contact")
    (before,) = _events(trust.ask("head", MyDueDates()))
    trust.do("office", CloseSchool(on=before.start, why="snow"))
    (after,) = _events(trust.ask("head", MyDueDates()))
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.start > before.start


def test_who_waits_for_nothing_is_told_so(trust: ATrust) -> None:
    with pytest.raises(Refused, match="nothing to put into a calendar"):
        trust.ask("head", MyDueDates())
