"""Where the side bar leads: the places of a desk, and the fewer places of the one at Reception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page in the side bar. ``note`` is a second line, such as “Review is overdue”."""

    page: str
    title: str
    icon: str
    note: str = ""


DESK = (
    Place(page="today", title="Today", icon="sun-horizon"),
    Place(page="cases", title="Cases", icon="folders"),
    Place(page="meetings", title="Meetings", icon="calendar-dots"),
    Place(page="letters", title="Letters", icon="envelope-simple"),
    Place(page="people", title="People", icon="users-three"),
)
DESK_FOOT = (
    Place(page="the_code", title="The Code", icon="book-open-text"),
    Place(page="settings", title="Settings", icon="gear-six"),
)
# Case files do not open at Reception.
RECEPTION = (
    Place(page="log_a_concern", title="Log a concern", icon="plus-circle"),
    Place(page="my_reports", title="My reports", icon="list-checks"),
)
RECEPTION_FOOT = (Place(page="the_code", title="The Code", icon="book-open-text"),)
RECEPTION_NOTE = "Case files do not open on this desk. You can see your own reports."

# A page that is reached from another place's page keeps that place lit.
BELONGS_TO = {"case_file": "cases", "search": "", "minutes": "meetings"}
