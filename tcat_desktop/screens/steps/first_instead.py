"""What has to be done before a step that a rule shuts, as one press of a button."""

from dataclasses import dataclass

from tcat_desktop.journey.case import Option
from tcat_desktop.journey.gates import step_of
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.screens.page import Desk


@dataclass(frozen=True, slots=True)
class First:
    """The form to go to, and the words on the button."""

    words: str
    form: str


def first_instead(option: Option, desk: Desk) -> First | None:
    """The form that opens the way, when this person may fill it in."""
    clauses = option.clause.split(", ")
    if "L15" in clauses:
        wanted = First("Answer four questions", f"fairness:{step_of(option.move)}")
    elif "C28" in clauses or "C15" in clauses:
        wanted = First("Judge the clauses", "judge")
    elif "C17" in clauses:
        may_sign = desk.may(Act.CRITICISM, Level.DECIDE)
        return First("Sign the fairness record", "sign_fairness") if may_sign else None
    else:
        return None
    return wanted if desk.may(Act.TRIAGE, Level.DECIDE) else None
