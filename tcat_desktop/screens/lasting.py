"""Keeps None, True and False alive under Qt 6.12, which gives up a hold on them that it never took.

PySide6 6.12.0 treats the three as immortal, as they are from Python 3.12 on (PEP 683). On
Python 3.11 each of its calls that returns nothing takes one off None's count of holders; after
some thousand calls the count is nought and the interpreter ends at once with "none_dealloc".
A count that starts very high makes them as good as immortal on 3.11 too.
"""

import sys

# More than a million calls a second for a year.
_HOLDERS = 1 << 45
_made: list[bool] = []


def make_lasting() -> None:
    """Give the three a count that no run of the program can use up; once, and only on 3.11."""
    if sys.version_info >= (3, 12) or _made:
        return
    import ctypes  # only old Pythons pay for it

    _made.append(True)
    for lasting in (None, True, False):
        # The count is the first word of every object in CPython 3.11.
        ctypes.c_ssize_t.from_address(id(lasting)).value += _HOLDERS
