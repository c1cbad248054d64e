"""Amending minutes: what stands at each place of them, and the same minutes with one place changed.

A place is named as it is said aloud: “Agreed, point 2”, “Action 1, who”. What a parent wants kept
without a change of the text is a note: its place is “Note by Mrs Denholm”.
"""

from collections.abc import Iterator
from dataclasses import replace

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.minutes import ACTIONS, POINTS, Action, Minutes

AGREED, DISPUTED = "Agreed", "Not agreed"
_NOTE = "Note by "
_LOOK = "Look at what stands there now, then write the amendment again."


def note_by(name: str) -> str:
    """The place of a note that changes no text."""
    return f"{_NOTE}{name}"


def is_note(place: str) -> bool:
    """Whether something kept under this place is a note."""
    return place.startswith(_NOTE)


def point(heading: str, number: int) -> str:
    """The place of one point; ``number`` counts from 1."""
    return f"{heading}, point {number}"


def new_point(heading: str) -> str:
    """The place of a point that is put in at the end of a list."""
    return f"{heading}, a new point"


def action(number: int, part: str = "") -> str:
    """The place of an action: what is to be done, or with ``part`` “who”, by whom."""
    return f"Action {number}, {part}" if part else f"Action {number}"


def present(number: int) -> str:
    """The place of the name of somebody who was there."""
    return f"Present {number}"


def standing(minutes: Minutes) -> dict[str, str]:
    """What stands at each place that can be amended; empty where something can be put in."""
    found: dict[str, str] = {}
    for number, person in enumerate(minutes.attendance, 1):
        found[present(number)] = person.name
    for heading, points in _lists(minutes):
        for number, words in enumerate(points, 1):
            found[point(heading, number)] = words
        found[new_point(heading)] = ""
    for number, each in enumerate(minutes.actions, 1):
        found[action(number)] = each.what
        found[action(number, "who")] = each.who
    found["A new action"] = ""
    return found


def amended(minutes: Minutes, place: str, old: str, new: str) -> Minutes:
    """The minutes with ``new`` at that place instead of ``old``; an empty ``new`` takes it out.

    ``Refused`` when the place is not there, or when something else stands there by now.
    """
    stands = standing(minutes)
    if place not in stands:
        raise Refused(f"There is no “{place}” in these minutes.", field="place", what_to_do=_LOOK)
    if stands[place].strip() != old.strip():
        raise Refused(f"Something else stands at “{place}” by now.", field="old", what_to_do=_LOOK)
    if place.startswith(("Action ", "A new action")):
        return _action(minutes, place, new)
    if place.startswith("Present "):
        return _present(minutes, place, new)
    return _point(minutes, place, new)


def _lists(minutes: Minutes) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in minutes.items:
        if item.title not in (POINTS, ACTIONS):
            yield item.title, item.points
    yield AGREED, minutes.agreed
    yield DISPUTED, minutes.disputed


def _point(minutes: Minutes, place: str, new: str) -> Minutes:
    for heading, points in _lists(minutes):
        places = [*(point(heading, number) for number in range(1, len(points) + 1)),
                  new_point(heading)]  # fmt: skip
        if place in places:
            changed = _with(points, places.index(place), new)
            break
    if heading == AGREED:
        return replace(minutes, agreed=changed)
    if heading == DISPUTED:
        return replace(minutes, disputed=changed)
    # Under an item of the agenda a point is a line.
    lines = "\n".join(" ".join(words.split()) for words in changed)
    return replace(minutes, items=tuple(
        replace(item, words=lines) if item.title == heading else item for item in minutes.items
    ))  # fmt: skip


def _with(points: tuple[str, ...], at: int, new: str) -> tuple[str, ...]:
    changed = (*points[:at], new.strip(), *points[at + 1 :])
    return tuple(words for words in changed if words)


def _action(minutes: Minutes, place: str, new: str) -> Minutes:
    kept = list(minutes.actions)
    if place == "A new action":
        kept.append(Action(what=new.strip()))
    elif place.endswith(", who"):
        at = int(place.removesuffix(", who").split()[-1]) - 1
        kept[at] = replace(kept[at], who=new.strip())
    else:
        at = int(place.rsplit(maxsplit=1)[-1]) - 1
        kept[at] = replace(kept[at], what=new.strip())
    return replace(minutes, actions=tuple(each for each in kept if each.what))


def _present(minutes: Minutes, place: str, new: str) -> Minutes:
    if not new.strip():
        raise Refused("Somebody who was there has a name.", field="new")
    at = int(place.rsplit(maxsplit=1)[-1]) - 1
    people = list(minutes.attendance)
    people[at] = replace(people[at], name=new.strip())
    return replace(minutes, attendance=tuple(people))
