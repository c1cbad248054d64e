"""The year as it would be with the dates that were typed, before any of it is kept."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.office.commands.keep_calendar import KeepCalendar
from tcat_desktop.office.questions.calendar_trial import Trial
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.words import counted
from tcat_desktop.screens.words import sentence as capital
from tcat_desktop.screens.year.day_words import heading, sentence
from tcat_desktop.screens.year.followed import FollowedList, followed_words
from tcat_desktop.screens.year.year_grid import YearGrid

_MOST = 12


class TrialCard(Card):
    """Old against new in the year, the deadlines that would move, and then Save."""

    save_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("What changes", name="calendar.trial")
        self._command: KeepCalendar | None = None
        self.told = label("", font=Type.BODY_MEDIUM, wrap=True, name="calendar.trial.told")
        self.grid = YearGrid(name="calendar.trial.year")
        self._pointed = label("", role=Role.TEXT2, wrap=True, name="calendar.trial.day")
        self.grid.pointed.connect(self._pointed.setText)
        self.changes = FollowedList(name="calendar.trial.changes")
        self.notice = Notice(name="calendar.trial.notice")
        self.save = Button("Save these dates", name="calendar.trial.save", kind=Kind.MAIN)
        self.save.clicked.connect(self._save)
        back = Button("Back to the dates", name="calendar.trial.back")
        back.clicked.connect(self.back_wanted)
        self.add(self.told)
        self.add(self.grid, above=12)
        self.add(self._pointed, above=8)
        self.add(self.changes, above=6)
        self.add(self.notice, above=10)
        row = QHBoxLayout()
        row.setContentsMargins(0, 14, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(back)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_trial(self, command: KeepCalendar, trial: Trial, today: date) -> None:
        """Show what this calendar would do."""
        self._command = command
        self.notice.clear()
        was = {now.on: before for before, now in trial.changed}
        self.grid.show_days(trial.days, today, was)
        if trial.changed:
            self.grid.go_to(trial.changed[0][1].on)
        self.told.setText(_told(trial))
        lines = [("", sentence(now, today, was=before)) for before, now in trial.changed[:_MOST]]
        if len(trial.changed) > _MOST:
            lines.append(("", f"And {len(trial.changed) - _MOST} more days, marked in the year."))
        self.changes.show_lines((*lines, *followed_words(trial.follows, today, done=False)))

    def _save(self) -> None:
        if self._command is not None:
            self.save_wanted.emit(self._command)


def _told(trial: Trial) -> str:
    if trial.changed:
        many = counted(len(trial.changed), "day")
        told = f"{capital(many)} would change, marked with a corner. "
    else:
        told = "No day of this year would change. "
    if trial.elsewhere:
        told += f"{capital(counted(trial.elsewhere, 'term'))} of other years would change. "
    return f"{told}The year would have {heading(trial.days, trial.first)}."
