"""People, My reports and the Code: found, kept, and only for those whose work it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.people_register import OnePerson, PeopleRegister, SignIns
from tcat_desktop.office.questions.the_code import TheCode
from tests.builders import ATrust, a_case, a_trust
from tests.screens.sitting import sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def test_somebody_is_found_by_her_child_and_her_details_are_kept(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = here.go("people")
        QTest.keyClicks(here.find("people.search"), "riley")
        qtbot.waitUntil(lambda: page._list.rows.rowCount() < 5, timeout=5_000)
        page._list.choose(int(trust.people["denholm"]))
        here.find("people.adjustments").setPlainText("Large print, and a break")
        here.find("people.interpreter").setText("Welsh")
        here.find("people.save").click()
        here.settle()
        kept = trust.ask("office", OnePerson(person_id=trust.people["denholm"]))
        assert (kept.adjustments, kept.interpreter) == ("Large print, and a break", "Welsh")
        assert "are kept" in here.find("people.notice").words


def test_somebody_new_needs_a_surname_and_what_was_typed_stays(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        here.go("people")
        here.find("people.add").click()
        here.find("people.forename").setText("Nia")
        here.find("people.save").click()
        here.settle()
        assert "Write the person’s surname" in here.find("people.surname.error").words
        assert here.find("people.forename").text() == "Nia"
        here.find("people.surname").setText("Ap-Gwilym")
        here.find("people.governor").setChecked(True)
        here.find("people.save").click()
        here.settle()
        found = trust.ask("office", PeopleRegister(words="gwilym"))
        assert [(each.name, each.governor) for each in found] == [("Nia Ap-Gwilym", True)]


def test_what_somebody_else_saved_first_is_shown_and_nothing_typed_is_lost(
    trust: ATrust, qtbot: QtBot
) -> None:
    denholm = trust.people["denholm"]
    with sitting(trust, "office", qtbot) as here:
        page = here.go("people")
        page._list.choose(int(denholm))
        kept = page.details.person
        here.find("people.email").setText("kerry@denholm.example")
        told = ("surname", "kind", "title", "forename", "hint", "address", "adjustments")
        same = {name: getattr(kept, name) for name in told}
        trust.office.do(trust.person("head"), KeepPerson(
            **same, phone="01632 960 999", person_id=denholm, seen=kept.version))  # fmt: skip
        here.find("people.save").click()
        here.settle()
        words = here.find("people.notice").words
        assert "Somebody else changed these details" in words
        assert "01632 960 999" in words
        assert here.find("people.email").text() == "kerry@denholm.example"


def test_another_row_does_not_throw_away_what_is_typed(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = here.go("people")
        page._list.choose(int(trust.people["denholm"]))
        here.find("people.phone").setText("01632 960 001")
        page._list.choose(int(trust.people["wojcik"]))
        assert here.find("people.phone").text() == "01632 960 001"
        assert "is not saved" in here.find("people.notice").words
        assert "not saved" in page.unsaved()


def test_a_teacher_reads_who_may_see_peoples_details_and_no_name(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "teacher", qtbot) as here:
        here.go("people")
        words = here.words()
        assert "do not open on this desk" in words
        assert "Denholm" not in words


# --- one's own reports ---------------------------------------------------------------------------


def test_own_reports_show_how_far_they_have_come_and_not_what_they_say(
    trust: ATrust, qtbot: QtBot
) -> None:
    a_case(trust).at("reported")
    from tests.screens.test_log_a_concern import an_open_form, send

    with sitting(trust, "reception", qtbot) as here:
        an_open_form(here)
        reference = send(here)
        page = here.go("my_reports")
        rows = [page._list.rows.item(n) for n in range(page._list.rows.rowCount())]
        assert reference in [row.title for row in rows]
        told = " ".join(f"{row.title} {row.second} {row.chip.words}" for row in rows)
        assert "Received; waiting to be read" in told
        assert "Hartnoll" not in told + here.words()


# --- the Code ------------------------------------------------------------------------------------


def test_the_code_says_how_long_its_review_is_overdue(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = here.go("the_code")
        assert "84 days ago" in here.words()
        assert page._list.rows.rowCount() == 70
        assert not here.find("the_code.review.record").isVisible()
        assert "Executive Headteacher/CEO" in here.find("the_code.review.who").text()


def test_the_chief_executive_records_a_review_and_the_banner_goes(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        here.go("the_code")
        here.find("the_code.review.reviewed_on").setText("23 Nov 2026")
        here.find("the_code.review.next_review").setText("31 Nov 2027")
        here.find("the_code.review.note").setPlainText("Nothing was changed.")
        here.find("the_code.review.record").click()
        assert "November has 30 days." in here.find("the_code.review.next_review.error").words
        here.find("the_code.review.next_review").setText("31 Aug 2027")
        here.find("the_code.review.record").click()
        here.settle()
        assert trust.ask("ceo", TheCode()).overdue_days == 0
        assert not here.find("the_code.banner").isVisible()


def test_a_clause_is_found_by_a_word(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("the_code")
        QTest.keyClick(here.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(here.find("the_code.search"), "c36")
        titles = [page._list.rows.item(n).title for n in range(page._list.rows.rowCount())]
        assert any(title.startswith("C36") for title in titles)
        assert len(titles) < 10


def test_a_sign_in_is_linked_to_its_person_and_taken_away_again(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "office", qtbot) as here:
        here.go("people", person_id=trust.people["hartnoll"])
        here.settle()
        choice = here.find("people.sign_in.account")
        assert choice.currentText().startswith("Nobody")
        assert not here.find("people.sign_in.keep").isEnabled()
        choice.setCurrentIndex(choice.findData(trust.staff["teacher"].account_id))
        here.find("people.sign_in.keep").click()
        here.settle()
        here.settle()
        assert "holds from the next sign-in" in here.words()
        assert linked(trust)[trust.staff["teacher"].account_id] == trust.people["hartnoll"]
        choice.setCurrentIndex(0)
        here.find("people.sign_in.keep").click()
        here.settle()
        here.settle()
    assert linked(trust)[trust.staff["teacher"].account_id] is None


def test_her_own_sign_in_is_somebody_elses_to_link(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        here.go("people", person_id=trust.people["denholm"])
        here.settle()
        choice = here.find("people.sign_in.account")
        choice.setCurrentIndex(choice.findData(trust.staff["office"].account_id))
        here.find("people.sign_in.keep").click()
        here.settle()
        assert "your own account" in here.find("people.sign_in.notice").words


def linked(trust: ATrust) -> dict[int, int | None]:
    return {each.account_id: each.person_id for each in trust.ask("office", SignIns())}
