"""Joins the first set-up to the office: the keys and sheets are made, then the whole desk.

Example::

    wizard = SetUpWizard(folder, errands, now=clock)
    wizard.finished.connect(self._sign_in)
    window.show_instead(wizard)
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.code import days_overdue
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.door import shipped_code
from tcat_desktop.screens.background import Errands, Report
from tcat_desktop.screens.set_up.page import SetUpPage, ToldAll
from tcat_desktop.screens.set_up.sheet import two_places
from tcat_desktop.screens.set_up.the_code import CodeTold
from tcat_desktop.screens.window import Window
from tcat_desktop.screens.words import clock, date_words, local_day

if TYPE_CHECKING:
    from tcat_desktop.office.recovery_paper import RecoveryPaper
    from tcat_desktop.office.set_up import Founding, SetUp

_TITLE = "Recovery sheet"


class SetUpWizard(QWidget):
    """The first run on an empty folder. Nothing lies there until the sheet was read back."""

    finished = Signal()

    def __init__(self, folder: Path, errands: Errands, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("set_up.wizard")
        self._folder, self._errands, self._now = folder, errands, now
        self._hidden = two_places()
        self._founding: Founding | None = None
        self._paper: RecoveryPaper | None = None
        self.page = SetUpPage(self._code_told(), hidden=self._hidden)
        self.page.recovery_wanted.connect(self._make_recovery)
        self.page.print_wanted.connect(self._print)
        self.page.save_wanted.connect(self._save)
        self.page.finish_wanted.connect(self._finish)
        self.page.finished.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _code_told(self) -> CodeTold:
        today = local_day(self._now())
        code = shipped_code()
        version = code.in_force(today)
        late = days_overdue(version.review_due, today)
        due = date_words(version.review_due)
        overdue = f"Its review was due on {due}, {late} days ago." if late > 0 else ""
        return CodeTold(
            title=code.title,
            version=version.number,
            in_force=date_words(version.in_force_from),
            review=due,
            overdue=overdue,
        )

    # -- the keys and the sheet ------------------------------------------------------------------

    def _make_recovery(self, told: ToldAll) -> None:
        self.abandon()
        folder, hidden, made_at = self._folder, self._hidden, self._now()

        def make(_report: Report) -> "tuple[Founding, RecoveryPaper]":
            from tcat_desktop.office.recovery_paper import make_recovery_paper
            from tcat_desktop.office.set_up import Founding

            founding = Founding(folder, _set_up(told))
            return founding, make_recovery_paper(founding, hidden=hidden, made_at=made_at)

        self._errands.run(make, self._recovery_made, self._refused)

    def _recovery_made(self, made: "tuple[Founding, RecoveryPaper]") -> None:
        self._founding, self._paper = made
        self.page.show_recovery(self._paper.groups, self._paper.shown)

    def _print(self) -> None:
        from tcat_desktop.screens.printing import aside, ask_printer, lay_on

        paper = self._paper
        if paper is None:
            return
        printer = ask_printer(self, _TITLE)
        if printer is None:
            return
        try:
            for sheet in paper.sheets:
                # Both sheets go to the printer one after the other, as one order of the person's.
                aside(_laying(lay_on, printer, sheet))
        except Said as said:
            self.page.refused(said)
            return
        self.page.say_printed(f"Two copies printed at {clock(self._now())}")

    def _save(self) -> None:
        from tcat_desktop.screens.printing import save_pdf

        if self._paper is None:
            return
        try:
            saved = save_pdf(self, self._paper.sheets[0], "recovery sheet.pdf")
        except Said as said:
            self.page.refused(said)
            return
        if saved:
            self.page.say_printed("Saved. Print it, and delete the file.")

    # -- the desk --------------------------------------------------------------------------------

    def _finish(self) -> None:
        founding = self._founding
        if founding is not None:
            now = self._now()
            self._errands.run(
                lambda _report: founding.finish(now=now), self._finished, self._refused
            )

    def _finished(self, _account: object) -> None:
        self._founding = self._paper = None
        self.page.show_done()

    def _refused(self, said: Said) -> None:
        self.page.refused(said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        # A window that is closed half-way leaves nothing behind.
        if isinstance(window, Window):
            window.closing.connect(self.abandon, Qt.ConnectionType.UniqueConnection)

    def abandon(self) -> None:
        """Leave nothing of a desk that was not finished."""
        founding, self._founding = self._founding, None
        self._paper = None
        if founding is not None:
            founding.abandon()


def _laying(lay: Callable[..., object], printer: object, sheet: bytes) -> Callable[[], object]:
    return lambda: lay(printer, sheet)


def _set_up(told: ToldAll) -> "SetUp":
    from tcat_desktop.office.set_up import FirstAccount, NewSchool, SetUp

    person = told.person
    return SetUp(
        trust=told.trust,
        schools=tuple(
            NewSchool(
                name=school.name,
                code=school.code,
                address=school.address,
                phone=school.phone,
                email=school.email,
            )
            for school in told.schools
        ),
        first=FirstAccount(
            name=person.name,
            role=person.role,
            password=person.password,
            formal_name=person.formal_name,
            school=person.school,
        ),
    )
