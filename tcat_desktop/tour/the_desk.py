"""The other pages of the desk, in three looks and on a small screen; and the first set-up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tcat_desktop.demo.story_clock import STORY_DAY, StoryClock
from tcat_desktop.demo.trust import PASSWORD, sign_in_name
from tcat_desktop.screens.opening import Opening
from tcat_desktop.screens.theme import Appearance, theme
from tcat_desktop.tour.album import Album
from tcat_desktop.tour.hands import CONTROL, Hands, NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]


def set_up(folder: Path, clock: StoryClock, album: Album) -> None:
    """A new trust is set up in an empty folder, and the recovery sheet read back."""
    opening = Opening(folder, now=clock)
    opening.start()
    hands = Hands(opening)
    hands.settle()
    hands.type("set_up.trust.trust", "Three Counties Academy Trust")
    hands.type("set_up.schools.0.name", "Applewick Primary School")
    hands.type("set_up.schools.0.code", "AP")
    album.picture(hands.window, "set-up-schools")
    hands.press("set_up.continue")
    hands.type("set_up.person.name", "Daniel Sowande")
    hands.type("set_up.person.password", PASSWORD)
    hands.type("set_up.person.again", PASSWORD)
    album.picture(hands.window, "set-up-person")
    hands.press("set_up.continue")
    hands.settle()
    album.picture(hands.window, "set-up-code")
    hands.press("set_up.continue")
    hands.settle()
    wizard = hands.find("set_up.wizard")
    hands.until(lambda: wizard._paper is not None, "the recovery sheet")
    hands.press("set_up.sheet.print")
    hands.settle()
    paper = wizard._paper
    for place in wizard._hidden:
        hands.type(f"set_up.sheet.group{place + 1}", paper.groups[place])
    album.picture(hands.window, "recovery-sheet")
    album.paper(paper.sheets[0], "recovery-sheet", *paper.groups)
    hands.press("set_up.continue")
    hands.settle()
    hands.shows("Sign in")
    hands.press("set_up.continue")
    hands.until(lambda: hands.has("sign_in.enter"), "the sign-in page")
    hands.settle()
    hands.leave()


def sign_in(on: Visit) -> None:
    """A name and a password typed, and Today opens."""
    on.at(23, 11, "08:52")
    hands = on.hands
    hands.settle()
    on.album.picture(hands.window, "sign-in")
    hands.type("sign_in.name", sign_in_name("head"))
    hands.type("sign_in.password", PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.window.is_seated, "the desk to open")
    hands.settle()
    on.sitter = "head"
    hands.shows("Monday 23 November", "Two things are late.", "Mrs Kerry Denholm",
                "Friend request to Mr Sowande’s private Instagram")  # fmt: skip
    on.album.picture(hands.window, "today")


def looks(on: Visit) -> None:
    """Today and a case file in dark and in high contrast, and the case file on a small screen."""
    on.at(23, 11, "14:20")
    on.sit("head")
    case = _denholm(on)
    for look in (Appearance.DARK, Appearance.HIGH_CONTRAST):
        theme().set_appearance(look)
        name = look.value.replace("_", "-")
        on.hands.go("today")
        on.album.picture(on.hands.window, f"today-{name}")
        on.hands.go("case_file", case_id=case)
        on.album.picture(on.hands.window, f"case-file-{name}")
    theme().set_appearance(Appearance.LIGHT)
    on.hands.go("case_file", case_id=case)
    on.hands.shows("AP-26-031", "Posts about a Year 4 teacher, and a photo at the gate",
                   "Hold the meeting at 15:45")  # fmt: skip
    on.album.picture(on.hands.window, "case-file")
    on.hands.window.resize(1024, 700)
    QTest.qWait(50)
    on.hands.settle()
    on.album.picture(on.hands.window, "case-file-1024x700")
    on.hands.window.resize(1440, 900)
    on.hands.settle()


def cases_and_search(on: Visit) -> None:
    """The list of cases narrowed by a word, and one search for everything."""
    on.sit("ceo")
    on.hands.go("cases")
    on.hands.type("cases.search.field", "photo")
    on.hands.settle()
    on.hands.shows("Sports-day photo shared on a public page",
                   "School-play photo put back up after we asked")  # fmt: skip
    on.album.picture(on.hands.window, "cases")
    on.hands.key(Qt.Key.Key_K, CONTROL)
    on.hands.type("frame.search.field", "Denholm")
    on.hands.key(Qt.Key.Key_Return)
    on.hands.settle()
    on.hands.shows("Denholm")
    on.album.picture(on.hands.window, "search")


def letters_and_the_code(on: Visit) -> None:
    """The register of letters, the Code with its overdue review, people and meetings."""
    on.sit("head")
    on.hands.go("letters")
    on.hands.shows("Mrs Layla Haddad", "Mr Łukasz Kamiński")
    on.album.picture(on.hands.window, "letters")
    on.hands.go("the_code")
    on.hands.shows("31 August 2026", "C36")
    on.album.picture(on.hands.window, "the-code")
    on.hands.go("people")
    on.hands.shows("Wójcik")
    on.album.picture(on.hands.window, "people")
    on.hands.go("meetings", view="week", on=STORY_DAY)
    on.hands.shows("23–27 November 2026", "Monday 23 November")
    on.album.picture(on.hands.window, "meetings")
    on.hands.go("settings")
    on.album.picture(on.hands.window, "settings")


def lock(on: Visit) -> None:
    """Ctrl L hides everything; a wrong password does not open it, the right one does."""
    on.sit("head")
    hands = on.hands
    hands.key(Qt.Key.Key_L, CONTROL)
    if not hands.window.is_locked:
        raise NotSo("The desk is not locked.")
    QTest.qWait(100)
    if "Denholm" in hands.words():
        raise NotSo("A name can be read while the desk is locked.")
    on.album.picture(hands.window, "locked")
    hands.type("sign_in.password", "not her password at all")
    hands.key(Qt.Key.Key_Return)
    hands.settle()
    hands.shows("That password is not right.")
    hands.type("sign_in.password", PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: not hands.window.is_locked, "the desk to open again")


def _denholm(on: Visit) -> int:
    from tcat_desktop.office.questions.case_list import CaseList, Filter

    found = on.ask(CaseList(filter=Filter(words="AP-26-031")))
    return int(found.rows[0].case_id)


FIRST: tuple[Step, ...] = (("The headteacher signs in, and Today opens", sign_in),)
LAST: tuple[Step, ...] = (
    ("Dark, high contrast, and a small screen", looks),
    ("Cases by a word, and one search for everything", cases_and_search),
    ("Letters, the Code, people, meetings and settings", letters_and_the_code),
    ("The desk is locked and unlocked", lock),
)
