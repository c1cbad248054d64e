"""Opening the window: sign-in, the lock, signing out, recovery, and the backup of the menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.office.door import Door
from tcat_desktop.records import keys
from tcat_desktop.screens.opening import Demonstration, Opening
from tcat_desktop.screens.side_bar import PlaceModel
from tcat_desktop.screens.starting import application
from tcat_desktop.screens.theme import Appearance, theme
from tests.builders import PASSWORD, ATrust, a_case, a_trust, sign_in_name


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    a_case(made).at("meeting")
    made.office.close()
    return made


@pytest.fixture
def opening(trust: ATrust, qtbot: QtBot) -> Iterator[Opening]:
    application()
    made = Opening(trust.folder, now=trust.clock, demonstration=Demonstration(
        people=(("head", "Mrs Whitfield"), ("reception", "Siân")),
        names={"head": sign_in_name("head"), "reception": sign_in_name("reception")},
        password=PASSWORD,
    ))  # fmt: skip
    made.start()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


def part(opening: Opening, name: str) -> QWidget:
    found = opening.window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def enter(opening: Opening, qtbot: QtBot, name: str, password: str) -> None:
    """Type both and press Enter."""
    # Keys stand for Latin letters only, and a name may begin with Ł.
    part(opening, "sign_in.name").setText(name)
    part(opening, "sign_in.password").setFocus()
    QTest.keyClicks(part(opening, "sign_in.password"), password)
    QTest.keyClick(part(opening, "sign_in.password"), Qt.Key.Key_Return)
    settle(opening, qtbot)


def settle(opening: Opening, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.waitUntil(lambda: not opening.errands.busy, timeout=20_000)
        qtbot.wait(1)


def test_a_head_signs_in_and_her_day_is_on_the_screen(opening: Opening, qtbot: QtBot) -> None:
    before = keys.key_derivations
    enter(opening, qtbot, sign_in_name("head"), PASSWORD)
    assert keys.key_derivations == before + 1
    frame = opening.window.frame
    assert frame.page is not None
    assert frame.page.page_name == "today"
    assert opening.window.findChild(QWidget, "frame.status.demo") is not None
    assert "Autumn term" in frame.status.week.text()


@pytest.mark.parametrize(
    ("who", "places"),
    [
        (
            "head",
            [
                "Today",
                "Cases",
                "Meetings",
                "Letters",
                "Complaints",
                "People",
                "Calendar",
                "The Code",
                "Settings",
            ],
        ),
        (
            "dpo",
            [
                "Today",
                "Cases",
                "Letters",
                "Complaints",
                "People",
                "Calendar",
                "The Code",
                "Settings",
            ],
        ),
        (
            "clerk",
            [
                "Today",
                "Cases",
                "Meetings",
                "Letters",
                "Complaints",
                "People",
                "Calendar",
                "The Code",
                "Settings",
            ],
        ),
        (
            "reception",
            ["Reception book", "Log a concern", "My reports", "Meetings", "Calendar", "The Code"],
        ),
        ("teacher", ["Log a concern", "My reports", "Meetings", "Calendar", "The Code"]),
        ("admin", ["Settings", "Calendar", "The Code"]),
    ],
)
def test_the_side_bar_leads_only_where_a_post_may_go(
    opening: Opening, qtbot: QtBot, who: str, places: list[str]
) -> None:
    enter(opening, qtbot, sign_in_name(who), PASSWORD)
    models = opening.window.frame.side_bar.findChildren(PlaceModel)
    shown = [model.index(row, 0).data() for model in models for row in range(model.rowCount())]
    assert shown == places


def test_a_wrong_password_is_said_at_its_field(opening: Opening, qtbot: QtBot) -> None:
    enter(opening, qtbot, sign_in_name("head"), "not her password")
    assert not opening.window.is_seated
    assert "You have 4 more tries" in opening.window.sign_in.card.form.errors()["password"]
    assert part(opening, "sign_in.enter").isEnabled()


def test_the_lock_hides_the_desk_until_her_password_is_typed(
    opening: Opening, qtbot: QtBot
) -> None:
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    opening.window.lock()
    assert opening.window.is_locked
    field = part(opening, "sign_in.password")
    QTest.keyClicks(field, "not her password")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(opening, qtbot)
    assert opening.window.is_locked
    before = keys.key_derivations
    field.clear()  # type: ignore[attr-defined]  # a QLineEdit
    QTest.keyClicks(field, PASSWORD)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(opening, qtbot)
    assert not opening.window.is_locked
    assert keys.key_derivations == before + 1


def test_the_lock_lets_go_of_the_key_to_sealed_messages(opening: Opening, qtbot: QtBot) -> None:
    enter(opening, qtbot, sign_in_name("ceo"), PASSWORD)
    assert opening._session is not None
    records = opening._session.office._records
    assert records.seal is not None
    opening.window.lock()
    assert records.seal is None
    QTest.keyClicks(part(opening, "sign_in.password"), PASSWORD)
    QTest.keyClick(part(opening, "sign_in.password"), Qt.Key.Key_Return)
    settle(opening, qtbot)
    assert not opening.window.is_locked
    assert records.seal is not None
    opening.window.leave()
    settle(opening, qtbot)
    assert records.seal is None


def test_somebody_else_can_sit_down_after_her(opening: Opening, qtbot: QtBot) -> None:
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    opening.window.leave()
    settle(opening, qtbot)
    assert not opening.window.is_seated
    opening.window.sign_in.demo_chosen.emit("reception")
    settle(opening, qtbot)
    assert opening.window.frame.desk.sitter.reception
    page = opening.window.frame.page
    assert page is not None
    assert page.page_name == "reception_book"


def test_a_closed_window_leaves_the_folder_to_the_next(
    opening: Opening, qtbot: QtBot, trust: ATrust
) -> None:
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    opening.window.close()
    session = Door(trust.folder, now=trust.clock).sign_in(sign_in_name("ceo"), PASSWORD)
    assert session.person.role == "ceo"
    session.office.close()


def test_colours_chosen_in_the_menu_are_there_the_next_time(opening: Opening, qtbot: QtBot) -> None:
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    theme().set_appearance(Appearance.DARK)
    qtbot.waitUntil(lambda: not opening._keeping_look.isActive(), timeout=5_000)
    settle(opening, qtbot)
    opening.window.leave()
    settle(opening, qtbot)
    assert theme().appearance is Appearance.SYSTEM
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    assert theme().appearance is Appearance.DARK
    opening.window.leave()
    settle(opening, qtbot)


def test_a_backup_from_the_menu_is_proven_and_then_told_at_the_foot(
    opening: Opening, qtbot: QtBot, tmp_path: Path
) -> None:
    opening.window.sign_in.demo_chosen.emit("head")
    settle(opening, qtbot)
    opening._back_up()
    assert opening._backing_up is not None
    for dialog in opening.window.findChildren(QDialog, "back_up.folder"):
        dialog.hide()
    opening._backing_up.make(str(tmp_path / "away"))
    qtbot.waitUntil(lambda: opening._backing_up is None, timeout=30_000)
    settle(opening, qtbot)
    told = opening.window.findChild(QDialog, "telling")
    assert told is not None
    assert "1 case" in told.accessibleName()
    assert opening.window.frame.status.backup.text() == "Backup checked today, 14:20"
    assert len(list((tmp_path / "away").glob("2026-11-23*"))) == 1


def test_an_empty_folder_opens_the_first_set_up(tmp_path: Path, qtbot: QtBot) -> None:
    application()
    made = Opening(tmp_path / "nothing yet")
    made.start()
    assert made.window.findChild(QWidget, "set_up.wizard") is not None
    made.window.close()
    made.window.deleteLater()
