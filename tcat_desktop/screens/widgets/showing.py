"""Showing and hiding a part that may not be on a page yet.

``setVisible(True)`` on a part without a parent opens it as a window of its own; a part that
was only hidden for now should come up with the page it is put on.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show(part: QWidget, wanted: bool) -> None:
    """Show the part, or hide it, now or once it stands on a page."""
    if not wanted:
        part.setVisible(False)
    elif part.parentWidget() is not None or part.isVisible():
        part.setVisible(True)
    else:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
