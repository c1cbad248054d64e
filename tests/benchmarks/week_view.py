"""The week of a diary with four hundred meetings, beside the same rows in Qt's own table."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.benchmarks.figures import Figure, Pairs

_MEETINGS, _ROOMS, _FRAMES = 400, 12, 120
_MONDAY = date(2026, 11, 23)
_SIZE = (820, 480)
_COLUMNS = ("on_day", "at", "until", "visitor", "host", "room", "state", "reference")


def measure(times: int, _kept_in: Path | None, _many: int) -> Iterator[Figure]:
    """The p95 of a frame of scrolling and of moving through the times (G11)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tcat_desktop.screens.starting import application
    from tcat_desktop.screens.theme import wear

    wear(application())
    grid, table, kept = _grid(), _table(), []
    from PySide6.QtTest import QTest

    # What is not on the screen yet is not painted at all.
    for area in (grid, table):
        QTest.qWaitForWindowExposed(area)
    try:
        for what, ours, theirs in (
            ("scrolling", lambda: _scrolled(grid), lambda: _scrolled(table)),
            ("moving through the times", lambda: _stepped(grid), lambda: _stepped(table)),
        ):
            kept.append(_pairs(ours, theirs, times).figure(
                "G11", f"p95 of a frame, {what}, {_MEETINGS} meetings in one week", 2.0,
                than="QTableView on QSqlTableModel",
            ))  # fmt: skip
        yield from kept
        yield _first(grid, table, times).figure(
            "G11", "… the week measured and painted for the first time", None,
            than="the table selected and painted",
        )  # fmt: skip
    finally:
        grid.close()
        table.close()


def _pairs(ours: Callable[[], float], theirs: Callable[[], float], times: int) -> Pairs:
    from tests.benchmarks.figures import alternating

    ours(), theirs()
    return alternating(ours, theirs, times)


# -- the two ------------------------------------------------------------------------------------


def _rows() -> list[tuple[str, ...]]:
    made = []
    for number in range(_MEETINGS):
        day, place = number % 5, number // 5
        begins = 8 * 60 + 30 + place % 16 * 30
        at = f"{begins // 60:02}:{begins % 60:02}"
        until = f"{(begins + 30) // 60:02}:{(begins + 30) % 60:02}"
        made.append((
            (_MONDAY + timedelta(days=day)).isoformat(), at, until, f"Mrs Visitor {number}",
            f"Mr Teacher {number % 37}", f"Room {place % _ROOMS}",
            "held" if number % 7 == 0 else "booked", f"AP-26-M{number + 1:03}",
        ))  # fmt: skip
    return made


def _grid() -> Any:
    from tcat_desktop.office.clock import LONDON
    from tcat_desktop.screens.diary.grid import DiaryGrid

    grid = DiaryGrid(name="week", now=lambda: datetime(2026, 11, 23, 14, 20, tzinfo=LONDON))
    grid.resize(*_SIZE)
    grid.show()
    grid.show_board(_board())
    return grid


def _board(today: date = _MONDAY) -> Any:
    from tcat_desktop.journey.people import PersonId, SchoolId
    from tcat_desktop.office.questions.diary import DiaryAnswer, DiaryDay, DiaryEntry
    from tcat_desktop.screens.diary.board import Only, week_board

    entries = tuple(
        DiaryEntry(
            booking_id=number, on=date.fromisoformat(row[0]), at=row[1], until=row[2],
            visitor=row[3], host=row[4], room=row[5], state=row[6], reference=row[7],
            room_id=number % _ROOMS, how="in_person", taken=number % 11 == 0,
            host_ids=(PersonId(number % 37),), about="", companion="",
            adjustments="Large print" if number % 9 == 0 else "", case_reference="",
            case_id=None, meeting_id=None, may_move="", version=1,
        )
        for number, row in enumerate(_rows(), 1)
    )  # fmt: skip
    days = tuple(
        DiaryDay(on=_MONDAY + timedelta(days=each), closed="", opens="08:30", closes="16:30")
        for each in range(7)
    )
    answer = DiaryAnswer(
        school_id=SchoolId(1), school="", term="", days=days, rooms=(), staff=(), entries=entries
    )
    return week_board(answer, Only(), today=today)


def _table() -> Any:
    from PySide6.QtSql import QSqlDatabase, QSqlQuery, QSqlTableModel
    from PySide6.QtWidgets import QTableView

    database = QSqlDatabase.addDatabase("QSQLITE", "week_view")
    database.setDatabaseName(":memory:")
    database.open()
    query = QSqlQuery(database)
    query.exec(f"CREATE TABLE bookings ({', '.join(f'{each} TEXT' for each in _COLUMNS)})")
    query.prepare(f"INSERT INTO bookings VALUES ({', '.join('?' * len(_COLUMNS))})")
    for row in sorted(_rows()):
        for value in row:
            query.addBindValue(value)
        query.exec()
    model = QSqlTableModel(None, database)
    model.setTable("bookings")
    model.select()
    while model.canFetchMore():
        model.fetchMore()
    table = QTableView()
    table.setModel(model)
    model.setParent(table)
    table.resize(*_SIZE)
    table.show()
    return table


# -- frames ---------------------------------------------------------------------------------------


def _p95(found: list[float]) -> float:
    return quantiles(found, n=20)[-1] * 1e3


def _scrolled(area: Any) -> float:
    """Up and down by a little, a frame each."""
    bar = area.verticalScrollBar()
    bar.setValue(0)
    area.viewport().repaint()
    # Both have something to scroll; the week has less of it, so that it turns round sooner.
    step, far = 7, max(bar.maximum(), 1)
    took = []
    for frame in range(_FRAMES):
        began = time.perf_counter()
        place = frame * step % (2 * far)
        bar.setValue(place if place <= far else 2 * far - place)
        area.viewport().repaint()
        took.append(time.perf_counter() - began)
    return _p95(took)


def _stepped(area: Any) -> float:
    """Down from one to the next, a frame each, by the key."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
    took = []
    for _ in range(_FRAMES):
        began = time.perf_counter()
        QTest.keyClick(area, Qt.Key.Key_Down)
        area.viewport().repaint()
        took.append(time.perf_counter() - began)
    return _p95(took)


def _first(grid: Any, table: Any, times: int) -> Pairs:
    """The cost of another week: read rows are put into place, and painted once."""
    boards = [_board(), _board(_MONDAY + timedelta(days=1))]

    def ours() -> float:
        # A board that is shown already would not be painted again.
        boards.reverse()
        began = time.perf_counter()
        grid.show_board(boards[0])
        grid.viewport().repaint()
        return (time.perf_counter() - began) * 1e3

    def theirs() -> float:
        began = time.perf_counter()
        table.model().select()
        table.viewport().repaint()
        return (time.perf_counter() - began) * 1e3

    return _pairs(ours, theirs, times)
