"""Forms: each field has a label above it, a name for screen readers, and room for an error.

Example::

    form = Form("set_up.school")
    name = form.line("Name of the school", "name", longest=120)
    form.add("What happened?", WordsField(), "words", hint="Use their exact words if you can.")
    form.set_error("name", "Type the school's name.")        # what was typed stays
    if form.show_refusal(said):                              # Said.field names a field of ours
        return
"""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


class LineField(QLineEdit):
    """One line to type in. Pasted line ends become spaces and control characters go."""

    def __init__(self, *, longest: int = 200, placeholder: str = "", tall: bool = False) -> None:
        super().__init__()
        self.setMaxLength(longest)
        self.setPlaceholderText(placeholder)
        self.setProperty("tall", tall)
        if tall:
            self._dress()
            theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font(Type.ROW_TITLE_REGULAR))


class WordsField(QPlainTextEdit):
    """Several lines to type in: plain words only, whatever is pasted. Tab leaves it."""

    def __init__(self, *, lines: int = 3, placeholder: str = "", longest: int = 50_000) -> None:
        super().__init__()
        self._lines = lines
        self._longest = longest
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font(Type.ROW_TITLE_REGULAR))
        self.setFixedHeight(look.line(Type.ROW_TITLE) * self._lines + 22)


class ErrorLine(QWidget):
    """The line under a field that says what to mend, with its sign; empty it takes no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = IconMark("warning-circle", Role.ATTENTION_TEXT, size=16)
        self._words = label("", font=Type.BODY_MEDIUM, role=Role.ATTENTION_TEXT, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 4, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.say("")

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        show(self, bool(sentence))


class Field(QWidget):
    """A label, the field itself, an optional hint and the error line, in one column."""

    def __init__(
        self, title: str, field: QWidget, *, name: str, hint: str = "", strong: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}.row")
        self.field = field
        self.title = label(title, font=Type.BODY_STRONG if strong else Type.BODY_MEDIUM)
        self.title.setBuddy(field)
        field.setObjectName(name)
        field.setAccessibleName(title)
        if hint:
            field.setAccessibleDescription(hint)
        self._hint = hint
        self.error = ErrorLine(f"{name}.error")
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(0)
        column.addWidget(self.title)
        if hint:
            column.addSpacing(2)
            column.addWidget(label(hint, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        column.addSpacing(5)
        column.addWidget(field)
        column.addWidget(self.error)

    def set_error(self, sentence: str) -> None:
        """Say what to mend under the field, and keep what was typed; empty takes it away."""
        self.error.say(sentence)
        self.field.setAccessibleDescription(sentence or self._hint)
        if self.field.property("wrong") != bool(sentence):
            self.field.setProperty("wrong", bool(sentence))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)


class Form(QWidget):
    """Fields in a column. Emits ``edited`` with the field's short name as people type."""

    edited = Signal(str)

    def __init__(self, name: str, *, spacing: int = 14, strong: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._strong = strong
        self._prefix = name
        self._fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(QMargins())
        self.column.setSpacing(spacing)

    def add(
        self,
        title: str,
        field: QWidget,
        name: str,
        *,
        hint: str = "",
        beside: QHBoxLayout | None = None,
    ) -> Field:
        """Put a field in the form, or into a row ``beside`` others; ``name`` is its short name."""
        made = Field(title, field, name=f"{self._prefix}.{name}", hint=hint, strong=self._strong)
        self._fields[name] = made
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._edited)
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self._edited)
        if beside is None:
            self.column.addWidget(made)
        else:
            beside.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def line(
        self,
        title: str,
        name: str,
        *,
        longest: int = 200,
        hint: str = "",
        beside: QHBoxLayout | None = None,
    ) -> LineField:
        """Add one line to type in."""
        field = LineField(longest=longest)
        self.add(title, field, name, hint=hint, beside=beside)
        return field

    def row(self) -> QHBoxLayout:
        """A row for fields that stand side by side."""
        across = QHBoxLayout()
        across.setSpacing(12)
        self.column.addLayout(across)
        return across

    def field(self, name: str) -> QWidget:
        """The field of that short name."""
        return self._fields[name].field

    def set_error(self, name: str, sentence: str) -> None:
        """Say under the field what to mend, and go there; what was typed stays."""
        self._fields[name].set_error(sentence)
        if sentence:
            self._fields[name].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take every error line away."""
        for each in self._fields.values():
            each.set_error("")

    def errors(self) -> dict[str, str]:
        """The errors now shown, by short name."""
        return {name: f.error.words for name, f in self._fields.items() if f.error.words}

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field; says whether the form has that field."""
        if field not in self._fields:
            return False
        self.set_error(field, sentence)
        return True

    def _edited(self) -> None:
        sender = self.sender()
        for name, each in self._fields.items():
            if each.field is sender:
                each.set_error("")
                self.edited.emit(name)
                return
