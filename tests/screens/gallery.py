"""Paints the parts that pages are made of, one state each, so that a person can look at them.

python -m tests.screens.gallery --out FOLDER
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Appearance, Role, Tone, Type, theme, wear
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.deadline_strip import DayCell, DayKind, DeadlineStrip
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Banner, Notice
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.sealed import SealedNote
from tcat_desktop.screens.widgets.step_bars import StepBars
from tcat_desktop.screens.widgets.ticks import Choice, RadioDot, TickBox

STAGES = ("Reported", "Direct contact", "Meeting", "Takedown", "Complaints procedure")


class _Said:
    reason = "Only Dr Llewellyn can ask for this."
    clause = "C53, C54"
    what_to_do = (
        "She can do so if problems go on after a call or a meeting. You can write the draft."
    )


def beside(part: QWidget, words: str) -> QWidget:
    """A part with a sentence at its right."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 4, 0, 4)
    across.setSpacing(12)
    across.addWidget(part)
    across.addWidget(label(words, font=Type.SMALL, role=Role.TEXT3, wrap=True), 1)
    return row


def buttons() -> Card:
    """Buttons of each kind."""
    card = Card("Buttons", name="gallery.buttons")
    card.add(beside(Button("Send", name="gallery.send", kind=Kind.MAIN), "Main, one a page"))
    card.add(beside(Button("Change the time", name="gallery.change"), "Other actions"))
    icon = Button("Print again", name="gallery.print", icon_name="printer")
    card.add(beside(icon, "With an icon"))
    off = Button("Continue", name="gallery.continue", kind=Kind.MAIN)
    off.off_because("Not yet; the reason stands beside it")
    card.add(beside(off, "Not yet; the reason stands beside it"))
    quiet = Button("Show 3 more", name="gallery.more", kind=Kind.QUIET)
    card.add(beside(quiet, "Link: stays in the program"))
    big = Button("Log a concern", name="gallery.log", kind=Kind.BIG, icon_name="plus")
    card.add(beside(big, "Big"))
    bar = Button("Send to Mrs Whitfield", name="gallery.bar", kind=Kind.BAR_MAIN, hint="Ctrl Enter")
    card.add(beside(bar, "In a bar"))
    return card


def fields() -> Card:
    """Fields: resting, wrong, read-only; ticks and dots."""
    card = Card("Fields", name="gallery.fields")
    form = Form("gallery.form", spacing=10)
    form.line("Address", "address").setText("14 Bramling Close")
    form.line("Reply by", "date").setText("31 Nov 2026")
    form.set_error("date", "November has 30 days.")
    told = LineField()
    told.setText("Mon 23 Nov 2026, 08:36")
    told.setReadOnly(True)
    form.add("When did we hear?", told, "heard")
    part = Choice(name="gallery.part", spoken="Their part in it")
    part.addItems(["Told us", "Written about"])
    form.add("Their part in it", part, "part")
    card.add(form)
    row = QHBoxLayout()
    row.setContentsMargins(0, 10, 0, 0)
    about = TickBox("About", name="gallery.about")
    about.setChecked(True)
    public = RadioDot("Public", name="gallery.public")
    public.setChecked(True)
    for each in (about, TickBox("Not", name="gallery.not"), public):
        row.addWidget(each)
    row.addWidget(RadioDot("Private", name="gallery.private"))
    card.body.addLayout(row)
    return card


def chips() -> Card:
    """Due dates in chips."""
    card = Card("Due dates", name="gallery.chips")
    for number, (words, icon, tone, why) in enumerate(
        (
            ("2 school days late", "warning-circle", Tone.ATTENTION, "Counts school days only"),
            ("Today, before 15:45", "clock", Tone.AMBER, "Due today. A time if there is one"),
            ("Tomorrow", "calendar-blank", Tone.PLAIN, "Next school day"),
            ("In 4 school days", "calendar-blank", Tone.PLAIN, "Up to 10 school days"),
            ("Facebook to reply", "hourglass-medium", Tone.PLAIN, "Waiting for others"),
            ("Posted", "check-circle", Tone.GREEN, "Done"),
        )
    ):
        chip = ChipLabel(Chip(words=words, icon=icon, tone=tone), name=f"gallery.chip{number}")
        card.add(beside(chip, why))
    return card


