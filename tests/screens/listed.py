"""What tests of lists do: read rows, and make trusts with more cases than anybody would type."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QListView

from tcat_desktop.demo.many import PASSWORD, fill
from tcat_desktop.demo.story_clock import StoryClock
from tcat_desktop.office import clock
from tcat_desktop.office.door import Door
from tcat_desktop.screens.widgets.row_model import ROW_ROLE, Heading, Row
from tests.builders import ATrust
from tests.screens.sitting import Sitting

# What people paste: markup, other scripts, marks that turn a line round, and sheer length.
NAUGHTY = (
    '<b>bold</b> <img src="file:///etc/passwd">',
    "<a href='file:///etc/passwd'>look</a> &amp; &lt; & done",
    "\u202eesrever Łódź \U0001f469\u200d\U0001f467 \ufdfd",
    "Robert'); DROP TABLE cases;-- \" * NEAR( ^ : -",
    "Zo\u0308e\u0301 combined ﷺ " + "w" * 250,
)


def items_of(here: Sitting, name: str) -> list[Heading | Row]:
    """Everything in a list, headings too."""
    model = here.find(name, QListView).model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def rows_of(here: Sitting, name: str) -> list[Row]:
    """The rows of a list."""
    return [item for item in items_of(here, name) if isinstance(item, Row)]


def asked_by(here: Sitting, who: str) -> list[Any]:
    """From now on, every question that the pages ask."""
    person, asked = here.trust.person(who), []

    def ask(question: Any) -> Any:
        asked.append(question)
        return here.trust.office.ask(person, question)

    here.errands.serve(asker=ask, doer=lambda command: here.trust.office.do(person, command))
    return asked


def is_party(trust: ATrust, who: str, key: str) -> None:
    """This member of staff is the same human being as that person of the register."""
    trust.staff[who] = replace(trust.staff[who], known_as=trust.people[key])


@contextmanager
def many_cases(folder: Path, cases: int) -> Any:
    """A trust with so many invented cases, and its head at Applewick."""
    fill(folder / "many", cases=cases)
    door = Door(folder / "many", now=clock.now)
    session = door.sign_in("head", PASSWORD)
    trust = ATrust(
        folder=folder / "many", door=door, office=session.office, clock=StoryClock(clock.now()),
        staff={"head": session.person},
    )  # fmt: skip
    try:
        yield trust
    finally:
        trust.close()
