"""How one entry of the chronology is painted: its time, its node on the line, words, picture."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcat_desktop.screens.case_file.entries import LINE_ROLE, Line
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.chips import chip_size, paint_chip
from tcat_desktop.screens.widgets.ink import Marks, box, laid_out, write
from tcat_desktop.screens.widgets.sealed import paint_sealed

Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[int], QImage | None]

_MOST_LINES = 3
_TIMES, _NODE, _AFTER = 82, 28, 12
_PAGE, _PHOTO = QSize(50, 70), QSize(95, 66)
_PAD = 13


def line_height(line: Line, width: int) -> int:
    """The height of a row of that width."""
    look = theme()
    room = text_room(line, width)
    _, title_tall = _laid(line.title, Type.READING_STRONG, room)
    tall = title_tall + look.line(Type.SMALL) + look.px(2)
    if line.chip is not None and _chip_under(line, room):
        tall += chip_size(line.chip.icon, line.chip.words, line.chip.tone).height() + 4
    if line.words:
        tall += _laid(line.words, Type.READING, room)[1] + look.px(2)
    _, foot_tall = _laid(line.foot, Type.SMALL, room)
    tall += foot_tall - look.line(Type.SMALL)
    picture = picture_size(line).height()
    return max(tall, picture) + look.px(21)


def text_room(line: Line, width: int) -> int:
    """How wide the words of a row may be."""
    look = theme()
    picture = picture_size(line).width()
    used = look.px(_TIMES + 10 + _NODE + _AFTER) + (picture + look.px(16) if picture else 0)
    return max(width - used - (_PAD if line.coming else 0), look.px(120))


def picture_size(line: Line) -> QSize:
    """The size of what stands at the right of a row, if anything does."""
    look = theme()
    if line.exhibit is not None:
        return QSize(look.px(_PHOTO.width()), look.px(_PHOTO.height()))
    if line.about == "letters":
        return QSize(look.px(_PAGE.width()), look.px(_PAGE.height()))
    return QSize(0, 0)


def _laid(words: str, font: Type, width: int, marks: Marks | None = None
          ) -> tuple[QTextLayout, int]:  # fmt: skip
    layout, tall = laid_out(words, font, width, marks or Marks())
    step = theme().line(font)
    return layout, min(tall, step * _MOST_LINES)


def _chip_under(line: Line, room: int) -> bool:
    """Whether the chip has no room beside the title."""
    assert line.chip is not None
    layout, tall = laid_out(line.title, Type.READING_STRONG, room)
    size = chip_size(line.chip.icon, line.chip.words, line.chip.tone)
    last = layout.lineAt(max(layout.lineCount() - 1, 0))
    too_tall = tall > theme().line(Type.READING_STRONG) * _MOST_LINES
    return too_tall or last.naturalTextWidth() + 8 + size.width() > room


class EntryPainter(QStyledItemDelegate):
    """Paints a row; asks ``picture`` for what has been decoded so far."""

    def __init__(self, view: QAbstractItemView, picture: Picture) -> None:
        super().__init__(view)
        self._view = view
        self._picture = picture
        self._heights: dict[tuple[int, int], int] = {}

    def forget_sizes(self) -> None:
        """Other rows, or another text size."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        known = self._heights.get((line.key, width))
        if known is None:
            known = self._heights[(line.key, width)] = line_height(line, width)
        return QSize(width, known)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        state: Any = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        rows = index.model().rowCount()
        painter.save()
        self._spine(painter, rect, first=index.row() == 0, last=index.row() == rows - 1)
        self._times(painter, rect, line)
        self._node(painter, rect, line)
        self._body(painter, rect, line, chosen=chosen, last=index.row() == rows - 1)
        painter.restore()

    def _spine(self, painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
        look = theme()
        middle = rect.left() + look.px(_TIMES + 10 + _NODE // 2)
        top = rect.top() + (look.px(12) if first else 0)
        bottom = rect.top() + look.px(20) if last else rect.bottom()
        painter.fillRect(QRect(middle, top, 1, bottom - top + 1), look.colour(Role.CONTROL))

    def _times(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = theme()
        column = QRect(rect.left(), rect.top() + look.px(11), look.px(_TIMES),
                       look.line(Type.READING))  # fmt: skip
        write(painter, column, line.day, Type.BODY_MEDIUM, Role.TEXT, right=True)
        column.translate(0, look.line(Type.BODY))
        write(painter, column, line.at, Type.BODY, Role.TEXT3, right=True)

    def _node(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = theme()
        side = look.px(_NODE)
        node = QRect(rect.left() + look.px(_TIMES + 10), rect.top() + look.px(8), side, side)
        fill, edge = (Role.ACTION, None) if line.coming else (Role.SURFACE, Role.DIVIDER)
        box(painter, node, fill=fill, line=edge, radius=look.px(8))
        size = look.px(16)
        role = Role.ON_ACTION if line.coming else Role.TEXT2
        drawn = pixmap(line.icon, role, size, painter.device().devicePixelRatioF())
        inset = (side - size) // 2
        painter.drawPixmap(node.left() + inset, node.top() + inset, drawn)

    def _body(self, painter: QPainter, rect: QRect, line: Line, *, chosen: bool, last: bool
              ) -> None:  # fmt: skip
        look = theme()
        left = rect.left() + look.px(_TIMES + 10 + _NODE + _AFTER)
        if chosen or line.coming:
            card = QRect(left - 2, rect.top(), rect.right() - left + 3, rect.height() - 4)
            thick = 3.0 if look.high_contrast else (2.0 if chosen else 1.0)
            edge = Role.ACTION if chosen else Role.SELECT_LINE
            box(painter, card, fill=Role.SELECT, line=edge, radius=8, pen=thick)
        elif not last:
            painter.fillRect(
                QRect(left, rect.bottom(), rect.right() - left, 1), look.colour(Role.LINE)
            )
        if line.coming:
            left += _PAD - 2
        top = rect.top() + look.px(10)
        room = text_room(line, rect.width())
        top = self._title(painter, left, top, room, line)
        strong = Role.TEXT2
        if line.words:
            top = _write(painter, left, top, room, line.words, Type.READING, strong)
            top += look.px(2)
        late = line.foot.rfind(line.late) if line.late else -1
        spans = ((late, len(line.late)),) if late >= 0 else ()
        marks = Marks(strong=spans, strong_role=Role.TEXT2)
        foot = Role.TEXT2 if chosen or line.coming else Role.TEXT3
        _write(painter, left, top + look.px(1), room, line.foot, Type.SMALL, foot, marks)
        self._thumbnail(painter, rect, line)

    def _title(self, painter: QPainter, left: int, top: int, room: int, line: Line) -> int:
        look = theme()
        layout, _ = laid_out(line.title, Type.READING_STRONG, room)
        bottom = _write(painter, left, top, room, line.title, Type.READING_STRONG, Role.TEXT)
        if line.chip is not None:
            chip = line.chip
            size = chip_size(chip.icon, chip.words, chip.tone)
            spot = QRect(left, bottom + 1, min(size.width(), room), size.height())
            if _chip_under(line, room):
                bottom += size.height() + 4
            else:
                wide = round(layout.lineAt(layout.lineCount() - 1).naturalTextWidth())
                step = look.line(Type.READING_STRONG)
                spot.moveTo(left + wide + 8, bottom - step + (step - size.height()) // 2)
            paint_chip(painter, spot, chip.icon, chip.words, chip.tone)
        return bottom + look.px(2)

    def _thumbnail(self, painter: QPainter, rect: QRect, line: Line) -> None:
        size = picture_size(line)
        if not size.width():
            return
        look = theme()
        spot = QRect(0, rect.top() + look.px(9), size.width(), size.height())
        spot.moveRight(rect.right() - (4 if line.coming else 0))
        if line.sealed:
            paint_sealed(painter, spot)
        elif line.exhibit is not None:
            paint_picture(painter, spot, self._picture(line.exhibit))
        else:
            _paint_page(painter, spot)


def _write(painter: QPainter, left: int, top: int, room: int, words: str, font: Type, role: Role,
           marks: Marks | None = None) -> int:  # fmt: skip
    """Words in at most a few lines, the last of them cut; says where they end."""
    look = theme()
    step = look.line(font)
    layout, tall = laid_out(words, font, room, marks or Marks())
    painter.setPen(look.colour(role))
    if tall <= step * _MOST_LINES:
        layout.draw(painter, QPointF(left, top))
        return top + tall
    shown = QRect(left, top, room, step * (_MOST_LINES - 1))
    painter.save()
    painter.setClipRect(shown)
    layout.draw(painter, QPointF(left, top))
    painter.restore()
    rest = words[layout.lineAt(_MOST_LINES - 1).textStart() :].replace("\n", " ")
    write(painter, QRect(left, shown.bottom() + 1, room, step), rest, font, role)
    return top + step * _MOST_LINES


def paint_picture(painter: QPainter, spot: QRect, picture: QImage | None) -> None:
    """A thumbnail that fills its place, or a quiet box until it has been decoded."""
    look = theme()
    if picture is None or picture.isNull():
        box(painter, spot, fill=Role.SUNKEN, line=None, radius=4)
        size = look.px(20)
        drawn = pixmap("image", Role.TEXT3, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(spot.center().x() - size // 2, spot.center().y() - size // 2, drawn)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitted = picture.size().scaled(spot.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        scale = picture.width() / max(fitted.width(), 1)
        wide, tall = round(spot.width() * scale), round(spot.height() * scale)
        part = QRect((picture.width() - wide) // 2, 0, wide, tall)
        painter.drawImage(spot, picture, part)
    box(painter, spot, fill=None, line=Role.DIVIDER, radius=4)


def _paint_page(painter: QPainter, spot: QRect) -> None:
    """A small sheet, to say that this is a letter; it shows none of its words."""
    look = theme()
    box(painter, spot, fill=Role.PAPER, line=Role.DIVIDER, radius=2)
    ink = look.colour(Role.CONTROL)
    ink.setAlpha(110)
    step = look.px(4)
    left, wide = spot.left() + look.px(8), spot.width() - look.px(16)
    top = spot.top() + look.px(12)
    for number in range(10):
        if number in {2, 6}:
            continue
        share = 0.45 if number in {0, 1, 9} else 1.0
        painter.fillRect(QRect(left, top + number * step, round(wide * share), 1), ink)
