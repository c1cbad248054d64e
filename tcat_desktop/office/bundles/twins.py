"""The redacted copy made: every page looked over in a child, and those with a find made again.

Words are covered wherever they stand: on our own pages, on a stranger's, and in pictures as far
as a machine can read them. Where none could look, the page is named, so that a person does.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf

from tcat_desktop.correspondence.bundle.assemble import Assembled
from tcat_desktop.correspondence.bundle.plan import Bundle, Foreign, Part, Pictured
from tcat_desktop.correspondence.bundle.twin import Picture, Reason, Twin, redacted
from tcat_desktop.correspondence.paper import HEIGHT, WIDTH
from tcat_desktop.evidence import machine_text, naming
from tcat_desktop.evidence.apart import Limits, covered_apart, machine_read_apart
from tcat_desktop.evidence.covering import Remade, Wanted
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.bundles.contents import Line, Redacted

Stop = Callable[[], bool]
Told = Callable[[int, int, str], None]
Box = tuple[float, float, float, float, str]
Seen = tuple[str, float, float, float, float]

# Everywhere in the bundle, or before its first part.
EVERYWHERE, FRONT = "all", "front"
_AT_ONCE: Final = 12
# Drawing twelve pages at 150 dots takes two seconds; a page made to be slow has its limit.
_LIMITS: Final = Limits(seconds=60.0, memory=1024 * 1024 * 1024)
# A page of somebody else's with fewer words than this is a scan, or as good as one.
_FEW: Final = 4
_POINTS: Final = (WIDTH * 72 / 25.4, HEIGHT * 72 / 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What the copy is made from: the bundle, what to cover in it, and what pictures say."""

    bundle: Bundle
    whole: Assembled
    redactions: tuple[Redacted, ...]
    lines: Mapping[str, Line]
    reasons: tuple[Reason, ...]

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Words to be covered wherever they stand, each with its code; the longest first."""
        found = {each.words: each.code for each in self.redactions
                 if each.words and each.part == EVERYWHERE}  # fmt: skip
        return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def twin(covering: Covering, *, told: Told | None = None, cancelled: Stop | None = None) -> Twin:
    """The redacted copy. Slow: a second for each six pages. Raises as ``covered_apart``."""
    boxes, unseen = _in_pictures(covering, cancelled)
    for page, found in _drawn(covering):
        boxes.setdefault(page, []).append(found)
    wanted = [_wanted(covering, page, tuple(boxes.get(page, ()))) for page in range(
        covering.whole.pages)]  # fmt: skip
    remade, scans = _remade(covering, wanted, told, cancelled)
    more, still_unseen = _in_scans(covering, scans, boxes, cancelled)
    remade.update({each.page: each for each in more})
    pictures = {
        number: Picture(form=each.form, wide=each.wide, tall=each.tall, content=each.content,
                        codes=tuple(sorted(each.codes.items())))
        for number, each in remade.items()
    }  # fmt: skip
    unseen = sorted({*unseen, *still_unseen})
    return redacted(covering.bundle, covering.whole, pictures, covering.reasons, tuple(unseen))


def _wanted(covering: Covering, page: int, boxes: tuple[Box, ...]) -> Wanted:
    part = part_at(covering, page)
    own = tuple(
        (each.words, each.code) for each in covering.redactions
        if each.words and part is not None and each.part == part.key
    )  # fmt: skip
    # A stranger's page may hold what no reader finds: it is always made again.
    foreign = part is not None and isinstance(part.source, Foreign)
    return Wanted(page=page, terms=(*covering.terms, *own), boxes=boxes, always=foreign)


def part_at(covering: Covering, page: int) -> Part | None:
    """The part that a page of the bundle is of; None for the first pages."""
    for part in covering.bundle.parts:
        place = covering.whole.places[part.key]
        if place.first <= page + 1 <= place.last:
            return part
    return None


# --- page by page


def _remade(
    covering: Covering, wanted: list[Wanted], told: Told | None, cancelled: Stop | None
) -> tuple[dict[int, Remade], list[int]]:
    """The pages that were made again, and which of a stranger's have no words to look for."""
    remade: dict[int, Remade] = {}
    scans: list[int] = []
    with pikepdf.open(BytesIO(covering.whole.content)) as source:
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            if told:
                told(start, len(wanted), f"Covering, page {start + 1} of {len(wanted)}")
            content = _pages(source, [each.page for each in some])
            asked = tuple(
                Wanted(page=at, terms=each.terms, boxes=each.boxes, always=each.always)
                for at, each in enumerate(some)
            )
            found, words = covered_apart(content, asked, limits=_LIMITS, cancelled=cancelled)
            for each in found:
                remade[start + each.page] = _numbered(each, start + each.page)
            scans += [start + at for at, many in words.items() if _is_scan(covering, start + at,
                                                                          many)]  # fmt: skip
    return remade, scans


def _numbered(each: Remade, page: int) -> Remade:
    return Remade(page=page, form=each.form, wide=each.wide, tall=each.tall, codes=each.codes,
                  words=each.words, content=each.content)  # fmt: skip


