"""Messages between parents: who may open them, when, and what everybody else sees."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import (
    LiftSeal,
    OpenSealed,
    RecordPermission,
    SealExhibit,
    WithdrawPermission,
)
from tcat_desktop.office.papers import PrintedCase
from tcat_desktop.office.questions.case_file import CaseFile, ExhibitLine
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.exhibit import Exhibit
from tests.builders import ATrust, a_case, a_trust

WORDS = b"[23/11/2026, 08:16:23] Kerry: between us"
TODAY = date(2026, 11, 23)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def _kept(trust: ATrust, case: CaseId, *, sealed: bool = True) -> int:
    kept = trust.office.shelve(trust.staff["office"], io.BytesIO(WORDS))
    made = trust.do("office", KeepFile(
        name="Kerry and Cerys.txt", digest=kept.digest, size=kept.size, kind="whatsapp",
        case_id=case, sealed=sealed,
    ))  # fmt: skip
    assert isinstance(made, int)
    return made


def _permit(trust: ATrust, case: CaseId, exhibit: int, *, days: int = 7) -> int:
    made = trust.do("office", RecordPermission(
        case_id=case, exhibit_id=exhibit, person_id=trust.people["denholm"], how="signed",
        purpose="To see what was said about Miss Hartnoll.", given_on=TODAY,
        until=TODAY + timedelta(days=days),
    ))  # fmt: skip
    assert isinstance(made, int)
    return made


def _line(trust: ATrust, case: CaseId, exhibit: int) -> ExhibitLine:
    lines: tuple[ExhibitLine, ...] = trust.ask("head", CaseFile(case_id=case)).exhibits
    return next(line for line in lines if line.exhibit_id == exhibit)


def test_the_ceo_opens_it_with_a_permission_and_everybody_can_see_that_she_did(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = _kept(trust, case)
    _permit(trust, case, exhibit)
    opened = trust.do("ceo", OpenSealed(case_id=case, exhibit_id=exhibit, purpose="C52"))
    assert opened.content == WORDS
    entries = trust.ask("head", CaseFile(case_id=case)).entries
    assert [one.title for one in entries if "was opened" in one.title] == ["E2 was opened"]
    assert _line(trust, case, exhibit).permission == "Mrs Denholm permits it until Mon 30 Nov"


def test_without_a_permission_not_even_the_ceo_opens_it(trust: ATrust, case: CaseId) -> None:
    exhibit = _kept(trust, case)
    with pytest.raises(Refused, match="No parent’s permission holds") as refusal:
        trust.do("ceo", OpenSealed(case_id=case, exhibit_id=exhibit, purpose="C52"))
    assert refusal.value.clause == "C50"


@pytest.mark.parametrize("who", ["head", "office", "dsl", "dpo", "clerk", "reception"])
def test_nobody_else_opens_it_even_with_a_permission(trust: ATrust, case: CaseId, who: str) -> None:
    exhibit = _kept(trust, case)
    _permit(trust, case, exhibit)
    with pytest.raises(Denied):
        trust.do(who, OpenSealed(case_id=case, exhibit_id=exhibit, purpose="C52"))


def test_a_permission_that_was_withdrawn_or_has_run_out_seals_it_again(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = _kept(trust, case)
    opening = OpenSealed(case_id=case, exhibit_id=exhibit, purpose="C52")
    permission = _permit(trust, case, exhibit)
    trust.do("office", WithdrawPermission(case_id=case, permission_id=permission))
    with pytest.raises(Refused, match="No parent’s permission"):
        trust.do("ceo", opening)
    _permit(trust, case, exhibit, days=1)
    trust.clock.set(trust.clock() + timedelta(days=2))
    with pytest.raises(Refused, match="No parent’s permission"):
        trust.do("ceo", opening)


def test_a_permission_for_one_exhibit_opens_no_other(trust: ATrust, case: CaseId) -> None:
    first, second = _kept(trust, case), _kept(trust, case)
    _permit(trust, case, first)
    with pytest.raises(Refused, match="No parent’s permission"):
        trust.do("ceo", OpenSealed(case_id=case, exhibit_id=second, purpose="C52"))


def test_what_is_sealed_is_no_search_hit_and_on_no_page(trust: ATrust, case: CaseId) -> None:
    exhibit = _kept(trust, case, sealed=False)
    found = Filter(words="Cerys")
    assert len(trust.ask("head", CaseList(filter=found)).rows) == 1
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert trust.ask("head", CaseList(filter=found)).rows == ()
    assert "Cerys" not in repr(trust.ask("head", CaseFile(case_id=case)))
    assert b"Cerys" not in trust.ask("head", PrintedCase(case_id=case))
    with pytest.raises(Refused, match="sealed"):
        trust.ask("ceo", Exhibit(case_id=case, exhibit_id=exhibit))


def test_the_ceo_can_rule_that_it_needs_no_seal(trust: ATrust, case: CaseId) -> None:
    exhibit = _kept(trust, case)
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=exhibit, reason="It is a public post."))
    assert trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit)).content == WORDS


def test_only_a_parent_of_the_case_can_permit(trust: ATrust, case: CaseId) -> None:
    exhibit = _kept(trust, case)
    with pytest.raises(Refused, match="Only a parent"):
        trust.do("office", RecordPermission(
            case_id=case, exhibit_id=exhibit, person_id=trust.people["hartnoll"], how="signed",
            purpose="p", given_on=TODAY, until=TODAY,
        ))  # fmt: skip
