"""Every command, folder, picture and dependency that README.md names is held to its word."""

import re
import shlex
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).resolve().parent.parent
README = (HOME / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELLS = {"sh", "zsh", "powershell"}
DECISION = re.compile(r"^\*\*(?P<day>\d{1,2} \w+ \d{4}) – (?P<title>.+?)\.\*\* (?P<said>.+)$")


def commands() -> list[str]:
    """Each command line shown, once, as this system's own shell would have it."""
    shown = [
        line.strip()
        for language, block in BLOCK.findall(README)
        if language in SHELLS
        for line in block.splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return list(dict.fromkeys(shown))


def words_of(command: str) -> list[str]:
    # `py .ci\desk.py` is PowerShell's way to write the same call.
    words = shlex.split(command.replace("\\", "/"))
    assert words[0] in {"python3", "py", "tcat-desktop"}, f"who runs {command!r}?"
    if words[0] == "tcat-desktop":
        return [sys.executable, "-m", "tcat_desktop", *words[1:]]
    return [sys.executable, *words[1:]]


def decisions() -> dict[str, str]:
    found = (DECISION.match(line) for line in README.splitlines())
    return {each["title"]: each["said"] for each in found if each}


def dependencies() -> list[str]:
    told = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for extra in told["optional-dependencies"].values() for each in extra]
    return [Requirement(each).name for each in [*told["dependencies"], *extras]]


def test_every_block_of_commands_is_in_a_shell_this_test_knows() -> None:
    languages = {language for language, _ in BLOCK.findall(README)}
    assert languages
    assert languages <= SHELLS


@pytest.mark.parametrize("command", commands())
def test_a_command_that_is_shown_does_what_it_says(command: str) -> None:
    words = words_of(command)
    if words[1].endswith("desk.py") and "--plan" not in words:
        # The whole check within the whole check would never end: its plan stands for it.
        words.append("--plan")
        words[2], words[3:] = words[2], ["--plan", *words[3:-1]]
    ran = subprocess.run(words, cwd=HOME, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    if "demo" in words:
        assert "tcat-desktop" in ran.stdout
    if "test" in words:
        assert "pytest" in ran.stdout


def test_each_system_is_shown_both_commands() -> None:
    for language in SHELLS:
        block = next(text for shell, text in BLOCK.findall(README) if shell == language)
        assert "desk.py demo" in block
        assert "desk.py test" in block


def test_the_server_runs_the_command_that_a_person_is_shown() -> None:
    lines = (HOME / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    last = [each for each in lines if each.strip()][-1]
    assert last.startswith("python3 .ci/desk.py test")
    assert "python3 .ci/desk.py test" in commands()


def test_every_folder_and_file_named_is_there() -> None:
    named = set(re.findall(r"^\| `([^`]+/)` \|", README, re.MULTILINE))
    assert len(named) >= 8
    assert [each for each in sorted(named) if not (HOME / each).is_dir()] == []


def test_every_folder_at_the_top_is_explained() -> None:
    # What the tools make for themselves is named in .gitignore, or hides behind a dot.
    made = {each.strip("/") for each in (HOME / ".gitignore").read_text().splitlines()}
    tops = {each.name for each in HOME.iterdir() if each.is_dir()} - made
    shown = {each for each in tops if not each.startswith(".")} | {".ci"}
    assert len(shown) >= 5
    assert [each for each in sorted(shown) if f"| `{each}/" not in README] == []


def test_every_picture_shown_is_there() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert [each for each in shown if not (HOME / each).is_file()] == []


def test_every_dependency_has_its_dated_paragraph() -> None:
    told = {canonicalize_name(title.strip("`")): said for title, said in decisions().items()}
    for name in dependencies():
        said = told.get(canonicalize_name(name))
        assert said is not None, f"{name} has no paragraph under Decisions"
        assert "Weighed:" in said, f"{name}: what else was weighed?"
        assert "Licence:" in said, f"{name}: under what licence?"


def test_no_dependency_is_explained_that_is_not_one() -> None:
    explained = {canonicalize_name(t.strip("`")) for t in decisions() if t.startswith("`")}
    assert explained == {canonicalize_name(each) for each in dependencies()}


def test_every_decision_has_a_day_that_exists() -> None:
    days = [each["day"] for line in README.splitlines() if (each := DECISION.match(line))]
    assert days
    for day in days:
        assert datetime.strptime(day, "%d %B %Y").year >= 2026  # noqa: DTZ007
