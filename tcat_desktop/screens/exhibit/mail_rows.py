"""What came with a mail, and the mails it belongs to: rows that lead to exhibits of their own."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer, Related
from tcat_desktop.office.questions.mail_thread import ThreadMail
from tcat_desktop.office.reading_room import Attached, Reading
from tcat_desktop.screens.case_file.press_row import PressRow
from tcat_desktop.screens.case_file.viewer import size_words
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_ICONS: Final = {
    "image": "image", "pdf": "file-pdf", "email": "envelope-simple", "whatsapp": "whatsapp-logo",
    "video": "video-camera", "audio": "microphone", "zip": "stack",
}  # fmt: skip
_MOST: Final = 50
_NOT_YET = "Not an exhibit of its own yet. The desk makes it one when it reads the mail."
_STAYS = "It stays in the file of the mail; the chronicle says why."
_SEALED = "Sealed: only the CEO can open it, with a parent’s permission"


class _Rows(QWidget):
    """A heading with a count, and rows under it; hidden while there are none."""

    wanted = Signal(int)

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.count = label(font=Type.SMALL, role=Role.TEXT3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, font=Type.BODY_STRONG))
        head.addWidget(self.count)
        head.addStretch(1)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.rows)
        show(self, False)

    def empty(self) -> None:
        """No rows are left."""
        emptied(self.rows)
        show(self, False)

    def _focus(self, name: str) -> None:
        """Give the keyboard to the row of that name, if there is one."""
        # Not by findChild: a row that was replaced lives a little longer.
        items = [self.rows.itemAt(place) for place in range(self.rows.count())]
        for row in (each.widget() for each in items if each is not None):
            if isinstance(row, PressRow) and row.objectName() == name:
                row.setFocus()

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, PressRow):
            self.wanted.emit(int(row.property("exhibit_id")))

    def _row(self, exhibit_id: int, title: str, second: str, icon: str, *, name: str) -> PressRow:
        row = PressRow(name=name, spoken=f"{title}. {second}", air=3)
        row.setProperty("exhibit_id", exhibit_id)
        row.clicked.connect(self._pressed)
        row.across.addWidget(IconMark(icon, Role.TEXT2, size=16))
        first = label(title, font=Type.BODY_MEDIUM, role=Role.ACTION, cut=True)
        first.setMaximumWidth(first.sizeHint().width())
        row.across.addWidget(first, 1)
        row.across.addWidget(label(second, font=Type.SMALL, role=Role.TEXT3))
        row.across.addStretch(0)
        self.rows.addWidget(row)
        return row

    def _said(self, title: str, second: str, icon: str, *, name: str) -> None:
        """A row that leads nowhere."""
        row = QWidget()
        row.setObjectName(name)
        row.setAccessibleName(f"{title}. {second}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 3, 0, 3)
        across.setSpacing(8)
        across.addWidget(IconMark(icon, Role.TEXT2, size=16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, font=Type.BODY_MEDIUM, wrap=True))
        words.addWidget(label(second, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        across.addLayout(words, 1)
        self.rows.addWidget(row)


class AttachmentRows(_Rows):
    """What came with the mail, in its order; each leads to its exhibit, or says why not."""

    def __init__(self) -> None:
        super().__init__("Attachments", name="exhibit.mail.attachments")

    def show_mail(self, reading: Reading, answer: ExhibitPageAnswer) -> None:
        """One row for each, as far as there is room."""
        focused = QApplication.focusWidget()
        held = focused.objectName() if isinstance(focused, PressRow) else ""
        emptied(self.rows)
        found = {each.part: each for each in answer.parts}
        for place, each in enumerate(reading.attachments[:_MOST], start=1):
            self._show(place, each, found, answer)
        left = len(reading.attachments) - _MOST
        if left > 0:
            words = f"and {left:,} more, in the list of exhibits on the case file"
            self.rows.addWidget(label(words, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        self.count.setText(f"{len(reading.attachments):,}")
        show(self, bool(reading.attachments))
        self._focus(held)

    def go_to(self, part: str) -> None:
        """Put the keyboard on the row of “attachment 2”."""
        self._focus(_name(part))

    def _show(
        self, place: int, each: Attached, found: dict[str, Related], answer: ExhibitPageAnswer
    ) -> None:
        part = f"attachment {place}"
        kept, name = found.get(part), _name(part)
        about = f"{kind_words(each.kind)}, {size_words(len(each.content))}"
        if part in answer.sealed_parts:
            # Of what is sealed not even the name is shown (C49).
            self._said(f"Attachment {place}", _SEALED, "lock-simple", name=name)
        elif kept is not None:
            icon = _ICONS.get(each.kind, "file-text")
            self._row(kept.exhibit_id, f"{kept.number} {kept.name}", about, icon, name=name)
        else:
            why = _STAYS if found or answer.sealed_parts else _NOT_YET
            self._said(each.name, f"{about}. {why}", "paperclip", name=name)


def _name(part: str) -> str:
    return f"exhibit.mail.{part.replace(' ', '.')}"


class ThreadRows(_Rows):
    """The exchange a mail belongs to, oldest first, with the mail itself among the others."""

    def __init__(self) -> None:
        super().__init__("The same exchange", name="exhibit.mail.thread")

    def show_mails(self, mails: tuple[ThreadMail, ...]) -> None:
        """A mail alone is no exchange."""
        emptied(self.rows)
        others = sum(not each.here for each in mails)
        for each in mails[:_MOST]:
            name = f"exhibit.mail.thread.{each.number}"
            sender = each.sender.partition(" <")[0] or "Nobody is named"
            title = f"{each.number} {sender}: {each.subject or 'no subject'}"
            when = each.date.partition(" (")[0] or "no date"
            if each.here:
                self._said(title, f"{when}. This is the mail shown here.", "caret-right", name=name)
            else:
                self._row(each.exhibit_id, title, when, "envelope-simple", name=name)
        self.count.setText(f"{len(mails):,} mails, oldest first")
        show(self, bool(others))
