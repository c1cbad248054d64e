"""The bundle of a case: what would go in, the versions there are, and each as a file."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import POSTS, Act, CaseId, Level, Role, SchoolId, may
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import library
from tcat_desktop.office.bundles import contents as binding
from tcat_desktop.office.bundles.contents import Contents, Redacted
from tcat_desktop.office.bundles.own_pages import day_of
from tcat_desktop.office.bundles.policies import KINDS, in_force
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.post_room import greeted
from tcat_desktop.office.words import plain_date, short_date
from tcat_desktop.records import bundles, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version that was kept. ``pages_of`` says on which pages each part stands.

    ``of`` is the hash of what it was made from, ``manifest`` the one its footer begins with.
    """

    bundle_id: int
    number: int
    pages: int
    made: str
    frozen: str
    digest: str
    manifest: str
    redacted_digest: str
    redacted_pages: int
    covered: int
    unseen: tuple[int, ...]
    beside: tuple[tuple[str, str, str], ...]
    left_out: tuple[str, ...]
    of: str
    pages_of: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One line of the tick list; ``why_not`` says why it never goes in, ``pages`` as last made."""

    key: str
    tab: str
    title: str
    dated: str
    kind: str
    pages: str
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """A reason for covering something: its name, its code, and what it is for."""

    name: str
    code: str
    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleAnswer:
    """The bundle's page. ``stale`` says that something changed since the newest version."""

    case_id: CaseId
    reference: str
    title: str
    about: str
    tabs: tuple[tuple[str, str], ...]
    lines: tuple[PartLine, ...]
    left_out: tuple[str, ...]
    redactions: tuple[Redacted, ...]
    reasons: tuple[ReasonLine, ...]
    names: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    stale: bool
    missing: tuple[str, ...]
    may_make: bool
    may_freeze: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What would go in; ``left_out`` None takes the choice of the newest version."""

    case_id: CaseId
    left_out: tuple[str, ...] | None = None

    needs: ClassVar = (Act.BUNDLE, Level.SEE)

    def answer(self, desk: Desk) -> BundleAnswer:
        """The page."""
        from tcat_desktop.correspondence.bundle.plan import TABS

        record = desk.case(self.case_id)
        versions = tuple(_version(row) for row in bundles.of_case(desk.conn, self.case_id))
        newest = versions[0] if versions else None
        chosen = self.left_out
        if chosen is None:
            chosen = newest.left_out if newest else ()
        told = binding.contents(desk, record, chosen)
        pages = {key: (first, last) for key, first, last in newest.pages_of} if newest else {}
        can = may(desk.who, Act.BUNDLE, Level.CREATE)
        return BundleAnswer(
            case_id=self.case_id,
            reference=record.case["reference"],
            title=record.case["title"],
            about=told.about,
            tabs=tuple(TABS.items()),
            lines=tuple(
                PartLine(key=line.key, tab=line.tab, title=line.title, dated=line.dated,
                         kind=line.kind, pages=_pages(pages.get(line.key)), why_not=line.why_not)
                for line in told.lines
            ),
            left_out=told.left_out,
            redactions=told.redactions,
            reasons=_reasons(desk),
            names=binding.names_in(record),
            versions=versions,
            stale=newest is not None and newest.of != told.of,
            missing=_missing(desk, record),
            may_make=bool(can),
            may_freeze=bool(may(desk.who, Act.BUNDLE, Level.DECIDE)),
            why_not="" if can else can.reason,
        )  # fmt: skip


def _missing(desk: Desk, record: CaseRecord) -> tuple[str, ...]:
    """Policies a panel would look for, and that nobody kept for that day."""
    found = {row["kind"] for row in in_force(desk, record.school["id"], day_of(record))}
    return tuple(title for kind, title in KINDS.items()
                 if kind in ("complaints", "code") and kind not in found)  # fmt: skip


def _reasons(desk: Desk) -> tuple[ReasonLine, ...]:
    return tuple(
        ReasonLine(name=each.name, code=str(each.body.get("code", each.name)), title=each.title,
                   note=str(each.body.get("note", "")))
        for each in library.entries(desk.conn, "reason")
    )  # fmt: skip


def _pages(place: tuple[int, int] | None) -> str:
    if place is None:
        return ""
    return str(place[0]) if place[0] == place[1] else f"{place[0]}–{place[1]}"


def _version(row: Row) -> Version:
    manifest, copy = row["manifest"], row["redacted_manifest"]
    covered = sum(sum(each["codes"].values()) for each in copy.get("covered", ()))
    return Version(
        bundle_id=row["id"],
        number=row["number"],
        pages=row["pages"],
        made=f"{_moment(row['made_at'])} by {row['maker_formal'] or row['maker']}",
        frozen=f"{_moment(row['frozen_at'])} by {row['freezer_formal'] or row['freezer']}"
        if row["frozen_at"] else "",
        digest=row["digest"],
        manifest=str(manifest.get("manifest_sha256", "")),
        redacted_digest=row["redacted_digest"] or "",
        redacted_pages=int(copy.get("pages", 0)),
        covered=covered,
        unseen=tuple(copy.get("unseen", ())),
        beside=tuple((each["number"], each["name"], each["digest"]) for each in row["beside"]),
        left_out=tuple(row["chosen"].get("left_out", ())),
        of=str(row["chosen"].get("of", "")),
        pages_of=tuple((each["part"], *each["pages"]) for each in manifest.get("parts", ())),
    )  # fmt: skip


def _moment(kept: str) -> str:
    when = local(kept)
    return f"{short_date(when.date())} {when.year}, {when:%H:%M}"


# --- for making it


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBindAnswer:
    """Everything that making it needs, but for the bytes: contents, number, and who signs."""

    contents: Contents
    newest: Version | None
    number: int
    signs: str
    reasons: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBind:
    """What is to be bound, as the record stands now."""

    case_id: CaseId
    left_out: tuple[str, ...] = ()

    needs: ClassVar = (Act.BUNDLE, Level.SEE)

    def answer(self, desk: Desk) -> ToBindAnswer:
        """The contents, and the number that the bundle will have."""
        record = desk.case(self.case_id)
        versions = [_version(row) for row in bundles.of_case(desk.conn, self.case_id)]
        newest = versions[0] if versions else None
        number = 1
        if newest is not None:
            number = newest.number + 1 if newest.frozen else newest.number
        return ToBindAnswer(
            contents=binding.contents(desk, record, self.left_out),
            newest=newest,
            number=number,
            signs=_signs(desk),
            reasons=tuple(
                (str(each.body.get("code", each.name)), each.title, str(each.body.get("law", "")))
                for each in library.entries(desk.conn, "reason", retired=True)
            ),
        )


def _signs(desk: Desk) -> str:
    """``Mr A Finch, clerk to governors``, as the footer names whoever made it."""
    row = rows.one(desk.conn, "accounts", desk.who.account_id) or {}
    name = str(row.get("formal_name") or row.get("name") or desk.who.name)
    post = str(row.get("post") or POSTS[Role(desk.who.role)])
    parts = name.split()
    if len(parts) > 2 and greeted(name) != name:
        name = f"{parts[0]} {parts[1][0]} {parts[-1]}"
    return f"{name}, {post[:1].lower()}{post[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFile:
    """A kept version as a file, or its redacted copy; taking it is noted."""

    case_id: CaseId
    bundle_id: int
    redacted: bool = False

    needs: ClassVar = (Act.BUNDLE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> bytes:
        """The PDF, checked against its hash as it is read."""
        record = desk.case(self.case_id)
        row = desk.row("bundles", self.bundle_id, of=self.case_id)
        _refuse_sealed_since(record, rows.as_dict(row["manifest"]))
        digest = row["redacted_digest"] if self.redacted else row["digest"]
        if not digest:
            raise Refused("There is no redacted copy of this version.",
                          what_to_do="Say what to cover, then make the bundle.")  # fmt: skip
        desk.did("bundle", self.bundle_id, case=self.case_id, redacted=self.redacted)
        with desk.shelf.open(digest) as kept:
            return kept.read()


def _refuse_sealed_since(record: CaseRecord, manifest: Row) -> None:
    """What was sealed after a version was made still lies within that version (C49)."""
    inside = {each["part"] for each in manifest.get("parts", ())}
    sealed = [f"E{row['number']}" for row in record.exhibits
              if row["sealed"] and f"E{row['number']}" in inside]  # fmt: skip
    if sealed:
        raise Refused(
            f"{' and '.join(sealed)} was sealed after this version was made, so that it stays "
            "closed.",
            clause="C49, C50",
            what_to_do="Make the bundle again, without it.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBeside:
    """A file that travels beside a kept version: its bytes as they came; taking it is noted."""

    case_id: CaseId
    bundle_id: int
    number: str

    needs: ClassVar = (Act.BUNDLE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> tuple[str, bytes]:
        """Its name and its bytes. Sealed since then: ``Refused``."""
        record = desk.case(self.case_id)
        desk.row("bundles", self.bundle_id, of=self.case_id)
        row = next((each for each in record.exhibits if f"E{each['number']}" == self.number), None)
        if row is None or row["sealed"]:
            raise Refused("That file may not leave.", clause="C49, C50")
        desk.did("exhibit", row["id"], case=self.case_id)
        with desk.shelf.open(row["digest"]) as kept:
            return f"{self.number} {row['name']}", kept.read()


# --- the policies


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """One version of a policy, and when it was in force."""

    policy_id: int
    kind: str
    title: str
    version: str
    in_force_from: date
    in_force_to: date | None
    words: str
    school_id: SchoolId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """Every policy that was kept, the latest first of each kind."""

    needs: ClassVar = (Act.POLICY, Level.SEE)

    def answer(self, desk: Desk) -> tuple[PolicyLine, ...]:
        """The register."""
        return tuple(_policy(row) for row in bundles.all_policies(desk.conn))


def _policy(row: Row) -> PolicyLine:
    begun = date.fromisoformat(row["in_force_from"])
    ended = date.fromisoformat(row["in_force_to"]) if row["in_force_to"] else None
    until = f" until {plain_date(ended)}" if ended else ""
    return PolicyLine(
        policy_id=row["id"], kind=row["kind"], title=row["title"], version=row["version"],
        in_force_from=begun, in_force_to=ended,
        words=f"In force from {plain_date(begun)}{until}", school_id=row["school_id"],
    )  # fmt: skip
