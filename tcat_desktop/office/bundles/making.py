"""A bundle made: read what goes in, put it on paper outside any transaction, then keep it.

The office composes, in a worker; one command keeps the result, and sees to it that nothing on
record moved meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from tcat_desktop.correspondence.bundle.assemble import Assembled, assemble
from tcat_desktop.correspondence.bundle.plan import (
    Bundle,
    Composed,
    Embedded,
    Finished,
    Foreign,
    Part,
    ScheduleLine,
)
from tcat_desktop.correspondence.bundle.twin import Reason, Twin
from tcat_desktop.correspondence.words import clock, day
from tcat_desktop.evidence.apart import bound_apart
from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.bundles.contents import Contents, Line
from tcat_desktop.office.bundles.exhibit_parts import OnPaper, on_paper
from tcat_desktop.office.bundles.own_pages import shown
from tcat_desktop.office.bundles.twins import Covering, twin
from tcat_desktop.office.commands.make_bundle import FreezeBundle, MakeBundle
from tcat_desktop.office.office import Office
from tcat_desktop.office.questions.bundle import BundleFile, ToBind, ToBindAnswer, Version

Told = Callable[[int, int, str], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A file that travels with the bundle and not in it: its exhibit, its name, and why."""

    number: str
    name: str
    digest: str
    size: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDesk:
    """A bundle on paper and not yet kept."""

    whole: Assembled
    copy: Twin | None
    beside: tuple[Beside, ...]


def make(
    office: Office,
    who: Person,
    case_id: CaseId,
    left_out: tuple[str, ...] = (),
    *,
    told: Told | None = None,
    cancelled: Stop | None = None,
) -> Version:
    """The bundle as the record stands now. Nothing new since the newest one: that one again."""
    asked = office.ask(who, ToBind(case_id=case_id, left_out=left_out))
    newest = asked.newest
    if newest is not None and newest.of == asked.contents.of:
        return newest
    number = asked.number
    standing = f"made {_moment(office.today())} by {asked.signs}"
    made = compose(office, asked, number, standing, told=told, cancelled=cancelled)
    office.do(who, MakeBundle(case_id=case_id, number=number, of=asked.contents.of,
                              left_out=asked.contents.left_out,
                              **_shelved(office, who, made, cancelled)))  # fmt: skip
    return _newest(office, who, case_id, left_out)


def freeze(
    office: Office,
    who: Person,
    case_id: CaseId,
    *,
    told: Told | None = None,
    cancelled: Stop | None = None,
) -> Version:
    """The newest version frozen: it says so on every page, and stays as it is from now on."""
    first = office.ask(who, ToBind(case_id=case_id))
    if first.newest is None:
        raise Refused("There is no bundle yet.", what_to_do="Make it first, and look at it.")
    if first.newest.frozen:
        raise Refused(f"Version {first.newest.number} is frozen already.")
    asked = office.ask(who, ToBind(case_id=case_id, left_out=first.newest.left_out))
    if asked.contents.of != first.newest.of:
        raise Refused(
            "Something changed on the case after this version was made.",
            what_to_do="Make the bundle again and look at it, then freeze it.",
        )
    standing = f"frozen {_moment(office.today())} by {asked.signs}"
    made = compose(office, asked, first.newest.number, standing, told=told, cancelled=cancelled)
    office.do(who, FreezeBundle(case_id=case_id, bundle_id=first.newest.bundle_id,
                                of=asked.contents.of,
                                **_shelved(office, who, made, cancelled)))  # fmt: skip
    return _newest(office, who, case_id, first.newest.left_out)


def content_of(
    office: Office, who: Person, case_id: CaseId, version: Version, *, redacted: bool = False
) -> bytes:
    """A kept version as a file, checked against its hash as it is read; who took it is noted."""
    return office.ask(
        who, BundleFile(case_id=case_id, bundle_id=version.bundle_id, redacted=redacted)
    )


def file_name(name: str) -> str:
    """A name that every system takes, for a file that came under any other."""
    kept = "".join("-" if each in '<>:"/\\|?*' or ord(each) < 32 else each for each in name)
    return kept.strip(" .")[:150] or "file"


def _newest(office: Office, who: Person, case_id: CaseId, left_out: tuple[str, ...]) -> Version:
    newest = office.ask(who, ToBind(case_id=case_id, left_out=left_out)).newest
    assert newest is not None
    return newest


def _moment(now: datetime) -> str:
    return f"{day(now.date())}, {clock(now)}"


def _shelved(office: Office, who: Person, made: OnDesk, cancelled: Stop | None) -> dict[str, Any]:
    whole = office.shelve(who, BytesIO(made.whole.content), cancelled=cancelled)
    copy = None
    if made.copy is not None:
        copy = office.shelve(who, BytesIO(made.copy.content), cancelled=cancelled)
    return {
        "digest": whole.digest,
        "pages": made.whole.pages,
        "manifest": made.whole.manifest | {"manifest_sha256": made.whole.sha256},
        "redacted_digest": copy.digest if copy else "",
        "redacted_manifest": made.copy.manifest if made.copy else {},
        "beside": tuple(
            {"number": each.number, "name": each.name, "digest": each.digest,
             "bytes": each.size, "why": each.why}
            for each in made.beside
        ),
    }  # fmt: skip


