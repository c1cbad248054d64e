"""How the rows of a list are painted: one delegate, with a layout for each shape of row."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.chips import chip_size, paint_chip, text_role
from tcat_desktop.screens.widgets.initials import paint_initials
from tcat_desktop.screens.widgets.ink import Spans, box, width_of, write, write_centred, write_hits
from tcat_desktop.screens.widgets.row_model import ROW_ROLE, Heading, Item, Row, Shape
from tcat_desktop.screens.widgets.step_bars import bars_width, paint_step_bars

Index = QModelIndex | QPersistentModelIndex

# Under this many px at 100 % a row's chip goes under its title.
_NARROW = 470
# Under this many the owner's column goes; under the next the stage keeps only its bars.
_NO_OWNER = 700
_EDGE = 18
_CASE_EDGE = 24
_STAGE, _DUE, _OWNER = 164, 168, 64


def case_columns(width: int) -> tuple[QRect, QRect, QRect, QRect]:
    """The columns of a list of cases: about, stage, due, owner; a hidden one has no width."""
    px = theme().px
    owner = px(_OWNER) if width >= px(_NO_OWNER) else 0
    due = px(_DUE)
    stage = px(_STAGE) if width >= px(_NO_OWNER) else bars_width() + px(12)
    left = width - owner - due - stage
    edge = _CASE_EDGE
    return (
        QRect(edge, 0, left - edge - 16, 0),
        QRect(left, 0, stage, 0),
        QRect(left + stage, 0, due, 0),
        QRect(left + stage + due, 0, owner, 0),
    )


class RowPainter(QStyledItemDelegate):
    """Paints a row in the colours of the theme; knows where its button is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._narrow = False
        self._heights: dict[tuple[bool, bool], int] = {}

    # -- measures -----------------------------------------------------------------------

    def forget_sizes(self) -> None:
        """The text size has changed."""
        self._heights.clear()

    def width_changed(self, width: int) -> bool:
        """Whether at this width the rows are laid out differently."""
        narrow = width < theme().px(_NARROW) and self._shape in {Shape.WORK, Shape.CASE}
        changed = narrow is not self._narrow
        self._narrow = narrow
        if changed:
            self._heights.clear()
        return changed

    @property
    def _shape(self) -> Shape:
        shape: Shape = self._view.shape_of_rows  # type: ignore[attr-defined]  # RowList's own
        return shape

    def height_of(self, item: Item | None) -> int:
        """The height of a row: its lines and a little air, so that it grows with the text."""
        heading = isinstance(item, Heading)
        third = isinstance(item, Row) and bool(item.third)
        known = self._heights.get((heading, third))
        if known is None:
            known = self._heights[heading, third] = self._measured(heading, third)
        return known

    def _measured(self, heading: bool, third: bool) -> int:
        look = theme()
        title, small = look.line(Type.ROW_TITLE), look.line(Type.SMALL)
        if heading:
            return look.line(Type.BODY) + 13
        if self._shape is Shape.SHORT:
            return look.line(Type.BODY) + 17
        if self._shape is Shape.LETTER:
            return title + 2 * small + 16
        if self._shape is Shape.DIARY:
            return look.line(Type.BODY) + small * (2 if third else 1) + 20
        air = 21 if self._shape is Shape.CASE else 17
        under = chip_size("clock", "x", Tone.PLAIN).height() + 4 if self._narrow else 0
        return title + small + air + under

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height_of(index.data(ROW_ROLE)))

    # -- painting -----------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ROW_ROLE)
        painter.save()
        rect: QRect = option.rect
        if isinstance(item, Heading):
            self._heading(painter, rect, item)
        elif isinstance(item, Row):
            self._row(painter, rect, item, _state(option))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, item: Heading) -> None:
        look = theme()
        painter.fillRect(rect, look.colour(Role.WINDOW))
        edge = _EDGE if self._shape is Shape.WORK else 20
        words = rect.adjusted(edge, 0, -edge, 0)
        role = text_role(item.tone) if item.tone is not Tone.PLAIN else Role.TEXT
        used = write(painter, words, item.title, Type.BODY_STRONG, role)
        words.setLeft(words.left() + used + 8)
        write(painter, words, item.count, Type.BODY, Role.TEXT2)
        self._lines(painter, rect, above=True)

    def _row(self, painter: QPainter, rect: QRect, row: Row, state: "_State") -> None:
        look = theme()
        link = self._shape in {Shape.SHORT, Shape.DIARY}
        chosen = state.chosen and (not link or state.focused)
        if chosen:
            painter.fillRect(rect, look.colour(Role.SELECT))
        elif state.hovered:
            painter.fillRect(rect, look.colour(Role.HOVER))
        if not link or rect.top() > 0:
            self._lines(painter, rect, above=link)
        self._shown(painter, rect, row, chosen)
        if chosen:
            if look.high_contrast:
                box(painter, rect, fill=None, line=Role.ACTION, radius=0, pen=3)
            else:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, look.colour(Role.ACTION))

    def _lines(self, painter: QPainter, rect: QRect, *, above: bool) -> None:
        colour = theme().colour(Role.LINE)
        if above and rect.top() > 0:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)
        if not above or self._shape is Shape.WORK or self._shape is Shape.LETTER:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)

    def _shown(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        if self._shape is Shape.WORK:
            self._work(painter, rect, row, chosen)
        elif self._shape is Shape.CASE:
            self._case(painter, rect, row, chosen)
        elif self._shape is Shape.SHORT:
            self._short(painter, rect, row)
        elif self._shape is Shape.LETTER:
            self._letter(painter, rect, row, chosen)
        else:
            self._diary(painter, rect, row)

    def _two_lines(
        self, painter: QPainter, rect: QRect, row: Row, *, chosen: bool, air: int
    ) -> None:
        """Title over second line, from the top of ``rect``."""
        look = theme()
        top = QRect(rect.left(), rect.top() + air, rect.width(), look.line(Type.ROW_TITLE))
        _words(painter, top, row.title, Type.ROW_TITLE, Role.TEXT, row.hits)
        second = QRect(rect.left(), top.bottom() + 1, rect.width(), look.line(Type.SMALL))
        # On a selected row the quiet grey becomes the plain one, to keep its contrast.
        quiet = Role.TEXT2 if chosen else Role.TEXT3
        if row.reference:
            used = write(painter, second, row.reference, Type.TABULAR_SMALL, Role.TEXT2)
            second.setLeft(second.left() + used + 8)
        _words(painter, second, row.second, Type.SMALL, quiet, row.second_hits)

    def _work(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        look = theme()
        side = look.px(18)
        left = rect.left() + _EDGE
        if row.icon:
            drawn = pixmap(row.icon, Role.TEXT2, side, self._view.devicePixelRatioF())
            across = rect.height() if not self._narrow else look.line(Type.ROW_TITLE) + 16
            painter.drawPixmap(left, rect.top() + (across - side) // 2, drawn)
        left += side + look.px(12)
        right = rect.right() - 16
        if row.chip is not None:
            spot = self._chip_spot(rect, row, left)
            paint_chip(painter, spot, row.chip.icon, row.chip.words, row.chip.tone)
            right = right if self._narrow else spot.left() - 12
        if chosen and row.button:
            spot = self.button_spot(rect, row)
            self._button(painter, spot, row.button)
            right = min(right, spot.left() - 12)
        words = QRect(left, rect.top(), max(right - left, 0), rect.height())
        self._two_lines(painter, words, row, chosen=chosen, air=8)

    def _chip_spot(self, rect: QRect, row: Row, left: int) -> QRect:
        assert row.chip is not None
        size = chip_size(row.chip.icon, row.chip.words, row.chip.tone)
        if self._narrow:
            return QRect(QPoint(left, rect.bottom() - size.height() - 7), size)
        top = rect.top() + (rect.height() - size.height()) // 2
        return QRect(QPoint(rect.right() - 16 - size.width(), top), size)

    def button_spot(self, rect: QRect, row: Row) -> QRect:
        """Where the button of the current row is painted and pressed."""
        look = theme()
        size = QSize(width_of(row.button, Type.BODY_MEDIUM) + look.px(20), look.px(28))
        right = rect.right() - 16
        top = rect.top() + (rect.height() - size.height()) // 2
        if row.chip is not None:
            chip = self._chip_spot(rect, row, rect.left() + _EDGE + look.px(30))
            if self._narrow:
                return QRect(QPoint(chip.right() + 9, chip.center().y() - size.height() // 2), size)
            right = chip.left() - 12
        return QRect(QPoint(right - size.width(), top), size)

    def on_button(self, index: Index, at: QPoint) -> bool:
        """Whether that point of the view lies on the current row's button."""
        item = index.data(ROW_ROLE)
        if not isinstance(item, Row) or not item.button or self._shape is not Shape.WORK:
            return False
        return self.button_spot(self._view.visualRect(index), item).contains(at)

    def _button(self, painter: QPainter, spot: QRect, words: str) -> None:
        under = self._view.viewport().mapFromGlobal(QCursor.pos())
        fill = Role.HOVER if spot.contains(under) else Role.SURFACE
        box(painter, spot, fill=fill, line=Role.CONTROL, radius=6)
        write_centred(painter, spot, words, Type.BODY_MEDIUM, Role.TEXT)

    def _case(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        look = theme()
        about, stage, due, owner = case_columns(rect.width())
        if self._narrow:
            about.setWidth(rect.width() - 2 * about.left())
        words = QRect(about.left(), rect.top(), about.width(), rect.height())
        self._two_lines(painter, words, row, chosen=chosen, air=10)
        if self._narrow:
            low = rect.bottom() - look.px(24) - 8
            stage = QRect(about.left(), 0, bars_width() + look.px(90), 0)
            due = QRect(stage.right(), 0, rect.width() - stage.right() - 16, 0)
            band = QRect(0, low, rect.width(), look.px(24))
        else:
            band = rect
        if row.stage:
            spot = QRect(stage.left(), band.top(), stage.width() - 8, band.height())
            shown = row.stage if owner.width() or self._narrow else ""
            paint_step_bars(painter, spot, row.steps, shown)
        if row.chip is not None:
            size = chip_size(row.chip.icon, row.chip.words, row.chip.tone)
            size.setWidth(min(size.width(), due.width() - 8))
            top = band.top() + (band.height() - size.height()) // 2
            spot = QRect(QPoint(due.left(), top), size)
            paint_chip(painter, spot, row.chip.icon, row.chip.words, row.chip.tone)
        if row.owner and owner.width() and not self._narrow:
            side = look.px(24)
            spot = QRect(owner.left(), rect.top() + (rect.height() - side) // 2, side, side)
            paint_initials(painter, spot, row.owner)

    def _short(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look = theme()
        side = look.px(18)
        left = rect.left()
        if row.icon:
            drawn = pixmap(row.icon, Role.TEXT2, side, self._view.devicePixelRatioF())
            painter.drawPixmap(left, rect.top() + (rect.height() - side) // 2, drawn)
            left += side + look.px(9)
        right = rect.right()
        if row.button:
            caret = look.px(16)
            drawn = pixmap("caret-right", Role.TEXT3, caret, self._view.devicePixelRatioF())
            painter.drawPixmap(right - caret, rect.top() + (rect.height() - caret) // 2, drawn)
            right -= caret + look.px(8)
        if row.trailing:
            strong = row.trailing.isdigit()
            font = Type.TABULAR_STRONG if strong else Type.BODY
            role = Role.TEXT if strong else Role.TEXT3
            used = width_of(row.trailing, font)
            spot = QRect(right - used, rect.top(), used + 1, rect.height())
            write(painter, spot, row.trailing, font, role)
            right -= used + look.px(8)
        words = QRect(left, rect.top(), max(right - left, 0), rect.height())
        write(painter, words, row.title, Type.BODY, Role.TEXT)

    def _letter(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        look = theme()
        words = rect.adjusted(20, 0, -16, 0)
        self._two_lines(painter, words, row, chosen=chosen, air=8)
        low = rect.top() + 8 + look.line(Type.ROW_TITLE) + look.line(Type.SMALL)
        third = QRect(words.left(), low, words.width(), look.line(Type.SMALL))
        if row.third_icon:
            side = look.px(15)
            drawn = pixmap(row.third_icon, Role.TEXT2, side, self._view.devicePixelRatioF())
            painter.drawPixmap(third.left(), low + (third.height() - side) // 2, drawn)
            third.setLeft(third.left() + side + look.px(5))
        write(painter, third, row.third, Type.SMALL, Role.TEXT2 if chosen else Role.TEXT3)

    def _diary(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look = theme()
        body, small = look.line(Type.BODY), look.line(Type.SMALL)
        lead = QRect(rect.left(), rect.top() + 10, look.px(53), body)
        write(painter, lead, row.lead, Type.TABULAR_STRONG, Role.TEXT)
        left = lead.right()
        words = QRect(left, lead.top(), rect.right() - left, body)
        write(painter, words, row.title, Type.BODY_MEDIUM, Role.TEXT)
        second = QRect(left, words.bottom() + 1, words.width(), small)
        write(painter, second, row.second, Type.SMALL, Role.TEXT3)
        if row.third:
            third = QRect(left, second.bottom() + 3, words.width(), small)
            if row.third_icon:
                side = look.px(15)
                drawn = pixmap(row.third_icon, Role.TEXT2, side, self._view.devicePixelRatioF())
                painter.drawPixmap(left, third.top() + (small - side) // 2, drawn)
                third.setLeft(left + side + look.px(6))
            write(painter, third, row.third, Type.SMALL, Role.TEXT2)


class _State:
    __slots__ = ("chosen", "focused", "hovered")

    def __init__(self, flags: Any) -> None:
        self.chosen = bool(flags & QStyle.StateFlag.State_Selected)
        self.hovered = bool(flags & QStyle.StateFlag.State_MouseOver)
        self.focused = bool(flags & QStyle.StateFlag.State_HasFocus)


def _state(option: QStyleOptionViewItem) -> _State:
    return _State(option.state)


def _words(painter: QPainter, rect: QRect, words: str, font: Type, role: Role, hits: Spans) -> None:
    if hits:
        write_hits(painter, rect, words, font, role, hits)
    else:
        write(painter, rect, words, font, role)
