"""A message or a run of messages as evidence of its own: the very lines of the file, untouched."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tcat_desktop.evidence.apart import lines_apart
from tcat_desktop.evidence.kinds import WHATSAPP, ZIP
from tcat_desktop.evidence.reading import Message
from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.read_evidence import KeepExtract
from tcat_desktop.office.office import Office
from tcat_desktop.office.questions.exhibit import ExhibitAnswer

__all__ = ["Extract", "Message", "cut", "part_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Some lines of a chat, on the shelf; ``keeping`` makes an exhibit of them."""

    digest: str
    size: int
    part: str
    inside: str

    def keeping(self, case_id: CaseId, exhibit_id: int, note: str = "") -> KeepExtract:
        """The command that keeps it; it cites the file, the lines and the hash."""
        told = [note.strip(), f"Out of “{self.inside}” in the zip folder." if self.inside else ""]
        return KeepExtract(
            case_id=case_id, exhibit_id=exhibit_id, digest=self.digest, size=self.size,
            part=self.part, note=" ".join(each for each in told if each),
        )  # fmt: skip


def part_of(messages: Sequence[Message]) -> str:
    """Where a run of messages stands: “line 120”, “lines 120–134”."""
    if not messages:
        return ""
    first = min(each.line for each in messages)
    last = max(each.line + each.lines - 1 for each in messages)
    return f"line {first}" if first == last else f"lines {first}–{last}"


def cut(
    office: Office,
    who: Person,
    exhibit: ExhibitAnswer,
    messages: Sequence[Message],
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Extract:
    """Put the lines of a run of messages on the shelf. Slow for a large chat: from a worker.

    The bytes are cut out of the file as it came, by a child, and nothing in them is changed.
    """
    if not messages:
        raise Refused("Mark the messages first.")
    if exhibit.kind not in {WHATSAPP, ZIP}:
        raise Refused(
            "A Messenger file keeps its messages in another order, so that no lines of it are a "
            "run of messages.",
            what_to_do="Quote the words instead.",
        )
    first = min(each.line for each in messages)
    last = max(each.line + each.lines - 1 for each in messages)
    lines = lines_apart(exhibit.content, first, last, cancelled=cancelled)
    kept = office.shelve(who, io.BytesIO(lines.content))
    return Extract(digest=kept.digest, size=kept.size, part=part_of(messages), inside=lines.name)
