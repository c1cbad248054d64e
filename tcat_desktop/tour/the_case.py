"""The case of the tour, step by step: each is a title and what two hands do at the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from tcat_desktop.demo import pictures
from tcat_desktop.office.papers import PrintedCase, ReportSlip
from tcat_desktop.office.questions.own_desk import MyReports
from tcat_desktop.tour.hands import CONTROL, NotSo
from tcat_desktop.tour.the_minutes import amend_and_sign, minutes_live, send_for_corrections
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

QUOTED = "she is useless and should not be near children"
_NARRATIVE = (
    f"Mr Singh showed a message at Reception. It says “{QUOTED}”. It is about Miss Hartnoll, "
    "and it is in a chat of the Year 4 parents."
)
# What a parents' chat looks like when it is exported from a telephone. All invented.
_CHAT = (
    "22/11/2026, 19:40 - Messages and calls are end-to-end encrypted.\n"
    "22/11/2026, 19:41 - Ngozi Okafor: she is useless and should not be near children\n"
    "22/11/2026, 19:43 - Harpreet Singh: please take this to the school\n"
)
_PEOPLE = {"Singh": "Told us", "Okafor": "Wrote it", "Hartnoll": "Written about"}
_TITLE = "A message about a teacher in the Year 4 chat"


def log_a_concern(on: Visit) -> None:
    """Reception logs it, with the chat as it was exported and a picture."""
    on.at(23, 11, "08:58")
    on.sit("reception")
    hands = on.hands
    hands.go("log_a_concern")
    hands.type("log.narrative", _NARRATIVE)
    hands.press("log.platforms.whatsapp")
    hands.press("log.audience.group")
    hands.type("log.group", "4H parents")
    hands.type("log.happened_on", "22/11/2026")
    hands.type("log.happened_at", "19:41")
    for number, (who, part) in enumerate(_PEOPLE.items(), start=1):
        hands.type("log.find_person", who)
        hands.settle()
        hands.key(Qt.Key.Key_Return)
        hands.settle()
        hands.choose(f"log.person.{number}.role", part)
    _paste_files(on, _a_chat(on.folder.parent), _a_picture(on.folder.parent))
    on.album.picture(hands.window, "log-a-concern")


def send_it(on: Visit) -> None:
    """Sent with the keyboard; the reference and who reads it are on the screen."""
    on.hands.key(Qt.Key.Key_Return, CONTROL)
    on.hands.settle()
    on.hands.shows("Mrs Whitfield reads it by Tuesday 24 November")
    reference = on.hands.find("log.sent.reference").text()
    newest = on.ask(MyReports())[0]
    if newest.reference != reference:
        raise NotSo(f"The screen says {reference}, and the office says {newest.reference}.")
    on.case = newest.case_id
    on.album.picture(on.hands.window, "sent")
    on.album.paper(on.ask(ReportSlip(case_id=on.case)), "slip", reference, "Mrs Helen Whitfield")


def triage(on: Visit) -> None:
    """The head reads it and opens a case."""
    on.at(23, 11, "09:30")
    on.sit("head")
    if len(on.file().exhibits) != 2:
        raise NotSo("The chat and the picture are not both on the file.")
    reason = "A named teacher, in front of a whole class of parents."
    on.step("triage", {"reason": reason, "title": _TITLE},
            ("outcome.open", "complaint_inside.no"), "triage", reason)  # fmt: skip
    on.stands_at("Direct contact")
    on.album.picture(on.hands.window, "case-file-open")


def acknowledge(on: Visit) -> None:
    """The office thanks whoever told us."""
    on.at(23, 11, "09:45")
    on.sit("office")
    about = "a message in the chat of the Year 4 parents"
    letter = on.write("acknowledgement", {"about": about}, sign=True, picture="acknowledgement")
    on.keep(letter, "acknowledgement", about)
    on.send(letter)


def advise_and_call(on: Visit) -> None:
    """The head writes a first letter with thanks, and telephones."""
    on.at(23, 11, "10:10")
    on.sit("head")
    words = {
        "opening": "Thank you for coming to every meeting of the class this year.",
        "what_we_know": "We are writing because of a message of Sunday evening.",
        "code_asks": "to keep what is said about people in school kind and fair",
        "what_we_ask": "Please think about taking the message down.",
    }
    letter = on.write("advice", words, sign=True, picture="first-letter")
    on.keep(letter, "first-letter", *words.values())
    on.at(23, 11, "15:40")
    said = "She was upset about a lost reading book, and will think about it."
    on.step("record_contact", {"said": said, "at": "15:30"}, ("channel.call", "stopped.no"),
            "record-the-call", said)  # fmt: skip


def judge_and_weigh(on: Visit) -> None:
    """Which clause, which words, and whether a meeting is fair."""
    on.at(23, 11, "16:05")
    reason = "A named teacher, to her whole class."
    on.step("judge", {"quoted": QUOTED, "reason": reason},
            ("clause.C36", "nature.abuse", "judgement.likely"), "judge-a-clause",
        QUOTED,
        ("find", "C36"),
    )  # fmt: skip
    _weigh(on, "meeting", "weigh-fairness")


def ask_to_a_meeting(on: Visit) -> None:
    """The office asks for a meeting and writes the invitation; the head signs it."""
    on.at(24, 11, "09:05")
    on.sit("office")
    on.step("request_meeting", {
        "purpose": "To talk about one message, and about the lost reading book.",
        "on": "30/11/2026", "at": "15:45", "place": "Library",
        "staff": "Mrs Helen Whitfield, Mrs Priya Nair", "companion": "Mr Chidi Okafor",
        "adjustments": "A seat near the door",
    }, (), "ask-for-a-meeting", "the lost reading book")  # fmt: skip
    on.stands_at("Meeting")
    opening = "Thank you for talking to Mrs Whitfield on Monday."
    letter = on.write("meeting_invitation", {"opening": opening}, sign=False,
                      picture="write-the-invitation")  # fmt: skip
    on.sit("head")
    on.sign(letter)
    on.album.picture(on.hands.window, "signed-invitation")
    on.sit("office")
    on.send(letter)
    on.album.picture(on.hands.window, "posted-invitation")
    on.keep(letter, "invitation", opening, "a seat near the door", "Library")


def ask_for_removal(on: Visit) -> None:
    """The message is still there: the parent is asked on paper, and the platform beside it."""
    on.at(2, 12, "10:00")
    on.sit("head")
    _weigh(on, "takedown")
    on.step("ask_poster", {"items.1.what": "The message of 22 November"}, (), "ask-for-removal",
            "The message of 22 November")  # fmt: skip
    on.stands_at("Takedown")
    on.step("ask_platform", {"asked_of": "WhatsApp", "items.1.what": "The message of 22 November",
                             "their_reference": "WA-2291"}, (), "ask-the-platform",
            "The message of 22 November")  # fmt: skip
    words = {
        "opening": "Thank you for meeting us on Monday.",
        "what_it_does": "Miss Hartnoll’s class can read it, and some of them have.",
    }
    letter = on.write("removal_request", words, sign=True, picture="removal-request")
    on.keep(letter, "removal-request", *words.values())


def it_goes_on(on: Visit) -> None:
    """A further message: only now can the group be asked to close, and only by the CEO."""
    on.at(3, 12, "08:50")
    on.sit("office")
    again = "A second message in the same chat calls Miss Hartnoll “still useless”."
    on.step("incident", {"narrative": again, "happened_on": "02/12/2026",
                         "group_name": "4H parents"},
            ("platforms.whatsapp", "audience.group"), "it-happened-again", again)  # fmt: skip
    on.sit("ceo")
    _weigh(on, "closure")
    author = next(p for p in on.file().people if "author" in p.roles)
    went_on = "After a call and a meeting the messages went on."
    on.hands.go("case_file", case_id=on.case, form="ask_group_to_close")
    admin = f"admins.{author.person_id}"
    ticked = on.hands.find(f"step.ask_group_to_close.{admin}").isChecked()
    on.step("ask_group_to_close", {"reason": went_on, "group_name": "4H parents"},
            () if ticked else (admin,), "ask-the-group-to-close", went_on)  # fmt: skip
    words = {"opening": "The group has been a help to many families.", "what_went_on": went_on}
    letter = on.write("group_closure_request", words, sign=True, picture="group-closure")
    on.keep(letter, "group-closure", *words.values())


def complaint(on: Visit) -> None:
    """There is a complaint inside all this, and it goes to the clerk with a note."""
    on.at(7, 12, "09:10")
    on.sit("head")
    line = on.file().takedowns[0].takedown_id
    on.step("check_removal", {f"reply_{line}": "She will not take it down."},
            (f"seen_{line}.there",), "check-removal", "It is still there")  # fmt: skip
    worry = "Nobody looked for a lost reading book."
    on.step("note_complaint", {"words": worry}, (), "", worry)
    on.step("hand_over", {"reason": "She complains about the school", "complaint": worry}, (),
            "hand-over", worry)  # fmt: skip
    on.stands_at("Complaints procedure")
    why = "The complaint is about the school, and not about what was posted."
    letter = on.write("handover_note", {"why": why}, sign=True, picture="hand-over-note")
    on.keep(letter, "hand-over-note", why)


def clerk_takes_it_on(on: Visit) -> None:
    """The clerk reads it and takes it on; the parent is told how it goes on."""
    on.at(8, 12, "10:00")
    on.sit("clerk")
    on.step("answer_handover", {"answer": "I write to Mrs Okafor today."},
            ("accepted.accept",), "clerk-answers", "The clerk took the complaint on")  # fmt: skip
    on.sit("head")
    worry = "Nobody looked for a lost reading book, and nobody answered."
    words = {"opening": "Thank you for telling us about the book.", "worry": worry}
    letter = on.write("signpost_to_complaints", words, sign=True, picture="how-to-complain")
    on.keep(letter, "how-to-complain", *words.values())


def close_and_reopen(on: Visit) -> None:
    """It closes with a reason and a day to look again; then it opens once more."""
    on.at(14, 12, "11:00")
    reason = "The message is gone, and the complaint goes on with the clerk."
    about = "what was said in the chat of the Year 4 parents"
    letter = on.write("no_further_action", {"about": about}, sign=True,
                      picture="no-further-action")  # fmt: skip
    on.keep(letter, "no-further-action", about)
    on.step("close", {"reason": reason, "check_on": "18/12/2026"}, ("outcome.complaint",),
            "close-the-case", reason)  # fmt: skip
    on.stands_at("Closed")
    on.album.picture(on.hands.window, "closed")
    on.album.paper(on.ask(PrintedCase(case_id=on.case)), "printed-case", _TITLE, QUOTED, reason)
    again = "The same words were posted again."
    on.step("reopen", {"reason": again}, (), "reopen", again)
    on.stands_at("Reported")


STEPS: tuple[Step, ...] = (
    ("Reception logs a concern, with a chat and a picture", log_a_concern),
    ("The report is sent, and a slip is printed", send_it),
    ("The headteacher opens a case", triage),
    ("The office thanks whoever told us", acknowledge),
    ("The headteacher writes with thanks, and telephones", advise_and_call),
    ("A clause is judged, and fairness weighed", judge_and_weigh),
    ("The parent is asked to a meeting", ask_to_a_meeting),
    ("Minutes are taken while people talk", minutes_live),
    ("The minutes are sent for corrections", send_for_corrections),
    ("The minutes are amended, and signed", amend_and_sign),
    ("The poster and the platform are asked to remove it", ask_for_removal),
    ("It goes on, and the group is asked to close", it_goes_on),
    ("A complaint is handed over to the clerk", complaint),
    ("The clerk takes it on, and the parent is told", clerk_takes_it_on),
    ("The case closes, is printed, and opens again", close_and_reopen),
)


def _weigh(on: Visit, step: str, picture: str = "") -> None:
    on.step(f"fairness:{step}", {
        "aim": "That it stops, and that a worry is heard.",
        "link": "Talking about the exact words helps both sides.",
        "less_intrusive": "A call was tried, and the message is still there.",
        "balance": "Nobody has to come, and a companion is welcome.",
    }, (), picture, "Talking about the exact words helps both sides.")  # fmt: skip


def _a_chat(folder: Path) -> Path:
    """A real export where the sample files lie beside this checkout, else one of our own."""
    from tcat_desktop import resources

    beside = resources.root().parent.parent / "shared" / "data" / "whatsapp"
    found = sorted(beside.glob("*/*.txt")) if beside.is_dir() else []
    sound = [each for each in found if 500 < each.stat().st_size < 200_000]
    if sound:
        return sound[0]
    path = folder / "WhatsApp Chat with 4H parents.txt"
    path.write_text(_CHAT, encoding="utf-8")
    return path


def _a_picture(folder: Path) -> Path:
    path = folder / "Screenshot.png"
    path.write_bytes(pictures.post())
    return path


def _paste_files(on: Visit, *paths: Path) -> None:
    """Copied in the file manager and pasted into the report."""
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.clipboard().setMimeData(copied)
    on.hands.find("log.narrative").setFocus()
    on.hands.key(Qt.Key.Key_V, CONTROL)
    on.hands.settle()
    QApplication.clipboard().clear()
    on.hands.shows(*(path.name for path in paths[1:]))
