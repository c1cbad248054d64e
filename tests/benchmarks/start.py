"""How soon the sign-in window stands on the screen, and what it weighs, against a bare window."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, Pairs, counted
from tests.benchmarks.invented import FEW, database
from tests.benchmarks.processes import start
from tests.benchmarks.stamps import FORBIDDEN


def measure(times: int, kept_in: Path | None, _many: int) -> Iterator[Figure]:
    """G1, G2 and G5."""
    folder = str(database(FEW, kept_in))
    ours = partial(start, "sitting", "paint", folder)
    bare = partial(start, "bare_window")
    ours(), bare()  # the first start compiles, and reads from the disk
    shown = _in_turn(ours, bare, times)
    early = {part for one, _ in shown for part in one["first_paint.early"]}  # type: ignore[attr-defined]
    yield _pairs(shown, "first_paint").figure(
        "G1", "start to first paint of sign-in", 1.30, than="bare window"
    )
    yield counted("G2", f"loaded before it, of {len(FORBIDDEN)} kept out", len(early), 0,
                  ", ".join(sorted(early)))  # fmt: skip
    yield _pairs(shown, "first_paint.peak").figure(
        "G5", "highest memory at first paint", 1.30, unit="MB", than="bare window"
    )
    whole = _in_turn(partial(start, "sitting", "case", folder), bare, times)
    yield _pairs(whole, "case.memory", "first_paint.memory").figure(
        "G5", "memory with a case open", 2.20, unit="MB", than="bare window"
    )
    yield _pairs(whole, "everything.memory", "first_paint.memory").figure(
        "G5", "… and every module loaded", 2.20, unit="MB", than="bare window",
        note="after sign-in, Today, Cases and a case; the highest moment is the key derivation, "
        "which is made to need its 64 to 128 MB and gives them back",
    )  # fmt: skip


Told = dict[str, float]


def _in_turn(ours: partial[Told], theirs: partial[Told], times: int) -> list[tuple[Told, Told]]:
    found = []
    for place in range(times):
        if place % 2:
            one, other = ours(), theirs()
        else:
            other, one = theirs(), ours()
        found.append((one, other))
    return found


def _pairs(found: list[tuple[Told, Told]], name: str, theirs: str = "") -> Pairs:
    return Pairs([one[name] for one, _ in found], [other[theirs or name] for _, other in found])
