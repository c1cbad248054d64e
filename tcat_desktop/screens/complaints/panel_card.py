"""The panel: who sits and who is independent, what it lacks, its hearing, and what it found."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.complaints import ComplaintView, MemberLine, PanelView
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.initials import Initials, initials_of
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import day

_STATES: dict[str, Chip] = {
    "asked": Chip(words="Asked", icon="hourglass-medium", tone=Tone.PLAIN),
    "agreed": Chip(words="Agreed", icon="check-circle", tone=Tone.GREEN),
    "declined": Chip(words="Does not sit", icon="minus", tone=Tone.PLAIN),
    "stood_down": Chip(words="Stood down", icon="minus", tone=Tone.PLAIN),
}
_OPEN = ("forming", "called")
_BUTTONS = {
    "form_panel": "Form a panel", "member": "Ask somebody to sit", "call": "Call the panel",
    "companion": "Companion", "witness": "Witness", "papers": "Papers went out",
    "findings": "Findings", "recommend": "Recommendations", "decide": "Decision",
}  # fmt: skip


class PanelCard(Card):
    """Everything of the panel, with a button for each thing that can be done with it."""

    wanted = Signal(str)
    member_wanted = Signal(str, int)
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Panel", name="complaints.panel")
        self.lacks = Notice(name="complaints.panel.lacks")
        self.body.addWidget(self.lacks)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_panel(self, view: ComplaintView, today: date) -> None:
        """The panel of this complaint, or what comes before there is one."""
        panel = view.panel
        emptied(self._column)
        at_panel = panel is not None or any(each.form == "form_panel" for each in view.deeds)
        show(self, at_panel)
        self._say_lacks(panel)
        if panel is not None:
            for place, member in enumerate(panel.members):
                if place:
                    self._column.addWidget(line())
                self._column.addWidget(self._member(member, panel))
            if panel.on is not None:
                self._column.addWidget(line())
                self._column.addWidget(_Hearing(view, panel, today))
            elif panel.companion or panel.witnesses:
                self._column.addWidget(line())
                self._column.addWidget(_Facts(_coming(panel)))
            if panel.findings:
                self._column.addWidget(line())
                self._column.addWidget(_Findings(panel))
        self._add_buttons(view)

    def _say_lacks(self, panel: PanelView | None) -> None:
        if panel is None or panel.state not in _OPEN:
            self.lacks.clear()
            show(self.lacks, False)
        elif panel.lacks:
            self.lacks.say(panel.lacks[0], " ".join(panel.lacks[1:]), tone=Tone.AMBER,
                           icon_name="users-three")  # fmt: skip
        else:
            self.lacks.done("This panel may hear the complaint.")

    def _member(self, member: MemberLine, panel: PanelView) -> QWidget:
        row = _MemberRow(member)
        if panel.state in _OPEN and member.state in ("asked", "agreed"):
            words = {"asked": ("answer", "Answer"), "agreed": ("stand_down", "Stands down")}
            form, title = words[member.state]
            button = Button(title, name=f"complaints.member.{form}.{member.member_id}",
                            kind=Kind.SMALL)  # fmt: skip
            button.setAccessibleName(f"{title}: {member.name}")
            button.clicked.connect(self._member_pressed)
            row.foot.addWidget(button)
        return row

    def _member_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            _, _, form, number = sender.objectName().split(".")
            self.member_wanted.emit(form, int(number))

    def _add_buttons(self, view: ComplaintView) -> None:
        flow = FlowLayout(gap=8)
        for deed in view.deeds:
            if deed.form in _BUTTONS and (view.next is None or deed.form != view.next.form):
                button = Button(_BUTTONS[deed.form], name=f"complaints.panel.{deed.form}",
                                kind=Kind.SMALL)  # fmt: skip
                button.off_because("" if deed.allowed else deed.reason)
                button.clicked.connect(self._pressed)
                flow.addWidget(button)
        if view.panel is not None and view.panel.decided_on is not None:
            paper = Button("Print the findings", name="complaints.panel.paper", kind=Kind.SMALL,
                           icon_name="printer")  # fmt: skip
            paper.clicked.connect(self.paper_wanted)
            flow.addWidget(paper)
        held = QWidget()
        held.setLayout(flow)
        held.setContentsMargins(0, 10, 0, 0)
        if flow.count():
            self._column.addWidget(held)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.wanted.emit(sender.objectName().removeprefix("complaints.panel."))


class _MemberRow(QWidget):
    """One member: initials, name and part, independence, her answer, and a conflict in words."""

    def __init__(self, member: MemberLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(10)
        mark = Initials(
            initials_of(member.name), name=f"complaints.member.{member.member_id}",
            spoken=member.name,
        )  # fmt: skip
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        name = member.name + (", chair" if member.part == "chair" else "")
        told.addWidget(label(name, font=Type.BODY_STRONG, wrap=True))
        what = f"Independent: {member.why_independent}" if member.independent else member.hint
        if what:
            told.addWidget(label(what, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        if member.conflict:
            told.addWidget(label(f"“{member.conflict}”", font=Type.SMALL, role=Role.TEXT2,
                                 wrap=True))  # fmt: skip
        if member.against and member.state in ("asked", "agreed"):
            told.addWidget(label(f"Cannot sit. {member.against}", font=Type.SMALL_STRONG,
                                 role=Role.ATTENTION_TEXT, wrap=True))  # fmt: skip
        marks = FlowLayout(gap=6)
        marks.addWidget(ChipLabel(_STATES[member.state],
                                  name=f"complaints.member.{member.member_id}.state"))  # fmt: skip
        if member.independent and member.state in ("asked", "agreed"):
            marks.addWidget(ChipLabel(
                Chip(words="Independent", icon="shield-check", tone=Tone.GREEN),
                name=f"complaints.member.{member.member_id}.independent",
            ))  # fmt: skip
        self.foot = marks
        held = QWidget()
        held.setLayout(marks)
        told.addWidget(held)
        row.addLayout(told, 1)


class _Facts(QWidget):
    """Names and values one under another: when, where, who."""

    def __init__(self, facts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 9)
        column.setSpacing(4)
        for name, value in facts:
            row = QHBoxLayout()
            row.setSpacing(12)
            title = label(name, role=Role.TEXT3)
            title.setMinimumWidth(theme().px(92))
            row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(value, wrap=True, name=f"complaints.hearing.{name.lower()}"), 1)
            column.addLayout(row)


class _Hearing(_Facts):
    """The hearing: when, where, who comes, and whether the papers went out."""

    def __init__(self, view: ComplaintView, panel: PanelView, today: date) -> None:
        assert panel.on is not None
        papers = "No day is set for them"
        if panel.papers_sent_on is not None:
            papers = f"Went out on {day(panel.papers_sent_on, today)}"
        elif panel.papers_due is not None:
            papers = f"Due {day(panel.papers_due, today)}"
        facts = [
            ("Hearing", f"{day(panel.on, today)}, {panel.at}"),
            ("Where", panel.place),
            *_coming(panel),
            ("Papers", papers),
        ]
        if view.adjustments:
            facts.append(("What helps", view.adjustments))
        if panel.decided_on is not None:
            facts.append(("Decided", day(panel.decided_on, today)))
        elif panel.decision_due is not None:
            facts.append(("Decision by", day(panel.decision_due, today)))
        super().__init__(tuple(facts))


def _coming(panel: PanelView) -> tuple[tuple[str, str], ...]:
    companion = panel.companion or "Nobody named yet"
    if panel.companion and panel.companion_is_lawyer:
        companion += ", a lawyer"
    found = [("Companion", companion)]
    if panel.witnesses:
        sides = {"complainant": "for the complainant", "school": "for the school"}
        told = "; ".join(f"{name}, {sides[side]}" for name, side, _ in panel.witnesses)
        found.append(("Witnesses", told))
    return tuple(found)


class _Findings(QWidget):
    """Each point with its finding and reason, then what the panel recommends."""

    def __init__(self, panel: PanelView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 9)
        column.setSpacing(6)
        column.addWidget(label("Findings", font=Type.BODY_STRONG))
        for place, (allegation, finding, reason) in enumerate(panel.findings, start=1):
            column.addWidget(label(f"{place}. {allegation}", wrap=True))
            said = f"{finding}. {reason}"
            column.addWidget(label(said, role=Role.TEXT2, wrap=True, strong=((0, len(finding)),),
                                   name=f"complaints.finding.{place}"))  # fmt: skip
        if panel.recommendations:
            column.addWidget(label("Recommendations", font=Type.BODY_STRONG))
            for each in panel.recommendations:
                column.addWidget(label(f"– {each}", wrap=True))
