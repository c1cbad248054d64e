"""The desk sets itself up: the script, the versions it holds to, and the wheel it ships as."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tcat_desktop import doctor, resources

HOME = Path(__file__).resolve().parent.parent
ENTRY = "tcat-desktop.exe" if os.name == "nt" else "tcat-desktop"


def the_script() -> ModuleType:
    told = importlib.util.spec_from_file_location("desk", HOME / ".ci" / "desk.py")
    assert told is not None
    assert told.loader is not None
    desk = importlib.util.module_from_spec(told)
    sys.modules["desk"] = desk
    told.loader.exec_module(desk)
    return desk


def run(*command: str | Path, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env=kept | {"PYTHONUTF8": "1"} | environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def requirements() -> list[Requirement]:
    told = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = told["optional-dependencies"].values()
    return [Requirement(each) for each in [*told["dependencies"], *(e for x in extras for e in x)]]


def held_versions() -> dict[str, str]:
    lines = (HOME / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (each.split("==") for each in lines if each and not each.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


# The script


def test_the_first_step_that_fails_ends_the_set_up_with_its_code(tmp_path: Path) -> None:
    desk = the_script()
    mark = tmp_path / "reached"
    steps = [
        desk.Step("Goes well", (sys.executable, "-c", "")),
        desk.Step("Goes wrong", (sys.executable, "-c", "raise SystemExit(7)")),
        desk.Step("Comes too late", (sys.executable, "-c", f"open({str(mark)!r}, 'w')")),
    ]
    assert desk.run(steps) == 7
    assert not mark.exists()


def test_a_program_that_is_not_there_is_trouble_and_not_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = the_script()
    assert desk.run([desk.Step("Starts nothing", ("no-such-program-here",))]) == desk.TROUBLE
    assert "no-such-program-here could not be started" in capsys.readouterr().out


def test_the_whole_check_leaves_nothing_out() -> None:
    ran = [" ".join(step.command) for step in the_script().checks(("-k", "letters"))]
    for part in ("ruff check", "ruff format --check", "mypy --strict", "lint-imports", "pytest"):
        name, *rest = part.split(" ", 1)
        assert any(re.search(rf"\b{name}(\.exe)?\b.*{''.join(rest)}", each) for each in ran), part
    assert ran[-1].endswith("-k letters")


def test_words_that_mean_nothing_are_answered_with_what_would() -> None:
    said = run(sys.executable, HOME / ".ci" / "desk.py", "dance", cwd=HOME)
    assert said.returncode == 2
    assert "python3 .ci/desk.py demo" in said.stdout


def test_an_installation_is_repeated_when_its_files_change_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = the_script()
    # The folders are the script's only say in where it works; here they are a throw-away's.
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("a==1\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    for name, value in {
        "HOME": tmp_path,
        "VENV": venv,
        "STAMP": venv / "desk-stamp.txt",
        "CONSTRAINTS": tmp_path / "constraints.txt",
    }.items():
        monkeypatch.setattr(desk, name, value)
    python = Path(desk.tool("python"))
    python.parent.mkdir(parents=True)
    python.write_text("", encoding="utf-8")
    assert len(desk.environment(("test",))) == 2, "a new folder: make .venv, then install"
    desk.STAMP.write_text(desk.stamp(("test",)), encoding="utf-8")
    assert desk.environment(("test",)) == []
    assert desk.environment(()) == [], "what the tests need holds what the demo needs"
    assert len(desk.environment(("test", "ocr"))) == 1
    (tmp_path / "constraints.txt").write_text("a==2\n", encoding="utf-8")
    assert len(desk.environment(("test",))) == 1, "other versions: install again, keep .venv"


# The versions


def test_every_dependency_is_held_to_one_version_within_its_range() -> None:
    held = held_versions()
    for each in requirements():
        version = held.get(canonicalize_name(each.name))
        assert version is not None, f"{each.name} is not in .ci/constraints.txt"
        assert each.specifier.contains(version), f"{each.name} {version} is out of its own range"


def test_the_versions_held_are_the_ones_that_these_tests_ran_with() -> None:
    held = held_versions()
    seen: set[str] = set()
    waiting = [(each, "") for each in requirements()]
    while waiting:
        each, extra = waiting.pop()
        name = canonicalize_name(each.name)
        if name in seen or (each.marker and not each.marker.evaluate({"extra": extra})):
            continue
        seen.add(name)
        assert held.get(name) == metadata.version(name), name
        brought = metadata.requires(name) or []
        waiting += [(Requirement(more), part) for more in brought for part in ("", *each.extras)]
    assert len(seen) > len(requirements()), "what a dependency brings is held too"
    # Windows alone needs colours of its own; nothing else is held that nothing asks for.
    assert set(held) - seen <= {"colorama"}


def test_the_set_up_names_no_address_and_leaves_that_to_the_machine() -> None:
    for name in (".ci/constraints.txt", ".ci/desk.py", ".ci/run", "pyproject.toml"):
        text = (HOME / name).read_text(encoding="utf-8")
        assert "http:" not in text, name
        assert "https:" not in text, name
        assert "index-url" not in text, name


# What the machine lacks


def test_a_library_that_is_not_there_is_named_with_the_command_that_brings_it() -> None:
    missing = doctor.missing_libraries({"libnot-there.so.9": "libnot-there9"})
    assert missing == {"libnot-there.so.9": "libnot-there9"}
    command = doctor.install_command([*missing.values(), "libegl1", "libegl1"])
    assert command == "sudo apt-get install -y --no-install-recommends libegl1 libnot-there9"


def test_only_a_machine_with_a_screen_needs_what_a_screen_needs() -> None:
    unseen = doctor.needed_libraries({}, "linux")
    seen = doctor.needed_libraries({"DISPLAY": ":0"}, "linux")
    assert "libEGL.so.1" in unseen
    assert "libxcb-cursor.so.0" not in unseen
    assert "libcups.so.2" not in unseen
    assert {"libxcb-cursor.so.0", "libcups.so.2"} <= set(seen)
    assert doctor.needed_libraries({"DISPLAY": ":0"}, "win32") == {}
    assert doctor.has_display({}, "win32")
    assert not doctor.has_display({}, "linux")


def test_a_machine_that_was_set_up_lacks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    found = doctor.examine(tmp_path / "not" / "made" / "yet")
    assert [each.what for each in found if not each.well] == []
    assert {each.subject for each in found} >= {"Display libraries", "Cipher", "Fonts", "Disk"}


def test_a_full_disk_is_told_with_a_way_round_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    disk = next(each for each in doctor.examine(tmp_path) if each.subject == "Disk")
    assert not disk.well
    assert "--data" in disk.mend


# What ships


def test_a_name_that_leads_out_of_the_resources_is_not_followed() -> None:
    with pytest.raises(ValueError, match="leads out"):
        resources.read("../pyproject.toml")


INSTALLED = """
import json
from pathlib import Path
from tcat_desktop import doctor, resources
print(json.dumps({
    "package": resources.__file__,
    "resources": str(resources.root()),
    "clauses": len(resources.read("code/clauses.toml")),
    "steps": len(list(resources.migrations().glob("versions/*.py"))),
    "fonts": len(resources.fonts()),
    "ill": {each.subject: each.mend for each in doctor.examine(Path.cwd()) if not each.well},
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=HOME)
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty Python with the wheel in it, and not one dependency."""
    folder = tmp_path_factory.mktemp("elsewhere")
    made = run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stderr
    pip = ("-m", "pip", "--python", folder / "venv", "install", "--no-deps", "--no-index", "-q")
    put = run(sys.executable, *pip, wheel, cwd=folder)
    assert put.returncode == 0, put.stderr
    return folder


def lend_dependencies(elsewhere: Path) -> None:
    # The packages these tests run on, lent by their folder: only a site's own folder has its
    # .pth files read, so that the checkout does not come along.
    place = Path(sysconfig.get_path("purelib", vars={"base": str(elsewhere / "venv")}))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (place / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")


def scripts(elsewhere: Path) -> Path:
    return elsewhere / "venv" / ("Scripts" if os.name == "nt" else "bin")


@pytest.mark.slow
def test_the_wheel_carries_what_ships_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        path.relative_to(HOME).as_posix()
        for folder in ("migrations", "resources")
        for path in (HOME / folder).rglob("*")
        if path.is_file() and not {"__pycache__", "readme"} & set(path.parts)
    }
    assert shipped, "nothing ships beside the program"
    assert {f"tcat_desktop/_shipped/{each}" for each in shipped} <= set(names)
    tops = {each.split("/")[0] for each in names}
    assert {each for each in tops if not each.endswith(".dist-info")} == {"tcat_desktop"}
    assert not [each for each in names if "__pycache__" in each or each.endswith(".pyc")]


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_python_from_another_folder(elsewhere: Path) -> None:
    python = scripts(elsewhere) / Path(sys.executable).name
    bare = run(python, "-c", INSTALLED, cwd=elsewhere)
    assert bare.returncode == 0, bare.stderr
    told = json.loads(bare.stdout)
    assert Path(told["package"]).is_relative_to(elsewhere)
    assert Path(told["resources"]).is_relative_to(elsewhere)
    assert told["clauses"] > 1_000
    assert told["steps"] > 0
    assert told["fonts"] > 0
    # Not one dependency is there, and the doctor says so instead of falling over.
    assert set(told["ill"]) == {"Window", "Cipher", "Fonts", "Text in pictures"}
    assert "pip install" in told["ill"]["Cipher"]

    lend_dependencies(elsewhere)
    lent = run(python, "-c", INSTALLED, cwd=elsewhere, DISPLAY="", WAYLAND_DISPLAY="")
    assert lent.returncode == 0, lent.stderr
    assert json.loads(lent.stdout)["ill"] == {}
    assert Path(json.loads(lent.stdout)["package"]).is_relative_to(elsewhere)


@pytest.mark.slow
@pytest.mark.skipif(
    not (HOME / "tcat_desktop" / "__main__.py").exists(),
    reason="The command line has not been written yet.",
)
def test_the_installed_program_answers_from_another_folder(elsewhere: Path) -> None:
    lend_dependencies(elsewhere)
    data = elsewhere / "data"
    said = run(scripts(elsewhere) / ENTRY, "doctor", cwd=elsewhere, TCAT_DATA=str(data), DISPLAY="")
    assert said.returncode == 0, said.stdout + said.stderr
    assert "SQLCipher" in said.stdout
    letters = run(scripts(elsewhere) / ENTRY, "letters", "--json", cwd=elsewhere)
    assert letters.returncode == 0, letters.stderr
    assert all(json.loads(line) for line in letters.stdout.splitlines())
    assert letters.stdout
