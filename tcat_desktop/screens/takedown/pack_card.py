"""The pack of one route: every field to be pasted, the copies kept, and the receipt at the end."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_pack import KeepPack
from tcat_desktop.office.questions.takedown import CopyLine, PackAnswer, PackPaper
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.steps.left_out_step import name_the_head
from tcat_desktop.screens.takedown.copy_field import CopyField
from tcat_desktop.screens.takedown.things import Things
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show

_NOTHING_SENT = "Nothing is sent from here. Fill in the form by hand, then keep it."


class PackCard(Card):
    """The fields, and what is done with them. ``kept`` once the office has it."""

    keep_wanted = Signal(object)
    paper_wanted = Signal(object, str)
    copies_wanted = Signal(object)
    letter_wanted = Signal(str)
    copied = Signal(str)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__("The pack", name="takedown.pack")
        self._desk, self._today = desk, today
        self._pack: PackAnswer | None = None
        self._platform, self._asking_as = "", "school"
        self._fields: dict[str, CopyField] = {}
        self.typed = False
        self.add(label(_NOTHING_SENT, role=Role.TEXT2, wrap=True))
        # The page puts it over the route, where it is read first.
        self.stands = Notice(name="takedown.stands")
        self._inner = QWidget()
        self.body.addWidget(self._inner)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("What should go, and the copy of each", font=Type.BODY_STRONG))
        self.things = Things()
        self.things.changed.connect(self._edited)
        column.addWidget(self.things)
        column.addWidget(label("What to paste in which field", font=Type.BODY_STRONG))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column.addLayout(self._rows)
        self._build_end(column)

    def _build_end(self, column: QVBoxLayout) -> None:
        column.addWidget(label("When it has been sent", font=Type.BODY_STRONG))
        self.form = Form("takedown.sent", spacing=10)
        across = self.form.row()
        self.asked_of = self.form.line("Who was asked", "asked_of", beside=across)
        self.asked_on = DateField(today=self._today)
        self.form.add("On", self.asked_on, "asked_on", beside=across)
        self.reference: LineField = self.form.line(
            "Their reference", "their_reference", hint="The number of the report, if they gave one."
        )
        self.left_out = Notice(name="takedown.left_out")
        self.form.column.addWidget(self.left_out)
        self.why = WordsField(lines=2)
        hint = "For example a threat, or a child at risk. C43."
        self._why_row = self.form.add("Why can it not wait?", self.why, "jump_reason", hint=hint)
        self.head_name = LineField()
        self._head_row = self.form.add("Which head answers for this?", self.head_name, "jump_head")
        column.addWidget(self.form)
        self.notice = Notice(name="takedown.notice")
        column.addWidget(self.notice)
        self.buttons = QWidget()
        row = FlowLayout(self.buttons, gap=8)
        self.keep = Button("It has been sent: keep it", name="takedown.keep", kind=Kind.MAIN,
                           icon_name="check")  # fmt: skip
        self.print = Button("Print the pack", name="takedown.print", icon_name="printer")
        self.notice_paper = Button("Print the notice to sign", name="takedown.print_notice",
                                   icon_name="signature")  # fmt: skip
        self.letter = Button(
            "Write the letter", name="takedown.letter", icon_name="envelope-simple"
        )
        self.save = Button("Save the evidence as files", name="takedown.save_copies",
                           icon_name="download-simple")  # fmt: skip
        for each in (self.keep, self.letter, self.notice_paper, self.print, self.save):
            row.addWidget(each)
        self.keep.clicked.connect(self._keep)
        self.print.clicked.connect(self._print)
        self.notice_paper.clicked.connect(self._print_notice)
        self.letter.clicked.connect(self._letter)
        self.save.clicked.connect(self._save)
        column.addWidget(self.buttons)

    # -- showing -----------------------------------------------------------------------------

    def show_pack(self, pack: PackAnswer, platform: str, asking_as: str) -> None:
        """Show the fields of this route, filled from the record, as it was asked for."""
        self._pack, self._platform, self._asking_as = pack, platform, asking_as
        self.typed = False
        emptied(self._rows)
        self._fields = {}
        for each in pack.fields:
            row = CopyField(each, today=self._today)
            row.copied.connect(self.copied)
            row.edited.connect(self._edited)
            self._fields[each.name] = row
            self._rows.addWidget(row)
        self.things.fill(pack.lines, pack.copies)
        self.asked_of.setText(pack.asked_of)
        self.asked_on.set_day(self._today)
        self.reference.clear()
        self.form.clear_errors()
        self.notice.clear()
        self._stand(pack)
        self._left_out(pack)
        show(self.notice_paper, pack.target == "operator")
        show(self.letter, pack.target == "poster" and bool(pack.letter))
        self.save.off_because("" if any(each.can_leave for each in pack.copies)
                              else "No picture is kept on this case.")  # fmt: skip

    def _stand(self, pack: PackAnswer) -> None:
        """Why it cannot be taken now, or that the Code asks for something first."""
        shut = pack.state in ("not_this", "later")
        option = pack.option
        locked = option.reason if option is not None and not option.allowed else ""
        self.stands.clear()
        if pack.state == "later":
            self.stands.say(pack.why, pack.what_to_do, tone=Tone.PLAIN,
                            icon_name="hourglass-medium")  # fmt: skip
        elif shut:
            self.stands.refused(_Stands(pack.why, pack.clause, pack.what_to_do))
        elif option is not None and locked:
            self.stands.refused(_Stands(locked, option.clause, option.what_to_do))
        elif pack.target in ("poster", "platform", "operator", "helper") and option is None:
            self.stands.refused(_Stands("This cannot be done at the stage of this case.", "",
                                        "Look at the next step on the case file."))  # fmt: skip
        elif pack.state == "done":
            self.stands.say(
                "It was asked this way before.",
                "Keep it once more only for something that was not in it.",
                tone=Tone.PLAIN, icon_name="info",
            )  # fmt: skip
        allowed = self._desk.may(*KeepPack.needs)
        self.keep.off_because(allowed.reason or (pack.why if shut else locked))
        show(self, not shut)

    def _left_out(self, pack: PackAnswer) -> None:
        wanted = pack.option is not None and pack.option.allowed and pack.option.needs_reason
        self.left_out.clear()
        if wanted:
            self.left_out.say(
                "This leaves out a step of the Code.",
                "Talking to the parent comes first. Take that step, or write why it cannot wait.",
                tone=Tone.AMBER, icon_name="warning-circle",
            )  # fmt: skip
            if not self.head_name.text():
                name_the_head(self._desk, self.head_name, self.head_name.setText)
        for each in (self._why_row, self._head_row):
            show(each, wanted)

    def stops(self) -> list[QWidget]:
        """The first part to type in."""
        return [self.things, *self._fields.values()]

    def refused(self, said: Said) -> None:
        """A refusal: at its field, or over the buttons; what was typed stays."""
        sentence = f"{said.reason} {said.what_to_do}".strip()
        if said.field in self._fields:
            self._fields[said.field].say(said.what_to_do or said.reason)
            self.notice.refused(said)
        elif said.field == "lines":
            self.things.error.say(sentence)
        elif not self.form.show_refusal(said.field, sentence):
            self.notice.refused(said)

    # -- what is wanted ----------------------------------------------------------------------

    def command(self) -> KeepPack | None:
        """What is to be kept, or nothing while a day cannot be read."""
        pack = self._pack
        if pack is None or not self._days_read():
            return None
        return KeepPack(
            case_id=pack.case_id, route=pack.name, lines=self.things.value,
            fields=self._told(), asked_of=self.asked_of.text().strip(),
            asked_on=self.asked_on.day, their_reference=self.reference.text().strip(),
            after_id=pack.after_id, jump_reason=self.why.toPlainText().strip(),
            jump_head=self.head_name.text().strip(), seen=pack.version,
            platform=self._platform, asking_as=self._asking_as,
        )  # fmt: skip

    def _told(self) -> dict[str, str]:
        return {name: row.value.strip() for name, row in self._fields.items()}

    def _days_read(self) -> bool:
        if self.asked_on.problem or self.asked_on.day is None:
            self.form.set_error("asked_on", self.asked_on.problem or "Write a day, such as 9 Nov.")
            return False
        for row in self._fields.values():
            if row.problem:
                row.say(row.problem)
                return False
        return True

    def _edited(self) -> None:
        self.typed = True

    def _keep(self) -> None:
        self.notice.clear()
        command = self.command()
        if command is not None:
            self.keep_wanted.emit(command)

    def _paper(self, *, notice: bool) -> PackPaper | None:
        if self._pack is None:
            return None
        return PackPaper(case_id=self._pack.case_id, route=self._pack.name,
                         lines=self.things.value, fields=self._told(),
                         asked_of=self.asked_of.text(), notice=notice)  # fmt: skip

    def _print(self) -> None:
        self.notice.clear()
        self.paper_wanted.emit(self._paper(notice=False), "takedown pack")

    def _print_notice(self) -> None:
        self.notice.clear()
        self.paper_wanted.emit(self._paper(notice=True), "notice of complaint")

    def _letter(self) -> None:
        if self._pack is not None:
            self.letter_wanted.emit(self._pack.letter)

    def _save(self) -> None:
        pack = self._pack
        if pack is None:
            return
        named = {each.exhibit_id for each in self.things.value}
        wanted: list[CopyLine] = [each for each in pack.copies if each.exhibit_id in named]
        self.copies_wanted.emit(tuple(wanted or pack.copies))


class _Stands:
    """What stands in the way, as a refusal tells it."""

    def __init__(self, reason: str, clause: str, what_to_do: str) -> None:
        self.reason, self.clause, self.what_to_do = reason, clause, what_to_do