# --- on paper


def compose(
    office: Office,
    asked: ToBindAnswer,
    number: int,
    standing: str,
    *,
    told: Told | None = None,
    cancelled: Stop | None = None,
) -> OnDesk:
    """The bundle and, where something is to be covered, its redacted copy; nothing is kept."""
    papers = _on_paper(office, asked.contents, told, cancelled)
    bundle = _bundle(asked.contents, papers, number, standing)
    if told:
        told(0, 0, "Binding the pages")
    whole = assemble(bundle)
    copy = None
    if asked.contents.redactions:
        covering = Covering(
            bundle=bundle, whole=whole, redactions=asked.contents.redactions,
            lines={line.key: line for line in asked.contents.lines},
            reasons=tuple(Reason(code=code, title=title, law=law)
                          for code, title, law in asked.reasons),
        )  # fmt: skip
        copy = twin(covering, told=told, cancelled=cancelled)
    beside = tuple(
        Beside(number=line.key, name=line.name, digest=line.digest, size=line.size,
               why=papers[line.key].beside)
        for line in asked.contents.going_in if papers[line.key].beside
    )  # fmt: skip
    return OnDesk(whole=whole, copy=copy, beside=beside)


def _on_paper(
    office: Office, contents: Contents, told: Told | None, cancelled: Stop | None
) -> dict[str, OnPaper]:
    papers: dict[str, OnPaper] = {}
    lines = contents.going_in
    for at, line in enumerate(lines):
        if told:
            told(at, len(lines), f"{line.key}, {at + 1} of {len(lines)}")
        if cancelled and cancelled():
            raise Refused("The bundle was not made, because you stopped it.")
        content = b""
        if line.digest:
            with office.evidence_bytes(line.digest) as kept:
                content = kept.read()
        papers[line.key] = _paper(line, content, cancelled)
    return {key: _fit_inside(key, paper, contents) for key, paper in papers.items()}


def _paper(line: Line, content: bytes, cancelled: Stop | None) -> OnPaper:
    match line.kind:
        case "own":
            source: Composed | Finished | Foreign = Composed(blocks=line.blocks)
        case "issued":
            source = Finished(content=content)
        case "policy":
            made, pages = bound_apart(content, cancelled=cancelled)
            source = Foreign(content=made, pages=pages, caption=f"In force from {line.dated}.")
        case _:
            return on_paper(line, content, cancelled=cancelled)
    part = Part(key=line.key, tab=line.tab, title=shown(line.title), dated=line.dated,
                source=source, sha256=line.digest)  # fmt: skip
    return OnPaper(part=part)


def _fit_inside(key: str, paper: OnPaper, contents: Contents) -> OnPaper:
    """A mail's own bytes hold its attachments: it travels whole only if they all do."""
    if paper.embedded is None:
        return paper
    own = next(line for line in contents.lines if line.key == key)
    going = {line.key for line in contents.going_in}
    kept_back = [
        line
        for line in contents.lines
        if line.source_id == own.exhibit_id and own.exhibit_id and line.key not in going
    ]
    if not kept_back:
        return paper
    why = "Something that came with it is not in this bundle, so the file stays at the office."
    return OnPaper(part=paper.part, not_inside=why, beside=paper.beside)


def _bundle(contents: Contents, papers: dict[str, OnPaper], number: int, standing: str) -> Bundle:
    embedded: list[Embedded] = []
    room = 150 * 1024 * 1024
    for paper in papers.values():
        if paper.embedded is not None and len(paper.embedded.content) <= room:
            embedded.append(paper.embedded)
            room -= len(paper.embedded.content)
    return Bundle(
        school=contents.school,
        trust=contents.trust,
        reference=contents.reference,
        title="Panel bundle",
        about=contents.about,
        cover=(*contents.cover, ("Version", str(number))),
        number=number,
        standing=standing,
        on=contents.on,
        parts=tuple(papers[line.key].part for line in contents.going_in),
        schedule=tuple(_scheduled(line, contents, papers.get(line.key))
                       for line in contents.lines if line.tab == "E"),
        embedded=tuple(embedded),
    )  # fmt: skip


def _scheduled(line: Line, contents: Contents, paper: OnPaper | None) -> ScheduleLine:
    if line.why_not:
        return ScheduleLine(
            number=line.key, what=shown(line.title), made=line.dated, state=line.why_not,
            note="Fingerprint held in the sealed register. Clauses C49 and C50.",
        )  # fmt: skip
    state, note = "", ""
    if paper is None:
        state = "not in this bundle"
    elif paper.beside:
        state = "travels beside this bundle"
    elif paper.not_inside:
        note = paper.not_inside
    if paper is not None and any(each.part == line.key for each in contents.redactions):
        state = "; ".join(each for each in (state, "covered in the redacted copy") if each)
    return ScheduleLine(number=line.key, what=shown(line.title), made=line.dated,
                        sha256=line.digest, state=state, note=note)  # fmt: skip
