"""The words of letters in the tour: changed, with a fault at its line, compared, signed off."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt

from tcat_desktop.office.questions.wordings import WordingEditor
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

_LETTER: Final = "no_further_action"
_ADDED: Final = "Thank you for the time you took to talk to us."


def change_the_words(on: Visit) -> None:
    """The administrator adds a sentence and a field; what cannot be read is said at its line."""
    on.sit("admin")
    hands = on.hands
    page = hands.go("wording", letter=_LETTER)
    _looked(on, page)
    body = on.ask(WordingEditor(letter=_LETTER)).body
    # Typed at the end, with a field that is not quite right yet.
    page.bench.editor.setPlainText(f"{body}\n\n{_ADDED} Ring {{phones}}.")
    _looked(on, page)
    hands.shows("nothing called “phones”", "Did you mean {phone}?")
    on.album.picture(hands.window, "wording-fault")
    page.bench.editor.setPlainText(f"{body}\n\n{_ADDED} Ring ")
    page.bench.editor.go_to(page.bench.editor.blockCount())
    cursor = page.bench.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    page.bench.editor.setTextCursor(cursor)
    page.picker.list.choose("phone")
    page.picker.list.setFocus()
    hands.key(Qt.Key.Key_Return)
    _looked(on, page)
    hands.type("wording.note", "A word of thanks at the end.")
    _looked(on, page)
    on.album.picture(hands.window, "wording")
    hands.press("wording.save")
    hands.settle()
    hands.shows("Kept as house version 1")


def sign_the_words_off(on: Visit) -> None:
    """The CEO sees what changed, and signs it off; letters are written in it from then on."""
    on.sit("ceo")
    hands = on.hands
    page = hands.go("wording", letter=_LETTER)
    _looked(on, page)
    hands.press("wording.tabs.changed")
    hands.settle()
    if _ADDED not in page.bench.comparison.lines.toPlainText():
        raise NotSo("What was added does not stand under What changed.")
    on.album.picture(hands.window, "wording-changed")
    hands.press("wording.sign")
    hands.settle()
    if not on.ask(WordingEditor(letter=_LETTER)).signed:
        raise NotSo("The words are not signed off.")
    hands.press("wording.tabs.versions")
    hands.settle()
    on.album.picture(hands.window, "wording-versions")


def _looked(on: Visit, page: object) -> None:
    """Typing was looked at, and the page is drawn again."""
    looking = getattr(page, "_looking")  # noqa: B009 - a page's own timer
    on.hands.until(lambda: not looking.isActive(), "the words to be looked at")
    on.hands.settle()


STEPS: tuple[tuple[str, Callable[[Visit], None]], ...] = (
    ("The administrator changes the words of a letter", change_the_words),
    ("The CEO sees what changed and signs it off", sign_the_words_off),
)
