"""A chat of forty thousand messages: read in a child, counted, and painted for the first time."""

# ruff: noqa: DTZ001 - a chat names no time zone

import io
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.questions.chat_hours import ChatHours
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tcat_desktop.office.reading_room import ReadingRoom
from tests.benchmarks.figures import Figure, at_most
from tests.builders import a_case, a_trust

MESSAGES = 40_000
_WORDS = (
    "is he in his new place today", "thank you", "when is the outing please", "so",
    "he comes home upset and I do not know what to tell him any more, can somebody say",
    "that is not what you said in September, and I have asked three times since then now",
    "hello?", "lovely day at the mill, he talked about it all evening and half of the night",
)  # fmt: skip
_ROUNDS = 5


def a_chat(messages: int) -> bytes:
    """That many messages of two people over two years, some of them of several lines."""
    chance = Random(41)  # the same chat each time
    at = datetime(2024, 11, 4, 7, 0)
    lines = []
    for number in range(messages):
        at += timedelta(minutes=chance.randrange(50))
        words = chance.choice(_WORDS) + ("\nand another line" if number % 11 == 0 else "")
        who = "Riley’s Mum" if chance.random() < 0.7 else "4H School Phone"
        lines.append(f"{at:%d/%m/%Y}, {at:%H:%M} - {who}: {words}")
    return ("\n".join(lines) + "\n").encode()


def measure(times: int, _databases: Path | None = None, _cases: int = 0) -> Iterator[Figure]:
    """G17: from the bytes to the first paint, and what each part of it takes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = Path(tempfile.mkdtemp(prefix="tcat-chat-"))
    try:
        yield from _measure(home, min(times, _ROUNDS))
    finally:
        shutil.rmtree(home, ignore_errors=True)


class _Viewer:
    """The view of a chat at a desk of its own, and how long each part took, in ms."""

    def __init__(self, home: Path) -> None:
        from tcat_desktop.screens.background import Errands
        from tcat_desktop.screens.exhibit.chat_view import ChatView
        from tcat_desktop.screens.page import Desk, Sitter
        from tcat_desktop.screens.starting import application

        self.app = application()
        self.trust = trust = a_trust(home)
        self.case, head = a_case(trust).at("direct_contact"), trust.person("head")
        kept = trust.office.shelve(head, io.BytesIO(a_chat(MESSAGES)))
        command = KeepFile(case_id=self.case, name="chat.txt", kind="whatsapp",
                           digest=kept.digest, size=kept.size)  # fmt: skip
        self.exhibit = trust.do("head", command)
        self.errands = Errands(_raise)
        sitter = Sitter(name="", post="", initials="", schools=())
        self.view = ChatView(Desk(errands=self.errands, now=trust.clock, office=trust.office,
                                  person=head, sitter=sitter))  # fmt: skip
        self.view.resize(830, 700)
        self.view.show()
        self.app.processEvents()
        self.took: dict[str, list[float]] = {}

    def once(self) -> None:
        """From the bytes to the first paint, and a jump to the end."""
        trust, view, head = self.trust, self.view, self.trust.person("head")
        view.clear()
        self.app.processEvents()
        answer = trust.ask("head", ExhibitPage(case_id=self.case, exhibit_id=self.exhibit))
        begun = time.perf_counter()
        looked = ReadingRoom().look(trust.office, head, self.case, self.exhibit)
        read = time.perf_counter()
        assert looked.reading is not None
        messages = looked.reading.messages
        question = ChatHours(case_id=self.case, exhibit_id=self.exhibit, messages=messages)
        shown = trust.ask("head", question)
        counted = time.perf_counter()
        assert shown.counts.counted == len(messages) == MESSAGES
        view.show_looked(looked, answer)
        view.grab()
        painted = time.perf_counter()
        view.list.go_to(view.list.model().rowCount() - 1)
        view.list.grab()
        jumped = time.perf_counter()
        for name, one, other in (("all", begun, painted), ("read", begun, read),
                                 ("count", read, counted), ("paint", counted, painted),
                                 ("jump", painted, jumped)):  # fmt: skip
            self.took.setdefault(name, []).append((other - one) * 1e3)

    def close(self) -> None:
        """Let go of it all."""
        self.view.close()
        self.view.deleteLater()
        self.errands.finish()
        self.app.processEvents()
        self.trust.close()


def _measure(home: Path, times: int) -> Iterator[Figure]:
    viewer = _Viewer(home)
    for _ in range(times):
        viewer.once()
    took = viewer.took
    viewer.close()
    what = f"{MESSAGES:,} messages"
    yield at_most("G17", f"{what} read, counted and first painted", took["all"], 2_000)
    yield at_most("G17", "… read by the child", took["read"], 2_000)
    yield at_most("G17", "… counted by hour and week", took["count"], 2_000)
    yield at_most("G17", "… rows made and first painted", took["paint"], 2_000)
    yield at_most("G17", "… from the first message to the last", took["jump"], 50)


def _raise(error: BaseException) -> None:
    raise error
