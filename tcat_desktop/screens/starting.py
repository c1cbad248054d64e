"""Starting the program: dress it, open the window, and run until the window is closed."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tcat_desktop.office import clock
from tcat_desktop.screens.lasting import make_lasting
from tcat_desktop.screens.opening import Demonstration, Opening
from tcat_desktop.screens.theme import wear


def application() -> QApplication:
    """The one QApplication, dressed."""
    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("tcat-desktop")
    app.setApplicationDisplayName("Conduct desk")
    make_lasting()
    wear(app)
    return app


def open_window(
    folder: Path,
    *,
    now: Callable[[], datetime] = clock.now,
    people: tuple[tuple[str, str], ...] = (),
    names: dict[str, str] | None = None,
    password: str = "",
) -> int:
    """The window on a data folder; with ``people``, one press signs in as any of them."""
    app = application()
    demonstration = None
    if people:
        demonstration = Demonstration(people=people, names=names or {}, password=password)
    opening = Opening(folder, now=now, demonstration=demonstration)
    opening.problems.watch()
    opening.start()
    return app.exec()
