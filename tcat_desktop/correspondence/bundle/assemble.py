"""Binds a bundle: every page in order, stamped, with bookmarks, links and the exhibits' own bytes.

The same facts give the same bytes: the record's date, no clock, identifiers out of the content.
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem
from reportlab.lib.units import mm

from tcat_desktop.correspondence.bundle import manifest as manifests
from tcat_desktop.correspondence.bundle import sheets
from tcat_desktop.correspondence.bundle.marks import Spot
from tcat_desktop.correspondence.bundle.plan import (
    TABS,
    Bundle,
    Finished,
    Foreign,
    Place,
)
from tcat_desktop.correspondence.bundle.stamps import BOTTOM, Around, Stamp, stamps
from tcat_desktop.correspondence.paper import HEIGHT, WIDTH, about
from tcat_desktop.correspondence.papers import MARGIN

Progress = Callable[[int, int], None]

_MAKER: Final = "Three Counties desk"
_MOST_TRIES: Final = 4
_FRAME: Final = pikepdf.Rectangle(
    MARGIN * mm, (BOTTOM + 1) * mm, (WIDTH - MARGIN) * mm, (HEIGHT - sheets.FRAME_TOP) * mm
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A bundle as a file, with where everything stands in it."""

    content: bytes
    pages: int
    places: dict[str, Place]
    manifest: manifests.Manifest
    # What in the first pages leads to which part.
    links: tuple[tuple[str, Spot], ...] = ()
    # Each picture's strips, by “E1:0.0:1.0”, on pages of the bundle counted from 0.
    pictures: tuple[tuple[str, Spot], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the manifest, which the footer shows the beginning of."""
        return manifests.hash_of(self.manifest)


@dataclass(slots=True)
class _Bound:
    """The pages on their way into one file."""

    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)
    stamped: list[Stamp] = field(default_factory=list)

    def add(self, pages: Iterator[pikepdf.Page] | list[pikepdf.Page], *, ours: bool) -> None:
        pages = list(pages)
        self.pdf.pages.extend(pages)
        first = len(self.stamped)
        self.stamped += [Stamp(number=first + at, ours=ours) for at in range(1, len(pages) + 1)]


def assemble(bundle: Bundle, *, progress: Progress | None = None) -> Assembled:
    """The bundle as one PDF. Raises Refused when a character cannot be printed."""
    with ExitStack() as stack:
        issued = {
            part.key: stack.enter_context(pikepdf.open(io.BytesIO(part.source.content)))
            for part in bundle.parts if isinstance(part.source, Finished)
        }  # fmt: skip
        return _assembled(bundle, issued, progress)


def _assembled(
    bundle: Bundle, issued: Mapping[str, pikepdf.Pdf], progress: Progress | None
) -> Assembled:
    made = sheets.our_pages(bundle)
    counts = {part.key: len(issued[part.key].pages) if part.key in issued else made.counts[part.key]
              for part in bundle.parts}  # fmt: skip
    first, places = _first_pages(bundle, counts)
    told = manifests.manifest_of(bundle, places, _last(places, first))
    bound = _Bound()
    _bind(bound, bundle, first, made, issued, progress)
    begin = {key: bound.pdf.pages[place.first - 1].obj for key, place in places.items()}
    _lay_over(bound, bundle, manifests.hash_of(told))
    link(bound.pdf, first.spots.found, begin)
    _list(bound.pdf, bundle, begin)
    _embed(bound.pdf, bundle)
    _describe(bound.pdf, bundle)
    starts = {name: places[part.key].first for part in bundle.parts
              for name, _ in made.spots.found if name.startswith(f"{part.key}:")}  # fmt: skip
    return Assembled(
        content=saved(bound.pdf),
        pages=len(bound.stamped),
        places=places,
        manifest=told,
        links=tuple(first.spots.found),
        pictures=tuple(_of_bundle(made, starts, places)),
    )


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as bytes; the same objects give the same ones."""
    file = io.BytesIO()
    pdf.save(
        file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
        # What is worth it is compressed already; our few words on each page would cost half the
        # time of the whole.
        compress_streams=False,
    )  # fmt: skip
    return file.getvalue()


# --- where everything stands


def _first_pages(bundle: Bundle, counts: Mapping[str, int]) -> tuple[sheets.Made, dict[str, Place]]:
    """The first pages, set again until the numbers in them are those of the pages behind them."""
    room = 2
    for _ in range(_MOST_TRIES):
        places = _places(bundle, counts, room)
        first = sheets.first_pages(bundle, places)
        if first.counts[sheets.FRONT] == room:
            return first, places
        room = first.counts[sheets.FRONT]
    raise AssertionError("the index never came to rest")


def _places(bundle: Bundle, counts: Mapping[str, int], front: int) -> dict[str, Place]:
    places, page = {}, front + 1
    for part in bundle.parts:
        places[part.key] = Place(first=page, last=page + counts[part.key] - 1)
        page += counts[part.key]
    return places


def _last(places: Mapping[str, Place], first: sheets.Made) -> int:
    return max((place.last for place in places.values()), default=first.counts[sheets.FRONT])


def _of_bundle(
    made: sheets.Made, starts: Mapping[str, int], places: Mapping[str, Place]
) -> Iterator[tuple[str, Spot]]:
    """The pictures' places, from pages of our own PDF to pages of the bundle."""
    before, page = {}, 0
    for key, many in made.counts.items():
        before[key] = page
        page += many
    for name, spot in made.spots.found:
        key = name.split(":", 1)[0]
        if name in starts:
            at = places[key].first - 1 + spot.page - before[key]
            yield name, Spot(at, spot.left, spot.low, spot.right, spot.high)


# --- the pages


def _bind(  # everything that pages come from
    bound: _Bound, bundle: Bundle, first: sheets.Made, made: sheets.Made,
    issued: Mapping[str, pikepdf.Pdf], progress: Progress | None,
) -> None:  # fmt: skip
    with pikepdf.open(io.BytesIO(first.content)) as opened:
        bound.add(list(opened.pages), ours=True)
    ours = pikepdf.open(io.BytesIO(made.content)) if made.content else None
    at = 0
    for place, part in enumerate(bundle.parts):
        if progress:
            progress(place, len(bundle.parts))
        if part.key in issued:
            bound.add(list(issued[part.key].pages), ours=False)
            continue
        assert ours is not None
        many = made.counts[part.key]
        bound.add([ours.pages[page] for page in range(at, at + many)], ours=True)
        if isinstance(part.source, Foreign):
            _fill_frames(bound, part.source, many)
        at += many


def _fill_frames(bound: _Bound, foreign: Foreign, many: int) -> None:
    """Each foreign page within its frame, made smaller where it must be, and turned as it says."""
    start = len(bound.pdf.pages) - many
    with pikepdf.open(io.BytesIO(foreign.content)) as opened:
        for at, page in enumerate(opened.pages):
            _fill(bound.pdf, bound.pdf.pages[start + at], page)


def _fill(pdf: pikepdf.Pdf, frame: pikepdf.Page, page: pikepdf.Page) -> None:
    """One foreign page in its frame, with a hairline round it, so that its edges are seen."""
    form = pdf.copy_foreign(page.as_form_xobject())
    frame.add_resource(form, Name.XObject, Name.Framed)
    placed = frame.calc_form_xobject_placement(
        form, Name.Framed, _FRAME, invert_transformations=True, allow_shrink=True,
        allow_expand=False,
    )  # fmt: skip
    wide, tall = _seen(page)
    scale = min(_FRAME.width / wide, _FRAME.height / tall, 1.0) if wide and tall else 0.0
    wide, tall = wide * scale, tall * scale
    left = _FRAME.llx + (_FRAME.width - wide) / 2
    low = _FRAME.lly + (_FRAME.height - tall) / 2
    edge = f"q 0.55 G 0.4 w {left:.2f} {low:.2f} {wide:.2f} {tall:.2f} re S Q"
    frame.contents_add(b"q", prepend=True)
    frame.contents_add(b"Q " + placed + b" " + edge.encode())


def _seen(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height of a page as it is looked at, in points."""
    left, low, right, high = (float(side) for side in page.trimbox)
    wide, tall = abs(right - left), abs(high - low)
    return (tall, wide) if int(page.rotation or 0) % 180 else (wide, tall)


def _lay_over(bound: _Bound, bundle: Bundle, sha256: str) -> None:
    around = Around(
        head=f"{bundle.school} · {bundle.reference}",
        foot=f"Bundle version {bundle.number}, {bundle.standing}. "
        f"Manifest {manifests.short(sha256)}",
        pages=len(bound.stamped),
    )
    facts = about(bundle.title, bundle.school, bundle.reference, bundle.on)
    with pikepdf.open(io.BytesIO(stamps(bound.stamped, around, facts))) as laid:
        for number, over in enumerate(laid.pages, 1):
            lay(bound.pdf, bound.pdf.pages[number - 1], over, f"Stamp{number}")


def lay(pdf: pikepdf.Pdf, page: pikepdf.Page, over: pikepdf.Page, name: str) -> None:
    """One A4 page over another, corner on corner; the lower one's settings do not reach it."""
    form = pdf.copy_foreign(over.as_form_xobject())
    # A name of its own choosing would be another one each time. Pages may share their resources.
    page.add_resource(form, Name.XObject, Name(f"/{name}"))
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q /{name} Do Q".encode())


# --- ways through it


def link(
    pdf: pikepdf.Pdf, spots: Sequence[tuple[str, Spot]], begin: Mapping[str, pikepdf.Object]
) -> None:
    """From each entry of the index and each line of the schedule to the page it names."""
    for key, spot in spots:
        page = pdf.pages[spot.page]
        made = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Border=[0, 0, 0], F=4,
                Rect=[round(at, 2) for at in (spot.left, spot.low, spot.right, spot.high)],
                Dest=Array([begin[key], Name.Fit]),
            )
        )  # fmt: skip
        if "/Annots" not in page:
            page.obj.Annots = Array()
        page.obj.Annots.append(made)


