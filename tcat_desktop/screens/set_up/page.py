"""The first set-up as one page: the steps at the left, one step open, the sheet at the right.

It needs no desk: it collects, and calls what it was given::

    page = SetUpPage(code, hidden=two_places())
    page.recovery_wanted.connect(...)      # everything was told: make the keys and the sheet
    page.show_recovery(groups, shown_pdf)
    page.finish_wanted.connect(...)        # the sheet was read back: make the desk
    page.show_done("Whitfield")
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.set_up.people import PeopleStep, PersonTold
from tcat_desktop.screens.set_up.schools import SchoolsStep, SchoolTold
from tcat_desktop.screens.set_up.sheet import SheetStep
from tcat_desktop.screens.set_up.step import SetUpStep
from tcat_desktop.screens.set_up.the_code import CodeStep, CodeTold
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.ink import box, write
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice, Telling
from tcat_desktop.screens.widgets.page_preview import PagePreview
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.stepper import StepState, paint_step_mark

_LEFT = 278
_RIGHT = 514
_NARROW = 1180
_SHEET = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAll:
    """Everything that was told before the keys are made."""

    trust: str
    schools: tuple[SchoolTold, ...]
    person: PersonTold


class _StepList(QWidget):
    """The steps with their marks; it only shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("set_up.steps")
        self._steps: tuple[tuple[str, str, StepState], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_steps(self, steps: tuple[tuple[str, str, StepState], ...]) -> None:
        """``(title, note, state)`` for each step."""
        self._steps = steps
        here = next((n for n, s in enumerate(steps, 1) if s[2] is StepState.NOW), len(steps))
        self.setAccessibleName(f"Step {here} of {len(steps)}: {steps[here - 1][0]}")
        self.updateGeometry()
        self.update()

    def _tall(self, note: str) -> int:
        look = theme()
        return look.line(Type.BODY) + (look.line(Type.SMALL) if note else 3) + 18

    def sizeHint(self) -> QSize:
        return QSize(180, sum(self._tall(note) for _, note, _ in self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        top = 0
        for number, (title, note, state) in enumerate(self._steps, 1):
            tall = self._tall(note)
            row = QRectF(0, top, self.width(), tall - 2)
            now = state is StepState.NOW
            if now:
                ring = Role.ACTION if look.high_contrast else None
                box(painter, row, fill=Role.SELECT, line=ring, radius=6, pen=3)
            side = look.px(22)
            paint_step_mark(painter, QRectF(12, top + 9, side, side), state, number)
            left = 12 + side + 12
            words = row.toRect()
            words.setLeft(left)
            words.setTop(top + 8)
            words.setHeight(look.line(Type.BODY) + (0 if note else 4))
            font = Type.BODY_STRONG if now else Type.BODY_MEDIUM
            write(painter, words, title, font, Role.ACTION if now else Role.TEXT2)
            words.moveTop(words.bottom() + 1)
            words.setHeight(look.line(Type.SMALL))
            write(painter, words, note, Type.SMALL, Role.TEXT2 if now else Role.TEXT3)
            top += tall


class _Crest(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(theme().px(34), theme().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(36)
        drawn = pixmap("crest", Role.ACTION, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)


class _DoneStep(SetUpStep):
    def __init__(self) -> None:
        super().__init__(
            "done",
            "The desk is ready",
            "Sign in with your name and password. Then add the other people and the term dates "
            "in Settings, and choose where backups go.",
        )
        self.body.addStretch(1)


class SetUpPage(QWidget):
    """The whole first run."""

    recovery_wanted = Signal(object)
    finish_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    finished = Signal()

    def __init__(self, code: CodeTold, *, hidden: tuple[int, int]) -> None:
        super().__init__()
        self.setObjectName("set_up")
        self.schools, self.people = SchoolsStep(), PeopleStep()
        self.sheet = SheetStep(hidden)
        self.steps: tuple[SetUpStep, ...] = (
            self.schools, self.people, CodeStep(code), self.sheet, _DoneStep(),
        )  # fmt: skip
        self._titles = ("Your schools", "The people", "The Code", "Recovery sheet", "Ready")
        self._here = 0
        self._made = False
        self._list = _StepList()
        self._stack = QStackedWidget()
        for number, step in enumerate(self.steps, 1):
            step.number.setText(f"Step {number} of {len(self.steps)}")
            step.edited.connect(self._look)
            area = scrolled(step, name=f"{step.objectName()}.scroll", spoken=step.title_words)
            self._stack.addWidget(area)
        self.sheet.print_wanted.connect(self.print_wanted)
        self.sheet.save_wanted.connect(self.save_wanted)
        self.notice = Notice(name="set_up.notice")
        self.preview = PagePreview(name="set_up.preview")
        self._build()
        self._go(0)

    def _build(self) -> None:
        middle = QFrame()
        middle.setProperty("part", "sheet")
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(56, 16, 56, 0)
        holder.addWidget(self.notice)
        inside.addLayout(holder)
        inside.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left_bar())
        across.addWidget(middle, 1)
        across.addWidget(self._right_bar())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self._bottom_bar())

    def _left_bar(self) -> QFrame:
        self._left = QFrame()
        self._left.setProperty("part", "side_bar")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(28, 38, 28, 20)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(_Crest())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("First set-up", font=Type.BODY_STRONG))
        words.addWidget(label("About 10 minutes", font=Type.SMALL, role=Role.TEXT2))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(24)
        column.addWidget(self._list)
        column.addStretch(1)
        return self._left

    def _right_bar(self) -> QFrame:
        self._right = QFrame()
        self._right.setProperty("part", "desk")
        column = QVBoxLayout(self._right)
        column.setContentsMargins(36, 36, 36, 24)
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        words = "Two groups are hidden here, so that you read them from the paper."
        hidden = label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True)
        hidden.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hidden)
        return self._right

    def _bottom_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("part", "bottom_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(40, 13, 40, 13)
        row.setSpacing(12)
        self.back = Button("Back", name="set_up.back", kind=Kind.BAR)
        self.back.clicked.connect(self._back)
        self._see = Button("See the sheet", name="set_up.see", kind=Kind.BAR, checkable=True)
        self._see.toggled.connect(self._fold)
        self._reason = label("", role=Role.TEXT2, name="set_up.reason", cut=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.go_on = Button("Continue", name="set_up.continue", kind=Kind.BAR_MAIN)
        self.go_on.clicked.connect(self._continue)
        row.addWidget(self.back)
        row.addWidget(self._see)
        row.addWidget(self._reason, 1)
        row.addWidget(self.go_on)
        return bar

    # -- what is called from outside -----------------------------------------------------------

    def told(self) -> ToldAll:
        """Everything that was told."""
        return ToldAll(
            trust=self.schools.trust, schools=self.schools.schools(), person=self.people.told()
        )

    def working(self, words: str) -> None:
        """Something takes a moment: say what."""
        self.notice.clear()
        self.go_on.off_because(words, beside=self._reason)

    def show_recovery(self, groups: tuple[str, ...], shown: bytes) -> None:
        """The keys and the sheet are made."""
        self._made = True
        self.sheet.show_groups(groups)
        self.preview.show_pdf(shown)
        self._go(_SHEET)

    def say_printed(self, words: str) -> None:
        """The sheets are on paper."""
        self.sheet.say_printed(words)

    def show_done(self) -> None:
        """The desk is made; nothing that was typed is kept."""
        self.people.forget()
        self.preview.clear()
        self._go(_SHEET + 1)

    def refused(self, said: Telling) -> None:
        """Show a refusal at its field, on its step, or above the step that is open."""
        field = getattr(said, "field", "")
        for place, step in enumerate(self.steps):
            if field and step.refused(field, str(said)):
                self._go(place)
                return
        self.notice.refused(said)
        self._look()

    # -- inside ----------------------------------------------------------------------------------

    def _go(self, place: int) -> None:
        self._here = place
        self.notice.clear()
        self.people.offer_schools(tuple(s.name for s in self.schools.schools() if s.name))
        self._stack.setCurrentIndex(place)
        last = place == len(self.steps) - 1
        self.go_on.set_words("Sign in" if last else "Continue")
        # Once the keys are made, going back would make the printed sheet worthless.
        show(self.back, 0 < place < _SHEET)
        self.steps[place].entered()
        self._look()
        self._fold()

    def _look(self) -> None:
        step = self.steps[self._here]
        self.go_on.off_because(step.missing(), beside=self._reason)
        done, now, later = StepState.DONE, StepState.NOW, StepState.LATER
        self._list.show_steps(
            tuple(
                (
                    title,
                    each.note() if n <= self._here else "",
                    done if n < self._here else now if n == self._here else later,
                )
                for n, (title, each) in enumerate(zip(self._titles, self.steps, strict=True))
            )
        )

    def _back(self) -> None:
        self._go(max(self._here - 1, 0))

    def _continue(self) -> None:
        step = self.steps[self._here]
        if not step.check():
            return
        if self._here == len(self.steps) - 1:
            self.finished.emit()
        elif self._here == _SHEET:
            self.working("Making the desk")
            self.finish_wanted.emit()
        elif self._here == _SHEET - 1:
            self.working("Making the keys")
            self.recovery_wanted.emit(self.told())
        else:
            self._go(self._here + 1)

    def _fold(self) -> None:
        narrow = self.width() < theme().px(_NARROW)
        at_sheet = self._here == _SHEET
        show(self._right, at_sheet and (not narrow or self._see.isChecked()))
        show(self._see, at_sheet and narrow)
        show(self._left, not narrow)
        self._left.setFixedWidth(theme().px(_LEFT))
        self._right.setFixedWidth(min(theme().px(_RIGHT), max(self.width() // 2, 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
