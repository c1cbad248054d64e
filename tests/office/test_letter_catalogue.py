"""Every letter of the catalogue at the office: who may write it, who may sign it, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import pytest

from tcat_desktop.correspondence.letter import plain
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Denied, Said
from tcat_desktop.journey.side_steps import SIDE_STEPS
from tcat_desktop.office.commands.overrule_finding import OverruleFinding
from tcat_desktop.office.commands.post_letters import MarkPosted
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.case_file import CaseFile
from tests.builders import NOW, ATrust, a_case, a_trust
from tests.correspondence.samples import FACTS

EVERYBODY = ("reception", "office", "teacher", "head", "ceo", "dsl", "dpo", "clerk", "admin")

# Reviewed by hand against the authority matrix: who may draft it, and who may sign it. The clerk
# meets a case only once it reaches the complaints procedure.
TABLE = """
acknowledgement                 | office head ceo       | office head ceo
call_note                       | office head ceo       | office head ceo
advice                          | office head ceo       | head ceo
reminder                        | office head ceo       | head ceo
group_member                    | office head ceo       | head ceo
adjustments_query               | office head ceo       | office head ceo
photo_consent                   | office head ceo       | office head ceo
permission_to_view              | office head ceo       | ceo
permission_withdrawn            | office head ceo       | ceo
communication_plan              | office head ceo       | head ceo
meeting_invitation              | office head ceo       | head ceo
second_invitation               | office head ceo       | head ceo
minutes_cover                   | office head ceo       | office head ceo
removal_request                 | office head ceo       | head ceo
group_closure_request           | office ceo            | ceo
no_further_action               | office head ceo       | head ceo
apology                         | office head ceo       | head ceo
outcome_advice                  | office head ceo       | head ceo
signpost_to_complaints          | office head ceo       | office head ceo
handover_note                   | office head ceo       | head ceo
complaint_acknowledgement       | office head ceo clerk | head ceo clerk
complaint_outcome               | office head ceo clerk | head ceo clerk
panel_invitation                | office head ceo clerk | clerk
panel_decision                  | office head ceo clerk | clerk
intent_to_bar                   | office head ceo       | head ceo
temporary_bar                   | office head ceo       | head ceo
bar_decision                    | office head ceo       | head ceo
bar_kept                        | office head ceo       | head ceo
bar_lifted                      | office head ceo       | head ceo
sar_acknowledgement             | office dpo            | dpo
sar_clarification               | office dpo            | dpo
sar_extension                   | office dpo            | dpo
sar_response                    | office dpo            | dpo
sar_refusal                     | office dpo            | dpo
data_protection_acknowledgement | office dpo            | dpo
breach_notice                   | office dpo            | dpo
code_change_notice              | office head ceo       | ceo
"""
REVIEWED = {
    name.strip(): (set(drafts.split()), set(signs.split()))
    for name, drafts, signs in (line.split("|") for line in TABLE.strip().splitlines())
}


@dataclass(slots=True)
class Files:
    """A trust with one case at each stage, made when it is first needed."""

    trust: ATrust
    cases: dict[str, CaseId] = field(default_factory=dict)

    def at(self, stage: str) -> CaseId:
        if stage not in self.cases:
            self.cases[stage] = a_case(self.trust).at(stage)
        return self.cases[stage]

    def where_a_bar_may_be(self) -> CaseId:
        """A case weighed for a bar, in which the parent was asked and a bar was decided."""
        if "bar" not in self.cases:
            case = self.cases["bar"] = a_case(self.trust).at("direct_contact")
            Telling(self.trust).weigh(case, "bar", by="head")
            for name in ("intent_to_bar", "bar_decision"):
                post(self.trust, case, name)
        return self.cases["bar"]

    def for_letter(self, name: str) -> CaseId:
        if name in SIDE_STEPS:
            return self.where_a_bar_may_be()
        return self.at(LETTERS[name].stage or "direct_contact")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    trust = a_trust(tmp_path_factory.mktemp("catalogue"))
    yield Files(trust)
    trust.close()


def words_of(name: str) -> dict[str, Any]:
    """What the samples say, as a form would hand it over; rows are for the office to fill."""
    told = FACTS[name]
    rows = {each.name for each in fields(told) if each.metadata["kind"] == "rows"}
    return {
        each.name: value if isinstance(value, tuple) else plain(value)
        for each in fields(told)
        if each.name not in rows and (value := getattr(told, each.name)) is not None
    }


def write(trust: ATrust, case: CaseId, name: str, by: str, **words: Any) -> int:
    person = trust.people["denholm"] if LETTERS[name].posted else None
    letter = trust.do(by, WriteLetter(
        case_id=case, letter=name, person_id=person, words=words_of(name) | words
    ))  # fmt: skip
    assert isinstance(letter, int)
    return letter


def post(trust: ATrust, case: CaseId, name: str, **words: Any) -> None:
    letter = write(trust, case, name, "head", **words)
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    trust.do("office", MarkPosted(case_id=case, letter_id=letter, how="hand", on=NOW.date()))


def allowed(do: Any) -> bool:
    try:
        do()
    except Denied:
        return False
    except Said as said:
        if "can sign this letter" in said.reason or "no such case for you" in said.reason:
            return False
        raise
    return True


def test_every_letter_to_a_person_is_in_the_reviewed_table() -> None:
    takedowns = {"platform_report", "section_5_notice"}
    assert set(REVIEWED) == set(LETTERS) - takedowns


@pytest.mark.parametrize("name", REVIEWED)
def test_a_letter_is_written_and_signed_by_those_of_the_table_and_nobody_else(
    files: Files, name: str
) -> None:
    trust, case = files.trust, files.for_letter(name)
    drafts, signs = REVIEWED[name]
    letters = {}
    for who in EVERYBODY:
        if allowed(lambda who=who: letters.update({who: write(trust, case, name, who)})):
            assert who in drafts, who
    assert set(letters) == drafts
    waiting = list(letters.values())
    for who in EVERYBODY:
        letter = letters.get(who, waiting[0])
        if who not in signs:
            signing = SignLetter(case_id=case, letter_id=letter)
            assert not allowed(lambda who=who, it=signing: trust.do(who, it)), who
    for who in signs:
        assert trust.do(who, SignLetter(case_id=case, letter_id=letters[who]))


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_case_file_offers_only_letters_that_this_person_may_write(files: Files, who: str) -> None:
    offered: set[str] = set()
    for stage in ("direct_contact", "meeting", "takedown", "complaint"):
        try:
            answer = files.trust.ask(who, CaseFile(case_id=files.at(stage)))
        except Said:
            continue
        offered |= {name for name, _ in answer.letters_offered}
    may = {name for name, (drafts, _) in REVIEWED.items() if who in drafts}
    assert offered & set(REVIEWED) >= may
    assert not {name for name in offered & set(REVIEWED) if who not in REVIEWED[name][0]} - {
        # The clerk's post may write these; he meets a case only when it is a complaint.
        name
        for name in REVIEWED
        if who == "clerk"
    }


def test_the_data_protection_officer_puts_nothing_aside_outside_letters_about_data(
    files: Files,
) -> None:
    case = files.at("direct_contact")
    letter = write(files.trust, case, "apology", "head")
    with pytest.raises(Denied, match="letters about personal data only"):
        files.trust.do("dpo", OverruleFinding(
            case_id=case, letter_id=letter, rule="long_paragraph", words="x", reason="It may stand."
        ))  # fmt: skip
