"""Where the parts meet: the window, the demonstration, the tour, and the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tcat_desktop import settings

DONE, REFUSED, UNUSABLE, TROUBLE = 0, 1, 2, 3


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words ask; the exit code is that of the contract."""
    # Names and quotation marks, on a console that knows only its own letters.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    told = sys.argv[1:] if words is None else list(words)
    if not told:
        return _window(settings.data_folder())
    from tcat_desktop import cli

    asked = cli.read(told)
    if isinstance(asked, int):
        return asked
    if asked.call == "tour":
        return _tour(Path(asked.out))
    if asked.call:
        return cli.run(asked)
    if asked.demo:
        return _demonstration()
    return _window(settings.data_folder(asked.data))


def _window(folder: Path) -> int:
    lacking = _without_display()
    if lacking:
        return _say(lacking)
    from tcat_desktop.screens import starting

    return starting.open_window(folder)


def _demonstration() -> int:
    """The window on a fictional trust in a folder of its own, removed at exit."""
    lacking = _without_display()
    if lacking:
        return _say(lacking)
    from tcat_desktop.demo.showing import demonstration
    from tcat_desktop.screens import starting

    print("Making the fictional trust. This takes some seconds.", flush=True)
    with demonstration() as shown:
        return starting.open_window(
            shown.folder,
            now=shown.clock,
            people=shown.buttons,
            names=shown.names,
            password=shown.password,
        )


def _tour(out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"Nothing can be written to {out}: {error.strerror}.", file=sys.stderr)
        return UNUSABLE if out.exists() else TROUBLE
    try:
        from tcat_desktop.tour.walking import walk
    except ImportError as error:
        return _say(_qt_lacks(error))
    return walk(out)


def _without_display() -> str:
    """Why no window can be shown here, in one sentence; empty where one can."""
    if not os.environ.get("QT_QPA_PLATFORM"):
        from tcat_desktop import doctor

        if not doctor.has_display():
            return (
                "There is no display here, so the window cannot open. "
                "“tcat-desktop --help” lists what can be done without one."
            )
        if not doctor.display_answers():
            return "The display does not answer, so the window cannot open."
    try:
        import tcat_desktop.screens.window  # noqa: F401  # and with it what Qt needs here
    except ImportError as error:
        return _qt_lacks(error)
    return ""


def _qt_lacks(error: ImportError) -> str:
    return f"The window cannot open: {error}. “tcat-desktop doctor” says what mends it."


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return TROUBLE


if __name__ == "__main__":
    sys.exit(main())
