"""My reports: what this person logged, when, and how far it has come; never what it says."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.papers import ReportSlip
from tcat_desktop.office.questions.own_desk import MyReports, OwnReport
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show


def row_of(report: OwnReport) -> Row:
    """One report as a row: the reference, when, and its state in words with a sign."""
    decided = report.tone == "green"
    return Row(
        key=int(report.case_id),
        icon="list-checks",
        title=report.reference,
        second=f"Logged {report.logged}",
        chip=Chip(
            words=report.status,
            icon="check-circle" if decided else "hourglass-medium",
            tone=Tone.GREEN if decided else Tone.PLAIN,
        ),
        button="Print the slip",
        sentence=f"{report.reference}, logged {report.logged}. {report.status}.",
    )


class MyReportsPage(Page):
    """The list. Feedback without access: a report of one's own opens no case file."""

    page_name: ClassVar[str] = "my_reports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._references: dict[int, str] = {}
        self._list = RowList(Shape.WORK, name="my_reports.list", spoken="My reports", framed=True)
        self._list.acted.connect(self._print)
        self.log = Button("Log a concern", name="my_reports.log", kind=Kind.BIG, icon_name="plus")
        self.log.clicked.connect(self._log)
        self.notice = Notice(name="my_reports.notice")
        self._empty = EmptyState(
            "tray", "No reports yet",
            "When someone tells you about a post or a message, it starts with Log a concern.",
            name="my_reports.empty",
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        show(self._empty, False)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("My reports", font=Type.PAGE_TITLE))
        told = "You see when a report has been decided, not what it says."
        words.addWidget(label(told, font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True))
        head.addLayout(words, 1)
        head.addWidget(self.log)
        return head

    def open(self, **where: Any) -> None:
        self.notice.clear()
        self._ask()

    def changed(self, changes: Any) -> None:
        self._ask()

    def _ask(self) -> None:
        self.desk.errands.ask(MyReports(), self.show_answer, key=self.page_name)

    def show_answer(self, answer: Any) -> None:
        self._references = {int(each.case_id): each.reference for each in answer}
        self._list.set_rows(row_of(each) for each in answer)
        show(self._list, bool(answer))
        show(self._empty, not answer)
        if self._list.current_row() is None:
            self._list.choose_first()

    def main_button(self) -> QAbstractButton | None:
        return self.log

    def first_focus(self) -> QWidget | None:
        return self._list if self._references else self.log

    def panes(self) -> tuple[QWidget, ...]:
        return (self._list, self.log)

    def print_now(self) -> bool:
        key = self._list.current_key()
        if key is not None:
            self._print(key)
        return key is not None

    def _log(self) -> None:
        self.go.emit("log_a_concern", {})

    def _print(self, key: object) -> None:
        assert isinstance(key, int)
        self._printing = self._references.get(key, "")
        question = ReportSlip(case_id=CaseId(key))
        self.desk.errands.ask(question, self._slip_made, refused=self.notice.refused)

    def _slip_made(self, pdf: bytes) -> None:
        from tcat_desktop.screens import printing  # the printer's parts, only when they are needed

        try:
            if printing.print_pdf(self, pdf, f"Slip {self._printing}"):
                self.notice.done(f"The slip of {self._printing} is printed.")
        except Said as said:
            self.notice.refused(said)