def _pages(source: pikepdf.Pdf, numbers: list[int]) -> bytes:
    """Some pages as a small file of their own, for the child."""
    some = pikepdf.new()
    for number in numbers:
        page = source.pages[number]
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
        some.pages.append(page)
    file = BytesIO()
    some.save(file)
    return file.getvalue()


def _is_scan(covering: Covering, page: int, words: int) -> bool:
    """Whether a stranger's page has hardly a word besides our own caption, head and foot."""
    part = part_at(covering, page)
    if part is None or not isinstance(part.source, Foreign):
        return False
    head = f"{covering.bundle.school} · {covering.bundle.reference}"
    ours = f"{part.key} {part.title} page 1 of 1 {part.source.caption} {head}"
    foot = f"Bundle version 1, {covering.bundle.standing}. Manifest 1 2 3 4 Page 1 of 1 1"
    return words < len(ours.split()) + len(foot.split()) + _FEW


# --- boxes that a person drew


def _drawn(covering: Covering) -> Iterator[tuple[int, Box]]:
    for each in covering.redactions:
        if not each.box or not each.page:
            continue
        left, top, right, foot = each.box
        if each.part == FRONT:
            yield each.page - 1, (left, top, right, foot, each.code)
            continue
        place = covering.whole.places.get(each.part)
        if place is not None and place.first + each.page - 1 <= place.last:
            yield place.first - 1 + each.page - 1, (left, top, right, foot, each.code)


# --- words within pictures


def _in_pictures(
    covering: Covering, cancelled: Stop | None
) -> tuple[dict[int, list[Box]], list[int]]:
    """Where pictures hold the words, on pages of the bundle; and pages nobody could look at."""
    boxes: dict[int, list[Box]] = {}
    unseen: list[int] = []
    for part in covering.bundle.parts:
        terms = _terms_of(covering, part)
        if not isinstance(part.source, Pictured) or not terms:
            continue
        strips = [(name, spot) for name, spot in covering.whole.pictures
                  if name.startswith(f"{part.key}:")]  # fmt: skip
        lines = _lines(covering, part, part.source, cancelled)
        if lines is None:
            unseen += [spot.page for _, spot in strips]
            continue
        for words, left, top, right, foot in lines:
            code = _code(terms, words)
            for name, spot in strips if code else []:
                first, last = (float(part) for part in name.split(":")[1:])
                if foot <= first or top >= last:
                    continue
                down = (spot.high - spot.low) / (last - first)
                wide, tall = _POINTS
                across = spot.right - spot.left
                high = spot.high - (max(top, first) - first) * down
                low = spot.high - (min(foot, last) - first) * down
                boxes.setdefault(spot.page, []).append((
                    (spot.left + left * across) / wide, 1 - high / tall,
                    (spot.left + right * across) / wide, 1 - low / tall, code,
                ))  # fmt: skip
    return boxes, unseen


def _terms_of(covering: Covering, part: Part) -> tuple[tuple[str, str], ...]:
    own = tuple((each.words, each.code) for each in covering.redactions
                if each.words and each.part == part.key)  # fmt: skip
    return (*covering.terms, *own)


def _code(terms: tuple[tuple[str, str], ...], words: str) -> str:
    return next((code for term, code in terms if naming.likely(term, words)), "")


def _lines(
    covering: Covering, part: Part, source: Pictured, cancelled: Stop | None
) -> list[Seen] | None:
    """What a machine reads in a picture, from the record or now; None where none can."""
    line = covering.lines.get(part.key)
    if line is not None and line.machine is not None:
        return [(str(row[0]), *map(float, row[2:6])) for row in line.machine]  # type: ignore[misc]  # four sides
    return _machine(source.picture, cancelled)


def _machine(picture: bytes, cancelled: Stop | None) -> list[Seen] | None:
    if not machine_text.is_here():
        return None
    try:
        reading = machine_read_apart(picture, cancelled=cancelled)
    except Refused:
        if cancelled and cancelled():
            raise
        return None
    return [(words, left, top, right, foot) for words, _, left, top, right, foot in reading.machine]


def _in_scans(
    covering: Covering, scans: list[int], boxes: Mapping[int, list[Box]], cancelled: Stop | None
) -> tuple[list[Remade], list[int]]:
    """Scanned pages read by a machine, and made again where it found the words."""
    made: list[Remade] = []
    unseen: list[int] = []
    with pikepdf.open(BytesIO(covering.whole.content)) as source:
        for page in scans:
            part = part_at(covering, page)
            terms = _terms_of(covering, part) if part else ()
            if not terms:
                continue
            content = _pages(source, [page])
            plain, _ = covered_apart(content, (Wanted(page=0, always=True, plain=True),),
                                     limits=_LIMITS, cancelled=cancelled)  # fmt: skip
            lines = _machine(plain[0].content, cancelled)
            if lines is None:
                unseen.append(page)
                continue
            found: list[Box] = [
                (left, top, right, foot, code) for words, left, top, right, foot in lines
                if (code := _code(terms, words))
            ]  # fmt: skip
            wanted = Wanted(page=0, terms=terms, boxes=(*boxes.get(page, ()), *found), always=True)
            again, _ = covered_apart(content, (wanted,), limits=_LIMITS, cancelled=cancelled)
            made.append(_numbered(again[0], page))
    return made, unseen
