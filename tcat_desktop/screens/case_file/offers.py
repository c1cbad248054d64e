"""What the menus of a case file offer, and why some of it is off."""

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.case_file.destinations import needs_of
from tcat_desktop.screens.case_file.menu_button import Choices
from tcat_desktop.screens.page import Desk

_ADD = (
    ("note", "A note"),
    ("incident", "It happened again"),
    ("file", "A file or a screenshot"),
    ("note_complaint", "There is a complaint"),
)
_MORE = (
    ("judge", "Judge a clause"),
    ("fairness", "Answer the fairness questions"),
)


class Offers:
    """The choices of the three menus for whoever sits here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def may(self, form: str) -> bool:
        """Whether this person may do that."""
        return not self._why_not(form)

    def of(self, answer: CaseFileAnswer) -> tuple[Choices, Choices, Choices]:
        """Add to the record, write a letter, and the rest."""
        add = tuple((key, words, self._why_not(key)) for key, words in _ADD)
        if answer.complaint_made:
            add = tuple(
                (key, words, reason or "It is on record already.")
                if key == "note_complaint" else (key, words, reason)
                for key, words, reason in add
            )  # fmt: skip
        no_letter = self._why_not("letter")
        letters = tuple((name, title, no_letter) for name, title in answer.letters_offered)
        more = (
            ("print", "Print the case", ""),
            ("write", "Write a letter", no_letter),
            ("bundle", "Panel bundle", self._no_bundle()),
            *((key, words, self._why_not(key)) for key, words in _MORE),
        )
        return add, letters, more

    def actions(self) -> dict[str, list[tuple[str, str]]]:
        """The same for the window's menus: those that this person may."""
        case = [("note", "Add a &note"), ("incident", "It happened &again"),
                ("note_complaint", "There is a com&plaint"), ("judge", "&Judge a clause"),
                ("fairness", "Answer the &fairness questions")]  # fmt: skip
        offered = {
            "Case": [each for each in case if self.may(each[0])],
            "Evidence": [("file", "&Add a file or a screenshot")] if self.may("file") else [],
            "Letters": [("write", "&Write a letter")] if self.may("letter") else [],
        }
        offered["Case"].append(("print", "&Print the case"))
        if not self._no_bundle():
            offered["Case"].append(("bundle", "Panel &bundle"))
        return offered

    def _no_bundle(self) -> str:
        allowed = self._desk.may(Act.BUNDLE, Level.SEE)
        return "" if allowed else allowed.reason

    def _why_not(self, form: str) -> str:
        needs = KeepFile.needs if form == "file" else needs_of(form)
        if needs is None:
            return ""
        allowed = self._desk.may(*needs)
        return "" if allowed else allowed.reason
