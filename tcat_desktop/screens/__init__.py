"""What staff see: the window, its pages, and the parts that pages are made of."""

import os

import PySide6.QtCore  # noqa: F401  # before what follows can answer it

from tcat_desktop.screens.lasting import make_lasting
from tcat_desktop.screens.unread_sources import leave_sources_unread

# Before the first call into Qt.
make_lasting()
leave_sources_unread()
# One style on every system, so that the style sheet and the palette mean the same everywhere.
os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
