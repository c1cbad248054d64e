"""Each rule about imports is broken once here: a contract never seen to fail is not counted."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent

# What to write where, and the contract that has to notice.
BAD_IMPORTS = {
    "the layers: a part below asks a part above": (
        "tcat_desktop/evidence/",
        "from tcat_desktop import office",
        "Every import points down",
    ),
    "the layers: two neighbours know each other": (
        "tcat_desktop/correspondence/",
        "from tcat_desktop import evidence",
        "Every import points down",
    ),
    "the layers: a module without a place": (
        "tcat_desktop/lost.py",
        "",
        "Every import points down",
    ),
    "the journey reads a file": (
        "tcat_desktop/journey/",
        "import pathlib",
        "The journey is pure",
    ),
    "the journey tells the time, by a neighbour": (
        "tcat_desktop/journey/stages/",
        "def late() -> None:\n    import time",
        "The journey is pure",
    ),
    "the office paints": (
        "tcat_desktop/office/",
        "from PySide6.QtCore import QDate",
        "Qt lives in screens",
    ),
    "the command line paints": (
        "tcat_desktop/cli/desk_calls.py",
        "import PySide6.QtWidgets",
        "Qt lives in screens",
    ),
    "the office writes SQL": (
        "tcat_desktop/office/commands/",
        "from sqlalchemy import text",
        "SQL lives in records",
    ),
    "a page opens a database": (
        "tcat_desktop/screens/",
        "import sqlite3",
        "SQL lives in records",
    ),
    "a page goes round the office": (
        "tcat_desktop/screens/",
        "from tcat_desktop import records",
        "The office is the only door",
    ),
    "the command line goes round the office": (
        "tcat_desktop/cli/desk_calls.py",
        "from tcat_desktop import evidence",
        "The office is the only door",
    ),
    "a migration leans on today's code": (
        "migrations/versions/2031_01_02_bad.py",
        "from tcat_desktop.journey import people",
        "A migration is frozen in time",
    ),
    "the doctor needs a dependency": (
        "tcat_desktop/doctor.py",
        "import platformdirs",
        "The doctor needs nothing installed",
    ),
}


def names_of_contracts() -> set[str]:
    told = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["name"] for each in told["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    without = shutil.ignore_patterns("__pycache__", "_shipped")
    for folder in ("tcat_desktop", "migrations"):
        shutil.copytree(HOME / folder, tmp_path / folder, ignore=without)
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def lint(copy: Path) -> Callable[[], tuple[int, str]]:
    program = Path(sys.executable).with_name("lint-imports")

    def lint() -> tuple[int, str]:
        ran = subprocess.run(
            [str(program), "--no-cache"],
            cwd=copy,
            env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return ran.returncode, ran.stdout + ran.stderr

    return lint


def spoil(copy: Path, where: str, line: str) -> None:
    path = copy / where
    if where.endswith("/"):
        path /= "bad_import.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")


def test_the_code_as_it_stands_keeps_every_contract(lint: Callable[[], tuple[int, str]]) -> None:
    code, said = lint()
    assert code == 0, said
    assert f"Contracts: {len(names_of_contracts())} kept, 0 broken." in said


@pytest.mark.parametrize("wrong", BAD_IMPORTS)
def test_a_bad_import_breaks_the_contract_that_forbids_it(
    wrong: str, copy: Path, lint: Callable[[], tuple[int, str]]
) -> None:
    where, line, contract = BAD_IMPORTS[wrong]
    spoil(copy, where, line)
    code, said = lint()
    assert code == 1, said
    assert f"{contract} BROKEN" in said, said


def test_no_contract_goes_unbroken_here() -> None:
    assert {contract for _, _, contract in BAD_IMPORTS.values()} == names_of_contracts()
