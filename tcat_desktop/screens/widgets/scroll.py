"""A page that scrolls up and down, never sideways.

Example::

    whole = QVBoxLayout(self)
    whole.addWidget(scrolled(inner, name="settings.scroll", spoken="Settings"))
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inner: QWidget, *, name: str, spoken: str) -> QScrollArea:
    """Put ``inner`` into a part that scrolls when it is taller than the window."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setAccessibleName(spoken)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    # It shows the colour of whatever it lies on.
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
