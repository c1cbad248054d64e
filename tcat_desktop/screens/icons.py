"""The desk's icons: small drawings that ship beside the program, in the colour of a role.

Example::

    button.setIcon(icon("printer", Role.TEXT, 18))
    painter.drawPixmap(spot, pixmap("clock", Role.AMBER_TEXT, 14, ratio))
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tcat_desktop import resources
from tcat_desktop.screens.theme import Role, theme

_drawn: dict[tuple[str, str, int, float], QPixmap] = {}
_MANY = 800


@cache
def _drawing(name: str) -> bytes:
    return resources.read(f"icons/{name}.svg")


def pixmap(name: str, role: Role, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as it is painted: ``size`` in px on the screen, kept for the next time.

    Raises:
        FileNotFoundError: when no icon of that name ships.
    """
    # The colour and not the role is the key, so that a change of look never shows the old one.
    colour = theme().colour(role).name()
    key = (name, colour, size, ratio)
    kept = _drawn.get(key)
    if kept is not None:
        return kept
    if len(_drawn) > _MANY:
        _drawn.clear()
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    _drawn[key] = picture
    return picture


def icon(name: str, role: Role, size: int, *, off: Role = Role.TEXT3, space: int = 0) -> QIcon:
    """One icon for a button, sharp on a dense screen too; ``off`` is its colour when disabled.

    ``space`` adds that many px of air to the right, where a button's words follow too closely.
    """
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_aired(pixmap(name, role, size, ratio), space), QIcon.Mode.Normal)
        made.addPixmap(_aired(pixmap(name, off, size, ratio), space), QIcon.Mode.Disabled)
    return made


def _aired(drawn: QPixmap, space: int) -> QPixmap:
    if not space:
        return drawn
    ratio = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(space * ratio), drawn.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider
