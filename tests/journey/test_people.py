"""The authority table, cell by cell, against the copy that was reviewed from the brief."""

import pytest

from tcat_desktop.journey.people import (
    PERMISSIONS,
    REACH,
    Act,
    Level,
    No,
    Person,
    Role,
    may,
    who_may,
)

# The matrix of the brief as it was reviewed on 22 November 2026. Columns as there.
REVIEWED = """
Log concern                 | C | C | C | C | C | C | C | C | -
See own report status only  | S | S | S | S | S | S | S | S | -
Triage, open case           | - | - | - | D | D | S | - | - | -
Book teacher meeting        | C | C | S | S | S | - | - | - | -
Call / first-contact letter | - | C | - | D | D | - | - | - | -
Meeting minutes             | - | C | C | D | D | - | - | C | -
Takedown request            | - | C | - | D | D | S | - | - | -
Open sealed parent messages | - | - | - | - | D | - | - | - | -
Group closure request       | - | d | - | - | D | - | - | - | -
Bar / intent to bar         | - | d | - | D | D | - | - | S | -
Hand over to complaints     | - | C | - | D | D | - | - | - | -
Panel bundle                | - | C | - | S | S | - | S | D | S
SAR / redaction             | - | C | - | S | S | - | D | - | -
Purge / hold                | - | - | - | - | D | - | D | - | -
Policy edit                 | - | - | - | - | D | - | S | S | -
"""
COLUMNS = (
    Role.RECEPTION, Role.OFFICE, Role.TEACHER, Role.HEAD, Role.CEO, Role.DSL, Role.DPO,
    Role.CLERK, Role.PANEL,
)  # fmt: skip
ACTS = {
    "Log concern": Act.LOG_CONCERN,
    "See own report status only": Act.OWN_REPORT,
    "Triage, open case": Act.TRIAGE,
    "Book teacher meeting": Act.TEACHER_MEETING,
    "Call / first-contact letter": Act.FIRST_CONTACT,
    "Meeting minutes": Act.MINUTES,
    "Takedown request": Act.TAKEDOWN,
    "Open sealed parent messages": Act.SEALED,
    "Group closure request": Act.GROUP_CLOSURE,
    "Bar / intent to bar": Act.BAR,
    "Hand over to complaints": Act.HAND_OVER,
    "Panel bundle": Act.BUNDLE,
    "SAR / redaction": Act.SUBJECT_ACCESS,
    "Purge / hold": Act.PURGE,
    "Policy edit": Act.POLICY,
}
LEVELS = {"-": Level.NONE, "S": Level.SEE, "d": Level.DRAFT, "C": Level.CREATE, "D": Level.DECIDE}


def _cells() -> list[tuple[Act, Role, Level]]:
    cells = []
    for line in REVIEWED.strip().splitlines():
        name, *letters = (part.strip() for part in line.split("|"))
        cells += [
            (ACTS[name], role, LEVELS[letter])
            for role, letter in zip(COLUMNS, letters, strict=True)
        ]
    return cells


@pytest.mark.parametrize(("act", "role", "level"), _cells())
def test_each_cell_of_the_authority_table_is_as_reviewed(
    act: Act, role: Role, level: Level
) -> None:
    assert PERMISSIONS[act][role] is level


def test_only_the_clerk_accepts_a_handover() -> None:
    assert who_may(Act.ACCEPT_HANDOVER, Level.DECIDE) == (Role.CLERK,)


def test_the_administrator_keeps_the_desk_and_meets_no_case() -> None:
    met = {act for act in Act if PERMISSIONS[act][Role.ADMIN] > Level.NONE}
    assert met == {Act.ACCOUNTS, Act.KEEP_SAFE, Act.OWN_DESK, Act.CALENDAR, Act.CLOCKS,
                   Act.WORDING, Act.LIBRARY}  # fmt: skip
    assert REACH[Role.ADMIN].value == "no case records"


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_cell_for_every_role(act: Act) -> None:
    assert set(PERMISSIONS[act]) == set(Role)


@pytest.mark.parametrize(("act", "role", "level"), _cells())
def test_may_says_yes_exactly_up_to_the_level_of_the_cell(
    act: Act, role: Role, level: Level
) -> None:
    person = Person(account_id=1, name="A", role=role)  # type: ignore[arg-type]
    asked = [wanted for wanted in Level if wanted > Level.NONE and may(person, act, wanted)]
    assert asked == [wanted for wanted in Level if Level.NONE < wanted <= level]


def test_a_no_names_the_posts_that_could() -> None:
    receptionist = Person(account_id=1, name="A", role=Role.RECEPTION)  # type: ignore[arg-type]
    answer = may(receptionist, Act.SEALED, Level.DECIDE)
    assert isinstance(answer, No)
    assert answer.reason == "Only the Executive Headteacher/CEO can decide this."
