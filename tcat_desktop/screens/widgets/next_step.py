"""The next step of a case: one main button, the deadline with its working, then the other steps.

Example::

    card = NextStep(name="case.next")
    card.show_step(
        "Hold the meeting today at 15:45", main="Start minutes", main_icon="note-pencil",
        plain="Change the time", days=cells, sentence="Five school days after the second report.",
        clause="C45",
        others=(
            OtherStep(key="ask_again", title="Ask again for removal", note="Needs a written reason",
                      needs_reason=True),
            OtherStep(key="close_group", title="Ask for the group to close",
                      note="Dr Llewellyn only (C53, C54)", locked=True),
        ))
    card.main_pressed.connect(self._start_minutes)
    card.other_chosen.connect(self._take_step)          # key, and the reason that was typed
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.deadline_strip import DayCell, DeadlineStrip
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, WordsField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStep:
    """A step that may also be taken, or a locked one with who may take it in ``note``."""

    key: str
    title: str
    note: str = ""
    locked: bool = False
    needs_reason: bool = False


class _StepRow(QWidget):
    """One other step; where it needs a reason, the box to type it in opens under the step."""

    taken = Signal(str, str)

    def __init__(self, step: OtherStep, name: str) -> None:
        super().__init__()
        self._step = step
        self.setObjectName(f"{name}.row")
        top = QHBoxLayout()
        top.setSpacing(9)
        mark = "lock-simple" if step.locked else "arrow-bend-down-right"
        top.addWidget(IconMark(mark, Role.TEXT2, size=16))
        self.button = Button(step.title, name=name, kind=Kind.STEP)
        self.button.clicked.connect(self._pressed)
        if step.locked:
            self.button.off_because(step.note)
        top.addWidget(self.button)
        note = label(step.note, font=Type.SMALL, role=Role.TEXT3, cut=True)
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        self._form = Form(f"{name}.reason", spacing=6)
        if step.needs_reason:
            self._words = WordsField(lines=3)
            self._form.add("Why is this step needed?", self._words, "words")
            go = Button(step.title, name=f"{name}.go", kind=Kind.SMALL)
            go.clicked.connect(self._go)
            self._form.column.addWidget(go)
            column.addWidget(self._form)
        self._form.setVisible(False)

    def _pressed(self) -> None:
        if self._step.needs_reason:
            show(self._form, self._form.isHidden())
            if not self._form.isHidden():
                self._words.setFocus()
        else:
            self.taken.emit(self._step.key, "")

    def _go(self) -> None:
        reason = self._words.toPlainText().strip()
        if not reason:
            self._form.set_error("words", "Write why, in a sentence a parent could read.")
            return
        self.taken.emit(self._step.key, reason)


class NextStep(QFrame):
    """The card of the next step."""

    main_pressed = Signal()
    plain_pressed = Signal()
    other_chosen = Signal(str, str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "next_step")
        self._title = label("", font=Type.NEXT_STEP, wrap=True)
        self.main = Button("Go on", name=f"{name}.main", kind=Kind.MAIN)
        self.main.clicked.connect(self.main_pressed)
        self.plain = Button("Change", name=f"{name}.plain")
        self.plain.clicked.connect(self.plain_pressed)
        self.notice = Notice(name=f"{name}.notice")
        self.strip = DeadlineStrip(name=f"{name}.strip")
        self._clause = QHBoxLayout()
        self._clause.setSpacing(6)
        self._sentence = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self._clause.addWidget(self._sentence, 1)
        self._tag: TagLabel | None = None
        self._others = QWidget()
        self._rows = QVBoxLayout(self._others)
        self._rows.setContentsMargins(16, 8, 16, 10)
        self._rows.setSpacing(1)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 16, 9)
        inner.setSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label("Next step", font=Type.BODY, role=Role.ACTION))
        head.addWidget(self._title)
        inner.addLayout(head)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.main)
        flow.addWidget(self.plain)
        inner.addWidget(buttons)
        inner.addWidget(self.notice)
        inner.addWidget(self.strip)
        inner.addLayout(self._clause)
        column.addLayout(inner)
        self._line = line()
        column.addWidget(self._line)
        column.addWidget(self._others)

    def show_step(
        self,
        title: str,
        *,
        main: str = "",
        main_icon: str = "",
        plain: str = "",
        days: tuple[DayCell, ...] = (),
        sentence: str = "",
        clause: str = "",
        others: tuple[OtherStep, ...] = (),
    ) -> None:
        """Show this step, its deadline and the other steps there are."""
        self._title.setText(title)
        self.setAccessibleName(f"Next step: {title}")
        show(self.main, bool(main))
        if main:
            self.main.set_words(main)
            self.main.set_icon_name(main_icon)
        show(self.plain, bool(plain))
        if plain:
            self.plain.set_words(plain)
        show(self.strip, bool(days))
        self.strip.show_days(days, sentence)
        self._sentence.setText(sentence)
        if self._tag is not None:
            self._clause.removeWidget(self._tag)
            self._tag.deleteLater()
            self._tag = None
        if clause:
            self._tag = TagLabel(clause, name=f"{self.objectName()}.clause")
            self._clause.insertWidget(0, self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self._show_others(others)

    def _show_others(self, others: tuple[OtherStep, ...]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if others:
            self._rows.addWidget(label("Other steps", font=Type.BODY_STRONG))
        for step in others:
            row = _StepRow(step, f"{self.objectName()}.{step.key}")
            row.taken.connect(self.other_chosen)
            self._rows.addWidget(row)
        show(self._others, bool(others))
        show(self._line, bool(others))
