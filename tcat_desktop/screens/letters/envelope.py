"""The envelope of a letter as the preview draws it over the page."""

from PySide6.QtCore import QPointF, QRectF

from tcat_desktop.office.envelope_view import EnvelopeView, Place
from tcat_desktop.screens.widgets.page_preview import DL, Window


def window_of(envelope: EnvelopeView | None) -> Window:
    """What the preview draws; the usual DL window while nobody knows."""
    if envelope is None:
        return DL
    if envelope.window is None:
        return Window(inside=None, around=QRectF(), most=envelope.most, title=envelope.title)
    return Window(
        inside=_rect(envelope.window),
        around=_rect(envelope.clear or envelope.window),
        most=envelope.most,
        title=envelope.title,
    )


def _rect(place: Place) -> QRectF:
    left, top, right, bottom = place
    return QRectF(QPointF(left, top), QPointF(right, bottom))
