"""Where the side bar leads: the places of a desk, and the fewer places of the one at Reception."""

from dataclasses import dataclass

from tcat_desktop.journey.people import Act, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page in the side bar. ``note`` is a second line, such as “Review is overdue”.

    ``needs`` is what a person must be allowed for the page to lead anywhere.
    """

    page: str
    title: str
    icon: str
    note: str = ""
    needs: tuple[Act, Level] = (Act.OWN_DESK, Level.CREATE)


_CASES = (Act.CASE_FILE, Level.SEE)
_MEETINGS = Place(
    page="meetings", title="Meetings", icon="calendar-dots", needs=(Act.DIARY, Level.SEE)
)

DESK = (
    Place(page="today", title="Today", icon="sun-horizon", needs=_CASES),
    Place(page="cases", title="Cases", icon="folders", needs=_CASES),
    _MEETINGS,
    Place(page="letters", title="Letters", icon="envelope-simple", needs=_CASES),
    Place(page="complaints", title="Complaints", icon="scales", needs=(Act.COMPLAINT, Level.SEE)),
    Place(page="people", title="People", icon="users-three", needs=(Act.PEOPLE, Level.CREATE)),
)
_CALENDAR = Place(
    page="calendar", title="Calendar", icon="calendar-blank", needs=(Act.CALENDAR, Level.SEE)
)
DESK_FOOT = (
    _CALENDAR,
    Place(page="the_code", title="The Code", icon="book-open-text"),
    Place(page="settings", title="Settings", icon="gear-six"),
)
HATCH = "reception_book"
_HATCH = Place(
    page=HATCH,
    title="Reception book",
    icon="calendar-plus",
    needs=(Act.TEACHER_MEETING, Level.CREATE),
)
# Reached from the View menu: the office serves at the counter now and then.
IN_THE_MENU = (_HATCH,)
# Case files do not open at Reception.
RECEPTION = (
    _HATCH,
    Place(
        page="log_a_concern",
        title="Log a concern",
        icon="plus-circle",
        needs=(Act.LOG_CONCERN, Level.CREATE),
    ),
    Place(
        page="my_reports", title="My reports", icon="list-checks", needs=(Act.OWN_REPORT, Level.SEE)
    ),
    _MEETINGS,
)
RECEPTION_FOOT = (
    _CALENDAR,
    Place(page="the_code", title="The Code", icon="book-open-text"),
)
RECEPTION_NOTE = "Case files do not open on this desk. You can see your own reports."

# Whoever only keeps the desk running meets no report and no case.
KEEPER = (Place(page="settings", title="Settings", icon="gear-six"),)

# A page that is reached from another place's page keeps that place lit.
BELONGS_TO = {
    "case_file": "cases",
    "exhibit": "cases",
    "search": "",
    "minutes": "meetings",
    "wording": "letters",
    "takedown": "cases",
    "library": "settings",
}
