"""Dates worked out by hand, for six clocks: the rows of the tables beside this file.

One row a date: the clock, from when, how much of it, the school’s calendar (a file beside this
one), the rules of the procedure, when it is due, and what makes the row worth having. The rules
are the options of ``tcat-desktop deadline`` without their dashes; ``before`` counts backwards.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HEADINGS = ["clock", "from", "count", "calendar", "options", "due", "why"]


@dataclass(frozen=True, slots=True)
class Row:
    """One date worked out by hand; ``due`` has a time where hours run from one."""

    clock: str
    start: str
    count: int
    calendar: str
    options: tuple[str, ...]
    due: str
    why: str

    def __str__(self) -> str:
        rules = "".join(f" {option}" for option in self.options)
        return f"{self.clock} {self.start} +{self.count} {self.calendar}{rules}: {self.why}"

    @property
    def on(self) -> str:
        return self.due[:10]

    @property
    def at(self) -> str:
        return self.due[11:]

    @property
    def rules(self) -> dict[str, Any]:
        """The rules as the fields of a ``Counting``."""
        told: dict[str, Any] = {}
        for option in self.options:
            name, _, value = option.partition("=")
            told[name.replace("-", "_")] = value or True
        told.pop("before", None)
        if told.pop("no_inset", None):
            told["inset_counts"] = False
        return told

    @property
    def words(self) -> list[str]:
        """What an administrator types."""
        options = [f"--{option}" for option in self.options]
        return ["deadline", "--from", self.start, "--clock", self.clock, "--count",
                str(self.count), "--calendar", str(calendar_file(self.calendar)), *options,
                "--json"]  # fmt: skip


def calendar_file(name: str) -> Path:
    return FOLDER / f"{name}.json"


@cache
def rows() -> tuple[Row, ...]:
    """Every row of every table."""
    return tuple(row for table in sorted(FOLDER.glob("*.tsv")) for row in _read(table))


def _read(table: Path) -> list[Row]:
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == HEADINGS
    found = []
    for line in lines:
        clock, start, count, calendar, options, due, why = line.split("\t")
        rules = tuple(options.split(",")) if options else ()
        found.append(Row(clock, start, int(count), calendar, rules, due, why))
    return found
