"""The tour of a complaint: the clerk’s list, a panel and its day, what it found, the record."""

from datetime import date

from PySide6.QtCore import Qt

from tcat_desktop.office.questions.complaint_register import FindingsPaper, RegisterPaper
from tcat_desktop.office.questions.complaints import Complaint, Complaints, ComplaintView
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.the_desk import Step
from tcat_desktop.tour.visit import Visit

_HEARD = (1, 12, "18:45")


def the_clerks_complaints(on: Visit) -> None:
    """The list by stage, and the one before a panel with its clocks and its members."""
    # The story's Monday, when the papers are due.
    on.at(23, 11, "14:40")
    on.sit("clerk")
    hands = on.hands
    hands.go("complaints", case_id=_at_the_panel(on).case_id)
    hands.settle()
    hands.shows("Mr Łukasz Kamiński", "Panel hearing", "Tuesday 1 December, 16:30",
                "Mrs Joan Pryor", "Independent")  # fmt: skip
    on.album.picture(hands.window, "complaints")


def somebody_more_is_asked(on: Visit) -> None:
    """Only those whom nothing links to the case are offered."""
    hands = on.hands
    hands.press("complaints.panel.member")
    hands.settle()
    hands.shows("Mr Piers Fielding", "not involved")
    offered = [each for each in hands.words().splitlines() if "not involved" in each]
    if any("Kamiński" in each for each in offered):
        raise NotSo("The complainant is offered for his own panel.")
    on.album.picture(hands.window, "complaint-who-may-sit")
    hands.key(Qt.Key.Key_Escape)
    hands.settle()


def the_papers_go_out(on: Visit) -> None:
    """Five school days before the hearing, the INSET day left out: today."""
    hands = on.hands
    hands.go("complaints", case_id=_at_the_panel(on).case_id, form="papers")
    hands.settle()
    hands.press("step.send_papers.send")
    hands.settle()
    hands.shows("Went out on")


def the_panel_hears_and_decides(on: Visit) -> None:
    """Each point has its finding and its reason; then the recommendations, and the decision."""
    hands = on.hands
    case = _at_the_panel(on).case_id
    before = on.clock()
    on.at(*_HEARD)
    hands.go("complaints", case_id=case, form="findings")
    hands.settle()
    for point, finding, reason in (
        (1, "upheld", "Both letters lay in a tray for five weeks."),
        (2, "partly_upheld", "The change was allowed; telling parents was forgotten."),
    ):
        hands.press(f"step.record_findings.finding_{point}.{finding}")
        hands.type(f"step.record_findings.reason_{point}", reason)
    on.album.picture(hands.window, "complaint-findings")
    hands.press("step.record_findings.send")
    hands.settle()
    hands.go("complaints", case_id=case, form="recommend")
    hands.settle()
    hands.type("step.recommend.recommendations", "Letters are answered within ten school days.")
    hands.press("step.recommend.send")
    hands.settle()
    hands.go("complaints", case_id=case, form="decide")
    hands.settle()
    hands.press("step.decide.send")
    hands.settle()
    on.album.paper(on.ask(FindingsPaper(case_id=case)), "panel-findings", "Partly upheld")
    hands.go("complaints", case_id=case, form="end")
    hands.settle()
    hands.type("step.end_complaint.action", "An apology, and a rule for letters to the office.")
    hands.press("step.end_complaint.send")
    hands.settle()
    on.clock.set(before)


def the_statutory_record(on: Visit) -> None:
    """Three columns and no more, on screen and on paper."""
    hands = on.hands
    hands.go("complaints", tab="register")
    hands.settle()
    hands.shows("AP-26-024. Mr Łukasz Kamiński, received 6 October 2026", "Statutory record")
    on.album.picture(hands.window, "complaints-record")
    school_year = RegisterPaper(first=date(2026, 9, 1), last=date(2027, 8, 31))
    record = on.ask(school_year)
    on.album.paper(record, "complaints-record", "Proceeded to a panel hearing")


def _at_the_panel(on: Visit) -> ComplaintView:
    """The complaint that has come to a panel."""
    groups = on.ask(Complaints(ended=True))
    rows = [row for group in groups for row in group.rows if "lunches" in row.title]
    if not rows:
        raise NotSo("No complaint about lunches is among them.")
    found: ComplaintView = on.ask(Complaint(case_id=rows[0].case_id))
    return found


STEPS: tuple[Step, ...] = (
    ("The clerk’s complaints, and one before a panel", the_clerks_complaints),
    ("Who may sit on a panel", somebody_more_is_asked),
    ("The papers go out five school days before", the_papers_go_out),
    ("The panel hears, recommends and decides", the_panel_hears_and_decides),
    ("The statutory record of complaints", the_statutory_record),
)
