"""Taking every part out of a layout, before others are put in."""

from PySide6.QtWidgets import QLayout


def emptied(layout: QLayout) -> None:
    """Take every part out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