def steps() -> Card:
    """How far a case has come."""
    card = Card("Steps", name="gallery.steps")
    for filled, stage in enumerate(STAGES, 1):
        card.add(StepBars(filled, stage, name=f"gallery.stage{filled}"), above=8)
    return card


def deadline() -> Card:
    """A deadline with its working."""
    card = Card("Deadline, with its working", name="gallery.deadline")
    strip = DeadlineStrip(name="gallery.strip")
    marks = ("0", "1", "2", "3", "–", "–", "–", "4", "5")
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue")
    kinds = {0: DayKind.TODAY, 8: DayKind.DUE} | dict.fromkeys((4, 5, 6), DayKind.CLOSED)
    words = "Five school days from Monday 23 November. Friday 27 November is an INSET day."
    strip.show_days(
        tuple(
            DayCell(day=day, mark=mark, kind=kinds.get(n, DayKind.COUNTED))
            for n, (day, mark) in enumerate(zip(names, marks, strict=True))
        ),
        words,
    )
    card.add(strip)
    card.add(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True), above=8)
    return card


def messages() -> list[Card]:
    """Refused, changed by someone else, sealed, working and done."""
    refused = Card("Refused, and why", name="gallery.refused")
    no = Notice(name="gallery.notice_refused")
    no.refused(_Said())
    refused.add(no)
    changed = Card("Someone else changed it", name="gallery.changed")
    other = Notice(name="gallery.notice_changed")
    other.changed_by_another("Mrs Nair added a note at 14:18.", "Your text is safe.")
    changed.add(other)
    sealed = Card("Sealed", name="gallery.sealed")
    who = "Dr Llewellyn may open them when a parent has given permission. Opening is noted."
    sealed.add(SealedNote("Parents’ messages, 6 items", who, name="gallery.sealed_note"))
    working = Card("Working, and done", name="gallery.working")
    work = Progress(name="gallery.progress")
    work.begin("Making the bundle")
    work.report(31, 65, "Making the bundle, page 31 of 65")
    working.add(work)
    done = Notice(name="gallery.notice_done")
    done.done("Bundle made and checked: 65 pages, 5 exhibits match.")
    working.add(done, above=8)
    return [refused, changed, sealed, working]


def empties() -> list[Card]:
    """Lists that hold nothing."""
    made = []
    for number, (icon, title, words, button) in enumerate(
        (
            ("sun-horizon", "Nothing is due today", "The next thing is on Wednesday.", ""),
            ("tray", "No reports yet", "When someone tells Reception, it starts here.", "Log one"),
            ("magnifying-glass", "No open case matches “sprots”", "Check the spelling.", ""),
        )
    ):
        card = Card(name=f"gallery.empty_card{number}", inner=0)
        card.add(EmptyState(icon, title, words, name=f"gallery.empty{number}", button=button))
        made.append(card)
    return made


def parts() -> QWidget:
    """Every part on one page."""
    page = QWidget()
    page.setObjectName("gallery")
    whole = QVBoxLayout(page)
    whole.setContentsMargins(28, 24, 28, 24)
    whole.setSpacing(16)
    whole.addWidget(label("Parts and states", font=Type.PAGE_TITLE))
    banner = Banner(name="gallery.banner", link="See the Code")
    banner.say(
        "The Code of Conduct was due for review on 31 August 2026, 84 days ago.",
        "It is still in force, and letters say so.",
    )
    whole.addWidget(banner)
    across = QHBoxLayout()
    across.setSpacing(16)
    for cards in ([buttons(), fields()], [chips(), steps(), deadline()], messages(), empties()):
        column = QVBoxLayout()
        column.setSpacing(16)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        across.addLayout(column, 1)
    whole.addLayout(across)
    whole.addStretch(1)
    return page


LOOKS = (
    ("light", Appearance.LIGHT, 100),
    ("dark", Appearance.DARK, 100),
    ("high-contrast", Appearance.HIGH_CONTRAST, 100),
    ("light-150", Appearance.LIGHT, 150),
)


def main() -> int:
    """Paint the gallery in each look into a folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True)
    folder: Path = asked.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    wear(app)
    for name, appearance, size in LOOKS:
        theme().set_appearance(appearance)
        theme().set_text_size(size)
        page = parts()
        page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        page.resize(QSize(1440, 900) * (size / 100))
        page.show()
        page.grab().save(str(folder / f"parts-{name}.png"))
        page.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
