"""How a message is painted: who wrote it, when and on which line, its words, and its marks."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcat_desktop.office.reading_room import Message
from tcat_desktop.screens.exhibit.chat_lines import (
    LINE_ROLE,
    URGENT,
    ChatLine,
    ChatLines,
    clock_words,
    marks_of,
)
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import Marks, box, laid_out, width_of, write, write_centred

Index = QModelIndex | QPersistentModelIndex
_WIDEST: Final = 560
_SHARE: Final = 0.86
_SIDE, _INNER, _GAP = 2, 12, 6
# At both sides of what the program itself said.
_AIR: Final = 48
# A message is shown whole up to so many lines; all of it is in the file and in an extract.
_MOST_LINES: Final = 400
_MOST_LETTERS: Final = 20_000


class ChatPainter(QStyledItemDelegate):
    """Paints a row, and says how tall one is: exactly, or by a guess that costs nothing."""

    def __init__(self, view: QAbstractItemView, lines: ChatLines) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines

    # -- sizes ------------------------------------------------------------------------------

    def guess(self, rows: list[ChatLine], width: int) -> list[int]:
        """About how tall each row is."""
        look = theme()
        plain = look.line(Type.SMALL) + look.px(2 * _GAP)
        foot = look.line(Type.SMALL_STRONG) + look.px(8 + _GAP + 8)
        step, mark = look.line(Type.READING), look.line(Type.SMALL) + look.px(4)
        letter = QFontMetrics(look.font(Type.READING)).averageCharWidth()
        fit = max(self._room(width) // max(letter, 1), 10)
        urgent = self._lines.urgent
        found = []
        for each in rows:
            message = each.message
            if message is None or not message.sender:
                found.append(plain)
                continue
            words = message.words
            lines = len(words) // fit + 1 + words.count("\n")
            marked = message.mark != "text" or message.edited or message.pasted
            extra = mark if marked or message.number in urgent else 0
            found.append(foot + min(lines, _MOST_LINES) * step + extra)
        return found

    def tall(self, row: int, width: int) -> int:
        """Exactly how tall a row is."""
        line = self._lines.rows[row]
        look = theme()
        if line.by_program:
            room = width - look.px(_AIR)
            words = line.message.words if line.message else line.day
            _, tall = laid_out(words[:_MOST_LETTERS], Type.SMALL, room, Marks(centred=True))
            return tall + look.px(2 * _GAP)
        assert line.message is not None
        _, words_tall = self._words(line.message, row, self._room(width))
        marks = marks_of(line.message, urgent=line.message.number in self._lines.urgent)
        extra = len(marks) * look.line(Type.SMALL) + (look.px(4) if marks else 0)
        return look.line(Type.SMALL_STRONG) + words_tall + extra + look.px(8 + _GAP + 8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.tall(index.row(), width))

    def _room(self, width: int) -> int:
        """How wide the words of a message may be."""
        look = theme()
        whole = min(round(width * _SHARE), look.px(_WIDEST)) - look.px(2 * _INNER)
        return max(whole, look.px(120))

    def _words(self, message: Message, row: int, room: int) -> tuple[QTextLayout, int]:
        hits = self._lines.hits.get(row, ())
        layout, tall = laid_out(message.words[:_MOST_LETTERS] or " ", Type.READING, room,
                                Marks(hits=hits))  # fmt: skip
        return layout, min(tall, _MOST_LINES * theme().line(Type.READING))

    # -- painting ---------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ChatLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if line.message is None:
            self._day(painter, rect, line.day)
        elif line.by_program:
            self._by_program(painter, rect, line.message, chosen=chosen)
        else:
            here = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
            self._message(painter, rect, line.message, index.row(), chosen=chosen, here=here)
        painter.restore()

    def _day(self, painter: QPainter, rect: QRect, words: str) -> None:
        look = theme()
        wide = width_of(words, Type.SMALL_MEDIUM) + look.px(20)
        middle = rect.center().y()
        painter.fillRect(QRect(rect.left() + look.px(_SIDE), middle, rect.width()
                               - look.px(2 * _SIDE), 1), look.colour(Role.DIVIDER))  # fmt: skip
        spot = QRect(rect.center().x() - wide // 2, rect.top(), wide, rect.height())
        painter.fillRect(spot, look.colour(Role.DESK))
        write_centred(painter, spot, words, Type.SMALL_MEDIUM, Role.TEXT2)

    def _by_program(
        self, painter: QPainter, rect: QRect, message: Message, *, chosen: bool
    ) -> None:
        look = theme()
        if chosen:
            inside = rect.adjusted(look.px(_SIDE), 1, -look.px(_SIDE), -1)
            box(painter, inside, fill=Role.SELECT, line=Role.SELECT_LINE, radius=6)
        room = rect.width() - look.px(_AIR)
        layout, _ = laid_out(message.words[:_MOST_LETTERS], Type.SMALL, room, Marks(centred=True))
        painter.setPen(look.colour(Role.TEXT2))
        layout.draw(painter, QPointF(rect.left() + look.px(_AIR // 2), rect.top() + look.px(_GAP)))

    def _message(
        self, painter: QPainter, rect: QRect, message: Message, row: int, *, chosen: bool,
        here: bool,
    ) -> None:  # fmt: skip
        look = theme()
        room = self._room(rect.width())
        ours = message.sender in self._lines.staff
        bubble = QRect(0, rect.top() + look.px(_GAP) // 2, room + look.px(2 * _INNER),
                       rect.height() - look.px(_GAP))  # fmt: skip
        if ours:
            bubble.moveRight(rect.right() - look.px(_SIDE))
        else:
            bubble.moveLeft(rect.left() + look.px(_SIDE))
        fill = Role.SELECT if chosen else Role.WINDOW if ours else Role.SURFACE
        edge = Role.ACTION if chosen else Role.LINE
        box(painter, bubble, fill=fill, line=edge, radius=8, pen=2.0 if here else 1.0)
        left, top = bubble.left() + look.px(_INNER), bubble.top() + look.px(6)
        quiet = Role.TEXT2 if chosen or ours else Role.TEXT3
        self._head(painter, QRect(left, top, room, look.line(Type.SMALL_STRONG)), message, quiet)
        top += look.line(Type.SMALL_STRONG) + look.px(2)
        layout, tall = self._words(message, row, room)
        painter.setPen(look.colour(Role.TEXT))
        painter.save()
        painter.setClipRect(QRect(left, top, room, tall))
        layout.draw(painter, QPointF(left, top))
        painter.restore()
        self._marks(painter, left, top + tall + look.px(4), room, message, quiet)

    def _head(self, painter: QPainter, rect: QRect, message: Message, quiet: Role) -> None:
        where = f"{clock_words(message)} · line {message.line}"
        wide = write(painter, rect, where, Type.SMALL, quiet, right=True)
        left = QRect(rect.left(), rect.top(), rect.width() - wide - theme().px(12), rect.height())
        used = write(painter, left, message.sender, Type.SMALL_STRONG, Role.TEXT)
        called = self._lines.called.get(message.sender, "")
        if called:
            rest = left.adjusted(used + theme().px(6), 0, 0, 0)
            write(painter, rest, called, Type.SMALL, quiet)

    def _marks(
        self, painter: QPainter, left: int, top: int, room: int, message: Message, quiet: Role
    ) -> None:
        look = theme()
        size, step = look.px(14), look.line(Type.SMALL)
        urgent = message.number in self._lines.urgent
        for mark in marks_of(message, urgent=urgent):
            role = Role.GREEN_TEXT if mark == URGENT else quiet
            drawn = pixmap(mark[0], role, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(left, top + (step - size) // 2, drawn)
            spot = QRect(left + size + look.px(6), top, room - size - look.px(6), step)
            write(painter, spot, mark[1], Type.SMALL, role)
            top += step
