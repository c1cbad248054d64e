"""How the columns and blocks of a board look: measured once, painted once, then only copied.

A frame of the grid is a copy of the finished picture, with what moves painted over it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPixmap

from tcat_desktop.screens.diary.board import Block, Board, Column, time_of
from tcat_desktop.screens.diary.words import TAKEN, WAY_ICONS, place_words
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_centred

_GUTTER, _HEAD, _HOUR, _GAP = 52, 46, 64, 2
_OVER = frozenset({"seen", "missed"})


@dataclass(frozen=True, slots=True)
class Laid:
    """One block ready to be painted: where, its look, and its lines and icons in place."""

    block: Block
    rect: QRect
    look: str
    lines: tuple[tuple[QRect, str, Type, Role], ...]
    icons: tuple[tuple[QPoint, str], ...]


class Measures:
    """Where everything of a board stands in a picture of ``size``; the body may be taller."""

    def __init__(self, board: Board, size: QSize) -> None:
        look = theme()
        self.board = board
        self.gutter, self.head = look.px(_GUTTER), look.px(_HEAD)
        self.width = size.width()
        hours = max(board.last - board.first, 60) / 60
        self.hour = max(float(look.px(_HOUR)), (size.height() - self.head) / hours)
        self.height = round(self.hour * hours)
        self.wide = (self.width - self.gutter) / max(len(board.columns), 1)

    def y_of(self, minutes: int) -> int:
        """How far down the body a time stands."""
        return round((minutes - self.board.first) * self.hour / 60)

    def minutes_at(self, y: float) -> float:
        """The time at that height of the body."""
        return self.board.first + y * 60 / self.hour

    def x_of(self, column: int) -> int:
        """Where a column begins."""
        return self.gutter + round(column * self.wide)

    def column_at(self, x: float) -> int:
        """The column under that point, the first or last beyond them."""
        found = int((x - self.gutter) // self.wide)
        return min(max(found, 0), len(self.board.columns) - 1)

    def column_rect(self, column: int) -> QRect:
        """A whole column of the body."""
        left = self.x_of(column)
        return QRect(left, 0, self.x_of(column + 1) - left, self.height)

    def rect_of(self, column: int, begins: int, ends: int, lane: int = 0, lanes: int = 1) -> QRect:
        """Where a time stands in the body."""
        whole = self.column_rect(column).adjusted(3, 0, -3, 0)
        left = whole.left() + round(whole.width() * lane / lanes)
        right = whole.left() + round(whole.width() * (lane + 1) / lanes)
        top = self.y_of(begins)
        tall = max(self.y_of(ends) - top, theme().line(Type.SMALL) + 1) - _GAP + 1
        return QRect(left, top + 1, max(right - left - (_GAP if lanes > 1 else 0), 6), tall)


# -- measuring --------------------------------------------------------------------------------


def lay_out(measures: Measures) -> tuple[Laid, ...]:
    """Every block with its words cut to fit."""
    fonts = {name: QFontMetrics(theme().font(name)) for name in (Type.SMALL, Type.SMALL_STRONG)}
    return tuple(_laid(block, measures, fonts) for block in measures.board.blocks)


def _look_of(block: Block) -> str:
    entry = block.entry
    if entry.taken:
        return "taken"
    if entry.state == "held":
        return "held"
    return "over" if entry.state in _OVER else "booked"


def _laid(block: Block, measures: Measures, fonts: dict[Type, QFontMetrics]) -> Laid:
    look = theme()
    rect = measures.rect_of(block.column, block.begins, block.ends, block.lane, block.lanes)
    kind = _look_of(block)
    # Closer than in running text: half an hour has room for two lines.
    line = fonts[Type.SMALL].height()
    room = rect.adjusted(look.px(9), 0, -look.px(5), 0)
    fit = max(1, (rect.height() - 1) // line)
    words = _words(block, kind, single=fit == 1)[:fit]
    side = look.px(14)
    names = [] if room.width() < side * 4 else _icons(block, kind, single=fit == 1)
    spare_height = rect.height() - line * len(words)
    air = spare_height // 2 if fit < 3 else min(spare_height // 2, 3)
    top = rect.top() + air
    last = top + line * (len(words) - 1)
    icons = tuple(
        (QPoint(room.right() - (number + 1) * (side + 2), last + (line - side) // 2), name)
        for number, name in enumerate(reversed(names))
    )
    role = Role.TEXT3 if kind in {"over", "taken"} else Role.TEXT2
    lines = []
    for number, text in enumerate(words):
        font = Type.SMALL if number else Type.SMALL_STRONG
        taken_up = len(names) * (side + 2) + 2 if number == len(words) - 1 else 0
        spare = max(room.width() - taken_up, 0)
        shown = fonts[font].elidedText(text, Qt.TextElideMode.ElideRight, spare)
        place = QRect(room.left(), top + number * line, spare, line)
        lines.append((place, shown, font, role if number or kind != "booked" else Role.TEXT))
    return Laid(block, rect, kind, tuple(lines), icons)


_TOLD = {"held": "Offered, kept free", "arrived": "Has come", "seen": "Was seen",
         "missed": "Did not come"}  # fmt: skip


def _words(block: Block, kind: str, *, single: bool) -> tuple[str, ...]:
    """The lines of a block, the most telling first; where there is one line, the time leads it."""
    entry = block.entry
    if kind == "taken":
        return (f"{entry.at}  {TAKEN}", entry.room)
    if single:
        return (f"{entry.at}  {entry.visitor}",)
    told = _TOLD.get(entry.state, "")
    host = f"→ {entry.host}" if entry.host else ""
    second = f"{entry.at}  {told or host}"
    place = " · ".join(part for part in (place_words(entry), entry.case_reference) if part)
    words = (entry.visitor, second, host if told else "", place, entry.adjustments)
    return tuple(part for part in words if part)


def _icons(block: Block, kind: str, *, single: bool) -> list[str]:
    entry = block.entry
    if kind == "taken":
        return ["lock-simple"]
    names = ["person-arms-spread"] if entry.adjustments else []
    if entry.state in {"arrived", "seen"}:
        names.append("check-circle")
    # In a block of one line there is room only for what is out of the usual.
    if not single or entry.how != "in_person":
        names.append(WAY_ICONS.get(entry.how, WAY_ICONS["in_person"]))
    return names


# -- painting ---------------------------------------------------------------------------------


def body(measures: Measures, laid: tuple[Laid, ...], ratio: float) -> QPixmap:
    """Hours, columns and blocks."""
    picture = _blank(QSize(measures.width, measures.height), ratio)
    painter = QPainter(picture)
    for number, column in enumerate(measures.board.columns):
        _paint_column(painter, measures, number, column)
    _paint_hours(painter, measures)
    for each in laid:
        paint_block(painter, each)
    painter.end()
    return picture


def head(measures: Measures, ratio: float) -> QPixmap:
    """The titles above the columns."""
    look = theme()
    picture = _blank(QSize(measures.width, measures.head), ratio)
    painter = QPainter(picture)
    for number, column in enumerate(measures.board.columns):
        rect = measures.column_rect(number)
        rect.setHeight(measures.head)
        today = column.today and measures.board.by == "day"
        if today:
            painter.fillRect(rect, look.colour(Role.SELECT))
            painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3,
                             look.colour(Role.ACTION))  # fmt: skip
        under = column.closed or column.under or ("Today" if today else "")
        inner = rect.adjusted(6, 4, -6, -5)
        role = Role.ACTION if today else Role.TEXT
        if under:
            half = inner.height() // 2
            _centred(painter, QRect(inner.topLeft(), QSize(inner.width(), half)), column.title,
                     Type.BODY_STRONG, role)  # fmt: skip
            inner.setTop(inner.top() + half)
            _centred(painter, inner, under, Type.SMALL, Role.TEXT2)
        else:
            _centred(painter, inner, column.title, Type.BODY_STRONG, role)
    painter.fillRect(0, measures.head - 1, measures.width, 1, look.colour(Role.DIVIDER))
    painter.end()
    return picture


def _blank(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme().colour(Role.SURFACE))
    return picture


def _centred(painter: QPainter, rect: QRect, words: str, font: Type, role: Role) -> None:
    metrics = QFontMetrics(theme().font(font))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    write_centred(painter, rect, shown, font, role)


def _paint_column(painter: QPainter, measures: Measures, number: int, column: Column) -> None:
    """The hours that nobody can be booked in are sunken; a closed day is so from end to end."""
    rect = measures.column_rect(number)
    at = 0
    for begins, ends in column.open:
        top, bottom = measures.y_of(begins), measures.y_of(ends)
        _sink(painter, QRect(rect.left(), at, rect.width(), top - at))
        at = bottom
    _sink(painter, QRect(rect.left(), at, rect.width(), measures.height - at))
    painter.fillRect(rect.left(), 0, 1, measures.height, theme().colour(Role.DIVIDER))


def _sink(painter: QPainter, rect: QRect) -> None:
    look = theme()
    if rect.height() <= 0:
        return
    painter.fillRect(rect, look.colour(Role.SUNKEN))
    if look.high_contrast:
        # Everything is white there, so that lines say what the tint says elsewhere.
        painter.setPen(QPen(look.colour(Role.TEXT3), 1, Qt.PenStyle.DotLine))
        painter.drawRect(rect.adjusted(4, 2, -4, -3))


def _paint_hours(painter: QPainter, measures: Measures) -> None:
    look = theme()
    line = QColor(look.colour(Role.LINE))
    tall = look.line(Type.SMALL)
    first = measures.board.first + -measures.board.first % 60
    for minutes in range(first, measures.board.last + 1, 60):
        y = measures.y_of(minutes)
        painter.fillRect(measures.gutter - 5, y, measures.width, 1, line)
        if minutes > measures.board.first:
            room = QRect(0, y - tall // 2, measures.gutter - look.px(9), tall)
            if room.bottom() < measures.height:
                write(painter, room, time_of(minutes), Type.TABULAR_SMALL, Role.TEXT3, right=True)


_FILL = {"booked": Role.SELECT, "held": Role.SURFACE, "over": Role.WINDOW, "taken": Role.SUNKEN}
_LINE = {"booked": Role.SELECT_LINE, "held": Role.CONTROL, "over": Role.DIVIDER,
         "taken": Role.DIVIDER}  # fmt: skip


def paint_block(painter: QPainter, laid: Laid) -> None:
    """One time, as it stands in the picture."""
    look = theme()
    rect = laid.rect
    held = laid.look == "held"
    box(painter, rect, fill=_FILL[laid.look], line=None if held else _LINE[laid.look], radius=4)
    if held:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour(Role.CONTROL), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 4, 4)
        painter.restore()
    elif laid.look == "taken":
        painter.fillRect(rect.adjusted(1, 1, -1, -1), _striped())
    else:
        role = Role.ACTION if laid.look == "booked" else Role.CONTROL
        painter.fillRect(QRect(rect.left(), rect.top() + 2, 3, rect.height() - 4),
                         look.colour(role))  # fmt: skip
    for place, words, font, role in laid.lines:
        if laid.look == "taken" and place.width() > 0:
            painter.fillRect(place.adjusted(-3, 1, 3 - place.width() + width_of(words, font), -1),
                             look.colour(Role.SUNKEN))  # fmt: skip
        painter.setFont(look.font(font))
        painter.setPen(look.colour(role))
        painter.drawText(place, _LEFT, words)
    ratio = painter.device().devicePixelRatioF()
    for point, name in laid.icons:
        painter.drawPixmap(point, pixmap(name, Role.TEXT2, look.px(14), ratio))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _striped() -> QBrush:
    brush = QBrush(theme().colour(Role.DIVIDER))
    brush.setStyle(Qt.BrushStyle.BDiagPattern)
    return brush