def _list(pdf: pikepdf.Pdf, bundle: Bundle, begin: Mapping[str, pikepdf.Object]) -> None:
    """The bookmarks: the index, then each tab with its parts."""

    def entry(words: str, page: pikepdf.Object) -> OutlineItem:
        return OutlineItem(words[:160], destination=Array([page, Name.Fit]))

    with pdf.open_outline() as outline:
        outline.root.append(entry("Cover", pdf.pages[0].obj))
        outline.root.append(entry("Index and schedule of exhibits", pdf.pages[1].obj))
        for tab, title in TABS.items():
            parts = bundle.of_tab(tab)
            if not parts:
                continue
            item = entry(f"{tab}  {title}", begin[parts[0].key])
            for part in parts:
                said = f"{part.key}  {part.title}" if tab == "E" else part.title
                item.children.append(entry(said, begin[part.key]))
            outline.root.append(item)


def _embed(pdf: pikepdf.Pdf, bundle: Bundle) -> None:
    """The exhibits as they were first received, for whoever checks them against the schedule."""
    for each in bundle.embedded:
        name = f"{each.number} {each.name}"
        pdf.attachments[name] = AttachedFileSpec(
            pdf, each.content, description=each.what, filename=name, mime_type=each.mime,
            creation_date="", mod_date="",
        )  # fmt: skip


def _describe(pdf: pikepdf.Pdf, bundle: Bundle) -> None:
    describe(pdf, f"{bundle.title}, {bundle.reference}", bundle)


def describe(pdf: pikepdf.Pdf, title: str, bundle: Bundle) -> None:
    """Title, language and date, for a reader, a screen reader and an archive."""
    stamp = f"{bundle.on:%Y-%m-%d}T12:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"] = title
        told["dc:language"] = ["en-GB"]
        told["dc:creator"] = [bundle.school]
        told["dc:description"] = f"Bundle version {bundle.number}"
        told["xmp:CreateDate"] = stamp
        told["xmp:ModifyDate"] = stamp
        told["xmp:CreatorTool"] = _MAKER
        told["pdf:Producer"] = _MAKER
    on = f"D:{bundle.on:%Y%m%d}120000Z"
    words = {"/Title": title, "/Author": bundle.school, "/Creator": _MAKER, "/Producer": _MAKER,
             "/CreationDate": on, "/ModDate": on}  # fmt: skip
    pdf.trailer.Info = pdf.make_indirect(Dictionary(words))
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
