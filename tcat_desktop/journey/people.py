"""Who may do what: one table of roles against acts, and the one question asked of it.

Source: the authority matrix in the brief. S sees, C creates, D decides or signs. Some
cells are narrower than a letter says; those carry a limit that is spelled out in words.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)
AccountId = NewType("AccountId", int)
SchoolId = NewType("SchoolId", int)
CaseId = NewType("CaseId", int)


class Role(StrEnum):
    """A post in the trust. ``PANEL`` members see a frozen copy and have no sign-in."""

    RECEPTION = "receptionist"
    OFFICE = "office"
    TEACHER = "teacher"
    HEAD = "head"
    CEO = "ceo"
    DSL = "dsl"
    DPO = "dpo"
    CLERK = "clerk"
    ADMIN = "admin"
    PANEL = "panel"


POSTS: dict[Role, str] = {
    Role.RECEPTION: "Receptionist",
    Role.OFFICE: "Office staff",
    Role.TEACHER: "Teacher",
    Role.HEAD: "Headteacher",
    Role.CEO: "Executive Headteacher/CEO",
    Role.DSL: "Designated safeguarding lead",
    Role.DPO: "Data protection officer",
    Role.CLERK: "Clerk to governors",
    Role.ADMIN: "Administrator",
    Role.PANEL: "Panel member",
}


class Reach(StrEnum):
    """Whose records a role can meet at all."""

    SCHOOL = "her own school"
    TRUST = "every school of the trust"
    COMPLAINTS = "cases that reached the complaints procedure, in every school"
    NOTHING = "no case records"


REACH: dict[Role, Reach] = {
    Role.RECEPTION: Reach.SCHOOL,
    Role.OFFICE: Reach.SCHOOL,
    Role.TEACHER: Reach.SCHOOL,
    Role.HEAD: Reach.SCHOOL,
    Role.CEO: Reach.TRUST,
    Role.DSL: Reach.SCHOOL,
    Role.DPO: Reach.TRUST,
    Role.CLERK: Reach.COMPLAINTS,
    Role.ADMIN: Reach.NOTHING,
    Role.PANEL: Reach.NOTHING,
}


class Level(IntEnum):
    """How far a permission goes; each level holds the ones below it."""

    NONE = 0
    SEE = 1
    DRAFT = 2
    CREATE = 3
    DECIDE = 4


class Act(StrEnum):
    """The acts of the authority matrix, then those that running the desk itself needs."""

    LOG_CONCERN = "Log a concern"
    OWN_REPORT = "See own report's status only"
    TRIAGE = "Triage, open case"
    TEACHER_MEETING = "Book teacher meeting"
    FIRST_CONTACT = "Call / first-contact letter"
    MEETING = "Ask a parent to a meeting"
    MINUTES = "Meeting minutes"
    TAKEDOWN = "Takedown request"
    SEALED = "Open sealed parent messages"
    GROUP_CLOSURE = "Group closure request"
    BAR = "Bar / intent to bar"
    HAND_OVER = "Hand over to complaints"
    ACCEPT_HANDOVER = "Accept a hand-over to complaints"
    BUNDLE = "Panel bundle"
    SUBJECT_ACCESS = "SAR / redaction"
    PURGE = "Purge / hold"
    POLICY = "Policy edit"
    CRITICISM = "Sign a step that rests on criticism alone"
    CASE_FILE = "Read a case file"
    RECORD = "Add to the record of a case"
    CLOSE = "Close or reopen a case"
    LETTER = "Write a letter"
    PEOPLE = "Keep people's details"
    ACCOUNTS = "Keep accounts and schools"
    KEEP_SAFE = "Back up, restore and verify"
    OWN_DESK = "Keep own drafts and settings"
    DIARY = "See the diary of meetings"
    CALENDAR = "Keep term dates, closed days and rooms"
    CLOCKS = "Sign off how deadlines are counted"
    WORDING = "Word letters and keep letterheads"
    LIBRARY = "Keep the reference library"
    FAMILY = "Keep families and court orders"
    COMPLAINT = "Deal with a complaint"


_COLUMNS = (
    Role.RECEPTION, Role.OFFICE, Role.TEACHER, Role.HEAD, Role.CEO,
    Role.DSL, Role.DPO, Role.CLERK, Role.PANEL, Role.ADMIN,
)  # fmt: skip

# Letters as in the brief; d = may draft ("C draft"). The clerk's "D accept" is an act of
# its own, since accepting a hand-over is not making one.
_MATRIX: dict[Act, str] = {
    #                     rec off tea hea ceo dsl dpo cle pan adm
    Act.LOG_CONCERN:     " C   C   C   C   C   C   C   C   -   - ",
    Act.OWN_REPORT:      " S   S   S   S   S   S   S   S   -   - ",
    Act.TRIAGE:          " -   -   -   D   D   S   -   -   -   - ",
    Act.TEACHER_MEETING: " C   C   S   S   S   -   -   -   -   - ",
    Act.FIRST_CONTACT:   " -   C   -   D   D   -   -   -   -   - ",
    Act.MEETING:         " -   C   -   D   D   -   -   -   -   - ",
    Act.MINUTES:         " -   C   C   D   D   -   -   C   -   - ",
    Act.TAKEDOWN:        " -   C   -   D   D   S   -   -   -   - ",
    Act.SEALED:          " -   -   -   -   D   -   -   -   -   - ",
    Act.GROUP_CLOSURE:   " -   d   -   -   D   -   -   -   -   - ",
    Act.BAR:             " -   d   -   D   D   -   -   S   -   - ",
    Act.HAND_OVER:       " -   C   -   D   D   -   -   -   -   - ",
    Act.ACCEPT_HANDOVER: " -   -   -   -   -   -   -   D   -   - ",
    Act.BUNDLE:          " -   C   -   S   S   -   S   D   S   - ",
    Act.SUBJECT_ACCESS:  " -   C   -   S   S   -   D   -   -   - ",
    Act.PURGE:           " -   -   -   -   D   -   D   -   -   - ",
    Act.POLICY:          " -   -   -   -   D   -   S   S   -   - ",
    Act.CRITICISM:       " -   -   -   -   D   -   -   -   -   - ",
    Act.CASE_FILE:       " -   S   -   S   S   S   S   S   -   - ",
    Act.RECORD:          " -   C   -   D   D   C   -   C   -   - ",
    Act.CLOSE:           " -   -   -   D   D   -   -   -   -   - ",
    Act.LETTER:          " -   C   -   D   D   -   C   C   -   - ",
    Act.PEOPLE:          " -   C   -   C   C   C   C   C   -   - ",
    Act.ACCOUNTS:        " -   -   -   -   -   -   -   -   -   D ",
    Act.KEEP_SAFE:       " -   C   -   C   C   -   C   -   -   D ",
    Act.OWN_DESK:        " C   C   C   C   C   C   C   C   -   C ",
    Act.DIARY:           " S   S   S   S   S   -   -   S   -   - ",
    Act.CALENDAR:        " S   C   S   C   C   S   S   S   -   C ",
    Act.CLOCKS:          " -   S   -   S   D   S   S   S   -   S ",
    Act.WORDING:         " -   d   -   S   D   -   S   S   -   C ",
    Act.LIBRARY:         " -   C   -   C   D   S   C   C   -   C ",
    Act.FAMILY:          " -   C   -   C   C   C   S   S   -   - ",
    Act.COMPLAINT:       " -   C   -   C   C   -   S   D   -   - ",
}  # fmt: skip

_LEVELS = {"-": Level.NONE, "S": Level.SEE, "d": Level.DRAFT, "C": Level.CREATE, "D": Level.DECIDE}

PERMISSIONS: dict[Act, dict[Role, Level]] = {
    act: {role: _LEVELS[cell] for role, cell in zip(_COLUMNS, row.split(), strict=True)}
    for act, row in _MATRIX.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody signed in: who she is, her post and, if she has one, her own school.

    ``known_as`` is the entry in the people register that is the same human being, so
    that a case which names her is closed to her (dual roles, governors, staff parents).
    """

    account_id: AccountId
    name: str
    role: Role
    school_id: SchoolId | None = None
    known_as: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """Permission given; ``reason`` is empty."""

    reason: str = ""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """Permission withheld, with a reason that the person may read."""

    reason: str

    def __bool__(self) -> bool:
        return False


def who_may(act: Act, level: Level) -> tuple[Role, ...]:
    """The roles that reach ``level`` on ``act``, in the order of the matrix."""
    return tuple(role for role in _COLUMNS if PERMISSIONS[act][role] >= level)


def may(person: Person, act: Act, level: Level) -> Yes | No:
    """Whether this person's post lets her do this act, to this level.

    Which *records* she meets is a separate question, answered by ``REACH`` and by the
    conflict rule inside ``records``; both must say yes.
    """
    if PERMISSIONS[act][person.role] >= level:
        return Yes()
    able = who_may(act, level)
    if not able:
        return No(reason="Nobody can do this from the desk.")
    posts = [POSTS[role] for role in able]
    names = posts[0] if len(posts) == 1 else ", ".join(posts[:-1]) + " or " + posts[-1]
    verb = {Level.SEE: "see this", Level.DECIDE: "decide this"}.get(level, "do this")
    return No(reason=f"Only these can {verb}: {names}." if len(posts) > 1
              else f"Only the {names} can {verb}.")  # fmt: skip
