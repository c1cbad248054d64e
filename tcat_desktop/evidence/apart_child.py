"""The other end of ``apart.py``: one question from a pipe, one answer into another, and gone."""

import json
import os
import sys
from typing import Any

from tcat_desktop.evidence import fence
from tcat_desktop.evidence.answer import packed
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused


def main() -> None:
    """Read the question, put up the fence, and answer."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints would stand in the middle of the answer.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    asked = sys.stdin.buffer
    head = json.loads(asked.read(int.from_bytes(asked.read(8), "big")))
    fence.close(seconds=head["seconds"], memory=head["memory"])
    for piece in _answered(head, asked.read(head["size"])):
        answers.write(piece)
    answers.flush()
    # A thread that is still at the words of a page is not waited for.
    os._exit(0)


def _answered(head: dict[str, Any], content: bytes) -> list[bytes]:
    try:
        return packed(_read(head, content), _peak())
    except Refused as refused:
        return packed(refused, _peak())
    except MemoryError:
        return packed(
            Refused(
                "This file would need more memory to read than the desk allows, so it was left "
                "unread.",
                what_to_do="It is kept as it is. Ask for a smaller copy of it.",
            ),
            _peak(),
        )


def _read(head: dict[str, Any], content: bytes) -> Reading:
    options: dict[str, str] = head["options"]
    if head["kind"] == "copy":
        from tcat_desktop.evidence import kinds, pictures

        made = pictures.copy_without_metadata(
            content, most=int(options["most"]), as_jpeg=bool(options["as_jpeg"]),
            opaque=bool(options.get("opaque")),
        )  # fmt: skip
        return Reading(
            kind=kinds.IMAGE,
            attachments=(Attached(name="", kind=kinds.IMAGE, content=made),),
            attachment_count=1,
        )
    if head["kind"] == "lines":
        from tcat_desktop.evidence.whatsapp.file_lines import lines_of_chat

        cut = lines_of_chat(content, int(options["first"]), int(options["last"]))
        return Reading(kind="text", attachments=(cut,), attachment_count=1)
    if head["kind"] == "machine":
        from tcat_desktop.evidence import machine_text

        return machine_text.read(content, head["name"])
    if head["kind"] == "bind":
        from tcat_desktop.evidence import binding

        return binding.bind(content)
    if head["kind"] == "cover":
        from tcat_desktop.evidence import covering

        return covering.cover(content, options["pages"])
    from tcat_desktop.evidence import readers

    return readers.read(head["kind"], content, head["name"], **options)


def _peak() -> int:
    """The most memory this process ever held, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 # as light
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
