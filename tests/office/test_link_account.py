"""Whoever is part of a case does not meet it: a sign-in is linked to its person at any time."""

from pathlib import Path

import pytest

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.accounts import as_person
from tcat_desktop.office.commands.keep_accounts import LinkAccount
from tcat_desktop.office.questions.case_list import CaseList
from tcat_desktop.office.questions.people_register import SignIns
from tcat_desktop.records import rows
from tests.builders import ATrust, a_case, a_trust


def signed_in_again(trust: ATrust, who: str) -> None:
    """She signs in once more: what is kept of her account now holds."""
    with trust.office._records.reading() as conn:
        row = rows.one(conn, "accounts", trust.staff[who].account_id)
    assert row is not None
    trust.staff[who] = as_person(row)


def seen(trust: ATrust, who: str) -> int:
    return len(trust.ask(who, CaseList()).rows)


def test_a_case_that_names_her_is_gone_for_a_teacher_linked_later_and_comes_back(
    tmp_path: Path,
) -> None:
    trust = a_trust(tmp_path)
    a_case(trust).at("meeting")
    assert seen(trust, "dsl") == 1
    link = LinkAccount(account_id=trust.staff["dsl"].account_id, person_id=trust.people["denholm"])
    trust.do("office", link)
    signed_in_again(trust, "dsl")
    assert seen(trust, "dsl") == 0
    kept = {each.account_id: each.person_id for each in trust.ask("office", SignIns())}
    assert kept[trust.staff["dsl"].account_id] == trust.people["denholm"]
    trust.do("office", LinkAccount(account_id=trust.staff["dsl"].account_id, person_id=None))
    signed_in_again(trust, "dsl")
    assert seen(trust, "dsl") == 1


def test_nobody_links_or_unlinks_her_own_sign_in(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    with pytest.raises(Refused, match="your own account"):
        trust.do("head", LinkAccount(account_id=trust.staff["head"].account_id, person_id=None))


def test_two_sign_ins_are_never_one_person(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    one, two = trust.staff["teacher"].account_id, trust.staff["reception"].account_id
    trust.do("office", LinkAccount(account_id=one, person_id=trust.people["hartnoll"]))
    with pytest.raises(Refused, match="signs in as this person already"):
        trust.do("office", LinkAccount(account_id=two, person_id=trust.people["hartnoll"]))
