"""What the record fills into the letters beside the usual road."""

from pathlib import Path

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.write_letter import WriteLetter
from tcat_desktop.office.questions.letter_register import LetterForm, LetterRegister
from tests.builders import ATrust, a_case, a_trust
from tests.office.test_letter_catalogue import words_of


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def filled(trust: ATrust, case: CaseId, letter: str, who: str = "head") -> dict[str, str]:
    form = trust.ask(who, LetterForm(case_id=case, letter=letter))
    return {each.name: each.value for each in form.fields}


def test_a_call_note_takes_the_last_call_from_the_record(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    note = filled(trust, case, "call_note")
    assert note["spoken_to"] == "Mrs Kerry Denholm"
    assert note["caller"] == "Helen Whitfield"
    assert "I will think about it" in note["they_said"]
    assert note["called_on"] == "2026-11-23"
    assert note["look_again_on"]
    assert not note["we_said"]


def test_a_call_note_goes_to_whoever_has_the_case(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    trust.do("office", WriteLetter(case_id=case, letter="call_note", words=words_of("call_note")))
    rows = dict(trust.ask("head", LetterRegister()))["To sign"]
    assert [row.to_name for row in rows] == ["Mrs Helen Whitfield"]


def test_a_reminder_quotes_only_what_came_after_the_first_talk(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    assert filled(trust, case, "advice")["posts"]
    assert not filled(trust, case, "reminder")["posts"]


def test_an_adjustments_query_names_a_meeting_that_is_still_to_come(trust: ATrust) -> None:
    assert filled(trust, a_case(trust).at("meeting"), "adjustments_query")["meet_on"]
    assert not filled(trust, a_case(trust).at("direct_contact"), "adjustments_query")["meet_on"]


def test_a_request_to_see_messages_names_whose_and_which_chat(trust: ATrust) -> None:
    asked = filled(trust, a_case(trust).at("direct_contact"), "permission_to_view", "ceo")
    assert asked["whose"] == "Mrs Kerry Denholm"
    assert asked["chat"] == "the group “Marlstow Mums & Dads”"


def test_a_request_for_data_did_not_come_on_the_day_the_case_was_reported(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    first = filled(trust, case, "sar_acknowledgement", "dpo")
    assert first["received_on"] == ""
    assert first["due_on"] == "2026-12-23"
    assert first["officer"] == "Mr Łukasz Wrona, the data protection officer"
    words = words_of("sar_acknowledgement") | {"received_on": "2026-11-20", "due_on": "2026-12-21"}
    trust.do("dpo", WriteLetter(
        case_id=case, letter="sar_acknowledgement", person_id=trust.people["denholm"], words=words
    ))  # fmt: skip
    second = filled(trust, case, "sar_extension", "dpo")
    assert second["received_on"] == "2026-11-20"
    assert second["due_on"] == "2026-12-21"
    assert second["asked_for"] == words["asked_for"]


def test_a_complaint_is_acknowledged_in_the_words_and_on_the_day_it_was_made(
    trust: ATrust,
) -> None:
    told = filled(trust, a_case(trust).at("complaint"), "complaint_acknowledgement", "clerk")
    assert told["complaint"] == "Where Riley sits."
    assert told["received_on"] == "2026-11-23"
