"""Databases of invented cases for the measurements, made once by ``demo-data`` and then kept."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tcat_desktop.records.records import SCHEMA
from tests.benchmarks.processes import HOME

FEW = 1_000
MANY = 1_000_000


def database(cases: int, kept_in: Path | None = None) -> Path:
    """The data folder with so many cases; the password is in its ``DEMO-PASSWORD.txt``."""
    home = kept_in or Path(tempfile.gettempdir()) / "tcat-benchmarks"
    folder = home / f"{cases}-cases-{SCHEMA}"
    whole = home / f"{folder.name}.whole"
    if whole.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    print(f"Making {cases:,} invented cases in {folder}.", file=sys.stderr, flush=True)
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "tcat_desktop", "demo-data", "--data", str(folder),
         "--cases", str(cases)],
        cwd=HOME, check=True, stdout=sys.stderr,
    )  # fmt: skip
    whole.write_text(f"{time.monotonic() - began:.1f} s\n", encoding="utf-8")
    return folder
