"""The grid of a week or a day: painted by one widget, moved in by keys, dragged in by mouse.

Example::

    grid = DiaryGrid(name="meetings.grid")
    grid.judge = why_not                      # (entry, spot) -> why that time is not free, or ""
    grid.show_board(week_board(answer, Only(), today=today))
    grid.chosen.connect(self._chosen)         # with the booking's id
    grid.dropped.connect(self._dropped)       # with its id and a Spot
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from tcat_desktop.office.questions.diary import DiaryEntry
from tcat_desktop.screens.diary import picture
from tcat_desktop.screens.diary.board import NOTHING, Block, Board, Spot, spoken_order, time_of
from tcat_desktop.screens.diary.picture import Laid, Measures
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write
from tcat_desktop.screens.widgets.label import set_tip
from tcat_desktop.screens.words import counted, local_day, short_day

_SNAP, _FINE_SNAP, _MINUTE_MS = 15, 5, 60_000
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
Judge = Callable[[DiaryEntry, Spot], str]


def _anything(_entry: DiaryEntry, _spot: Spot) -> str:
    return ""


class DiaryGrid(QAbstractScrollArea):
    """The columns of a board. One time is the current one; its sentence is the description."""

    chosen = Signal(int)
    opened = Signal(int)
    move_wanted = Signal(int)
    cancel_wanted = Signal(int)
    dropped = Signal(int, object)
    refused = Signal(str)
    wanted = Signal(object)  # an empty time was pressed twice: its Spot
    turned = Signal(int)  # a week, or a day, on or back

    def __init__(self, *, name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._now = now
        self.judge: Judge = _anything
        self.board: Board = NOTHING
        self.current = 0
        self._laid: tuple[Laid, ...] = ()
        self._place: dict[int, int] = {}
        self._measures = Measures(NOTHING, self.viewport().size())
        self._body, self._head = QPixmap(), QPixmap()
        self._pressed: tuple[QPoint, Laid] | None = None
        self._ghost: tuple[int, int, str] | None = None  # column, minutes, why not
        self._tip = ""
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        theme().changed.connect(self.lay_again)

    # -- what a page calls ------------------------------------------------------------------

    def show_board(self, board: Board) -> None:
        """Show these columns; the current time stays current where it is still there."""
        self.cancel_drag()
        if board == self.board and not self._body.isNull():
            # Something else of the page changed: what is painted stands.
            self._say()
            return
        self.board = board
        if all(one.entry.booking_id != self.current for one in board.blocks):
            self.current = 0
        self.lay_again()
        self._say()

    def choose(self, booking_id: int) -> bool:
        """Make this the current time, and bring it into sight; whether it is here."""
        found = self.laid_of(booking_id)
        if found is None:
            return False
        self._make_current(found.block)
        return True

    def laid_of(self, booking_id: int) -> Laid | None:
        """A time as it is painted, or nothing."""
        place = self._place.get(booking_id)
        return None if place is None else self._laid[place]

    def rect_on_screen(self, booking_id: int) -> QRect:
        """Where a time stands in the viewport now; empty when it is not here."""
        found = self.laid_of(booking_id)
        return QRect() if found is None else self._in_view(found.rect)

    def point_of(self, column: int, minutes: int) -> QPoint:
        """The middle of a column at a time, in the viewport."""
        middle = self._measures.column_rect(column).center().x()
        return QPoint(middle, self._in_view_y(self._measures.y_of(minutes)))

    @property
    def dragging(self) -> bool:
        """Whether a time is held over the grid."""
        return self._ghost is not None

    @property
    def ghost_words(self) -> str:
        """What the held time says: when it would be, and whether it is free then."""
        if self._ghost is None or self._pressed is None:
            return ""
        column, begins, why = self._ghost
        block = self._pressed[1].block
        ends = begins + block.ends - block.begins
        when = f"{self._where(column)}, {time_of(begins)} to {time_of(ends)}"
        return f"{when}. {why or 'Free.'}"

    def cancel_drag(self) -> None:
        """Put the held time back."""
        self._drop_ghost()
        self._pressed = None

    # -- measuring --------------------------------------------------------------------------

    def lay_again(self) -> None:
        """Measure and paint the whole picture anew: another board, size, look or text size."""
        room = self.viewport().size()
        self._measures = Measures(self.board, room)
        self._laid = picture.lay_out(self._measures)
        self._place = {}
        for number, each in enumerate(self._laid):
            self._place.setdefault(each.block.entry.booking_id, number)
        self._body = self._head = QPixmap()
        spare = self._measures.height + self._measures.head - room.height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(spare, 0))
        bar.setPageStep(room.height() - self._measures.head)
        bar.setSingleStep(round(self._measures.hour / 4))
        self.viewport().update()

    def _paint_pictures(self) -> None:
        ratio = self.devicePixelRatioF()
        self._body = picture.body(self._measures, self._laid, ratio)
        self._head = picture.head(self._measures, ratio)

    def _in_view(self, rect: QRect) -> QRect:
        return rect.translated(0, self._measures.head - self.verticalScrollBar().value())

    def _in_view_y(self, y: int) -> int:
        return y + self._measures.head - self.verticalScrollBar().value()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._body.isNull():
            self._paint_pictures()
        painter = QPainter(self.viewport())
        head = self._measures.head
        painter.drawPixmap(0, head - self.verticalScrollBar().value(), self._body)
        painter.setClipRect(0, head, self._measures.width, self.viewport().height())
        self._paint_now(painter)
        found = self.laid_of(self.current)
        if found is not None:
            box(painter, self._in_view(found.rect), fill=None, line=Role.ACTION, radius=4,
                pen=3 if theme().high_contrast else 2)  # fmt: skip
        if self._ghost is not None:
            self._paint_ghost(painter)
        painter.setClipping(False)
        painter.drawPixmap(0, 0, self._head)

    def _paint_now(self, painter: QPainter) -> None:
        moment = self._now()
        today = local_day(moment)
        minutes = _minutes_now(moment)
        if not self.board.first <= minutes <= self.board.last:
            return
        y = self._in_view_y(self._measures.y_of(minutes))
        colour = theme().colour(Role.ACTION)
        painter.save()
        # The line goes behind the times: it would strike through whoever is here now.
        free = QRegion(painter.clipRegion())
        for each in self._laid:
            block = each.block
            # A short one is painted a little longer than it is.
            if block.begins <= minutes <= block.ends + _SNAP and block.entry.on == today:
                free -= QRegion(self._in_view(each.rect))
        painter.setClipRegion(free)
        for number, column in enumerate(self.board.columns):
            if column.on == today:
                rect = self._measures.column_rect(number)
                painter.fillRect(rect.left(), y - 1, rect.width(), 2, colour)
                if number == 0 or self.board.columns[number - 1].on != today:
                    painter.fillRect(rect.left() - 6, y - 3, 6, 6, colour)
        painter.restore()

    def _paint_ghost(self, painter: QPainter) -> None:
        assert self._ghost is not None
        assert self._pressed is not None
        column, begins, why = self._ghost
        block = self._pressed[1].block
        ends = begins + block.ends - block.begins
        rect = self._in_view(self._measures.rect_of(column, begins, ends))
        fill, line = (Role.ATTENTION_FILL, Role.ATTENTION) if why else (Role.SELECT, Role.ACTION)
        box(painter, rect, fill=fill, line=line, radius=4, pen=2)
        tall = theme().line(Type.SMALL)
        room = QRect(rect.left() + 9, rect.top() + 1, rect.width() - 14, tall)
        write(painter, room, f"{time_of(begins)}  {block.entry.visitor}", Type.SMALL_STRONG,
              Role.TEXT)  # fmt: skip
        self._paint_ghost_words(painter, rect, failed=bool(why))

    def _paint_ghost_words(self, painter: QPainter, rect: QRect, *, failed: bool) -> None:
        words = self.ghost_words
        tall = theme().line(Type.SMALL) + 10
        wide = QFontMetrics(theme().font(Type.SMALL_MEDIUM)).horizontalAdvance(words) + 20
        left = min(rect.left(), self._measures.width - wide - 4)
        top = rect.bottom() + 4
        if top + tall > self.viewport().height():
            top = rect.top() - tall - 4
        place = QRect(max(left, 2), top, min(wide, self._measures.width - 4), tall)
        fill, line, role = (
            (Role.ATTENTION_FILL, Role.ATTENTION_LINE, Role.ATTENTION_TEXT) if failed
            else (Role.GREEN_FILL, Role.GREEN_LINE, Role.GREEN_TEXT)
        )  # fmt: skip
        box(painter, place, fill=fill, line=line, radius=6)
        write(painter, place.adjusted(10, 0, -8, 0), words, Type.SMALL_MEDIUM, role)

    # -- the mouse --------------------------------------------------------------------------

    def _at(self, point: QPoint) -> Laid | None:
        if point.y() < self._measures.head:
            return None
        spot = point - QPoint(0, self._measures.head - self.verticalScrollBar().value())
        return next((each for each in reversed(self._laid) if each.rect.contains(spot)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            return
        self._pressed = (event.position().toPoint(), found)
        self._make_current(found.block)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(point)
            return
        begun, laid = self._pressed
        if self._ghost is None:
            if (point - begun).manhattanLength() < QApplication.startDragDistance():
                return
            if laid.block.entry.may_move:
                self._pressed = None
                self.refused.emit(laid.block.entry.may_move)
                return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._hold_at(point, begun, laid, _FINE_SNAP if fine else _SNAP)

    def _hold_at(self, point: QPoint, begun: QPoint, laid: Laid, snap: int) -> None:
        self._scroll_near_the_edge(point)
        block = laid.block
        top = point.y() - self._measures.head + self.verticalScrollBar().value()
        grabbed = self._grabbed(begun, laid)
        minutes = round(self._measures.minutes_at(top - grabbed) / snap) * snap
        longest = block.ends - block.begins
        minutes = min(max(minutes, self.board.first), self.board.last - longest)
        by_person = self.board.by == "person"
        column = block.column if by_person else self._measures.column_at(point.x())
        if self._ghost is not None and self._ghost[:2] == (column, minutes):
            return
        why = self.judge(block.entry, self._spot(block, column, minutes))
        self._ghost = (column, minutes, why)
        self.setAccessibleDescription(self.ghost_words)
        self._tell_readers()
        self.viewport().update()

    def _grabbed(self, begun: QPoint, laid: Laid) -> int:
        """How far below its top the block was taken hold of; the grid may have scrolled since."""
        if self._ghost is None:
            self._grab = begun.y() - self._in_view(laid.rect).top()
        return self._grab

    def _scroll_near_the_edge(self, point: QPoint) -> None:
        bar = self.verticalScrollBar()
        if point.y() > self.viewport().height() - 16:
            bar.setValue(bar.value() + bar.singleStep())
        elif point.y() < self._measures.head + 8:
            bar.setValue(bar.value() - bar.singleStep())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, ghost = self._pressed, self._ghost
        self._pressed = None
        if pressed is None:
            return
        block = pressed[1].block
        if ghost is None:
            self.opened.emit(block.entry.booking_id)
            return
        spot = self._spot(block, ghost[0], ghost[1])
        self._drop_ghost()
        if (ghost[0], ghost[1]) != (block.column, block.begins):
            self.dropped.emit(block.entry.booking_id, spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._at(point) is not None or not self.board.columns:
            return
        top = point.y() - self._measures.head + self.verticalScrollBar().value()
        if top < 0 or point.x() < self._measures.gutter:
            return
        begins = int(self._measures.minutes_at(top) // _SNAP) * _SNAP
        column = self.board.columns[self._measures.column_at(point.x())]
        self.wanted.emit(Spot(on=column.on, begins=begins, ends=begins + 30,
                              room_id=column.room_id))  # fmt: skip

    def _hover(self, point: QPoint) -> None:
        found = self._at(point)
        words = found.block.sentence if found is not None else ""
        if words != self._tip:
            self._tip = words
            set_tip(self.viewport(), words)
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _spot(self, block: Block, column: int, begins: int) -> Spot:
        there = self.board.columns[column]
        entry = block.entry
        room = there.room_id if self.board.by == "room" else entry.room_id
        return Spot(on=there.on, begins=begins, ends=begins + block.ends - block.begins,
                    room_id=room)  # fmt: skip

    def _where(self, column: int) -> str:
        there = self.board.columns[column]
        return short_day(there.on) if self.board.by == "day" else there.title

    def _drop_ghost(self) -> None:
        self._ghost = None
        self.viewport().update()

    # -- the keyboard -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        aside = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        page = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape and self.dragging:
            self.cancel_drag()
        elif step:
            self._step(step)
        elif aside:
            self._step_aside(aside)
        elif page:
            self.turned.emit(page)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(0 if key == Qt.Key.Key_Home else -1)
        elif not self._act(key, event):
            super().keyPressEvent(event)

    def _act(self, key: int, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.current or held:
            return False
        if key in _ENTER:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_M:
            self.move_wanted.emit(self.current)
        elif key == Qt.Key.Key_Delete:
            self.cancel_wanted.emit(self.current)
        else:
            return False
        return True

    def _order(self) -> tuple[Block, ...]:
        """Each time once, though by person it may stand in two columns."""
        once: dict[int, Block] = {}
        for one in spoken_order(self.board.blocks):
            once.setdefault(one.entry.booking_id, one)
        return tuple(once.values())

    def _go_to(self, place: int) -> None:
        order = self._order()
        if order:
            self._make_current(order[place])

    def _step(self, step: int) -> None:
        order = self._order()
        here = next((n for n, one in enumerate(order) if one.entry.booking_id == self.current), -1)
        if here < 0:
            self._go_to(0 if step > 0 else -1)
        elif 0 <= here + step < len(order):
            self._make_current(order[here + step])

    def _step_aside(self, step: int) -> None:
        """To the nearest time, by the clock, in the next column that has any."""
        found = self.laid_of(self.current)
        if found is None:
            self._go_to(0 if step > 0 else -1)
            return
        here = found.block
        beyond = [one for one in self.board.blocks
                  if (one.column - here.column) * step > 0]  # fmt: skip
        if beyond:
            column = min(beyond, key=lambda one: abs(one.column - here.column)).column
            near = [one for one in beyond if one.column == column]
            self._make_current(min(near, key=lambda one: abs(one.begins - here.begins)))

    def _make_current(self, block: Block) -> None:
        changed = self.current != block.entry.booking_id
        self.current = block.entry.booking_id
        found = self.laid_of(self.current)
        if found is not None:
            self._bring(found.rect)
        self._say()
        self.viewport().update()
        if changed:
            self.chosen.emit(self.current)

    def _bring(self, rect: QRect) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height() - self._measures.head
        if rect.top() < bar.value():
            bar.setValue(rect.top() - 4)
        elif rect.bottom() > bar.value() + room:
            bar.setValue(rect.bottom() - room + 4)

    # -- for a screen reader ------------------------------------------------------------------

    def name_it(self, words: str) -> None:
        """What the grid is: ``Week of 23–27 November 2026``."""
        many = counted(len({one.entry.booking_id for one in self.board.blocks}), "meeting")
        self.setAccessibleName(f"{words}, {many}")

    def _say(self) -> None:
        found = self.laid_of(self.current)
        self.setAccessibleDescription(found.block.sentence if found is not None else "")
        self._tell_readers()

    def _tell_readers(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    # -- Qt -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  # Qt's name
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def viewportEvent(self, event: QEvent) -> bool:  # Qt's name
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.lay_again()
        return super().viewportEvent(event)

    def _tick(self) -> None:
        self.viewport().update()


def _minutes_now(moment: datetime) -> int:
    from tcat_desktop.office.clock import local

    told = local(moment)
    return told.hour * 60 + told.minute


def day_of(board: Board) -> date | None:
    """The first day of a board."""
    return board.columns[0].on if board.columns else None
