"""Reads a stranger's file in a process of its own, so that the worst it can do is to be refused.

The child gets the bytes through a pipe and answers through another: a length, JSON, and the
bytes of what was attached. Nothing is pickled, nothing is written to a disk, and what comes
back is taken as a stranger's too: every part of it has the type that it must have.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Final

from tcat_desktop.evidence import binding, covering, machine_text, readers
from tcat_desktop.evidence.answer import Answer, Unfit, unpacked
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused, Trouble

_MB: Final = 1024 * 1024
_WATCH: Final = 0.02
_PIECE: Final = 256 * 1024
# The child asks for this, too: a copy of a picture, made of its pixels alone.
COPY: Final = "copy"
# And for this: some lines of a chat, byte by byte as they stand in its file.
LINES: Final = "lines"

_CHILD: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from tcat_desktop.evidence import apart_child; apart_child.main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost. On Windows the memory is bounded by a job object."""

    seconds: float = 15.0
    memory: int = 512 * _MB
    content: int = 200 * _MB
    answer: int = 400 * _MB


# The machine that reads pictures is a hundred times a reader: 512 MB are not enough to load it.
# Measured over strips of 1.4 million pixels: 520 MB held, and between 800 and 960 MB of
# addresses, of which its libraries are half. On a busy computer a telephone's screen takes
# it 20 seconds.
MACHINE: Final = Limits(seconds=60.0, memory=1280 * _MB, content=50 * _MB, answer=4 * _MB)


def read_apart(  # each of them is named where it is called
    content: bytes,
    kind: str,
    name: str,
    *,
    limits: Limits = Limits(),  # frozen
    cancelled: Callable[[], bool] | None = None,
    options: Mapping[str, str] | None = None,
) -> Reading:
    """What the file holds, read by a child. ``options``: see ``readers.read``.

    Raises Refused for a file that is not to be read, that took too long, or on which the child
    died; Trouble where no child can be started.
    """
    kind = readers.settled(kind, content)
    if kind in readers.UNPARSED:
        return readers.read(kind, content, name, **dict(options or {}))
    answer = ask_child(content, kind, name, limits, cancelled, dict(options or {}))
    return answer.reading


