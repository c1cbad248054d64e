"""An entry's body as labelled fields: words, lines, numbers, ticks, groups and lists of groups.

The shape of a field comes from what ships, so that a new kind of entry needs no form of its own.

Example::

    part = part_of("route.how", example=["Open the app."], value=entry.body["how"])
    part.changed.connect(self._edited)
    body["how"] = part.value()          # or NotRead, with a sentence
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.library.labels import CHOICES, TICKS, label_of
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

_LONG = 70


class NotRead(ValueError):
    """What was typed cannot be read; the message stands under the field."""


class Part(QWidget):
    """One field with its label above it, or a group of them."""

    changed = Signal()

    def __init__(self, path: str, name: str) -> None:
        super().__init__()
        self.path = path
        self.setObjectName(f"{name}.row")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(QMargins())
        self.column.setSpacing(4)
        self.error = ErrorLine(f"{name}.error")

    def value(self) -> Any:
        """What stands in it, or ``NotRead``."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """What is to be mended, or nothing."""
        self.error.say(sentence)

    def _titled(self, field: QWidget, name: str, *, hint: str = "") -> None:
        words = label_of(self.path)
        title = label(words, font=Type.BODY_MEDIUM, wrap=True)
        title.setBuddy(field)
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setAccessibleDescription(hint)
        self.column.addWidget(title)
        if hint:
            self.column.addWidget(label(hint, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        self.column.addWidget(field)
        self.column.addWidget(self.error)


class WordsPart(Part):
    """Words, in one line or in as many as they take."""

    def __init__(self, path: str, name: str, value: str, *, long: bool) -> None:
        super().__init__(path, name)
        self._field: LineField | GrowingField
        if long:
            self._field = GrowingField(least=2, font=Type.ROW_TITLE_REGULAR)
            self._field.set_words(value)
            self._field.textChanged.connect(self.changed)
        else:
            self._field = LineField(longest=2_000)
            self._field.setText(value)
            self._field.setCursorPosition(0)
            self._field.textEdited.connect(self.changed)
        self._titled(self._field, name)

    def value(self) -> str:
        if isinstance(self._field, GrowingField):
            return self._field.toPlainText().strip()
        return self._field.text().strip()


class TypedPart(Part):
    """A number, numbers, or lines of either: typed as words and read by ``reads``."""

    def __init__(
        self, path: str, name: str, value: str, reads: Callable[[str], Any], *, hint: str
    ) -> None:
        super().__init__(path, name)
        self._reads = reads
        self._field = GrowingField(least=1 if hint == "" else 2, font=Type.ROW_TITLE_REGULAR)
        self._field.set_words(value)
        self._field.textChanged.connect(self.changed)
        self._titled(self._field, name, hint=hint)

    def value(self) -> Any:
        return self._reads(self._field.toPlainText())


class TickPart(Part):
    """Yes or no."""

    def __init__(self, path: str, name: str, *, value: bool) -> None:
        super().__init__(path, name)
        self._tick = TickBox(label_of(path), name=name)
        self._tick.setChecked(value)
        self._tick.toggled.connect(self.changed)
        self.column.addWidget(self._tick)

    def value(self) -> bool:
        return self._tick.isChecked()


class PickPart(Part):
    """One of a fixed few."""

    def __init__(self, path: str, name: str, value: str, offered: dict[str, str]) -> None:
        super().__init__(path, name)
        self._field = Choice(name=name, spoken=label_of(path))
        for key, words in offered.items():
            self._field.addItem(words, key)
        self._field.setCurrentIndex(max(self._field.findData(value), 0))
        self._field.currentIndexChanged.connect(self.changed)
        self._titled(self._field, name)

    def value(self) -> str:
        return str(self._field.currentData())


class TicksPart(Part):
    """Any of a fixed few; none is everybody."""

    def __init__(self, path: str, name: str, value: list[str], offered: dict[str, str]) -> None:
        super().__init__(path, name)
        self._field = Segments(tuple(offered.items()), name=name, spoken=label_of(path),
                               several=True)  # fmt: skip
        self._field.choose(*value)
        self._field.changed.connect(self.changed)
        self._titled(self._field, name, hint="None chosen is everybody.")

    def value(self) -> list[str]:
        return list(self._field.values)


class GroupPart(Part):
    """Fields that belong together, set in; one that may be missing has a tick before it."""

    def __init__(
        self, path: str, name: str, example: dict[str, Any], value: dict[str, Any] | None,
        *, may_be_missing: bool,
    ) -> None:  # fmt: skip
        super().__init__(path, name)
        self._tick = TickBox(label_of(path), name=name) if may_be_missing else None
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(18, 4, 0, 4)
        inner.setSpacing(10)
        self._parts: dict[str, Part] = {}
        self._told = value or {}
        for key, shape in example.items():
            told = self._told.get(key, shape if value is None else empty_of(shape))
            part = part_of(f"{path}.{key}", f"{name}.{key}", shape, told)
            part.changed.connect(self.changed)
            self._parts[key] = part
            inner.addWidget(part)
        if self._tick is not None:
            self._tick.setChecked(value is not None)
            self._tick.toggled.connect(self._toggled)
            self.column.addWidget(self._tick)
            show(self._inner, value is not None)
        else:
            self.column.addWidget(label(label_of(path), font=Type.BODY_STRONG))
        self.column.addWidget(self._inner)
        self.column.addWidget(self.error)

    def value(self) -> dict[str, Any] | None:
        if self._tick is not None and not self._tick.isChecked():
            return None
        return kept(self._parts, self._told)

    def _toggled(self, wanted: bool) -> None:
        show(self._inner, wanted)
        self.changed.emit()


class SeveralPart(Part):
    """A list of groups: each can be taken off, and one more can be added."""

    def __init__(
        self, path: str, name: str, example: list[dict[str, Any]], value: list[dict[str, Any]]
    ) -> None:
        super().__init__(path, name)
        self._name, self._count = name, 0
        self._shape = merged(example)
        self._groups: list[tuple[QWidget, dict[str, Part], dict[str, Any]]] = []
        self.column.addWidget(label(label_of(path), font=Type.BODY_STRONG))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.error)
        for each in value:
            self._add(each)
        self._another = Button(
            "Add another", name=f"{name}.another", kind=Kind.QUIET, icon_name="plus",
            spoken=f"Add another: {label_of(path)}",
        )  # fmt: skip
        self._another.clicked.connect(self._add_empty)
        self.column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> list[dict[str, Any]]:
        return [kept(parts, told) for _, parts, told in self._groups]

    def _add(self, told: dict[str, Any]) -> None:
        self._count += 1
        name = f"{self._name}.{self._count}"
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(18, 4, 0, 4)
        column.setSpacing(6)
        head = QHBoxLayout()
        title = str(told.get("label") or told.get("title") or told.get("name") or "New")
        head.addWidget(label(title, font=Type.BODY_MEDIUM, role=Role.TEXT2, wrap=True), 1)
        drop = Button("Take off", name=f"{name}.drop", kind=Kind.QUIET, spoken=f"Take off: {title}")
        drop.clicked.connect(self._drop)
        head.addWidget(drop)
        column.addLayout(head)
        parts: dict[str, Part] = {}
        for key, shape in self._shape.items():
            part = part_of(f"{self.path}.{key}", f"{name}.{key}", shape,
                           told.get(key, empty_of(shape)))  # fmt: skip
            part.changed.connect(self.changed)
            parts[key] = part
            column.addWidget(part)
        drop.setProperty("number", self._count)
        holder.setProperty("number", self._count)
        self._groups.append((holder, parts, told))
        self._rows.addWidget(holder)

    def _add_empty(self) -> None:
        self._add({})
        self.changed.emit()

    def _drop(self) -> None:
        number = self.sender().property("number")
        for each in list(self._groups):
            holder = each[0]
            if holder.property("number") == number:
                self._groups.remove(each)
                self._rows.removeWidget(holder)
                holder.hide()
                holder.deleteLater()
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


# -- which part a value needs ------------------------------------------------------------------


def part_of(
    path: str, name: str, example: Any, value: Any, *, may_be_missing: bool = False
) -> Part:
    """The part for a value of that shape."""
    if path in CHOICES:
        return PickPart(path, name, str(value or ""), CHOICES[path])
    if path in TICKS:
        return TicksPart(path, name, list(value or []), TICKS[path])
    if isinstance(example, bool):
        return TickPart(path, name, value=bool(value))
    if isinstance(example, int | float):
        return TypedPart(path, name, _shown(value), _number, hint="")
    if isinstance(example, dict):
        return GroupPart(path, name, example, value, may_be_missing=may_be_missing)
    if isinstance(example, list):
        return _list_part(path, name, example, value)
    words = str(value or "")
    return WordsPart(path, name, words, long=max(len(words), len(str(example))) > _LONG)


def _list_part(path: str, name: str, example: list[Any], value: Any) -> Part:
    told = list(value or [])
    first = next(iter(example), "")
    if isinstance(first, dict):
        return SeveralPart(path, name, example, told)
    if isinstance(first, list):
        words = "\n".join(", ".join(map(_shown, each)) for each in told)
        return TypedPart(path, name, words, _pairs, hint="One line for each, with commas.")
    if isinstance(first, int | float):
        return TypedPart(path, name, ", ".join(map(_shown, told)), _numbers, hint="")
    return TypedPart(path, name, "\n".join(map(str, told)), _lines, hint="One a line.")


def kept(parts: dict[str, Part], told: dict[str, Any]) -> dict[str, Any]:
    """What the parts hold. A key that was not there stays out until something is put in it."""
    values = {key: part.value() for key, part in parts.items()}
    return {key: value for key, value in values.items() if key in told or not _nothing(value)}


def _nothing(value: Any) -> bool:
    """Nothing at all, or a group of nothing."""
    if isinstance(value, dict):
        return all(map(_nothing, value.values()))
    return value in ("", [], None, 0, False)


def merged(examples: list[dict[str, Any]]) -> dict[str, Any]:
    """One example with every key that any of them has, of the fullest value of each."""
    shape: dict[str, Any] = {}
    for each in examples:
        for key, value in each.items():
            if isinstance(value, dict) and isinstance(shape.get(key), dict):
                shape[key] = merged([shape[key], value])
            elif key not in shape or shape[key] in ("", [], None):
                shape[key] = deepcopy(value)
    return {key: "" if value is None else value for key, value in shape.items()}


def empty_of(shape: Any) -> Any:
    """Nothing, in the shape of an example."""
    if isinstance(shape, bool):
        return False
    if isinstance(shape, dict):
        return {key: empty_of(each) for key, each in shape.items()}
    return [] if isinstance(shape, list) else 0 if isinstance(shape, int | float) else ""


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _number(words: str) -> int | float:
    if not words.strip():
        return 0
    try:
        told = float(words.strip().replace(",", "."))
    except ValueError:
        raise NotRead("Write a number, such as 5.") from None
    return int(told) if told == int(told) else told


def _numbers(words: str) -> list[int | float]:
    return [_number(each) for each in words.replace(";", ",").split(",") if each.strip()]


def _pairs(words: str) -> list[list[int | float]]:
    return [_numbers(line) for line in words.splitlines() if line.strip()]


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
