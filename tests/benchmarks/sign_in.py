"""What loads behind the sign-in page, and how long it takes from Enter to a populated Today."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, at_most, counted
from tests.benchmarks.invented import FEW, database
from tests.benchmarks.processes import start


def measure(times: int, kept_in: Path | None, _many: int) -> Iterator[Figure]:
    """G3."""
    folder = str(database(FEW, kept_in))
    start("sitting", "today", folder)
    found = [start("sitting", "today", folder) for _ in range(times)]

    def each(name: str) -> list[float]:
        return [one[name] for one in found]

    yield at_most(
        "G3", "worst stall while all else loads behind", each("prepare.stall"), 50,
        theirs=each("idle.stall"), note="theirs is the same window with nothing behind it",
    )  # fmt: skip
    beyond = [one["today"] - one["enter"] - one["derivation"] for one in found]
    yield at_most(
        "G3", "Enter to a populated Today, beyond the key", beyond, 200,
        theirs=each("derivation"), note="theirs is the key derivation itself",
    )  # fmt: skip
    yield counted("G3", "key derivations for one sign-in",
                  max(int(one) for one in each("derivations")), 1)  # fmt: skip
    worst = each("enter.stall")
    yield Figure(of="G3", what="worst stall from Enter to Today",
                 ours=f"{sorted(worst)[len(worst) // 2]:.1f} ms (to {max(worst):.1f})")  # fmt: skip
