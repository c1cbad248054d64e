"""The redacted copy of a bundle: the same pages and numbers, some made again as pictures.

Nothing of the bundle is hidden in it: it is a new file, of the pages that needed no covering and
of pictures of those that did. No attachment, no bookmark in the parties' words, no older version.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Stream
from reportlab.lib.units import mm

from tcat_desktop.correspondence.blocks import Block, PageTitle, Small, Table
from tcat_desktop.correspondence.blocks import Heading as Under
from tcat_desktop.correspondence.bundle import assemble as binding
from tcat_desktop.correspondence.bundle import manifest as manifests
from tcat_desktop.correspondence.bundle import sheets
from tcat_desktop.correspondence.bundle.assemble import Assembled
from tcat_desktop.correspondence.bundle.plan import TABS, Bundle
from tcat_desktop.correspondence.bundle.stamps import Around, Stamp, mark, stamps
from tcat_desktop.correspondence.flowing import Column, Keys, set_blocks
from tcat_desktop.correspondence.paper import WIDTH, about
from tcat_desktop.correspondence.papers import MARGIN
from tcat_desktop.correspondence.paragraphs import styles
from tcat_desktop.correspondence.words import count, listed, mono

_MARK: Final = "Redacted copy"
_A4: Final = (595.2756, 841.8898)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page made again: ``grey`` (deflated, a byte a pixel) or ``jpeg``, and what was covered."""

    form: str
    wide: int
    tall: int
    content: bytes
    codes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something may be covered: its code as printed in the box, and what that means."""

    code: str
    title: str
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The redacted copy, and what was covered in it where and why."""

    content: bytes
    pages: int
    manifest: manifests.Manifest


def redacted(
    bundle: Bundle,
    whole: Assembled,
    pictures: Mapping[int, Picture],
    reasons: tuple[Reason, ...],
    unseen: tuple[int, ...] = (),
) -> Twin:
    """The copy. Pages count from 0; ``unseen`` hold pictures in which no machine looked for words.

    Every page named in ``pictures`` is that picture and nothing else.
    """
    annex = sheets.composed(bundle, "covered", _annex(bundle, whole, pictures, reasons, unseen))
    pdf = pikepdf.new()
    with pikepdf.open(io.BytesIO(whole.content)) as source:
        _take_over(pdf, source, pictures)
    with pikepdf.open(io.BytesIO(annex.content)) as opened:
        pdf.pages.extend(opened.pages)
    _lay_over(pdf, bundle, whole)
    _link(pdf, whole)
    _list(pdf, bundle, whole)
    binding.describe(pdf, f"{bundle.title}, redacted copy, {bundle.reference}", bundle)
    return Twin(
        content=binding.saved(pdf), pages=len(pdf.pages),
        manifest=_manifest(bundle, whole, pictures, unseen, len(pdf.pages)),
    )  # fmt: skip


# --- the pages


def _take_over(pdf: pikepdf.Pdf, source: pikepdf.Pdf, pictures: Mapping[int, Picture]) -> None:
    for number, page in enumerate(source.pages):
        if number in pictures:
            pdf.pages.append(_pictured(pdf, pictures[number]))
            continue
        # A link would bring the page that it leads to, with all that stands on it.
        for key in ("/Annots", "/B", "/AA", "/Metadata", "/PieceInfo", "/Thumb", "/StructParents"):
            if key in page.obj:
                del page.obj[key]
        # Pages may share a list of all pictures in the file: only what this one draws comes along.
        page.remove_unreferenced_resources()
        pdf.pages.append(page)


def _pictured(pdf: pikepdf.Pdf, picture: Picture) -> pikepdf.Page:
    grey = picture.form == "grey"
    image = Stream(
        pdf, picture.content, Type=Name.XObject, Subtype=Name.Image, Width=picture.wide,
        Height=picture.tall, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
    )  # fmt: skip
    image.write(picture.content, filter=Name.FlateDecode if grey else Name.DCTDecode)
    wide, tall = _A4
    page = Dictionary(
        Type=Name.Page, MediaBox=[0, 0, wide, tall],
        Resources=Dictionary(XObject=Dictionary(Page=image)),
        Contents=Stream(pdf, f"q {wide} 0 0 {tall} 0 0 cm /Page Do Q".encode()),
    )  # fmt: skip
    return pikepdf.Page(pdf.make_indirect(page))


