"""Set up the desk on this machine and open it, or check it whole, from nothing but Python.

    python3 .ci/desk.py demo     a fictional trust, in a window
    python3 .ci/desk.py test     the whole check: style, types, imports, tests

Either brings what the machine lacks, makes `.venv` beside this folder, and installs the desk
into it, each only if it has not been done. Words after `demo` go on to `tcat-desktop`, words
after `test` to pytest. `--plan` says what would be done here, and does nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
STAMP = VENV / "desk-stamp.txt"
CONSTRAINTS = HOME / ".ci" / "constraints.txt"
EXTRAS = {"demo": ("ocr",), "test": ("ocr", "test")}
TROUBLE = 3
UNUSABLE = 2


class Stop(Exception):
    """What a person has to do before this can go on."""


@dataclass(frozen=True)
class Step:
    """One command, why it is run, and what it leaves in the stamp once it went well."""

    title: str
    command: tuple[str, ...]
    environ: dict[str, str] = field(default_factory=dict)
    stamp: str = ""


def main(words: Sequence[str]) -> int:
    """Do what the words ask; the exit code is that of the first step that failed."""
    if sys.version_info < OLDEST:
        wanted = ".".join(str(each) for each in OLDEST)
        print(f"The desk needs Python {wanted} or later; this is {sys.version.split()[0]}.")
        return UNUSABLE
    only_plan = "--plan" in words[:2]
    rest = [each for at, each in enumerate(words) if not (each == "--plan" and at < 2)]
    if not rest or rest[0] not in EXTRAS:
        print(__doc__)
        return UNUSABLE
    verb, extra = rest[0], tuple(rest[1:])
    try:
        steps = plan(verb, extra)
    except Stop as stop:
        print(stop)
        return TROUBLE
    return show(steps) if only_plan else run(steps)


def plan(verb: str, extra: tuple[str, ...]) -> list[Step]:
    """Every step that this machine still needs for `demo` or `test`, in order."""
    sys.path.insert(0, str(HOME))
    doing = checks(extra) if verb == "test" else demonstration(extra)
    return [*system_packages(verb), *environment(EXTRAS[verb]), *doing]


def show(steps: Sequence[Step]) -> int:
    """Print the steps without taking them."""
    for step in steps:
        print(f"{step.title}\n    {' '.join(step.command)}")
    return 0


def run(steps: Sequence[Step]) -> int:
    """Take the steps in order, up to the first that fails."""
    for number, step in enumerate(steps, start=1):
        print(f"[{number}/{len(steps)}] {step.title}", flush=True)
        print(f"    {' '.join(step.command)}", flush=True)
        try:
            ended = subprocess.run(
                step.command, cwd=HOME, env={**os.environ, **step.environ}, check=False
            ).returncode
        except OSError as fault:
            print(f"Stopped: {step.command[0]} could not be started ({fault.strerror}).")
            return TROUBLE
        if ended:
            print(f"Stopped at “{step.title}”, which ended with {ended}.", flush=True)
            return ended if ended > 0 else TROUBLE
        if step.stamp:
            STAMP.write_text(step.stamp, encoding="utf-8")
    return 0


# What the machine lacks


def system_packages(verb: str) -> list[Step]:
    """Bring the shared libraries that Qt loads, and `venv` where Debian left it out."""
    from tcat_desktop import doctor

    # The checks paint no window, whatever screen is there.
    needed = doctor.needed_libraries({} if verb == "test" else None)
    missing = doctor.missing_libraries(needed)
    packages = set(missing.values())
    if not is_current(()) and not (find_spec("venv") and find_spec("ensurepip")):
        packages.add("python3-venv")
    if not packages:
        return []
    if not shutil.which("apt-get"):
        lacking = ", ".join(sorted(missing) or sorted(packages))
        raise Stop(f"This machine lacks {lacking}. Install what brings them, then run this again.")
    before = as_root()
    if before is None:
        raise Stop(
            "This machine lacks some packages. Run this, then the same command again:\n"
            f"    {doctor.install_command(packages)}"
        )
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    apt = (*before, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120")
    install = (*apt, "install", "-y", "--no-install-recommends", *sorted(packages))
    return [
        Step("Ask which packages there are", (*apt, "update"), quiet),
        Step("Bring what this machine lacks", install, quiet),
    ]


def as_root() -> tuple[str, ...] | None:
    """What to put before a command that only root may run; None where we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    # -n: never ask for a password in the middle of a script.
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return (sudo, "-n") if asked.returncode == 0 else None


