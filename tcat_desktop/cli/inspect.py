"""What a file of evidence holds, without keeping it: one line a file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop.cli.call import DONE, UNUSABLE, Call, complain, line

if TYPE_CHECKING:
    from tcat_desktop.office.inspection import Looked

_MOST_TEXT: Final = 2_000


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE")


def _inspect(asked: argparse.Namespace) -> int:
    from tcat_desktop.office.inspection import look_at

    ended = DONE
    for name in asked.files:
        looked = look_at(Path(name))
        if looked.refusal:
            ended = UNUSABLE
        if looked.refusal and not asked.json:
            complain(f"{name}: {looked.refusal}")
        else:
            line(asked, _record(name, looked), _paragraph(name, looked))
    return ended


def _record(name: str, looked: "Looked") -> dict[str, Any]:
    """The keys of the contract."""
    record: dict[str, Any] = {
        "file": name,
        "sha256": looked.digest or None,
        "bytes": looked.size if looked.digest or looked.size else None,
    }
    if looked.kind:
        record["kind"] = looked.kind
    reading = looked.reading
    if reading is None:
        record["error"] = looked.refusal
        return record
    record |= {
        "messages": len(reading.messages),
        "participants": list(reading.participants),
        "first": reading.first,
        "last": reading.last,
        "date_order": reading.date_order,
        "attachments": reading.attachment_count,
        "pages": reading.pages,
        "width": reading.width,
        "height": reading.height,
        "gps": reading.gps,
        "text": reading.text[:_MOST_TEXT],
        "warnings": list(reading.warnings),
    }
    return record


def _paragraph(name: str, looked: "Looked") -> str:
    """The same for somebody who reads it."""
    reading = looked.reading
    if reading is None:
        return looked.refusal
    told = [f"{looked.kind}, {looked.size:,} bytes"]
    if reading.messages:
        told.append(f"{len(reading.messages):,} messages by {', '.join(reading.participants)}")
    if reading.first and reading.last:
        told.append(f"from {reading.first} to {reading.last}")
    if reading.attachment_count:
        told.append(f"attachments: {reading.attachment_count:,}")
    if reading.pages is not None:
        told.append(f"pages: {reading.pages:,}")
    if reading.width and reading.height:
        told.append(f"{reading.width:,} × {reading.height:,} pixels")
    told += [f"{label}: {words}" for label, words in reading.facts]
    notes = "".join(f"\n  {each}" for each in reading.warnings)
    return f"{name}: {'; '.join(told)}. SHA-256 {looked.digest}.{notes}"


CALLS: Final = {
    "inspect": Call("what a file of evidence holds, without keeping it", _options, _inspect)
}
