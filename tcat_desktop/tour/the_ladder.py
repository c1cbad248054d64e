"""The takedown ladder of the tour: a spoof account, a helpline, a refusal, and a notice to sign."""

from collections.abc import Callable

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.questions.case_list import CaseList
from tcat_desktop.office.questions.takedown import PackPaper, TakedownLadder, TakedownPack
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]
TITLE = "Spoof account using a photo of the school sign"
# What a person writes into a section 5 notice of her own.
_NOTICE = {
    "complainant": "Helen Whitfield",
    "statement": "The head tells the office to lose your forms.",
    "why_defamatory": "It says of me that I break the law, and parents have asked me about it.",
    "where": "https://instagram.example/applewick_official_lol/3",
    "email": "helen@whitfield.example",
    "meaning": "The words mean that I have records destroyed.",
    "wrong_parts": "Nobody was ever told to lose a form.",
    "no_information": "yes",
    "consent_name": "yes",
    "consent_email": "no",
}


def look_at_the_ladder(on: Visit) -> None:
    """The head sees every route, which is open, and copies what belongs in a form."""
    case = _the_case(on)
    on.hands.go("takedown", case_id=case, route="posh")
    on.hands.settle()
    on.hands.shows("0344 381 4772", "Monday to Friday, 10 am to 4 pm")
    on.hands.press("takedown.field.handle.copy")
    on.hands.settle()
    on.hands.shows("Copied: Account name")
    on.album.picture(on.hands.window, "takedown-ladder")


def tell_the_helpline(on: Visit) -> None:
    """The helpline is told what was tried before, and its reference is kept."""
    case = _the_case(on)
    on.hands.go("takedown", case_id=case, route="posh")
    on.hands.settle()
    on.hands.type("takedown.field.links", "https://instagram.example/applewick_official_lol")
    on.hands.type("takedown.field.words", "Applewick: we lose your forms.")
    on.hands.type("takedown.sent.their_reference", "POSH 4471")
    on.hands.press("takedown.keep")
    on.hands.settle()
    asks = on.ask(TakedownLadder(case_id=case)).asks
    if not any(each.their_reference == "POSH 4471" for each in asks):
        raise NotSo("The helpline is not among what was asked.")
    on.album.picture(on.hands.window, "takedown-kept")
    found = on.ask(TakedownPack(case_id=case, route="report-harmful-content"))
    fields = {each.name: each.value for each in found.fields}
    paper = PackPaper(
        case_id=case, route="report-harmful-content", lines=found.lines, fields=fields
    )
    on.album.paper(on.ask(paper), "takedown-pack", "Report Harmful Content", "IG-55120")


def a_refusal(on: Visit) -> None:
    """Instagram refuses, and Report Harmful Content is open at once."""
    case = _the_case(on)
    asks = on.ask(TakedownLadder(case_id=case)).asks
    asked = next(each for each in asks if each.route == "instagram")
    on.hands.go("takedown", case_id=case)
    on.hands.settle()
    on.hands.press(f"takedown.ask.{asked.takedown_id}.answer")
    on.hands.press("takedown.deed.answer.answer.refused")
    on.hands.type("takedown.deed.answer.words", "It does not go against our standards.")
    on.album.picture(on.hands.window, "takedown-answer")
    on.hands.press("takedown.deed.answer.keep")
    on.hands.settle()
    states = {each.name: each.state for each in on.ask(TakedownLadder(case_id=case)).rungs}
    if states["report-harmful-content"] != "open":
        raise NotSo("A refusal did not open Report Harmful Content.")
    on.album.picture(on.hands.window, "takedown-next-rung")


def a_notice_to_sign(on: Visit) -> None:
    """A person's own section 5 notice against a poster nobody knows, printed for her to sign."""
    case = _the_case(on)
    page = on.hands.go("takedown", case_id=case, route="section-5")
    page.asking.setCurrentIndex(page.asking.findData("subject"))
    page.asking.activated.emit(page.asking.currentIndex())
    on.hands.settle()
    on.hands.shows("This is not legal advice.")
    on.album.picture(on.hands.window, "takedown-section-5")
    lines = on.ask(TakedownPack(case_id=case, route="section-5", asking_as="subject")).lines
    notice = PackPaper(case_id=case, route="section-5", lines=lines, fields=_NOTICE,
                       asked_of="Instagram", notice=True)  # fmt: skip
    on.album.paper(on.ask(notice), "section-5-notice", "section 5 of the Defamation Act 2013",
                   "I do not have enough information")  # fmt: skip


def look_into_the_library(on: Visit) -> None:
    """The same route in the library, with its source and the day it was checked."""
    _the_case(on)
    on.hands.go("library", kind="route", name="posh")
    on.hands.settle()
    on.hands.shows("Professionals Online Safety Helpline", "Last checked")
    on.album.picture(on.hands.window, "library")


STEPS: tuple[Step, ...] = (
    ("The head looks at the takedown ladder", look_at_the_ladder),
    ("The helpline is told, with its reference", tell_the_helpline),
    ("A platform refuses, and the next rung opens", a_refusal),
    ("A section 5 notice is printed for a person to sign", a_notice_to_sign),
    ("The route stands in the library", look_into_the_library),
)


def _the_case(on: Visit) -> CaseId:
    """The spoof account, with the head at the desk."""
    on.at(23, 11, "15:40")
    on.sit("head")
    found: CaseId = next(each.case_id for each in on.ask(CaseList()).rows if each.title == TITLE)
    return found