# The desk's own Python


def environment(extras: tuple[str, ...]) -> list[Step]:
    """Make `.venv` and install the desk into it, unless that was done from the same files."""
    if is_current(extras):
        return []
    steps = []
    if not is_ours():
        make = (sys.executable, "-m", "venv", "--clear", str(VENV))
        steps.append(Step("Make a Python of the desk's own in .venv", make))
    wanted = f".[{','.join(extras)}]" if extras else "."
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    install = (
        *(tool("python"), "-m", "pip", "install", *quiet, "--disable-pip-version-check"),
        *("--constraint", str(CONSTRAINTS), "--editable", wanted),
    )
    title = "Install the desk and what it stands on (some 400 MB the first time)"
    steps.append(Step(title, install, stamp=stamp(extras)))
    return steps


def is_ours() -> bool:
    """Whether `.venv` was made here, by this very Python, and still starts."""
    return Path(tool("python")).exists() and stamped()[:1] == [birth()]


def is_current(extras: tuple[str, ...]) -> bool:
    """Whether `.venv` holds all of this, from the files as they are now."""
    if not is_ours():
        return False
    found = stamped()
    return found[1:2] == [digest()] and set(extras) <= set(found[2:])


def stamped() -> list[str]:
    """What the last installation left behind, a line each: Python, files, extras."""
    return STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []


def stamp(extras: tuple[str, ...]) -> str:
    """What an installation with these extras leaves behind."""
    return "\n".join((birth(), digest(), *extras)) + "\n"


def birth() -> str:
    """The Python and the folder that `.venv` belongs to: it cannot be moved between either."""
    return f"{sys.version.split()[0]} {Path(sys.base_prefix)} {VENV}"


def digest() -> str:
    """A fingerprint of the files that say what is installed."""
    told = (HOME / "pyproject.toml", CONSTRAINTS)
    return hashlib.sha256(b"\0".join(each.read_bytes() for each in told)).hexdigest()


def tool(name: str) -> str:
    """The path of a program within `.venv`."""
    if os.name == "nt":
        return str(VENV / "Scripts" / f"{name}.exe")
    return str(VENV / "bin" / name)


# What was asked for


def checks(extra: tuple[str, ...]) -> list[Step]:
    """The whole check, quickest first."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return [
        Step("Check the style", (tool("ruff"), "check", ".")),
        Step("Check the layout of the code", (tool("ruff"), "format", "--check", ".")),
        Step("Check the types", (tool("mypy"), "--strict", "tcat_desktop")),
        Step("Check the direction of every import", (tool("lint-imports"),)),
        # Three for two cores: the walk through the windows mostly waits.
        Step("Run the tests", (tool("python"), "-m", "pytest", "-n", "3", *extra), offscreen),
    ]


def demonstration(extra: tuple[str, ...]) -> list[Step]:
    """Open the window on a fictional trust, or walk it unseen where nobody could see it."""
    from tcat_desktop import doctor

    desk = tool("tcat-desktop")
    if doctor.has_display():
        return [Step("Open the desk on a fictional trust", (desk, "--demo", *extra))]
    title = "There is no display here: walk the real windows unseen, and leave pictures in tour/"
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return [Step(title, (desk, "tour", "--out", "tour", *extra), offscreen)]


if __name__ == "__main__":
    # Names and quotation marks, on a console that knows only its own letters.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
