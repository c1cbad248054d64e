"""What staff see: the window, its pages, and the parts that pages are made of."""

from tcat_desktop.screens.lasting import make_lasting

# Before the first call into Qt.
make_lasting()
