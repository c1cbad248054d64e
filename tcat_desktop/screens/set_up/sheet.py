"""Fourth step: the recovery sheet is printed, two groups are typed back, and it is put away."""

from secrets import SystemRandom

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.recovery import GroupField, clean_group
from tcat_desktop.screens.set_up.step import SetUpStep
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.stepper import StepState, paint_step_mark

GROUPS = 8


def two_places() -> tuple[int, int]:
    """Two places of eight, from 0, that the screen hides; nobody can say beforehand which."""
    first, second = sorted(SystemRandom().sample(range(GROUPS), 2))
    return first, second


class _Mark(QWidget):
    """The mark of a part: done, now, or later."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.state = StepState.LATER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().px(22)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_step_mark(QPainter(self), QRectF(self.rect()), self.state, self._number)


class _Part(QWidget):
    """One of the three things to do, with its mark."""

    def __init__(self, number: int, title: str, words: str) -> None:
        super().__init__()
        self.mark = _Mark(number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 15, 0, 16)
        row.setSpacing(14)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(title, font=Type.CARD_TITLE, wrap=True))
        column.addWidget(label(words, font=Type.BODY, role=Role.TEXT2, wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addSpacing(10)
        column.addLayout(self.body)
        row.addLayout(column, 1)

    def set_state(self, state: StepState) -> None:
        """Done, now or later."""
        self.mark.state = state
        self.mark.update()


class SheetStep(SetUpStep):
    """Print, type back, put away."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, hidden: tuple[int, int]) -> None:
        super().__init__(
            "sheet",
            "Print the recovery sheet",
            "If every password is lost, this sheet is the only way back in. Nobody can make "
            "another for you: not the trust, and not the people who made this program.",
        )
        self.hidden = hidden
        self._groups: tuple[str, ...] = ()
        self._printed = False
        self._print = _Part(1, "Print two copies", "One for the school safe. One for the trust.")
        self._type = _Part(
            2, "Type two groups from the paper", "So that we know the print can be read."
        )
        self._away = _Part(
            3, "Put them away", "Write on each sheet where it is kept, then sign it."
        )
        self._build_print()
        self._build_type()
        for part in (self._print, self._type, self._away):
            self.body.addWidget(line())
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._mark()

    def _build_print(self) -> None:
        self.print_button = Button(
            "Print two copies", name="set_up.sheet.print", icon_name="printer"
        )
        self.print_button.clicked.connect(self.print_wanted)
        save = Button("Save as PDF", name="set_up.sheet.save", icon_name="download-simple")
        save.clicked.connect(self.save_wanted)
        self._done_mark = IconMark("check-circle", Role.GREEN_TEXT, size=16)
        self._done = label("", font=Type.BODY, role=Role.GREEN_TEXT, name="set_up.sheet.printed")
        row = QHBoxLayout()
        row.setSpacing(9)
        for part in (self.print_button, save, self._done_mark, self._done):
            row.addWidget(part)
        row.addStretch(1)
        self._print.body.addLayout(row)
        self._done_mark.setVisible(False)

    def _build_type(self) -> None:
        self.form = Form("set_up.sheet", spacing=8)
        row = self.form.row()
        self._fields: list[GroupField] = []
        for place in self.hidden:
            field = GroupField(place + 1, "set_up.sheet")
            self.form.add(f"Group {place + 1}", field, f"group{place + 1}", beside=row)
            field.textEdited.connect(self._typed)
            self._fields.append(field)
        row.addStretch(1)
        self._type.body.addWidget(self.form)

    def show_groups(self, groups: tuple[str, ...]) -> None:
        """The eight groups that the sheet carries."""
        self._groups = groups
        self._printed = False
        for field in self._fields:
            field.clear()
        self._mark()

    def say_printed(self, words: str) -> None:
        """The paper is there: “Two copies printed at 09:48”."""
        self._printed = True
        self._done.setText(words)
        show(self._done_mark, wanted=True)
        self.print_button.set_words("Print again")
        self._mark()
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    @property
    def read_back(self) -> bool:
        """Whether both groups were typed as they are on the paper."""
        return bool(self._groups) and all(
            clean_group(field.text()) == self._groups[place]
            for field, place in zip(self._fields, self.hidden, strict=True)
        )

    def _typed(self) -> None:
        for field, place in zip(self._fields, self.hidden, strict=True):
            whole = len(field.text()) == len(self._groups[place]) if self._groups else False
            wrong = whole and clean_group(field.text()) != self._groups[place]
            words = f"Group {place + 1} on the paper is different." if wrong else ""
            if wrong:
                self.form.set_error(f"group{place + 1}", words)
            elif whole and field is self._fields[0] and not self._fields[1].text():
                self._fields[1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        done, now, later = StepState.DONE, StepState.NOW, StepState.LATER
        self._print.set_state(done if self._printed else now)
        self._type.set_state(done if self.read_back else now if self._printed else later)
        self._away.set_state(now if self._printed and self.read_back else later)

    def missing(self) -> str:
        if not self._printed:
            return "Print the sheet to go on."
        return "" if self.read_back else "Type both groups to go on."

    def check(self) -> bool:
        return not self.missing()

    def note(self) -> str:
        return "Printed and checked" if self.read_back else "Print, keep, check"
