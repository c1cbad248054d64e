"""The complaint of Mr Kamiński: answered in writing, and before a panel on 1 December.

The school handed his case over on 19 November; the form he had filled in by hand since October
is entered then, each step on the day on which it really was.
"""

from collections.abc import Iterator

from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_complaint import (
    AcknowledgeComplaint,
    MoveToStage,
    OpenComplaint,
    RecordStage,
)
from tcat_desktop.office.commands.keep_panel import (
    AskMember,
    CallPanel,
    FormPanel,
    MemberAnswers,
    NameCompanion,
    NameWitness,
)
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.case_list import CaseList, Filter

COMPLAINT = (
    "Two letters about school lunches were not answered.\n"
    "The menu was changed without asking parents of children with allergies."
)
# Chair, member, and one from outside the trust.
_PANEL = (
    ("hughes", "Mrs", "Delyth", "Hughes", "governor", "chair, Local Governing Body, Harrowmere"),
    ("baptiste", "Mr", "Marcus", "Baptiste", "governor", "Local Governing Body, Harrowmere"),
    ("pryor", "Mrs", "Joan", "Pryor", "volunteer", "retired headteacher, Ledbury"),
)
_OUTSIDE = "Retired headteacher of a school of another trust; no part in ours."


def stories(tell: Telling) -> Iterator[Story]:
    """The one complaint that has come to a panel."""
    yield the_lunches(tell)


def the_lunches(tell: Telling) -> Story:
    """AP-26-024, from the form of 6 October to the hearing that is called."""
    yield tell.on(19, 11, "10:30")
    case = _handed_over(tell)
    _entered_from_paper(tell, case)
    yield tell.on(19, 11, "14:10")
    members = _asked(tell, case)
    yield tell.on(20, 11, "11:15")
    for member in members:
        tell.trust.do("clerk", MemberAnswers(case_id=case, member_id=member, agreed=True))
    tell.trust.do("clerk", CallPanel(
        case_id=case, on=tell.day(1, 12), at="16:30", place="Harrowmere High School",
        reason="The first day on which all three can sit.",
    ))  # fmt: skip
    tell.trust.do("clerk", NameCompanion(case_id=case, name="Mrs Anna Kamińska"))
    yield tell.on(20, 11, "15:40")
    tell.trust.do("clerk", NameWitness(
        case_id=case, name="Mrs Joan Carradine", called_by="school",
    ))  # fmt: skip


def _handed_over(tell: Telling) -> CaseId:
    office = tell.trust.office
    asked = CaseList(filter=Filter(words="lunches letters answered", stage="complaint"))
    return CaseId(office.ask(tell.trust.staff["ceo"], asked).rows[0].case_id)


def _entered_from_paper(tell: Telling, case: CaseId) -> None:
    """What was on paper since October, each on its own day."""
    trust = tell.trust
    trust.do("clerk", OpenComplaint(
        case_id=case, about=COMPLAINT, received_on=tell.day(6, 10), event_on=tell.day(25, 9),
        stage="formal", stage_reason="He had talked to the class teacher twice in September.",
        acknowledged_on=tell.day(7, 10), complainant_id=trust.people["kaminski"],
    ))  # fmt: skip
    trust.do("head", RecordStage(
        case_id=case, what="met", on=tell.day(14, 10),
        words="Mr Kamiński, with a note of his own on the minutes.",
    ))  # fmt: skip
    trust.do("head", RecordStage(
        case_id=case, what="answered", on=tell.day(22, 10), outcome="partly_upheld",
        words="The letters should have been answered; the menu was within the rules.",
    ))  # fmt: skip
    trust.do("clerk", RecordStage(
        case_id=case, what="asked_for_panel", on=tell.day(9, 11),
        words="His letter of 5 November, which came on Monday 9 November.",
    ))  # fmt: skip
    trust.do("clerk", MoveToStage(case_id=case, stage="panel", on=tell.day(9, 11)))
    trust.do("clerk", AcknowledgeComplaint(case_id=case, on=tell.day(11, 11), words="By letter."))


def _asked(tell: Telling, case: CaseId) -> list[int]:
    """Three people of the register, none of them from Applewick; the ids of their rows."""
    trust = tell.trust
    trust.do("clerk", FormPanel(case_id=case))
    asked = []
    for key, title, forename, surname, kind, hint in _PANEL:
        trust.people[key] = trust.do("clerk", KeepPerson(
            title=title, forename=forename, surname=surname, kind=kind, hint=hint,
            governor=kind == "governor", school_id=trust.schools["HM"],
        ))  # fmt: skip
        outside = kind == "volunteer"
        asked.append(trust.do("clerk", AskMember(
            case_id=case, person_id=trust.people[key],
            part="chair" if key == "hughes" else "member", independent=outside,
            why_independent=_OUTSIDE if outside else "",
        )))  # fmt: skip
    return asked
