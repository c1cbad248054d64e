"""How people are called on screens and in letters: title and surname, never a bare surname."""

from collections.abc import Iterable, Mapping
from typing import Any

from tcat_desktop.records.folding import folded

Row = Mapping[str, Any]

# What a person was in this incident, in the words of the form and of the case file.
INCIDENT_ROLES: dict[str, tuple[str, str]] = {
    "author": ("Wrote it", "wrote it"),
    "recipient": ("It was sent to them", "received it"),
    "named": ("Written about", "written about"),
    "depicted": ("Shown in a picture", "shown in a picture"),
    "group_creator": ("Started the group", "started the group"),
    "joiner": ("Joined the group", "joined the group"),
    "group_admin": ("Runs the group", "runs the group"),
    "witness": ("Saw it", "saw it"),
    "reporter": ("Told us", "reported it"),
}


def full_name(person: Row) -> str:
    """``Mrs Kerry Denholm``; an unknown person keeps the words she was entered by."""
    parts = (person["title"], person["forename"], person["surname"])
    return " ".join(part for part in parts if part)


def short_name(person: Row) -> str:
    """``Mrs Denholm``; without a title the whole name, since a bare surname is rude."""
    if person["title"]:
        return f"{person['title']} {person['surname']}"
    return full_name(person)


def salutation(person: Row) -> str:
    """How a letter opens: the person's own choice, else title and surname."""
    return person["salutation"] or short_name(person)


def sort_name(surname: str, forename: str) -> str:
    """What names are sorted and found by: surname first, without capitals and accents."""
    return " ".join(folded(f"{surname} {forename}").split())


def people_line(involved: Iterable[Row]) -> str:
    """``Mrs Kerry Denholm · Miss Ellie Hartnoll``: authors first, reporters last, each once."""
    order = list(INCIDENT_ROLES)
    first: dict[int, Row] = {}
    for row in sorted(involved, key=lambda row: order.index(row["role"])):
        first.setdefault(row["person_id"], row)
    shown = [
        full_name(row) if row["kind"] != "unknown" else f"{row['surname']} (not known)"
        for row in first.values()
    ]
    return " · ".join(shown[:4]) + (f" and {len(shown) - 4} more" if len(shown) > 4 else "")
