"""Spares every import the reading of its whole source by Qt's Python binding.

PySide6 looks for its own name in the source of each module that is imported after it, to learn
whether the module asks for ``__feature__``. None of ours does. For the some thousand modules that
load behind the sign-in page it would read every file a second time, and keep its lines in memory.
"""

import sys


def leave_sources_unread() -> None:
    """Answer for every module that it asks for no feature; once PySide6 is loaded."""
    feature = sys.modules.get("shibokensupport.feature")
    # A later PySide6 may have mended it under another name; then there is nothing to do.
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _asks_for_nothing)  # noqa: B010  # not in its stubs


def _asks_for_nothing(_module: object) -> bool:
    return False
