"""How often somebody may mistype a password before the desk makes them wait.

This stops fingers, not a thief who has the file: against that one stands the cost of Argon2id.
The file holds no name, only the keyed hash under which the slot would be found, whether there
is such a slot or not.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.records.files import read_if_there, write_whole

FREE_TRIES: Final = 5
TRIES_BEFORE_THE_LONG_WAIT: Final = 10
LONG_WAIT: Final = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(days=1)
_MOST_KEPT = 200


class Tries:
    """``tries.json``: for each name typed, how often it went wrong and when it may go on."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "tries.json"

    def allow(self, who: str, now: datetime) -> None:
        """Refused, with the time still to wait, if this name has to wait."""
        _, wait_until = self._read().get(who, (0, 0.0))
        # A clock that was put back must not lock anybody out for a year.
        left = min(wait_until - now.timestamp(), LONG_WAIT.total_seconds())
        if left > 0:
            raise Refused(
                f"Too many wrong passwords. Wait {_spoken(left)}, then try again.",
                what_to_do="If you have forgotten your password, ask the person who looks after "
                "the desk for a new one.",
                field="password",
            )

    def failed(self, who: str, now: datetime) -> Refused:
        """Note one more wrong password; answers with the sentence to show."""
        noted = self._read()
        count = noted.get(who, (0, 0.0))[0] + 1
        wait = _wait_after(count)
        noted[who] = (count, (now + wait).timestamp())
        self._write(noted, now)
        left = FREE_TRIES - count
        if left > 0:
            tries = "1 more try" if left == 1 else f"{left} more tries"
            return Refused(
                f"That password is not right. You have {tries}.",
                what_to_do="Check that the name is typed as the desk knows it, and that "
                "Caps Lock is off.",
                field="password",
            )
        return Refused(
            f"That password is not right. Wait {_spoken(wait.total_seconds())}, then try again.",
            what_to_do="If you have forgotten your password, ask the person who looks after "
            "the desk for a new one.",
            field="password",
        )

    def forget(self, who: str, now: datetime) -> None:
        """A right password wipes the slate."""
        noted = self._read()
        if noted.pop(who, None) is not None:
            self._write(noted, now)

    def _read(self) -> dict[str, tuple[int, float]]:
        raw = read_if_there(self._path)
        try:
            kept = json.loads(raw or b"{}")
            return {str(who): (int(n), float(until)) for who, (n, until) in kept.items()}
        except (ValueError, TypeError, AttributeError):
            return {}  # a damaged counter must not keep everybody out

    def _write(self, noted: dict[str, tuple[int, float]], now: datetime) -> None:
        oldest = (now - _FORGOTTEN_AFTER).timestamp()
        recent = [each for each in noted.items() if each[1][1] >= oldest]
        recent.sort(key=lambda each: each[1][1], reverse=True)
        write_whole(self._path, json.dumps(dict(recent[:_MOST_KEPT])).encode())


def _wait_after(count: int) -> timedelta:
    if count >= TRIES_BEFORE_THE_LONG_WAIT:
        return LONG_WAIT
    if count < FREE_TRIES:
        return timedelta(0)
    return timedelta(seconds=min(60, 2 ** (count - FREE_TRIES)))


def _spoken(seconds: float) -> str:
    if seconds > 90:
        return f"{round(seconds / 60)} minutes"
    whole = max(1, round(seconds))
    return "1 second" if whole == 1 else f"{whole} seconds"
