"""Checks before issue: what stops a signature, who puts it aside, and what is kept of both."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office import library
from tcat_desktop.office.commands.keep_library import KeepEntry
from tcat_desktop.office.commands.overrule_finding import OverruleFinding
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_checks import LetterChecks, LetterChecksAnswer
from tcat_desktop.office.questions.letter_register import LetterForm
from tests.builders import NOW, ATrust, a_case, a_trust

THREAT = "If the post stays, we will contact the police."
ADVICE = {
    "opening": "Thank you for the help you gave at the harvest supper.",
    "what_we_know": "On Thursday somebody showed us a post.",
    "what_we_ask": "Please think about taking the post down.",
}
REASON = "The police asked us to say so in this letter."


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def written(
    trust: ATrust, case: CaseId, who: str = "office", letter_id: int | None = None, **words: str
) -> int:
    """An advice letter to Mrs Denholm, with some of its words changed; its id."""
    made = trust.do(who, WriteLetter(
        case_id=case, letter="advice", person_id=trust.people["denholm"], words=ADVICE | words,
        letter_id=letter_id,
    ))  # fmt: skip
    return int(made)


def checks(trust: ATrust, case: CaseId, letter_id: int, who: str = "head") -> LetterChecksAnswer:
    answer: LetterChecksAnswer = trust.ask(who, LetterChecks(case_id=case, letter_id=letter_id))
    return answer


def put_aside(
    trust: ATrust, case: CaseId, letter_id: int, who: str = "head", reason: str = REASON
) -> None:
    """Put the first open finding aside."""
    line = checks(trust, case, letter_id).open[0]
    trust.do(who, OverruleFinding(
        case_id=case, letter_id=letter_id, rule=line.rule, words=line.sentence, reason=reason
    ))  # fmt: skip


def sign(trust: ATrust, case: CaseId, letter_id: int) -> Any:
    return trust.do("head", SignLetter(case_id=case, letter_id=letter_id))


def test_a_letter_that_threatens_cannot_be_signed_and_is_told_which_words(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    with pytest.raises(Refused) as told:
        sign(trust, case, letter)
    assert "This reads as a threat: “we will contact the police”" in told.value.reason
    assert "Ask, and say what helps." in told.value.what_to_do
    assert told.value.field == "checks"
    answer = checks(trust, case, letter)
    assert answer.stops
    assert answer.line.endswith("1 to put right")
    assert answer.open[0].sentence == THREAT


def test_once_the_words_are_changed_it_can_be_signed(trust: ATrust, case: CaseId) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    written(trust, case, letter_id=letter)
    assert not checks(trust, case, letter).open
    assert sign(trust, case, letter)


def test_whoever_may_decide_puts_a_threat_aside_with_a_reason_and_her_name(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    with pytest.raises(Denied):
        put_aside(trust, case, letter, who="office")
    put_aside(trust, case, letter)
    answer = checks(trust, case, letter)
    assert not answer.open
    assert answer.put_aside[0].overruled == "Mrs Helen Whitfield, Mon 23 Nov, 14:20"
    assert answer.put_aside[0].reason == REASON
    assert sign(trust, case, letter)


def test_the_office_is_told_beforehand_that_it_cannot_put_a_threat_aside(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    assert checks(trust, case, letter, "office").open[0].why_not
    assert not checks(trust, case, letter, "head").open[0].why_not


def test_the_office_puts_aside_what_is_only_to_be_looked_at(trust: ATrust, case: CaseId) -> None:
    letter = written(trust, case, opening="We are writing about a post.")
    answer = checks(trust, case, letter, "office")
    assert [(line.rule, line.stops) for line in answer.open] == [("opening", False)]
    put_aside(trust, case, letter, who="office", reason="She has been thanked on Monday.")
    assert not checks(trust, case, letter).open


def test_what_is_only_to_be_looked_at_keeps_no_letter_from_being_signed(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, opening="We are writing about a post.")
    assert sign(trust, case, letter)


@pytest.mark.parametrize("reason", ["", "   ", "fine", "it is"])
def test_a_reason_is_a_sentence(trust: ATrust, case: CaseId, reason: str) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    with pytest.raises(Refused) as told:
        put_aside(trust, case, letter, reason=reason)
    assert told.value.field == "reason"
    assert checks(trust, case, letter).stops


def test_another_sentence_with_the_same_words_is_not_put_aside_with_the_first(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, what_we_ask=THREAT)
    put_aside(trust, case, letter)
    written(trust, case, letter_id=letter, what_we_ask=THREAT.replace("stays", "is not gone"))
    assert checks(trust, case, letter).stops
    with pytest.raises(Refused):
        sign(trust, case, letter)
    # The first words again: what was said of them counts again.
    written(trust, case, letter_id=letter, what_we_ask=THREAT)
    assert not checks(trust, case, letter).open


def test_what_one_letter_was_let_off_does_not_let_off_another(trust: ATrust, case: CaseId) -> None:
    first = written(trust, case, what_we_ask=THREAT)
    put_aside(trust, case, first)
    assert checks(trust, case, written(trust, case, what_we_ask=THREAT)).stops


def test_a_finding_that_is_not_there_cannot_be_put_aside(trust: ATrust, case: CaseId) -> None:
    letter = written(trust, case)
    with pytest.raises(Refused, match="no longer in the letter"):
        trust.do("head", OverruleFinding(
            case_id=case, letter_id=letter, rule="threat", words=THREAT, reason=REASON
        ))  # fmt: skip


def test_findings_and_reasons_are_kept_with_the_signed_letter_for_good(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, opening="We are writing about a post.", what_we_ask=THREAT)
    put_aside(trust, case, letter)
    before = checks(trust, case, letter)
    sign(trust, case, letter)
    _keep_law(trust, "pha-1997-s1", to_on=NOW.date())
    after = checks(trust, case, letter)
    assert after.kept
    assert [line.rule for line in after.open] == ["opening"]
    assert [(line.rule, line.reason) for line in after.put_aside] == [("threat", REASON)]
    assert after.passed == before.passed
    with pytest.raises(Refused, match="signed"):
        trust.do("head", OverruleFinding(
            case_id=case, letter_id=letter, rule="opening", words=after.open[0].sentence,
            reason=REASON,
        ))  # fmt: skip


# --- names and families -------------------------------------------------------------------------


def test_another_family_of_the_case_is_not_to_be_named_but_her_own_child_is(
    trust: ATrust, case: CaseId
) -> None:
    letter = written(trust, case, opening="Thank you for telling us how Riley is.")
    assert not checks(trust, case, letter).open
    named = written(trust, case, opening="Thank you. Mrs Wójcik told us about the post.")
    (line,) = checks(trust, case, named).open
    assert (line.rule, line.words) == ("other_family", "Wójcik")


def test_a_family_of_the_register_is_found_by_its_whole_name(trust: ATrust, case: CaseId) -> None:
    letter = written(trust, case, opening="Thank you. Małgorzata Zielińska likes the group too.")
    (line,) = checks(trust, case, letter).open
    assert (line.rule, line.words) == ("other_family", "Małgorzata Zielińska")


def test_a_note_within_the_trust_may_say_whom_a_case_is_about(trust: ATrust) -> None:
    case = a_case(trust).at("takedown")
    answer = trust.ask("head", LetterChecks(
        case_id=case, letter="handover_note",
        words={"why": "Mrs Wójcik and Mrs Denholm do not agree.", "about": "Mrs Denholm"},
    ))  # fmt: skip
    assert "other_family" not in {line.rule for line in answer.open}


# --- law, opinions, words not saved yet ----------------------------------------------------------


def _keep_law(trust: ATrust, name: str, *, to_on: date | None) -> None:
    each = next(one for one in library.shipped("law") if one.name == name)
    trust.do("ceo", KeepEntry(
        kind="law", name=name, title=each.title, source="Looked up by Mr Wrona",
        checked_on=NOW.date(), from_on=each.from_on, to_on=to_on, body=each.body,
    ))  # fmt: skip


def test_the_law_is_judged_by_the_library_as_the_trust_keeps_it(
    trust: ATrust, case: CaseId
) -> None:
    words = "Section 1 of the Protection from Harassment Act 1997 is about people."
    letter = written(trust, case, what_we_ask=words)
    assert [line.rule for line in checks(trust, case, letter).open] == ["law_letter"]
    _keep_law(trust, "pha-1997-s1", to_on=NOW.date() - timedelta(days=1))
    assert [line.rule for line in checks(trust, case, letter).open] == ["law_date"]


def test_a_law_without_its_act_is_not_kept_in_the_library(trust: ATrust) -> None:
    each = next(one for one in library.shipped("law") if one.name == "pha-1997-s1")
    with pytest.raises(Refused) as told:
        trust.do("ceo", KeepEntry(
            kind="law", name=each.name, title=each.title, source="x", checked_on=NOW.date(),
            from_on=each.from_on, body=each.body | {"act": ""},
        ))  # fmt: skip
    assert told.value.field == "act"


def test_words_not_saved_yet_are_checked_but_cannot_be_put_aside(
    trust: ATrust, case: CaseId
) -> None:
    answer = trust.ask("head", LetterChecks(
        case_id=case, letter="advice", person_id=trust.people["denholm"],
        words=ADVICE | {"what_we_ask": THREAT},
    ))  # fmt: skip
    assert answer.stops
    assert answer.letter_id is None


def test_a_letter_that_is_not_whole_says_what_is_missing(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused) as told:
        trust.ask("head", LetterChecks(
            case_id=case, letter="advice", person_id=trust.people["denholm"],
            words={"opening": "Thank you."},
        ))  # fmt: skip
    assert told.value.field == "what_we_know"


def test_a_firm_letter_in_a_case_about_an_opinion_is_to_be_looked_at(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    form = trust.ask("head", LetterForm(case_id=case, letter="communication_plan"))
    words = {each.name: "2026-12-01" if each.kind == "date" else "Please ring on Monday."
             for each in form.fields if each.needed and not each.value}  # fmt: skip

    def found() -> dict[str, bool]:
        answer = trust.ask("head", LetterChecks(
            case_id=case, letter="communication_plan", person_id=form.person_id, words=words
        ))  # fmt: skip
        return {line.rule: line.stops for line in answer.open}

    assert "expression" not in found()
    tell = Telling(trust)
    tell.judge(case, "C36", Judgement.NOT_USED, "", "It is no abuse.")
    tell.judge(case, "C17", Judgement.LIKELY, "“Everyone should know.”", "It is about teaching.",
               nature="opinion")  # fmt: skip
    assert found()["expression"] is False