def copy_apart(
    content: bytes,
    *,
    most: int = 0,
    as_jpeg: bool = False,
    opaque: bool = False,
    limits: Limits = Limits(),  # frozen
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """``pictures.copy_without_metadata``, made by a child. Raises as ``read_apart``."""
    options = {"most": str(most), "as_jpeg": "yes" if as_jpeg else "",
               "opaque": "yes" if opaque else ""}  # fmt: skip
    answer = ask_child(content, COPY, "", limits, cancelled, options)
    if not answer.reading.attachments:
        raise _unsafe()
    return answer.reading.attachments[0].content


def lines_apart(
    content: bytes,
    first: int,
    last: int,
    *,
    limits: Limits = Limits(),  # frozen
    cancelled: Callable[[], bool] | None = None,
) -> Attached:
    """``whatsapp.file_lines.lines_of_chat``, cut out by a child. Raises as ``read_apart``."""
    options = {"first": str(first), "last": str(last)}
    answer = ask_child(content, LINES, "", limits, cancelled, options)
    if not answer.reading.attachments:
        raise _unsafe()
    return answer.reading.attachments[0]


def machine_read_apart(
    content: bytes,
    *,
    limits: Limits = MACHINE,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """What a machine sees written in a picture: ``reading.machine``. Raises as ``read_apart``."""
    if not machine_text.is_here():
        raise machine_text.missing()
    return ask_child(content, machine_text.KIND, "", limits, cancelled, {}).reading


def bound_apart(
    content: bytes,
    *,
    limits: Limits = Limits(),  # frozen
    cancelled: Callable[[], bool] | None = None,
) -> tuple[bytes, int]:
    """``binding.bind``: a PDF fit to be bound in, and its pages. Raises as ``read_apart``."""
    reading = ask_child(content, binding.KIND, "", limits, cancelled, {}).reading
    if not reading.attachments or not reading.pages:
        raise _unsafe()
    return reading.attachments[0].content, reading.pages


def covered_apart(
    content: bytes,
    pages: tuple[covering.Wanted, ...],
    *,
    limits: Limits = Limits(),  # frozen
    cancelled: Callable[[], bool] | None = None,
) -> tuple[tuple[covering.Remade, ...], dict[int, int]]:
    """``covering.cover``: pages as pictures, with places taken out. Raises as ``read_apart``."""
    options = {"pages": covering.asked(pages)}
    return covering.told(ask_child(content, covering.KIND, "", limits, cancelled, options).reading)


def ask_child(
    content: bytes,
    kind: str,
    name: str,
    limits: Limits,
    cancelled: Callable[[], bool] | None,
    options: Mapping[str, str],
) -> Answer:
    """One question, one child, one answer."""
    try:
        return unpacked(heard_from_child(content, kind, name, limits, cancelled, options))
    except Unfit as error:
        raise _unsafe() from error


def heard_from_child(
    content: bytes,
    kind: str,
    name: str,
    limits: Limits,
    cancelled: Callable[[], bool] | None,
    options: Mapping[str, str],
) -> bytearray:
    """The answer as it came, which nobody has looked at yet."""
    if len(content) > limits.content:
        raise Refused(
            f"This file has more than {limits.content // _MB} MB, so the desk keeps it and does "
            "not look into it.",
            what_to_do="Add what matters in it by itself: one picture, some pages, or the chat "
            "exported without media.",
        )
    head = {
        "kind": kind, "name": name, "options": dict(options), "size": len(content),
        "seconds": limits.seconds, "memory": limits.memory,
    }  # fmt: skip
    written = json.dumps(head).encode()
    exchange = _Exchange(len(written).to_bytes(8, "big") + written, content, limits.answer)
    return exchange.within(limits.seconds, cancelled)


class _Exchange:
    """A child with its two pipes, each with a thread, so that neither end waits for the other."""

    def __init__(self, head: bytes, content: bytes, most: int) -> None:
        self._head, self._content, self._most = head, content, most
        self._answer = bytearray()
        try:
            self._child = subprocess.Popen(  # noqa: S603 # our own interpreter and our own words
                [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _CHILD, *_places()],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                env=_environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            raise Trouble(
                "This machine does not let the desk start the reader of files.",
                what_to_do="“tcat-desktop doctor” says what is amiss.",
            ) from error

    def within(self, seconds: float, cancelled: Callable[[], bool] | None) -> bytearray:
        """The answer; Refused where none came, or not in time."""
        until = time.monotonic() + seconds
        assert self._child.stdin
        assert self._child.stdout
        with self._child.stdin as asked, self._child.stdout as answered:
            threads = (
                threading.Thread(target=self._tell, args=(asked,), daemon=True),
                threading.Thread(target=self._hear, args=(answered,), daemon=True),
            )
            for thread in threads:
                thread.start()
            try:
                self._watch(threads[1], until, seconds, cancelled)
            finally:
                self._child.kill()
                self._child.wait()
                for thread in threads:
                    thread.join()
        return self._answer

    def _watch(
        self,
        hearing: threading.Thread,
        until: float,
        seconds: float,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        while hearing.is_alive():
            if cancelled and cancelled():
                raise Refused("The file was not read, because you stopped it.")
            if time.monotonic() > until:
                raise Refused(
                    f"This file could not be read in {seconds:.0f} seconds, so it was left unread.",
                    what_to_do="It is kept as it is. Ask for a smaller copy, or a photograph "
                    "of it.",
                )
            hearing.join(_WATCH)
        if len(self._answer) > self._most:
            raise _unsafe()

    def _tell(self, asked: IO[bytes]) -> None:
        try:
            for whole in (self._head, self._content):
                rest = memoryview(whole)
                while rest:
                    rest = rest[asked.write(rest[:_PIECE]) :]
            asked.close()
        except OSError:
            # It died, or had read enough; its answer says which.
            return

    def _hear(self, answered: IO[bytes]) -> None:
        while piece := answered.read(_PIECE):
            self._answer += piece
            if len(self._answer) > self._most:
                return


def _places() -> list[str]:
    """Where this process finds its modules: the child looks in the same places, in this order."""
    return [os.path.abspath(place) for place in sys.path if place]  # noqa: PTH100 # a text


def _environment() -> dict[str, str]:
    """Nothing of the desk's own surroundings but what an interpreter cannot start without."""
    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _unsafe() -> Refused:
    return Refused(
        "This file could not be read safely, so it was left unread.",
        what_to_do="It is kept as it is. Ask for it again in another form, such as a "
        "photograph or a PDF.",
    )
