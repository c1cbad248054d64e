"""What the counter asks while a meeting is booked: who may come, whom to see, whose class it is."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level, PersonId, SchoolId
from tcat_desktop.office import diary
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.questions.people_register import FoundPerson, as_found
from tcat_desktop.records import diary as kept
from tcat_desktop.records import finding, rows
from tcat_desktop.records.folding import folded

Row = dict[str, Any]
# Pupils are found by their parents' hints, and staff are whom one comes to see.
_NOT_VISITORS = frozenset({"staff", "pupil"})
_LOOKED_THROUGH = 60
# How a class is called in a hint: 4H, 10B.
_CLASS = re.compile(r"\b\d{1,2}[A-Z]{1,2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoMayCome:
    """Parents and others of the register whose name, child or class holds what was typed."""

    words: str
    most: int = 6

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[FoundPerson, ...]:
        """Those whose surname begins with it first; neither pupils nor staff."""
        if not self.words.strip():
            return ()
        found = finding.people_like(desk.conn, desk.who, self.words, _LOOKED_THROUGH)
        known = [row for row in found if row["kind"] not in _NOT_VISITORS]
        return as_found(desk, known[: self.most])


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToSee:
    """The staff of one school whose name, post or class holds what was typed."""

    words: str
    school_id: SchoolId | None = None
    most: int = 6

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[FoundPerson, ...]:
        """Those whose surname begins with it first."""
        typed = folded(self.words).split()
        if not typed:
            return ()
        school = diary.school_row(desk, self.school_id)
        found = [
            row for row in kept.staff_of(desk.conn, school["id"])
            if all(word in row["sort_name"] or word in folded(row["hint"]) for word in typed)
        ]  # fmt: skip
        found.sort(key=lambda row: not row["sort_name"].startswith(typed[0]))
        return as_found(desk, found[: self.most])


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTeacher:
    """Whom a parent most likely comes to see: the one of the staff with her child's class."""

    person_id: PersonId
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def answer(self, desk: Desk) -> FoundPerson | None:
        """The only one, or None: with two classes, or two teachers, nobody is guessed."""
        person = rows.one(desk.conn, "people", self.person_id)
        classes = set(_CLASS.findall(person["hint"])) if person else set()
        if not classes:
            return None
        school = diary.school_row(desk, self.school_id)
        found = [
            row for row in kept.staff_of(desk.conn, school["id"])
            if classes & set(_CLASS.findall(row["hint"]))
        ]  # fmt: skip
        return as_found(desk, found)[0] if len(found) == 1 else None
