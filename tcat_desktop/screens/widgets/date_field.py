"""Days and times as people type them: “3 March”, “03/03/2026”, “yesterday”; errors in words.

Example::

    field = DateField(today=date(2026, 11, 23))          # ahead=True for what is to come
    form.add("When did it happen?", field, "on")
    if field.problem:
        form.set_error("on", field.problem)              # November has 30 days.
    else:
        on = field.day                                   # a date, or None when it is empty
"""

import re
from datetime import date, time
from typing import Final

from PySide6.QtCore import QEvent

from tcat_desktop.screens.typed_days import NotADay, typed_day
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.words import short_day

_TIME: Final = re.compile(r"^([0-9]{1,2})(?:[:.h]?([0-9]{2}))?\s*(am|pm)?$")


class NotATime(ValueError):
    """What was typed is no time of day; the message is the sentence that stands under the field."""


def typed_time(words: str) -> time:
    """The time of day somebody typed: ``15:45``, ``3.45 pm``, ``1545``.

    Raises:
        NotATime: with a sentence for the person who typed it.
    """
    found = _TIME.match(words.strip().casefold())
    if found is None:
        message = "Type a time such as 15:45."
        raise NotATime(message)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] == "pm" and hour < 12:
        hour += 12
    elif found[3] == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        message = "A day has 24 hours of 60 minutes."
        raise NotATime(message)
    return time(hour, minute)


class DateField(LineField):
    """A field for a day. When it is left, a day that can be read is written out in full."""

    def __init__(self, *, today: date, ahead: bool = False, placeholder: str = "9 Nov") -> None:
        super().__init__(longest=40, placeholder=placeholder)
        self._today, self._ahead = today, ahead

    @property
    def day(self) -> date | None:
        """The day typed, or nothing when the field is empty or holds no day."""
        try:
            return self._read()
        except NotADay:
            return None

    @property
    def problem(self) -> str:
        """What is to be mended in what was typed, or nothing."""
        try:
            self._read()
        except NotADay as said:
            return str(said)
        return ""

    def set_day(self, on: date | None) -> None:
        """Write a day into the field, or empty it."""
        self.setText("" if on is None else f"{short_day(on)} {on.year}")

    def _read(self) -> date | None:
        words = self.text().strip()
        return typed_day(words, today=self._today, ahead=self._ahead) if words else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            on = self.day
            # What is no day stays as it was typed; the form says what to mend.
            if on is not None:
                self.set_day(on)
        return super().event(event)


class TimeField(LineField):
    """A short field for a time of day."""

    def __init__(self) -> None:
        super().__init__(longest=10, placeholder="15:45")

    @property
    def at(self) -> time | None:
        """The time typed, or nothing when the field is empty or holds no time."""
        words = self.text().strip()
        try:
            return typed_time(words) if words else None
        except NotATime:
            return None

    @property
    def problem(self) -> str:
        """What is to be mended in what was typed, or nothing."""
        words = self.text().strip()
        try:
            if words:
                typed_time(words)
        except NotATime as said:
            return str(said)
        return ""

    def set_time(self, at: time | None) -> None:
        """Write a time into the field, or empty it."""
        self.setText("" if at is None else f"{at:%H:%M}")
