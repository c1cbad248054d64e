"""One command for every measurement: ``python -m tests.benchmarks --only start --quick``."""

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

from tests.benchmarks.figures import Figure, table
from tests.benchmarks.invented import MANY

# The name on the command line, and the module that measures it.
BENCHMARKS: Final = {
    "start": "start",
    "sign-in": "sign_in",
    "case-list": "case_list",
    "week-view": "week_view",
    "school-days": "school_days",
    "evidence-search": "evidence_search",
    "chat": "chat",
    "bundle": "bundle",
    "letters": "letters",
}
FULL, QUICK, QUICK_CASES = 9, 3, 20_000


def main(words: list[str] | None = None) -> int:
    """Measure, and print the table; 0 if every goal is held, 1 if not."""
    asked = _asked(words)
    times = QUICK if asked.quick else FULL
    cases = asked.cases or (QUICK_CASES if asked.quick else MANY)
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    head = f"{times} pairs in turn, {cases:,} cases at most, {os.cpu_count()} processors{load}"
    if not asked.json:
        print(head, flush=True)
    figures: list[Figure] = []
    for name in asked.only:
        measure = import_module(f"tests.benchmarks.{BENCHMARKS[name]}").measure
        for figure in measure(times, asked.databases, cases):
            figures.append(figure)
            if asked.json:
                told = {"benchmark": name, "pairs": times, "cases": cases, **figure.told()}
                print(json.dumps(told, ensure_ascii=False), flush=True)
            else:
                print(" ", figure.what, figure.ours, "" if figure.held is not False else "NOT HELD",
                      file=sys.stderr, flush=True)  # fmt: skip
    if not asked.json:
        print(table(figures))
    return 1 if any(figure.held is False for figure in figures) else 0


def _asked(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", default=",".join(BENCHMARKS), metavar="NAME,NAME",
                        help=", ".join(BENCHMARKS))  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--quick", action="store_true",
                        help=f"{QUICK} pairs, {QUICK_CASES:,} cases: no figure")  # fmt: skip
    parser.add_argument("--cases", type=int, metavar="N", help=f"in place of {MANY:,}")
    parser.add_argument("--databases", type=Path, metavar="DIR",
                        help="where the invented databases are kept between runs")  # fmt: skip
    asked = parser.parse_args(words)
    asked.only = asked.only.split(",")
    unknown = [name for name in asked.only if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
