"""The chat of the tour: read, marked, said who is who, counted, and printed with its case."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tcat_desktop.demo.chat_story import FILE
from tcat_desktop.demo.denholm import TITLE
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.papers import PrintedCase
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseList
from tcat_desktop.office.questions.chat_hours import ChatsOfCase
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]


def look_at_the_chat(on: Visit) -> None:
    """The head opens the chat from the teacher's phone, and finds words in it."""
    case, exhibit = _the_chat(on)
    on.hands.go("exhibit", case_id=case, exhibit_id=exhibit)
    on.hands.settle()
    view = on.hands.find("exhibit.content")
    if view.find_words("front") < 3:
        raise NotSo("The words that were looked for are not found in the chat.")
    on.album.picture(on.hands.window, "chat")
    view.find_words("")


def make_an_extract(on: Visit) -> None:
    """Three messages become an exhibit of their own, which cites file and lines."""
    case, exhibit = _the_chat(on)
    on.hands.go("exhibit", case_id=case, exhibit_id=exhibit)
    on.hands.settle()
    messages = on.hands.find("exhibit.chat.messages")
    messages.setFocus()
    messages.go_to(messages.lines.row_of(60))
    for _ in range(2):
        on.hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    on.hands.settle()
    on.album.picture(on.hands.window, "chat-marked")
    on.hands.press("exhibit.chat.extract")
    on.hands.settle()
    names = [each.name for each in on.ask(CaseFile(case_id=case)).exhibits]
    if not any(", lines " in each for each in names):
        raise NotSo(f"No extract stands on the case, only {names}.")


def when_and_how_often(on: Visit) -> None:
    """The charts say what was counted, and the case shows them small and on paper."""
    case, exhibit = _the_chat(on)
    on.hands.go("exhibit", case_id=case, exhibit_id=exhibit, part="hours")
    on.hands.settle()
    (chat,) = on.ask(ChatsOfCase(case_id=case))
    if chat.counts is None:
        raise NotSo("The chat was not counted.")
    on.hands.shows("This says when, not why.")
    on.album.picture(on.hands.window, "when-and-how-often")
    on.hands.go("case_file", case_id=case)
    on.hands.settle()
    on.album.paper(on.ask(PrintedCase(case_id=case)), "case-with-a-chat", "When and how often")


STEPS: tuple[Step, ...] = (
    ("The head reads a chat and finds words in it", look_at_the_chat),
    ("Three messages become an extract", make_an_extract),
    ("The chat is counted: when and how often", when_and_how_often),
)


def _the_chat(on: Visit) -> tuple[CaseId, int]:
    """The case of the posts and its chat, with the head at the desk."""
    on.at(23, 11, "15:10")
    on.sit("head")
    case: CaseId = next(each.case_id for each in on.ask(CaseList()).rows if each.title == TITLE)
    held = {each.name: each.exhibit_id for each in on.ask(CaseFile(case_id=case)).exhibits}
    if FILE in held:
        return case, held[FILE]
    raise NotSo(f"The case has no chat, only {', '.join(held)}.")
