"""The window: signing in, the lock, menus and keys, and where the side bar leads."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QWidget

from tcat_desktop.screens.asking import TellingDialog
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.idle import IdleWatch
from tcat_desktop.screens.recovery import CodeFields
from tcat_desktop.screens.set_up.wizard import SetUpWizard
from tcat_desktop.screens.sign_in import SignInPage
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.window import TITLE, Window
from tests.screens.conftest import Sit, faults_of, focusable, labels, this_morning

CTRL = Qt.KeyboardModifier.ControlModifier


def find(root: QWidget, name: str) -> QWidget:
    """The part of that name."""
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.fixture
def sign_in(qtbot) -> SignInPage:
    """The sign-in page by itself."""
    page = SignInPage(now=this_morning)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    return page


# -- signing in -------------------------------------------------------------------------------


def test_name_and_password_go_to_the_door_as_they_were_typed(qtbot, sign_in: SignInPage) -> None:
    find(sign_in, "sign_in.name").setText("Siân Bowen")
    qtbot.keyClicks(find(sign_in, "sign_in.password"), "orchard kettle")
    with qtbot.waitSignal(sign_in.entered) as entered:
        qtbot.keyClick(find(sign_in, "sign_in.password"), Qt.Key.Key_Return)
    assert entered.args == ["Siân Bowen", "orchard kettle"]


def test_a_name_is_asked_for_at_its_field(qtbot, sign_in: SignInPage) -> None:
    find(sign_in, "sign_in.enter").click()
    assert sign_in.card.form.errors() == {"name": "Type your name as the office knows it."}


def test_a_password_is_asked_for_at_its_field(qtbot, sign_in: SignInPage) -> None:
    find(sign_in, "sign_in.name").setText("Siân Bowen")
    with qtbot.assertNotEmitted(sign_in.entered):
        find(sign_in, "sign_in.enter").click()
    assert sign_in.card.form.errors() == {"password": "Type your password."}


def test_a_wrong_password_is_said_at_the_field_and_the_name_stays(sign_in: SignInPage) -> None:
    find(sign_in, "sign_in.name").setText("Siân Bowen")
    sign_in.working("Opening the records")
    assert not find(sign_in, "sign_in.enter").isEnabled()
    sign_in.refuse("password", "That password is not right. You have 4 more tries.")
    assert find(sign_in, "sign_in.name").text() == "Siân Bowen"
    assert sign_in.card.form.errors() == {
        "password": "That password is not right. You have 4 more tries."
    }
    assert find(sign_in, "sign_in.enter").isEnabled()


def test_show_makes_the_password_readable_and_starting_again_hides_it(
    sign_in: SignInPage,
) -> None:
    field = find(sign_in, "sign_in.password")
    find(sign_in, "sign_in.password.show").click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    sign_in.start()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_no_name_is_on_the_sign_in_page(sign_in: SignInPage) -> None:
    shown = " ".join(each.text() for each in labels(sign_in) if each.isVisible())
    assert "Whitfield" not in shown
    assert "Applewick" not in shown


def test_the_recovery_code_can_be_pasted_whole(qtbot, sign_in: SignInPage) -> None:
    sign_in.show_recovery()
    fields = sign_in.recovery.code
    QApplication.clipboard().setText("7qkma 2h9fr w4tn9 c83xe pl6vd h2222 9rbq5 tx4km")
    qtbot.keyClick(fields.fields[0], Qt.Key.Key_V, CTRL)
    assert fields.code == "7QKMA-2H9FR-W4TN9-C83XE-PL6VD-H2222-9RBQ5-TX4KM"
    assert fields.complete


def test_a_full_group_goes_on_to_the_next(qtbot) -> None:
    code = CodeFields("code")
    qtbot.addWidget(code)
    code.show()
    code.activateWindow()
    code.fields[0].setFocus()
    qtbot.waitUntil(code.fields[0].hasFocus)
    qtbot.keyClicks(code.fields[0], "7qk-ma")
    assert code.fields[0].text() == "7QKMA"
    assert code.fields[1].hasFocus()


def test_in_the_demonstration_one_press_signs_in(qtbot, sign_in: SignInPage) -> None:
    sign_in.offer_demo((("head", "Mrs Whitfield, headteacher"),))
    with qtbot.waitSignal(sign_in.demo_chosen) as chosen:
        find(sign_in, "sign_in.demo.head").click()
    assert chosen.args == ["head"]


def test_tab_reaches_every_field_of_the_sign_in_page(qtbot, sign_in: SignInPage) -> None:
    wanted = {each.objectName() for each in focusable(sign_in) if each.isVisible()}
    find(sign_in, "sign_in.name").setFocus()
    reached = set()
    for _ in range(len(wanted) + 2):
        focused = QApplication.focusWidget()
        reached.add(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_every_part_of_the_sign_in_page_has_a_name(sign_in: SignInPage) -> None:
    sign_in.offer_demo((("head", "Mrs Whitfield, headteacher"),))
    assert faults_of(sign_in) == []


# -- the lock ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "with_ctrl"), [(Qt.Key.Key_F9, False), (Qt.Key.Key_L, True)])
def test_a_key_locks_the_desk_at_once(qtbot, seated: Sit, key: Qt.Key, with_ctrl: bool) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, CTRL if with_ctrl else Qt.KeyboardModifier.NoModifier)
    assert window.is_locked
    assert not window.frame.isVisible()
    assert not window.frame.top_bar.isVisible()
    assert not window.frame.status.isVisible()


def test_nothing_of_a_case_is_on_the_screen_while_it_is_locked(seated: Sit) -> None:
    window = seated()
    dialog = TellingDialog("AP-26-031", "Mrs Denholm", window)
    dialog.show()
    window.lock()
    shown = [each.text() for each in window.findChildren(QWidget) if _says(each)]
    assert shown
    assert not any("Prosser" in words or "Denholm" in words for words in shown)
    assert not any(each.isVisible() for each in window.findChildren(QDialog))
    window.unlock()
    assert dialog.isVisible()
    dialog.close()


def _says(widget: QWidget) -> bool:
    return widget.isVisible() and hasattr(widget, "text") and callable(widget.text)


def test_no_key_of_the_desk_works_behind_the_lock(qtbot, seated: Sit) -> None:
    window = seated()
    page = window.frame.page
    window.lock()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.is_locked
    assert window.frame.page is page
    assert page.pressed == 0


def test_unlocking_asks_for_the_password_alone_and_shows_the_work_as_it_was(
    qtbot, seated: Sit
) -> None:
    window = seated()
    window.frame.page.work.choose(29)
    window.lock()
    assert not find(window, "sign_in.name").isVisible()
    assert find(window, "sign_in.person").text() == "Helen Whitfield"
    assert find(window, "sign_in.post").text() == "Headteacher. Locked at 08:52"
    qtbot.keyClicks(find(window, "sign_in.password"), "orchard")
    with qtbot.waitSignal(window.sign_in.unlocked) as typed:
        find(window, "sign_in.enter").click()
    window.unlock()
    assert typed.args == ["orchard"]
    assert find(window, "sign_in.password").text() == ""
    assert window.frame.page.work.current_key() == 29
    assert window.frame.top_bar.isVisible()


def test_somebody_else_gets_an_empty_sign_in_page(qtbot, seated: Sit) -> None:
    window = seated()
    window.lock()
    with qtbot.waitSignal(window.left):
        find(window, "sign_in.someone_else").click()
    assert not window.is_seated
    assert find(window, "sign_in.name").isVisible()
    assert not find(window, "sign_in.person").isVisible()


class _Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_desk_that_nobody_touches_locks_itself(qtbot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    clock = _Clock()
    watch = IdleWatch(owner, clock=clock)
    watch.start()
    locked: list[int] = []
    watch.idle.connect(lambda: locked.append(1))
    clock.seconds = 299
    watch.look()
    assert locked == []
    qtbot.mouseMove(owner)
    qtbot.keyClick(owner.windowHandle(), Qt.Key.Key_A)
    clock.seconds = 299 + 299
    watch.look()
    assert locked == []
    clock.seconds = 299 + 300
    watch.look()
    assert locked == [1]
    watch.stop()


def test_the_time_to_the_lock_lies_between_one_and_thirty_minutes(qtbot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    watch = IdleWatch(owner)
    watch.set_minutes(90)
    assert watch.minutes == 30
    watch.set_minutes(0)
    assert watch.minutes == 1


# -- menus, keys, places ----------------------------------------------------------------------


def test_the_title_of_the_window_says_nothing_of_a_case(seated: Sit) -> None:
    window = seated()
    window.frame.go("cases", {"case_id": 31})
    assert window.windowTitle() == TITLE == "Conduct desk"


def test_every_action_is_in_a_menu_and_no_two_share_a_key(seated: Sit) -> None:
    window = seated()
    actions = window.frame._menus.all_actions()
    in_menus = {
        action.objectName()
        for menu in window.frame.top_bar.findChildren(QMenu)
        for action in menu.actions()
    }
    keys = [each.toString() for action in actions for each in action.shortcuts()]
    assert {action.objectName() for action in actions} <= in_menus
    assert len(keys) == len(set(keys))
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+1", "Ctrl+6", "Ctrl+L", "F9", "Ctrl+P", "Ctrl+S",
            "Ctrl+Return", "F6", "Shift+F6", "Ctrl++", "Ctrl+-", "Ctrl+0", "F1", "Esc",
            "Ctrl+F"} <= set(keys)  # fmt: skip


def test_keys_lead_to_the_places_of_the_side_bar(qtbot, seated: Sit) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.frame.page.page_name == "cases"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.frame.page.page_name == "today"


def test_ctrl_enter_presses_the_main_button(qtbot, seated: Sit) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.frame.page.pressed == 1


def test_f6_goes_from_pane_to_pane_and_back(qtbot, seated: Sit) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    window.frame.page.work.setFocus()
    names = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        names.append(window.focusWidget().objectName())
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert names == ["frame.search.field", "frame.places", "today.work"]
    assert window.focusWidget().objectName() == "frame.places"


def test_a_search_opens_the_page_of_what_was_found(qtbot, seated: Sit) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    field = find(window, "frame.search.field")
    assert window.focusWidget() is field
    qtbot.keyClicks(field, "photo")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.frame.page.opened_with == [{"words": "photo"}]


def test_a_ring_shows_what_has_the_keyboard_and_goes_when_the_pointer_is_used(
    qtbot, seated: Sit
) -> None:
    window = seated()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "focus_ring") is not None)
    ring = find(window, "focus_ring")
    button = find(window, "today.log")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    button.setFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(button.mapTo(window, button.rect().center()))
    assert ring.width() == button.width() + 8
    qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    button.setFocus()
    assert not ring.isVisible()


def test_text_grows_with_ctrl_plus(qtbot, seated: Sit) -> None:
    window = seated()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme().text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme().text_size == 100


def test_a_narrow_window_has_a_rail(qtbot, seated: Sit) -> None:
    window = seated()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.frame.side_bar.width() == 56)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.frame.side_bar.width() == 208)


def test_the_desk_at_reception_has_no_case_files_and_no_search(seated: Sit) -> None:
    window = seated(reception=True)
    places = {place.page for place in window.frame.side_bar._top.places.places}
    assert "log_a_concern" in places
    assert not places & {"today", "cases", "letters", "people"}
    assert not find(window, "frame.search").isVisible()


def test_a_page_is_only_loaded_when_it_is_first_opened(seated: Sit, monkeypatch) -> None:
    monkeypatch.delitem(sys.modules, "tests.screens.sample_page", raising=False)
    window = seated()
    window.frame.go("cases")
    first = window.frame.page
    window.frame.go("today")
    window.frame.go("cases")
    assert window.frame.page is first
    assert set(window.frame._pages) == {"today", "cases"}


def test_every_open_page_hears_what_has_changed(qtbot, seated: Sit, errands: Errands) -> None:
    window = seated()
    errands.announce({7})
    qtbot.waitUntil(lambda: window.frame.page.heard == [{7}])


def test_work_that_is_not_saved_is_not_left_without_a_word(qtbot, seated: Sit) -> None:
    window = seated()
    window.frame.page.loss = "The minutes have words that are not saved."
    window.close()
    assert window.isVisible()
    find(window, "leaving.stay").click()
    assert window.isVisible()
    window.close()
    find(window, "leaving.leave").click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_every_part_of_the_desk_has_a_name_and_no_label_reads_markup(seated: Sit) -> None:
    window = seated()
    assert faults_of(window) == []
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels(window))


def test_counts_and_notes_are_told_to_screen_readers(seated: Sit) -> None:
    window = seated()
    window.frame.tell_counts({"today": 8}, {"the_code": "Review is overdue"})
    top, foot = window.frame.side_bar._top.places, window.frame.side_bar._foot.places
    said = Qt.ItemDataRole.AccessibleTextRole
    assert top.index(0).data(said) == "Today, 8"
    assert foot.index(1).data(said) == "The Code, Review is overdue"


# -- the first set-up -------------------------------------------------------------------------


def _type(root: QWidget, **typed: str) -> None:
    for name, words in typed.items():
        field = find(root, f"set_up.{name.replace('__', '.')}")
        field.setText(words)
        field.textEdited.emit(words)


@pytest.mark.slow
def test_a_new_trust_is_set_up_only_once_the_sheet_was_read_back(
    qtbot, errands: Errands, tmp_path, problems_met: list[BaseException]
) -> None:
    folder = tmp_path / "desk"
    wizard = SetUpWizard(folder, errands, now=this_morning)
    qtbot.addWidget(wizard)
    wizard.resize(1440, 900)
    wizard.show()
    go_on = wizard.findChild(QPushButton, "set_up.continue")
    assert not go_on.isEnabled()
    _type(wizard, trust__trust="Three Counties Academy Trust")
    _type(wizard, schools__0__name="Applewick Primary School", schools__0__code="AP")
    go_on.click()
    password = "orchard kettle window lamp"
    _type(wizard, person__name="Helen Whitfield", person__password=password)
    _type(wizard, person__again=password)
    go_on.click()
    go_on.click()
    sheet = wizard.page.sheet
    qtbot.waitUntil(lambda: bool(sheet._groups) or bool(problems_met), timeout=20_000)
    assert problems_met == []
    assert not folder.exists()
    wizard.page.say_printed("Two copies printed at 08:52")
    assert not go_on.isEnabled()
    for place in sheet.hidden:
        field = find(wizard, f"set_up.sheet.group{place + 1}")
        field.setText(sheet._groups[place])
        field.textEdited.emit(field.text())
    assert faults_of(wizard) == []
    go_on.click()
    qtbot.waitUntil(lambda: go_on.text() == "Sign in" or bool(problems_met), timeout=20_000)
    assert problems_met == []
    assert (folder / "keys.json").is_file()
    assert find(wizard, "set_up.person.password").text() == ""


def test_a_school_needs_a_short_name_of_two_or_three_letters(
    qtbot, errands: Errands, tmp_path
) -> None:
    wizard = SetUpWizard(tmp_path / "desk", errands, now=this_morning)
    qtbot.addWidget(wizard)
    wizard.show()
    _type(wizard, trust__trust="Three Counties Academy Trust")
    _type(wizard, schools__0__name="Applewick Primary School", schools__0__code="A1")
    wizard.findChild(QPushButton, "set_up.continue").click()
    school = wizard.page.schools._cards[0].form
    assert school.errors() == {"code": "Two or three letters."}


def test_the_window_starts_at_the_sign_in_page_with_no_bars(qtbot) -> None:
    window = Window(now=this_morning)
    qtbot.addWidget(window)
    window.show()
    assert window.sign_in.isVisible()
    assert window.menuWidget() is None or not window.menuWidget().isVisible()
    assert not window.is_seated
