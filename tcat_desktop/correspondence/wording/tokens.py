"""What a wording may name: the fields of its letter, and which formats each kind of field has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# The allow-list. A format that is not here does not exist, whatever a wording says.
_TEXT = ("phrase", "lower", "quoted", "strong", "fingerprint")
FORMATS: Mapping[str, tuple[str, ...]] = {
    "text": _TEXT,
    "choice": _TEXT,
    "date": ("weekday", "day", "strong"),
    "lines": ("listed", "count", "strong"),
    "rows": ("count",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One field a wording may print.

    ``columns`` are what each row of a ``rows`` field has, with whether it may be empty.
    """

    name: str
    label: str
    kind: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    may_be_empty: bool = False
    columns: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Every field a wording of one letter may print, in the order of its form.

    There is one for each kind of letter, so it is compared by being the same one.
    """

    known: tuple[Known, ...]
    _named: dict[str, Known] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", {each.name: each for each in self.known})

    def __iter__(self) -> Iterator[Known]:
        return iter(self.known)

    def get(self, name: str) -> Known | None:
        """The field of that name, or None."""
        return self._named.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, in order."""
        return tuple(each.name for each in self.known)
