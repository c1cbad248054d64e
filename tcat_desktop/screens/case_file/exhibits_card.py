"""The exhibits of a case: number, name, the beginning of the hash, and a picture where one may be.

A sealed one is a hatched box: no name, no hash and no picture of it is ever drawn, only who can
open it and, under the boxes, whose permission holds.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer, ExhibitLine
from tcat_desktop.screens.case_file.destinations import Destination
from tcat_desktop.screens.case_file.entry_painter import paint_picture
from tcat_desktop.screens.case_file.menu_button import Choices, menu_of
from tcat_desktop.screens.case_file.pictures import Pictures
from tcat_desktop.screens.case_file.sealed_offers import OPENER, offers_of, why_not_seal
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box, write
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.sealed import paint_sealed
from tcat_desktop.screens.widgets.showing import show

_ACROSS = 3
_FIRST = 9
_STEP = 60
_ICONS = {
    "pdf": "file-pdf", "email": "envelope-simple", "whatsapp": "whatsapp-logo",
    "video": "video-camera", "audio": "microphone", "text": "file-text", "zip": "stack",
}  # fmt: skip


class ExhibitCell(QAbstractButton):
    """One exhibit; pressing it shows it, or what can be done with its seal."""

    # Its menu is wanted, by pointer or by key.
    menu_wanted = Signal(object)

    def __init__(self, exhibit: ExhibitLine, pictures: Pictures) -> None:
        super().__init__()
        self.exhibit = exhibit
        self._pictures = pictures
        self.setObjectName(f"case_file.exhibit.{exhibit.number}")
        self.setAccessibleName(_spoken(exhibit))
        if not exhibit.sealed:
            set_tip(self, f"{exhibit.name}\nSHA-256 {exhibit.digest}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        tall = look.px(54) + look.px(6) + look.line(Type.BODY) + look.line(Type.SMALL) + 2
        return QSize(look.px(84), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        spot = QRect(0, 0, self.width(), look.px(54))
        self._paint_picture(painter, spot)
        if self.underMouse():
            box(painter, spot, fill=None, line=Role.CONTROL, radius=4)
        name = QRect(0, spot.bottom() + look.px(6), self.width(), look.line(Type.BODY))
        shown = "Sealed" if self.exhibit.sealed else self.exhibit.name
        write(painter, name, f"{self.exhibit.number} {shown}", Type.BODY, Role.TEXT)
        foot = QRect(0, name.bottom() + 2, self.width(), look.line(Type.SMALL))
        if self.exhibit.sealed:
            write(painter, foot, "Only the CEO", Type.SMALL, Role.TEXT3)
        else:
            self._paint_foot(painter, foot)

    def _paint_picture(self, painter: QPainter, spot: QRect) -> None:
        if self.exhibit.sealed:
            paint_sealed(painter, spot)
            return
        picture = self._pictures.thumbnail(self.exhibit.exhibit_id)
        if picture is not None or self.exhibit.kind == "image":
            paint_picture(painter, spot, picture)
            return
        box(painter, spot, fill=Role.SUNKEN, line=Role.DIVIDER, radius=4)
        size = theme().px(24)
        name = _ICONS.get(self.exhibit.kind, "file-text")
        drawn = pixmap(name, Role.TEXT2, size, self.devicePixelRatioF())
        painter.drawPixmap(spot.center().x() - size // 2, spot.center().y() - size // 2, drawn)

    def _paint_foot(self, painter: QPainter, foot: QRect) -> None:
        look = theme()
        number = self.exhibit.exhibit_id
        icon, role = "fingerprint", Role.TEXT3
        words, ink, font = self.exhibit.short_digest, Role.TEXT3, Type.FIXED
        if self._pictures.trouble(number):
            icon, role, ink = "warning-circle", Role.ATTENTION_TEXT, Role.ATTENTION_TEXT
            words, font = "Changed", Type.SMALL_STRONG
        elif self._pictures.is_sound(number):
            icon, role = "seal-check", Role.GREEN
        side = look.px(14)
        drawn = pixmap(icon, role, side, self.devicePixelRatioF())
        painter.drawPixmap(foot.left(), foot.top() + (foot.height() - side) // 2, drawn)
        write(painter, foot.adjusted(side + 5, 0, 0, 0), words, font, ink)


def _spoken(exhibit: ExhibitLine) -> str:
    """The number and the name; of a sealed one who can open it, and whose permission holds."""
    if not exhibit.sealed:
        return f"Exhibit {exhibit.number}, {exhibit.name}"
    held = "".join(f" {words}." for _, words in exhibit.permissions)
    return f"Exhibit {exhibit.number}, sealed. Only {OPENER} can open it.{held}"


class ExhibitsCard(Card):
    """The card. The first few are shown, and more when asked for."""

    opened = Signal(object)
    # A form about a seal, and an exhibit to seal.
    wanted = Signal(object)
    seal_wanted = Signal(object)

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__("Exhibits", name="case_file.exhibits", aside=" ")
        self._desk, self._pictures = desk, pictures
        self._answer: CaseFileAnswer | None = None
        self._asked_about: ExhibitLine | None = None
        self._pictures.came.connect(self._came)
        self._exhibits: tuple[ExhibitLine, ...] = ()
        self._cells: dict[int, ExhibitCell] = {}
        self._most = _FIRST
        self._seal = IconMark("seal-check", Role.GREEN, size=16)
        self.head.insertWidget(self.head.indexOf(self.aside), self._seal)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.add(self._holder)
        permitted = QWidget()
        self._permitted = QVBoxLayout(permitted)
        self._permitted.setContentsMargins(0, 0, 0, 0)
        self._permitted.setSpacing(2)
        self.add(permitted, above=6)
        self.menu = QMenu(self)
        self.menu.setObjectName("case_file.exhibits.menu")
        self.menu.triggered.connect(self._picked)
        self.all = Button("Show more", name="case_file.exhibits.all", kind=Kind.QUIET)
        self.all.clicked.connect(self._show_more)
        self.add(self.all, above=6)

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the exhibits of this case."""
        if [each.exhibit_id for each in answer.exhibits[:1]] != [
            each.exhibit_id for each in self._exhibits[:1]
        ]:
            self._most = _FIRST
        self._answer = answer
        self._exhibits = answer.exhibits
        self.count.setText(str(len(answer.exhibits)))
        self._fill()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self._cells.values(), self.all]

    def _fill(self) -> None:
        emptied(self._grid)
        self._cells = {}
        for place, exhibit in enumerate(self._exhibits[: self._most]):
            cell = ExhibitCell(exhibit, self._pictures)
            cell.clicked.connect(self._pressed)
            cell.menu_wanted.connect(self._open_menu)
            self._cells[exhibit.exhibit_id] = cell
            self._grid.addWidget(cell, place // _ACROSS, place % _ACROSS)
        self._say_permitted()
        left = len(self._exhibits) - self._most
        if left > 0:
            self.all.set_words(f"Show {min(left, _STEP)} more of {left}")
        show(self.all, left > 0)
        show(self, bool(self._exhibits))
        self._say_sound()

    def _came(self, exhibit_id: int) -> None:
        cell = self._cells.get(exhibit_id)
        if cell is not None:
            cell.update()
        self._say_sound()

    def _say_sound(self) -> None:
        """Only what was read whole, here and now, is said to be unchanged."""
        open_ones = [each.exhibit_id for each in self._exhibits if not each.sealed]
        wrong = [each for each in open_ones if self._pictures.trouble(each)]
        sound = [each for each in open_ones if self._pictures.is_sound(each)]
        words, role, icon = "", Role.GREEN_TEXT, "seal-check"
        if wrong:
            words, role, icon = "Not as it was received", Role.ATTENTION_TEXT, "warning-circle"
        elif sound and len(sound) == len(open_ones):
            words = "Unchanged since received"
        elif sound:
            words = f"{len(sound)} of {len(open_ones)} read, unchanged"
        self.aside.setText(words)
        self.aside.set_role(role)
        self._seal.set_icon(icon if words else "", role)

    def _say_permitted(self) -> None:
        emptied(self._permitted)
        for exhibit in self._exhibits[: self._most]:
            for _, words in exhibit.permissions:
                self._permitted.addWidget(
                    label(f"{exhibit.number}: {words}", font=Type.SMALL, role=Role.TEXT2, wrap=True,
                          name=f"case_file.exhibit.{exhibit.number}.permission")
                )  # fmt: skip

    def _open_menu(self, spot: QPoint) -> None:
        cell = self.sender()
        if isinstance(cell, ExhibitCell):
            self._asked_about = cell.exhibit
            menu_of(self.menu, self._choices(cell.exhibit), name="case_file.exhibits.menu")
            self.menu.popup(spot)

    def _choices(self, exhibit: ExhibitLine) -> Choices:
        if not exhibit.sealed:
            return (("show", "Show it", ""), ("seal", "Seal it", why_not_seal(self._desk)))
        if self._answer is None:
            return ()
        offers = offers_of(self._desk, self._answer, exhibit)
        return tuple((each.to.name, each.title, each.locked) for each in offers)

    def _picked(self, action: QAction) -> None:
        exhibit, key = self._asked_about, str(action.data())
        if exhibit is None:
            return
        if key == "show":
            self.opened.emit(exhibit)
        elif key == "seal":
            self.seal_wanted.emit(exhibit)
        else:
            self.wanted.emit(Destination(name=key, where={"exhibit_id": exhibit.exhibit_id}))

    def _show_more(self) -> None:
        self._most += _STEP
        self._fill()

    def _pressed(self) -> None:
        cell = self.sender()
        if isinstance(cell, ExhibitCell):
            self.opened.emit(cell.exhibit)
