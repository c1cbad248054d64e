"""Settings: worn at once, kept with the account; accounts and schools for the administrator."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.own_desk import Frame
from tcat_desktop.office.questions.settings import AccountList
from tcat_desktop.screens.theme import Appearance, Role, theme
from tests.builders import PASSWORD, ATrust, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import sitting

NEW = "seven quiet herons at dusk"


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def test_another_look_and_size_are_worn_at_once_and_kept(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("settings")
        here.find("settings.theme.dark").click()
        here.find("settings.text_size.150").click()
        here.find("settings.lock_after.10").click()
        here.settle()
        assert theme().colour(Role.SURFACE) == QColor("#211F1D")
        assert theme().text_size == 150
        assert here.window.idle.minutes == 10
        kept = trust.ask("head", Frame()).settings
        assert kept == {"theme": "dark", "text_size": 150, "lock_after": 10}


def test_every_look_that_is_offered_can_be_kept_and_worn_again(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("settings")
        for look in Appearance:
            here.find(f"settings.theme.{look.value}").click()
            here.settle()
            assert here.find("settings.looks.notice").words == ""
            assert Appearance(trust.ask("head", Frame()).settings["theme"]) is look
            assert theme().appearance is look


def test_one_changes_ones_own_password_with_the_old_one(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("settings", part="password")
        for name, words in (("old", PASSWORD), ("new", NEW), ("again", "another one")):
            here.find(f"settings.password.{name}").setText(words)
        here.find("settings.password.change").click()
        assert "not the same" in here.find("settings.password.again.error").words
        here.find("settings.password.again").setText(NEW)
        here.find("settings.password.change").click()
        here.settle()
        assert "Your password is changed." in here.find("settings.password.notice").words
        assert here.find("settings.password.new").text() == ""
    trust.office.close()
    assert trust.door.sign_in("helen whitfield", NEW).person.name == "Helen Whitfield"


def test_a_wrong_old_password_changes_nothing(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("settings")
        for name, words in (("old", "not it at all, no"), ("new", NEW), ("again", NEW)):
            here.find(f"settings.password.{name}").setText(words)
        here.find("settings.password.change").click()
        here.settle()
        page = here.window.frame.page
        told = " ".join(page.password.form.errors().values()) + page.password.notice.words
        assert "password" in told
        assert here.find("settings.password.new").text() == NEW
    trust.office.close()
    with pytest.raises(Said):
        trust.door.sign_in("helen whitfield", NEW)


def test_only_the_administrator_meets_accounts_and_schools(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("settings")
        assert not here.find("settings.accounts").isVisible()
        assert "Administrator" in here.find("settings.why_not").text()


def test_the_administrator_adds_somebody_who_can_then_sign_in(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "admin", qtbot) as here:
        here.go("settings")
        here.find("settings.new_account.name").setText("Tomos Bell")
        here.find("settings.accounts.password").setText(NEW)
        here.find("settings.new_account.add").click()
        here.settle()
        assert "Choose the school" in here.find("settings.new_account.school.error").words
        here.find("settings.new_account.school").setCurrentIndex(1)
        here.find("settings.new_account.add").click()
        here.settle()
        assert "Tomos Bell may sign in." in here.find("settings.accounts.notice").words
    trust.office.close()
    assert trust.door.sign_in("tomos bell", NEW).person.role == "receptionist"


def test_the_administrator_is_told_that_a_ceos_new_password_opens_no_seal(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        page = here.go("settings")
        here.find("settings.accounts.password").setText(NEW)
        for who, told in (("ceo", True), ("teacher", False)):
            page.accounts.list.choose(int(trust.person(who).account_id))
            here.find("settings.accounts.password").setText(NEW)
            here.find("settings.accounts.set_password").click()
            here.settle()
            words = here.find("settings.accounts.notice").words
            assert "has a new password." in words
            assert ("The recovery sheet gives her the key" in words) is told


def test_switching_off_asks_once_and_then_the_password_opens_nothing(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        page = here.go("settings")
        page.accounts.list.choose(int(trust.person("teacher").account_id))
        button = here.find("settings.accounts.switch_off")
        button.click()
        here.settle()
        assert all(row.active for row in trust.ask("admin", AccountList())[0])
        assert button.accessibleName() == "Yes, switch off Ellie Hartnoll"
        button.click()
        here.settle()
        off = [row.name for row in trust.ask("admin", AccountList())[0] if not row.active]
        assert off == ["Ellie Hartnoll"]


def test_a_letterhead_is_kept_and_the_term_dates_stay_as_they_are(
    trust: ATrust, qtbot: QtBot
) -> None:
    before = trust.ask("admin", AccountList())[1][0].calendar
    with sitting(trust, "admin", qtbot) as here:
        here.go("settings")
        here.find("settings.school.phone").setText("01632 960 999")
        here.find("settings.school.save").click()
        here.settle()
        assert "is kept" in here.find("settings.school.notice").words
        kept = trust.ask("admin", AccountList())[1][0]
        assert (kept.phone, kept.calendar) == ("01632 960 999", before)
        here.find("settings.school.term_dates").click()
        here.settle()
        assert here.window.frame.page.page_name == "calendar"
        assert here.find("calendar.terms.terms").isVisible()


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("log_a_concern", "ceo"), ("my_reports", "reception"), ("people", "office"),
        ("the_code", "ceo"), ("settings", "admin"),
    ],
)  # fmt: skip
def test_every_part_that_takes_the_keyboard_has_a_name_of_its_own(
    trust: ATrust, qtbot: QtBot, page: str, who: str
) -> None:
    with sitting(trust, who, qtbot) as here:
        assert faults_of(here.go(page)) == []
