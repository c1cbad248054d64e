"""What this machine lacks before the desk can open, each with the command that mends it.

Nothing here needs an installed dependency: the set-up script asks the same questions before
there is one. Whatever has to be loaded to be known is loaded in a process of its own, since
a library that does not fit the machine can take the whole program down with it.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tcat_desktop import resources

# An office's year of cases with their screenshots, and a backup of it.
ROOM = 1_000_000_000

# The package of fonts for the scripts that the desk's own faces lack.
SCRIPTS = "manimgx_fonts"

# What reads text in pictures, where it was installed.
MACHINE = ("rapidocr", "onnxruntime")

# What Qt asks of a Linux system and does not bring: the file it loads, and Debian's package.
LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# And once more for a window that a person sees.
X11_LIBRARIES: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Where there is a person, there may be a printer.
PRINT_LIBRARIES: Mapping[str, str] = {"libcups.so.2": "libcups2"}

_CIPHER = (
    "import sqlcipher3.dbapi2 as d;"
    "print(d.connect(':memory:').execute('PRAGMA cipher_version').fetchone()[0])"
)
_WINDOW = "import PySide6.QtWidgets, PySide6.QtPdf; print(PySide6.__version__)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the desk needs: whether it is there, in a sentence, and what mends it if not.

    Without one that is ``extra`` the desk does all the rest.
    """

    subject: str
    well: bool
    what: str
    mend: str = ""
    extra: bool = False


def has_display(environ: Mapping[str, str] | None = None, system: str = sys.platform) -> bool:
    """Whether a window could be shown to anyone: Windows and macOS always have a screen."""
    here = os.environ if environ is None else environ
    if not system.startswith("linux"):
        return True
    return bool(here.get("DISPLAY") or here.get("WAYLAND_DISPLAY"))


def display_answers(environ: Mapping[str, str] | None = None) -> bool:
    """Whether the X display that is named can be reached; Qt would end the program if not."""
    here = os.environ if environ is None else environ
    if not here.get("DISPLAY") or here.get("WAYLAND_DISPLAY"):
        return True
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # what is missing is said by its name, not here
    x11.XOpenDisplay.restype = ctypes.c_void_p
    shown = x11.XOpenDisplay(here["DISPLAY"].encode())
    if shown:
        x11.XCloseDisplay(ctypes.c_void_p(shown))
    return bool(shown)


def needed_libraries(
    environ: Mapping[str, str] | None = None, system: str = sys.platform
) -> dict[str, str]:
    """The shared libraries Qt needs here, each with Debian's package; none but on Linux."""
    if not system.startswith("linux"):
        return {}
    here = os.environ if environ is None else environ
    needed = dict(LIBRARIES)
    if here.get("DISPLAY"):
        needed |= X11_LIBRARIES
    if here.get("WAYLAND_DISPLAY"):
        needed |= WAYLAND_LIBRARIES
    if has_display(here, system):
        needed |= PRINT_LIBRARIES
    return needed


def missing_libraries(needed: Mapping[str, str] | None = None) -> dict[str, str]:
    """Those of the needed libraries that this machine cannot load."""
    wanted = needed_libraries() if needed is None else needed
    return {file: package for file, package in wanted.items() if not _loads(file)}


def install_command(packages: Iterable[str]) -> str:
    """The one command that brings Debian's or Ubuntu's packages."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(sorted(set(packages)))


def examine(data: Path) -> tuple[Finding, ...]:
    """Everything the desk needs of this machine, when its records are to lie in `data`."""
    return (
        _display_libraries(),
        _window_library(),
        _cipher(),
        _fonts(),
        _machine(),
        _own_files(),
        _disk(data),
    )


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _display_libraries() -> Finding:
    subject = "Display libraries"
    missing = missing_libraries()
    if not missing:
        return Finding(subject=subject, well=True, what="All that the window needs are here.")
    files = ", ".join(sorted(missing))
    return Finding(
        subject=subject,
        well=False,
        what=f"This machine lacks {files}.",
        mend=install_command(missing.values()),
    )


def _window_library() -> Finding:
    well, said = _try(_WINDOW)
    if well:
        return Finding(subject="Window", well=True, what=f"Qt {said} loads.")
    return Finding(
        subject="Window",
        well=False,
        what=f"Qt does not load: {said}",
        mend=_pip("PySide6-Essentials", "PySide6-Pdf"),
    )


def _cipher() -> Finding:
    well, said = _try(_CIPHER)
    if well:
        return Finding(subject="Cipher", well=True, what=f"SQLCipher {said} keeps the records.")
    return Finding(
        subject="Cipher",
        well=False,
        what=f"The encrypted database does not load: {said}",
        mend=_pip("sqlcipher3"),
    )


def _fonts() -> Finding:
    subject = "Fonts"
    fonts = resources.fonts()
    if not fonts:
        return Finding(
            subject=subject,
            well=False,
            what="The fonts of the letters did not come with this copy of the program.",
            mend=_pip("tcat-desktop"),
        )
    if find_spec(SCRIPTS) is None:
        return Finding(
            subject=subject,
            well=False,
            what="Letters can be printed in Latin, Greek and Cyrillic script only.",
            mend=_pip("manimgx-fonts"),
        )
    return Finding(subject=subject, well=True, what=f"{len(fonts)} font files are here, and Noto.")


def _machine() -> Finding:
    subject = "Text in pictures"
    if all(find_spec(each) for each in MACHINE):
        return Finding(subject=subject, well=True, what="This computer can read it.", extra=True)
    return Finding(
        subject=subject,
        well=False,
        what="This computer cannot read text in pictures. Everything else works without it.",
        mend=f'"{sys.executable}" -m pip install "rapidocr>=3.10,<3.11" "onnxruntime>=1.28,<1.29"',
        extra=True,
    )


def _own_files() -> Finding:
    subject = "Program files"
    lacking = [each for each in (resources.root(), resources.migrations()) if not each.is_dir()]
    if not lacking:
        return Finding(subject=subject, well=True, what="This copy of the program is whole.")
    return Finding(
        subject=subject,
        well=False,
        what=f"This copy of the program lacks {', '.join(str(each) for each in lacking)}.",
        mend=_pip("tcat-desktop"),
    )


def _disk(data: Path) -> Finding:
    there = next(each for each in (data.absolute(), *data.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free
    room = f"{free / 1e9:.1f} GB are free where the records lie, {data}"
    if free < ROOM:
        return Finding(
            subject="Disk",
            well=False,
            what=f"Only {room}; the desk wants 1 GB.",
            mend="tcat-desktop --data FOLDER-ON-A-LARGER-DISK",
        )
    if not os.access(there, os.W_OK):
        return Finding(
            subject="Disk",
            well=False,
            what=f"You may not write to {there}, where the records are to lie.",
            mend="tcat-desktop --data A-FOLDER-OF-YOUR-OWN",
        )
    return Finding(subject="Disk", well=True, what=f"{room}.")


def _try(program: str) -> tuple[bool, str]:
    """Run a line of Python by itself; whether it ended well, and the last line it said."""
    try:
        ran = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
    except subprocess.TimeoutExpired:
        return False, "no answer within a minute."
    said = (ran.stdout if ran.returncode == 0 else ran.stderr).strip().splitlines()
    return ran.returncode == 0, said[-1] if said else f"it ended with {ran.returncode}."


def _pip(*packages: str) -> str:
    return f'"{sys.executable}" -m pip install --force-reinstall --no-deps ' + " ".join(packages)
