"""What a measurement comes to: the median of paired ratios, its goal, and the table of them all."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

HEADINGS = ("goal of", "what", "ours", "theirs", "ratio", "spread", "goal", "held")
# Half of the pairs lie this far apart: nobody should read much into such a figure.
NOISY = 0.30


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. ``held`` is None where there is no goal, only something to know."""

    of: str
    what: str
    ours: str
    theirs: str = ""
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    goal: str = ""
    held: bool | None = None
    note: str = ""

    @property
    def noisy(self) -> bool:
        """Whether the machine was too busy for this figure to mean much."""
        if not self.ratio or self.low is None or self.high is None:
            return False
        return (self.high - self.low) / self.ratio > NOISY

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        spread = "" if self.low is None else f"{self.low:.2f}-{self.high:.2f}"
        held = {True: "held", False: "NOT HELD", None: ""}[self.held]
        return (self.of, self.what, self.ours, self.theirs, ratio,
                f"{spread} noisy" if self.noisy else spread, self.goal, held)  # fmt: skip

    def told(self) -> dict[str, object]:
        """The same for a machine."""
        return {**asdict(self), "noisy": self.noisy}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Ours and theirs, measured one after the other, over and over."""

    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """Ours over theirs, pair by pair."""
        return [one / other for one, other in zip(self.ours, self.theirs, strict=True)]

    def figure(
        self, of: str, what: str, most: float | None, *, unit: str = "ms", note: str = "",
        than: str = "",
    ) -> Figure:  # fmt: skip
        """The line of the table; ``most`` is the largest ratio that the goal allows."""
        ratio = statistics.median(self.ratios)
        low, high = quartiles(self.ratios)
        return Figure(
            of=of, what=what, ours=words(self.ours, unit),
            theirs=f"{words(self.theirs, unit)}{than and ' ' + than}",
            ratio=ratio, low=low, high=high, goal="" if most is None else f"<= {most:.2f}x",
            held=None if most is None else ratio <= most, note=note,
        )  # fmt: skip


def alternating(ours: Callable[[], float], theirs: Callable[[], float], times: int) -> Pairs:
    """Measure the two in turn, the first of each pair now this one and now that."""
    pairs: tuple[list[float], list[float]] = ([], [])
    both = ((ours, pairs[0]), (theirs, pairs[1]))
    for place in range(times):
        for measure, kept in both if place % 2 else both[::-1]:
            kept.append(measure())
    return Pairs(*pairs)


def at_most(of: str, what: str, found: Sequence[float], most: float, *, unit: str = "ms",
            theirs: Sequence[float] = (), note: str = "") -> Figure:  # fmt: skip
    """A line whose goal is a plain number, held by the median."""
    middle = statistics.median(found)
    return Figure(
        of=of, what=what, ours=f"{words(found, unit)} (to {max(found):.1f})",
        theirs=words(theirs, unit) if theirs else "", goal=f"<= {most:g} {unit}".rstrip(),
        held=middle <= most, note=note,
    )  # fmt: skip


def counted(of: str, what: str, found: int, most: int, note: str = "") -> Figure:
    """A line that is counted and not timed, so that no noise is in it."""
    return Figure(of=of, what=what, ours=str(found), goal=f"<= {most}", held=found <= most,
                  note=note)  # fmt: skip


def words(found: Sequence[float], unit: str) -> str:
    """The median in its unit."""
    middle = statistics.median(found)
    return f"{middle:.{0 if middle >= 100 else 1 if middle >= 10 else 2}f} {unit}".rstrip()


def quartiles(found: Sequence[float]) -> tuple[float, float]:
    """Between these lies the middle half."""
    if len(found) < 2:
        return found[0], found[0]
    first, _, third = statistics.quantiles(found, n=4, method="inclusive")
    return first, third


def table(figures: Sequence[Figure]) -> str:
    """All lines under their headings, and the notes below."""
    lines = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines]  # fmt: skip
    rows.insert(1, "  ".join("-" * width for width in widths))
    notes = dict.fromkeys(f"{figure.of}: {figure.note}" for figure in figures if figure.note)
    return "\n".join([*rows, *(("", *notes) if notes else ())])
