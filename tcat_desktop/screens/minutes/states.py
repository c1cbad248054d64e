"""How far minutes have come: draft, sent for corrections, amended, signed, in one line."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcat_desktop.office.questions.meeting import MeetingAnswer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.showing import show

_STATES = ("draft", "circulated", "amended", "signed")


class StateStrip(QWidget):
    """Draft · Circulated 24 November · Amended (2) · Signed, each with its sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.states")
        self._marks: dict[str, IconMark] = {}
        self._words: dict[str, PlainLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 10)
        row.setSpacing(6)
        for state in _STATES:
            self._marks[state] = IconMark("check-circle", Role.TEXT3, size=16)
            self._words[state] = label("", font=Type.SMALL_MEDIUM, name=f"minutes.state.{state}")
            row.addWidget(self._marks[state])
            row.addWidget(self._words[state])
            row.addSpacing(14)
        row.addStretch(1)

    def show_meeting(self, answer: MeetingAnswer) -> None:
        """Show where the minutes of this meeting are; before it was held there is nothing."""
        show(self, answer.state == "held")
        said = words_of(answer)
        spoken = []
        for state in _STATES:
            words, reached = said[state]
            now = (answer.minutes_state or "draft") == state
            role = Role.TEXT if now else Role.TEXT2 if reached else Role.TEXT3
            self._marks[state].set_icon("check-circle" if reached else "clock",
                                        Role.GREEN if reached else Role.TEXT3)  # fmt: skip
            self._words[state].set_role(role)
            self._words[state].set_marks(strong=((0, len(words)),) if now else ())
            self._words[state].setText(words)
            spoken.append(f"{words}{', now' if now else '' if reached else ', not yet'}")
        self.setAccessibleName(f"The minutes: {'; '.join(spoken)}")


def words_of(answer: MeetingAnswer) -> dict[str, tuple[str, bool]]:
    """What each state says, and whether the minutes have come so far."""
    changes = sum(not each.note for each in answer.amendments)
    notes = sum(each.note for each in answer.amendments)
    signed = answer.minutes_state == "signed"
    sent, on = answer.sent_on, answer.signed_on
    amended = f"Amended ({changes})" if changes else "Not amended" if signed else "Amended"
    if notes:
        amended += f", {notes} {'note' if notes == 1 else 'notes'}"
    circulated = "Not circulated" if signed else "Circulated"
    if sent is not None:
        circulated = f"Circulated {sent.day} {sent:%B}"
    return {
        "draft": ("Draft", True),
        "circulated": (circulated, sent is not None),
        "amended": (amended, changes > 0),
        "signed": (f"Signed {on.day} {on:%B}" if on is not None else "Signed", signed),
    }
