"""The keys of the minutes: what kind of point it is, on to the next item, and a break."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Ctrl 1 to 4.
_KINDS = ("agreed", "disputed", "action", "words")
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def kind_of(event: QKeyEvent) -> str:
    """The kind of point for Ctrl 1 to 4, else nothing."""
    number = event.key() - Qt.Key.Key_0
    ours = _held(event) == _CONTROL and 1 <= number <= len(_KINDS)
    return _KINDS[number - 1] if ours else ""


def step_of(event: QKeyEvent) -> int:
    """-1 for Ctrl Up and 1 for Ctrl Down, which go from item to item of the agenda; else 0."""
    return _STEPS.get(Qt.Key(event.key()), 0) if _held(event) == _CONTROL else 0


def is_pause(event: QKeyEvent) -> bool:
    """Ctrl Shift B: a break begins, or is over."""
    both = _CONTROL | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_B and _held(event) == both
