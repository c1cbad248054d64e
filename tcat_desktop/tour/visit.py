"""One visit to the fictional trust: the window, the clock, who sits there, and the album."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from tcat_desktop.demo.story_clock import StoryClock, moment
from tcat_desktop.demo.trust import PASSWORD, STAFF
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.office.questions.letter_register import LetterPaper
from tcat_desktop.screens.opening import Demonstration, Opening
from tcat_desktop.tour.album import Album
from tcat_desktop.tour.hands import Hands, NotSo


@dataclass(slots=True)
class Visit:
    """What every step is given."""

    hands: Hands
    album: Album
    clock: StoryClock
    folder: Path
    case: CaseId = field(default=CaseId(0))
    sitter: str = ""
    meeting: int = 0

    # -- who sits there ----------------------------------------------------------------------

    def sit(self, key: str) -> None:
        """Whoever sat there goes, and one of the staff signs in with the demonstration's button."""
        if self.sitter == key:
            return
        if self.hands.window.is_seated:
            self.hands.window.leave()
            self.hands.settle()
        self.hands.press(f"sign_in.demo.{key}")
        self.hands.until(lambda: self.hands.window.is_seated, "the desk to open")
        self.hands.settle()
        self.sitter = key

    def at(self, day: int, month: int, at: str) -> None:
        """Put the clock to a moment of the story."""
        self.clock.set(moment(date(2026, month, day), at))

    def ask(self, question: Any) -> Any:
        """What the office answers to whoever sits there."""
        session = self.hands.opening._session
        if session is None:
            raise NotSo("Nobody has signed in.")
        return session.office.ask(session.person, question)

    # -- the case ----------------------------------------------------------------------------

    def file(self) -> CaseFileAnswer:
        """The case file as it stands."""
        answer: CaseFileAnswer = self.ask(CaseFile(case_id=self.case))
        return answer

    def stands_at(self, stage: str) -> None:
        """The office says that the case is at this stage."""
        found = self.file().stage_title
        if found != stage:
            raise NotSo(f"The case stands at “{found}”, not at “{stage}”.")

    def step(
        self,
        form: str,
        typed: dict[str, str],
        pressed: tuple[str, ...] = (),
        picture: str = "",
        says: str = "",
        first: tuple[str, str] = ("", ""),
    ) -> None:
        """Open one form of the case file, fill it in, take its picture, and send it.

        ``first`` is a part, and what is typed there before anything else can be chosen.
        """
        hands, name = self.hands, form.split(":", maxsplit=1)[0]
        hands.go("case_file", case_id=self.case, form=form)
        if first[0]:
            hands.type(f"step.{name}.{first[0]}", first[1])
        for part in pressed:
            hands.press(f"step.{name}.{part}")
        for part, words in typed.items():
            hands.type(f"step.{name}.{part}", words)
        if picture:
            hands.settle()
            self.album.picture(hands.window, picture)
        hands.press(f"step.{name}.send")
        hands.settle()
        if hands.has(f"step.{name}.send"):
            raise NotSo(f"The form “{name}” was not taken: {self._why(name)}")
        if says:
            told = "\n".join(f"{entry.title} {entry.words}" for entry in self.file().entries)
            if says not in told:
                raise NotSo(f"The chronology does not say “{says}”.")

    def _why(self, name: str) -> str:
        from tcat_desktop.screens.widgets.form import ErrorLine

        lines = [each.words for each in self.hands.window.findChildren(ErrorLine) if each.words]
        notice = self.hands.window.findChild(QWidget, f"step.{name}.notice")
        return " ".join([*lines, str(getattr(notice, "words", ""))])

    # -- letters -----------------------------------------------------------------------------

    def write(self, letter: str, typed: dict[str, str], *, sign: bool, picture: str = "") -> int:
        """Write a letter on its page and save it, signed where this person may; its id."""
        hands = self.hands
        hands.go("letters", case_id=self.case, letter=letter)
        for part, words in typed.items():
            hands.type(f"letters.form.{part}", words)
        hands.settle()
        if picture:
            self.album.picture(hands.window, picture)
        hands.press("letters.save_and_sign" if sign else "letters.save_for_signing")
        hands.settle()
        found = [each for each in self.file().letters if each.letter == letter]
        if not found:
            raise NotSo(f"The letter “{letter}” was not saved.")
        return int(found[-1].letter_id)

    def sign(self, letter_id: int) -> None:
        """Read a letter and sign it."""
        self.hands.go("letters", case_id=self.case, letter_id=letter_id)
        self.hands.press("letters.main")
        self.hands.settle()
        self._is(letter_id, "signed")

    def send(self, letter_id: int, how: str = "post") -> None:
        """Print a letter, and mark how it went out."""
        self.hands.go("letters", case_id=self.case, letter_id=letter_id)
        self.hands.press("letters.main.signed")
        self.hands.settle()
        self._is(letter_id, "printed")
        self.hands.press(f"letters.how.{how}")
        self.hands.press("letters.main.printed")
        self.hands.settle()
        self._is(letter_id, "posted")

    def keep(self, letter_id: int, name: str, *words: str) -> None:
        """Keep the letter as it was signed, and find the words that were typed in it."""
        answer = self.ask(LetterPaper(case_id=self.case, letter_id=letter_id))
        self.album.paper(answer.pdf, name, *words)

    def _is(self, letter_id: int, state: str) -> None:
        found = self.ask(LetterPaper(case_id=self.case, letter_id=letter_id)).row.state
        if found != state:
            raise NotSo(f"The letter is “{found}”, not “{state}”.")


def everybody() -> Demonstration:
    """The staff of the fictional trust, each with a button."""
    return Demonstration(
        people=tuple((post.key, post.formal) for post in STAFF),
        names={post.key: post.name for post in STAFF},
        password=PASSWORD,
    )


def visit(folder: Path, clock: StoryClock, album: Album) -> Visit:
    """Open the window on the trust that lies in ``folder``."""
    opening = Opening(folder, now=clock, demonstration=everybody())
    opening.start()
    opening.window.activateWindow()
    return Visit(Hands(opening), album, clock, folder)
