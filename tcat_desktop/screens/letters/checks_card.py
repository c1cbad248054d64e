"""The card of wording checks beside a letter: what to look at, what stops it, what passed.

Example::

    card = ChecksCard(name="letters.checks")
    card.show_answer(answer)                       # LetterChecksAnswer
    card.show_place.connect(self._show_paragraph)  # the paragraph's number, from nought
    card.overrule_wanted.connect(self._overrule)   # rule, sentence, reason
    card.refused(said)                             # stays at the open form, with what was typed
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.letter_checks import CheckLine, LetterChecksAnswer
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import fill_role, line_role, text_role
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box, write_centred
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

# How many ticks stand there before “Show 3 more”.
_TICKS = 5
_LONGEST_QUOTE = 160
_SHORTEST_QUOTE = 40


class ChecksCard(QWidget):
    """The findings in numbered boxes, then ticks for what passed."""

    show_place = Signal(int)
    overrule_wanted = Signal(str, str, str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Wording checks")
        self._name = name
        self._all = False
        self._answer: LetterChecksAnswer | None = None
        self._boxes: list[FindingBox] = []
        self.title = label("Wording checks", font=Type.BODY_STRONG, name=f"{name}.title")
        self.count = label("", font=Type.BODY, role=Role.TEXT2, name=f"{name}.count")
        self.hint = label("", role=Role.TEXT2, wrap=True, name=f"{name}.hint")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        self._passed = QVBoxLayout()
        self._passed.setSpacing(5)
        self.more = Button("Show more", name=f"{name}.more", kind=Kind.QUIET)
        self.more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addLayout(self._found)
        column.addLayout(self._passed)
        indented = QHBoxLayout()
        indented.setContentsMargins(24, 0, 0, 0)
        indented.addWidget(self.more)
        indented.addStretch(1)
        column.addLayout(indented)
        self.say_instead("")

    # -- what the page tells ------------------------------------------------------------------

    def show_answer(self, answer: LetterChecksAnswer) -> None:
        """Show these checks; what was typed under a finding that still stands stays."""
        typed = {each.key: each.typed() for each in self._boxes}
        self._answer = answer
        self.count.setText(answer.line)
        show(self.hint, False)
        emptied(self._found)
        self._boxes = []
        for line in answer.open:
            made = FindingBox(line, name=self._name, saved=answer.letter_id is not None,
                              kept=answer.kept)  # fmt: skip
            made.show_place.connect(self.show_place)
            made.overrule_wanted.connect(self.overrule_wanted)
            made.put_back(*typed.get(made.key, (False, "")))
            self._boxes.append(made)
            self._found.addWidget(made)
        for line in answer.put_aside:
            self._found.addWidget(PutAside(line, name=f"{self._name}.aside{line.number}"))
        self._show_passed()

    def say_instead(self, words: str) -> None:
        """Why there are no checks to show: the letter is not whole yet."""
        self._answer = None
        self._boxes = []
        emptied(self._found)
        emptied(self._passed)
        show(self.more, False)
        self.count.setText("")
        self.hint.setText(words or "The checks show once the letter is whole.")
        show(self.hint, True)

    def refused(self, said: Said) -> None:
        """What the office says against putting a finding aside; it stands at the open form."""
        for each in self._boxes:
            if each.open:
                each.refused(said)
                return
        self.hint.setText(" ".join(part for part in (said.reason, said.what_to_do) if part))
        show(self.hint, True)

    # -- inside -------------------------------------------------------------------------------

    def _show_passed(self) -> None:
        emptied(self._passed)
        passed = self._answer.passed if self._answer is not None else ()
        shown = passed if self._all else passed[:_TICKS]
        for place, words in enumerate(shown):
            self._passed.addWidget(_Tick(words, name=f"{self._name}.passed{place}"))
        rest = len(passed) - _TICKS
        show(self.more, rest > 0)
        self.more.set_words("Show fewer" if self._all else f"Show {rest} more")

    def _show_all(self) -> None:
        self._all = not self._all
        self._show_passed()


class FindingBox(QWidget):
    """One finding: its number, what it is and why; more when it is shown on the page."""

    show_place = Signal(int)
    overrule_wanted = Signal(str, str, str)

    def __init__(self, line: CheckLine, *, name: str, saved: bool, kept: bool) -> None:
        super().__init__()
        self._line = line
        self._tone = Tone.ATTENTION if line.stops else Tone.AMBER
        own = f"{name}.finding{line.number}"
        self.setObjectName(own)
        self.setAccessibleName(
            f"Finding {line.number}: {line.title}. {line.why} "
            + ("It stops the letter." if line.stops else "To look at.")
        )
        role = text_role(self._tone)
        self.show_button = Button(
            "Show", name=f"{own}.show", kind=Kind.SMALL,
            spoken=f"Show finding {line.number} on the page",
        )  # fmt: skip
        self.show_button.clicked.connect(self._show)
        self.title = label(line.title, font=Type.BODY_STRONG, role=role, wrap=True)
        self.why = label(line.why, role=role, wrap=True, name=f"{own}.why")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.why)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(_Number(line.number, self._tone), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        self._more = self._details(own, saved=saved, kept=kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 10, 9)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._more)
        show(self._more, False)
        show(self._form, False)

    @property
    def key(self) -> tuple[str, str]:
        """What the finding is about, so that it is known again."""
        return self._line.rule, self._line.sentence

    @property
    def open(self) -> bool:
        """Whether its reason is being written."""
        return not self._form.isHidden()

    def typed(self) -> tuple[bool, str]:
        """Whether the form is open, and the reason as far as it is written."""
        return self.open, self.reason.toPlainText()

    def put_back(self, was_open: bool, words: str) -> None:
        """Open the form again with what was typed in it."""
        if was_open and self._may:
            show(self._more, True)
            self._open_form()
            self.reason.set_words(words)

    def refused(self, said: Said) -> None:
        """Say at the reason why it is not put aside."""
        self._form.set_error("reason", " ".join(p for p in (said.reason, said.what_to_do) if p))

    def _details(self, own: str, *, saved: bool, kept: bool) -> QWidget:
        line, role = self._line, text_role(self._tone)
        inside = QWidget()
        inside.setObjectName(f"{own}.more")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(6)
        if line.words:
            column.addWidget(
                label(f"“{_short(line.words)}”", role=role, wrap=True, name=f"{own}.words")
            )
        column.addWidget(label(line.what_to_do, role=role, wrap=True, name=f"{own}.instead"))
        self._form = Form(f"{own}.form", spacing=8)
        self.reason = GrowingField(least=2, most=8)
        self._form.add("Why may it stand?", self.reason, "reason",
                       hint="Your name and the time are kept with it.")  # fmt: skip
        self._may = saved and not kept and not line.why_not
        self.aside = Button("Put aside …", name=f"{own}.aside", kind=Kind.SMALL)
        self.aside.setAccessibleName(f"Put finding {line.number} aside, with a reason")
        self.aside.clicked.connect(self._open_form)
        show(self.aside, self._may)
        barred = (
            "" if kept else line.why_not or ("" if saved else "Save the draft to put it aside.")
        )
        self.barred = label(barred, font=Type.SMALL, role=role, wrap=True, name=f"{own}.barred")
        show(self.barred, bool(barred))
        column.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.barred)
        column.addWidget(self._form)
        self._form.column.addLayout(self._deeds(own))
        return inside

    def _deeds(self, own: str) -> QHBoxLayout:
        self.put = Button("Put aside", name=f"{own}.put", kind=Kind.SMALL)
        self.put.clicked.connect(self._put_aside)
        self.leave = Button("Leave it", name=f"{own}.leave", kind=Kind.QUIET)
        self.leave.clicked.connect(self._close_form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.put)
        row.addWidget(self.leave)
        row.addStretch(1)
        return row

    def _show(self) -> None:
        show(self._more, True)
        self.show_place.emit(self._line.paragraph)

    def _open_form(self) -> None:
        show(self._form, True)
        show(self.aside, False)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        self._form.set_error("reason", "")
        show(self._form, False)
        show(self.aside, self._may)
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_aside(self) -> None:
        self._form.set_error("reason", "")
        self.overrule_wanted.emit(self._line.rule, self._line.sentence, self.reason.toPlainText())

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box(QPainter(self), rect, fill=fill_role(self._tone), line=line_role(self._tone), radius=6)


class PutAside(QWidget):
    """A finding that somebody put aside: what it was, who, when and why."""

    def __init__(self, line: CheckLine, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        said = f"Put aside by {line.overruled}: {line.reason}"
        self.setAccessibleName(f"{line.title}. {said}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(IconMark("note-pencil", Role.TEXT3, size=16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        words = f": “{_short(line.words, _SHORTEST_QUOTE)}”" if line.words else ""
        column.addWidget(label(f"{line.title}{words}", role=Role.TEXT2, wrap=True))
        column.addWidget(label(said, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        row.addLayout(column, 1)


class _Number(QWidget):
    """The number of a finding, as on its pin beside the page."""

    def __init__(self, number: int, tone: Tone) -> None:
        super().__init__()
        self._words, self._tone = str(number), tone
        side = theme().px(20)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        line = Role.ATTENTION if self._tone is Tone.ATTENTION else Role.AMBER
        box(painter, rect, fill=fill_role(self._tone), line=line, radius=4)
        role = text_role(self._tone)
        write_centred(painter, rect.toRect(), self._words, Type.TINY_STRONG, role)


class _Tick(QWidget):
    """One thing that passed."""

    def __init__(self, words: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"Passed: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconMark("check", Role.ACTION, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, role=Role.TEXT2, wrap=True), 1)


def _short(words: str, most: int = _LONGEST_QUOTE) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
