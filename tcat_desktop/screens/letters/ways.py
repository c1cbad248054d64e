"""How a letter leaves: by post, over the counter, by email from the school’s own program."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from tcat_desktop.office.commands.post_letters import HOW
from tcat_desktop.office.questions.letter_register import LetterPaperAnswer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.chips import ChipLabel
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import RadioDot
from tcat_desktop.screens.words import date_words, done_chip


class Ways(QWidget):
    """How a letter leaves, on which day, with what proof; once gone, how it went."""

    changed = Signal()
    email_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("letters.ways")
        self._today = today
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        self._dots: dict[str, RadioDot] = {}
        self._notes: dict[str, QWidget] = {}
        for key, words in HOW.items():
            dot = RadioDot(words, name=f"letters.how.{key}")
            dot.toggled.connect(self._arrange)
            self._group.addButton(dot)
            self._dots[key] = dot
            column.addWidget(dot)
        self.why_not = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                             name="letters.how.email.why")  # fmt: skip
        column.insertWidget(list(HOW).index("email") + 1, self.why_not)
        self.email = Button(
            "Save the email draft", name="letters.email", icon_name="envelope-simple"
        )
        self.email.clicked.connect(self.email_wanted)
        column.addWidget(self.email, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = Form("letters.going", spacing=8)
        self.on = DateField(today=today, placeholder="Today")
        self.number = LineField(longest=60, placeholder="If the Post Office gave one")
        self.form.add("The day it went", self.on, "on")
        self._number_row = self.form.add("Certificate of posting", self.number, "certificate")
        column.addSpacing(4)
        column.addWidget(self.form)
        self._went = ChipLabel(done_chip("Posted"), name="letters.went")
        column.addWidget(self._went, 0, Qt.AlignmentFlag.AlignLeft)
        self.proof = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True, name="letters.proof")
        column.addWidget(self.proof)
        self._state = ""

    @property
    def value(self) -> str:
        """The way chosen."""
        return next((key for key, dot in self._dots.items() if dot.isChecked()), "post")

    @property
    def day(self) -> date | None:
        """The day it went; nothing while the field holds no day."""
        if not self.on.text().strip():
            return self._today
        return self.on.day

    @property
    def certificate(self) -> str:
        """The number on the certificate of posting, where it went by post."""
        return self.number.text() if self.value == "post" else ""

    def show_for(self, answer: LetterPaperAnswer) -> None:
        """Offer the ways that fit this letter; a note within the trust goes to the clerk."""
        gone = answer.row.state == "posted"
        self._state = answer.row.state
        fitting = ("post", "hand", "email") if answer.posted else ("internal",)
        for key, dot in self._dots.items():
            dot.setVisible(key in fitting and not gone)
        self._dots["email"].setEnabled(not answer.no_email)
        self.why_not.setText(answer.no_email)
        show(self.why_not, bool(answer.no_email) and "email" in fitting and not gone)
        if self.value not in fitting or answer.row.state == "signed":
            self._dots[fitting[0]].setChecked(True)
        if answer.row.state == "signed":
            self.on.clear()
            self.number.clear()
        self._went.setVisible(gone)
        if gone:
            self._went.set_chip(done_chip(answer.row.line))
        self._say_proof(answer)
        self._arrange()

    def _say_proof(self, answer: LetterPaperAnswer) -> None:
        said = []
        if answer.certificate:
            said.append(f"Certificate of posting {answer.certificate}.")
        if answer.deemed_on is not None:
            said.append(f"Counts as having arrived on {date_words(answer.deemed_on)}.")
        if answer.reprints:
            times = "once" if answer.reprints == 1 else f"{answer.reprints} times"
            said.append(f"Printed again {times}.")
        self.proof.setText(" ".join(said))
        show(self.proof, bool(said))

    def _arrange(self) -> None:
        ready = self._state == "printed"
        show(self.form, ready or (self._state == "signed" and self.value == "email"))
        show(self._number_row, ready and self.value == "post")
        show(self.email, self.value == "email" and self._state in {"signed", "printed"})
        self.changed.emit()
