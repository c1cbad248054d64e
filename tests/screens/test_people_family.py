"""The family of a person through the real page: drawn, kept, restricted, and by whom it may be."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.families import NEVER_DISCLOSE, NO_LETTERS
from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.keep_family import KeepRelation, KeepRestriction
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.family import Family, ReadOrder
from tcat_desktop.office.questions.people_register import OnePerson
from tcat_desktop.screens.theme import theme
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

WORDS = "He is not to learn where she lives."


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def father(trust: ATrust) -> PersonId:
    """Mr Craig Denholm, father of Riley."""
    made: PersonId = trust.do("head", KeepPerson(
        title="Mr", forename="Craig", surname="Denholm", hint="father of Riley, 4H",
        address="2 The Maltings\nHR0 4QJ",
    ))  # fmt: skip
    return made


@pytest.fixture
def order(trust: ATrust, father: PersonId) -> int:
    """What keeps Mrs Denholm’s address from him."""
    for adult in (trust.people["denholm"], father):
        trust.do("head", KeepRelation(
            adult_id=adult, child_id=trust.people["riley"], relationship="parent",
            responsibility=True, may_be_told=True, basis="Birth certificate",
        ))  # fmt: skip
    kept: int = trust.do("dsl", KeepRestriction(
        kind=NEVER_DISCLOSE, person_id=father, protects_id=trust.people["denholm"], what=WORDS,
        seen="In the safe", from_on=date(2026, 3, 2),
    ))  # fmt: skip
    return kept


def _at(here: Sitting, person: PersonId) -> None:
    here.go("people", person_id=int(person))
    here.settle()


def test_an_adult_is_added_to_a_child_with_the_paper_that_was_seen(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        _at(here, trust.people["zofia"])
        assert "Nobody has said yet whose child Zofia Wójcik is." in here.words()
        here.find("people.family.add_relation").click()
        QTest.keyClicks(here.find("people.relation.find"), "agnieszka")
        here.settle()
        QTest.keyClick(here.find("people.relation.find"), Qt.Key.Key_Return)
        here.settle()
        assert "Mrs Agnieszka Wójcik" in here.find("people.relation.chosen").text()
        for name in ("responsibility", "lives_with", "may_be_told"):
            here.find(f"people.relation.{name}").click()
        here.find("people.relation.save").click()
        here.settle()
        assert "which paper you saw" in here.find("people.relation.basis.error").words
        here.find("people.relation.basis").setText("Birth certificate")
        here.find("people.relation.save").click()
        here.settle()
        assert "It is kept." in here.find("people.family.notice").words
        words = here.words()
        for told in ("Mother of Zofia Wójcik", "Parental responsibility", "Lives together",
                     "May be told", "Seen: Birth certificate."):  # fmt: skip
            assert told in words, told
    kept = trust.ask("office", Family(person_id=trust.people["wojcik"])).children
    assert [(each.child, each.parent, each.told) for each in kept] == [("Zofia Wójcik", True, True)]


def test_somebody_who_is_not_in_the_register_is_not_added(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        _at(here, trust.people["denholm"])
        here.find("people.family.add_relation").click()
        QTest.keyClicks(here.find("people.relation.find"), "Nobody Atall")
        here.settle()
        QTest.keyClick(here.find("people.relation.find"), Qt.Key.Key_Return)
        assert "under People first" in here.find("people.relation.other.error").words
        here.find("people.relation.save").click()
        assert "Choose somebody" in here.find("people.relation.other.error").words
        here.find("people.relation.leave").click()
        assert not here.find("people.relation").isVisible()


def test_a_relation_is_changed_and_ended(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    line = trust.ask("head", Family(person_id=father)).children[0].relation_id
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find(f"people.family.relation.{line}.change").click()
        here.find("people.relation.may_be_told").setChecked(False)
        here.find("people.relation.until_on").setText("31 July 2027")
        here.find("people.relation.save").click()
        here.settle()
        kept = trust.ask("head", Family(person_id=father)).children[0]
        assert (kept.may_be_told, kept.until_on) == (False, date(2027, 7, 31))
        here.find(f"people.family.relation.{kept.relation_id}.end").click()
        here.settle()
        assert "has ended. It stays in the record." in here.find("people.family.notice").words
    assert trust.ask("head", Family(person_id=father)).children == ()


def test_a_day_that_is_no_day_is_said_at_its_field(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    line = trust.ask("head", Family(person_id=father)).children[0].relation_id
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find(f"people.family.relation.{line}.change").click()
        here.find("people.relation.until_on").setText("31 November 2027")
        here.find("people.relation.save").click()
        assert "November has 30 days." in here.find("people.relation.until_on.error").words


def test_an_order_shows_a_lock_and_its_words_only_when_they_are_asked_for(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        words = here.words()
        assert "must never learn where Mrs Kerry Denholm lives" in words
        assert "Since 2 March 2026, with no end." in words
        assert WORDS not in words
        here.find(f"people.family.restriction.{order}.read").click()
        here.settle()
        told = here.find(f"people.family.restriction.{order}.words").text()
        assert WORDS in told
        assert "That you read it is noted." in told


def test_a_restriction_is_kept_from_the_form_and_its_kind_says_what_follows(
    trust: ATrust, father: PersonId, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find("people.family.add_restriction").click()
        kind = here.find("people.restriction.kind")
        kind.setCurrentIndex(kind.findData(NO_LETTERS))
        assert "No letter, slip or email" in here.find("people.restriction.told").text()
        here.find("people.restriction.save").click()
        here.settle()
        assert "Write what it says." in here.find("people.restriction.what.error").words
        here.find("people.restriction.what").setPlainText("He asked for none.")
        here.find("people.restriction.save").click()
        here.settle()
        assert "May be written to: No" in here.words()
        assert "ask the office before you write" in here.words()
    shown = trust.ask("head", Family(person_id=father))
    assert [each.kind for each in shown.restrictions] == [NO_LETTERS]
    words = trust.ask("head", ReadOrder(restriction_id=shown.restrictions[0].restriction_id))
    assert words.what == "He asked for none."


def test_somebody_of_another_family_can_be_protected_in_the_form(
    trust: ATrust, father: PersonId, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find("people.family.add_restriction").click()
        QTest.keyClicks(here.find("people.restriction.find"), "kerry")
        here.settle()
        QTest.keyClick(here.find("people.restriction.find"), Qt.Key.Key_Return)
        kind, protects = here.find("people.restriction.kind"), here.find(
            "people.restriction.protects_id")  # fmt: skip
        kind.setCurrentIndex(kind.findData(NEVER_DISCLOSE))
        protects.setCurrentIndex(protects.findData(int(trust.people["denholm"])))
        here.find("people.restriction.what").setPlainText(WORDS)
        here.find("people.restriction.save").click()
        here.settle()
    assert trust.ask("head", Family(person_id=father)).never_learn[0].startswith("Mr Craig")


def test_a_restriction_ends_only_with_a_reason(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    name = f"people.family.restriction.{order}"
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find(f"{name}.end").click()
        here.find(f"{name}.confirm").click()
        here.settle()
        assert "why it no longer holds" in here.find(f"{name}.reason.error").words
        here.find(f"{name}.reason").setText("The court ended it.")
        QTest.keyClick(here.find(f"{name}.reason"), Qt.Key.Key_Return)
        here.settle()
        assert here.window.findChild(QWidget, f"{name}.end") is None or not here.find(
            f"{name}.end").isVisible()  # fmt: skip
    assert trust.ask("head", Family(person_id=father)).restrictions == ()


def test_an_address_is_protected_with_a_reason_and_the_details_can_still_be_saved(
    trust: ATrust, qtbot: QtBot
) -> None:
    mother = trust.people["denholm"]
    with sitting(trust, "office", qtbot) as here:
        _at(here, mother)
        tick = here.find("people.family.protected")
        tick.click()
        assert not tick.isChecked()
        here.find("people.family.protect.save").click()
        here.settle()
        assert "Say why." in here.find("people.family.protect.why.error").words
        here.find("people.family.protect.why").setText("She asked after the move.")
        here.find("people.family.protect.save").click()
        here.settle()
        assert tick.isChecked()
        assert "She asked after the move." in here.find("people.family.protected_words").text()
        here.find("people.phone").setText("01632 960 119")
        here.find("people.save").click()
        here.settle()
        assert "are kept" in here.find("people.notice").words
    assert trust.ask("office", OnePerson(person_id=mother)).phone == "01632 960 119"
    assert trust.ask("office", Family(person_id=mother)).address_protected


def test_letters_by_email_are_not_agreed_to_without_an_address(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        _at(here, trust.people["denholm"])
        here.find("people.family.emailed").click()
        here.settle()
        assert not here.find("people.family.emailed").isChecked()
        assert "No email address is on record" in here.find("people.family.notice").words


def test_the_data_protection_officer_sees_a_family_and_changes_nothing(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    with sitting(trust, "dpo", qtbot) as here:
        _at(here, father)
        assert "must never learn" in here.words()
        for name in ("add_relation", "add_restriction", "protected", "emailed"):
            assert not here.find(f"people.family.{name}").isEnabled(), name
        assert not here.find(f"people.family.restriction.{order}.end").isVisible()
        assert here.find(f"people.family.restriction.{order}.read").isVisible()


def test_each_part_of_a_family_has_a_name_and_fits_a_small_window_with_large_letters(
    trust: ATrust, father: PersonId, order: int, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        _at(here, father)
        here.find("people.family.add_restriction").click()
        card = here.find("people.family")
        assert faults_of(card) == []
        adult = here.find(f"people.family.adult.{father}")
        assert "has parental responsibility" in adult.accessibleName()
        here.window.resize(1024, 700)
        theme().set_text_size(200)
        here.settle()
        scroll = here.find("people.scroll")
        assert scroll.widget().width() <= scroll.viewport().width()


def test_whoever_may_not_be_written_to_is_marked_in_the_form_of_a_letter(
    trust: ATrust, father: PersonId, qtbot: QtBot
) -> None:
    case = a_case(trust).at("direct_contact")
    mother = trust.people["denholm"]
    trust.do("head", KeepRestriction(kind=NO_LETTERS, person_id=trust.people["wojcik"],
                                     what="By order of the court."))  # fmt: skip
    with sitting(trust, "head", qtbot) as here:
        here.go("letters", case_id=case, letter="advice")
        people = here.find("letters.form.person")
        assert people.currentData() == mother
        held = people.findData(trust.people["wojcik"])
        assert people.itemText(held) == "Mrs Agnieszka Wójcik (may not be written to)"
        people.setCurrentIndex(held)
        error = here.find("letters.form.person.error")
        assert error.words.startswith("Mrs Agnieszka Wójcik may not be written to.")
        here.settle()
        assert "court" not in here.words()
        here.find("letters.save_and_sign").click()
        here.settle()
        assert "may not be written to" in error.words
