"""The statutory record of complaints on screen, with its three columns, to print and to save."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.questions.complaint_register import COLUMNS, Register
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_BASIS = (
    "The written record of all formal complaints that Part 7, paragraph 33 of the Independent "
    "School Standards asks for. What was settled informally is no part of it. Confidential, save "
    "where the Secretary of State or an inspector asks to see it."
)
_SHARES = (46, 27, 27)
_AIR = 14


class RegisterPane(QWidget):
    """The days it covers, the table, and its two buttons."""

    span_changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    opened = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._register: Register | None = None
        year = today.year if today.month >= 9 else today.year - 1
        self._span = Form("complaints.register")
        across = self._span.row()
        self.first = DateField(today=today)
        self.first.set_day(date(year, 9, 1))
        self.last = DateField(today=today, ahead=True)
        self.last.set_day(date(year + 1, 8, 31))
        self._span.add("Received from", self.first, "first", beside=across)
        self._span.add("to", self.last, "last", beside=across)
        across.addStretch(1)
        self._span.edited.connect(self._edited)
        self.print_button = Button("Print…", name="complaints.register.print",
                                   icon_name="printer")  # fmt: skip
        self.save_button = Button("Save as a table…", name="complaints.register.save",
                                  icon_name="export")  # fmt: skip
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.table = QTableWidget(0, len(COLUMNS))
        self._dress_table()
        self.note = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="complaints.register.note")  # fmt: skip
        self.empty = EmptyState("scales", "No formal complaint in these days",
                                "One that is settled informally does not stand here.",
                                name="complaints.register.empty")  # fmt: skip
        self._lay_out()
        theme().changed.connect(self._measure)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("complaints.register.table")
        table.setAccessibleName("Record of formal complaints")
        table.setHorizontalHeaderLabels([_broken(each) for each in COLUMNS])
        table.verticalHeader().setVisible(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setShowGrid(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        table.setStyleSheet("QTableView::item { padding: 6px 10px; }")
        table.cellActivated.connect(self._activated)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_BASIS, role=Role.TEXT2, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._span, 1)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.note)
        show(self.empty, False)

    def span(self) -> tuple[date, date] | None:
        """The days it covers, or None while one of them is no day."""
        first, last = self.first.day, self.last.day
        return (first, last) if first is not None and last is not None else None

    def refused(self, said: Any) -> None:
        """A span that cannot be: said at the field."""
        self._span.show_refusal(said.field or "last", f"{said.reason} {said.what_to_do}".strip())

    def show_register(self, register: Register) -> None:
        """The rows of these days."""
        self._register = register
        self._span.clear_errors()
        self.table.setRowCount(len(register.rows))
        for place, row in enumerate(register.rows):
            cells = (f"{row.reference}. {row.complaint}", row.resolved, row.action)
            for across, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.table.setItem(place, across, item)
        self.note.setText(register.note)
        show(self.note, bool(register.note))
        show(self.table, bool(register.rows))
        show(self.empty, not register.rows)
        self._measure()

    def _edited(self, _name: str) -> None:
        if self.span() is not None:
            self.span_changed.emit()

    def _activated(self, row: int, _column: int) -> None:
        if self._register is not None:
            self.opened.emit(int(self._register.rows[row].case_id))

    def _measure(self) -> None:
        wide = self.table.viewport().width()
        self.table.horizontalHeader().setMinimumHeight(2 * theme().line(Type.BODY) + 12)
        for place, share in enumerate(_SHARES):
            self.table.setColumnWidth(place, wide * share // sum(_SHARES))
        self.table.resizeRowsToContents()
        for place in range(self.table.rowCount()):
            self.table.setRowHeight(place, self.table.rowHeight(place) + _AIR)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._measure()


def _broken(words: str) -> str:
    """A long heading in two lines."""
    parts = words.split(", ", 1)
    return ",\n".join(parts)
