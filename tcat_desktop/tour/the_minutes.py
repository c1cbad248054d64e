"""The minutes of the tour: taken by keyboard, sent for corrections, amended, and signed."""

from PySide6.QtCore import Qt

from tcat_desktop.office.minutes import Minutes
from tcat_desktop.office.questions.meeting import Meeting, MeetingAnswer, MinutesPreview
from tcat_desktop.tour.hands import CONTROL, NotSo
from tcat_desktop.tour.visit import Visit

_SAID = "Mrs Okafor: the book was handed in twice, and nobody looked."
_AGREED = "The message comes down tonight."
_DISPUTED = "Mrs Okafor says the word was fair. Miss Hartnoll says it was abuse."
_CORRECTED = "The message comes down by Tuesday evening."
_NOTE = "I was not told that two people from the school would be there."


def minutes_live(on: Visit) -> None:
    """Minutes typed while people talk: Enter makes the next point, a key says what it is."""
    on.at(30, 11, "15:46")
    hands = on.hands
    on.meeting = on.file().meetings[-1].meeting_id
    hands.go("minutes", case_id=on.case, meeting_id=on.meeting)
    hands.press("minutes.start")
    hands.settle()
    hands.press("minutes.said1")
    hands.type("minutes.item2.1", _SAID)
    hands.key(Qt.Key.Key_Return)
    # Typed where it is said, and moved by a key to where it belongs; the keyboard stays.
    for words, kind in ((_AGREED, Qt.Key.Key_1), (_DISPUTED, Qt.Key.Key_2),
                        ("Look for the reading book", Qt.Key.Key_3)):  # fmt: skip
        hands.type("minutes.item2.2", words)
        hands.key(kind, CONTROL)
    hands.type("minutes.action1.who", "Mrs Nair")
    hands.type("minutes.action1.by", "1 Dec")
    hands.type("minutes.item2.2", "She is worried that he will be told off")
    on.at(30, 11, "16:04")
    hands.settle()
    on.album.picture(hands.window, "minutes-in-progress")
    on.at(30, 11, "16:20")
    hands.press("minutes.end")
    hands.settle()
    state = on.file().meetings[-1].state
    if state != "held":
        raise NotSo(f"The meeting is “{state}”, not “held”.")
    if not any(each.title == "Look for the reading book" for each in on.file().tasks):
        raise NotSo("What was agreed to be done is no task.")


def send_for_corrections(on: Visit) -> None:
    """The minutes go out with a letter that says until when they can be corrected."""
    on.at(30, 11, "16:40")
    on.hands.go("minutes", case_id=on.case, meeting_id=on.meeting)
    on.hands.press("minutes.circulate")
    on.hands.press("minutes.notice.button")
    on.hands.settle()
    _stand_at(on, "circulated")
    on.album.picture(on.hands.window, "minutes-sent")
    on.at(1, 12, "09:00")
    opening = "It was good to hear about the reading book."
    letter = on.write("minutes_cover", {"opening": opening}, sign=True, picture="minutes-cover")
    on.keep(letter, "minutes-cover", opening, "Monday 7 December 2026")


def amend_and_sign(on: Visit) -> None:
    """What the parent says is wrong is put right beside the old words; then the head signs."""
    on.at(1, 12, "11:10")
    hands = on.hands
    hands.go("minutes", case_id=on.case, meeting_id=on.meeting)
    hands.press("minutes.agreed.1.amend")
    hands.type("minutes.amend.new", _CORRECTED)
    hands.type("minutes.amend.reason", "She asked for a day, and Mrs Whitfield agreed.")
    hands.settle()
    on.album.picture(hands.window, "minutes-amended")
    hands.press("minutes.amend.send")
    hands.settle()
    hands.press("minutes.note")
    hands.type("minutes.amend.new", _NOTE)
    hands.press("minutes.amend.send")
    hands.settle()
    on.at(1, 12, "15:20")
    on.sit("head")
    hands.go("minutes", case_id=on.case, meeting_id=on.meeting)
    hands.press("minutes.sign")
    hands.settle()
    _stand_at(on, "signed")
    on.album.picture(hands.window, "minutes-signed")
    pdf = on.ask(MinutesPreview(case_id=on.case, meeting_id=on.meeting, minutes=Minutes()))
    on.album.paper(pdf, "minutes", _SAID, _AGREED, _CORRECTED, "Miss Hartnoll says it was",
                   "Amendments", _NOTE)  # fmt: skip


def _stand_at(on: Visit, state: str) -> None:
    answer: MeetingAnswer = on.ask(Meeting(case_id=on.case, meeting_id=on.meeting))
    if answer.minutes_state != state:
        raise NotSo(f"The minutes are “{answer.minutes_state}”, not “{state}”.")
