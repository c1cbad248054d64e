"""One of a few, side by side: choice chips, radio rows, tabs over a list, big risk buttons.

Example::

    risk = Segments((("no", "No"), ("unsure", "Not sure"), ("yes", "Yes, get help now")),
                    name="log.risk", spoken="Is anyone at risk right now?", kind=Kind.CHOICE)
    where = Segments((("whatsapp", "WhatsApp"), ("facebook", "Facebook")), name="log.where",
                     spoken="Where was it?", kind=Kind.CHIP, several=True,
                     icons={"whatsapp": "whatsapp-logo"})
    risk.changed.connect(self._risk_changed)       # risk.value, where.values
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.ticks import RadioDot

_STOP = Qt.FocusPolicy.StrongFocus
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})


class Segments(QWidget):
    """Options side by side; the arrow keys move among them."""

    changed = Signal()

    def __init__(
        self,
        options: tuple[tuple[str, str], ...],
        *,
        name: str,
        spoken: str,
        kind: Kind = Kind.CHIP,
        several: bool = False,
        dots: bool = False,
        icons: Mapping[str, str] | None = None,
        gap: int = 6,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._several = several
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._buttons: dict[str, QAbstractButton] = {}
        flow = FlowLayout(self, gap=gap)
        drawings = icons or {}
        for key, words in options:
            made: QAbstractButton
            if dots:
                made = RadioDot(words, name=f"{name}.{key}")
            else:
                made = Button(
                    words,
                    name=f"{name}.{key}",
                    kind=kind,
                    icon_name=drawings.get(key, ""),
                    checkable=True,
                )
            made.setAccessibleDescription(spoken)
            made.clicked.connect(self._clicked)
            self._buttons[key] = made
            self._group.addButton(made)
            flow.addWidget(made)
        self._one_stop()

    @property
    def value(self) -> str:
        """The one chosen, or empty."""
        return next(iter(self.values), "")

    @property
    def values(self) -> tuple[str, ...]:
        """All chosen, in their order."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, *keys: str) -> None:
        """Choose these and no others, without telling that it changed."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key in keys)
        self._group.setExclusive(not self._several)
        self._one_stop()

    def button(self, key: str) -> QAbstractButton:
        """The button of one option."""
        return self._buttons[key]

    def set_words(self, key: str, words: str) -> None:
        """Other words on one option, such as a tab's count."""
        button = self._buttons[key]
        button.setText(words.replace("&", "&&"))
        button.setAccessibleName(words)
        button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        order = list(self._buttons.values())
        here = self.focusWidget()
        if not step or not isinstance(here, QAbstractButton) or here not in order:
            super().keyPressEvent(event)
            return
        beside = order[(order.index(here) + step) % len(order)]
        beside.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._several:
            beside.click()

    def _clicked(self) -> None:
        self._one_stop()
        self.changed.emit()

    def _one_stop(self) -> None:
        """Tab stops once, at what is chosen; from there the arrow keys go along the options."""
        stop = self._buttons.get("" if self._several else self.value)
        for place, button in enumerate(self._buttons.values()):
            here = button is stop or (stop is None and place == 0)
            button.setFocusPolicy(_STOP if here else Qt.FocusPolicy.ClickFocus)
