"""Who wrote a mail to whom, when and what about; everything else its header says, when asked.

What stands there was written by whoever sent it, and can be wrong on purpose.
"""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.reading_room import Reading
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import FactRow
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_FIRST: Final = ("From", "Sent by", "To", "Cc", "Bcc", "Replies go to", "Date", "Mails")
_WRITTEN: Final = "Date as written"
_MOST_RAW: Final = 64 * 1024
_END = re.compile(rb"\r?\n\r?\n|\r\r")
_BEGINS = re.compile(rb"[!-9;-~]{1,76}:|From \S+ ")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LEFT = 76


def header_of(content: bytes) -> str:
    """The header as it stands in the file, to be shown as words; empty where it has none."""
    head = content[:_MOST_RAW].lstrip(b"\xef\xbb\xbf\r\n")
    end = _END.search(head)
    if b"\x00" in head[:512] or not _BEGINS.match(head):
        return ""
    said = head[: end.start() if end else len(head)].decode("utf-8", "replace")
    plain = said.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain)


class MailHeader(QWidget):
    """The subject, the rows people look for, and behind a button all headers."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exhibit.mail.header")
        self.setAccessibleName("The mail’s header")
        self.subject = label(font=Type.CARD_TITLE, wrap=True, name="exhibit.mail.subject")
        self.subject.let_copy()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.all = Button("All headers", name="exhibit.mail.all", kind=Kind.QUIET, checkable=True,
                          icon_name="caret-down")  # fmt: skip
        self.all.toggled.connect(self._fold)
        self.rest = QWidget()
        under = QVBoxLayout(self.rest)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        under.addLayout(self._more)
        self._as_it_stands = label("As it stands in the file", font=Type.SMALL, role=Role.TEXT3)
        under.addWidget(self._as_it_stands)
        self.raw = ReadingText(
            name="exhibit.mail.raw", spoken="The header as it stands in the file"
        )
        under.addWidget(self.raw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.subject)
        column.addLayout(self._rows)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rest)
        self._dress()
        theme().changed.connect(self._dress)
        self._fold(False)

    def show_mail(self, reading: Reading, raw: str) -> None:
        """Show what the reader found, and the header as it stands."""
        facts = dict(reading.facts)
        self.subject.setText(facts.pop("Subject", "") or "No subject")
        written = facts.pop(_WRITTEN, "")
        facts.pop("Attachments", None)
        for name in _FIRST:
            said = facts.pop(name, "")
            if said or name == "Date":
                self._rows.addWidget(_row(name, said or "The mail has none",
                                          hint=f"Written as: {written}" if written and
                                          name == "Date" else ""))  # fmt: skip
        for name, said in facts.items():
            self._more.addWidget(_row(name, said, left=116))
        self.raw.setPlainText(raw)
        for part in (self._as_it_stands, self.raw):
            show(part, bool(raw))
        show(self.all, bool(raw or facts))

    def empty(self) -> None:
        """Nothing of a mail is left."""
        self.subject.setText("")
        emptied(self._rows)
        emptied(self._more)
        self.raw.clear()
        self.all.setChecked(False)

    def _fold(self, whole: bool) -> None:
        show(self.rest, whole)
        self.all.set_icon_name("caret-up" if whole else "caret-down")
        self.all.set_words("Fewer headers" if whole else "All headers")

    def _dress(self) -> None:
        self.raw.setFont(theme().font(Type.FIXED))
        self.raw.setFixedHeight(theme().line(Type.FIXED) * 9)


def _row(name: str, said: str, *, hint: str = "", left: int = _LEFT) -> FactRow:
    row = FactRow(name, said, name=f"exhibit.mail.{name.casefold().replace(' ', '_')}", hint=hint,
                  left=left)  # fmt: skip
    row.value.let_copy()
    return row