def _lay_over(pdf: pikepdf.Pdf, bundle: Bundle, whole: Assembled) -> None:
    facts = about(bundle.title, bundle.school, bundle.reference, bundle.on)
    more = [Stamp(number=at, ours=True) for at in range(whole.pages + 1, len(pdf.pages) + 1)]
    around = Around(
        head=f"{bundle.school} · {bundle.reference}",
        foot=f"Redacted copy of bundle version {bundle.number}, {bundle.standing}. "
        f"Manifest {manifests.short(whole.sha256)}",
        pages=len(pdf.pages),
    )
    with pikepdf.open(io.BytesIO(stamps(more, around, facts))) as laid:
        for stamp, over in zip(more, laid.pages, strict=True):
            binding.lay(pdf, pdf.pages[stamp.number - 1], over, f"Stamp{stamp.number}")
    with pikepdf.open(io.BytesIO(mark(_MARK, facts))) as marked:
        over = marked.pages[0]
        for page in pdf.pages:
            binding.lay(pdf, page, over, "Redacted")


def _link(pdf: pikepdf.Pdf, whole: Assembled) -> None:
    begin = {key: pdf.pages[place.first - 1].obj for key, place in whole.places.items()}
    binding.link(pdf, whole.links, begin)


def _list(pdf: pikepdf.Pdf, bundle: Bundle, whole: Assembled) -> None:
    """Bookmarks in our own words alone: a title may hold a name."""
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Cover", 0))
        outline.root.append(OutlineItem("Index and schedule of exhibits", 1))
        for tab, title in TABS.items():
            parts = bundle.of_tab(tab)
            if parts:
                page = whole.places[parts[0].key].first - 1
                outline.root.append(OutlineItem(f"{tab}  {title}", page))
        end = Array([pdf.pages[whole.pages].obj, Name.Fit])
        outline.root.append(OutlineItem("What was covered, and why", end))


# --- what was covered, and why


def _annex(
    bundle: Bundle, whole: Assembled, pictures: Mapping[int, Picture],
    reasons: tuple[Reason, ...], unseen: tuple[int, ...],
) -> list[object]:  # fmt: skip
    column = Column((WIDTH - 2 * MARGIN) * mm, styles(bundle.large_print), Keys("covered"))
    return list(set_blocks(_blocks(whole, pictures, reasons, unseen), column))


def _blocks(
    whole: Assembled, pictures: Mapping[int, Picture], reasons: tuple[Reason, ...],
    unseen: tuple[int, ...],
) -> tuple[Block, ...]:  # fmt: skip
    used = {code for picture in pictures.values() for code, _ in picture.codes}
    rows = tuple(
        (str(page + 1), _part_at(whole, page),
         listed(f"{code}, {count(many, 'place', 'places')}" for code, many in picture.codes),
         mono(_print(picture)))
        for page, picture in sorted(pictures.items()) if picture.codes
    )  # fmt: skip
    legend = tuple((each.code, each.title, each.law) for each in reasons if each.code in used)
    made: list[Block] = [
        PageTitle(
            "What was covered, and why",
            "Where a black box stands, the words or the picture beneath were taken out of this "
            "copy. The code in the box says why. The whole bundle is kept by the clerk.",
        ),
        Table(("Code", "Why", "Rests on"), legend, (16, 84, 70), strong_first=True),
        Under("Page by page"),
        Table(("Page", "In", "What was covered", "Covered page, SHA-256"), rows,
              (14, 30, 66, 60), strong_first=True),
    ]  # fmt: skip
    if unseen:
        pages = listed(str(page + 1) for page in unseen)
        many = "Page" if len(unseen) == 1 else "Pages"
        made.append(
            Small(f"{many} {pages}: a picture or a scan in which no machine could look for words. "
                  "A person looked at it.")
        )  # fmt: skip
    return tuple(made)


def _part_at(whole: Assembled, page: int) -> str:
    """What people call the part that a page is of."""
    for key, place in whole.places.items():
        if place.first <= page + 1 <= place.last:
            return key[:1].upper() + key[1:]
    return "Cover" if page == 0 else "Index"


def _print(picture: Picture) -> str:
    sha256 = hashlib.sha256(picture.content).hexdigest()
    return " ".join(sha256[at : at + 8] for at in range(0, 32, 8))


def _manifest(
    bundle: Bundle, whole: Assembled, pictures: Mapping[int, Picture], unseen: tuple[int, ...],
    pages: int,
) -> manifests.Manifest:  # fmt: skip
    return {
        "redacts": whole.sha256,
        "bundle": bundle.reference,
        "version": bundle.number,
        "pages": pages,
        "covered": [
            {"page": page + 1, "part": _part_at(whole, page), "codes": dict(picture.codes),
             "sha256": hashlib.sha256(picture.content).hexdigest()}
            for page, picture in sorted(pictures.items())
        ],
        "unseen": [page + 1 for page in unseen],
    }  # fmt: skip
