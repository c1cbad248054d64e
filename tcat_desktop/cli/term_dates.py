"""The call that reads term dates from files, and keeps nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tcat_desktop.cli.call import DONE, UNUSABLE, Call, line
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from tcat_desktop.office.term_dates import ReadDates

_LARGEST: Final = 20_000_000  # bytes; more is not even looked at


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a calendar (.ics), or a text")


def _does(asked: argparse.Namespace) -> int:
    code = DONE
    for name in asked.files:
        try:
            found = _read(Path(name))
        except Refused as refusal:
            code = UNUSABLE
            line(asked, {"file": name, "error": str(refusal)}, f"{name}: {refusal}")
            continue
        line(asked, _record(name, found), _in_words(name, found))
    return code


def _read(file: Path) -> "ReadDates":
    from tcat_desktop.office import clock
    from tcat_desktop.office.term_dates import read_ics, read_pasted

    try:
        if file.is_file() and file.stat().st_size > _LARGEST:
            raise Refused("The file is far larger than a page of term dates.")
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"The file cannot be read: {reason}.") from None
    if file.suffix.lower() in {".ics", ".ical", ".ifb", ".vcs"} or b"BEGIN:V" in content[:200]:
        return read_ics(content)
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Windows’ Notepad used to write.
        words = content.decode("cp1252", errors="replace")
    return read_pasted(words, today=clock.today(clock.now()))


def _record(name: str, found: "ReadDates") -> dict[str, object]:
    return {
        "file": name,
        "terms": found.terms,
        "inset": found.inset,
        "closures": found.closures,
        "left_out": found.left_out,
        "warnings": found.warnings,
    }


def _in_words(name: str, found: "ReadDates") -> str:
    from tcat_desktop.office.words import long_date

    lines = [name]
    lines += [f"  term    {long_date(first)} to {long_date(last)}" for first, last in found.terms]
    lines += [f"  INSET   {long_date(on)}  {words}".rstrip() for on, words in found.inset]
    lines += [f"  closed  {long_date(on)}  {words}".rstrip() for on, words in found.closures]
    lines += [f"  left out: {what} ({why})" for what, why in found.left_out]
    lines += [f"  look: {each}" for each in found.warnings]
    return "\n".join(lines)


CALLS: Final[Mapping[str, Call]] = {
    "term-dates": Call(
        "read term dates from a calendar or a text, and keep nothing", _options, _does
    )
}
