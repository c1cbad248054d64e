"""An office that saves notes until it is killed, and says so: `python -m … FOLDER CASE`."""

import os
import sys
from pathlib import Path

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.office.door import Door
from tests.builders import NOW, PASSWORD, sign_in_name


def main() -> None:
    session = Door(Path(sys.argv[1]), now=lambda: NOW).sign_in(sign_in_name("head"), PASSWORD)
    case = CaseId(int(sys.argv[2]))
    os.write(1, b"ready\n")
    for number in range(50):
        session.office.do(
            session.person,
            AddNote(case_id=case, words=f"Note {number}. " * 20, on=NOW.date()),
        )
        # write(2) itself: nothing of an acknowledgement waits in a buffer.
        os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    main()
