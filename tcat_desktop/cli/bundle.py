"""``bundle``: the complaint-panel bundle of a case as a file, and what travels beside it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop.cli.call import DONE, Call, Unusable, line
from tcat_desktop.cli.desk_calls import signed_in
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tcat_desktop.office.door import Session
    from tcat_desktop.office.questions.bundle import Version


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help="such as AP-26-031")
    parser.add_argument("--out", required=True, metavar="FILE", help="where the PDF goes")
    parser.add_argument(
        "--redacted", action="store_true", default=False,
        help="the copy with what may not be read taken out",
    )  # fmt: skip


def _bundle(asked: argparse.Namespace) -> int:
    out = Path(asked.out)
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise Unusable(f"The bundle cannot be written to {out}: name a file in a folder there is.")
    with signed_in(asked) as session:
        case_id = _case(session, asked.reference.strip().upper())
        version = _version(session, case_id)
        told = _written(session, case_id, version, out, redacted=asked.redacted)
    held = "redacted copy of the bundle" if asked.redacted else "bundle"
    beside = f" {len(told['beside'])} files travel beside it." if told["beside"] else ""
    line(asked, told, f"{out} holds the {held}, version {version.number}, "
         f"{told['pages']} pages.{beside}")  # fmt: skip
    return DONE


def _case(session: "Session", reference: str) -> CaseId:
    from tcat_desktop.office.questions.case_list import CaseList, Filter

    found = session.office.ask(
        session.person, CaseList(filter=Filter(words=reference, closed=True))
    )
    for row in found.rows:
        if row.reference == reference:
            return row.case_id
    raise Refused(
        f"There is no case {reference} for you to open.",
        what_to_do="It may belong to another school, or you may be part of it.",
    )


def _version(session: "Session", case_id: CaseId) -> "Version":
    """The bundle as the record stands; whoever may only look gets the newest that was made."""
    from tcat_desktop.office.bundles import making
    from tcat_desktop.office.questions.bundle import Bundle

    told = session.office.ask(session.person, Bundle(case_id=case_id))
    if session.office.may(session.person, Act.BUNDLE, Level.CREATE):
        return making.make(session.office, session.person, case_id, told.left_out)
    if told.versions:
        return told.versions[0]
    raise Refused("No bundle of this case was made yet.",
                  what_to_do="The clerk or the office makes it.")  # fmt: skip


def _written(
    session: "Session", case_id: CaseId, version: "Version", out: Path, *, redacted: bool
) -> dict[str, Any]:
    from tcat_desktop.office.bundles import making
    from tcat_desktop.office.questions.bundle import FileBeside

    content = making.content_of(session.office, session.person, case_id, version,
                                redacted=redacted)  # fmt: skip
    out.write_bytes(content)
    beside: list[Path] = []
    # What travels whole has nothing covered in it, so that it goes with the whole bundle alone.
    for number, _, _ in () if redacted else version.beside:
        name, held = session.office.ask(session.person, FileBeside(
            case_id=case_id, bundle_id=version.bundle_id, number=number))  # fmt: skip
        folder = out.with_name(f"{out.stem}, beside it")
        folder.mkdir(exist_ok=True)
        place = folder / making.file_name(name)
        place.write_bytes(held)
        beside.append(place)
    return {
        "file": out, "version": version.number, "frozen": bool(version.frozen),
        "pages": version.redacted_pages if redacted else version.pages,
        "sha256": version.redacted_digest if redacted else version.digest,
        "manifest": version.manifest, "redacted": redacted, "beside": beside,
    }  # fmt: skip


CALLS: "Final[Mapping[str, Call]]" = {
    "bundle": Call("the complaint-panel bundle of a case, as a PDF", _options, _bundle)
}
