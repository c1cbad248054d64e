"""A bar from the site at the office: what must be there first, and what a head has to write."""

from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.judge_clause import JudgeClause
from tcat_desktop.office.commands.overrule_finding import OverruleFinding
from tcat_desktop.office.commands.post_letters import MarkPosted
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_checks import LetterChecks
from tcat_desktop.office.questions.letter_register import LetterForm, LetterPaper, LetterPreview
from tests.builders import NOW, QUOTED, ATrust, a_case, a_trust
from tests.office.test_letter_catalogue import words_of

WHY = "The shouting was in the playground, and has nothing to do with what was posted."


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def write(trust: ATrust, case: CaseId, name: str, by: str = "head", **words: Any) -> Any:
    told = words_of(name) | {"why_not_criticism": ""} | words
    return trust.do(by, WriteLetter(
        case_id=case, letter=name, person_id=trust.people["denholm"], words=told
    ))  # fmt: skip


def weigh(trust: ATrust, case: CaseId) -> None:
    Telling(trust).weigh(case, "bar", by="head")


def only_criticism_counts(trust: ATrust, case: CaseId) -> None:
    tell = Telling(trust)
    tell.judge(case, "C17", Judgement.LIKELY, QUOTED, "An opinion.", by="head")
    trust.do("head", JudgeClause(
        case_id=case, clause="C36", judgement=Judgement.NOT_USED, reason="It is an opinion."
    ))  # fmt: skip


def test_a_bar_waits_for_a_fairness_record_of_its_own(trust: ATrust, case: CaseId) -> None:
    Telling(trust).weigh(case, "takedown", by="head")
    with pytest.raises(Refused, match="four fairness questions"):
        write(trust, case, "intent_to_bar")
    weigh(trust, case)
    assert write(trust, case, "intent_to_bar")


def test_where_only_criticism_counts_the_head_writes_why_and_it_stands_in_the_letter(
    trust: ATrust, case: CaseId
) -> None:
    weigh(trust, case)
    only_criticism_counts(trust, case)
    with pytest.raises(Refused, match="Only criticism counts") as refusal:
        write(trust, case, "temporary_bar")
    assert refusal.value.clause == "C17, C38"
    assert refusal.value.field == "why_not_criticism"
    assert refusal.value.what_to_do
    with pytest.raises(Refused, match="the head writes this letter herself"):
        write(trust, case, "temporary_bar", by="office", why_not_criticism=WHY)
    letter = write(trust, case, "temporary_bar", why_not_criticism=WHY)
    # The wording checks stop it a second time, and the head has to answer them too.
    with pytest.raises(Refused, match="The wording checks stop this letter"):
        trust.do("head", SignLetter(case_id=case, letter_id=letter))
    found = trust.ask("head", LetterChecks(case_id=case, letter_id=letter))
    for line in found.open:
        trust.do("head", OverruleFinding(
            case_id=case, letter_id=letter, rule=line.rule, words=line.sentence, reason=WHY
        ))  # fmt: skip
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    form = trust.ask("head", LetterForm(case_id=case, letter="temporary_bar", letter_id=letter))
    assert next(each.value for each in form.fields if each.name == "why_not_criticism") == WHY


def test_a_preview_is_refused_as_the_letter_would_be(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused, match="four fairness questions"):
        trust.ask("head", LetterPreview(
            case_id=case, letter="intent_to_bar", person_id=trust.people["denholm"],
            words=words_of("intent_to_bar"),
        ))  # fmt: skip


def test_what_has_changed_since_the_draft_is_asked_again_at_signing(
    trust: ATrust, case: CaseId
) -> None:
    weigh(trust, case)
    letter = write(trust, case, "intent_to_bar", by="office")
    only_criticism_counts(trust, case)
    with pytest.raises(Refused, match="Only criticism counts"):
        trust.do("head", SignLetter(case_id=case, letter_id=letter))
    kept = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    assert kept.row.state == "draft"


def test_a_bar_is_decided_only_once_the_parent_has_been_asked(trust: ATrust, case: CaseId) -> None:
    weigh(trust, case)
    letter = write(trust, case, "intent_to_bar")
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    with pytest.raises(Refused, match="only after the parent was asked"):
        write(trust, case, "bar_decision")
    trust.do("office", MarkPosted(case_id=case, letter_id=letter, how="hand", on=NOW.date()))
    assert write(trust, case, "bar_decision")
    with pytest.raises(Refused, match="only after a bar was decided"):
        write(trust, case, "bar_kept")


def test_a_bar_ends_without_any_gate(trust: ATrust) -> None:
    case = a_case(trust).at("closed")
    assert write(trust, case, "bar_lifted")


def test_the_record_fills_in_what_was_weighed_and_who_looks_at_it_again(
    trust: ATrust, case: CaseId
) -> None:
    weigh(trust, case)
    form = trust.ask("head", LetterForm(case_id=case, letter="bar_decision"))
    value = {each.name: each.value for each in form.fields}
    assert value["instead"] == "A call was tried first. What was posted is still there."
    assert value["appeal_to"] == "Dr Carys Llewellyn, the Executive Headteacher/CEO"
    asked = trust.ask("head", LetterForm(case_id=case, letter="intent_to_bar"))
    decider = next(each.value for each in asked.fields if each.name == "decider")
    assert decider == "Mrs Helen Whitfield, the headteacher"
