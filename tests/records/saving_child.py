"""A desk that saves until it is killed, and says so each time: `python -m … FOLDER FIRST`."""

import itertools
import os
import sys
from pathlib import Path

from tests.records.small_desk import SmallDesk


def main() -> None:
    desk = SmallDesk(Path(sys.argv[1]), numbers=itertools.count(int(sys.argv[2])))
    os.write(1, b"0\n")
    while True:
        number = desk.note("kept " * 40, file=os.urandom(3000))
        # write(2) itself: nothing of an acknowledgement waits in a buffer.
        os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    main()
