"""Starting what is measured as a process of its own, on the windowless screen."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
_PATIENCE = 300


def start(module: str, *words: str) -> dict[str, float]:
    """Run a module of this package to its end; what it told, in ms since it was started.

    Raises RuntimeError with its last words if it told nothing.
    """
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOME)}
    began = time.monotonic_ns() / 1e6
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *words],
        cwd=HOME, env=environ, capture_output=True, text=True, timeout=_PATIENCE, check=False,
    )  # fmt: skip
    lines = [line for line in ended.stdout.splitlines() if line.startswith("{")]
    if not lines:
        message = f"{module} told nothing: {ended.stderr[-2000:]}"
        raise RuntimeError(message)
    told: dict[str, float] = json.loads(lines[-1])
    moments = {name for name in told if f"{name}.memory" in told}
    return {name: value - began if name in moments else value for name, value in told.items()}
