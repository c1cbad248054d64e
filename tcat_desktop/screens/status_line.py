"""The line at the foot: what is saved, when the backup was checked, date, term week and time."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import clock, day, local_day


class StatusLine(QStatusBar):
    """Five short facts. Each has words; the icons only repeat them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("frame.status")
        self.setAccessibleName("Status")
        self.setSizeGripEnabled(False)
        self.saved, self._saved_part = _part("check", "frame.status.saved")
        self.backup, self._backup_part = _part("shield-check", "frame.status.backup")
        self.date = _words("frame.status.date")
        self.week = _words("frame.status.week")
        self.time = _words("frame.status.time")
        self.addWidget(self._saved_part)
        self.addWidget(self._backup_part)
        self.reading, self._reading_part = _part("magnifying-glass", "frame.status.reading")
        self.addWidget(self._reading_part)
        for each in (self.date, self.week, self.time):
            self.addPermanentWidget(each)
        theme().changed.connect(self._dress)
        self._dress()
        self.say_saved("All changes saved")
        self.say_backup("")
        self.say_reading("")

    def say_saved(self, words: str) -> None:
        """What has become of the changes."""
        self.saved.setText(words)
        show(self._saved_part, bool(words))

    def say_backup(self, words: str, *, late: bool = False) -> None:
        """When a backup was last made and checked; ``late`` when that is too long ago."""
        self.backup.setText(words)
        self.backup.set_role(Role.AMBER_TEXT if late else Role.TEXT2)
        show(self._backup_part, bool(words))

    def say_reading(self, words: str) -> None:
        """How far evidence has been read in the background, or nothing."""
        self.reading.setText(words)
        show(self._reading_part, bool(words))

    def tell_time(self, now: datetime, week: str) -> None:
        """The date, the week of the term, and the time."""
        self.date.setText(day(local_day(now)))
        self.week.setText(week)
        self.week.setVisible(bool(week))
        self.time.setText(clock(now))

    def _dress(self) -> None:
        self.setFixedHeight(max(26, theme().line(Type.SMALL) + 9))


def _words(name: str) -> PlainLabel:
    made = label("", font=Type.SMALL, role=Role.TEXT2, name=name)
    made.setContentsMargins(4, 0, 12, 0)
    return made


def _part(icon_name: str, name: str) -> tuple[PlainLabel, QWidget]:
    words = label("", font=Type.SMALL, role=Role.TEXT2, name=name)
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(12, 0, 2, 0)
    row.setSpacing(6)
    row.addWidget(IconMark(icon_name, Role.TEXT2, size=14), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words)
    return words, part
