"""One desk, one program: the lock that a second start on the same data folder runs into."""

from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.troubles import machine_troubles

LOCK: Final = "desk.lock"


class DeskLock:
    """Held while the desk is open; the system lets go of it when the program dies.

    Nothing is left to clear away after a crash: the lock is the system's, not the file's.
    """

    def __init__(self, folder: Path) -> None:
        # A lock that is a mere file would outlive the program that made it.
        self._lock = FileLock(folder / LOCK, fallback_to_soft=False)

    def take(self) -> Self:
        """Take it at once or raise Trouble: no waiting."""
        with machine_troubles():
            try:
                self._lock.acquire(blocking=False)
            except Timeout as error:
                raise Trouble(
                    "This desk is already open on this computer.",
                    what_to_do="Use the window that is open. If another person is signed in to "
                    "this computer, ask them to close the desk.",
                ) from error
            except NotImplementedError as error:
                raise Trouble(
                    "This folder cannot be locked, so two people could write over each other.",
                    what_to_do="Keep the desk's folder on this computer's own disk, not on a "
                    "shared drive.",
                ) from error
        return self

    def let_go(self) -> None:
        """Let the next program have it."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self.take()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.let_go()
